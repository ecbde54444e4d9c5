"""What changed since the edition before, with old and new words side by side."""

from __future__ import annotations

from collections.abc import Iterator

from brief import datewords, edtf
from brief.changes import Changes, since_previous
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.paths import WHAT_CHANGED
from brief.prose import Heading


def pages(site: Site) -> Iterator[Page]:
    changes = since_previous(site.graph)
    headings = []
    if changes:
        lists = (changes.added, changes.withdrawn, changes.reworded, changes.removed)
        headings += [Heading("judgements", 2, "Judgements")]
        headings += [Heading("bottom-line", 2, "Bottom line")] if changes.bottom_line else []
        headings += [Heading("facts", 2, "Facts")] if any(lists) else []
        headings += [Heading("sources", 2, "Sources")] if changes.sources_added or changes.sources_removed else []
    yield Page(
        WHAT_CHANGED,
        "What changed",
        described(f"What changed since the edition before: {site.brief.about.title}"),
        lambda: site.render("what-changed", WHAT_CHANGED, changes=changes, before=_in_words(changes)),
        (Found("", "What changed", "since the edition before"),),
        tuple(headings),
    )


def _in_words(changes: Changes | None) -> str:
    """The date of the edition before, as that edition has it where it is no date."""
    written = (changes.date if changes else None) or ""
    date = edtf.parse(written)
    return datewords.words(date) if isinstance(date, edtf.Edtf) else written
