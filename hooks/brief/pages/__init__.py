"""The pages of the site, from the checked graph: one module a family, layout in `brief/templates`."""

from __future__ import annotations

from collections.abc import Iterator

from brief.graph import Graph
from brief.pages import actors, analyses, front, judgements, ledger, method, sources, timeline
from brief.pages.page import Page
from brief.pages.view import Site
from brief.paths import Paths

__all__ = ["Page", "pages"]


def pages(graph: Graph, paths: Paths) -> Iterator[Page]:
    """Every page, in a stable order. Each renders its HTML when it is asked for it."""
    site = Site(graph, paths)
    for family in (front, judgements, analyses, timeline, actors, ledger, sources, method):
        yield from family.pages(site)
