"""What stands around a quote in its sentence: left of it, inside each `[…]`, and right of it.

Each stretch is bounded, so that a text without a full stop costs no more than any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from brief.anchoring.quotes import Anchor
from brief.checks.wording import own_words
from brief.language.wordlists import KEPT, Hit, WordList, of_language
from brief.model.records import Fact, Source
from brief.reasoning.graph import Graph
from brief.text.folding import fold

REACH = 400
"""How far a stretch is read from the quote, in code points of the source."""
QUOTED_ELSEWHERE = " ; "
"""Stands for words that another quote of the same fact holds: a statement is held to those by other rules."""
HARD_END = regex.compile(r"[;:.!?…()\[\]\"।。]|(?<=\s)[–—-](?=\s)|—")
"""Marks that end a clause."""
WORD = regex.compile(r"[\w\p{M}]+(?:['-][\w\p{M}]+)*")
"""A word of a folded text."""
_ASIDE = regex.compile(r"\([^()]{0,200}\)|,\s[^,;:.]{1,90}?,(?=\s)")
"""What stands in brackets or between two commas."""
_SPACES = regex.compile(r" {2,}")


@dataclass(frozen=True)
class Around:
    """One quote and what its sentence has besides; all folded."""

    anchor: Anchor
    source: Source
    words: WordList
    """Of the language of the source."""
    quote: str
    """The quoted words, parts joined by a space."""
    left: str
    gaps: tuple[str, ...]
    right: str
    joined: tuple[bool, ...]
    """For each gap, whether it joins words of two sentences."""
    asks: bool
    """Whether the sentence is a question."""


@lru_cache(maxsize=1)
def facts(graph: Graph) -> tuple[tuple[Fact, str, WordList], ...]:
    """The facts whose passages are known, with their statements folded and the word list for those. Many rules read
    them, one after the other."""
    return tuple(_facts(graph))


def _facts(graph: Graph) -> Iterator[tuple[Fact, str, WordList]]:
    words = own_words(graph)
    if words is None:
        return
    for fact in graph.brief.facts.values():
        if graph.verified(fact):
            yield fact, fold(fact.statement), words


def quotes(graph: Graph, fact: Fact) -> tuple[Around, ...]:
    """The verified quotes of a fact whose language has a word list and that leave something out."""
    return _all_quotes(graph).get(fact.id, ())


@lru_cache(maxsize=1)
def _all_quotes(graph: Graph) -> Mapping[str, tuple[Around, ...]]:
    return {fact.id: tuple(_quotes(graph, fact)) for fact, _, _ in facts(graph)}


def _quotes(graph: Graph, fact: Fact) -> Iterator[Around]:
    anchors = graph.anchors.get(fact.id, ())
    for anchor in anchors:
        source = graph.brief.sources[anchor.evidence.source]
        words = of_language(source.language or graph.brief.about.language)
        if words is not None:
            yield _around(anchor, source, words, anchors)


def _around(anchor: Anchor, source: Source, words: WordList, others: tuple[Anchor, ...]) -> Around:
    reading = source.reading
    start, end = anchor.start, anchor.end
    first = reading.sentences_in(start, start + 1)
    last = reading.sentences_in(end - 1, end)
    begin = first[0].start if first else start
    stop = last[-1].end if last else end
    taken = [span for other in others if other.evidence.source == source.id for span in other.spans]

    def stretch(begin: int, stop: int) -> str:
        pieces, at = [], begin
        for from_, to in sorted(taken):
            if to > at and from_ < stop:
                pieces += [reading.text[at : max(at, from_)], QUOTED_ELSEWHERE]
                at = max(at, to)
        return fold("".join([*pieces, reading.text[at:stop]]))

    pairs = list(zip(anchor.spans, anchor.spans[1:], strict=False))
    return Around(
        anchor,
        source,
        words,
        fold(" ".join(reading.text[a:b] for a, b in anchor.spans)),
        stretch(max(begin, start - REACH), start),
        tuple(stretch(one[1], min(two[0], one[1] + 2 * REACH)) for one, two in pairs),
        stretch(end, min(stop, end + REACH)),
        tuple(_joins(source, one[1], two[0]) for one, two in pairs),
        reading.text[max(stop - 3, end - 1) : stop].rstrip("\"'”’»)] ").endswith(("?", "？", "؟")),
    )


def _joins(source: Source, end: int, start: int) -> bool:
    """Whether the words up to `end` and those from `start` stand in two sentences of which not both are whole."""
    reading = source.reading
    before, after = reading.sentences_in(end - 1, end), reading.sentences_in(start, start + 1)
    if not before or not after or before[-1].number == after[0].number:
        return False
    rest = reading.text[end : before[-1].end]
    return any(c.isalnum() for c in rest) or start != after[0].start


def without_asides(text: str) -> str:
    """A stretch without what stands in brackets or between two commas."""
    return _SPACES.sub(" ", _ASIDE.sub(" ", text))


def after_last_end(words: WordList, text: str) -> str:
    """What is left of a stretch after its last mark or word that ends a clause: the clause that a quote right after
    it belongs to."""
    start = max((m.end() for m in HARD_END.finditer(text)), default=0)
    ends = [hit.end for hit in words.find(text, "boundary") if hit.end > start]
    return text[ends[-1] if ends else start :]


def before_first_end(words: WordList, text: str) -> str:
    """What is left of a stretch before its first mark or word that ends a clause."""
    stop = min((m.start() for m in HARD_END.finditer(text)), default=len(text))
    return text[: min((hit.start for hit in words.find(text, "boundary")), default=stop)][:stop]


def carried(words: WordList, statement: str, quote: str, *kinds: str) -> bool:
    """Whether a statement has a word of one of the kinds, or one that may stand for it. One that it took over from
    the quote together with everything else stands for nothing that the quote leaves out."""
    if words.find(statement, *kinds):
        return True
    quoted = quote.lower()
    return any(not has_word(quoted, hit) for kind in kinds for hit in words.find(statement, f"{kind} {KEPT}"))


def has_word(quoted: str, hit: Hit) -> bool:
    """Whether the words of a hit stand in a text in lower case."""
    return hit.word.lower() in quoted


def left_out(text: str) -> str:
    """A stretch as a hint shows it."""
    shown = " ".join(text.split())
    return shown if len(shown) <= 100 else "… " + shown[-98:].lstrip()


def goes_on(text: str) -> str:
    """A stretch right of a quote as a hint shows it."""
    shown = text.strip()
    return shown if len(shown) <= 100 else shown[:99].rstrip() + "…"
