"""Names of actors in text: found in one pass, longest first, on word edges, each once a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup, escape

from brief.model.records import Actor
from brief.text.finder import Finder, take_longest
from brief.text.folding import between_graphemes


class Names:
    """The names and aliases of all actors."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.owner: dict[str, str] = {}
        self._found: dict[str, list[tuple[int, int, str]]] = {}
        for actor in actors.values():
            for name in (actor.name, *actor.aliases):
                self.owner.setdefault(name, actor.id)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.owner)

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
        whole = self._finder.find_whole(text)
        hits = [hit for hit in whole if between_graphemes(text, hit[0]) and between_graphemes(text, hit[1])]
        return [(start, end, self.owner[name]) for start, end, name in take_longest(hits)]

    def without(self, text: str) -> str:
        """`text` with a space in place of each name."""
        pieces, position = [], 0
        for start, end, _ in self.find(text):
            pieces.append(text[position:start])
            position = end
        return " ".join([*pieces, text[position:]])

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
