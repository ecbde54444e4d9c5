"""Numbers and names that a statement adds to its passage."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from brief.checks.wording import own_words
from brief.dates import edtf
from brief.language.name_forms import are_one_name
from brief.language.numbers import Number, numbers, spelled
from brief.language.wordlists import WordList, of_language, tag
from brief.model.records import Fact
from brief.problems import Problem
from brief.reasoning.graph import Graph
from brief.text.folding import fold

_NEAR = Fraction(5, 100)
"""How far a number that the statement calls rounded may be from the passage's."""
_CAPITALISED = regex.compile(r"\p{Lu}[\w\p{M}]*(?:['-][\w\p{M}]+)*")
_LETTERS = regex.compile(r"[\w\p{M}]+")


def number_not_in_passage(graph: Graph) -> Iterator[Problem]:
    """Every number of a statement stands in its passage."""
    words = own_words(graph)
    if words is None:
        return
    for fact in filter(graph.verified, graph.brief.facts.values()):
        statement = spelled(graph.names.without(fact.statement))
        wanted = numbers(statement, words, "number")
        if not wanted:
            continue
        there = _numbers_of_passage(graph, fact)
        if there is None:
            continue
        for number in wanted:
            if not _stands(number, there, statement, words):
                yield Problem(
                    fact.places.of("statement"),
                    "number-not-in-passage",
                    f'the number "{number.shown}" does not stand in the quoted words',
                    "warning",
                )


def _numbers_of_passage(graph: Graph, fact: Fact) -> frozenset[Fraction] | None:
    """The numbers of the quotes and of the fact's dates. None where they may stand in words that no list has."""
    found: set[Fraction] = set()
    readable = True
    for evidence in fact.evidence:
        source = graph.brief.sources.get(evidence.source)
        language = source.language if source else None
        words = of_language(language or graph.brief.about.language)
        found |= {n.value for n in _all_numbers(spelled(evidence.quote), words)}
        readable &= words is not None and "number" in words.kinds
    if not found and not readable:
        return None
    for date in (fact.date, fact.said_on):
        if date is not None:
            # Whether a date follows from the words is the rule of another check.
            parts = edtf.parts(date)
            found |= {Fraction(year) for year in parts.years if year.isdigit()}
            found |= {Fraction(number) for number in (*parts.months, *parts.days)}
            found |= {Fraction(year.replace("X", "0")) for year in parts.years if "X" in year}
    return frozenset(found)


def _all_numbers(text: str, words: WordList | None) -> list[Number]:
    """Read both ways: with "one" and "a" as numbers, which may join their neighbours, and without."""
    return [*numbers(text, words, "number"), *numbers(text, words, "number", "number loosely")]


def _stands(number: Number, there: frozenset[Fraction], statement: str, words: WordList) -> bool:
    if number.value in there:
        return True
    before = statement[max(0, number.start - 20) : number.start]
    rounded = words.find(before, "rounded")
    if not rounded or before[rounded[-1].end :].strip(" $€£¥"):
        return False
    return any(abs(number.value - value) <= _NEAR * value for value in there)


def name_not_in_passage(graph: Graph) -> Iterator[Problem]:
    """Every name in a statement stands in its passage, or is the name of an actor."""
    words = own_words(graph)
    if words is None or "capital" not in words.kinds:
        return
    capital = words.words("capital")
    known, language = _name_words(graph), graph.brief.about.language
    for fact in filter(graph.verified, graph.brief.facts.values()):
        names = [name for name in _names(fact.statement) if name.lower() not in capital]
        passage = _same_script_passage(graph, fact) if names else None
        if passage is None:
            continue
        words_there = _LETTERS.findall(passage.lower())
        there = known | {*words_there}
        initials = "".join(word[0] for word in words_there)
        for name in names:
            short = name.isupper() and len(name) > 1 and name.lower() in initials
            if not short and not _stands_there(name, there, language):
                yield Problem(
                    fact.places.of("statement"),
                    "name-not-in-passage",
                    f'the name "{name}" stands neither in the quoted words nor among the actors',
                    "warning",
                )


def _stands_there(name: str, there: frozenset[str], language: str | None) -> bool:
    """Whether each part of a name (O'Brien, Al-Shabaab, F-16) is among the words, in one form or another."""
    parts = _LETTERS.findall(name.lower())
    return all(part in there or any(are_one_name(part, word, language) for word in there) for part in parts)


def _names(statement: str) -> Iterator[str]:
    """The words with a capital, but not the first word: every sentence begins with one."""
    folded = fold(statement)
    for match in _CAPITALISED.finditer(folded):
        before = folded[: match.start()].rstrip(" \"'(")
        if before and not before.endswith((":", ".", "?", "!")):
            yield match[0].removesuffix("'s").removesuffix("'")


def _name_words(graph: Graph) -> frozenset[str]:
    names = (name for actor in graph.brief.actors.values() for name in (actor.name, *actor.aliases))
    return frozenset(word for name in names for word in _LETTERS.findall(fold(name).lower()))


def _same_script_passage(graph: Graph, fact: Fact) -> str | None:
    """The quotes in the brief's language, or their translations; None where one can be compared with no name."""
    pieces = []
    own = tag(graph.brief.about.language)
    for evidence in fact.evidence:
        source = graph.brief.sources.get(evidence.source)
        if source is None or tag(source.language or own) != own:
            if evidence.translation is None:
                return None
            pieces.append(evidence.translation.text)
        pieces.append(evidence.quote)
    return fold(" ".join(pieces))
