"""Statements beside the words that they rest on, where both are in the brief's own language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from brief.checks import around, wording_dropped
from brief.language.wordlists import WordList, tag
from brief.model.records import Fact
from brief.problems import Problem, Where
from brief.reasoning.graph import Graph
from brief.text.folding import fold


class Pair:
    """A statement and its passage in the brief's own language, both folded."""

    def __init__(self, fact: Fact, statement: str, quote: str, words: WordList) -> None:
        self.fact, self.statement, self.quote, self.words = fact, statement, quote, words

    def problem(self, code: str, message: str, *hints: str) -> Problem:
        return Problem(self.fact.places.of("statement"), code, message, "warning", hints)


@lru_cache(maxsize=1)
def pairs(graph: Graph) -> tuple[Pair, ...]:
    """The facts that stand in the language of all their sources, whose list is known: many rules read them."""
    return tuple(_each_pair(graph))


def _each_pair(graph: Graph) -> Iterator[Pair]:
    own = tag(graph.brief.about.language)
    for fact, statement, words in around.facts(graph):
        sources = [graph.brief.sources[evidence.source] for evidence in fact.evidence]
        if sources and all(tag(source.language or own) == own for source in sources):
            quote = fold(" … ".join(evidence.quote for evidence in fact.evidence))
            yield Pair(fact, statement, quote, words)


@lru_cache(maxsize=1)
def told_already(graph: Graph) -> frozenset[Where]:
    """The statements of which the rules of dropped doubts and conditions warn: once is enough."""
    rules = (wording_dropped.hedge_dropped, wording_dropped.condition_dropped)
    return frozenset(problem.where for rule in rules for problem in rule(graph))
