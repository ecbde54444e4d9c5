"""The picture of a timeline: bands of marks over one line of time, each mark as wide as its date is exact.

A few marks stand one below the other with their words. Many are packed into lanes and carry their numbers. Above
`MOST` they are counted by year (`brief.pictures.counts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from brief.dates.edtf import Edtf, Moment
from brief.language.interface import Interface
from brief.pictures import axis as axes
from brief.pictures import svg
from brief.pictures.axis import Axis
from brief.pictures.lettering import NARROW, cut, width

MOST = 300
"""Marks of one picture; more are counted by year."""
IN_WORDS = 20
"""Marks that stand in rows of their own, with their words."""
WIDE = 600.0
"""The room that a style sheet can count on where it shows the longer words."""
_ROW, _LANE, _HEAD, _LINE = 54.0, 26.0, 30.0, 15.0
_BOLD = 1.13
"""How much wider bold letters are."""
_PIN = 6.0
"""A bar narrower than this, in pixels at the narrowest, gets a head to be seen by."""


@dataclass(frozen=True)
class Mark:
    """One date of one fact."""

    date: Edtf
    when: str
    """The date in words."""
    href: str
    label: str
    """The shortest name: `[12]`."""
    words: str
    solid: bool = True
    """False for what did not happen then: it is drawn hollow."""
    state: str = ""
    """In a word, where it needs one: `planned`, `withdrawn`."""
    withdrawn: bool = False
    place: str = ""
    """Where it stands in the page's list."""
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def head(self) -> str:
        return f"{self.when} · {self.state}" if self.state else self.when

    @property
    def title(self) -> str:
        return f"{self.head}: {self.words}"


@dataclass(frozen=True)
class Band:
    """Marks of one sort: what happened when, what was said when."""

    title: str
    marks: tuple[Mark, ...]


def draw(id: str, title: str, description: str, bands: Sequence[Band], language: Interface) -> Markup:
    """The picture of at least one mark."""
    axis = Axis((mark.date for band in bands for mark in band.marks), language)
    packed = sum(len(band.marks) for band in bands) > IN_WORDS
    top = 20 + 14 * max(tick.row for tick in axis.ticks)
    shapes: list[Markup] = []
    y = float(top) + 6
    for band in bands:
        shapes.append(svg.tag("text", band.title, x="0", y=svg.number(y + 20), class_="band", font_weight="700"))
        y += _HEAD
        drawn, high = (_lanes if packed else _rows)(id, axis, band.marks, y)
        shapes += drawn
        y += high + 8
    return svg.picture(id, title, description, y, _fades(id), *_line(axis, top, y), *shapes)


def years_left_out(bands: Sequence[Band], language: Interface) -> list[int]:
    """How many years each cut of the line leaves out, rounded."""
    axis = Axis((mark.date for band in bands for mark in band.marks), language)
    return [max(1, round(months / 12)) for _, months in axis.cuts]


def _line(axis: Axis, top: float, bottom: float) -> Iterator[Markup]:
    for tick in axis.ticks:
        x = svg.percent(tick.x)
        yield svg.tag("line", x1=x, x2=x, y1=top, y2=bottom, class_="grid", stroke="currentColor", stroke_opacity="0.2")
        if tick.label:
            y = top - 6 - 14 * tick.row
            yield svg.tag("text", tick.label, x=x, y=svg.number(y), text_anchor=tick.anchor, class_="tick")
    for piece in axis.pieces:
        ends = {"x1": svg.percent(piece.left), "x2": svg.percent(piece.left + piece.share)}
        yield svg.tag("line", **ends, y1=top, y2=top, class_="axis", stroke="currentColor", stroke_width="1.5")
    for middle, _ in axis.cuts:
        slash = {"stroke": "currentColor", "stroke_width": "1.5", "fill": "none"}
        yield svg.at(middle, svg.tag("path", d="M-5 5 L-1 -5 M1 5 L5 -5", class_="cut", **slash), y=top)


def _fades(id: str) -> Markup:
    def fade(name: str, first: str, last: str) -> Markup:
        stops = [("0", first), ("1", last)]
        return svg.tag(
            "linearGradient",
            *(svg.tag("stop", offset=o, stop_color="currentColor", stop_opacity=a) for o, a in stops),
            id=f"{id}-{name}",
            class_="fade",
        )

    return svg.tag("defs", fade("in", "0", "1"), fade("out", "1", "0"))


def _rows(id: str, axis: Axis, marks: Sequence[Mark], y: float) -> tuple[list[Markup], float]:
    drawn = []
    for i, mark in enumerate(marks):
        top = y + i * _ROW
        words = f"{mark.label} {mark.words}"
        drawn.append(
            _linked(
                mark,
                svg.tag("rect", x="0", y=svg.number(top), width="100%", height=svg.number(_ROW - 4), **_HIT),
                _text(cut(mark.head, NARROW / _BOLD), top + 12, class_="when narrow", font_weight="600"),
                _text(cut(mark.head, WIDE / _BOLD), top + 12, class_="when wide", font_weight="600", display="none"),
                _text(cut(words, NARROW), top + 12 + _LINE, class_="words narrow"),
                _text(cut(words, WIDE), top + 12 + _LINE, class_="words wide", display="none"),
                *_bar(id, axis, mark, top + 12 + _LINE + 7),
            )
        )
    return drawn, len(marks) * _ROW


def _lanes(id: str, axis: Axis, marks: Sequence[Mark], y: float) -> tuple[list[Markup], float]:
    placed = sorted((_Label.of(axis, mark), i) for i, mark in enumerate(marks))
    ends: list[float] = []
    drawn = []
    for label, i in placed:
        lane = next((n for n, end in enumerate(ends) if end < label.left), len(ends))
        ends[lane : lane + 1] = [label.right]
        mark, top = marks[i], y + lane * _LANE
        side = -label.wide if label.anchor == "end" else 0
        hit = svg.tag(
            "rect", x=side - 2, y=svg.number(top), width=svg.number(label.wide + 4), height=svg.number(_LANE), **_HIT
        )
        words = svg.tag("text", label.text, y=svg.number(top + 11), text_anchor=label.anchor, class_="number")
        drawn.append(_linked(mark, svg.at(label.at, hit, words), *_bar(id, axis, mark, top + 14)))
    return drawn, len(ends) * _LANE


@dataclass(frozen=True, order=True)
class _Label:
    """The number of a mark, above its bar."""

    left: float
    """Of label and bar together, in pixels at the narrowest, with some air."""
    right: float
    text: str
    wide: float
    anchor: str
    at: float
    """Percent."""

    @classmethod
    def of(cls, axis: Axis, mark: Mark) -> _Label:
        text = f"{mark.label} {mark.state}" if mark.state else mark.label
        wide = width(text)
        start, end = axis.bar(axes.span(mark.date))
        left, right = start / 100 * NARROW, end / 100 * NARROW
        if left + wide <= NARROW:
            at, anchor, box = start, "start", (left, left + wide)
        else:
            at, anchor, box = end, "end", (right - wide, right)
        return cls(min(left, box[0]) - 6, max(right, box[1]) + 6, text, wide, anchor, at)


_FOOT = {"fill": "currentColor", "stroke": "currentColor", "stroke_width": "0.5"}
_HIT = {"fill": "none", "pointer_events": "all", "class_": "hit"}


def _linked(mark: Mark, *shapes: Markup) -> Markup:
    name = "mark is-withdrawn" if mark.withdrawn else "mark"
    return svg.link(mark.href, mark.title, *shapes, class_=name, **svg.data(mark.filters))


def _text(words: str, y: float, **attributes: str) -> Markup:
    return svg.tag("text", words, x="0", y=svg.number(y), **attributes)


def _bar(id: str, axis: Axis, mark: Mark, y: float) -> Iterator[Markup]:
    """The bar of a date: hollow where nothing happened yet, fading where an end is open, rough or in doubt."""
    place = axes.span(mark.date)
    left, right = axis.bar(place)
    loose_start, loose_end = loose(mark.date)
    look = _Look(id, mark.solid)
    name = "in" if place.start is None else "out" if place.end is None else ""
    pin = not name and (right - left) / 100 * NARROW < _PIN
    if pin:
        head = svg.tag("circle", r="4", cy=svg.number(y + 4), class_="head", **look.head)
        yield svg.at((left + right) / 2, head)
        y, high = y + 9, 3
    else:
        high = 8
    size = {"x": svg.percent(left), "width": svg.percent(right - left), "height": svg.number(high)}
    yield svg.tag("rect", y=svg.number(y), class_="bar", **size, **(look.paint(name) if not pin else _FOOT))
    if place.start is not None and loose_start:
        yield svg.at(left, _fade(y, high, -12, look.rough("in")))
    if place.end is not None and loose_end:
        yield svg.at(right, _fade(y, high, 0, look.rough("out")))


def _fade(y: float, high: float, x: float, paint: Mapping[str, str]) -> Markup:
    return svg.tag(
        "rect", x=svg.number(x), y=svg.number(y), width="12", height=svg.number(high), class_="rough", **paint
    )


@dataclass(frozen=True)
class _Look:
    """How the shapes of a mark are painted."""

    id: str
    """Of the picture."""
    solid: bool

    @property
    def head(self) -> dict[str, str]:
        if self.solid:
            return {"fill": "currentColor"}
        return {"fill": "none", "stroke": "currentColor", "stroke_width": "1.5"}

    def rough(self, fade: str) -> dict[str, str]:
        return {"fill": f"url(#{self.id}-{fade})"} | ({} if self.solid else {"fill_opacity": "0.5"})

    def paint(self, fade: str = "") -> dict[str, str]:
        colour = f"url(#{self.id}-{fade})" if fade else "currentColor"
        if self.solid:
            return {"fill": colour}
        return {"fill": "none", "stroke": colour, "stroke_width": "1.5", "stroke_dasharray": "3 2"}


def loose(date: Edtf) -> tuple[bool, bool]:
    """Whether the start and the end of a date are an estimate, in doubt, open or not known."""
    first, last = date.start, date.start if date.end is None else date.end
    return _loose(first), _loose(last)


def _loose(end: Moment | str) -> bool:
    return not isinstance(end, Moment) or end.approximate or end.uncertain
