"""The ledger: every fact with its words, its speaker, its date and all that uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brief.model import Fact
from brief.pages.labels import FACT_KINDS, STATUSES, count
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.paths import FACTS


def pages(site: Site) -> Iterator[Page]:
    facts = list(site.brief.facts.values())
    kinds = Counter(f.kind for f in facts)
    statuses = Counter(f.status for f in facts if f.status)
    speakers = Counter(f.said_by for f in facts if f.said_by)
    topics = Counter(t for f in facts for t in f.topics)
    choices = [
        ("kind", "Kind", [(k, FACT_KINDS[k], kinds[k]) for k in FACT_KINDS if kinds[k]]),
        ("status", "Status", [(s, STATUSES[s], statuses[s]) for s in STATUSES if statuses[s]]),
        (
            "speaker",
            "Said by",
            sorted(((id, site.brief.actors[id].name, n) for id, n in speakers.items()), key=lambda row: row[1]),
        ),
        ("topic", "Topic", [(t, t, n) for t, n in sorted(topics.items())]),
    ]
    yield Page(
        FACTS,
        "Facts",
        described(f"{count(len(facts), 'fact')}, each with the words behind it: {site.brief.about.title}"),
        lambda: site.render("facts", FACTS, facts=facts, choices=[c for c in choices if c[2]]),
        tuple(Found(f.id, f"Fact {f.number}", _words(site, f)) for f in facts),
        (),
        origin=next((f.places.key.path for f in facts), None),
    )


def _words(site: Site, fact: Fact) -> str:
    """The statement, its speaker and the words behind it."""
    said = f" {site.brief.actors[fact.said_by].name}." if fact.said_by else ""
    withdrawn = "Withdrawn: " if site.graph.is_withdrawn(fact) else ""
    return " ".join(
        [f"{withdrawn}{fact.statement}{said}", *(f"“{a.exact}”" for a in site.graph.anchors.get(fact.id, ()))]
    )
