"""Statements that keep what their passages say: the hedge, the condition, the negation, whose word it is.

A statement is the brief's own wording, so nothing here is certain; each rule warns. A word counts only in a clause
of the passage that the statement takes something from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from brief.checks.around import WORD, carried, facts
from brief.language.wordlists import KEPT, Hit, WordList, of_language
from brief.model.records import Fact
from brief.problems import Problem
from brief.reasoning.graph import Graph
from brief.text.folding import fold

_CLAUSE_END = regex.compile(r"[,;:()।、。]|(?<=\s)[–—-](?=\s)|\s(?=(?:and|but|while|because|which|who|as|that)\s)")
_PART_END = regex.compile(r"[;।。]|[.!?](?=\s)|,\s(?=(?:and|but(?!\s+only)|while)\s)")
"""A condition holds for more than its own clause, but not beyond these."""
_STEM = 5
"""Code points of a word that are compared: "financed" and "financing" are one."""
_SHORTEST = 4
"""Code points of a word that tells what a clause is about."""


@dataclass(frozen=True)
class Clause:
    """A part of a quote."""

    text: str
    """Folded."""
    words: WordList
    """Of the language of its source."""

    @property
    def stems(self) -> frozenset[str]:
        return stems(self.text)


def stems(folded: str) -> frozenset[str]:
    """The beginnings of the words of a text that are not too short to tell anything."""
    return frozenset(word[:_STEM] for word in WORD.findall(folded.lower()) if len(word) >= _SHORTEST)


def _quotes(graph: Graph, fact: Fact) -> list[Clause]:
    """The quotes of a fact whose language has a word list, each as one."""
    known = _read(graph)
    if fact.id not in known:
        known[fact.id] = _folded(graph, fact)
    return known[fact.id]


@lru_cache(maxsize=1)
def _read(_graph: Graph) -> dict[str, list[Clause]]:
    """The quotes by fact, as far as they were asked for: many rules read them, one after the other."""
    return {}


def _folded(graph: Graph, fact: Fact) -> list[Clause]:
    found = []
    for evidence in fact.evidence:
        source = graph.brief.sources.get(evidence.source)
        words = of_language(source.language or graph.brief.about.language) if source else None
        if words is not None:
            found.append(Clause(fold(evidence.quote), words))
    return found


def _found(graph: Graph, fact: Fact, kind: str, end: regex.Pattern[str] = _CLAUSE_END) -> Hit | None:
    """A word of a kind in a part of the quotes, up to each `end`, that the statement takes something from and no
    other part says so."""
    quotes = _quotes(graph, fact)
    if not any(quote.words.find(quote.text, kind) for quote in quotes):
        return None
    parts = [Clause(piece, quote.words) for quote in quotes for piece in end.split(quote.text) if piece.strip()]
    marked = [(part, hits[0]) for part in parts if (hits := part.words.find(part.text, kind))]
    if len(marked) == len(parts):
        return marked[0][1] if marked else None
    holding = {id(part) for part, _ in marked}
    elsewhere = frozenset[str]().union(*(part.stems for part in parts if id(part) not in holding))
    own = stems(fold(fact.statement)) - elsewhere
    return next((hit for part, hit in marked if part.stems & own), None)


def _keeps(words: WordList, statement: str, *kinds: str) -> bool:
    return bool(words.find(statement, *kinds) or any(words.find(statement, f"{kind} {KEPT}") for kind in kinds))


def _dropped(fact: Fact, code: str, hit: Hit, what: str) -> Problem:
    message = f'the passage says "{hit.word}", and the statement {what}'
    return Problem(fact.places.of("statement"), code, message, "warning")


def _governing(graph: Graph, fact: Fact, statement: str, kind: str) -> Hit | None:
    """A word of a kind in the quotes behind which the statement takes something up to the end of the clause."""
    own = stems(statement)
    for quote in _quotes(graph, fact):
        for hit in quote.words.find(quote.text, kind):
            governed = _PART_END.split(quote.text[hit.end :], maxsplit=1)[0]
            if stems(governed) & own:
                return hit
    return None


def _carries(graph: Graph, fact: Fact, hit: Hit, words: WordList, statement: str, *kinds: str) -> bool:
    """Whether the statement has what the word says, in a word that it did not just take over with the rest."""
    quoted = " ".join(quote.text for quote in _quotes(graph, fact)).replace(hit.word, "", 1)
    return carried(words, statement, quoted, *kinds)


def _meant(fact: Fact, words: WordList, statement: str) -> bool:
    """Whether fact and statement say together that something is still to come: `worded_as: planned`, and "will"."""
    planned = fact.worded_as == "planned" or fact.status in ("planned", "proposed")
    return planned and bool(words.find(statement, "modal verb"))


def hedge_dropped(graph: Graph) -> Iterator[Problem]:
    """What the passage says may be so, or is only planned or weighed, the statement does not say is so."""
    for fact, statement, words in facts(graph):
        for kind, what in (("hedge", "has no such doubt"), ("plan", "does not say that it is only meant")):
            hit = _found(graph, fact, kind)
            if kind == "plan" and _meant(fact, words, statement):
                continue
            if hit and not _carries(graph, fact, hit, words, statement, "hedge", "plan"):
                yield _dropped(fact, "hedge-dropped", hit, what)
                break


def question_dropped(graph: Graph) -> Iterator[Problem]:
    """What the passage asks, or leaves open, the statement does not tell as an answer."""
    for fact, statement, words in facts(graph):
        hit = _governing(graph, fact, statement, "question")
        if hit and not _carries(graph, fact, hit, words, statement, "question"):
            yield _dropped(fact, "hedge-dropped", hit, "tells it as an answer")


def condition_dropped(graph: Graph) -> Iterator[Problem]:
    """What the passage ties to a condition, the statement does not say without it."""
    for fact, statement, words in facts(graph):
        hit = _found(graph, fact, "condition", _PART_END)
        if hit and not _carries(graph, fact, hit, words, statement, "condition"):
            yield _dropped(fact, "condition-dropped", hit, "names no condition")


def negation_dropped(graph: Graph) -> Iterator[Problem]:
    """What the passage says is not so, the statement does not say is so."""
    for fact, statement, words in facts(graph):
        hit = _found(graph, fact, "negation")
        if hit and not _carries(graph, fact, hit, words, statement, "negation"):
            yield _dropped(fact, "negation-dropped", hit, "has no negation")
            continue
        # What is denied stands in another clause than the word that denies it.
        hit = _governing(graph, fact, statement, "denial") if fact.worded_as != "denied" else None
        if hit and not _carries(graph, fact, hit, words, statement, "negation", "denial"):
            yield _dropped(fact, "negation-dropped", hit, "does not say so")


def attribution_dropped(graph: Graph) -> Iterator[Problem]:
    """What the passage gives as somebody's word, the statement or `said_by` gives as somebody's word."""
    for fact, statement, words in facts(graph):
        if fact.said_by is None and not _keeps(words, statement, "attribution"):
            hits = (hit for quote in _quotes(graph, fact) for hit in quote.words.find(quote.text, "attribution"))
            first = next(hits, None)
            if first:
                yield _dropped(fact, "attribution-dropped", first, "does not say whose word it is")


def worded_as_asserted(graph: Graph) -> Iterator[Problem]:
    """Where passage and statement both hedge, or both name a condition, `worded_as` says so."""
    for fact, statement, words in facts(graph):
        if fact.worded_as != "asserted":
            continue
        for kind, wording, end in (("condition", "conditional", _PART_END), ("hedge", "hedged", _CLAUSE_END)):
            hit = _found(graph, fact, kind, end)
            if hit and words.find(statement, kind):
                yield Problem(
                    fact.places.of("worded_as"),
                    "worded-as-asserted",
                    f'passage and statement are {wording} ("{hit.word}"), and worded_as is asserted',
                    "warning",
                    (f"add worded_as: {wording}",),
                )
                break
