"""How the editions are called: `brief-<id>-<edition>`, so that a reader's copy says by its name which one it is."""

from __future__ import annotations

import re

from brief.language.interface import Interface
from brief.model.records import About
from brief.text.hashes import text_hash

FOLDER = "editions"
"""Where the editions lie on the site, and where earlier ones are kept in the content."""


def stem(about: About) -> str:
    """The name of the edition's files without an ending; safe on every system and in every address."""
    brief = f"brief-{about.id}" if about.id else "brief"
    if not about.edition:
        return brief
    name = re.sub(r"[^a-z0-9.]+", "-", about.edition.lower()).strip("-.")[:40]
    if name == about.edition.lower():
        return f"{brief}-{name}"
    # Two editions must not share a name, and words in another script leave nothing of themselves.
    digest = text_hash(about.edition)
    return f"{brief}-{name}-{digest[:6]}" if name else f"{brief}-{digest[:8]}"


def size(count: int, language: Interface) -> str:
    """A number of bytes as people read it."""
    _ = language.gettext
    if count >= 1_000_000:
        return _("%(number)s MB", number=language.number(round(count / 1_000_000, 1)))
    return _("%(number)s kB", number=language.number(max(1, round(count / 1000))))
