"""`annotations.jsonld`: every quote as a W3C Web Annotation (Web Annotation Data Model, 2017).

One page of annotations, in the order of the brief. Relative addresses count from the file itself. A target names
its source by the address where it was published, or else by its reading text. The positions count in the reading
text, which `state` names where the source has another address. A quote with words left out has one target a part.

Under excerpts mode the reading text is not on the site: it is named by its hash (RFC 6920), and the words around a
quote are left out.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from brief.anchoring.quotes import Anchor
from brief.exports.lines import rendered
from brief.model.records import Source
from brief.reasoning.graph import Graph
from brief.site.paths import INDEX, Paths, Target, of_id, passage_anchor
from brief.text.folding import between_graphemes
from brief.text.hashes import text_hash

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of the paragraph that are given before and after a quote, at most."""

Json = dict[str, Any]


def render(graph: Graph, paths: Paths) -> bytes:
    brief = graph.brief
    readings = {source.id: _reading(source) for source in brief.sources.values()}
    quotes = (anchor for owner in (*brief.facts, *brief.actors) for anchor in graph.anchors.get(owner, ()))
    items = [_annotation(graph, paths, anchor, readings[anchor.evidence.source]) for anchor in quotes]
    # No id has an underscore, so these never meet the id of an annotation.
    collection = {"id": "#_all", "type": "AnnotationCollection", "label": brief.about.title, "total": len(items)}
    page = {"@context": CONTEXT, "id": "#_page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    data = page | {"partOf": collection}
    return rendered(data)


def _annotation(graph: Graph, paths: Paths, anchor: Anchor, reading: str) -> Json:
    evidence = anchor.evidence
    source = graph.brief.sources[evidence.source]
    targets = [_target(source, reading, span) for span in anchor.spans]
    return {
        "id": f"#{passage_anchor(evidence)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": _bodies(graph, paths, anchor),
        # Compacted JSON-LD writes a single value without a list.
        "target": targets if len(targets) > 1 else targets[0],
    }


def _bodies(graph: Graph, paths: Paths, anchor: Anchor) -> list[Json]:
    """What the brief makes of the quote, and where on the site it does."""
    brief, owner = graph.brief, anchor.evidence.owner
    target = of_id(brief, owner) or Target(INDEX)
    bodies = []
    if owner in brief.facts:
        fact = brief.facts[owner]
        bodies.append(_words(fact.statement, "describing", brief.about.language))
        if graph.is_withdrawn(fact):
            why = fact.withdrawn.why if fact.withdrawn else "every source was withdrawn"
            bodies.append(_words(f"Withdrawn: {why}", "commenting", brief.about.language))
    else:
        actor = brief.actors[owner]
        roles = [role.role for role in actor.roles if role.evidence is anchor.evidence]
        bodies.append(_words(": ".join([actor.name, *roles]), "describing", brief.about.language))
    link = {"type": "SpecificResource", "source": f"../{paths.url(target)}", "purpose": "linking"}
    return [*bodies, link]


def _words(text: str, purpose: str, language: str | None) -> Json:
    body = {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}
    return body | ({"language": language} if language else {})


def _target(source: Source, reading: str, span: tuple[int, int]) -> Json:
    start, end = span
    quote = {"type": "TextQuoteSelector", "exact": source.reading.text[start:end]}
    if source.publish == "full":
        quote |= _around(source, span)
    selectors = [quote, {"type": "TextPositionSelector", "start": start, "end": end}]
    if source.url is None:
        return {"source": reading, "selector": selectors}
    return {"source": source.url, "state": {"type": "TimeState", "cached": reading}, "selector": selectors}


def _around(source: Source, span: tuple[int, int]) -> dict[str, str]:
    """The words before and after, within the paragraph, never cutting a grapheme; neither where there are none."""
    text, reading = source.reading.text, source.reading
    begin = max(span[0] - AROUND, reading.paragraph_at(span[0]).start)
    end = min(span[1] + AROUND, reading.paragraph_at(span[1] - 1).end)
    while not between_graphemes(text, begin):
        begin += 1
    while not between_graphemes(text, end):
        end -= 1
    sides = {"prefix": text[begin : span[0]], "suffix": text[span[1] : end]}
    return {name: words for name, words in sides.items() if words}


def _reading(source: Source) -> str:
    """The address of the reading text; of one that is not published, its name."""
    if source.publish == "full":
        return f"sources/{source.id}.txt"
    digest = bytes.fromhex(text_hash(source.reading.text))
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"
