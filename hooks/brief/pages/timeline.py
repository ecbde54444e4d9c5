"""What happened or was to happen, by date and no finer than the words say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from brief import edtf
from brief.model import Fact
from brief.pages.page import Page, described
from brief.pages.view import Site
from brief.paths import TIMELINE
from brief.prose import Heading


@dataclass(frozen=True)
class Year:
    """The dated facts that begin in one year."""

    id: str
    title: str
    facts: tuple[Fact, ...]


def years(facts: list[Fact]) -> list[Year]:
    """Dated facts by the year of their first day; those without a first day come first."""
    groups: dict[int | None, list[Fact]] = {}
    dated = [(edtf.sort_key(f.date), f.number, f) for f in facts if f.date is not None]
    for _, _, fact in sorted(dated, key=lambda row: row[:2]):
        assert fact.date is not None
        first = fact.date.earliest
        groups.setdefault(first.year if first else None, []).append(fact)
    return [
        Year(f"y{year}" if year is not None else "no-start", _title(year), tuple(group))
        for year, group in groups.items()
    ]


def _title(year: int | None) -> str:
    if year is None:
        return "Start not known"
    return str(year) if year > 0 else f"{1 - year} BC"


def pages(site: Site) -> Iterator[Page]:
    facts = list(site.brief.facts.values())
    groups = years(facts)
    undated = [f for f in facts if f.kind == "event" and f.date is None]
    ordered = [f for f in facts if f.kind != "event" and f.date is None and (f.before or f.after)]
    headings = [Heading(year.id, 2, year.title) for year in groups]
    headings += [Heading("undated", 2, "Without a date")] if undated or ordered else []
    yield Page(
        TIMELINE,
        "Timeline",
        described(f"What happened, was planned or was put off, by date: {site.brief.about.title}"),
        lambda: site.render("timeline", TIMELINE, years=groups, undated=undated + ordered),
        (),
        tuple(headings),
        origin=next((f.places.key.path for f in facts), None),
    )
