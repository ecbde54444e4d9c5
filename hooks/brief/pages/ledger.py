"""The ledger: every fact with its words, its speaker, its date and all that uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from brief.model.records import Fact
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.site.paths import FACTS


def pages(site: Site) -> Iterator[Page]:
    facts, labels = list(site.brief.facts.values()), site.labels
    language, _ = site.language, site.language.gettext
    names = {id: actor.name for id, actor in site.brief.actors.items()}
    choices = [
        ("kind", _("Kind"), _parted(facts, lambda fact: [fact.kind], labels.fact_kinds)),
        ("status", _("Status"), _parted(facts, lambda fact: [fact.status] if fact.status else [], labels.statuses)),
        ("speaker", _("Said by"), _by_name(_parted(facts, lambda fact: [fact.said_by] if fact.said_by else [], names))),
        ("topic", _("Topic"), _by_name(_parted(facts, lambda fact: fact.topics, {}))),
    ]
    about = language.ngettext(
        "%(num)s fact, each with the words behind it: %(brief)s",
        "%(num)s facts, each with the words behind it: %(brief)s",
        len(facts),
        brief=site.brief.about.title,
    )
    yield Page(
        FACTS,
        _("Facts"),
        described(about),
        lambda: site.render("facts", FACTS, facts=facts, choices=[c for c in choices if c[2]]),
        tuple(Found(f.id, _("Fact %(number)s", number=f.number), _words(site, f)) for f in facts),
        (),
        origin=next((f.places.key.path for f in facts), None),
    )


@dataclass(frozen=True)
class Part:
    """The facts that have one value, in their order."""

    value: str
    words: str
    facts: tuple[Fact, ...]


def _parted(facts: Iterable[Fact], values: Callable[[Fact], Iterable[str]], words: Mapping[str, str]) -> list[Part]:
    """The facts by value, in the order of the words for the values; a value without words speaks for itself."""
    parts: dict[str, list[Fact]] = {value: [] for value in words}
    for fact in facts:
        for value in values(fact):
            parts.setdefault(value, []).append(fact)
    return [Part(value, words.get(value, value), tuple(of_value)) for value, of_value in parts.items() if of_value]


def _by_name(parts: list[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: part.words)


def _words(site: Site, fact: Fact) -> str:
    """The statement, its speaker and the words behind it."""
    _ = site.language.gettext
    said = f" {site.brief.actors[fact.said_by].name}." if fact.said_by else ""
    statement = f"{fact.statement}{said}"
    if site.graph.is_withdrawn(fact):
        statement = _("Withdrawn: %(statement)s", statement=statement)
    return " ".join([statement, *(_("“%(words)s”", words=a.exact) for a in site.graph.anchors.get(fact.id, ()))])
