"""Where words stand in the author's files, for problems that are about words and not about fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.model import Source
from brief.problems import Where
from brief.yamltree import place

_NEAR, _FAR = 40, 2000
"""How many lines below the start are searched: first where most words stand, then as far as a field can reach."""


def find(lines: Sequence[str], start: Where, words: str) -> Where:
    """Where the first few of `words` stand in the lines of a file, at or after `start`; `start` where they do not."""
    first = [re.escape(word) for word in words.split()[:3]]
    for reach in (_NEAR, _FAR):
        text = "\n".join(lines[start.line - 1 : start.line - 1 + reach])
        for count in range(len(first), 0, -1):
            # Words of one sentence may stand on two lines.
            match = re.compile(r"\s+".join(first[:count])).search(text, start.column - 1)
            if match:
                return place(text, match.start(), start.path, start.line)
    return start


def of_sentences(source: Source, text: str) -> dict[int, Where]:
    """By number: where each sentence of a source stands in its file, whose whole text is `text`. One pass: a
    sentence is looked for after the one before it, and counts as being where that one was if its words are broken
    up by marks that the reader does not see."""
    reading = source.reading
    path = source.places.key.path
    position = len(text) - len(source.body) if text.endswith(source.body) else 0
    line, line_start = text.count("\n", 0, position) + 1, text.rfind("\n", 0, position) + 1
    found: dict[int, Where] = {}
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
        found[sentence.number] = Where(path, line, position - line_start + 1)
    return found
