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
    lines = []
    for place in miss.places[:_LISTED]:
        paragraph = index.source.reading.paragraph_at(place[0][0]).number
        field, words = _telling_context(index, place, miss.places)
        lines.append(f"¶{paragraph}: {field}: {json.dumps(words, ensure_ascii=False)}")
    if len(miss.places) > _LISTED:
        lines.append("… and more places")
    return tuple(lines)


def _telling_context(index: SourceIndex, place: Place, places: tuple[Place, ...]) -> tuple[str, str]:
    """The shortest run of whole words before the place, or after it, that no other place has."""
    before, after = _context(index.text, place)
    for size in range(1, 13):
        words = " ".join(before[-size:])
        if words and not any(index.fits(p, words, None) for p in places if p != place):
            return "prefix", words
        words = " ".join(after[:size])
        if words and not any(index.fits(p, None, words) for p in places if p != place):
            return "suffix", words
    return "prefix", " ".join(before)


def _context(text: str, place: Place) -> tuple[list[str], list[str]]:
    start, end = place[0][0], place[-1][1]
    before = text[max(0, start - 200) : start].split()
    after = text[end : end + 200].split()
    return before[-12:], after[:12]
