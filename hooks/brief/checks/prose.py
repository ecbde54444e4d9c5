"""Sentences that are accounted for, and fields that hold one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from brief.problems import Problem, Where
from brief.reasoning.graph import Graph
from brief.text import sentences

_PROOF = ("fact", "judgement", "hypothesis", "source")


def sentence_unaccounted(graph: Graph) -> Iterator[Problem]:
    """Every sentence of the bottom line, of analysis pages and of descriptions carries a reference, or stands in a
    paragraph that ends in {.linking}."""
    for owner, prose in graph.prose.items():
        for number, sentence in enumerate(prose.sentences):
            if sentence.linking or sentence.references:
                continue
            yield Problem(
                graph.sentence_place(owner, number),
                "sentence-unaccounted",
                f'nothing stands behind the sentence "{_short(sentence.written)}"',
                hint=("add [[id]] of a fact or a judgement, or end the paragraph in {.linking}",),
            )


def sentence_without_evidence(graph: Graph) -> Iterator[Problem]:
    """A reference to an actor or to another page is a link, but no evidence."""
    for owner, prose in graph.prose.items():
        for number, sentence in enumerate(prose.sentences):
            kinds = {graph.kind(id) for id in sentence.references}
            if sentence.linking or not kinds or None in kinds or kinds & set(_PROOF):
                continue
            yield Problem(
                graph.sentence_place(owner, number),
                "sentence-without-evidence",
                f'the sentence "{_short(sentence.written)}" has links, but no fact or judgement stands behind it',
                "warning",
            )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def not_one_sentence(graph: Graph) -> Iterator[Problem]:
    """A statement, a judgement and a hypothesis are one sentence each."""
    brief = graph.brief
    rows: list[tuple[str, str, Where]] = []
    rows += [("statement", f.statement, f.places.of("statement")) for f in brief.facts.values()]
    rows += [("judgement", j.judgement, j.places.of("judgement")) for j in brief.judgements.values()]
    rows += [("hypothesis", h.hypothesis, h.places.of("hypothesis")) for h in brief.hypotheses.values()]
    for name, text, where in rows:
        count = len(sentences.split(text))
        if count > 1:
            yield Problem(where, "not-one-sentence", f"this {name} has {count} sentences; one is expected", "warning")
