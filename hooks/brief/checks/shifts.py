"""What a statement changes in the words that it rests on: how much, in what unit, which way.

Each rule compares words that stand side by side in the word list, and can be explained in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from brief.checks.around import WORD
from brief.checks.pairs import Pair, pairs, told_already
from brief.language.wordlists import Hit, WordList
from brief.problems import Problem
from brief.reasoning.graph import Graph

_STEM = 4
_PART = 2
"""Words between "several" and "of the party"."""
_NOUNS = regex.compile(r"\s([\w'-]+(?:\s[\w'-]+)?)")
_SUPERLATIVE = regex.compile(r"\w{3,}est\b|most\b")
_NUMBER_OF = 3
"""Words behind a number among which its unit stands."""


def word_exchanged(graph: Graph) -> Iterator[Problem]:
    """A statement does not say the opposite of a word in its passage: "rose" for "fell", "opposed" for "backed"."""
    for pair in pairs(graph):
        found = _exchanged(pair, "opposites")
        if found and pair.fact.places.of("statement") in told_already(graph):
            continue
        if (
            found
            and not pair.words.find(pair.quote, "exception")
            and not _negated_once(pair)
            and not _turned_about(pair)
        ):
            yield pair.problem(
                "word-exchanged", f'the passage says "{found[0].word}", and the statement says "{found[1].word}"'
            )
            continue
        moved = _moved(pair)
        if moved:
            name, one, other = moved
            yield pair.problem(
                "word-exchanged",
                f'the passage says "{one}" of {name}, and the statement says "{other}" of it',
            )


def amount_changed(graph: Graph) -> Iterator[Problem]:
    """A statement says no more and no less than its passage how much or how many: "all" is not "most"."""
    for pair in pairs(graph):
        found = _exchanged(pair, "amounts")
        if found:
            yield pair.problem(
                "amount-changed", f'the passage says "{found[0].word}", and the statement says "{found[1].word}"'
            )
            continue
        part = _part_dropped(pair)
        if part:
            yield pair.problem("amount-changed", f'the passage says "{part}", and the statement speaks of the whole')
            continue
        bound = _bound_dropped(pair)
        if bound:
            yield pair.problem("amount-changed", f'the passage says "{bound}", and the statement has the bare number')


def unit_changed(graph: Graph) -> Iterator[Problem]:
    """A number keeps its unit: miles are not kilometres, and per cent are not percentage points."""
    for pair in pairs(graph):
        found = _exchanged(pair, "units") or _unit_of_number(pair)
        if found and not _converted(pair):
            yield pair.problem(
                "unit-changed", f'the passage says "{found[0].word}", and the statement says "{found[1].word}"'
            )


def _exchanged(pair: Pair, kind: str) -> tuple[Hit, Hit] | None:
    """A word of the passage and one of the statement that exclude each other, where neither has the other's side."""
    words = pair.words
    there, here = words.find(pair.quote, kind), words.find(pair.statement, kind)
    if not there or not here:
        return None
    sides = words.sides
    quoted = {side for hit in there for side in sides[kind, hit.entry]}
    stated = {side for hit in here for side in sides[kind, hit.entry]}
    for hit in here:
        for line, side in sorted(sides[kind, hit.entry]):
            if (line, side) in quoted:
                continue
            for other in there:
                for line_there, side_there in sorted(sides[kind, other.entry]):
                    if line != line_there or side == side_there or (line, side_there) in stated:
                        continue
                    if line > 0 or side_there < side:
                        return other, hit
    return None


def _negated_once(pair: Pair) -> bool:
    """Whether one of the two says no and the other does not: "rejected" may be "did not accept"."""
    return bool(pair.words.find(pair.quote, "negation")) != bool(pair.words.find(pair.statement, "negation"))


def _content(text: str) -> list[str]:
    """The beginnings of the words that tell something."""
    return [word[:_STEM].lower() for word in WORD.findall(text) if len(word) >= _STEM]


def _turned_about(pair: Pair) -> bool:
    """Whether the statement tells the same from the other end: "A is above B" for "B is below A"."""
    there, here = _content(pair.quote), _content(pair.statement)
    common = [stem for stem in dict.fromkeys(there) if here.count(stem) == 1 and there.count(stem) == 1]
    if len(common) < 2:
        return False
    return here.index(common[0]) > here.index(common[-1])


def _both_sides(words: WordList, text: str) -> bool:
    """Whether two opposites stand in one text."""
    hits = words.find(text, "opposites")
    sides = {side for hit in hits for side in words.sides["opposites", hit.entry]} if len(hits) > 1 else set()
    return len({line for line, _ in sides}) < len(sides)


def _moved(pair: Pair) -> tuple[str, str, str] | None:
    """A name of which passage and statement say opposite words, where both words stand in both."""
    words, kind = pair.words, "opposites"
    if not _both_sides(words, pair.quote) or not _both_sides(words, pair.statement) or _negated_once(pair):
        return None

    def told(text: str) -> dict[str, tuple[set[tuple[int, int]], str]]:
        found = {}
        for clause in regex.split(r"[,;:]|\s(?:and|while|but|whereas)\s", text):
            hits = words.find(clause, kind)
            names = [w for w in WORD.findall(clause)[1:] if w[:1].isupper() and w.lower() not in words.words("capital")]
            if len(hits) == 1 and len(names) == 1:
                found[names[0]] = (set(words.sides[kind, hits[0].entry]), hits[0].word)
        return found

    there, here = told(pair.quote), told(pair.statement)
    for name in sorted(there.keys() & here.keys()):
        one, other = there[name], here[name]
        if not one[0] & other[0] and {line for line, _ in one[0]} & {line for line, _ in other[0]}:
            return name, one[1], other[1]
    return None


def _part_dropped(pair: Pair) -> str | None:
    """ "several members of the ruling party", where the statement has the ruling party alone."""
    words = pair.words
    if words.find(pair.statement, "amounts", "part of", "part of kept", "number", "number loosely"):
        return None
    stated = [w.lower() for w in WORD.findall(pair.statement)]
    for hit in words.find(pair.quote, "part of"):
        for whole in words.find(pair.quote, "whole"):
            between = WORD.findall(pair.quote[hit.end : whole.start]) if whole.start >= hit.end else []
            rest = _NOUNS.match(pair.quote, whole.end)
            if whole.start < hit.end or len(between) > _PART or rest is None or _SUPERLATIVE.match(rest[1]):
                continue
            nouns = [w[: _STEM + 1].lower() for w in WORD.findall(rest[1]) if len(w) >= _STEM]
            parts = [w[: _STEM + 1].lower() for w in between if len(w) >= _STEM]
            named = [any(w.startswith(noun) for w in stated) for noun in nouns]
            if named and all(named) and not any(w.startswith(part) for part in parts for w in stated):
                return pair.quote[hit.start : rest.end()]
    return None


def _bound_dropped(pair: Pair) -> str | None:
    """ "up to 900", where the statement has 900 and no bound."""
    words = pair.words
    for hit in words.find(pair.quote, "bound"):
        after = regex.match(r"\s(?:a\s|an\s)?[$€£¥]?([\w.,'-]*\w)", pair.quote[hit.end :])
        if after is None:
            continue
        number = after[1].lower()
        if not (number[0].isdigit() or number in words.words("number")):
            continue
        bare = regex.search(rf"(?<![\w.,]){regex.escape(number)}(?![\w])", pair.statement.lower())
        if bare and not words.find(pair.statement, "bound", "bound kept", "rounded", "hedge"):
            return f"{hit.word} {after[1]}"
    return None


def _unit_of_number(pair: Pair) -> tuple[Hit, Hit] | None:
    """The units of the same number in passage and statement, where they exclude each other."""
    words = pair.words

    def units(text: str) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in words.find(text, "units"):
            before = WORD.findall(text[: hit.start])[-_NUMBER_OF:]
            numbers = [w.lower() for w in before if w[0].isdigit() or w.lower() in words.words("number")]
            if numbers and text[: hit.start].rstrip().lower().endswith(numbers[-1]):
                found.setdefault(numbers[-1], []).append(hit)
        return found

    there, here = units(pair.quote), units(pair.statement)
    for number in sorted(there.keys() & here.keys()):
        one, other = there[number][0], here[number][0]
        if len(there[number]) == len(here[number]) == 1:
            pairs = (words.sides["units", one.entry], words.sides["units", other.entry])
            if not pairs[0] & pairs[1] and {line for line, _ in pairs[0]} & {line for line, _ in pairs[1]}:
                return one, other
    return None


def _converted(pair: Pair) -> bool:
    """Whether the numbers differ, too: 100 kilometres may be called 62 miles, which another rule looks at."""
    there, here = (set(regex.findall(r"\d[\d.,]*\d|\d", text)) for text in (pair.quote, pair.statement))
    return bool(here) and not here & there and bool(there)
