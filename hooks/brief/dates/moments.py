"""One date of EDTF levels 0 and 1: its parts, its first and last day, and how it is read. The rule stands in
`brief.dates.edtf`, which reads intervals and answers for texts that have not the form of a date.
"""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass, replace
from typing import Literal

from brief.dates.misspellings import MONTHS

MAX_YEAR_DIGITS = 12
"""The longest year that is read."""

Precision = Literal["day", "month", "season", "year", "decade", "century"]


@dataclass(frozen=True, order=True)
class Day:
    """A day of the proleptic Gregorian calendar, of any year. Days sort in time."""

    year: int
    """Astronomical: 0 is 1 BC, -1 is 2 BC."""
    month: int
    day: int

    @property
    def ordinal(self) -> int:
        """Days from 1 January of the year 0."""
        before = self.year - 1
        leaps = before // 4 - before // 100 + before // 400
        length = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)[self.month - 1]
        return 366 + 365 * before + leaps + length + (self.month > 2 and isleap(self.year)) + self.day - 1

    def iso(self) -> str:
        """ISO 8601; years beyond four digits in the expanded form, with their sign: `+170000002-01-01`."""
        sign = "-" if self.year < 0 else "+" if self.year > 9999 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True)
class Moment:
    """One date, or one end of an interval."""

    year: int
    """Astronomical; with zeros in place of unspecified digits: 2010 for `201X`, -40 for `-004X`."""
    precision: Precision
    """Which part is the smallest one written; `2004-XX` has the precision of a month."""
    month: int | None = None
    """1 to 12; None where it is not written or is `XX`."""
    day: int | None = None
    """1 to 31; None where it is not written or is `XX`."""
    season: int | None = None
    """21 spring, 22 summer, 23 autumn, 24 winter."""
    mask: str = ""
    """The year as written, with its unspecified digits: `2022`, `201X`, `-0044`, `Y170000002`."""
    uncertain: bool = False
    """Marked `?` or `%`: the source of the date is in doubt."""
    approximate: bool = False
    """Marked `~` or `%`: the date is an estimate."""

    @property
    def earliest(self) -> Day:
        """The first day that can be meant."""
        if self.season:
            return Day(self.year, _SEASON_START[self.season], 1)
        return Day(self._years[0], self.month or 1, self.day or 1)

    @property
    def latest(self) -> Day:
        """The last day that can be meant."""
        if self.season:
            month = _SEASON_START[self.season] + 2
            year, month = (self.year + 1, month - 12) if month > 12 else (self.year, month)
        else:
            year, month = self._years[1], self.month or 12
        return Day(year, month, self.day or _days_in_month(year, month))

    @property
    def _years(self) -> tuple[int, int]:
        spread: int = 10 ** self.mask.count("X") - 1
        if self.mask.startswith("-"):
            return self.year - spread, min(self.year, -1)
        return self.year, self.year + spread


@dataclass(frozen=True)
class Refusal:
    """Why a text is no date of levels 0 and 1."""

    message: str
    """In plain words, one line, without the text itself and without a full stop."""
    suggestion: str | None = None
    """The nearest right spelling, which can be read."""
    unsupported: bool = False
    """Whether the text is EDTF, but of level 2."""


def _days_in_month(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}

_DATE = re.compile(
    r"(?P<year>-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)|Y-?[0-9]+)"
    r"(?:-(?P<part>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%]?)"
)
_TIMED = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?:Z|[+-](?P<away>[0-9]{2})(?::(?P<minutes_away>[0-9]{2}))?)?"
)


def read(text: str) -> Moment | Refusal | None:
    """A date, with or without a time. None: the text has not the form of a date of levels 0 and 1."""
    return _timed(text) if "T" in text else _plain(text)


def _timed(text: str) -> Moment | Refusal | None:
    match = _TIMED.fullmatch(text)
    if not match:
        return None
    day = _plain(match["date"])
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"])
    if hour == 24:
        return Refusal("there is no hour 24; midnight is 00:00:00 of the day that begins then", match["date"])
    # A leap second ends a minute 59 in most zones.
    if hour > 23 or minute > 59 or second > 59 + (minute == 59):
        return Refusal("there is no such time; hours run to 23, minutes and seconds to 59", match["date"])
    if int(match["away"] or 0) > 23 or int(match["minutes_away"] or 0) > 59:
        return Refusal("there is no such offset from UTC; it looks like Z, +04 or +04:30", match["date"])
    return day


def _plain(text: str) -> Moment | Refusal | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    mask, part, day, mark = match["year"], match["part"], match["day"], match["mark"]
    if mask.startswith("Y"):
        return _long_year(mask, part, mark)
    if mask == "-0000":
        return Refusal("the year 0000 has no sign", text[1:])
    if (part and "X" in mask) or (part == "XX" and day not in (None, "XX")):
        return None
    year = int(mask.replace("X", "0"))
    if part is None:
        precision: Precision = ("year", "decade", "century")[mask.count("X")]
        moment = Moment(year, precision, mask=mask)
    elif part in ("21", "22", "23", "24") and day is None:
        moment = Moment(year, "season", season=int(part), mask=mask)
    elif part.isdigit() and 25 <= int(part) <= 41 and day is None:
        return None
    else:
        refusal = _calendar_refusal(year, mask, part, day)
        if refusal:
            return replace(refusal, suggestion=refusal.suggestion and refusal.suggestion + mark)
        moment = Moment(year, "day" if day else "month", _number(part), _number(day), mask=mask)
    return _marked(moment, mark)


def _number(part: str | None) -> int | None:
    return None if part in (None, "XX") else int(part)


def _marked(moment: Moment, mark: str) -> Moment:
    return replace(moment, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _long_year(mask: str, part: str | None, mark: str) -> Moment | Refusal:
    digits = mask.lstrip("Y-")
    if len(digits) > MAX_YEAR_DIGITS:
        return Refusal(f"a year has at most {MAX_YEAR_DIGITS} digits here")
    year = int(mask[1:])
    if abs(year) <= 9999:
        return Refusal(
            "Y stands only before a year of more than four digits", f"{'-' * (year < 0)}{abs(year):04}{mark}"
        )
    plain = f"Y{year}{mark}"
    if part:
        return Refusal("a year with Y stands alone, without month or day", plain)
    if plain != mask + mark:
        return Refusal("a year with Y does not begin with 0", plain)
    return _marked(Moment(year, "year", mask=mask), mark)


def _calendar_refusal(year: int, mask: str, part: str, day: str | None) -> Refusal | None:
    """What the calendar has against a month and a day; either may be `XX`."""
    if part == "00":
        return Refusal("there is no month 00; a month that is not known is left out", mask)
    if part != "XX" and int(part) > 12:
        return _no_such_month(mask, part, day)
    if day == "00":
        return Refusal("there is no day 00; a day that is not known is left out", f"{mask}-{part}")
    if day is None or day == "XX" or part == "XX":
        return None
    last = _days_in_month(year, int(part))
    if int(day) <= last:
        return None
    name = MONTHS[int(part) - 1]
    if (part, day) == ("02", "29"):
        return Refusal(f"{mask} is not a leap year; its February has 28 days")
    return Refusal(f"there is no day {day} in {name} {mask}; that month has {last} days")


def _no_such_month(mask: str, part: str, day: str | None) -> Refusal:
    message = f"there is no month {part}; months run from 01 to 12"
    if day and 1 <= int(day.replace("XX", "0")) <= 12 and int(part) <= 31:
        return Refusal(message, f"{mask}-{day}-{part}")
    if not day and int(part) > 41 and int(part) > int(mask[-2:]):
        return Refusal(message, f"{mask}/{mask[:-2]}{part}")
    return Refusal(message)
