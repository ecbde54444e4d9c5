"""HTML pages as XML trees: for books, which must be well-formed, and for whatever rearranges a page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser

from brief.pages.class_names import ON_SCREEN

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_CASED = {
    name.lower(): name
    for name in (
        "clipPath",
        "foreignObject",
        "linearGradient",
        "radialGradient",
        "textPath",
        "attributeName",
        "clipPathUnits",
        "gradientTransform",
        "gradientUnits",
        "lengthAdjust",
        "markerHeight",
        "markerUnits",
        "markerWidth",
        "maskContentUnits",
        "maskUnits",
        "pathLength",
        "patternContentUnits",
        "patternTransform",
        "patternUnits",
        "preserveAspectRatio",
        "refX",
        "refY",
        "spreadMethod",
        "startOffset",
        "textLength",
        "viewBox",
    )
}
"""Names of SVG that XML writes with capitals; reading HTML loses them."""
_BLANK = re.compile("[\v\f]")
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
SVG = "http://www.w3.org/2000/svg"
_TOOLS = {"form", "script", "noscript", "style"}


class _Reader(HTMLParser):
    """Builds a tree; what is left open is closed where its parent ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks for the line of a tag; counting them took a tenth of the reading."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = _CASED.get(tag, tag)
        values = {_CASED.get(key, key): value or "" for key, value in attrs}
        if name == "svg":
            values["xmlns"] = SVG
        self.builder.start(name, values)
        if tag in _VOID:
            self.builder.end(name)
        else:
            self.open.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        name = _CASED.get(tag, tag)
        if name in self.open:
            while (last := self.open.pop()) != name:
                self.builder.end(last)
            self.builder.end(name)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def parse(html: str, root: str = "div") -> ET.Element:
    """The tree of a piece of HTML, in an element of the name `root`."""
    reader = _Reader()
    reader.handle_starttag(root, [])
    reader.feed(html)
    reader.close()
    while reader.open:
        reader.builder.end(reader.open.pop())
    return reader.builder.close()


def text(tree: ET.Element) -> str:
    """The tree as XML that any reader takes."""
    return legal(ET.tostring(tree, encoding="unicode"))


def legal(words: str) -> str:
    """Words as XML can hold them: blanks that it does not know as spaces, and a sign for each other that it does not.
    Nothing is dropped, for that would join what stands around it."""
    return _ILLEGAL.sub("\ufffd", _BLANK.sub(" ", words))


def has_class(element: ET.Element, name: str) -> bool:
    return name in element.get("class", "").split()


def has_any(element: ET.Element, names: frozenset[str]) -> bool:
    """Whether the element has one of these classes."""
    return not names.isdisjoint(element.get("class", "").split())


def parents(tree: ET.Element) -> Iterator[tuple[ET.Element, int, ET.Element]]:
    """Every element below the root with its parent and place, the last first, so that it may be replaced."""
    for parent in list(tree.iter()):
        for place in range(len(parent) - 1, -1, -1):
            yield parent, place, parent[place]


def replace(parent: ET.Element, place: int, new: ET.Element | None) -> None:
    """Put `new` where the child stands; None removes it. The text behind it stays."""
    old = parent[place]
    if new is not None:
        new.tail = old.tail
        parent[place] = new
        return
    del parent[place]
    _append(parent, place, old.tail or "")


def strip(tree: ET.Element, classes: frozenset[str] = frozenset()) -> None:
    """Remove what only helps on a screen, and what has one of these classes."""
    gone = ON_SCREEN | classes
    for parent, place, child in parents(tree):
        if child.tag in _TOOLS or has_any(child, gone):
            replace(parent, place, None)


def unwrap(parent: ET.Element, place: int) -> None:
    """Put the content of the child where it stands."""
    old = parent[place]
    inner = list(old)
    parent[place : place + 1] = inner
    _append(parent, place, old.text or "")
    _append(parent, place + len(inner), old.tail or "")


def _append(parent: ET.Element, place: int, words: str) -> None:
    """Add words before the child at `place`."""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def element(tag: str, content: str | ET.Element | list[ET.Element] = "", **attributes: str) -> ET.Element:
    """An element; `_` at the end of a name is dropped and `__` within is a colon: `class_`, `epub__type`."""
    made = ET.Element(tag, {name.rstrip("_").replace("__", ":"): value for name, value in attributes.items()})
    if isinstance(content, str):
        made.text = content
    else:
        made.extend([content] if isinstance(content, ET.Element) else content)
    return made
