"""Identifiers: what may be one, and the words for why something may not."""

from __future__ import annotations

import re

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAX_LENGTH = 64
_TAKEN = {"index", "con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))}
"""`index` is the list page of its folder; the others cannot be file names on Windows."""


def refusal(text: str, *, file: bool = False) -> str | None:
    """Why `text` cannot be an id, in plain words, or None where it can. `file`: a file is called by it."""
    if len(text) > MAX_LENGTH:
        return f"an id has at most {MAX_LENGTH} characters; this one has {len(text)}"
    if file and text in _TAKEN:
        return f'"{text}" cannot be an id, because pages and files need that name; choose another word'
    if not _ID.match(text):
        return f'"{text[:80]}" is not an id: an id is lower-case letters a to z and digits, joined by single hyphens'
    return None


def suggestion(text: str) -> str | None:
    """The nearest text that can be an id, where there is one."""
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:MAX_LENGTH].strip("-")
    return words if words and refusal(words, file=True) is None else None
