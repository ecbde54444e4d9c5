"""Dates that are told from the day of speaking, and the day of speaking itself."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from brief.dates import edtf, in_quotes
from brief.language.wordlists import Hit, WordList, of_language
from brief.model.records import Fact
from brief.problems import Problem
from brief.reasoning.graph import Graph

_DAYS = 7
"""How long before its source was published a thing may have been said without a reason given: "on Tuesday"."""


def date_relative(graph: Graph) -> Iterator[Problem]:
    """Words like "last week" count from another time, so a date that rests on them has a `date_reason`. The year of
    "the 2022 plan" is the plan's."""
    for fact in graph.brief.facts.values():
        if fact.date is None or fact.date_reason:
            continue
        parts = edtf.parts(fact.date)
        if parts.months or parts.seasons or any("X" in year for year in parts.years):
            continue
        hit = _relative(graph, fact)
        if hit and not any(_dated(graph, fact, year) for year in parts.years):
            yield Problem(
                fact.places.of("date"),
                "date-unsupported",
                f'"{hit.word}" counts from another time, and the date "{fact.date.text}" has no date_reason',
                hint=("say in date_reason how the date follows, or write date: unknown",),
            )


def _lists(graph: Graph, fact: Fact) -> Iterator[tuple[str, WordList]]:
    """The quotes of a fact, folded, with the word list of their language."""
    for evidence in fact.evidence:
        source = graph.brief.sources.get(evidence.source)
        words = of_language(source.language or graph.brief.about.language) if source else None
        if words is not None:
            yield evidence.words.folded, words


def _relative(graph: Graph, fact: Fact) -> Hit | None:
    return next((hit for quote, words in _lists(graph, fact) for hit in words.find(quote, "relative")), None)


def _dated(graph: Graph, fact: Fact, year: str) -> bool:
    """Whether the year is the time of something: a word like "in", a month or a mark stands before it. A year that
    does not stand in the words at all is the finding of another check."""
    stands = False
    for quote, words in _lists(graph, fact):
        for match in regex.finditer(rf"(?<![0-9]){regex.escape(year)}(?![0-9])", quote):
            stands = True
            before = quote[: match.start()].rstrip()
            last = regex.search(r"[\w\p{M}]+$|[^\w\s]$", before)
            if last is None or not last[0].isalpha() or last[0].lower() in words.words("before year"):
                return True
            if any(in_quotes.of_quotes([last[0]]).month(month) for month in range(1, 13)):
                return True
    return not stands


def said_on_unsupported(graph: Graph) -> Iterator[Problem]:
    """The day of speaking stands in the quoted words, or is that of the source, or `date_reason` says how it
    follows."""
    for fact in graph.brief.facts.values():
        if fact.said_on is None or fact.date_reason or not fact.evidence:
            continue
        words = in_quotes.of_quotes(e.words.folded for e in fact.evidence)
        parts = edtf.parts(fact.said_on)
        stands = all(map(words.year, parts.years)) and all(map(words.month, parts.months))
        if stands and all(map(words.day, parts.days)) and all(map(words.season, parts.seasons)):
            continue
        if not any(_as_published(graph, e.source, fact.said_on) for e in fact.evidence):
            yield Problem(
                fact.places.of("said_on"),
                "said-on-unsupported",
                f'"{fact.said_on.text}" stands neither in the quoted words nor as the date of the source',
                "warning",
                ("quote the words that say it, or add date_reason: how it follows",),
            )


def _as_published(graph: Graph, source: str, said: edtf.Edtf) -> bool:
    record = graph.brief.sources.get(source)
    published = record.published if record else None
    if published is None or not (published.earliest and published.latest and said.earliest and said.latest):
        return False
    if said.earliest >= published.earliest and said.latest <= published.latest:
        # No finer than the source's own date: a day out of a month that is known only as a month is a guess.
        return len(edtf.parts(said).days) <= len(edtf.parts(published).days)
    if said.earliest <= published.earliest and published.latest <= said.latest:
        return True
    return said.earliest == said.latest and 0 <= published.earliest.ordinal - said.latest.ordinal <= _DAYS
