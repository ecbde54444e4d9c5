"""What each sentence of a source is used by, and how much of the source is quoted."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from brief.model.records import Source
from brief.reasoning.graph import Graph
from brief.text.reading import Sentence
from brief.text.spans import merge

_WORD = regex.compile(r"\w[\w’'\-]*")


@dataclass(frozen=True)
class Used:
    """One sentence of a source."""

    sentence: Sentence
    owners: tuple[str, ...]
    """The facts and actors whose quotes touch it, in the order of the text."""
    excuse: str | None
    """Why no quote does, in the author's words."""


@dataclass(frozen=True)
class Share:
    """How much of a source is quoted. White space counts as characters, punctuation not as words."""

    characters: int
    characters_quoted: int
    words: int
    """A word in a script without spaces may be a whole clause."""
    words_quoted: int
    """Words that a quote touches."""


def sentences(graph: Graph, source: Source) -> tuple[Used, ...]:
    """Every sentence of a source, in order."""
    reading, coverage = source.reading, graph.coverage[source.id]
    owners: dict[int, dict[str, None]] = {}
    for anchor in graph.anchors_in[source.id]:
        for start, end in anchor.spans:
            for sentence in reading.sentences_in(start, end):
                owners.setdefault(sentence.number, {})[anchor.evidence.owner] = None
    return tuple(Used(s, tuple(owners.get(s.number, ())), coverage.excused.get(s.number)) for s in reading.sentences)


def share(graph: Graph, source: Source) -> Share:
    """The share of a source that is quoted, each character and word once."""
    text, spans = source.reading.text, quoted(graph, source.id)
    words = touched = nth = 0
    for match in _WORD.finditer(text):
        words += 1
        while nth < len(spans) and spans[nth][1] <= match.start():
            nth += 1
        touched += nth < len(spans) and spans[nth][0] < match.end()
    return Share(len(text), sum(end - start for start, end in spans), words, touched)


def quoted(graph: Graph, id: str) -> list[tuple[int, int]]:
    """The parts of a source that any quote touches, in order; passages that overlap or meet are one part."""
    return merge(span for anchor in graph.anchors_in[id] for span in anchor.spans)


def without_judgement(graph: Graph) -> list[str]:
    """The facts that no judgement names, for or against."""
    named = {id for j in graph.brief.judgements.values() for id in (*j.rests_on, *j.against)}
    return [id for id in graph.brief.facts if id not in named]
