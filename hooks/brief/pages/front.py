"""The front page: question, answer, how sure, what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brief.graph import ABOUT
from brief.pages.labels import CONFIDENCE
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.paths import INDEX
from brief.prose import Heading


def pages(site: Site) -> Iterator[Page]:
    brief, about = site.brief, site.brief.about
    keys = [brief.judgements[id] for id in about.key_judgements] or list(brief.judgements.values())[:5]
    gaps = list(dict.fromkeys(gap for judgement in brief.judgements.values() for gap in judgement.gaps))
    confidence = Counter(judgement.confidence for judgement in keys)
    sure = [f"{level} in {confidence[level]}" for level in reversed(CONFIDENCE) if confidence[level]]
    notes = _behind(site, [j.id for j in keys])
    headings = [Heading("bottom-line", 2, "Bottom line")]
    headings += [Heading("key-judgements", 2, "Key judgements")] if keys else []
    headings += [Heading("at-a-glance", 2, "At a glance")]
    headings += [Heading("not-known", 2, "What is not known")] if gaps or about.absent else []
    headings += [Heading("sources", 2, "Sources"), Heading("edition", 2, "This edition")]
    answer = " ".join(s.text for s in site.graph.prose["brief.yml"].sentences)
    yield Page(
        INDEX,
        about.title,
        described(about.question or about.subtitle or answer),
        lambda: site.render("front", INDEX, keys=keys, gaps=gaps, sure=" and ".join(sure), notes=notes),
        (
            Found("", about.title, f"{about.subtitle or ''} {about.question or ''}"),
            Found("bottom-line", "Bottom line", answer),
            Found("not-known", "What is not known", " ".join([*(a.says for a in about.absent), *gaps]))
            if gaps or about.absent
            else Found("", "", ""),
        ),
        tuple(headings),
        origin=about.places.key.path,
    )


def _behind(site: Site, keys: list[str]) -> list[str]:
    """The facts that the page refers to and those of its judgements, by number."""
    found: list[str] = []
    facts, judgements = site.brief.facts, site.brief.judgements
    for id in (*site.graph.prose[ABOUT].references, *keys):
        found += [*judgements[id].rests_on, *judgements[id].against] if id in judgements else [id]
    return sorted({id for id in found if id in facts}, key=lambda id: facts[id].number)
