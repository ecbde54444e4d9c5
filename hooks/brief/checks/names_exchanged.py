"""Names that change places between passage and statement, and statements that have nothing of their passage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from brief.checks.pairs import pairs
from brief.language.wordlists import WordList
from brief.problems import Problem
from brief.reasoning.graph import Graph

_WORD = regex.compile(r"[\w\p{M}]+")
_STEM = 3
"""Code points by which two words are told to be kin: sold, sale; pay, payment."""
_FEW = 3
"""Words that tell something, of which both sides must have so many before nothing in common means anything."""
_ALIKE = 4
"""Code points that two names which are taken for each other begin with: Slovakia, Slovenia."""
_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "s", "ns", "ans", "ians", "is", "er", "ers", "'s", "")


def actors_exchanged(graph: Graph) -> Iterator[Problem]:
    """Who does something to whom is the same in passage and statement."""
    for pair in pairs(graph):
        fact, statement, quote, words = pair.fact, pair.statement, pair.quote, pair.words
        there, here = graph.names.find(quote), graph.names.find(statement)
        ids_there, ids_here = [hit[2] for hit in there], [hit[2] for hit in here]
        if len(there) != 2 or len(here) != 2 or set(ids_there) != set(ids_here) or len(set(ids_there)) != 2:
            continue
        if ids_there == ids_here and not _passive(words, quote) and not _passive(words, statement):
            continue
        one, other = quote[there[0][1] : there[1][0]], statement[here[0][1] : here[1][0]]
        shared = _stems(one, words) & _stems(other, words)
        passive = bool(_passive(words, one)) != bool(_passive(words, other))
        if shared and _mutual(words, one, other):
            continue
        if shared and (ids_there[0] != ids_here[0]) != passive:
            first, second = (statement[start:end] for start, end, _ in here)
            yield Problem(
                fact.places.of("statement"),
                "actors-exchanged",
                f'"{first}" and "{second}" have changed places between passage and statement',
                "warning",
            )


def _passive(words: WordList, text: str) -> bool:
    return bool(words.find(text, "passive"))


def _mutual(words: WordList, *texts: str) -> bool:
    """Whether what is told holds both ways: "met", "signed with"."""
    return any(words.find(text, "both ways") for text in texts)


def name_exchanged(graph: Graph) -> Iterator[Problem]:
    """A statement does not name somebody like the one whom its passage names."""
    for pair in pairs(graph):
        fact, statement, quote, words = pair.fact, pair.statement, pair.quote, pair.words
        if "capital" not in words.kinds:
            continue
        there: list[str] | None = None
        for start, end, _ in graph.names.find(statement):
            name = statement[start:end]
            if not name[:1].isupper() or (name in quote and not _longer(name, quote, statement)):
                continue
            there = _names(quote, words) if there is None else there
            compass = words.words("compass")
            other = next((n for n in there if _alike(name, n, compass) and n.lower() not in statement.lower()), None)
            if other:
                yield Problem(
                    fact.places.of("statement"),
                    "name-exchanged",
                    f'the passage names "{other}", and the statement names "{name}"',
                    "warning",
                )
                break


def _longer(name: str, quote: str, statement: str) -> bool:
    """Whether a name stands in the quote only as a part of a compound: Guinea in Guinea-Bissau."""
    if f"{name}-" not in quote:
        return False
    places = [m.start() for m in regex.finditer(rf"(?<![\w-]){regex.escape(name)}(?![\w])", quote)]
    compound = regex.search(rf"(?<![\w-]){regex.escape(name)}-\p{{Lu}}[\w]*", quote)
    return compound is not None and len(places) == 1 and compound[0] not in statement


def _names(text: str, words: WordList) -> list[str]:
    """The names in a text, each as long as capitals follow each other."""
    found = []
    for match in regex.finditer(
        r"\p{Lu}[\w\p{M}]*(?:[-']\p{Lu}?[\w\p{M}]+)*(?:\s\p{Lu}[\w\p{M}]*(?:-\p{Lu}?[\w\p{M}]+)*)*", text
    ):
        pieces = match[0].split()
        while pieces and pieces[0].lower() in words.words("capital") | words.words("title"):
            pieces.pop(0)
        if pieces:
            found.append(" ".join(pieces))
    return found


def _alike(name: str, other: str, compass: frozenset[str]) -> bool:
    """Whether one name may have been written for the other, and neither is a form of the other."""
    one, two = name.lower().split(), other.lower().split()
    if name.lower() == other.lower():
        return False
    if len(one) == len(two) == 2 and not compass & {one[0], two[0]} and one[1] == two[1] and one[0] != two[0]:
        # Two of one family: not initials or short forms of one name.
        return one[0][0] != two[0][0] and len(one[0]) > 2 and len(two[0]) > 2 and "." not in one[0] + two[0]
    if len(one) == len(two) == 1:
        if two[0].startswith(one[0] + "-") or one[0].startswith(two[0] + "-"):
            return True
        same = next(
            (n for n, (a, b) in enumerate(zip(one[0], two[0], strict=False)) if a != b), min(len(one[0]), len(two[0]))
        )
        if same < _ALIKE or same < 0.5 * min(len(one[0]), len(two[0])):
            return False
        rests = sorted((one[0][same:], two[0][same:]), key=len)
        # Both end as names of countries do: Slovakia, Slovenia; not Japan, Japanese.
        return (
            (all(len(rest) >= 2 for rest in rests) and one[0][-2:] == two[0][-2:])
            or (len(rests[0]) >= 2 and one[0][-1] in "aeiouy" and two[0].endswith("us"))
            or (len(rests[0]) >= 2 and two[0][-1] in "aeiouy" and one[0].endswith("us"))
        )
    return False


def little_in_common(graph: Graph) -> Iterator[Problem]:
    """Statement and passage share at least one word that is not a name."""
    for pair in pairs(graph):
        fact, statement, quote, words = pair.fact, pair.statement, pair.quote, pair.words
        if "small" not in words.kinds:
            continue
        there, here = _stems(graph.names.without(quote), words), _stems(graph.names.without(statement), words)
        if len(there) >= _FEW and len(here) >= _FEW and not there & here and not _numbers(statement) & _numbers(quote):
            yield Problem(
                fact.places.of("statement"),
                "little-in-common",
                "the statement has no word in common with the quoted words but names",
                "warning",
                ("quote the words that say it",),
            )


def _numbers(text: str) -> set[str]:
    return set(regex.findall(r"\d[\d.,]*", text))


@lru_cache(maxsize=16)
def _small(words: WordList) -> frozenset[str]:
    return words.words("small") | words.words("auxiliary") | words.words("boundary")


def _stems(text: str, words: WordList) -> frozenset[str]:
    """The beginnings of the words that tell something."""
    small = _small(words)
    return frozenset(w[:_STEM] for w in map(str.lower, _WORD.findall(text)) if len(w) >= _STEM and w not in small)
