"""How much room words take, without the reader's fonts: a guess that is rather too wide than too narrow.

The figures are those of DejaVu Sans, the widest of the fonts that `system-ui` commonly stands for.
"""

from __future__ import annotations

import unicodedata

import regex

NARROW = 280.0
"""The room for a picture on a screen of 320 pixels."""
SIZE = 12.0
"""Letters of a picture, in pixels."""

_GRAPHEME = regex.compile(r"\X")
_EAST_ASIAN = r"[\p{Han}\p{Hiragana}\p{Katakana}ー]"
_PIECE = regex.compile(rf"\s*(?:{_EAST_ASIAN}[、。，．！？」』）】〕・]*|(?:(?!{_EAST_ASIAN})\S)+)")
"""What stays on one line: a word with the space before it, or a letter of a script that has no spaces, with the
punctuation that may not begin a line."""
_WIDTHS = {
    **dict.fromkeys("ijl'|", 0.3),
    **dict.fromkeys(" .,:;!I", 0.42),
    **dict.fromkeys('ft()[]/\\-r"°‘’', 0.46),
    **dict.fromkeys("“”csk*", 0.6),
    **dict.fromkeys("w", 0.84),
    **dict.fromkeys("mMW@%—…+=<>~#→←", 1.03),
}


def width(text: str, size: float = SIZE) -> float:
    """Pixels that `text` takes in one line."""
    return size * sum(map(_letter, text))


def _letter(c: str) -> float:
    known = _WIDTHS.get(c)
    if known is not None:
        return known
    if unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(c) in "WF":
        return 1.05
    if c.isupper():
        return 0.82
    if c < "\u0530":
        return 0.66
    # Beyond Latin, Greek and Cyrillic the fonts are many, and letters join into wider ones. In Noto's, a letter of the
    # scripts from Hebrew to Tibetan, with Arabic, Bengali and Thai, takes 0.5 to 0.6 of the size in running words.
    return 0.75 if "\u0590" <= c <= "\u0fff" else 1.0


def cut(text: str, room: float, size: float = SIZE) -> str:
    """`text` in one line no wider than `room`, cut between words where that loses little, never inside a
    grapheme; a cut is shown."""
    line = " ".join(text.split())
    if width(line, size) <= room:
        return line
    taken, used = "", width("…", size)
    for grapheme in _GRAPHEME.finditer(line):
        used += width(grapheme[0], size)
        if used > room:
            break
        taken += grapheme[0]
    words = taken.rpartition(" ")[0]
    return (words if len(words) > len(taken) * 0.6 else taken).rstrip(" ,;:.—–") + "…"


def wrap(text: str, room: float, lines: int, size: float = SIZE) -> tuple[str, ...]:
    """`text` in at most so many lines, each no wider than `room`; the last one is cut where there is more."""
    found: list[str] = []
    rest = _PIECE.findall(" ".join(text.split()))
    while rest and len(found) < lines - 1:
        taken = 1
        while taken < len(rest) and width("".join(rest[: taken + 1]).strip(), size) <= room:
            taken += 1
        found.append(cut("".join(rest[:taken]), room, size))
        rest = rest[taken:]
    if rest:
        found.append(cut("".join(rest), room, size))
    return tuple(found)
