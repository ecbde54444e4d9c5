"""How the check grows: each kind of size at a half and at the whole. What is linear takes twice as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.generate import write_brief

FILLER = (
    "The clerk wrote down what was read out that day and put the sheet with the others. "
    "Nobody came to look at it for a long time, and the door stayed shut. "
) * 6


def sizes() -> Iterator[tuple[str, Callable[[Path, int], None], int]]:
    """Name, writer of a brief with so many of them, and the whole size."""
    yield "quotes in one source of 5 MB", _one_text, 5_000
    yield "facts over 1,000 sources", _facts, 10_000
    yield "actors with 15,000 aliases", _actors, 5_000


def _one_text(folder: Path, quotes: int) -> None:
    write_brief(folder, facts=quotes, sources=1, actors=20)
    path = folder / "sources" / "source-1.txt"
    front, mark, body = path.read_text("utf-8").partition("\n---\n")
    lines = [f"{line}\n\n{FILLER}" for line in body.splitlines() if line]
    path.write_text(front + mark + "\n\n".join(lines) + "\n", "utf-8")


def _facts(folder: Path, facts: int) -> None:
    write_brief(folder, facts=facts, sources=facts // 10, actors=500)


def _actors(folder: Path, actors: int) -> None:
    write_brief(folder, facts=1_000, sources=100, actors=actors, aliases=3)
