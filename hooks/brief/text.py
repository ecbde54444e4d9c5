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
_TOKEN = regex.compile(rf"\s+|[{_DROPPED}]+|[^\s{_DROPPED}]+")
_NOT_TRIVIAL = regex.compile(rf"[{_DROPPED}]|\s\s|[^\S ]")
_GRAPHEME = regex.compile(r"\X")
_WORD_EDGE = regex.compile(r"\b", regex.WORD | regex.V1)
_POSSESSIVE = regex.compile(r"['’]s\b")
_JOINER = "\u200d"
_WINDOW = 64
"""How far a grapheme or a word is followed to find its edges, in code points; longer runs are no language."""


@dataclass(frozen=True)
class Folded:
    """A text in its folded spelling, with the way back."""

    text: str
    starts: array[int] | None
    """For each folded code point the offset in the original where it begins; None: the same offsets."""
    ends: array[int] | None
    """The same for where it ends, exclusive."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the folded code points `start` to `end`, end exclusive and not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def at(self, offset: int) -> int:
        """How many folded code points begin before the original `offset`."""
        return offset if self.starts is None else bisect_left(self.starts, offset)

    def after(self, offset: int) -> int:
        """How many folded code points end at or before the original `offset`."""
        return offset if self.ends is None else bisect_right(self.ends, offset)


def fold(text: str) -> str:
    """The folded spelling. Folding twice gives the same again."""
    shown = unicodedata.normalize("NFC", text.translate(_TABLE))
    return _SPACE_RUN.sub(" ", shown)


def fold_with_offsets(text: str) -> Folded:
    """The folded spelling of an NFC text and where each of its code points came from. Linear."""
    if not _NOT_TRIVIAL.search(text):
        # Every replacement is one for one, so offsets stay.
        plain = text.translate(_TABLE)
        if unicodedata.is_normalized("NFC", plain):
            return Folded(plain, None, None)
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    position = 0
    for token in _TOKEN.findall(text):
        begin, position = position, position + len(token)
        piece = fold(token)
        if not piece:
            continue
        if piece == " " and pieces and pieces[-1] == " ":
            ends[-1] = position
            continue
        pieces.append(piece)
        if len(piece) == len(token):
            starts.extend(range(begin, position))
            ends.extend(range(begin + 1, position + 1))
        else:
            starts.extend([begin] * len(piece))
            ends.extend([position] * len(piece))
    joined = "".join(pieces)
    if not unicodedata.is_normalized("NFC", joined):
        return _composed(joined, starts, ends)
    return Folded(joined, starts, ends)


def _composed(text: str, starts: array[int], ends: array[int]) -> Folded:
    """Dropping an invisible character brought a letter and its mark together: compose by grapheme."""
    pieces, new_starts, new_ends = [], array("q"), array("q")
    position = 0
    for grapheme in _GRAPHEME.findall(text):
        begin, position = position, position + len(grapheme)
        piece = unicodedata.normalize("NFC", grapheme)
        pieces.append(piece)
        same = len(piece) == len(grapheme)
        new_starts.extend(starts[begin:position] if same else [starts[begin]] * len(piece))
        new_ends.extend(ends[begin:position] if same else [ends[position - 1]] * len(piece))
    return Folded("".join(pieces), new_starts, new_ends)


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
