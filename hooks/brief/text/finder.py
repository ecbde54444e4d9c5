"""Many words looked for in one pass (Aho–Corasick), so that the time is linear in the text and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick

from brief.text.folding import inside_word

Hit = tuple[int, int, str]
"""Start, end (exclusive), and the word that stands there."""


class Finder:
    """A set of words, made ready."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in words:
            if word:
                self._automaton.add_word(word, word)
        self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Hit]:
        """Every place of every word, in the order of their ends."""
        if len(self._automaton):
            for last, word in self._automaton.iter(text):
                yield last + 1 - len(word), last + 1, word

    def find_whole(self, text: str) -> Iterator[Hit]:
        """Those places that begin and end at the edge of a word."""
        for start, end, word in self.find(text):
            if not inside_word(text, start) and not inside_word(text, end):
                yield start, end, word


def take_longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, the longest at each place, none overlapping one before it."""
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not taken or hit[0] >= taken[-1][1]:
            taken.append(hit)
    return taken
