"""The ledger: every fact with its words, its speaker, its date and all that uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brief.model import Fact
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.paths import FACTS


def pages(site: Site) -> Iterator[Page]:
    facts, labels = list(site.brief.facts.values()), site.labels
    language, _, number = site.language, site.language.gettext, site.language.number
    kinds = Counter(f.kind for f in facts)
    statuses = Counter(f.status for f in facts if f.status)
    speakers = Counter(f.said_by for f in facts if f.said_by)
    topics = Counter(t for f in facts for t in f.topics)
    choices = [
        ("kind", _("Kind"), [(k, words, number(kinds[k])) for k, words in labels.fact_kinds.items() if kinds[k]]),
        (
            "status",
            _("Status"),
            [(s, words, number(statuses[s])) for s, words in labels.statuses.items() if statuses[s]],
        ),
        (
            "speaker",
            _("Said by"),
            sorted(((id, site.brief.actors[id].name, number(n)) for id, n in speakers.items()), key=lambda row: row[1]),
        ),
        ("topic", _("Topic"), [(t, t, number(n)) for t, n in sorted(topics.items())]),
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


def _words(site: Site, fact: Fact) -> str:
    """The statement, its speaker and the words behind it."""
    said = f" {site.brief.actors[fact.said_by].name}." if fact.said_by else ""
    statement = f"{fact.statement}{said}"
    if site.graph.is_withdrawn(fact):
        statement = site.language.gettext("Withdrawn: %(statement)s", statement=statement)
    return " ".join([statement, *(f"“{a.exact}”" for a in site.graph.anchors.get(fact.id, ()))])
