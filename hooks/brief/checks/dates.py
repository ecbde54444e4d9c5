"""Dates that claim no more than the words, and fields that belong to a kind of fact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from brief import edtf
from brief.graph import Graph
from brief.model import Fact
from brief.problems import Level, Problem


def date_unsupported(graph: Graph) -> Iterator[Problem]:
    """The year and the month of a date stand in the quoted words, or `date_reason` says how they follow."""
    for fact, date, words in _dated(graph):
        missing = [f"the year {year}" for year in date.years if not _year_stands(year, words)]
        missing += ["the month" for month in date.months if not _month_stands(month, words)]
        if missing:
            yield _not_in_words(fact, missing, "date-unsupported", "error")


def date_too_exact(graph: Graph) -> Iterator[Problem]:
    """So do its day and its season. The words often name a day in another way ("on Monday", "the next day"), so this
    is a warning."""
    for fact, date, words in _dated(graph):
        missing = ["the day" for day in date.days if not re.search(rf"(?<![0-9])0?{day}(?![0-9])", words)]
        seasons = _calendar_words()["seasons"]
        missing += ["the season" for season in date.seasons if not _any_stands(seasons[season], words)]
        if missing:
            yield _not_in_words(fact, missing, "date-too-exact", "warning")


def _dated(graph: Graph) -> Iterator[tuple[Fact, edtf.Parts, str]]:
    """The facts whose dates must stand in their words: what the date claims, and the words made plain."""
    for fact in graph.brief.facts.values():
        if fact.date is not None and not fact.date_reason and fact.evidence:
            yield fact, edtf.parts(fact.date), " ".join(_plain(e.quote) for e in fact.evidence)


def _not_in_words(fact: Fact, missing: list[str], code: str, level: Level) -> Problem:
    what, verb = " and ".join(missing), "does" if len(missing) == 1 else "do"
    written = fact.date.text if fact.date else ""
    return Problem(
        fact.places.of("date"),
        code,
        f'{what} of the date "{written}" {verb} not stand in the quoted words',
        level,
        ("quote the words that say it, give a coarser date, or add date_reason: how it follows",),
    )


def _plain(quote: str) -> str:
    """Lower case, with the digits of every script as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFC", quote)
    ).lower()


def _year_stands(year: str, words: str) -> bool:
    digits = year.lstrip("Y-").lstrip("0") or "0"
    return re.search(rf"(?<![0-9]){digits.replace('X', '[0-9]')}(?![0-9])", words) is not None


def _any_stands(spellings: tuple[str, ...], words: str) -> bool:
    # Spaces and marks end a Latin word; Bengali and Japanese endings are joined to the name of a month.
    return any(re.search(rf"\b{re.escape(s)}\b", words) if s.isascii() else s in words for s in spellings)


def _month_stands(month: int, words: str) -> bool:
    """By its name in any language, or as a number beside others: 2022-11, 11/2022, 30.11.2022, 11月."""
    numbers = rf"[0-9][-/.]0?{month}(?![0-9])|(?<![0-9])0?{month}(?:[-/.][0-9]|月)"
    return _any_stands(_calendar_words()["months"][month], words) or re.search(numbers, words) is not None


@cache
def _calendar_words() -> dict[str, dict[int, tuple[str, ...]]]:
    """The words for months and seasons, from the data file: one line a month, spellings of all languages."""
    found: dict[str, dict[int, tuple[str, ...]]] = {"months": {}, "seasons": {}}
    text = files("brief").joinpath("calendar-words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, number, spellings = line.split(maxsplit=2)
            found[kind][int(number)] = tuple(unicodedata.normalize("NFC", s.strip()) for s in spellings.split(","))
    return found


def date_missing(graph: Graph) -> Iterator[Problem]:
    """An event has a date, or says that it is unknown."""
    for fact in graph.brief.facts.values():
        if fact.kind == "event" and not fact.date_given:
            yield Problem(
                fact.places.key,
                "missing-field",
                'an event needs the field "date"',
                hint=("write date: unknown where the words give none",),
            )


def fields_of_kind(graph: Graph) -> Iterator[Problem]:
    """`status` belongs to events; a fact of kind relation has a `relation`."""
    for fact in graph.brief.facts.values():
        if fact.kind != "event" and ("status",) in fact.places.fields:
            yield Problem(
                fact.places.of("status"),
                "misplaced-field",
                f"only an event has a status, and this is a {fact.kind}",
            )
        if fact.kind == "relation" and ("relation",) not in fact.places.fields:
            yield Problem(fact.places.key, "missing-field", 'a fact of kind relation needs the field "relation"')
