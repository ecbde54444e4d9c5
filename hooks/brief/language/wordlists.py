"""Words of a language that the language checks look for: one data file a language, `words/<tag>.txt`.

A language is added by writing its file. A kind of words that a file leaves out is not looked for in that language.
All words are found in one pass (Aho–Corasick), the longest first, on word edges.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

import ahocorasick
import regex

from brief.text.folding import fold, inside_word

ORDINARY = "ordinary"
"""After a kind: longer phrases that hold one of its words and mean something else."""
KEPT = "kept"
"""After a kind: words that may stand in a statement for a word of that kind in the passage."""
PAIRED = frozenset({"opposites", "amounts", "units"})
"""Kinds whose lines hold words that exclude each other: "rise, climb* | fall, drop*"."""
DEFAULT = "en"
"""What is looked for where nobody says which language a text is in."""
_NONE: frozenset[str] = frozenset()
_HEADING = regex.compile(r"\[([a-z]+(?: [a-z]+)*)\]")
_REST_OF_WORD = regex.compile(r"[\w\p{M}]{0,40}")


_Raw = tuple[int, int, int, bool, str, str]
"""A word found: start, minus the end, minus the length of its line, whether it is ordinary, kind and line. The longest
come first where these are sorted."""


class Hit(NamedTuple):
    """A word of a list in a text that was folded."""

    start: int
    end: int
    """Exclusive."""
    kind: str
    word: str
    """As it stands in the text."""
    entry: str = ""
    """The line of the list that it matched, in lower case."""


@dataclass(frozen=True)
class _Entry:
    """A line of a list."""

    text: str
    """In lower case."""
    kind: str
    exact: str | None
    """The only capitals in which it counts; None: any."""
    begins: bool
    """Longer words that begin so count too."""


@dataclass(frozen=True, eq=False)
class WordList:
    """The words of one language."""

    language: str
    entries: tuple[_Entry, ...]
    values: dict[str, str] = field(default_factory=dict)
    """By number word: what it is worth, as the file says."""
    verbs: dict[str, str] = field(default_factory=dict)
    """By irregular past form: its verb."""
    sides: dict[tuple[str, str], frozenset[tuple[int, int]]] = field(default_factory=dict)
    """By kind and word of a line of words that exclude each other: the lines and the sides of them it stands on. The
    number of a line that holds only from left to right is negative."""

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(entry.kind for entry in self.entries)

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        by_text: dict[str, list[_Entry]] = {}
        # Forms and endings of names are compared, and never looked for.
        for entry in (entry for entry in self.entries if not entry.kind.startswith("name ")):
            by_text.setdefault(entry.text, []).append(entry)
        automaton = ahocorasick.Automaton()
        for text, entries in by_text.items():
            automaton.add_word(text, (text, tuple(entries)))
        automaton.make_automaton()
        return automaton

    def words(self, kind: str) -> frozenset[str]:
        """The entries of a kind, in lower case."""
        return self._of_kind.get(kind, _NONE)

    @cached_property
    def _of_kind(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            found.setdefault(entry.kind, set()).add(entry.text)
        return {kind: frozenset(texts) for kind, texts in found.items()}

    def find(self, folded: str, *kinds: str) -> list[Hit]:
        """The words of these kinds in a folded text, in order, not overlapping; what is ordinary is left out."""
        there = _hits(self, folded)
        if not any(kind in there for kind in kinds):
            return []
        wanted = [raw for kind in kinds for name in (kind, f"{kind} {ORDINARY}") for raw in there.get(name, ())]
        if len(wanted) > 1:
            wanted.sort()
        found: list[Hit] = []
        reached = 0
        for start, back, _, ordinary, kind, entry in wanted:
            if start >= reached:
                reached = -back
                if not ordinary:
                    found.append(Hit(start, reached, kind, folded[start:reached], entry))
        return found

    def raw(self, folded: str) -> dict[str, list[_Raw]]:
        """The words of all kinds, by kind and in no order."""
        lower = _lower(folded)
        found: dict[str, list[_Raw]] = {}
        for last, (text, entries) in self._automaton.iter(lower):
            start, end = last + 1 - len(text), last + 1
            if not _word_begins(lower, start):
                continue
            whole = _word_ends(lower, end)
            for entry in entries:
                if entry.exact and folded[start:end] != entry.exact:
                    continue
                stop = end
                if entry.begins:
                    rest = _REST_OF_WORD.match(lower, end)
                    stop = rest.end() if rest else end
                    if not _word_ends(lower, stop):
                        continue
                elif not whole:
                    continue
                kind = entry.kind
                # "union*" is the longer line than "un*", though both match as much.
                hit = (start, -stop, -len(text), kind.endswith(ORDINARY), kind, text)
                found.setdefault(kind, []).append(hit)
        return found


def _lower(text: str) -> str:
    """Lower case of the same length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _word_begins(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] == " ":
        return True
    # "n't" is the one entry that begins inside a word.
    return text.startswith("n't", start) or _is_edge(text, start)


def _word_ends(text: str, end: int) -> bool:
    return end == len(text) or text[end] == " " or _is_edge(text, end)


def _is_edge(text: str, at: int) -> bool:
    """Most places are told by two letters; the rule for all scripts is dear."""
    before, after = text[at - 1], text[at]
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return False
    return not inside_word(text, at)


@lru_cache(maxsize=20_000)
def _hits(words: WordList, folded: str) -> dict[str, list[_Raw]]:
    """The words of a text: several checks read the same sentences."""
    return words.raw(folded)


def tag(language: str | None) -> str:
    """The language of a tag without its region: `en` for `en-GB`."""
    return (language or DEFAULT).replace("_", "-").partition("-")[0].lower()


@cache
def of_language(language: str | None) -> WordList | None:
    """The list of a language, by its tag; None where there is none."""
    name = tag(language)
    path = files("brief.language").joinpath("words", f"{name}.txt")
    if not name.isalpha() or not path.is_file():
        return None
    return _read(name, path.read_text(encoding="utf-8"))


def _read(language: str, text: str) -> WordList:
    entries: list[_Entry] = []
    paired: dict[_Entry, None] = {}
    values: dict[str, str] = {}
    verbs: dict[str, str] = {}
    sides: dict[tuple[str, str], set[tuple[int, int]]] = {}
    kind = ""
    for number, line in enumerate(text.splitlines(), 1):
        written = line.strip()
        heading = _HEADING.fullmatch(written)
        if heading:
            kind = heading[1]
        elif kind in PAIRED and written and not written.startswith("#"):
            # "could > will": only a passage with the first and a statement with the second.
            line_number = -number if ">" in written else number
            for side, words in enumerate(written.replace(">", "|").split("|")):
                for word in words.split(","):
                    entry = _entry(word.strip(), kind)
                    paired[entry] = None
                    sides.setdefault((kind, entry.text), set()).add((line_number, side))
        elif written and not written.startswith("#"):
            if kind == "past":
                written, _, verbs[written.partition(" ")[0]] = written.rpartition(" ")
            elif kind.startswith("number") and not kind.endswith(ORDINARY):
                written, _, value = written.rpartition(" ")
                values[fold(written).lower()] = value
            entries.append(_entry(written, kind))
    return WordList(
        language, (*entries, *paired), values, verbs, {key: frozenset(found) for key, found in sides.items()}
    )


def _entry(written: str, kind: str) -> _Entry:
    bare = written.removeprefix("=").removesuffix("*")
    bare = bare if bare.isascii() else fold(bare)
    return _Entry(_lower(bare), kind, bare if written.startswith("=") else None, written.endswith("*"))
