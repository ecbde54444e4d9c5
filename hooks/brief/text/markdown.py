"""What a reader sees of a Markdown text: its blocks in order, marks removed.

CommonMark with tables and strikethrough, by markdown-it-py, raw HTML off: HTML is text like any other. Addresses
are shown as they are written, never normalised, so that a quote can be copied from the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.token import Token

Kind = Literal["text", "heading", "item", "quote", "code", "cell"]
_BlockRule = Callable[[StateBlock, int, int, bool], bool]

_NESTING = 20
"""The parser's bound for blocks and links within each other; its time grows with it."""
_CONTAINERS: dict[str, Kind] = {
    "heading": "heading",
    "blockquote": "quote",
    "bullet_list": "item",
    "ordered_list": "item",
}


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a code block or a row of a table."""

    kind: Kind
    """Of the innermost list or block quote for a paragraph in one."""
    level: int
    """Of a heading 1 to 6; how many lists are around an item, or block quotes around a quote; else 0."""
    text: str
    """Line breaks as they are."""


def blocks(body: str) -> Iterator[Block]:
    """The blocks of `body` in order, empty ones included. Linear in the text."""
    around: list[tuple[Kind, int]] = [("text", 0)]
    row: list[str] | None = None
    for token in _ENGINE.parse(body):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _CONTAINERS and token.nesting == 1:
            around.append(_entered(token, _CONTAINERS[name], around))
        elif name in _CONTAINERS:
            around.pop()
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield Block("cell", 0, " ".join(cell for cell in row or () if cell))
            row = None
        elif token.type in ("fence", "code_block"):
            yield Block("code", 0, token.content)
        elif token.type == "inline":
            text = _shown(token.children or ())
            if row is None:
                yield Block(*around[-1], text)
            else:
                row.append(text)


def _entered(token: Token, kind: Kind, around: list[tuple[Kind, int]]) -> tuple[Kind, int]:
    """Kind and level of what stands inside `token`."""
    return kind, int(token.tag[1]) if kind == "heading" else 1 + sum(outer == kind for outer, _ in around)


def _shown(children: Iterable[Token]) -> str:
    """The words of inline tokens: links by their text, images by their alternative text."""
    return "".join(
        "\n"
        if child.type in ("softbreak", "hardbreak")
        else _shown(child.children or ())
        if child.type == "image"
        else child.content
        for child in children
    )


def _bounded(rule: _BlockRule) -> _BlockRule:
    """The rule, but not so deep that the parser would drop the text inside: there the marks stay text."""

    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < _NESTING - 2 and rule(state, start, end, silent)

    return bounded


def commonmark() -> MarkdownIt:
    """CommonMark with tables and strikethrough, raw HTML off, that drops no text however deep lists are nested."""
    engine = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING}).enable(["table", "strikethrough"])
    engine.block.ruler.at("blockquote", _bounded(blockquote), {"alt": ["paragraph", "reference", "blockquote", "list"]})
    engine.block.ruler.at("list", _bounded(list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    return engine


def _engine() -> MarkdownIt:
    engine = commonmark()
    # Nothing here becomes a link, so no address is dangerous, and none is rewritten.
    engine.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    engine.normalizeLink = lambda url: url  # type: ignore[method-assign]
    engine.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return engine


_ENGINE = _engine()
