"""Words of a language that the language checks look for: one data file a language, `words/<tag>.txt`.

A language is added by writing its file. A kind of words that a file leaves out is not looked for in that language.
All words are found in one pass (Aho–Corasick), the longest first, on word edges.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files

import ahocorasick
import regex

from brief.text.folding import fold, inside_word

ORDINARY = "ordinary"
"""After a kind: longer phrases that hold one of its words and mean something else."""
KEPT = "kept"
"""After a kind: words that may stand in a statement for a word of that kind in the passage."""
DEFAULT = "en"
"""What is looked for where nobody says which language a text is in."""
_HEADING = regex.compile(r"\[([a-z]+(?: [a-z]+)*)\]")
_REST_OF_WORD = regex.compile(r"[\w\p{M}]{0,40}")


@dataclass(frozen=True, order=True)
class Hit:
    """A word of a list in a text that was folded."""

    start: int
    end: int
    """Exclusive."""
    kind: str
    word: str
    """As it stands in the text."""


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
        return frozenset(entry.text for entry in self.entries if entry.kind == kind)

    def find(self, folded: str, *kinds: str) -> list[Hit]:
        """The words of these kinds in a folded text, in order, not overlapping; what is ordinary is left out."""
        wanted = {*kinds, *(f"{kind} {ORDINARY}" for kind in kinds)}
        found: list[Hit] = []
        reached = 0
        for hit in _hits(self, folded):
            if hit.start >= reached and hit.kind in wanted:
                reached = hit.end
                found.append(hit)
        return [hit for hit in found if not hit.kind.endswith(ORDINARY)]

    def hits(self, folded: str) -> Iterator[Hit]:
        """The words of all kinds, in no order."""
        lower = _lower(folded)
        for last, (text, entries) in self._automaton.iter(lower):
            start, end = last + 1 - len(text), last + 1
            if not _word_begins(lower, start):
                continue
            for entry in entries:
                if entry.exact and folded[start:end] != entry.exact:
                    continue
                rest = _REST_OF_WORD.match(lower, end) if entry.begins else None
                stop = rest.end() if rest else end
                if _word_ends(lower, stop):
                    yield Hit(start, stop, entry.kind, folded[start:stop])


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
def _hits(words: WordList, folded: str) -> tuple[Hit, ...]:
    """The words of a text, the longest first at each place: several checks read the same sentences."""
    return tuple(sorted(words.hits(folded), key=lambda hit: (hit.start, -hit.end, hit.kind.endswith(ORDINARY))))


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
    values: dict[str, str] = {}
    kind = ""
    for line in text.splitlines():
        written = line.strip()
        heading = _HEADING.fullmatch(written)
        if heading:
            kind = heading[1]
        elif written and not written.startswith("#"):
            if kind.startswith("number") and not kind.endswith(ORDINARY):
                written, _, value = written.rpartition(" ")
                values[fold(written).lower()] = value
            bare = fold(written.removeprefix("=").removesuffix("*"))
            exact = bare if written.startswith("=") else None
            entries.append(_Entry(_lower(bare), kind, exact, written.endswith("*")))
    return WordList(language, tuple(entries), values)
