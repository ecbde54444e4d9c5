"""Dates that claim no more than the words, and an order of facts that can be true."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from brief import edtf
from brief.graph import Graph
from brief.model import Fact
from brief.problems import Problem


def date_unsupported(graph: Graph) -> Iterator[Problem]:
    """The year and the month of a date, and its day or season, stand in the quoted words, or `date_reason` says how
    they follow."""
    for fact in graph.brief.facts.values():
        if fact.date is None or fact.date_reason:
            continue
        words = " ".join(_plain(e.quote) for e in fact.evidence)
        missing = [*_missing(edtf.parts(fact.date), words)]
        if missing:
            what = " and ".join(missing)
            verb = "does" if len(missing) == 1 else "do"
            yield Problem(
                fact.places.of("date"),
                "date-unsupported",
                f'{what} of the date "{fact.date.text}" {verb} not stand in the quoted words',
                hint=("quote the words that say it, give a coarser date, or add date_reason: how it follows",),
            )


def _plain(quote: str) -> str:
    """Lower case, with the digits of every script as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFC", quote)
    ).lower()


def _missing(parts: edtf.Parts, words: str) -> Iterator[str]:
    for year in parts.years:
        if not _year_stands(year, words):
            yield f"the year {year}"
    for month in parts.months:
        if not _any_stands(_calendar_words()["months"][month], words) and not _numbers_stand(month, words):
            yield "the month"
    for day in parts.days:
        if not re.search(rf"(?<![0-9])0?{day}(?![0-9])", words):
            yield "the day"
    for season in parts.seasons:
        if not _any_stands(_calendar_words()["seasons"][season], words):
            yield "the season"


def _year_stands(year: str, words: str) -> bool:
    digits = year.lstrip("Y-").lstrip("0") or "0"
    return re.search(rf"(?<![0-9]){digits.replace('X', '[0-9]')}(?![0-9])", words) is not None


def _any_stands(spellings: tuple[str, ...], words: str) -> bool:
    # Spaces and marks end a Latin word; Bengali and Japanese endings are joined to the name of a month.
    return any(re.search(rf"\b{re.escape(s)}\b", words) if s.isascii() else s in words for s in spellings)


def _numbers_stand(month: int, words: str) -> bool:
    """A month as a number beside others: 2022-11, 11/2022, 30.11.2022, 11月."""
    return re.search(rf"[0-9][-/.]0?{month}(?![0-9])|(?<![0-9])0?{month}(?:[-/.][0-9]|月)", words) is not None


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


def order_conflict(graph: Graph) -> Iterator[Problem]:
    """What comes before something does not have a date after it."""
    facts = graph.brief.facts
    for fact in facts.values():
        for field, ids in (("before", fact.before), ("after", fact.after)):
            for i, id in enumerate(ids):
                other = facts.get(id)
                if other is None or fact.date is None or other.date is None:
                    continue
                first, second = (fact, other) if field == "before" else (other, fact)
                if first.date and second.date and edtf.certainly_before(second.date, first.date):
                    yield Problem(
                        fact.places.of(field, i),
                        "order-conflict",
                        f'"{fact.id}" ({fact.date.text}) cannot be {field} "{id}" ({other.date.text})',
                    )


def order_without_room(graph: Graph) -> Iterator[Problem]:
    """What comes after one dated thing and before another, however long the way, finds room between their dates."""
    facts = graph.brief.facts
    for fact in facts.values():
        bounds = graph.order.bounds[fact.id]
        first, last = bounds.earliest_by, bounds.latest_by
        if fact.date or not (bounds.earliest and bounds.latest and first and last) or bounds.earliest <= bounds.latest:
            continue
        dates = [facts[id].date for id in (first, last)]
        shown = [f'"{id}" ({date.text})' for id, date in zip((first, last), dates, strict=True) if date]
        yield Problem(
            fact.places.of("after" if fact.after else "before"),
            "order-conflict",
            f'"{fact.id}" cannot be after {shown[0]} and before {shown[1]}',
        )


def order_cycle(graph: Graph) -> Iterator[Problem]:
    """Nothing comes before itself, however long the way round; the same holds for repeats."""
    facts = graph.brief.facts
    later: dict[str, list[tuple[str, Fact, str, int]]] = {id: [] for id in facts}
    repeated: dict[str, list[tuple[str, Fact, str, int]]] = {id: [] for id in facts}
    for fact in facts.values():
        for i, id in enumerate(fact.before):
            if id in facts:
                later[fact.id].append((id, fact, "before", i))
        for i, id in enumerate(fact.after):
            if id in facts:
                later[id].append((fact.id, fact, "after", i))
        for i, id in enumerate(fact.repeats):
            if id in facts:
                repeated[fact.id].append((id, fact, "repeats", i))
    yield from _cycles(later, "the order goes round in a circle")
    yield from _cycles(repeated, "these facts repeat each other in a circle")


def _cycles(edges: dict[str, list[tuple[str, Fact, str, int]]], message: str) -> Iterator[Problem]:
    """One problem for each edge that closes a circle, found by a walk in depth without recursion."""
    done: set[str] = set()
    for start, first in edges.items():
        if start in done:
            continue
        path, on_path = [start], {start}
        stack = [iter(first)]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                last = path.pop()
                on_path.discard(last)
                done.add(last)
                continue
            target, fact, field, i = step
            if target in on_path:
                circle = [*path[path.index(target) :], target]
                shown = " → ".join(circle if len(circle) <= 8 else [*circle[:4], "…", *circle[-3:]])
                yield Problem(fact.places.of(field, i), "order-cycle", f"{message}: {shown}")
            elif target not in done:
                path.append(target)
                on_path.add(target)
                stack.append(iter(edges[target]))
