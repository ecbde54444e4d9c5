"""Judgements that rest on something and say how likely and how sure in the terms of one scale."""

from __future__ import annotations

from collections.abc import Iterator

from brief.model.records import Fact
from brief.model.scales import SCALES
from brief.problems import Problem, Where, did_you_mean
from brief.reasoning.graph import Graph
from brief.reasoning.speakers import Speakers

_TYPO = 85
"""How near a term must be to count as meant: "quite likely" is near to "unlikely"."""


def rests_on_nothing(graph: Graph) -> Iterator[Problem]:
    """A judgement rests on at least one fact."""
    for judgement in graph.brief.judgements.values():
        if not judgement.rests_on and not judgement.places.unsure("rests_on"):
            yield Problem(
                judgement.places.of("rests_on"),
                "rests-on-nothing",
                f'judgement "{judgement.id}" rests on nothing; name the facts under rests_on',
            )


def rests_on_withdrawn(graph: Graph) -> Iterator[Problem]:
    """A judgement that rests on something withdrawn, or on what only repeats it, is looked at again."""
    speakers = Speakers(graph)
    for judgement in graph.brief.judgements.values():
        for i, id in enumerate(judgement.rests_on):
            if id in graph.brief.facts and not speakers.stands(id):
                why = _withdrawn(graph, graph.brief.facts[id], speakers.lost_with(id))
                yield Problem(
                    judgement.places.of("rests_on", i),
                    "rests-on-withdrawn",
                    f'judgement "{judgement.id}" rests on "{id}", {why}',
                    "warning",
                )


def _withdrawn(graph: Graph, fact: Fact, lost_with: str | None) -> str:
    """Why nothing can rest on the fact any more."""
    if fact.withdrawn:
        return "which is withdrawn"
    if graph.is_withdrawn(fact):
        sources = dict.fromkeys(e.source for e in fact.evidence)
        named = " and ".join(f'"{id}"' for id in sources)
        return f"whose source {named} is withdrawn" if len(sources) == 1 else f"whose sources {named} are withdrawn"
    return f'which only repeats "{lost_with}", and that is withdrawn'


def term_not_on_scale(graph: Graph) -> Iterator[Problem]:
    """A likelihood is a term of the scale that brief.yml declares."""
    declared = graph.brief.about.scale
    if declared is None and graph.brief.about.places.unsure("scale"):
        return
    for judgement in graph.brief.judgements.values():
        for term, where in _terms(graph, judgement.id):
            if declared is None:
                yield Problem(
                    where,
                    "term-not-on-scale",
                    f'"{term}" is on no scale, because brief.yml declares none',
                    hint=(f"add to brief.yml one of: {', '.join(f'scale: {s}' for s in SCALES)}",),
                )
            elif SCALES[declared].find(term) is None:
                terms = [t.term for t in SCALES[declared].terms]
                yield Problem(
                    where,
                    "term-not-on-scale",
                    f'"{term}" is not a term of the scale "{declared}"',
                    hint=(*did_you_mean(term.lower(), terms, _TYPO), f"its terms are: {', '.join(terms)}"),
                )


def _terms(graph: Graph, id: str) -> Iterator[tuple[str, Where]]:
    judgement = graph.brief.judgements[id]
    if judgement.likelihood:
        yield judgement.likelihood, judgement.places.of("likelihood")


def too_many_key_judgements(graph: Graph) -> Iterator[Problem]:
    """The front page has at most five key judgements, each once."""
    keys, places = graph.brief.about.key_judgements, graph.brief.about.places
    if len(keys) > 5:
        yield Problem(places.of("key_judgements", 5), "too-many", f"{len(keys)} key judgements; at most five are shown")
    seen: set[str] = set()
    for i, id in enumerate(keys):
        if id in seen:
            yield Problem(places.of("key_judgements", i), "too-many", f'"{id}" is a key judgement twice')
        seen.add(id)
