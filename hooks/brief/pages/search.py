"""What a search says of what it finds, what leads there, what it puts first, and how it tells words apart.

Every result says what it is: a judgement, a fact of this kind, a passage of a source. What the brief concludes comes
before what it rests on, and both before pages that tell of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from brief.language import interface
from brief.model.records import Brief
from brief.pages import kinds, wordforms
from brief.pages.page import Found, Page
from brief.pages.view import Site
from brief.reasoning.graph import Graph
from brief.site import paths
from brief.site.paths import FACTS, INDEX, JUDGEMENTS, Target

_WEIGHTS = {JUDGEMENTS: 12.0, FACTS: 8.0, INDEX: 1.5}
_OF_KINDS = {"actor": 2.5, "source": 2.0}
"""Weights of pages. The theme counts a page more than twice of what it counts a place on it."""
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")


def named(site: Site, page: Page, things: dict[Target, str]) -> Page:
    """The page with results that say what they are. `things` are the ids by their places, see `places`."""
    search = tuple(_named(site, page, entry, things) for entry in page.search)
    kind = site.graph.kind(things.get(Target(page.path), ""))
    weight = _WEIGHTS.get(page.path) or _OF_KINDS.get(kind or "", 1.0)
    return replace(page, search=search, weight=weight)


def places(brief: Brief) -> dict[Target, str]:
    """The id of each thing by where it is found."""
    return {target: id for id in brief.kinds if (target := paths.of_id(brief, id))}


def _named(site: Site, page: Page, found: Found, things: dict[Target, str]) -> Found:
    id, title = things.get(_place(page, found), ""), _title(site, page, found, things)
    topics = " ".join(site.brief.facts[id].topics) if id in site.brief.facts else ""
    also = [*_labels(site, id), topics]
    source = site.brief.sources.get(things.get(Target(page.path), ""))
    written = (source.language if source else None) or site.brief.about.language
    if interface.of(written).language == interface.ENGLISH:
        also += wordforms.further(f"{title}. {found.text}. {topics}")
    return replace(found, title=title, also=" ".join(filter(None, also)))


def _place(page: Page, found: Found) -> Target:
    return Target(page.path, found.anchor)


def _labels(site: Site, id: str) -> list[str]:
    """What pages call a thing besides its title: J2, H1, and J2.3 for a fact in the line of sight."""
    brief = site.brief
    if id in brief.judgements:
        return [f"J{brief.judgements[id].number}"]
    if id in brief.hypotheses:
        return [f"H{brief.hypotheses[id].number}"]
    return site.line_numbers.get(id, [])


def _title(site: Site, page: Page, found: Found, things: dict[Target, str]) -> str:
    id = things.get(_place(page, found))
    if id and found.anchor:
        return kinds.line(site, id)
    if id:
        return f"{found.title} · {kinds.line(site, id)}"
    source = things.get(Target(page.path))
    return f"{kinds.name(site, source)} · {found.title}" if source and found.title else found.title


def is_japanese(graph: Graph) -> bool:
    """Whether anything in the brief is: words are not parted there, so the search must know how to part them."""
    return any(map(_KANA.search, _texts(graph)))


def _texts(graph: Graph) -> Iterator[str]:
    brief = graph.brief
    yield brief.about.title
    yield from (actor.name for actor in brief.actors.values())
    yield from (fact.statement for fact in brief.facts.values())
    yield from (source.reading.text for source in brief.sources.values())
