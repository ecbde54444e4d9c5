"""What the brief concludes, and the competing explanations against the facts."""

from __future__ import annotations

from collections.abc import Iterator

from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.site.paths import JUDGEMENTS
from brief.text.prose import Heading


def pages(site: Site) -> Iterator[Page]:
    brief, _ = site.brief, site.language.gettext
    ranked = site.matrix.ranked
    headings = [Heading(j.id, 2, _("Judgement %(number)s", number=j.number)) for j in brief.judgements.values()]
    headings += [Heading("_hypotheses", 2, _("Competing explanations"))] if ranked else []
    yield Page(
        JUDGEMENTS,
        _("Judgements"),
        described(_("What the brief concludes, how likely and how sure: %(brief)s", brief=brief.about.title)),
        lambda: site.render("judgements", JUDGEMENTS, matrix=site.matrix),
        (
            *(Found(j.id, _("Judgement %(number)s", number=j.number), j.judgement) for j in brief.judgements.values()),
            *(Found(h.id, _("Competing explanation %(number)s", number=h.number), h.hypothesis) for h in ranked),
        ),
        tuple(headings),
        origin=next((j.places.key.path for j in brief.judgements.values()), None),
    )
