"""Where the sentences and references of an author's prose stand in his files. They are looked for when a problem needs
them: prose is read without its places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from brief.anchoring.in_files import find_in_order, find_references
from brief.model.records import Brief
from brief.problems import Where
from brief.text.prose import Prose


class ProsePlaces:
    """The places in all prose of a brief."""

    def __init__(self, brief: Brief, prose: Mapping[str, Prose], start: Callable[[str], Where]) -> None:
        """`prose` is by owner; `start` says where that of an owner begins."""
        self.brief, self.prose, self.start = brief, prose, start
        self._lines: dict[str, list[str]] = {}
        self._sentences: dict[str, list[Where]] = {}
        self._references: dict[str, dict[str, list[Where]]] = {}

    def _lines_of(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = self.brief.texts.get(path, "").split("\n")
        return self._lines[path]

    def of_sentence(self, owner: str, number: int) -> Where:
        """Where the sentence of that index stands in the file that holds the prose of `owner`."""
        if owner not in self._sentences:
            start = self.start(owner)
            # In a YAML value, lines may be folded, so only its first line is known.
            own_file = owner in self.brief.analyses
            sentences = self.prose[owner].sentences
            known = [(start.line + s.line if own_file else start.line, s.written) for s in sentences]
            self._sentences[owner] = find_in_order(self._lines_of(start.path), start, known)
        return self._sentences[owner][number]

    def of_reference(self, owner: str, target: str) -> Sequence[Where]:
        """Every place where the prose of `owner` refers to `target`."""
        start = self.start(owner)
        if owner not in self._references:
            lines = self._lines_of(start.path)
            self._references[owner] = find_references(lines, start, self.prose[owner].mentions)
        return self._references[owner].get(target) or [start]
