"""Whether the parts of a date stand in quoted words: its years, months, days and seasons.

The spellings are those of `calendar-words.txt`, in any language and in the digits of any script. A part stands only
where it is written as part of a date: "May" and not "may", "12 May" and not "12 ships", 1990 and not "the 1990s".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

import regex

from brief.language.numbers import plain_digits, spelled_kanji
from brief.text.folding import fold

_DECADE = r"'?s\b|年代|[- ]?(?:এর|র)? ?দশক"
_TWO_YEARS = regex.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})[-–/]([0-9]{2})(?![0-9])(?![-–/.])")
_SHORT_YEAR = regex.compile(r"(?:\bfy ?|(?<![\w'])')([0-9]{2})(?![0-9])")
_ENDINGS = "(?:ে|ের|েই|েও|র|কে|তে)?"
"""Case endings that Bengali joins to the name of a month."""
_DATES = regex.compile(
    r"(?<![0-9])(?:(?P<year>[0-9]{4})(?:[-/.] ?|年)(?P<month>[0-9]{1,2})(?:(?:[-/.] ?|月)(?P<day>[0-9]{1,2}))?"
    r"|(?:(?P<one>[0-9]{1,2})[-/.] ?)?(?P<two>[0-9]{1,2})[-/.] ?(?P<last>[0-9]{4}|(?(one)[0-9]{2}|[0-9]{4})))(?![0-9])"
)
_ORDINAL = r"(?:st|nd|rd|th|শে|ই|লা|রা|ঠা)\b"
_TOKEN = regex.compile(rf"(?<![0-9.,])([0-9]{{1,2}})(?![0-9]|[.,][0-9])({_ORDINAL})?|[\w\p{{M}}]+|[^\s\w]")
_BETWEEN = frozenset(
    {",", "–", "—", "-", "&", "/", ".", "and", "to", "or", "of", "the", "on", "until", "ও", "এবং", "থেকে"}
)
"""What may stand between a day and its month, beside other days: "12, 13 and 14 May"."""

Kind = Literal["months", "days", "seasons", "centuries", "eras"]


@dataclass(frozen=True)
class Words:
    """Quoted words made ready."""

    text: str
    """Folded, with plain digits; capitals as written."""

    @cached_property
    def lower(self) -> str:
        return self.text.lower()

    @cached_property
    def _numeric(self) -> list[regex.Match[str]]:
        return list(_DATES.finditer(self.text))

    def year(self, mask: str) -> bool:
        """Whether a year stands there, written as `edtf.Parts` has it: `2022`, `199X`, `-0044`."""
        if mask.startswith("-") and mask[1:].isdigit():
            return bool(regex.search(rf"(?<![0-9])0*{int(mask[1:]) + 1} ?b\.? ?c", self.lower))
        digits = mask.lstrip("Y-").lstrip("0") or "0"
        if "X" in digits:
            return self._years(digits)
        return (
            bool(regex.search(rf"(?<![0-9]){digits}(?![0-9]|{_DECADE})", self.lower))
            or any(century + second == digits for century, _, second in self._pairs)
            or any(f"20{short}" == digits for short in _SHORT_YEAR.findall(self.lower))
            or self._era(int(digits))
        )

    def _years(self, digits: str) -> bool:
        """A decade or a century, by one of its years or by its own name."""
        if regex.search(rf"(?<![0-9]){digits.replace('X', '[0-9]')}(?![0-9])", self.lower):
            return True
        known, unknown = digits.rstrip("X"), digits.count("X")
        if unknown == 1:
            return bool(regex.search(rf"(?<![0-9])'?{known[-1]}0'?s\b", self.lower))
        return bool(known) and self._named("centuries", int(known) + 1)

    @cached_property
    def _pairs(self) -> list[tuple[str, str, str]]:
        """Years written as "2021-22"."""
        return [pair for pair in _TWO_YEARS.findall(self.text) if int(pair[2]) == int(pair[1]) + 1]

    def _era(self, year: int) -> bool:
        """Japanese years: 令和4年 is 2022."""
        for before, names in _calendar()["eras"].items():
            for name in names:
                for count in regex.findall(rf"{name.text}([0-9]{{1,2}}|元)年", self.text):
                    if before + (1 if count == "元" else int(count)) == year:
                        return True
        return False

    def month(self, month: int) -> bool:
        """Whether a month stands there, by name or as a number beside a year, or as 11月."""
        return (
            self._named("months", month)
            or any(month in _months(match) for match in self._numeric)
            or bool(regex.search(rf"(?<![0-9])0?{month}月", self.text))
        )

    def day(self, day: int) -> bool:
        """Whether a day stands there: beside a month, within a date in numbers, as 30日 or "the 30th"."""
        if any(day in _days(match) for match in self._numeric):
            return True
        if regex.search(rf"(?<![0-9])0?{day}(?:日|{_ORDINAL}| ?তারিখ)", self.lower):
            return True
        tokens = self._tokens
        return any(token == day and self._beside_month(at) for at, token in enumerate(tokens))

    @cached_property
    def _tokens(self) -> list[int | str]:
        """A number for a day, "month" for a month, "," for what may stand between them, "" for anything else."""
        spans = [match.span() for month in _calendar()["months"].values() for n in month for match in n.find(self)]
        months = {start for start, _ in spans}
        inside = {at for start, end in spans for at in range(start + 1, end)}
        days = {match.start(): n for n, names in _calendar()["days"].items() for d in names for match in d.find(self)}
        tokens: list[int | str] = []
        for match in _TOKEN.finditer(self.lower):
            if match.start() in months:
                tokens.append("month")
            elif match.start() in days:
                tokens.append(days[match.start()])
            elif match[1]:
                tokens.append(int(match[1]))
            elif match.start() not in inside:
                tokens.append("," if match[0] in _BETWEEN else "")
        return tokens

    def _beside_month(self, at: int) -> bool:
        for step in (1, -1):
            near = at + step
            while 0 <= near < len(self._tokens) and abs(near - at) < 12 and self._tokens[near] not in ("", "month"):
                near += step
            if 0 <= near < len(self._tokens) and self._tokens[near] == "month":
                return True
        return False

    def season(self, season: int) -> bool:
        return self._named("seasons", season)

    def _named(self, kind: Kind, number: int) -> bool:
        return any(True for name in _calendar()[kind].get(number, ()) for _ in name.find(self))


def of_quotes(quotes: Iterable[str]) -> Words:
    """The words of all quotes together, which are folded; a bar keeps what ends one from what begins the next."""
    return Words(" | ".join(spelled_kanji(plain_digits(quote)) for quote in quotes))


def _months(match: regex.Match[str]) -> set[int]:
    return {int(match[name]) for name in ("month", "one", "two") if match[name]}


def _days(match: regex.Match[str]) -> set[int]:
    return {int(match[name]) for name in ("day", "one", "two") if match[name] and (match["day"] or match["one"])}


@dataclass(frozen=True)
class _Name:
    """A spelling of a month, a season, a day or a century."""

    text: str
    exact: bool
    """Only with these capitals, unless a number stands beside it: "May", "8 may"."""

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        name = regex.escape(self.text)
        if not self.text.isascii():
            # Japanese parts no words; Bengali joins endings to them.
            return regex.compile(
                name if _without_spaces(self.text) else rf"(?<![\w\p{{M}}]){name}{_ENDINGS}(?![\w\p{{M}}])"
            )
        if self.exact:
            low = name.lower()
            return regex.compile(rf"\b{name}\b|(?<=[0-9](?:st|nd|rd|th)?[ -])(?i:{low})\b|\b(?i:{low})(?=\.?,? [0-9])")
        return regex.compile(rf"(?i)\b{name}\b")

    def find(self, words: Words) -> list[regex.Match[str]]:
        return list(self._pattern.finditer(words.text))


def _without_spaces(text: str) -> bool:
    return unicodedata.name(text[-1], "").startswith(("CJK", "HIRAGANA", "KATAKANA"))


@cache
def _calendar() -> dict[str, dict[int, tuple[_Name, ...]]]:
    """The words of the calendar, from the data file: by kind and number, spellings of all languages."""
    kinds: dict[str, dict[int, tuple[_Name, ...]]] = {}
    text = files("brief.dates").joinpath("calendar-words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, number, spellings = line.split(maxsplit=2)
            names = (fold(spelling.strip()) for spelling in spellings.split(","))
            kinds.setdefault(kind, {})[int(number)] = tuple(
                _Name(name.removeprefix("="), name.startswith("=")) for name in names
            )
    return kinds
