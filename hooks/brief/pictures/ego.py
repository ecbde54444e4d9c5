"""The relations of one actor: a row for each, from the actor's line to the name of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from brief.pictures import svg
from brief.pictures.lettering import NARROW, cut, width
from brief.pictures.network import Line, Node
from brief.pictures.timeline import WIDE

MOST = 40
_ROW, _HEAD, _INDENT = 46.0, 34.0, 14.0


def draw(id: str, title: str, description: str, actor: Node, others: Sequence[Node], lines: Sequence[Line]) -> Markup:
    """The picture; `others` holds the other end of each line, in the same order."""
    shapes: list[Markup] = []
    for i, (line, other) in enumerate(zip(lines, others, strict=True)):
        shapes += _row(actor, line, other, _HEAD + i * _ROW)
    high = _HEAD + len(lines) * _ROW
    name = cut(actor.name, NARROW - 20)
    frame = {"class_": "node-frame", "fill": "Canvas", "stroke": "currentColor", "stroke_width": "1.5"}
    trunk = svg.tag("line", x1="4", x2="4", y1="26", y2=high - _ROW + 30, stroke="currentColor", stroke_width="1.5")
    box = svg.tag("rect", x="1", y="1", width=svg.number(width(name) + 16), height="25", rx="4", **frame)
    words = svg.tag("text", name, x="9", y="18", class_="node-name")
    return svg.picture(id, title, description, high + 2, trunk, box, words, *shapes)


def _row(actor: Node, line: Line, other: Node, y: float) -> Iterator[Markup]:
    outward = line.start == actor.id
    at = y + 30
    name = cut(other.name, NARROW * 0.6)
    room = width(name) + 8
    look = {"stroke": "currentColor", "stroke_width": "1" if line.faint else "2"}
    dashes = {"stroke_dasharray": "6 4"} if line.claimed else {}
    fill = {"fill": "none", "stroke": "currentColor"} if line.faint else {"fill": "currentColor"}
    ground = svg.tag(
        "rect",
        x=svg.number(-room),
        y=svg.number(at - 12),
        width=svg.number(room),
        height="24",
        class_="ground",
        fill="Canvas",
    )
    tip = f"M{svg.number(-room)} {svg.number(at)} l-9 -4 v8 Z" if outward else f"M5 {svg.number(at)} l9 -4 v8 Z"
    arrow = svg.tag("path", d=tip, class_="arrow", **fill)
    words = f"{line.label} {line.words}"
    yield svg.link(
        line.href,
        line.title,
        svg.tag("rect", x="8", y=svg.number(y), width="100%", height="36", fill="none", pointer_events="all"),
        _words(cut(words, NARROW - _INDENT), y, "narrow"),
        _words(cut(words, WIDE - _INDENT), y, "wide", display="none"),
        svg.tag("line", x1="4", x2="100%", y1=at, y2=at, class_="line", **look, **dashes),
        svg.at(100, ground, *([arrow] if outward else [])),
        *([] if outward else [arrow]),
        class_=f"tie-words{' claimed' if line.claimed else ''}{' faint' if line.faint else ''}",
    )
    label = svg.tag("text", name, x="0", y=svg.number(at + 4), text_anchor="end")
    hit = svg.tag(
        "rect",
        x=svg.number(-room),
        y=svg.number(at - 12),
        width=svg.number(room),
        height="24",
        fill="none",
        pointer_events="all",
    )
    yield svg.link(other.href, other.name, svg.at(100, hit, label), class_="node")


def _words(words: str, y: float, name: str, **attributes: str) -> Markup:
    return svg.tag("text", words, x=_INDENT, y=svg.number(y + 20), class_=f"words {name}", **attributes)
