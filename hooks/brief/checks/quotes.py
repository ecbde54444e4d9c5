"""Quotes that stand in their source, exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from brief.anchoring import LEFT_OUT, MANY, Miss, SourceIndex
from brief.graph import Graph
from brief.nearness import ambiguous_hint, missing_hint
from brief.problems import Problem
from brief.text import fold


def quote_missing(graph: Graph) -> Iterator[Problem]:
    """Every quote stands in its source, word for word."""
    for miss in graph.misses:
        source, evidence = miss.evidence.source, miss.evidence
        if miss.places and not miss.left_by_context:
            near = " and ".join(name for name in ("prefix", "suffix") if getattr(evidence, name))
            message = f'the quote stands in source "{source}", but not next to the {near} given'
            yield Problem(
                evidence.where,
                "quote-missing",
                message,
                hint=partial(ambiguous_hint, graph.indexes[source], miss),
            )
        elif not miss.places:
            message = f'the quote is not in source "{source}"'
            yield Problem(evidence.where, "quote-missing", message, hint=partial(_missing, graph, miss))


def _missing(graph: Graph, miss: Miss) -> tuple[str, ...]:
    evidence = miss.evidence
    if not LEFT_OUT.sub("", evidence.quote).strip():
        return ("a quote needs words between its marks of left-out words",)
    elsewhere = [
        id for id, index in graph.indexes.items() if id != evidence.source and _stands_in(index, evidence.quote)
    ]
    hint = missing_hint(graph.indexes[evidence.source], evidence.quote)
    if elsewhere:
        return (f'it stands in source "{elsewhere[0]}"; name that one?', *hint[:1])
    return hint


def _stands_in(index: SourceIndex, quote: str) -> bool:
    return fold(quote).strip() in index.folded.text


def quote_ambiguous(graph: Graph) -> Iterator[Problem]:
    """A quote stands once; where its words stand more often, `prefix` or `suffix` says which place is meant."""
    for miss in graph.misses:
        if miss.left_by_context:
            count = miss.left_by_context
            often = f"{count} times" if count <= MANY else f"more than {MANY} times"
            given = " even with its prefix and suffix" if miss.evidence.prefix or miss.evidence.suffix else ""
            message = f'the quote stands {often} in source "{miss.evidence.source}"{given}; add the line of one place'
            yield Problem(
                miss.evidence.where,
                "quote-ambiguous",
                message,
                hint=partial(ambiguous_hint, graph.indexes[miss.evidence.source], miss),
            )


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
