"""What a quote leaves out and its statement does not carry: a "not", an "if", an "except", a "denied that".

One rule reads three stretches of the quote's sentence: left of the quote, inside each `[…]`, and right of it. A word
counts only where its scope reaches the quote, as far as marks and a few words tell; each warning shows the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from brief.checks import around
from brief.checks.around import WORD, Around
from brief.language.wordlists import Hit, WordList
from brief.model.records import Fact
from brief.problems import Problem
from brief.reasoning.graph import Graph

_LEADING = " ,;–—-)\"'"
"""What may stand between a quote and the words that go on."""
_CONDITION_NOT_BEFORE = regex.compile(r"[;:.!?…]|,\s(?:and|but|so)\b")
_COMMENT = 6
"""Words of a clause that takes back what was quoted stand at most so many behind the word that opens it."""
_NEAR = 2
"""How many words may stand between a word that turns only what follows it and the quote."""

_SAYS = {
    "negation": "and the statement has no negation",
    "denial": "and the statement does not say so",
    "doubt": "and the statement has no such doubt",
    "condition": "and the statement names no condition",
    "exception": "and the statement names no exception",
    "taken back": "which takes back what was quoted",
}
_CARRIED = {
    "negation": ("negation", "denial"),
    "denial": ("negation", "denial"),
    "doubt": ("hedge", "plan", "doubt", "condition"),
    "condition": ("condition",),
    "exception": ("exception", "condition", "negation"),
    "taken back": ("negation", "denial", "taken back", "hedge"),
}
_BY_WORDING = {
    "negation": ("denied",),
    "denial": ("denied",),
    "doubt": ("hedged", "planned", "conditional"),
    "condition": ("conditional",),
}
_BY_STATUS = {"negation": ("cancelled",), "denial": ("cancelled",), "doubt": ("planned", "proposed", "postponed")}


def quote_turns(graph: Graph) -> Iterator[Problem]:
    """What a quote leaves out of its sentence and what would turn it (a negation, a condition, an exception, a
    denial, a doubt, the end of a sentence) stands in the statement."""
    for fact, statement, own in around.facts(graph):
        for quote in around.quotes(graph, fact):
            found = next(_turns(quote, fact, statement, own), None)
            if found:
                message, hint = found
                yield Problem(quote.anchor.evidence.where, "quote-turns", message, "warning", (hint,))


def _turns(quote: Around, fact: Fact, statement: str, own: WordList) -> Iterator[tuple[str, str]]:
    """The message and the hint of each word that turns the quote and is not carried."""

    def lost(kind: str) -> bool:
        worded = fact.worded_as in _BY_WORDING.get(kind, ()) or fact.status in _BY_STATUS.get(kind, ())
        return not worded and not around.carried(own, statement, quote.quote, *_CARRIED[kind])

    for kind, hit in _left(quote):
        if lost(kind):
            shown = f"left out before the quote: {around.left_out(quote.left)}"
            yield f'"{hit.word}" stands before the quote, {_SAYS[kind]}', shown
    yield from _of_gaps(quote, statement, own, lost)
    for kind, hit in _right(quote):
        if lost(kind):
            shown = f"it goes on: {around.goes_on(quote.right)}"
            yield f'the sentence goes on with "{hit.word}" after the quote, {_SAYS[kind]}', shown
    if _asks(quote) and lost("doubt") and not around.carried(own, statement, quote.quote, "question"):
        shown = f"it goes on: {around.goes_on(quote.right)}"
        yield "the sentence is a question, and the statement tells its words as an answer", shown


def _of_gaps(quote: Around, statement: str, own: WordList, lost: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    for gap, joined in zip(quote.gaps, quote.joined, strict=True):
        shown = f"left out: {around.left_out(gap)}"
        if joined:
            yield "the quote makes one sentence of the words of two", shown
        for kind, hit in _between(quote.words, gap):
            if lost(kind):
                yield f'"{hit.word}" stands among the words left out, {_SAYS[kind]}', shown
        other = _other_clause(quote.words, gap)
        if other and not joined and not _says_of(own, statement, quote.quote, gap):
            yield f'the words left out begin another clause with "{other}", and the quote goes on in it', shown


def _asks(quote: Around) -> bool:
    """Whether the quote is part of what its sentence asks."""
    return quote.asks and not around.HARD_END.search(quote.right[:-1].rstrip("?\"' "))


def _left(quote: Around) -> Iterator[tuple[str, Hit]]:
    """The words left of a quote whose scope reaches it."""
    words = quote.words
    condition = _condition_before(quote)
    if condition:
        yield condition
    # A word with which another language goes on in front of the quote is not looked for: it stands after it there.
    text = around.without_asides(quote.left)
    for kind in ("denial", "negation", "doubt"):
        for hit in reversed(words.find(text, kind)):
            between = text[hit.end :]
            if _reaches(words, kind, hit, between, text):
                yield ("negation" if words.find(hit.word, "negation") else kind), hit
                break
    exception = next(iter(words.find(quote.left, "exception")), None)
    if (
        exception
        and not around.HARD_END.search(quote.left[exception.end :])
        and not _has_boundary(words, quote.left[exception.end :])
    ):
        opening = not quote.left[: exception.start].strip(" ,\"'")
        if opening and quote.left.rstrip().endswith(",") and _total(words, quote.quote):
            yield "exception", exception


def _reaches(words: WordList, kind: str, hit: Hit, between: str, text: str) -> bool:
    """Whether what a word says reaches the quote over the words between."""
    if around.HARD_END.search(between):
        return False
    gap = between.strip()
    nearby = any(near.start <= hit.start < near.end for near in words.find(text, "nearby"))
    count = len(WORD.findall(between))
    opens_clause = gap.endswith(_that(words))
    if kind == "doubt":
        # Doubt about one thing says nothing of the next: only what stands right before, or governs a clause.
        return "," not in between and (count <= 1 or opens_clause) and not _has_boundary(words, between)
    if "," in between and not opens_clause:
        return False
    if _has_boundary(words, between):
        return False
    if nearby and kind == "negation" and count > _NEAR and not opens_clause and not _auxiliary(words, text, hit):
        # "no" and "without" turn the noun that follows them; the quote may say something else.
        return _is_subject(text, hit) and hit.word.lower() not in ("without", "instead of", "rather than")
    if nearby and hit.word.lower() == "without" and count:
        return False
    if _in_relative(words, text, hit) and count:
        return False
    return count <= 12


def _that(words: WordList) -> tuple[str, ...]:
    return tuple(words.words("that")) or ("that",)


def _auxiliary(words: WordList, text: str, hit: Hit) -> bool:
    """Whether a verb is what is negated: "did not", "cannot"."""
    if hit.word.lower() in ("cannot", "n't", "never"):
        return True
    before = WORD.findall(text[: hit.start])
    return hit.word.lower() == "not" and bool(before) and before[-1].lower() in words.words("auxiliary")


def _is_subject(text: str, hit: Hit) -> bool:
    """Whether the word opens the clause: "No member of the council …"."""
    return not text[: hit.start].strip(" ,\"'")


def _in_relative(words: WordList, text: str, hit: Hit) -> bool:
    """Whether the word stands in a relative clause: "a firm that has never paid"."""
    before = text[: hit.start].lower()
    pieces = WORD.findall(before)[-3:]
    return any(piece in words.words("relative pronoun") for piece in pieces)


def _has_boundary(words: WordList, text: str) -> bool:
    return bool(words.find(text, "boundary"))


def _condition_before(quote: Around) -> tuple[str, Hit] | None:
    """A condition left of the quote: it opens the sentence or the clause and runs up to the quote."""
    words, text = quote.words, quote.left
    for hit in reversed(words.find(text, "condition", "condition first")):
        between, before = text[hit.end :], text[: hit.start].rstrip()
        if _CONDITION_NOT_BEFORE.search(between) or words.find(between, "condition end"):
            continue
        opening = not before.strip("\"' ") or before.endswith((",", ";", ":", "–", "—"))
        opening = opening or bool(words.find(before, "boundary", "saying", "that")) or not between.strip()
        if hit.kind == "condition first" and (before.strip("\"' ") or not words.find(quote.quote, "modal")):
            continue
        if hit.entry.startswith("once") and not words.find(between + " " + quote.quote, "modal", "present"):
            continue
        if not between.rstrip().endswith((",", ")", "–", "—")) and _has_boundary(words, between):
            continue
        runs_on = not between.strip() or between.rstrip().endswith((",", ")", "–", "—")) or "," not in between
        if (opening or between.rstrip().endswith(",")) and runs_on:
            return "condition", hit
    return None


def _total(words: WordList, quote: str) -> bool:
    return bool(words.find(quote, "total"))


def _between(words: WordList, gap: str) -> Iterator[tuple[str, Hit]]:
    """The words of a gap that turn what is left of the sentence."""
    for hit in words.find(gap, "condition"):
        if not _in_relative_of_gap(words, gap[: hit.start]):
            yield "condition", hit
            break
    inner = gap.strip()
    aside = inner.startswith((",", "(", "–", "—", "-")) and inner.endswith((",", ")", "–", "—", "-"))
    text = gap if aside else around.without_asides(gap)
    if aside or _own_clause(words, inner):
        return
    for kind in ("denial", "negation"):
        for hit in words.find(text, kind):
            if not _in_relative_of_gap(words, text[: hit.start]):
                yield kind, hit
                break
    exception = next(iter(words.find(text, "exception")), None)
    if exception and not _in_relative_of_gap(words, text[: exception.start]):
        yield "exception", exception


def _in_relative_of_gap(words: WordList, before: str) -> bool:
    """Whether a relative clause began in the gap before this place and has not ended."""
    for hit in reversed(words.find(before, "boundary")):
        if hit.word.lower() in words.words("relative pronoun"):
            return "," not in before[hit.end :] or before[: hit.start].rstrip().endswith(",")
    return False


def _own_clause(words: WordList, inner: str) -> bool:
    """Whether a gap holds a clause from its joining word to the next one: "and did not say why, but"."""
    hits = words.find(inner, "boundary")
    joins = [hit for hit in hits if hit.word.lower() not in words.words("relative pronoun")]
    if len(joins) < 2:
        return False
    return not inner[: joins[0].start].strip(" ,;") and not inner[joins[-1].end :].strip(" ,")


def _other_clause(words: WordList, gap: str) -> str | None:
    """The word or mark with which a gap begins a clause that the quote then goes on in."""
    inner = gap.strip()
    if inner[:1] in "(–—-" and inner[-1:] in ")–—-":
        return None
    text = around.without_asides(gap)
    semicolon = text.rfind(";")
    if semicolon >= 0 and WORD.search(text[semicolon:]) and around.QUOTED_ELSEWHERE not in gap:
        return ";"
    for hit in reversed(words.find(text, "another clause")):
        rest = text[hit.end :].strip()
        if not rest or rest.endswith(",") or around.HARD_END.search(rest):
            continue
        first = WORD.search(rest)
        verb = first is not None and (
            (len(first[0]) > 4 and first[0].endswith("ed"))
            or first[0].lower() in words.words("auxiliary") | set(words.words("past"))
        )
        if hit.word.lower() in words.words("always another clause") or verb:
            return hit.word
    return None


def _says_of(own: WordList, statement: str, quote: str, gap: str) -> bool:
    """Whether a statement says something of what a gap holds."""
    quoted = {word[:4] for word in WORD.findall(quote.lower())}
    left = {word[:4] for word in WORD.findall(gap.lower()) if len(word) > 3} - quoted
    return bool(left & {word[:4] for word in WORD.findall(statement.lower())} - own.words("boundary"))


def _right(quote: Around) -> Iterator[tuple[str, Hit]]:
    """The words right of a quote that reach back to it."""
    words = quote.words
    yield from _taken_back(words, quote.right.lstrip(_LEADING + ";:"))
    text = quote.right.lstrip(_LEADING)
    if not text or quote.right[:1] in ".!?;:" or quote.right.startswith('" '):
        return
    clause = _up_to_other_clause(words, text)
    if quote.right.lstrip().startswith(","):
        clause = f", {clause}"
    for kind in ("condition", "exception"):
        hit = next(iter(words.find(clause, kind, f"{kind} after")), None)
        if hit and hit.kind == "condition after" and _dated(words, clause[hit.end :]):
            continue
        if hit:
            needs_total = kind == "exception" and hit.entry in words.words("exception of all")
            if not needs_total or _total(words, quote.quote):
                yield kind, hit
    after = next(iter(words.find(clause, "turned after")), None)
    if after and not clause[: after.start].strip(" 、,"):
        yield "negation", after


def _taken_back(words: WordList, text: str) -> Iterator[tuple[str, Hit]]:
    """The word of a clause right of the quote that takes back what was quoted: "which the firm denies"."""
    opener = next(iter(words.find(text[:60], "comment")), None)
    if opener is None or opener.start:
        return
    rest = around.HARD_END.split(text[opener.end :].lstrip(_LEADING), maxsplit=1)[0]
    last = WORD.findall(rest)[-1:]
    back = bool(last) and last[0].lower() in words.words("anaphor")
    for hit in words.find(rest, "taken back", *(("negation",) if back else ())):
        before = rest[: hit.start]
        if len(WORD.findall(before)) <= _COMMENT and not _has_boundary(words, before):
            yield "taken back", hit
            return


def _up_to_other_clause(words: WordList, text: str) -> str:
    """A stretch right of a quote up to where another clause begins."""
    stop = min((m.start() for m in regex.finditer(r"[;:.!?…\"।。]|(?<=\s)[–—](?=\s)|—", text)), default=len(text))
    ends = (
        hit.start
        for hit in words.find(text, "boundary", "condition", "exception", "that")
        if hit.kind in ("boundary", "that")
    )
    return text[: min((*ends, stop))]


def _dated(words: WordList, rest: str) -> bool:
    """Whether "until" names a time and nothing that must happen."""
    first = WORD.search(rest)
    if first is None:
        return True
    word = first[0].lower()
    return word[:1].isdigit() or word in words.words("capital") | words.words("before year") | words.words("time")
