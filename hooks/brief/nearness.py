"""Words for a quote that does not stand exactly once: the nearest passage, the places, the prefix to paste.

Nothing here decides whether a quote is verified.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from rapidfuzz import fuzz

from brief.anchoring import Miss, Place, SourceIndex
from brief.text import fold, width

COLUMNS = 100
"""How much of a quote or a passage is shown, in terminal columns."""
_LISTED = 20
_CONTEXT = 200
"""How much around a place may tell it from others, in code points."""
_CONTEXT_WORDS = 12


@dataclass(frozen=True)
class Passage:
    """The passage of a source that a quote most likely meant."""

    start: int
    end: int
    paragraph: int
    text: str
    """Its words, white space folded."""


def nearest_passage(index: SourceIndex, quote: str) -> Passage | None:
    """The passage nearest to a quote, on word edges, or None where nothing is near."""
    wanted = fold(quote).strip()[:2000]
    if not wanted or not index.text:
        return None
    hit = fuzz.partial_ratio_alignment(wanted, index.folded.text, score_cutoff=55)
    if hit is None or hit.dest_end <= hit.dest_start:
        return None
    start, end = index.folded.span(hit.dest_start, hit.dest_end)
    while start > 0 and not index.text[start - 1].isspace() and index.text[start].isalnum():
        start -= 1
    while end < len(index.text) and index.text[end].isalnum():
        end += 1
    reading = index.source.reading
    paragraph = reading.paragraph_at(start)
    if paragraph.end <= start and paragraph.number < len(reading.paragraphs):
        paragraph = reading.paragraphs[paragraph.number]
    return Passage(start, end, paragraph.number, " ".join(index.text[start:end].split()))


def missing_hint(index: SourceIndex, quote: str) -> tuple[str, ...]:
    """The quote, and under its first difference the nearest passage."""
    passage = nearest_passage(index, quote)
    shown = " ".join(quote.split())
    if passage is None:
        return (f"quote: {_window(shown, 0)[0]}", "no passage of the source is near to it")
    at = _first_difference(shown, passage.text)
    text, column = _window(shown, at)
    near, _ = _window(passage.text, at)
    return (f"quote: {text}", f'{" " * (7 + column)}^ nearest passage (¶{passage.paragraph}): "{near}"')


def _first_difference(quote: str, passage: str) -> int:
    """The index in `quote` of the first character that reads otherwise in `passage`."""
    for i, (a, b) in enumerate(zip(quote, passage, strict=False)):
        if a != b and fold(a) != fold(b):
            return i
    return min(len(quote), len(passage))


def _window(text: str, at: int) -> tuple[str, int]:
    """At most `COLUMNS` of `text` around the index `at`, and the column of `at` in it."""
    begin = 0 if at <= COLUMNS // 2 else at - COLUMNS // 2
    head = "…" if begin else ""
    shown = text[begin:]
    while width(shown) > COLUMNS:
        shown = shown[: max(at - begin + 1, len(shown) - max(1, (width(shown) - COLUMNS) // 2))]
        if len(shown) <= at - begin + 1:
            break
    tail = "…" if begin + len(shown) < len(text) else ""
    return head + shown + tail, width(head + text[begin:at])


def ambiguous_hint(index: SourceIndex, miss: Miss) -> tuple[str, ...]:
    """Every place of a quote, each with the line to paste that leaves only it."""
    around = [_around(index.text, place) for place in miss.places]
    folded = [(fold(before).rstrip(), fold(after).lstrip()) for before, after in around]
    lines = []
    for at, place in enumerate(miss.places[:_LISTED]):
        paragraph = index.source.reading.paragraph_at(place[0][0]).number
        field, words = _telling_context(around[at], folded[:at] + folded[at + 1 :])
        lines.append(f"¶{paragraph}: {field}: {json.dumps(words, ensure_ascii=False)}")
    if len(miss.places) > _LISTED:
        lines.append("… and more places")
    return tuple(lines)


def _around(text: str, place: Place) -> tuple[str, str]:
    """What stands before and after a place."""
    start, end = place[0][0], place[-1][1]
    return text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]


def _telling_context(around: tuple[str, str], others: list[tuple[str, str]]) -> tuple[str, str]:
    """The shortest run of whole words before a place, or after it, that the folded `others` do not have. Whether
    they have it is seen as in `SourceIndex.fits`."""
    before, after = (text.split() for text in around)
    for size in range(1, _CONTEXT_WORDS + 1):
        words = " ".join(before[-size:])
        same = fold(words)
        if words and not any(head.endswith(same) for head, _ in others):
            return "prefix", words
        words = " ".join(after[:size])
        same = fold(words)
        if words and not any(tail.startswith(same) for _, tail in others):
            return "suffix", words
    return "prefix", " ".join(before[-_CONTEXT_WORDS:])
