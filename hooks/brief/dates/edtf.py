"""Dates with their precision: EDTF levels 0 and 1, nothing of level 2.

Rule: the Extended Date/Time Format of the Library of Congress (4 February 2019), which is part of
ISO 8601-2:2019. The calendar is the proleptic Gregorian one with a year 0000, which is 1 BC. Choices where
the rule leaves room:

- A date-time of level 0 is accepted and read as its day, as written; the offset moves nothing. Hour 24 is
  refused, as ISO 8601-1:2019 has none. The ends of an interval take no time (level 0 says so).
- Spring is 1 March to 31 May, summer 1 June to 31 August, autumn 1 September to 30 November, winter
  1 December to the end of February of the next year: northern, by months.
- `?`, `~` and `%` do not move the first and last day.
- `X` inside an interval is level 2, as the rule's own example `2004-06-XX/2004-07-03` is.
- `-000X` ends with the year -0001, since there is no year -0000.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from brief.dates import misspellings, moments
from brief.dates.moments import Day, Moment, Precision, Refusal

__all__ = ["Day", "Edtf", "Moment", "Parts", "Refusal", "certainly_before", "parse", "parts", "sort_key"]

MAX_LENGTH = 100
"""The longest text that is read, in code points; the longest date has 31."""

Unbounded = Literal["open", "unknown"]
"""An end of an interval that is no date: `..` (there is none, or none is meant) or empty (not known)."""


@dataclass(frozen=True)
class Edtf:
    """A date or an interval that was read."""

    text: str
    """As the author wrote it."""
    start: Moment | Unbounded
    """The date itself, or the start of the interval."""
    end: Moment | Unbounded | None
    """The end of the interval; None for a date that is no interval."""

    @property
    def interval(self) -> bool:
        return self.end is not None

    @property
    def earliest(self) -> Day | None:
        """The first day; None where the start is open or not known."""
        return self.start.earliest if isinstance(self.start, Moment) else None

    @property
    def latest(self) -> Day | None:
        """The last day; None where the end is open or not known."""
        last = self.start if self.end is None else self.end
        return last.latest if isinstance(last, Moment) else None

    @property
    def precision(self) -> Precision | Literal["interval"]:
        return self.start.precision if isinstance(self.start, Moment) and self.end is None else "interval"

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The dates in it: one, or the known ends of the interval, the start first."""
        return tuple(end for end in (self.start, self.end) if isinstance(end, Moment))


@dataclass(frozen=True)
class Parts:
    """What a date claims in so many words, each part once, in the order of writing."""

    years: tuple[str, ...]
    """As written: `2022`, `201X`, `-0044`, `Y170000002`."""
    months: tuple[int, ...]
    days: tuple[int, ...]
    seasons: tuple[int, ...]
    """21 to 24."""


def parse(text: str) -> Edtf | Refusal:
    """Read a date. Never raises; linear in the text, of which no more than `MAX_LENGTH` is looked at."""
    if len(text) > MAX_LENGTH:
        return Refusal(f"a date has at most {MAX_LENGTH} characters; this one has {len(text)}")
    if not text.strip():
        return Refusal("nothing is written here; a date looks like 2022, 2022-11 or 2022-11-30")
    odd = next((c for c in text if not c.isascii()), None)
    if odd:
        plain = misspellings.plain(text)
        date = _read(plain)
        near = plain if isinstance(date, Edtf) else _explain(plain).suggestion
        return _checked(Refusal(misspellings.strange(odd), near))
    date = _read(text)
    if isinstance(date, Edtf):
        return date
    return _checked(date or _explain(text))


def certainly_before(a: Edtf, b: Edtf) -> bool:
    """Whether all of `a` lies before all of `b`. "B is before A" contradicts the dates exactly then."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def sort_key(date: Edtf) -> tuple[bool, Day, bool, Day]:
    """For a timeline: by first day, then by last day. No first day comes first, no last day comes last."""
    never = Day(0, 0, 0)
    first, last = date.earliest, date.latest
    return first is not None, first or never, last is None, last or never


def parts(date: Edtf) -> Parts:
    """The years, months, days and seasons that the date claims, at either end."""
    ends = date.moments
    return Parts(
        years=tuple(dict.fromkeys(end.mask for end in ends)),
        months=tuple(dict.fromkeys(end.month for end in ends if end.month)),
        days=tuple(dict.fromkeys(end.day for end in ends if end.day)),
        seasons=tuple(dict.fromkeys(end.season for end in ends if end.season)),
    )


def _checked(refusal: Refusal) -> Refusal:
    """The refusal without a suggestion that is itself no date."""
    if refusal.suggestion is None or isinstance(_read(refusal.suggestion), Edtf):
        return refusal
    return replace(refusal, suggestion=None)


def _explain(text: str) -> Refusal:
    near = misspellings.nearest(text)
    if near and near.spelling and not near.level2:
        date = _read(near.spelling)
        if isinstance(date, Refusal):
            return date
        # A spelling that is no date either tells nothing about what was meant.
        near = near if date else None
    if near is None:
        return Refusal("a date looks like 2022, 2022-11 or 2022-11-30, an interval like 2022-11/2023-02")
    return Refusal(near.why, near.spelling, near.level2)


# In the readers below None means: the text has not the form of a date of levels 0 and 1.


def _read(text: str) -> Edtf | Refusal | None:
    if "/" in text:
        return _interval(text)
    moment = moments.read(text)
    return Edtf(text, moment, None) if isinstance(moment, Moment) else moment


def _interval(text: str) -> Edtf | Refusal | None:
    written = text.split("/")
    if len(written) != 2:
        return None
    if all(end in ("", "..") for end in written):
        return Refusal("an interval needs a date at one end at least")
    start, end = (_end(one) for one in written)
    if isinstance(start, Refusal):
        return replace(start, suggestion=start.suggestion and f"{start.suggestion}/{written[1]}")
    if isinstance(end, Refusal):
        return replace(end, suggestion=end.suggestion and f"{written[0]}/{end.suggestion}")
    if start is None or end is None:
        return None
    if isinstance(start, Moment) and isinstance(end, Moment) and start.earliest > end.latest:
        return Refusal("the interval ends before it starts", f"{written[1]}/{written[0]}")
    return Edtf(text, start, end)


def _end(text: str) -> Moment | Unbounded | Refusal | None:
    if text in ("", ".."):
        return "open" if text else "unknown"
    moment = moments.read(text)
    if isinstance(moment, Moment) and "T" in text:
        return Refusal("the ends of an interval have no time of day", text.partition("T")[0])
    if isinstance(moment, Moment) and "X" in text:
        return Refusal(misspellings.LEVEL_TWO.format("an X in an interval"), text.replace("-XX", ""), unsupported=True)
    return moment
