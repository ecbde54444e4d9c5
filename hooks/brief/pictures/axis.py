"""Time as a line from left to right: one scale all along, with long empty stretches cut out and shown as cuts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from brief.dates.edtf import Day, Edtf
from brief.dates.in_words import year_words
from brief.language.interface import Interface
from brief.pictures.lettering import NARROW, width
from brief.text.spans import merge

MAX_PIECES = 4
CUT_SHARE = 5.0
"""Percent of the width that a cut takes."""
LEAST_SHARE = 0.16
"""A piece is widened, by empty time, to this part of the whole."""
_UNITS = (1, 12, 120, 1200, 12_000, 120_000)
"""Months in what the line is rounded to and marked by: a month, a year, ten years…"""
_TICK_ROWS = 3


@dataclass(frozen=True)
class Span:
    """The days of a date, as places on an unbounded line."""

    start: int | None
    """The morning of the first day; None where it is open or not known."""
    end: int | None
    """The evening of the last day."""


def span(date: Edtf) -> Span:
    first, last = date.earliest, date.latest
    return Span(first.ordinal if first else None, last.ordinal + 1 if last else None)


@dataclass(frozen=True)
class Piece:
    """A stretch of time that is drawn."""

    start: int
    """First month, counted from January of the year 0."""
    end: int
    """The month after the last."""
    left: float
    """Percent of the picture's width."""
    share: float
    """How wide it is, in percent."""

    @property
    def days(self) -> tuple[int, int]:
        return _morning(self.start), _morning(self.end)


@dataclass(frozen=True)
class Tick:
    """A mark on the line."""

    x: float
    """Percent."""
    label: str
    """Empty where there is no room for one."""
    anchor: str
    """Of the label: `start`, `middle` or `end`."""
    row: int


class Axis:
    """A line that holds all the dates given."""

    def __init__(self, dates: Iterable[Edtf], language: Interface) -> None:
        self.language = language
        dates = list(dates)
        ends = [(d.earliest or d.latest, d.latest or d.earliest) for d in dates]
        months = [(_month(a), _month(b) + 1) for a, b in ends if a and b]
        stretches = merge(months)
        _cut(stretches)
        self.unit = _unit(sum(b - a for a, b in stretches))
        rounded = merge([(_floor(a, self.unit) - self.unit, -_floor(-b, self.unit) + self.unit) for a, b in stretches])
        self.pieces = self._placed(rounded)

    def _placed(self, stretches: list[tuple[int, int]]) -> tuple[Piece, ...]:
        room = 100 - CUT_SHARE * (len(stretches) - 1)
        total = sum(b - a for a, b in stretches)
        least = round(total * LEAST_SHARE) if len(stretches) > 1 else 0
        wide = [(a, max(b, a + least)) for a, b in stretches]
        # A widened piece may not run into the next one.
        wide = [(a, min(b, wide[i + 1][0]) if i + 1 < len(wide) else b) for i, (a, b) in enumerate(wide)]
        days = [_morning(b) - _morning(a) for a, b in wide]
        pieces, left = [], 0.0
        for (a, b), length in zip(wide, days, strict=True):
            share = room * length / sum(days)
            pieces.append(Piece(a, b, left, share))
            left += share + CUT_SHARE
        return tuple(pieces)

    def x(self, day: float) -> float:
        """Where a morning lies, in percent; what lies outside is drawn at the nearest edge."""
        for piece in self.pieces:
            start, end = piece.days
            if day <= end:
                return piece.left + piece.share * max(0.0, day - start) / (end - start)
        return 100.0

    def bar(self, place: Span) -> tuple[float, float]:
        """Left and right edge of a date, in percent; an open end lies on the edge of the picture."""
        return 0.0 if place.start is None else self.x(place.start), 100.0 if place.end is None else self.x(place.end)

    @cached_property
    def cuts(self) -> tuple[tuple[float, int], ...]:
        """Where time was cut out: the middle of the cut in percent, and the number of months left out."""
        pairs = pairwise(self.pieces)
        return tuple((b.left - CUT_SHARE / 2, b.start - a.end) for a, b in pairs)

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """Marks of the line, with labels where they have room at the narrowest width; each piece's first first."""
        step = self._step()
        places = [(piece.start, True) for piece in self.pieces]
        for piece in self.pieces:
            first = _floor(piece.start, step) + step
            places += [(month, False) for month in range(first, piece.end, step)]
        taken: list[list[tuple[float, float]]] = [[] for _ in range(_TICK_ROWS)]
        ticks = []
        for month, must in places:
            x, label = self.x(_morning(month)), self._label(month, step)
            anchor, left, right = _box(x, label)
            rows = range(_TICK_ROWS) if must else range(1)
            row = next((r for r in rows if all(right < a or left > b for a, b in taken[r])), None)
            if row is not None:
                taken[row].append((left - 6, right + 6))
            ticks.append(Tick(x, label if row is not None else "", anchor, row or 0))
        return tuple(sorted(ticks, key=lambda tick: tick.x))

    def _step(self) -> int:
        """Months between marks: the smallest step whose labels leave room between them."""
        months = sum(piece.end - piece.start for piece in self.pieces)
        drawn = sum(piece.share for piece in self.pieces) / 100 * NARROW
        steps = [1, 3, *(unit * n for unit in _UNITS[1:] for n in (1, 2, 5)), _UNITS[-1] * 10]
        while months / steps[-1] > 12:
            steps.append(steps[-1] * 10)
        for step in steps:
            if step % self.unit == 0 or step > self.unit:
                label = max((width(self._label(piece.start, step)) for piece in self.pieces), default=0)
                if drawn * step / months >= label + 14:
                    return step
        return steps[-1]

    def _label(self, month: int, step: int) -> str:
        (year, rest), language = divmod(month, 12), self.language
        written = year_words(year, language)
        if step >= 12 and not rest:
            return written
        return language.pgettext("short", "%(month)s %(year)s", month=language.short_months[rest], year=written)


def _box(x: float, label: str) -> tuple[str, float, float]:
    """The anchor that keeps a label inside the narrowest picture, and its left and right edge in pixels."""
    at, wide = x / 100 * NARROW, width(label)
    if at < wide / 2:
        return "start", at, at + wide
    if at > NARROW - wide / 2:
        return "end", at - wide, at
    return "middle", at - wide / 2, at + wide / 2


def _month(day: Day) -> int:
    return day.year * 12 + day.month - 1


def _morning(month: int) -> int:
    return Day(month // 12, month % 12 + 1, 1).ordinal


def _floor(month: int, unit: int) -> int:
    return month // unit * unit


def _unit(months: int) -> int:
    """The coarsest unit of which the line still has a handful."""
    return next((unit for unit in reversed(_UNITS) if months >= unit * 12), 1)


def _cut(stretches: list[tuple[int, int]]) -> None:
    """Close up every gap but those longer than all that would be drawn: there the line is cut."""
    total = stretches[-1][1] - stretches[0][0] if stretches else 0
    gaps = sorted(((b[0] - a[1], i) for i, (a, b) in enumerate(pairwise(stretches))), reverse=True)
    kept = set()
    for gap, i in gaps[: MAX_PIECES - 1]:
        if gap * 2 <= total or gap <= 24:
            break
        kept.add(i)
        total -= gap
    closed: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(stretches):
        if i and i - 1 not in kept:
            closed[-1] = closed[-1][0], end
        else:
            closed.append((start, end))
    stretches[:] = closed
