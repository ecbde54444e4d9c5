"""Whose words a quote holds: the sentence around it gives them to somebody, and the fact does not.

The words of saying stand in the word list. Names are those of the brief's actors; anybody else who is said to speak
("officials", "a nurse") counts as somebody, too.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from brief.checks import around
from brief.checks.around import WORD, Around
from brief.language.wordlists import Hit, WordList
from brief.model.records import Actor
from brief.problems import Problem
from brief.reasoning.graph import Graph
from brief.text.folding import fold

_NAMING = 9
"""Words of a phrase that names a speaker, at most."""
_LATER = 5
"""Words that may stand between a verb of saying and the words said: "told MPs on Monday"."""
_STEM = 4
_SPEECH_ENDS = regex.compile(r"[,.!?…]?\"")
_LINKS = " ,–—-\"')"


def speaker_left_out(graph: Graph) -> Iterator[Problem]:
    """Where the sentence around a quote gives its words to somebody, the fact has `said_by` or the statement says
    whose words they are; and nobody else is named as the speaker."""
    for fact, statement, own in around.facts(graph):
        for quote in around.quotes(graph, fact):
            evidence = quote.anchor.evidence
            said_by = evidence.said_by or fact.said_by
            if said_by is None:
                given = quote.source.speaks_for or around.carried(own, statement, quote.quote, "attribution")
                found = None if given else giver(quote)
                if found and not quote.words.find(quote.quote, "attribution"):
                    yield Problem(
                        evidence.where,
                        "speaker-left-out",
                        f'the sentence gives these words to somebody ("{found[0]}"), and the fact says to nobody',
                        "warning",
                        (f"left out: {found[1]}", "add said_by, or say in the statement whose words they are"),
                    )
            elif said_by in graph.brief.actors:
                other = _other_speaker(graph, quote, graph.brief.actors[said_by])
                if other:
                    yield Problem(
                        fact.places.of("said_by"),
                        "speaker-left-out",
                        f'the words are given to "{other}", and said_by names another: {said_by}',
                        "warning",
                    )


def giver(quote: Around) -> tuple[str, str] | None:
    """The words that give a quote to somebody, and the stretch they stand in."""
    words = quote.words
    hit = _before(words, quote.left)
    if hit:
        return hit.word, around.left_out(quote.left)
    hit = _after(words, quote.right)
    if hit:
        return hit.word, around.goes_on(quote.right)
    for gap in quote.gaps:
        inner = gap.strip()
        if inner.startswith(",") and inner.endswith(",") and (hit := _after(words, gap)):
            return hit.word, around.left_out(gap)
    return None


def _before(words: WordList, left: str) -> Hit | None:
    """A word of saying left of a quote that governs it: "She told MPs that", "According to the firm,"."""
    text = around.without_asides(left)
    for hit in words.find(text, "according"):
        rest = text[hit.end :].rstrip()
        if rest.endswith(",") and "," not in rest[:-1] and len(WORD.findall(rest)) <= 2 * _NAMING:
            return hit
    account = next(iter(words.find(text, "account")), None)
    if account and text[account.end :].strip() == "," and _opens_account(words, text):
        return account
    for hit in reversed(words.find(text, "saying", "attribution")):
        rest = text[hit.end :]
        said = rest.strip()
        if around.HARD_END.search(said.rstrip(':"')) or hit.entry in words.words("according"):
            continue
        direct = said.endswith((":", '"')) or said.startswith(("that", ":", '"'))
        direct = direct or said.endswith(tuple(words.words("that") - {"whether"}))
        if direct and len(WORD.findall(said)) <= 2 * _NAMING and "," not in said.rstrip(',:"'):
            return hit
        if said in ("", ",") and (said == "" or hit.entry in words.words("saying of all")):
            return hit
        adverbial = words.find(said, "boundary") == [] and "," not in said
        if adverbial and len(WORD.findall(said)) <= _LATER and _first(said) in words.words("before year"):
            return hit
    return None


def _first(text: str) -> str:
    found = WORD.search(text)
    return found[0].lower() if found else ""


def _opens_account(words: WordList, text: str) -> bool:
    clause = text[max((m.end() for m in around.HARD_END.finditer(text)), default=0) :]
    return _first(clause) in words.words("account opening") and len(WORD.findall(clause)) <= _NAMING


def _after(words: WordList, right: str) -> Hit | None:
    """A word of saying right of a quote: ", the mayor said", ", says a leaflet", ", according to BIS"."""
    text = right
    direct = _SPEECH_ENDS.search(text)
    if direct and '"' not in text[: direct.start()] and not around.HARD_END.search(text[: direct.start()]):
        text = "," + text[direct.end() :]
    elif right.count('"') % 2 and '"' in right[:300]:
        text = "," + right[right.index('"') + 1 :]
    clause = text.lstrip(_LINKS)
    if regex.match(r"\s*[.;:!?]", text):
        return None
    clause = regex.split(r"[.;:!?…\"。]", clause, maxsplit=1)[0]
    hit = next(iter(words.find(clause, "according")), None)
    if hit and not words.find(clause[: hit.start], "boundary"):
        return hit
    if not regex.match(r"\s*[,\"'–—」』-]", text):
        for_all = next(iter(words.find(clause, "attribution")), None)
        return for_all if for_all and for_all.start == 0 and "saying" not in words.kinds else None
    pieces = around.without_asides(text.lstrip(_LINKS))
    for piece in regex.split(r",", regex.split(r"[.;:!?…\"。]", pieces, maxsplit=1)[0])[:3]:
        found = _says(words, piece)
        if found:
            return found
    return None


def _says(words: WordList, piece: str) -> Hit | None:
    """The verb of "the mayor said" or "says a leaflet", where a piece between commas is no more than that."""
    if words.find(piece[:40], "boundary") and words.find(piece[:40], "boundary")[0].start < 3:
        return None
    account = next(iter(words.find(piece, "account")), None)
    if account and _opens_account(words, piece):
        return account
    for hit in words.find(piece, "saying", "attribution"):
        before = piece[: hit.start]
        count = len(WORD.findall(before))
        if count <= _NAMING and not words.find(before, "boundary", "that"):
            return hit if count or piece[hit.end :].strip() else None
    return None


def _other_speaker(graph: Graph, quote: Around, said_by: Actor) -> str | None:
    """The speaker whom the sentence names, where it is surely not the actor of `said_by`."""
    words = quote.words
    for phrase in _speakers(words, quote):
        if not phrase or _first(phrase) in words.words("nobody"):
            continue
        if any(piece.lower() in words.words("nobody") for piece in WORD.findall(phrase)):
            continue
        own = {stem for name in _called(graph, said_by) for stem in _stems(words, fold(name))}
        if own & _stems(words, phrase):
            continue
        named = graph.names.find(phrase)
        if named:
            start, end, actor = named[-1]
            if actor != said_by.id and not phrase[end:].strip() and not _kin(graph, actor, said_by.id):
                return phrase[start:end]
        elif not any(piece[:1].isupper() for piece in WORD.findall(phrase)[1:]) and _stands_apart(quote, said_by):
            return phrase
    return None


def _stems(words: WordList, text: str) -> set[str]:
    return {w[:_STEM].lower() for w in WORD.findall(text) if w.lower() not in words.words("small")}


def _speakers(words: WordList, quote: Around) -> Iterator[str]:
    """The phrases that name a speaker of the quoted words, in the quote and around it."""
    inside = around.without_asides(quote.quote)
    hit = next(iter(words.find(inside, "saying", "naming")), None)
    if hit and len(WORD.findall(inside[: hit.start])) <= _NAMING and "," not in inside[: hit.start]:
        yield _phrase(words, inside[: hit.start])
    if "," in inside:
        last = inside[inside.rindex(",") + 1 :]
        hit = next(iter(words.find(last, "saying")), None)
        if hit and not last[hit.end :].strip(" ."):
            yield _phrase(words, last[: hit.start])
    left = around.without_asides(quote.left)
    before = _before(words, quote.left)
    if before and before.kind == "saying":
        clause = left[: before.start]
        yield _phrase(words, clause[max((m.end() for m in around.HARD_END.finditer(clause)), default=0) :])
    after = _after(words, quote.right)
    if after and after.kind == "saying":
        clause = quote.right.lstrip(_LINKS)
        at = clause.find(after.word)
        if at > 0:
            yield _phrase(words, clause[:at])


def _phrase(words: WordList, text: str) -> str:
    """The words right before a verb of saying that name who says it."""
    ends = [hit.end for hit in words.find(text, "boundary", "that")]
    phrase = text[ends[-1] if ends else 0 :]
    return phrase.rpartition(",")[2].strip(" \"'")


def _called(graph: Graph, actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from actor.aliases
    yield actor.description
    for role in actor.roles:
        yield role.role
        of = role.of or ""
        yield graph.brief.actors[of].name if of in graph.brief.actors else of


def _kin(graph: Graph, one: str, two: str) -> bool:
    """Whether one actor belongs to the other, or both to a third."""

    def whole(id: str) -> set[str]:
        actor = graph.brief.actors[id]
        return {id, *actor.part_of, *(role.of for role in actor.roles if role.of)}

    return bool(whole(one) & whole(two))


def _stands_apart(quote: Around, said_by: Actor) -> bool:
    """Whether the paragraph speaks of the actor of `said_by` in words of its own, and so as of another."""
    reading = quote.source.reading
    paragraph = reading.paragraphs[quote.anchor.paragraph - 1]
    start = max(paragraph.start, quote.anchor.start - around.REACH)
    text = fold(reading.text[start : min(paragraph.end, quote.anchor.end + around.REACH)])
    name = fold(said_by.name)
    wanted = [w.lower() for w in regex.findall(r"\w+", name) if len(w) > 3]
    there = {w.lower() for w in regex.findall(r"\w+", text) if w.islower() or text.startswith(w)}
    # A proper name may belong to the person whom the phrase describes; a common noun to another one.
    return bool(wanted) and all(w in there for w in wanted)
