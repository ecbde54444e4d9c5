"""How two spellings of the same words are compared: folding, graphemes, word edges.

Folding is the list in the brief format, and nothing looser: canonical composition (Unicode NFC), white space
runs as one space, invisible characters dropped, typographic quotation marks and hyphens made plain.
Grapheme clusters and words are those of Unicode Standard Annex 29, as the `regex` library finds them.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import regex

_DROPPED = "\u00ad\u200b\u2060\ufeff\u200e\u200f"
_PLAIN = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "\u2010": "-",
    "\u2011": "-",
}
_INVISIBLE = str.maketrans(dict.fromkeys(_DROPPED, ""))
_TABLE = str.maketrans({**dict.fromkeys(_DROPPED), **_PLAIN})
_SPACE_RUN = regex.compile(r"\s+")
_RUN = regex.compile(rf"[\s{_DROPPED}]{{2,}}|[^\S ]|[{_DROPPED}]")
"""What does not stay one code point for one: nearly all of a text lies between two of these."""
_GRAPHEME = regex.compile(r"\X")
_WORD_EDGE = regex.compile(r"\b", regex.WORD | regex.V1)
_POSSESSIVE = regex.compile(r"['’]s\b")
_JOINER = "\u200d"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_WINDOW = 64
"""How far a grapheme or a word is followed to find its edges, in code points; longer runs are no language."""


@dataclass(frozen=True)
class Folded:
    """A text in its folded spelling, with the way back."""

    text: str
    starts: array[int]
    """Offsets in the folded text at which its pieces begin, from 0, in order."""
    origins: array[int]
    """For each piece where it begins in the original."""
    ends: array[int]
    """For each piece where it ends in the original, exclusive. A piece is as long as its original, one code point
    for one, or is the folded spelling of the original as a whole."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the folded code points `start` to `end`, end exclusive and not empty."""
        return self._original(start)[0], self._original(end - 1)[1]

    def at(self, offset: int) -> int:
        """How many folded code points begin before the original `offset`."""
        piece = bisect_left(self.origins, offset) - 1
        return self._reached(piece, offset) if piece >= 0 else 0

    def after(self, offset: int) -> int:
        """How many folded code points end at or before the original `offset`."""
        piece = bisect_right(self.ends, offset)
        if piece == len(self.starts) or self.origins[piece] >= offset or not self._one_for_one(piece):
            return self._bounds(piece)[0]
        return self._reached(piece, offset)

    def _original(self, at: int) -> tuple[int, int]:
        piece = bisect_right(self.starts, at) - 1
        if not self._one_for_one(piece):
            return self.origins[piece], self.ends[piece]
        start = self.origins[piece] + at - self.starts[piece]
        return start, start + 1

    def _reached(self, piece: int, offset: int) -> int:
        start, end = self._bounds(piece)
        return min(end, start + offset - self.origins[piece]) if self._one_for_one(piece) else end

    def _one_for_one(self, piece: int) -> bool:
        start, end = self._bounds(piece)
        return end - start == self.ends[piece] - self.origins[piece]

    def _bounds(self, piece: int) -> tuple[int, int]:
        """Where a piece begins and ends in the folded text; one past the last is empty."""
        starts, length = self.starts, len(self.text)
        return (
            starts[piece] if piece < len(starts) else length,
            starts[piece + 1] if piece + 1 < len(starts) else length,
        )


class _Folding:
    """Pieces put together to a folded text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts, self.origins, self.ends = array("q"), array("q"), array("q")
        self.length = 0

    def add(self, piece: str, start: int, end: int) -> None:
        """Add the folded spelling of what stands from `start` to `end` of the original."""
        if not piece:
            return
        self.pieces.append(piece)
        self.starts.append(self.length)
        self.origins.append(start)
        self.ends.append(end)
        self.length += len(piece)

    def folded(self) -> Folded:
        return Folded("".join(self.pieces), self.starts, self.origins, self.ends)


def fold(text: str) -> str:
    """The folded spelling. Folding twice gives the same again."""
    shown = unicodedata.normalize("NFC", text.translate(_TABLE))
    return _SPACE_RUN.sub(" ", shown)


def spellings() -> dict[str, str]:
    """By sign: how `fold` writes it, for a script that compares as the checker does."""
    return {**dict.fromkeys(_DROPPED, ""), **_PLAIN}


def fold_with_offsets(text: str) -> Folded:
    """The folded spelling of an NFC text and where each of its code points came from. Linear."""
    folding = _Folding()
    position = 0
    for run in _RUN.finditer(text):
        begin, end = run.span()
        folding.add(text[position:begin].translate(_TABLE), position, begin)
        folding.add(fold(run[0]), begin, end)
        position = end
    folding.add(text[position:].translate(_TABLE), position, len(text))
    folded = folding.folded()
    return folded if unicodedata.is_normalized("NFC", folded.text) else _composed(folded)


def _composed(folded: Folded) -> Folded:
    """Dropping an invisible character brought a letter and its mark together: compose by grapheme."""
    folding = _Folding()
    position = 0
    for grapheme in _GRAPHEME.findall(folded.text):
        begin, position = position, position + len(grapheme)
        folding.add(unicodedata.normalize("NFC", grapheme), *folded.span(begin, position))
    return folding.folded()


def without_dropped(text: str) -> str:
    """`text` in NFC without the invisible characters that folding drops, each run of white space as one space: what
    is left folds one for one."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())


def between_graphemes(text: str, offset: int) -> bool:
    """Whether `offset` is an edge of a user-perceived character of `text` (UAX 29)."""
    if offset <= 0 or offset >= len(text):
        return True
    if text[offset - 1] < "\u0300" and text[offset] < "\u0300" and text[offset - 1] != "\r":
        return True
    begin = _window_start(text, offset)
    position = begin
    for match in _GRAPHEME.finditer(text, begin, min(len(text), offset + _WINDOW)):
        position = match.end()
        if position >= offset:
            break
    return position == offset


def _window_start(text: str, offset: int) -> int:
    """The nearest earlier place where an ASCII character begins: always an edge after the first."""
    for start in range(offset - 1, max(0, offset - _WINDOW), -1):
        if text[start] < "\x7f" and text[start] != "\n":
            return start
    return max(0, offset - _WINDOW)


def inside_word(text: str, offset: int) -> bool:
    """Whether `offset` lies inside a word of `text`. Scripts written without spaces have no such inside."""
    if offset <= 0 or offset >= len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if before in _DIRECTIONS or after in _DIRECTIONS:
        # Signs that turn the direction of writing stand around words and phrases, and seldom inside one.
        left = text[max(0, offset - _WINDOW) : offset].rstrip(_DIRECTIONS)
        return inside_word(left + text[offset : offset + _WINDOW].lstrip(_DIRECTIONS), len(left))
    if before.isspace() or after.isspace():
        return False
    begin, end = max(0, offset - _WINDOW), min(len(text), offset + _WINDOW)
    while begin and text[begin].isalnum() and text[begin - 1].isalnum() and offset - begin < 2 * _WINDOW:
        begin -= 1
    window = text[begin:end]
    if not (_is_wordlike(before) or _is_wordlike(after)):
        return False
    if _POSSESSIVE.match(text, offset):
        return False
    return _WORD_EDGE.match(window, offset - begin) is None


def _is_wordlike(c: str) -> bool:
    return c.isalnum() or unicodedata.category(c).startswith("M")


def width(text: str) -> int:
    """Columns that `text` takes in a terminal: wide East Asian characters and signs two, combining marks none, and a
    family joined from several signs as many as its first."""
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Me", "Cf") or before == _JOINER
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for before, c in zip(" " + text, text, strict=False)
    )
