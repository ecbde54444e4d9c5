"""The brief's own words: how likely and how sure in the terms of one scale, in sentences that can be read.

The words looked for stand in the word list of the brief's language (`brief.language.wordlists`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import ahocorasick

from brief.language.wordlists import WordList, of_language
from brief.model.scales import SCALES
from brief.problems import Problem, Where
from brief.reasoning.graph import ABOUT, Graph
from brief.text.folding import fold, inside_word

LONGEST = 30
"""Words of a sentence of the bottom line."""

_ONLY_A_WORD = frozenset({"remote"})
"""Terms of a scale that are more often no term at all: remote areas, remote control."""


def own_words(graph: Graph) -> WordList | None:
    """The word list of the brief's own language."""
    return of_language(graph.brief.about.language)


def loose_estimate(graph: Graph) -> Iterator[Problem]:
    """A judgement says how likely in a term of the scale, and not in "may", "could" or "possible"."""
    words = own_words(graph)
    if words is None:
        return
    for judgement in graph.brief.judgements.values():
        sentence = fold(judgement.judgement)
        terms = [(start, end) for start, end, _ in terms_in(sentence)]
        for hit in words.find(sentence, "loose"):
            if not any(start <= hit.start < end for start, end in terms):
                scale = graph.brief.about.scale
                better = f"use a term of the scale: {_listed(scale)}" if scale else "declare a scale in brief.yml"
                yield Problem(
                    judgement.places.of("judgement"),
                    "loose-estimate",
                    f'"{hit.word}" does not say how likely',
                    "warning",
                    (better,),
                )


def scales_mixed(graph: Graph) -> Iterator[Problem]:
    """Judgements and the bottom line keep to the terms of the scale that the brief declares."""
    declared = graph.brief.about.scale
    if declared is None or own_words(graph) is None:
        return
    for sentence, where in _key_sentences(graph):
        for start, end, term in terms_in(sentence):
            if SCALES[declared].find(term) is None:
                others = [name for name, scale in SCALES.items() if scale.find(term)]
                yield Problem(
                    where,
                    "scales-mixed",
                    f'"{sentence[start:end]}" is a term of the scale "{others[0]}", and the brief uses "{declared}"',
                    "warning",
                    (f"its terms are: {_listed(declared)}",),
                )


def likelihood_with_confidence(graph: Graph) -> Iterator[Problem]:
    """How likely and how sure are two things: no sentence says both, and a judgement's speaks of likelihood only."""
    words = own_words(graph)
    if words is None:
        return
    for judgement in graph.brief.judgements.values():
        for hit in words.find(fold(judgement.judgement), "confidence")[:1]:
            yield Problem(
                judgement.places.of("judgement"),
                "likelihood-with-confidence",
                f'the judgement\'s sentence speaks of confidence ("{hit.word}"); say that under confidence',
                "warning",
            )
    for owner in (ABOUT, *graph.brief.analyses):
        for number, sentence in enumerate(graph.prose[owner].sentences):
            text = fold(sentence.text)
            sure = words.find(text, "confidence")
            likely = next((text[start:end] for start, end, _ in terms_in(text)), None)
            if sure and likely:
                yield Problem(
                    graph.sentence_place(owner, number),
                    "likelihood-with-confidence",
                    f'one sentence says how likely ("{likely}") and how sure ("{sure[0].word}"); make it two',
                    "warning",
                )


def long_sentence(graph: Graph) -> Iterator[Problem]:
    """A sentence of the bottom line has at most 30 words."""
    for number, sentence in enumerate(graph.prose[ABOUT].sentences):
        count = sum(any(c.isalnum() for c in word) for word in sentence.text.split())
        if count > LONGEST:
            yield Problem(
                graph.sentence_place(ABOUT, number),
                "long-sentence",
                f"this sentence has {count} words; one of the bottom line has at most {LONGEST}",
                "warning",
            )


def _key_sentences(graph: Graph) -> Iterator[tuple[str, Where]]:
    """The judgements' sentences and those of the bottom line, folded."""
    for judgement in graph.brief.judgements.values():
        yield fold(judgement.judgement), judgement.places.of("judgement")
    for number, sentence in enumerate(graph.prose[ABOUT].sentences):
        yield fold(sentence.text), graph.sentence_place(ABOUT, number)


def terms_in(folded: str) -> list[tuple[int, int, str]]:
    """The terms of all scales in a sentence: start, end, term; the longest first, none inside another."""
    lower = folded.lower()
    hits = []
    for last, term in _automaton().iter(lower):
        start, end = last + 1 - len(term), last + 1
        if not inside_word(lower, start) and not inside_word(lower, end):
            hits.append((start, end, term))
    found: list[tuple[int, int, str]] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not found or hit[0] >= found[-1][1]:
            found.append(hit)
    return [hit for hit in found if hit[2] not in _ONLY_A_WORD]


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for scale in SCALES.values():
        for term in scale.terms:
            for spelling in (term.term, *term.also):
                automaton.add_word(spelling, spelling)
    automaton.make_automaton()
    return automaton


def _listed(scale: str) -> str:
    return ", ".join(term.term for term in SCALES[scale].terms)
