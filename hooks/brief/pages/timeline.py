"""What happened or was to happen, what was said, and what was published, each by its own date and no finer than the
words say; and what the words put in order without a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from brief.dates import edtf
from brief.dates.edtf import Edtf
from brief.dates.in_words import year_words
from brief.language.interface import Interface
from brief.model.records import Fact, Source
from brief.pages.page import Page, described
from brief.pages.pictures import timeline_picture
from brief.pages.view import Site
from brief.reasoning.order import Order
from brief.site.paths import TIMELINE
from brief.text.prose import Heading


@dataclass(frozen=True)
class Year:
    """The facts whose dates begin in one year."""

    id: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Published:
    """A source and the facts that it carries."""

    source: Source
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Undated:
    """A fact without a date, and what the words say about its place."""

    fact: Fact
    before: tuple[str, ...]
    """Facts that come after it, in so many words."""
    after: tuple[str, ...]
    before_dated: str | None
    """A dated fact further on, where none of `before` is the one that bounds it."""
    after_dated: str | None


def years(
    facts: Iterable[Fact], date: Callable[[Fact], Edtf | None], language: Interface, prefix: str = ""
) -> list[Year]:
    """Facts by the year of the first day of a date of theirs; those without a first day come first, those without
    that date are left out. Anchors begin with `prefix`."""
    groups: dict[int | None, list[Fact]] = {}
    dated = [(edtf.sort_key(when), fact.number, fact, when) for fact in facts if (when := date(fact))]
    for _, _, fact, when in sorted(dated, key=lambda row: row[:2]):
        groups.setdefault(when.earliest.year if when.earliest else None, []).append(fact)
    return [
        Year(prefix + (f"y{year}" if year is not None else "no-start"), _title(year, language), tuple(group))
        for year, group in groups.items()
    ]


def _title(year: int | None, language: Interface) -> str:
    if year is None:
        return language.gettext("No earliest date")
    return year_words(year, language)


def undated(order: Order) -> list[Undated]:
    """What has no date, in the order that the words give."""
    rows = []
    for fact in order.without_date():
        before, after, bounds = order.follows[fact.id], order.precedes[fact.id], order.bounds[fact.id]
        rows.append(
            Undated(
                fact,
                before,
                after,
                bounds.latest_by if bounds.latest_by not in before else None,
                bounds.earliest_by if bounds.earliest_by not in after else None,
            )
        )
    return rows


def by_source(site: Site) -> list[Published]:
    """The sources that carry facts, by date of publication; those without a date come last."""
    facts: dict[str, list[Fact]] = {}
    for fact in site.brief.facts.values():
        for source in dict.fromkeys(evidence.source for evidence in fact.evidence):
            facts.setdefault(source, []).append(fact)
    carrying = [source for source in site.brief.sources.values() if source.id in facts]
    dated = [(edtf.sort_key(s.published), i, s) for i, s in enumerate(carrying) if s.published]
    ordered = [source for *_, source in sorted(dated, key=lambda row: row[:2])]
    ordered += [source for source in carrying if not source.published]
    return [Published(source, tuple(facts[source.id])) for source in ordered]


def pages(site: Site) -> Iterator[Page]:
    facts, language, _ = list(site.brief.facts.values()), site.language, site.language.gettext
    happened = years(facts, lambda fact: fact.date, language)
    said = years(facts, lambda fact: fact.said_on, language, "said-")
    without = undated(site.graph.order)
    headings = [Heading("by-event", 2, _("By date")), *(Heading(y.id, 3, y.title) for y in happened)]
    headings += [Heading("undated", 2, _("Without a date"))] if without else []
    headings += [Heading("by-speech", 2, _("By date of statement")), *(Heading(y.id, 3, y.title) for y in said)]
    headings += [Heading("by-source", 2, _("By date of source"))]
    drawable = any(f.date or f.said_on for f in facts)
    headings += [Heading("picture", 2, _("The dated facts on one line of time"))] if drawable else []

    yield Page(
        TIMELINE,
        _("Timeline"),
        described(_("What happened, was planned or was put off, by date: %(brief)s", brief=site.brief.about.title)),
        lambda: site.render(
            "timeline",
            TIMELINE,
            happened=happened,
            said=said,
            unsaid=[f for f in facts if f.said_by and not f.said_on],
            undated=without,
            published=by_source(site),
            choices=_choices(site, facts),
            picture=timeline_picture(site) if drawable else None,
        ),
        (),
        tuple(headings),
        origin=next((f.places.key.path for f in facts), None),
    )


def _choices(site: Site, facts: list[Fact]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """For the filters: name, title, and the options with their numbers of facts."""
    labels, _ = site.labels, site.language.gettext

    def counted(number: int) -> str:
        return site.language.ngettext("%(num)s fact", "%(num)s facts", number)

    kinds = Counter(f.kind for f in facts)
    statuses = Counter(f.status for f in facts if f.status)
    actors = Counter(id for f in facts for id in site.graph.actors_of[f.id])
    names = sorted(actors, key=lambda id: (site.brief.actors[id].name.casefold(), id))
    choices = [
        ("actor", _("Actor"), [(id, site.brief.actors[id].name, counted(actors[id])) for id in names]),
        ("kind", _("Kind"), [(k, words, counted(kinds[k])) for k, words in labels.fact_kinds.items() if kinds[k]]),
        (
            "status",
            _("Status"),
            [(s, words, counted(statuses[s])) for s, words in labels.statuses.items() if statuses[s]],
        ),
    ]
    return [choice for choice in choices if choice[2]]
