"""Quotes that stand in their source, exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from brief.anchoring.near_misses import missing_hint, places_hint
from brief.anchoring.quotes import MANY, Miss
from brief.model.records import Evidence
from brief.problems import Problem
from brief.reasoning.graph import Graph

_BESIDE = ("source", "prefix", "suffix", "note", "translation")
"""Fields of a fact that are about its quote."""


def fact_without_quote(graph: Graph) -> Iterator[Problem]:
    """A fact has at least one quote, and what belongs to a quote stands beside one."""
    for fact in graph.brief.facts.values():
        given = fact.places.fields
        if fact.places.unsure("evidence"):
            continue
        if ("evidence",) in given and ("evidence", 0) not in given and ("quote",) not in given:
            yield Problem(fact.places.of("evidence"), "missing-field", "a fact needs at least one quote")
        for field in _BESIDE if ("evidence",) in given and ("quote",) not in given else ():
            if (field,) in given:
                message = f'"{field}" belongs to a quote, and beside it is none; put it into the items of evidence'
                yield Problem(fact.places.of(field), "misplaced-field", message)
    for actor in graph.brief.actors.values():
        for i in range(len(actor.roles)):
            at = ("roles", i, "source")
            if at in actor.places.fields and ("roles", i, "quote") not in actor.places.fields:
                message = '"source" belongs to a quote, and this role has none; add the quote that gives the role'
                yield Problem(actor.places.of(*at), "misplaced-field", message)


def quote_missing(graph: Graph) -> Iterator[Problem]:
    """Every quote stands in its source, word for word, and next to its prefix and suffix."""
    for miss in graph.misses:
        source, evidence = miss.evidence.source, miss.evidence
        if source in graph.brief.unsure:
            continue
        if miss.places and not miss.fitting:
            advice = "its place" if len(miss.places) == 1 else "one place"
            message = f'the quote stands in source "{source}", but not next to its {_context(evidence)}'
            yield Problem(
                evidence.where,
                "quote-missing",
                f"{message}; put the line of {advice} instead",
                hint=partial(places_hint, graph.indexes[source], miss),
            )
        elif not miss.places:
            message = f'the quote is not in source "{source}"'
            yield Problem(evidence.where, "quote-missing", message, hint=partial(_missing, graph, miss))


def _context(evidence: Evidence) -> str:
    return " and ".join(name for name in ("prefix", "suffix") if getattr(evidence, name))


def _missing(graph: Graph, miss: Miss) -> tuple[str, ...]:
    evidence = miss.evidence
    if not evidence.words.parts:
        return ("a quote needs words between its marks of left-out words",)
    others = (id for id in graph.indexes if id != evidence.source)
    elsewhere = next((id for id in others if evidence.words.folded in graph.indexes[id].folded.text), None)
    if elsewhere:
        return (f'it stands in source "{elsewhere}"; did you mean that one?',)
    return missing_hint(graph.indexes[evidence.source], evidence.words)


def quote_ambiguous(graph: Graph) -> Iterator[Problem]:
    """A quote stands once; where its words stand more often, `prefix` or `suffix` says which place is meant."""
    for miss in graph.misses:
        source, count = miss.evidence.source, len(miss.fitting)
        if not count or source in graph.brief.unsure:
            continue
        often = f"{count} times" if count <= MANY else f"more than {MANY} times"
        message = f'the quote stands {often} in source "{source}"'
        # A role has no field for what stands around its quote.
        alone = miss.evidence.owner in graph.brief.actors
        if alone:
            message += "; quote more of one place"
        elif given := _context(miss.evidence):
            message += f", even with its {given}; put the line of one place instead"
        else:
            message += "; add the line of one place"
        hint = partial(places_hint, graph.indexes[source], miss, alone=alone)
        yield Problem(miss.evidence.where, "quote-ambiguous", message, hint=hint)


def quote_cuts_word(graph: Graph) -> Iterator[Problem]:
    """A quote begins and ends at the edge of a word."""
    for anchors in graph.anchors.values():
        for anchor in anchors:
            word = graph.indexes[anchor.evidence.source].cut_word(anchor.spans)
            if word:
                yield Problem(
                    anchor.evidence.where,
                    "quote-cuts-word",
                    f'the quote begins or ends inside the word "{word}"',
                    "warning",
                )
