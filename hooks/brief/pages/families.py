"""The pages of the site, from the checked graph: one module a family, layout in `brief/pages/templates`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.checks.outcomes import Outcome
from brief.pages import (
    actors,
    analyses,
    changed,
    front,
    impact,
    judgements,
    ledger,
    method,
    search,
    sight,
    sources,
    timeline,
)
from brief.pages.page import Page
from brief.pages.view import Site
from brief.reasoning.graph import Graph
from brief.site.paths import Paths

__all__ = ["Page", "pages"]


def pages(graph: Graph, paths: Paths, outcomes: Sequence[Outcome] | None = None) -> Iterator[Page]:
    """Every page, in a stable order. Each renders its HTML when it is asked for it. `outcomes` says what the rules
    found; without it they run again for the page that tells."""
    site = Site(graph, paths, outcomes)
    families = (front, judgements, sight, impact, changed, analyses, timeline, actors, ledger, sources, method)
    places = search.places(graph.brief)
    for family in families:
        for page in family.pages(site):
            yield search.named(site, page, places)
