"""The numbers that a text speaks of, whatever their spelling: digits of any script, words, thousands and crores.

The number words stand in the word list of the language. A name with digits in it (F-16, G7) is no number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

import regex

from brief.language.wordlists import Hit, WordList
from brief.text.folding import fold

_DIGITS = regex.compile(
    r"(?<![0-9])[0-9]{1,30}(?![0-9])(?:[,.\u066c' ](?:[0-9]{2},){0,6}[0-9]{3}(?![0-9])){0,8}"
    r"(?:[.,\u00b7][0-9]{1,30}(?![.,]?[0-9]))?"
)
_GROUPED = regex.compile(r"[0-9]{1,3}(?:[,.' ](?:[0-9]{2},)*[0-9]{3})+")
_ORDINAL = regex.compile(r"(?:st|nd|rd|th|s|%)\b")
_JOINED = regex.compile(r"[ -]|,? and ", regex.IGNORECASE)
_MULTIPLIED = regex.compile(r"(?<=[0-9])(?=(?:bn|tn)\b)")
_MONEY = regex.compile(r"([$€£¥₹৳] ?[0-9]+(?:[.,][0-9]+)?) ?(m|k|b|mn)\b", regex.IGNORECASE)
"""Short multipliers that only money makes plain: "5m" alone may be five metres."""
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "b": "billion"}
_VULGAR = regex.compile(r"([0-9]{1,9})? ?([\u00bc-\u00be\u2150-\u215e])")
_ARABIC = str.maketrans("\u066b\u066c", ".,")
_HALF = Fraction(1, 2)
_RANGE = regex.compile(r" ?[-–—] ?[$€£¥₹৳]?| (?:to|and|or) [$€£¥₹৳]?")
_LONGEST = 40
"""Signs of a number; longer runs count nothing, and must not be turned into one."""
_KANJI = dict(zip("〇一二三四五六七八九", range(10), strict=True))
_KANJI_TENS = {"十": 10, "百": 100, "千": 1000}
_KANJI_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
_KANJI_DATE = regex.compile(r"([〇一二三四五六七八九十百千]{1,12})([年月日])")
_KANJI_RUN = regex.compile(
    r"(?<![0-9,.])[0-9][0-9,.]{0,30}[十百千万億兆][0-9十百千万億兆,.]*|[〇一二三四五六七八九十百千万億兆]+"
)


@dataclass(frozen=True)
class Number:
    """A number in a text."""

    start: int
    end: int
    """Exclusive; both in the text as `spelled` gives it."""
    value: Fraction
    shown: str
    """As it stands there."""
    multiplier: int = 1
    """What its last word multiplies by, from a thousand on: a million in "1.5 million"."""


def plain_digits(text: str) -> str:
    """The digits of every script as 0 to 9; the length stays."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def spelled(text: str) -> str:
    """A text folded, with plain digits, and "5bn" as "5 bn": in it numbers are found."""
    plain = _VULGAR.sub(_decimal, _MONEY.sub(_million, plain_digits(fold(text)).translate(_ARABIC)))
    return _MULTIPLIED.sub(" ", plain)


def _million(match: regex.Match[str]) -> str:
    return f"{match[1]} {_SHORT[match[2].lower()]}"


def _decimal(match: regex.Match[str]) -> str:
    value = Fraction(unicodedata.numeric(match[2])).limit_denominator(10)
    return f"{float((int(match[1]) if match[1] else 0) + value):.4g}"


def spelled_kanji(text: str) -> str:
    """Years, months and days written in Chinese numerals with digits: 二〇二二年十一月 is 2022年11月."""
    if text.isascii():
        return text
    return _KANJI_DATE.sub(lambda match: f"{_kanji_value(match[1])}{match[2]}", text)


def numbers(text: str, words: WordList | None, *kinds: str) -> list[Number]:
    """The numbers of a text that is `spelled`, in order: digits, and words of these kinds of the list."""
    found = [*_digits(text), *_kanji(text)]
    if words is not None:
        found = _with_words(text, found, words.find(text, *kinds), words)
    return _ranges(text, sorted(found, key=lambda number: number.start))


def _ranges(text: str, found: list[Number]) -> list[Number]:
    """The same numbers; the first of "5 to 10 million" is as many millions as the second."""
    shared = list(found)
    for at, (one, two) in enumerate(pairwise(found)):
        if two.multiplier > 1 == one.multiplier and _RANGE.fullmatch(text[one.end : two.start]):
            raised = one.value * two.multiplier
            shared[at] = replace(one, value=raised) if raised < two.value else one
    return shared


def _digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if _in_name(text, start):
            continue
        after = text[end : end + 1]
        if after.isascii() and after.isalpha() and not _ORDINAL.match(text, end) and not _unit(text, end):
            continue
        if after in tuple("十百千万億兆"):
            continue
        yield Number(start, end, _value(match[0]), match[0])


def _in_name(text: str, start: int) -> bool:
    """Whether a letter is joined to the digits: "G7", "F-16", but not "mid-2022" or "pre-1990"."""
    before = text[start - 1 : start]
    if before == "-":
        word = regex.search(r"[A-Za-z]+$", text[max(0, start - 20) : start - 1])
        return word is not None and any(c.isupper() for c in word[0])
    return before.isascii() and before.isalpha()


def _unit(text: str, end: int) -> bool:
    """Letters right after digits that are a unit or a multiplier: "10km", "5bn", "3m"."""
    unit = regex.match(r"[A-Za-z]{1,3}\b", text, pos=end)
    return unit is not None and unit[0].islower()


def _value(written: str) -> Fraction:
    """What digits are worth. Only the last sign may part a fraction off: 1.200,50 and 1,200.50 are one number."""
    if _GROUPED.fullmatch(written):
        return Fraction(regex.sub("[^0-9]", "", written))
    whole, mark, part = regex.fullmatch(r"(.*?)(?:([.,\u00b7])([0-9]+))?", written).groups()  # type: ignore[union-attr]
    whole = regex.sub("[^0-9]", "", whole)
    return Fraction(f"{whole}.{part}" if mark else whole)


def _kanji(text: str) -> Iterator[Number]:
    """Numbers of Chinese and Japanese writing. A single sign may be part of a word, so it must count something."""
    for match in _KANJI_RUN.finditer(text):
        value = _kanji_value(match[0])
        if value is not None:
            yield Number(match.start(), match.end(), value, match[0])


def _kanji_value(written: str) -> Fraction | None:
    signs = written.replace(",", "")
    if len(signs) > _LONGEST:
        return None
    if all(c in _KANJI for c in signs):
        return Fraction(int("".join(str(_KANJI[c]) for c in signs)))
    total = section = Fraction(0)
    digits = ""
    for c in signs:
        if c in _KANJI or c in "0123456789.":
            digits += str(_KANJI.get(c, c))
        elif c in _KANJI_TENS:
            section += (_fraction(digits) or 1) * _KANJI_TENS[c]
            digits = ""
        else:
            total += ((section + (_fraction(digits) or 0)) or 1) * _KANJI_MYRIADS[c]
            section, digits = Fraction(0), ""
    return total + section + (_fraction(digits) or 0)


def _fraction(digits: str) -> Fraction | None:
    return Fraction(digits) if regex.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits) else None


def _with_words(text: str, digits: list[Number], hits: list[Hit], words: WordList) -> list[Number]:
    """The numbers with number words added: "twenty-five", "three hundred and ten", "1.5 million"."""
    pieces: list[tuple[int, int, Fraction, bool]] = [(n.start, n.end, n.value, False) for n in digits]
    for hit in hits:
        value = words.values[hit.word.lower()]
        pieces.append((hit.start, hit.end, Fraction(value.removeprefix("x")), value.startswith("x")))
    pieces.sort()
    found: list[Number] = []
    group: list[tuple[int, int, Fraction, bool]] = []
    for piece in pieces:
        if group and not _goes_on(text, group[-1], piece):
            found.append(_together(text, group))
            group = []
        group.append(piece)
    if group:
        found.append(_together(text, group))
    return found


def _goes_on(text: str, one: tuple[int, int, Fraction, bool], two: tuple[int, int, Fraction, bool]) -> bool:
    """Whether two pieces make one number: a multiplier follows, or a smaller part ("hundred and ten")."""
    between = text[one[1] : two[0]]
    if between and not _JOINED.fullmatch(between):
        return False
    if two[2] == _HALF and "and" in text[two[0] : two[1]]:
        return between == " "
    if two[3]:
        return "and" not in between
    if one[3]:
        return two[2] < one[2]
    return between in ("-", " ") and one[2] in range(20, 100, 10) and two[2] < 10 and not text[one[0]].isdigit()


def _together(text: str, group: list[tuple[int, int, Fraction, bool]]) -> Number:
    total = current = Fraction(0)
    for _, _, value, multiplies in group:
        if not multiplies:
            current += value
        elif value < 1000:
            current = (current or 1) * value
        else:
            total += (current or 1) * value
            current = Fraction(0)
    start, end = group[0][0], group[-1][1]
    last = group[-1][2] if group[-1][3] and group[-1][2] >= 1000 else 1
    return Number(start, end, total + current, text[start:end], int(last))
