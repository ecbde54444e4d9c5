"""A tree of HTML as plain data that a typesetter walks: `static/paper.typ` draws it.

A node is a string, or an object with its `tag` and, where it has any, its classes (`class`), `kids`, and the attributes
that mean something on paper. Blanks are as a browser shows them: runs are one, and none stands at the edge of a block.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

from brief.editions.html.xhtml import legal

_BLOCKS = frozenset(
    (
        *("article", "blockquote", "caption", "div", "figcaption", "figure", "footer", "header", "nav", "p", "section"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "ul", "pre"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
_BLANKS = re.compile("[ \t\n\r\f]+")
_NUMBERS = ("colspan", "rowspan", "start")
_WORDS = ("after", "alt", "before", "href", "id", "page", "part")

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Signs that have no shape but in one program, as the bullets of a word processor have. PDF/A-3a forbids them, and
PDF/UA-1 the mark of byte order, which no page shows."""
_FILLED = frozenset({"drawing", "before", "page"})
"""What a node has that shows something without kids: a picture, or the number of a page."""
_LANGUAGE = re.compile("[a-z]{2,3}")
_REGION = re.compile("[a-z]{2}")

Node = str | dict[str, Any]


def nodes(trees: Iterable[ET.Element]) -> list[Node]:
    """The trees, each with all that is in it."""
    return [_Flow().element(tree) for tree in trees]


def language(tag: str) -> dict[str, str]:
    """What a typesetter takes of a tag of BCP 47: the language and, where it names one of two letters, the region."""
    first, *rest = tag.lower().split("-")
    if not _LANGUAGE.fullmatch(first):
        return {}
    region = next(filter(_REGION.fullmatch, rest), None)
    return {"lang": first} | ({"region": region} if region else {})


UNSHOWN = "\ufffd"
"""Stands for a sign that cannot be printed."""


def printable(text: str) -> str:
    """The text with a replacement sign for each that no program or only one can show, and without marks of byte
    order."""
    return _PRIVATE.sub(UNSHOWN, legal(text).replace("\ufeff", ""))


class _Flow:
    """A run of words between two edges of blocks."""

    def __init__(self) -> None:
        self.blank = True
        """Whether what stands before ends in a blank, or is an edge."""

    def element(self, element: ET.Element) -> dict[str, Any]:
        node: dict[str, Any] = {"tag": element.tag, "class": element.get("class", "").split()}
        node |= {name: printable(value) for name in _WORDS if (value := element.get(name)) is not None}
        node |= language(element.get("lang", ""))
        node |= {name: int(value) for name in _NUMBERS if (value := element.get(name))}
        if "drawing" in element.attrib:
            node["drawing"] = json.loads(element.attrib["drawing"])
        if element.tag == "pre":
            node["kids"] = [printable("".join(element.itertext()))]
        else:
            node["kids"] = (_Flow() if element.tag in _BLOCKS else self).kids(element)
        if element.tag in _BLOCKS or element.tag == "br":
            self.blank = True
        elif not _FILLED.isdisjoint(node):
            self.blank = False
        return node

    def kids(self, element: ET.Element) -> list[Node]:
        made: list[Node] = []
        self.words(element.text, made)
        for child in element:
            if child.tag in _BLOCKS:
                _trim(made)
            made.append(self.element(child))
            self.words(child.tail, made)
        if element.tag in _BLOCKS:
            _trim(made)
        return made

    def words(self, text: str | None, found: list[Node]) -> None:
        words = _BLANKS.sub(" ", printable(text or ""))
        if self.blank:
            words = words.removeprefix(" ")
        if words:
            found.append(words)
            self.blank = words.endswith(" ")


def _trim(found: list[Node]) -> bool:
    """Take away the blank that a run of words ends in, however deep it stands; whether that is done."""
    for place in range(len(found) - 1, -1, -1):
        last = found[place]
        if isinstance(last, dict):
            if last["tag"] in _BLOCKS or not _FILLED.isdisjoint(last) or _trim(last["kids"]):
                return True
            continue
        found[place] = last.removesuffix(" ")
        if found[place]:
            return True
        del found[place]
    return False
