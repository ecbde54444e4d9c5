"""What a statement tells as done, as present, as the first or as the cause, where its passage does not."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from brief.checks import around
from brief.checks.around import WORD
from brief.checks.pairs import Pair, pairs, told_already
from brief.language.wordlists import WordList
from brief.problems import Problem
from brief.reasoning.graph import Graph

_SUPERLATIVE = regex.compile(r"\w{3}est\b")
_VOWELS = "aeiou"
_AHEAD = 7
"""Words between a word that says that something is still to be done and the verb that says what."""


def told_as_done(graph: Graph) -> Iterator[Problem]:
    """What the passage says will, would or should be done is not told as done."""
    for pair in pairs(graph):
        if "past" not in pair.words.kinds or pair.fact.status in ("planned", "proposed", "postponed", "cancelled"):
            continue
        found = _done(pair)
        if found and pair.fact.places.of("statement") not in told_already(graph):
            yield pair.problem("told-as-done", f'the passage says "{found[0]}", and the statement says "{found[1]}"')


def told_as_present(graph: Graph) -> Iterator[Problem]:
    """What the passage says is over is not told as if it still held."""
    for pair in pairs(graph):
        over = next(iter(pair.words.find(pair.quote, "over")), None)
        if over is None or _still_holds(pair) or around.carried(pair.words, pair.statement, "", "over"):
            continue
        if not _past_form(pair.words, pair.statement):
            yield pair.problem(
                "told-as-present", f'the passage says "{over.word}", and the statement tells it as if it still held'
            )


def superlative_added(graph: Graph) -> Iterator[Problem]:
    """A statement calls nothing the first, the only or the largest that its passage does not call so."""
    for pair in pairs(graph):
        words = pair.words
        one = next(iter(words.find(pair.quote, "one of")), None)
        if (
            one
            and words.find(pair.statement, "superlative")
            and not around.carried(words, pair.statement, "", "one of")
        ):
            hit = words.find(pair.statement, "superlative")[0]
            yield pair.problem(
                "superlative-added", f'the passage says "{one.word}", and the statement says "{hit.word}" without it'
            )
            continue
        hits = words.find(pair.statement, "superlative")
        if hits and not any(words.find(pair.quote, kind) for kind in ("superlative", "superlative kept")):
            message = f'the statement says "{hits[0].word}", and the passage does not'
            if not _SUPERLATIVE.search(pair.quote.lower()):
                yield pair.problem("superlative-added", message)


def cause_added(graph: Graph) -> Iterator[Problem]:
    """A statement names no cause where its passage only tells one thing after another."""
    for pair in pairs(graph):
        hits = pair.words.find(pair.statement, "cause")
        if hits and not around.carried(pair.words, pair.quote, "", "cause"):
            yield pair.problem("cause-added", f'the statement says "{hits[0].word}", and the passage names no cause')


def _still_holds(pair: Pair) -> bool:
    """Whether the passage itself is in the present: "have been cancelled until Tuesday"."""
    return bool(pair.words.find(pair.quote, "present", "modal verb"))


def _past_form(words: WordList, statement: str) -> bool:
    """Whether a statement tells something in the past. "Is closed" is none of it."""
    pieces = [w.lower() for w in WORD.findall(statement)]
    present = words.words("present")
    return any(
        w in words.words("past") | words.words("was") or (len(w) > 4 and w.endswith("ed"))
        for before, w in zip(["", *pieces], pieces, strict=False)
        if before not in present
    )


def _done(pair: Pair) -> tuple[str, str] | None:
    """The words that say that something is still to be done, and the form of its verb in which the statement says it
    as done."""
    words = pair.words
    if words.find(pair.statement, "plan", "hedge") or _modal(words, pair.statement):
        return None
    quoted = pair.quote.lower()
    found = _verb_done(pair)
    if found is None:
        return None
    kept = [
        h for k in ("plan", "hedge") for h in words.find(pair.statement, f"{k} kept") if h.word.lower() not in quoted
    ]
    meant = (h for h in kept if h.word.lower() != found[1] and h.entry not in words.words("done kept"))
    return None if next(meant, None) else found


def _verb_done(pair: Pair) -> tuple[str, str] | None:
    words = pair.words
    pieces = [(m.start(), m[0].lower()) for m in WORD.finditer(pair.quote)]
    ahead = words.find(pair.quote, "ahead")
    stated = [m[0].lower() for m in WORD.finditer(pair.statement)]
    there = {word for _, word in pieces}
    for hit in ahead:
        following = [(at, word) for at, word in pieces if at >= hit.end][:_AHEAD]
        modal = hit.entry in words.words("modal verb")
        to = 0 if modal else next((n for n, (_, word) in enumerate(following, 1) if word in words.words("to do")), None)
        if to is None or (not modal and any(word in words.words("boundary") for _, word in following[: to - 1])):
            continue
        passive = _passive_done(words, [word for _, word in following[to : to + 4]], stated)
        if passive and "been" not in there & {"been"} and not there & words.words("was"):
            return pair.quote[hit.start : hit.end] + " be " + passive, passive
        for at, verb in following[to : to + 2]:
            if verb in words.words("negation") or verb in words.words("modal verb"):
                break
            will = hit.entry in words.words("certain verb")
            form = next((w for w in stated if _tells_done(words, verb, w, present=modal and not will)), None)
            if form and form not in there:
                return pair.quote[hit.start : at + len(verb)], form
            if form and form == verb and modal and not will and _plain(stated, form, words):
                return pair.quote[hit.start : at + len(verb)], form
    return None


def _passive_done(words: WordList, following: list[str], stated: list[str]) -> str | None:
    """The participle of "will be published", where the statement says that it "was published"."""
    if "be" not in following[:2]:
        return None
    at = following.index("be") + 1
    for participle in following[at : at + 2]:
        if participle in stated[1:] and (participle.endswith("ed") or participle in words.words("past")):
            before = stated[max(0, stated.index(participle) - 2) : stated.index(participle)]
            if set(before) & words.words("was"):
                return participle
    return None


def _modal(words: WordList, statement: str) -> bool:
    return bool(words.find(statement, "modal verb", "modal"))


def _plain(stated: list[str], form: str, words: WordList) -> bool:
    """Whether a verb stands in its bare form with nothing before it that makes it less than done."""
    at = stated.index(form)
    return at > 0 and stated[at - 1] not in words.words("auxiliary") | words.words("to do")


def _tells_done(words: WordList, verb: str, form: str, *, present: bool) -> bool:
    """Whether a word is the past form of a verb, or with `present` any form that says that it is so."""
    if len(verb) < 3 or verb in words.words("auxiliary"):
        return False
    if form == verb:
        return present
    if words.verbs.get(form) == verb:
        return True
    stem = verb.removesuffix("e")
    endings = ["ed", *(("s", "es") if present else ())]
    forms = {stem + "ed", verb + verb[-1] + "ed", *(verb + ending for ending in endings)}
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        forms |= {verb[:-1] + "ied", *((verb[:-1] + "ies",) if present else ())}
    return form in forms
