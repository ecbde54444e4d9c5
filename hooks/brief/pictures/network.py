"""The network of actors: boxes with names, and a line with its words for each relation.

A label is put where it meets no box and no other label: in words on one or two lines, else as the number of its
fact. Every line opens its facts, and the table below the picture holds the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from brief.pictures import svg
from brief.pictures.curve import Curve
from brief.pictures.layout import BOX_WIDTH, CELL_HEIGHT, WIDTH, Box, Point, places
from brief.pictures.lettering import cut, width, wrap

MOST = 40
"""Actors in one picture."""
MOST_LINES = 120
_SMALL = 11.0
_STOPS = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78, 0.15, 0.85)
"""Where on a line its label may lie, the best first."""
_STRETCHES = (1.0, 1.3, 1.7)
"""How far the rows are pulled apart, until every line has room for its label."""
_BENDS = (0, 26, -26, 52, -52, 80, -80, 110, -110)


@dataclass(frozen=True)
class Node:
    """An actor in the picture."""

    id: str
    name: str
    href: str


@dataclass(frozen=True)
class Line:
    """Relations of the same words between the same two, drawn as one line."""

    start: str
    end: str
    words: str
    href: str
    """The fact, or the row of the table where there are several."""
    label: str
    """The shortest name: `[12]`."""
    title: str
    """From, words, to, how it is said and whether it still holds."""
    claimed: bool = False
    """Somebody says so, or the passage does not state it as so: the line is dashed."""
    faint: bool = False
    """It is no longer so, not yet, or was taken back: the line is thin, its arrow hollow; the words say which."""
    weight: int = 1
    """How many facts it stands for."""


@dataclass(frozen=True)
class Placed:
    """A label and where it lies."""

    lines: tuple[str, ...]
    box: Box


def draw(id: str, title: str, description: str, nodes: Sequence[Node], lines: Sequence[Line]) -> Markup:
    """The picture of no more than `MOST` actors and `MOST_LINES` lines between them."""
    links: dict[tuple[str, str], float] = {}
    for line in lines:
        links[line.start, line.end] = links.get((line.start, line.end), 0) + line.weight**0.5
    placed = places([node.id for node in nodes], links)
    names = {node.id: wrap(node.name, BOX_WIDTH - 14, 2) for node in nodes}
    for stretch in _STRETCHES:
        spots = {id: (x, y * stretch) for id, (x, y) in placed.items()}
        boxes = {id: _box(spots[id], rows) for id, rows in names.items()}
        curves = _curves(lines, spots, boxes)
        height = max(y for _, y in spots.values()) + CELL_HEIGHT * stretch / 2
        labels = _labels(lines, curves, list(boxes.values()), height)
        if all(labels):
            break
    shapes = [_line(line, curve, bare=label is None) for line, curve, label in zip(lines, curves, labels, strict=True)]
    shapes += [_label(line, label) for line, label in zip(lines, labels, strict=True) if label]
    shapes += [_node(node, spots[node.id], boxes[node.id], names[node.id]) for node in nodes]
    return svg.picture(id, title, description, height, *shapes, width=svg.number(WIDTH))


def _box(centre: Point, rows: Sequence[str]) -> Box:
    return Box.around(centre, max([44.0, *(width(row) for row in rows)]) + 14, 15.0 * len(rows) + 13)


def _curves(lines: Sequence[Line], spots: dict[str, Point], boxes: dict[str, Box]) -> list[Curve]:
    """A curve for each line: bent so that it passes by the boxes of others and beside other lines of its pair."""
    used: dict[tuple[str, str], set[int]] = {}
    curves = []
    for line in lines:
        pair = min(line.start, line.end), max(line.start, line.end)
        turn = 1 if pair[0] == line.start else -1
        taken = used.setdefault(pair, set())
        others = [box for id, box in boxes.items() if id not in pair]

        tried: list[tuple[int, int]] = []
        for bend in (b for b in _BENDS if b not in taken):
            crossed = Curve.between(spots[line.start], spots[line.end], bend * turn).crossed(others)
            tried.append((crossed, bend))
            if not crossed:
                break
        bend = min(tried, key=lambda row: row[0], default=(0, 0))[1]
        taken.add(bend)
        curve = Curve.between(spots[line.start], spots[line.end], bend * turn)
        curves.append(curve.clipped(boxes[line.start], boxes[line.end]))
    return curves


def _labels(lines: Sequence[Line], curves: Sequence[Curve], boxes: list[Box], height: float) -> list[Placed | None]:
    """A place for each line's label; those with the least choice, on the shortest lines, choose first."""
    page = Box(2, 2, WIDTH - 2, height - 2)
    taken = list(boxes)
    labels: list[Placed | None] = [None] * len(lines)
    for i in sorted(range(len(lines)), key=lambda i: (round(curves[i].length, 3), i)):
        placed = _place(lines[i], curves[i], taken, page)
        if placed:
            taken.append(placed.box)
            labels[i] = placed
    return labels


def _place(line: Line, curve: Curve, taken: Sequence[Box], page: Box) -> Placed | None:
    spellings = dict.fromkeys(
        (
            wrap(line.words, 120, 2, _SMALL),
            wrap(line.words, 84, 3, _SMALL),
            (cut(line.words, 96, _SMALL),),
            (cut(line.words, 64, _SMALL),),
            (line.label,),
        )
    )
    reach = curve.bounds
    taken = [box for box in taken if box.meets(reach, 70)]
    for rows in spellings:
        wide, high = max((width(row, _SMALL) for row in rows), default=0) + 6, 13.0 * len(rows) + 4
        for stop in _STOPS:
            box = Box.around(curve.at(stop), wide, high)
            inside = page.holds((box.left, box.top)) and page.holds((box.right, box.bottom))
            if inside and not any(box.meets(other, 2) for other in taken):
                return Placed(rows, box)
    return None


def _look(line: Line) -> dict[str, str]:
    dashes = {"stroke_dasharray": "6 4"} if line.claimed else {}
    return {"stroke": "currentColor", "stroke_width": "1" if line.faint else "2", "fill": "none", **dashes}


def _class(line: Line) -> str:
    return f"{' claimed' if line.claimed else ''}{' faint' if line.faint else ''}"


def _line(line: Line, curve: Curve, *, bare: bool) -> Markup:
    """The line and its arrow. Where it has a label, that is the link for the keyboard."""
    path = curve.path()
    arrow = {"fill": "none", "stroke": "currentColor"} if line.faint else {"fill": "currentColor"}
    shapes = (
        svg.tag("path", d=path, stroke="transparent", stroke_width="14", fill="none", pointer_events="stroke"),
        svg.tag("path", d=path, class_="line", **_look(line)),
        svg.tag("path", d=curve.arrow(), class_="arrow", **arrow),
    )
    hidden = {} if bare else {"tabindex": "-1", "aria_hidden": "true"}
    return svg.link(line.href, line.title, *shapes, class_=f"tie{_class(line)}", **hidden)


def _label(line: Line, placed: Placed) -> Markup:
    box = placed.box
    ground = svg.tag("rect", **_rect(box), class_="ground", fill="Canvas", fill_opacity="0.9")
    middle = svg.number((box.left + box.right) / 2)
    rows = [
        svg.tag("text", row, x=middle, y=svg.number(box.top + 12.5 + 13 * i), text_anchor="middle", font_size="11")
        for i, row in enumerate(placed.lines)
    ]
    return svg.link(line.href, line.title, ground, *rows, class_=f"tie-words{_class(line)}")


def _node(node: Node, centre: Point, box: Box, rows: Sequence[str]) -> Markup:
    frame = svg.tag(
        "rect", **_rect(box), rx="4", class_="node-frame", fill="Canvas", stroke="currentColor", stroke_width="1.5"
    )
    top = centre[1] - 7.5 * len(rows) + 11.5
    words = [
        svg.tag("text", row, x=svg.number(centre[0]), y=svg.number(top + 15 * i), text_anchor="middle")
        for i, row in enumerate(rows)
    ]
    return svg.link(node.href, node.name, frame, *words, class_="node")


def _rect(box: Box) -> dict[str, str]:
    return {
        "x": svg.number(box.left),
        "y": svg.number(box.top),
        "width": svg.number(box.right - box.left),
        "height": svg.number(box.bottom - box.top),
    }
