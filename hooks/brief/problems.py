"""What is wrong, where, and the nearest right answer.

A mistake of the author is a value of this module; an exception is a mistake of ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

LIMIT = 100
"""How many problems one run draws; the rest is a count, so that a broken file cannot flood a terminal. A program gets
all, as JSON."""

CLIP = 400
"""The longest line of a problem, in code points."""

Level = Literal["error", "warning"]
Hint = tuple[str, ...] | Callable[[], tuple[str, ...]]


@dataclass(frozen=True, order=True, slots=True)
class Where:
    """A place in a file that the author wrote."""

    path: str
    """As the author would type it, with forward slashes, never absolute unless the author gave it so. What a
    terminal cannot show in it is shown by its number."""
    line: int
    """From 1."""
    column: int
    """From 1, in Unicode code points."""

    def __str__(self) -> str:
        return f"{printable(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that the author should mend (error) or look at (warning)."""

    where: Where
    code: str
    """A stable name, listed in the author's guide and usable in `lint`."""
    message: str
    """One line in plain words."""
    level: Level = "error"
    hint: Hint = ()
    """Lines shown below the message. A function where they cost time: only problems that are shown pay."""

    def hint_lines(self) -> tuple[str, ...]:
        return self.hint() if callable(self.hint) else self.hint

    def render(self) -> str:
        head = f"{self.where}: {self.level}: {printable(self.message)} [{self.code}]"
        return "\n".join([head, *(f"    {printable(line)}".rstrip() for line in self.hint_lines())])

    def as_json(self, *, search: bool = True) -> str:
        """The problem as one object. Without `search` a hint that costs time is left out."""
        hint = self.hint_lines() if search or not callable(self.hint) else ()
        row = {
            "path": printable(self.where.path),
            "line": self.where.line,
            "column": self.where.column,
            "level": self.level,
            "code": self.code,
            "message": printable(self.message),
            "hint": "\n".join(printable(line) for line in hint),
        }
        # ASCII alone, because a pipe may have an encoding that lacks a letter.
        return json.dumps(row, sort_keys=True)


@dataclass(frozen=True)
class Broken:
    """A record that could not be read: its key and its raw text, so that nothing else is blamed for it."""

    key: str
    text: str


def printable(text: str) -> str:
    """`text` on one line and harmless in a terminal: control characters are shown by their number."""
    if len(text) > CLIP:
        text = text[: CLIP - 1] + "…"
    if text.isprintable():
        return text
    # Soft hyphens, joiners and the like are not "printable" to Python but are ordinary parts of words.
    return "".join(c if c.isprintable() or ord(c) in _JOINERS else f"<U+{ord(c):04X}>" for c in text)


_JOINERS = {0x200C, 0x200D, 0x3000, 0x00A0}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line, column, code; the same problem said twice is said once."""
    by_key = {_key(p): p for p in problems}
    return [by_key[key] for key in sorted(by_key)]


def _key(problem: Problem) -> tuple[str, int, int, str, str, str]:
    where = problem.where
    return (where.path, where.line, where.column, problem.level, problem.code, problem.message)


def shown(problems: list[Problem], limit: int = LIMIT) -> tuple[list[Problem], int]:
    """The problems to draw and how many are left out. Errors come before warnings when not all fit."""
    if len(problems) <= limit:
        return problems, 0
    first = sorted(problems, key=lambda p: p.level != "error")[:limit]
    return sorted(first, key=_key), len(problems) - limit


def count(problems: Iterable[Problem]) -> str:
    """For example `2 errors, 1 warning`."""
    levels = [p.level for p in problems]
    errors, warnings = levels.count("error"), levels.count("warning")
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def render(problems: list[Problem], limit: int = LIMIT) -> str:
    """All problems as text, without a last newline; the empty string where there are none."""
    first, more = shown(problems, limit)
    lines = [p.render() for p in first]
    if more:
        lines.append(f"… and {more} more. Mend these first, then check again.")
    return "\n".join(lines)


def nearest(word: str, choices: Iterable[str], likeness: float = 66) -> str | None:
    """The choice that `word` most likely meant, or None when none is as near as `likeness`, of 100."""
    if not word or len(word) > 200:
        return None
    hit = process.extractOne(word, sorted(choices), scorer=fuzz.ratio, score_cutoff=likeness)
    return hit[0] if hit else None


def did_you_mean(word: str, choices: Iterable[str], likeness: float = 66) -> tuple[str, ...]:
    """The hint line for a word that is not among the choices."""
    near = nearest(word, choices, likeness)
    return (f'did you mean "{near}"?',) if near else ()


def place(text: str, offset: int, path: str, line: int = 1) -> Where:
    """The place of a code point of `text`, whose first line is line `line` of the file."""
    start = text.rfind("\n", 0, offset) + 1
    return Where(path, line + text.count("\n", 0, offset), offset - start + 1)
