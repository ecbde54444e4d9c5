"""The pages of the menu, for editions that have none of a theme."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from brief.pages.page import Page


def contents(pages: Sequence[Page]) -> list[tuple[Page, list[Page]]]:
    """The pages of the menu, each with the pages below it."""
    rows: list[tuple[Page, list[Page]]] = []
    folders: dict[str, list[Page]] = {}
    for page in pages:
        folder, name = posixpath.split(page.path)
        if folder and name != "index":
            folders.setdefault(folder, []).append(page)
        else:
            rows.append((page, folders.setdefault(folder, []) if folder else []))
    return rows
