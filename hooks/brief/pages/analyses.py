"""The analysis pages: prose with every sentence tied to what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from brief.model.records import Analysis
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.site.paths import ANALYSIS


def pages(site: Site) -> Iterator[Page]:
    brief, _ = site.brief, site.language.gettext
    about = described(_("The analysis pages of the brief: %(brief)s", brief=brief.about.title))
    yield Page(ANALYSIS, _("Analysis"), about, lambda: site.render("analyses", ANALYSIS), ())
    for analysis in brief.analyses.values():
        yield _page(site, analysis)


def _page(site: Site, analysis: Analysis) -> Page:
    path = f"analysis/{analysis.id}"
    prose = site.graph.prose[analysis.id]
    first = prose.sentences[0].text if prose.sentences else analysis.title
    used = [id for id in prose.references if site.graph.kind(id) == "fact"]
    notes = sorted(used, key=lambda id: site.brief.facts[id].number)
    return Page(
        path,
        analysis.title,
        described(analysis.summary or first),
        lambda: site.render("analysis", path, analysis=analysis, used=used, notes=notes),
        (Found("", analysis.title, site.graph.told(analysis.id)),),
        prose.headings,
        origin=analysis.places.key.path,
    )
