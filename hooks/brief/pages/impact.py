"""What falls if a source, a speaker or a fact is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from brief.pages.page import Page, described
from brief.pages.view import Site
from brief.reasoning.impact import Fall, Impact
from brief.site.paths import IMPACT
from brief.text.prose import Heading

Rows = list[tuple[str, Fall]]
"""Ids, and what would fall with each."""


def pages(site: Site) -> Iterator[Page]:
    title, _ = site.brief.about.title, site.language.gettext
    yield Page(
        IMPACT,
        _("Impact"),
        described(_("What falls if a source, a speaker or a fact is withdrawn: %(brief)s", brief=title)),
        lambda: _render(site),
        (),
        (
            Heading("withdrawn", 2, _("What is withdrawn now")),
            Heading("sources", 2, _("If a source is withdrawn")),
            Heading("speakers", 2, _("If a speaker is not to be believed")),
            Heading("facts", 2, _("If a fact is wrong")),
        ),
    )


def _render(site: Site) -> str:
    graph, brief = site.graph, site.brief
    impact = Impact(graph, site.speakers, site.matrix)
    standing = [fact for fact in brief.facts.values() if site.speakers.stands(fact.id)]
    speakers = dict.fromkeys(fact.said_by for fact in standing if fact.said_by)
    facts: Rows = [(fact.id, impact.of_fact(fact.id)) for fact in standing]
    return site.render(
        "impact",
        IMPACT,
        withdrawn=[fact for fact in brief.facts.values() if not site.speakers.stands(fact.id)],
        withdrawn_sources=[source for source in brief.sources.values() if source.withdrawn],
        shaken=[j for j in brief.judgements.values() if site.speakers.fallen(j)],
        sources=[(id, impact.of_source(id)) for id, source in brief.sources.items() if not source.withdrawn],
        speakers=[(id, impact.of_actor(id)) for id in speakers],
        facts=[row for row in facts if row[1].anything],
        unneeded=[id for id, fall in facts if not fall.anything],
    )
