"""A drawing for the typesetter: its lines as SVG, and its words apart, to be set in the fonts and scripts of the text
around them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from brief.editions.html.xhtml import element, has_any, has_class, text
from brief.editions.paper.nodes import printable
from brief.pages.class_names import FAINT, NARROW, WITHDRAWN

_WIDE, _HIGH = 640.0, 900.0
"""What a page holds, in pixels of CSS, 96 to the inch."""
_LENGTH = re.compile(r"(-?[0-9.]+)(%|px)?")


@dataclass(frozen=True)
class _Place:
    """Where a part of the drawing begins, and how its words look."""

    left: float = 0.0
    top: float = 0.0
    faint: bool = False
    struck: bool = False


def drawing(svg: ET.Element, style: str) -> dict[str, Any]:
    """The `svg` as text with the style sheet in it; in points its `width`, where it states one, and its `words`: each
    with the place of its baseline (`x`, `y`), its `anchor`, `size` and `weight`, and whether it is `faint` or `struck`.
    """
    width, height = _pixels(svg.get("width"), _WIDE), _pixels(svg.get("height"), _HIGH)
    lines = _without_words(svg)
    lines.insert(0, element("style", style))
    if not width or not height:
        return {"svg": text(lines), "words": []}
    lines.attrib.update({"width": f"{width:g}", "height": f"{height:g}"})
    scale = 0.75 * min(1.0, _WIDE / width, _HIGH / height)
    words = list(_words(svg, width, _Place()))
    for word in words:
        word |= {name: round(word[name] * scale, 2) for name in ("x", "y", "size")}
    return {"svg": text(lines), "width": round(width * scale, 2), "words": words}


def _pixels(length: str | None, whole: float) -> float:
    """A length in pixels; a share is of the `whole`. None, or one in another unit, is 0."""
    match = _LENGTH.fullmatch(length or "")
    if match is None:
        return 0.0
    return float(match[1]) * whole / 100 if match[2] == "%" else float(match[1])


def _without_words(node: ET.Element) -> ET.Element:
    made = ET.Element(node.tag, node.attrib)
    made.extend([_without_words(child) for child in node if child.tag not in ("title", "desc", "text")])
    return made


def _words(node: ET.Element, width: float, place: _Place) -> Iterator[dict[str, Any]]:
    for child in node:
        # Narrow words stand in for the whole ones where there is little room.
        if has_class(child, NARROW) or "hidden" in child.attrib:
            continue
        x, y = _pixels(child.get("x"), width), _pixels(child.get("y"), 0.0)
        moves = child.tag in ("svg", "text")
        own = _Place(
            left=place.left + x * moves,
            top=place.top + y * moves,
            faint=place.faint or has_any(child, FAINT),
            struck=place.struck or has_class(child, WITHDRAWN),
        )
        if child.tag != "text":
            yield from _words(child, width, own)
            continue
        yield {
            "x": own.left,
            "y": own.top,
            "anchor": child.get("text-anchor", "start"),
            "size": _pixels(child.get("font-size"), 0.0) or 12.0,
            "weight": int(child.get("font-weight", "400")),
            "faint": own.faint,
            "struck": own.struck,
            "text": printable("".join(child.itertext())),
        }
