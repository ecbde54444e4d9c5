"""How the brief was made: scales, checks, coverage, who checked what, and what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brief.checks import CHECKS
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.paths import METHOD
from brief.prose import Heading
from brief.scales import SCALES

_HEADINGS = (
    ("quotes", "How quotes are verified"),
    ("likelihood", "Likelihood and confidence"),
    ("coverage", "How much of the sources is used"),
    ("checked", "Who compared statement and passage"),
    ("not-known", "What the brief does not know"),
    ("rules", "The rules that were checked"),
    ("data", "The data"),
)


def pages(site: Site) -> Iterator[Page]:
    brief = site.brief
    checkers = Counter(f.checked.by for f in brief.facts.values() if f.checked)
    drafts = [f for f in brief.facts.values() if not f.checked]
    speakers: Counter[str] = Counter(f.said_by for f in brief.facts.values() if f.said_by)
    rules = [" ".join((check.__doc__ or "").split()) for check in CHECKS]
    scale = SCALES[brief.about.scale] if brief.about.scale else None
    gaps = [(j, gap) for j in brief.judgements.values() for gap in j.gaps]
    assumptions = [(j, text) for j in brief.judgements.values() for text in j.assumptions]
    quotes = sum(len(anchors) for anchors in site.graph.anchors.values())
    yield Page(
        METHOD,
        "Method",
        described(f"How the brief was made and checked, and what it does not know: {brief.about.title}"),
        lambda: site.render(
            "method",
            METHOD,
            checkers=sorted(checkers.items(), key=lambda row: (-row[1], row[0])),
            drafts=drafts,
            speakers=sorted(speakers.items(), key=lambda row: (-row[1], row[0])),
            rules=rules,
            scale=scale,
            gaps=gaps,
            assumptions=assumptions,
            quotes=quotes,
        ),
        (Found("", "Method", " ".join(rules)),),
        tuple(Heading(id, 2, title) for id, title in _HEADINGS),
    )
