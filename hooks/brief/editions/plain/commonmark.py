"""Data and prose as Markdown that any renderer of CommonMark shows as the site shows them.

The author's prose is written anew from what the site read in it: whatever the site leaves as text, such as raw HTML, a
picture or a link that leads nowhere, is escaped, and code stays code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token

from brief.text.prose import Prose

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_LINE_START = re.compile(r"^[0-9]+(?=[.)](?:[ \t]|$))|^(?=[-+](?:[ \t]|$)|[-=:][-=: \t]*$)", re.MULTILINE)
"""Before a sign that would begin an item of a list, or make a heading or a table of the line above."""
_PIPE = re.compile(r"(?<!\\)\|")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BREAKS = frozenset({"softbreak", "hardbreak"})

Refer = Callable[[str, str | None], str]


def escaped(text: str) -> str:
    """Data as Markdown that shows it as it is, on one line."""
    return _at_start(_signs(_BLANKS.sub(" ", text).strip(" ")))


def written(prose: Prose, refer: Refer, above: int) -> str:
    """Prose as Markdown. `refer(id, words)` gives the Markdown of a reference; `above` is the rank of the heading over
    the prose."""
    return "\n\n".join(_Writer(refer, above).blocks(iter(prose.tokens))[0])


def _signs(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _at_start(lines: str) -> str:
    return _LINE_START.sub(r"\g<0>\\", lines)


class _Writer:
    """Writes one prose. It reads the tokens in a row, since emphasis may lie within emphasis without end."""

    def __init__(self, refer: Refer, above: int) -> None:
        self.refer, self.above = refer, above

    def blocks(self, tokens: Iterator[Token]) -> tuple[list[str], bool]:
        """The blocks up to the end of what holds them, and whether no blank line parts them."""
        made, close = [], False
        for token in tokens:
            if token.nesting < 0:
                break
            close = close or token.hidden
            made.append(self.block(token, tokens))
        return made, close

    def block(self, token: Token, tokens: Iterator[Token]) -> str:
        match token.type:
            case "hr":
                return "___"  # Stars and dashes begin items too, and dashes make a heading of the line above.
            case "fence" | "code_block":
                marks = _longer("```", token.content)
                return "\n".join([marks, token.content.removesuffix("\n"), marks])
            case "blockquote_open":
                return _hung("\n\n".join(self.blocks(tokens)[0]), "> ", "> ")
            case "bullet_list_open" | "ordered_list_open":
                return self.items(tokens)
            case "table_open":
                return self.table(tokens)
        inline = next(tokens)
        next(tokens)
        if token.type == "heading_open":
            # The site shows none above the second rank.
            return f"{'#' * min(6, self.above + int(token.tag[1]) - 1)} {self.line(inline)}"
        return _at_start(self.words(inline))

    def items(self, tokens: Iterator[Token]) -> str:
        items, tight = [], False
        for item in tokens:
            if item.nesting < 0:
                break
            blocks, close = self.blocks(tokens)
            items.append((f"{item.info}{item.markup} ", blocks))
            tight = tight or close
        between = "\n" if tight else "\n\n"
        return between.join(_hung(between.join(blocks), mark, " " * len(mark)) for mark, blocks in items)

    def table(self, tokens: Iterator[Token]) -> str:
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_PIPE.sub(r"\\|", self.line(token)))
        rows.insert(1, ["---" for _ in rows[0]])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def line(self, inline: Token) -> str:
        """The words of a block that has one line."""
        return re.sub(r"\\?\n", " ", self.words(inline))

    def words(self, inline: Token) -> str:
        tokens = [
            token
            for token in inline.children or ()
            if token.type != "sentence_end" and (token.content or token.type != "text")
        ]
        while tokens and tokens[-1].type in _BREAKS:
            tokens.pop()  # What stood behind it only said that the paragraph is linking.
        made = ""
        links: list[Token] = []
        for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
            piece = self.piece(token, links)
            if token.type == "text" and not _in_address(links):
                piece = _edged(piece, first=_opens(before), last=_closes(after))
            if made.endswith("!") and piece.startswith("["):
                made = f"{made[:-1]}\\!"  # It would make a picture of the link.
            made += piece
        return made

    def piece(self, token: Token, links: list[Token]) -> str:
        """What stands for a token; `links` are those that are open around it."""
        match token.type:
            case "text" if _in_address(links):
                href = str(links[-1].attrs["href"])
                return token.content if href == f"mailto:{token.content}" else href
            case "text":
                return _signs(token.content.replace("\n", " "))
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "\\\n"
            case "code_inline":
                return _code(token.content)
            case "link_open":
                links.append(token)
                return "<" if _in_address(links) else "["
            case "link_close":
                return _target(links.pop())
            case "reference" if links:
                return escaped(token.meta["words"] or "")
            case "reference":
                return self.refer(token.meta["id"], token.meta["words"])
            case _:
                return token.markup


def _hung(block: str, first: str, others: str) -> str:
    """A block with what its container puts before its first line and before each other."""
    line, *lines = block.split("\n")
    starts = [(first, line), *((others, other) for other in lines)]
    return "\n".join(start + line if line else start.rstrip() for start, line in starts)


def _longer(marks: str, code: str) -> str:
    """Marks that do not stand in the code."""
    while marks in code:
        marks += "`"
    return marks


def _code(code: str) -> str:
    marks = _longer("`", code)
    # A blank on either side is not shown.
    kept = f" {code} " if code.strip(" ") and (code[0] in "` " or code[-1] in "` ") else code
    return f"{marks}{kept}{marks}"


def _in_address(links: list[Token]) -> bool:
    """Whether the innermost of the links is an address in angle brackets."""
    return bool(links) and links[-1].markup == "autolink"


def _target(link: Token) -> str:
    """The end of a link, which says where it leads."""
    if _in_address([link]):
        return ">"
    place = _ENTITY.sub(r"\\&", str(link.attrs["href"]))
    place = f"<{place}>" if re.search("[()]", place) else place
    title = escaped(str(link.attrs.get("title", ""))).replace('"', '\\"')
    return f']({place} "{title}")' if title else f"]({place})"


def _opens(token: Token | None) -> bool:
    return token is None or token.type in _BREAKS or token.nesting > 0


def _closes(token: Token | None) -> bool:
    return token is None or token.type in _BREAKS or token.nesting < 0


def _edged(words: str, *, first: bool, last: bool) -> str:
    """Words with a blank at the edge of a line or within marks as its number: as it is, it would not be shown, or the
    marks would be."""
    if first and words[:1].isspace():
        words = _numbered(words[0]) + words[1:]
    if last and words[-1:].isspace():
        words = words[:-1] + _numbered(words[-1])
    return words


def _numbered(blank: str) -> str:
    """A blank by its number; one that stands among the control characters, which cannot be shown so, as a space."""
    return f"&#{32 if ord(blank) < 0xA0 else ord(blank)};"
