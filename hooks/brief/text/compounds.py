"""Words that are written with a sign in them: compounds, numbers with sign and unit, and elided articles."""

from __future__ import annotations

import unicodedata

import regex

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
"""The long dash is none: it parts clauses, with or without spaces."""
_SIGNS = "+±" + _HYPHENS
_UNIT = regex.compile(r"[ \u00a0\u2009\u202f]?[%‰٪]")
_THOUSANDS = regex.compile(r"[ \u00a0\u2009\u202f]\d{3}(?![\d])")
_LEADING_DIGITS = regex.compile(r"(?<![\d.,])(?:\d{1,3}[ \u00a0\u2009\u202f])*\d{1,3}$")
_ELIDED = regex.compile(
    r"(?<![\p{L}\p{M}])(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu|dell|nell|all|sull|un)['’]$", regex.IGNORECASE
)
"""French and Italian: the article ends before the noun begins."""
_REACH = 24


def inside_compound(text: str, offset: int) -> bool:
    """Whether `offset` cuts a compound ("non|-binding"), or a number from its sign, unit or thousands."""
    if offset <= 0 or offset >= len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if after in _HYPHENS and before.isalnum() and text[offset + 1 : offset + 2].isalnum():
        return True
    if before in _HYPHENS and after.isalnum() and offset > 1 and text[offset - 2].isalnum():
        return True
    if after.isdigit():
        if unicodedata.category(before) == "Sc":
            return True
        if before in _SIGNS and (offset == 1 or text[offset - 2].isspace() or text[offset - 2] in "(["):
            return True
        if before.isspace() and _THOUSANDS.match(text, offset - 1):
            return _LEADING_DIGITS.search(text, max(0, offset - _REACH), offset - 1) is not None
    if before.isdigit():
        if _UNIT.match(text, offset):
            return True
        if _THOUSANDS.match(text, offset):
            return _LEADING_DIGITS.search(text, max(0, offset - _REACH), offset) is not None
    return False


def after_elision(text: str, offset: int) -> bool:
    """Whether a word begins at `offset` after an elided one: "l'|accord"."""
    return text[offset : offset + 1].islower() and bool(_ELIDED.search(text, max(0, offset - 10), offset))
