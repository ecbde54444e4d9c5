"""Names of actors in text: found in one pass, longest first, on word edges, each once a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import ahocorasick
from markupsafe import Markup, escape

from brief.model.records import Actor
from brief.text.folding import between_graphemes, inside_word


class Names:
    """The names and aliases of all actors."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.owner: dict[str, str] = {}
        self._found: dict[str, list[tuple[int, int, str]]] = {}
        for actor in actors.values():
            for name in (actor.name, *actor.aliases):
                self.owner.setdefault(name, actor.id)

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for name in self.owner:
            automaton.add_word(name, name)
        automaton.make_automaton()
        return automaton

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where names stand in `text`: start, end (exclusive), actor id; in order, not overlapping."""
        if not self.owner or not text:
            return []
        # A statement is shown on many pages.
        known = self._found.get(text)
        if known is None:
            known = self._found[text] = self._find(text)
        return known

    def _find(self, text: str) -> list[tuple[int, int, str]]:
        hits = []
        for last, name in self._automaton.iter(text):
            start, end = last + 1 - len(name), last + 1
            if (
                not inside_word(text, start)
                and not inside_word(text, end)
                and between_graphemes(text, start)
                and between_graphemes(text, end)
            ):
                hits.append((start, end, self.owner[name]))
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        chosen: list[tuple[int, int, str]] = []
        for hit in hits:
            if not chosen or hit[0] >= chosen[-1][1]:
                chosen.append(hit)
        return chosen

    def link(self, text: str, hrefs: Mapping[str, str], seen: set[str] | None) -> Markup:
        """`text` escaped, with the first mention of each actor not in `seen` as a link; `seen` grows. None links
        no name, and an actor without an address in `hrefs` stays plain."""
        if seen is None:
            return escape(text)
        pieces: list[Markup] = []
        position = 0
        for start, end, actor in self.find(text):
            if actor in seen or actor not in hrefs:
                continue
            seen.add(actor)
            pieces.append(escape(text[position:start]))
            pieces.append(_linked(escape(hrefs[actor]), escape(text[start:end])))
            position = end
        pieces.append(escape(text[position:]))
        return Markup("").join(pieces)


def _linked(href: Markup, words: Markup) -> Markup:
    # Put together by hand: a name is the commonest link there is, and Markup.format reads its pattern anew each time.
    return Markup(f'<a class="name" href="{href}">{words}</a>')  # noqa: S704 both are escaped
