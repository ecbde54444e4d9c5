"""The earlier editions that an author keeps in `content/editions`: which of the files there may stay on the site.

They are published as they are, and a page can hold scripts of anybody's: so what carries a receipt must pass `verify`.
Paper, plain text and data carry none. They stay, and the page says where no receipt of an archive beside them names
their hash.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from brief.checker import Checked
from brief.editions import naming
from brief.editions.verify.edition import verify
from brief.editions.verify.opening import NotAnEdition, opened
from brief.format.files import edition_files
from brief.problems import Problem, Where, in_order

_WITH_RECEIPT = (".zip", ".html", ".epub")


@dataclass(frozen=True)
class Kept:
    """A file that stays."""

    path: Path
    vouched: bool
    """It carries its own receipt, or one beside it names its hash."""


def kept(content: Path, shown: str) -> tuple[list[Kept], list[Problem]]:
    """The files of earlier editions in the folder `content`, called `shown` in messages; a problem for each that is
    none, or is no longer as it was made."""
    found: list[Kept] = []
    problems: list[Problem] = []
    files = edition_files(content)
    named: set[str] = set()
    for path in files:
        where = f"{shown}/{naming.FOLDER}/{path.name}"
        try:
            reason = _wrong(path) if path.suffix.lower() in _WITH_RECEIPT else None
            if reason:
                problems.append(Problem(Where(where, 1, 1), "file-unreadable", reason))
            elif path.suffix.lower() == ".zip":
                named |= {*opened(path).receipt["files"].values()}
        except OSError as error:
            reason = f"this file cannot be read: {(error.strerror or 'unknown reason').lower()}"
            problems.append(Problem(Where(where, 1, 1), "file-unreadable", reason))
    if not problems:
        for path in files:
            own = path.suffix.lower() in _WITH_RECEIPT
            found.append(Kept(path, own or sha256(path.read_bytes()).hexdigest() in named))
    return found, problems


def checked_with_kept(checked: Checked, content: Path, shown: str) -> tuple[Checked, list[Kept]]:
    """What a check found, with what is wrong with earlier editions."""
    found, problems = kept(content, shown)
    return Checked(checked.graph, in_order([*checked.problems, *problems]), checked.outcomes), found


def _wrong(path: Path) -> str | None:
    """Why a file is no earlier edition, in words."""
    try:
        wrong = verify(path).wrong
    except NotAnEdition as error:
        return f"this is no earlier edition: {error}"
    return f"this is not an edition as it was made: {wrong[0]}" if wrong else None
