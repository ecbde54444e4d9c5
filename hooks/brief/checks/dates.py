"""Dates that claim no more than the words, and fields that belong to a kind of fact."""

from __future__ import annotations

from collections.abc import Iterator

from brief.dates import edtf, in_quotes
from brief.problems import Problem
from brief.reasoning.graph import Graph


def date_unsupported(graph: Graph) -> Iterator[Problem]:
    """The year and the month of a date, and its day or season, stand in the quoted words, or `date_reason` says how
    they follow."""
    for fact in graph.brief.facts.values():
        if fact.date is None or fact.date_reason or not fact.evidence:
            continue
        missing = [*_missing(edtf.parts(fact.date), in_quotes.of_quotes(e.words.folded for e in fact.evidence))]
        if missing:
            what, verb = " and ".join(missing), "does" if len(missing) == 1 else "do"
            yield Problem(
                fact.places.of("date"),
                "date-unsupported",
                f'{what} of the date "{fact.date.text}" {verb} not stand in the quoted words',
                hint=("quote the words that say it, give a coarser date, or add date_reason: how it follows",),
            )


def _missing(parts: edtf.Parts, words: in_quotes.Words) -> Iterator[str]:
    for year in parts.years:
        if not words.year(year):
            yield f"the year {year}"
    for month in parts.months:
        if not words.month(month):
            yield "the month"
    for day in parts.days:
        if not words.day(day):
            yield "the day"
    for season in parts.seasons:
        if not words.season(season):
            yield "the season"


def date_missing(graph: Graph) -> Iterator[Problem]:
    """An event has a date, or says that it is unknown."""
    for fact in graph.brief.facts.values():
        if fact.kind == "event" and not fact.date_given and not fact.places.unsure("date"):
            yield Problem(
                fact.places.key,
                "missing-field",
                'an event needs the field "date"',
                hint=("write date: unknown where the words give none",),
            )


def fields_of_kind(graph: Graph) -> Iterator[Problem]:
    """`status` belongs to events; a fact of kind relation has a `relation`."""
    for fact in graph.brief.facts.values():
        given = fact.places.fields
        if fact.kind != "event" and ("status",) in given and ("kind",) in given and not fact.places.unsure("kind"):
            yield Problem(
                fact.places.of("status"),
                "misplaced-field",
                f"only an event has a status, and this is a {fact.kind}",
            )
        if fact.kind == "relation" and ("relation",) not in given and not fact.places.unsure("relation"):
            yield Problem(fact.places.key, "missing-field", 'a fact of kind relation needs the field "relation"')
