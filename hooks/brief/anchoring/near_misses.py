"""Words for a quote that does not stand exactly once: the nearest passage, the places, the prefix to paste.

Nothing here decides whether a quote is verified.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from brief.anchoring.quotes import JOINT, MANY, Miss, Place, SourceIndex
from brief.text.folding import between_graphemes, fold, inside_word, width, without_dropped
from brief.text.quote import Quote

COLUMNS = 100
"""How much of a quote or a passage is shown, in terminal columns."""
_SHIFT = 30
"""How far the ends of the nearest passage are moved, in code points."""
_SIZES = (*range(1, 13), 16, 24, 40)
"""Words of context that are tried, few first."""
_REACH = 640
"""How far context reaches, in code points."""
_FIELDS = ("prefix", "suffix")


@dataclass(frozen=True)
class Passage:
    """The passage of a source that a quote most likely meant."""

    start: int
    end: int
    paragraph: int
    text: str
    """Its words as they are compared: see `without_dropped`."""


def nearest_passage(index: SourceIndex, folded: str) -> Passage | None:
    """The passage nearest to folded words, on word edges, or None where nothing is near."""
    wanted = folded[:2000]
    if not wanted or not index.text:
        return None
    hit = fuzz.partial_ratio_alignment(wanted, index.folded.text, score_cutoff=55)
    if hit is None or hit.dest_end <= hit.dest_start:
        return None
    text = index.text
    start, end = index.folded.span(*_refined(wanted, index.folded.text, hit.dest_start, hit.dest_end))
    start, end = _edge(text, start, -1), _edge(text, end, 1)
    reading = index.source.reading
    paragraph = reading.paragraph_at(start)
    if paragraph.end <= start and paragraph.number < len(reading.paragraphs):
        paragraph = reading.paragraphs[paragraph.number]
    return Passage(start, end, paragraph.number, without_dropped(text[start:end]))


def _refined(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of a passage, moved a little to where as much as can be reads like the quote: the passage as found has
    the length of the quote, so a word left out of the quote cuts it at one end."""
    before = range(max(0, start - _SHIFT), min(len(text), start + _SHIFT))
    first = max(before, key=lambda i: (_alike(wanted, text[i : i + len(wanted)]), -abs(i - start)))
    after = range(max(first + 1, end - _SHIFT), min(len(text), end + _SHIFT) + 1)
    back = wanted[::-1]
    last = max(after, key=lambda i: (_alike(back, text[max(0, i - len(wanted)) : i][::-1]), -abs(i - end)))
    # Words in another order pull the ends together.
    return (first, last) if last - first > len(wanted) // 2 else (start, end)


def _alike(one: str, other: str) -> int:
    """How many characters the two have in common at their beginnings; fewer than three are chance."""
    count = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return count if count > 2 or count == len(one) else 0


def _edge(text: str, offset: int, step: int) -> int:
    """The next edge of a word and a grapheme; of a very long word only a piece."""
    for edge in range(offset, offset + 40 * step, step):
        if not inside_word(text, edge) and between_graphemes(text, edge):
            return edge
    return offset


def missing_hint(index: SourceIndex, quote: Quote) -> tuple[str, ...]:
    """The quote, and under its first difference the nearest passage; of a quote in parts the first one that does not
    stand in the source."""
    parts = quote.parts
    if len(parts) < 2:
        return _compared(index, "quote", quote.text, quote.folded)
    for number, part in enumerate(parts, 1):
        if part not in index.folded.text:
            return _compared(index, f"part {number} of the quote", part, part)
    reading = index.source.reading
    places = (index.folded.span(at, at + len(part))[0] for part in parts if (at := index.folded.text.find(part)) >= 0)
    numbers = ", ".join(f"¶{reading.paragraph_at(start).number}" for start in places)
    return (f"each part stands there ({numbers}), but not all in this order within one paragraph",)


def _compared(index: SourceIndex, name: str, quote: str, folded: str) -> tuple[str, ...]:
    passage = nearest_passage(index, folded)
    shown = without_dropped(quote)
    if passage is None:
        return (f"{name}: {_window(shown, 0)[0]}", "no passage of the source is near to it")
    at = _first_difference(shown, passage.text)
    text, column = _window(shown, at)
    near, _ = _window(passage.text, at)
    indent = " " * (len(name) + 2 + column)
    return (f"{name}: {text}", f'{indent}^ nearest passage (¶{passage.paragraph}): "{near}"')


def _first_difference(quote: str, passage: str) -> int:
    """The index in `quote` of the first character that reads otherwise in `passage`."""
    for i, (a, b) in enumerate(zip(quote, passage, strict=False)):
        if a != b and fold(a) != fold(b):
            return i
    return min(len(quote), len(passage))


def _window(text: str, at: int) -> tuple[str, int]:
    """At most `COLUMNS` of `text` around the index `at`, and the column of `at` in it."""
    begin = 0 if at <= COLUMNS // 2 else at - COLUMNS // 2
    while not between_graphemes(text, begin):
        begin -= 1
    head = "…" if begin else ""
    shown = text[begin:]
    while width(shown) > COLUMNS:
        shown = shown[: max(at - begin + 1, len(shown) - max(1, (width(shown) - COLUMNS) // 2))]
        if len(shown) <= at - begin + 1:
            break
    tail = "…" if begin + len(shown) < len(text) else ""
    return head + shown + tail, width(head + text[begin:at])


def places_hint(index: SourceIndex, miss: Miss, *, alone: bool = False) -> tuple[str, ...]:
    """Every place that the prefix and suffix leave, or else every place of the words, each with the line to paste
    that leaves only it: a prefix or a suffix, or where the quote stands `alone` a longer quote."""
    if len(miss.places) > MANY:
        return ("quote more of the sentence around it",)
    around = {place: index.around(place, 2 * _REACH) for place in miss.places}
    lines: list[str] = []
    for place in miss.fitting or miss.places:
        name = f"¶{index.source.reading.paragraph_at(place[0][0]).number}: "
        others = [texts for other, texts in around.items() if other != place]
        telling = _telling_context(_context(index.text, place), others)
        if alone and telling:
            telling = {"quote": _longer(index.text, place, telling)}
        for field, words in telling.items():
            lines.append(f"{name}{field}: {json.dumps(words, ensure_ascii=False)}")
            name = " " * len(name)
        if not telling:
            lines.append(f"{name}nothing near this place is only here; quote more of the sentence")
    return tuple(lines)


def _longer(text: str, place: Place, context: Mapping[str, str]) -> str:
    """The quote at a place with the words before and after it."""
    start, end = place[0][0], place[-1][1]
    prefix, suffix = (context.get(field, "") for field in _FIELDS)
    before = " " if prefix and text[start - 1].isspace() else ""
    after = " " if suffix and text[end].isspace() else ""
    return f"{prefix}{before}{JOINT.join(text[one:other] for one, other in place)}{after}{suffix}"


def _telling_context(context: tuple[list[str], list[str]], others: list[tuple[str, str]]) -> dict[str, str]:
    """The shortest run of whole words before a place, or after it, or both, that no other place has, by field; empty
    where there is none. Of the others the folded text before and after is known."""
    for size in _SIZES:
        prefix, suffix = " ".join(context[0][-size:]), " ".join(context[1][:size])
        before, after = fold(prefix), fold(suffix)
        same = [(head.endswith(before), tail.startswith(after)) for head, tail in others]
        if prefix and not any(head for head, _ in same):
            return {"prefix": prefix}
        if suffix and not any(tail for _, tail in same):
            return {"suffix": suffix}
        if prefix and suffix and not any(head and tail for head, tail in same):
            return {"prefix": prefix, "suffix": suffix}
    return {}


def _context(text: str, place: Place) -> tuple[list[str], list[str]]:
    """The whole words before and after a place; of a word that it cuts the rest."""
    start, end = place[0][0], place[-1][1]
    before, after = text[max(0, start - _REACH) : start].split(), text[end : end + _REACH].split()
    return before[-_SIZES[-1] :], after[: _SIZES[-1]]
