"""Where words stand in the author's files, for problems that are about words and not about fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from brief.model.records import Source
from brief.problems import Where, place

_NEAR, _FAR = 40, 2000
"""How many lines below the start are searched: at first, and at most; no value of a field is longer."""
_REFERENCE = re.compile(r"\[\[\s*([^\[\]|\n]{1,200})")


def find(lines: Sequence[str], start: Where, words: str) -> Where | None:
    """Where the first few of `words` stand in the lines of a file, at or after `start`; None where they do not.
    Marks may stand among the words, so a single one of them near by is more than three of them far away."""
    first = [re.escape(word) for word in words.split()[:3]]
    for reach in (_NEAR, _FAR):
        text = "\n".join(lines[start.line - 1 : start.line - 1 + reach])
        for count in range(len(first), 0, -1):
            # Words of one sentence may stand on two lines.
            match = re.compile(r"\s+".join(first[:count])).search(text, start.column - 1)
            if match:
                return place(text, match.start(), start.path, start.line)
    return None


def find_in_order(lines: Sequence[str], start: Where, texts: Iterable[tuple[int, str]]) -> list[Where]:
    """Where each text stands, given the line at or after which it does. Each is looked for after the one before it,
    and counts as standing where that one does if it is nowhere."""
    places: list[Where] = []
    here = start
    for line, words in texts:
        here = max(here, Where(start.path, line, 1))
        here = find(lines, here, words) or here
        places.append(here)
        here = Where(here.path, here.line, here.column + 1)
    return places


def find_references(lines: Sequence[str], start: Where, ids: Iterable[str]) -> dict[str, list[Where]]:
    """By id: where `[[id` stands at or after `start`, as often as the id is among `ids`."""
    left = Counter(ids)
    missing = left.total()
    places: dict[str, list[Where]] = {}
    for number in range(start.line, len(lines) + 1):
        if not missing:
            break
        for match in _REFERENCE.finditer(lines[number - 1], start.column - 1 if number == start.line else 0):
            id = match[1].strip()
            if left[id]:
                places.setdefault(id, []).append(Where(start.path, number, match.start(1) + 1))
                left[id] -= 1
                missing -= 1
    return places


def of_sentences(source: Source, text: str) -> dict[int, Where]:
    """By number: where each sentence of a source stands in its file, whose whole text is `text`. One pass: a
    sentence is looked for after the end of the one before it, and counts as being there if its words are broken up by
    marks that the reader does not see."""
    reading = source.reading
    path = source.places.key.path
    position = len(text) - len(source.body) if text.endswith(source.body) else 0
    line, line_start = text.count("\n", 0, position) + 1, text.rfind("\n", 0, position) + 1
    places: dict[int, Where] = {}
    for sentence in reading.sentences:
        words = reading.text[sentence.start : sentence.end].split()[:2]
        at = text.find(words[0], position) if words else -1
        if len(words) > 1:
            both = text.find(" ".join(words), position)
            at = both if both >= 0 else at
        if at >= 0:
            line += text.count("\n", position, at)
            newline = text.rfind("\n", position, at)
            line_start = newline + 1 if newline >= 0 else line_start
            position = at
        places[sentence.number] = Where(path, line, position - line_start + 1)
        if at >= 0:
            # What is written is no shorter than what is read; the next sentence may begin as this one ends.
            after = at + sentence.end - sentence.start
            line += text.count("\n", position, after)
            line_start = max(line_start, text.rfind("\n", position, after) + 1)
            position = after
    return places
