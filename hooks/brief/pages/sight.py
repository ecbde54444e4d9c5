"""The line of sight: one numbered table from each judgement to its facts, their passages and who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from brief.pages.page import Page, described
from brief.pages.view import Site
from brief.site.paths import LINE_OF_SIGHT


def pages(site: Site) -> Iterator[Page]:
    title, _ = site.brief.about.title, site.language.gettext
    yield Page(
        LINE_OF_SIGHT,
        _("Line of sight"),
        described(_("From each judgement to its facts, their passages and who speaks: %(brief)s", brief=title)),
        lambda: site.render("line-of-sight", LINE_OF_SIGHT),
        (),
        origin=next((j.places.key.path for j in site.brief.judgements.values()), None),
    )
