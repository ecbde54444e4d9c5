"""What changed since the edition before, with old and new words side by side."""

from __future__ import annotations

from collections.abc import Iterator

from brief.dates import edtf, in_words
from brief.language.interface import Interface
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.reasoning.changes import Changes, since_previous
from brief.site.paths import WHAT_CHANGED
from brief.text.prose import Heading


def pages(site: Site) -> Iterator[Page]:
    changes, _ = since_previous(site.graph), site.language.gettext
    headings = []
    if changes:
        lists = (changes.added, changes.withdrawn, changes.reworded, changes.removed)
        headings += [Heading("judgements", 2, _("Judgements"))]
        headings += [Heading("bottom-line", 2, _("Bottom line"))] if changes.bottom_line else []
        headings += [Heading("facts", 2, _("Facts"))] if any(lists) else []
        headings += [Heading("sources", 2, _("Sources"))] if changes.sources_added or changes.sources_removed else []
    yield Page(
        WHAT_CHANGED,
        _("What changed"),
        described(_("What changed since the edition before: %(brief)s", brief=site.brief.about.title)),
        lambda: site.render("what-changed", WHAT_CHANGED, changes=changes, before=_in_words(changes, site.language)),
        (Found("", _("What changed"), _("since the edition before")),),
        tuple(headings),
    )


def _in_words(changes: Changes | None, language: Interface) -> str:
    """The date of the edition before, as that edition has it where it is no date."""
    written = (changes.date if changes else None) or ""
    date = edtf.parse(written)
    return in_words.words(date, language) if isinstance(date, edtf.Edtf) else written
