"""Many dates as counts: a row for each year, or for each ten, hundred… years where there are too many years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from brief.dates.in_words import year_words
from brief.language.interface import Interface
from brief.pictures import svg
from brief.pictures.lettering import NARROW, width
from brief.pictures.timeline import Band, Mark

MOST_ROWS = 60
_ROW, _HEAD = 24.0, 30.0


@dataclass(frozen=True)
class Row:
    """The marks that begin in one stretch of years."""

    start: int | None
    """The first year; None for marks whose start is open or not known."""
    marks: tuple[Mark, ...]
    step: int
    """How many years."""
    language: Interface

    @property
    def title(self) -> str:
        if self.start is None:
            return self.language.gettext("No earliest date")
        first = year_words(self.start, self.language)
        if self.step == 1:
            return first
        return f"{first} – {year_words(self.start + self.step - 1, self.language)}"

    @property
    def solid(self) -> int:
        return sum(mark.solid for mark in self.marks)


def rows(marks: Sequence[Mark], language: Interface) -> list[Row]:
    """The marks by the year of their first day, in time."""
    years = {first.year for mark in marks if (first := mark.date.earliest)}
    step = 1
    while len({year // step for year in years}) > MOST_ROWS:
        step *= 10
    groups: dict[int | None, list[Mark]] = {}
    for mark in marks:
        first = mark.date.earliest
        groups.setdefault(first.year // step * step if first else None, []).append(mark)
    keys = sorted(groups, key=lambda year: (year is not None, year or 0))
    return [Row(key, tuple(groups[key]), step, language) for key in keys]


def draw(id: str, title: str, description: str, bands: Sequence[Band], language: Interface) -> Markup:
    """The picture; each row leads to where its first mark stands in the list."""
    shapes: list[Markup] = []
    groups = [(band, rows(band.marks, language)) for band in bands]
    every = [row for _, of_band in groups for row in of_band]
    # One scale for all bands, so that a bar twice as long always means twice as many.
    left = max(width(row.title) for row in every) + 10
    most = max(len(row.marks) for row in every)
    room = max(40.0, NARROW - left - max(width(_count(row)) for row in every) - 8)
    y = 0.0
    for band, of_band in groups:
        shapes.append(svg.tag("text", band.title, x="0", y=svg.number(y + 20), class_="band", font_weight="700"))
        y += _HEAD
        for row in of_band:
            share = room / NARROW * 100 * len(row.marks) / most
            name = f"{row.title}: {_count(row)}"
            shapes.append(svg.link(row.marks[0].place, name, *_row(row, y, left, share), class_="count"))
            y += _ROW
        y += 8
    return svg.picture(id, title, description, y, *shapes)


def _count(row: Row) -> str:
    hollow, language = len(row.marks) - row.solid, row.language
    number = language.number(len(row.marks))
    if not hollow:
        return number
    return language.gettext("%(number)s, %(hollow)s not done", number=number, hollow=language.number(hollow))


def _row(row: Row, y: float, left: float, share: float) -> list[Markup]:
    solid = share * row.solid / len(row.marks)
    size = {"y": svg.number(y + 5), "height": "14", "class_": "bar"}
    bars = [svg.tag("rect", x="0", width=svg.percent(solid), fill="currentColor", **size)] if row.solid else []
    if row.solid < len(row.marks):
        hollow = {"fill": "none", "stroke": "currentColor", "stroke_width": "1.5", "stroke_dasharray": "3 2"}
        bars.append(svg.tag("rect", x=svg.percent(solid), width=svg.percent(share - solid), **hollow, **size))
    text = svg.tag("text", _count(row), x="6", y=svg.number(y + 16), class_="number")
    return [
        svg.tag("rect", x="0", y=svg.number(y), width="100%", height="24", fill="none", pointer_events="all"),
        svg.tag("text", row.title, x="0", y=svg.number(y + 16), class_="tick"),
        svg.tag("svg", *bars, svg.at(share, text), x=svg.number(left), overflow="visible"),
    ]
