"""How the brief was made: scales, checks, coverage, who marked what as compared, and what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from brief.checks.set_aside import accepted
from brief.dates import edtf
from brief.dates.edtf import Edtf
from brief.exports.data_folder import uses
from brief.language import wordlists
from brief.model.records import Source
from brief.model.scales import SCALES
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.reasoning.coverage import Share, Used, sentences, share, without_judgement
from brief.site.paths import METHOD
from brief.text.prose import Heading

INLINE = 400
"""Up to so many sentences of all sources are listed on the method page; more are listed on each source's own."""


@dataclass(frozen=True)
class Covered:
    """A source and how it is used."""

    source: Source
    share: Share
    sentences: tuple[Used, ...]
    """Empty where they are listed on the source's own page only."""


def pages(site: Site) -> Iterator[Page]:
    title, language = site.brief.about.title, site.language
    _ = language.gettext
    yield Page(
        METHOD,
        _("Method"),
        described(_("How the brief was made and checked, and what it does not know: %(brief)s", brief=title)),
        lambda: _render(site),
        (Found("", _("Method"), " ".join(language.gettext(outcome.rule.words) for outcome in site.outcomes)),),
        (
            Heading("quotes", 2, _("How quotes are verified")),
            Heading("likelihood", 2, _("Likelihood and confidence")),
            Heading("origins", 2, _("Origins and interested parties")),
            Heading("coverage", 2, _("How much of the sources is used")),
            Heading("speakers", 2, _("Statements by speaker")),
            Heading("checked", 2, _("Statement and passage compared")),
            Heading("not-known", 2, _("What the brief does not know")),
            Heading("rules", 2, _("The rules that were checked")),
            Heading("data", 2, _("The data")),
        ),
    )


def _render(site: Site) -> str:
    brief, graph = site.brief, site.graph
    inline = sum(len(source.reading.sentences) for source in brief.sources.values()) <= INLINE
    return site.render(
        "method",
        METHOD,
        quotes=sum(len(anchors) for anchors in graph.anchors.values()),
        scales=sorted(SCALES.items(), key=lambda row: row[0] != brief.about.scale),
        covered=[
            Covered(source, share(graph, source), sentences(graph, source) if inline else ())
            for source in brief.sources.values()
        ],
        unjudged=without_judgement(graph),
        speakers=_speakers(site),
        checkers=_checkers(site),
        drafts=[fact.id for fact in brief.facts.values() if not fact.checked],
        gaps=[(judgement, gap) for judgement in brief.judgements.values() for gap in judgement.gaps],
        assumptions=[(judgement, text) for judgement in brief.judgements.values() for text in judgement.assumptions],
        outcomes=site.outcomes,
        accepted=accepted(graph),
        unlisted=_unlisted(site),
        data=list(uses(site.language).items()),
        records=len(brief.kinds) + 1,
    )


def _unlisted(site: Site) -> list[str]:
    """The languages of sources for which the checks of wording have no list of words."""
    languages = {source.language for source in site.brief.sources.values() if source.language}
    return sorted({wordlists.tag(code) for code in languages if wordlists.of_language(code) is None})


def _speakers(site: Site) -> list[tuple[str, int]]:
    """Actors, and sources in their own voice, with the number of facts that they say; the most first."""
    counts: Counter[str] = Counter()
    for fact in site.brief.facts.values():
        counts.update([fact.said_by] if fact.said_by else {e.source for e in fact.evidence})
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))


def _checkers(site: Site) -> list[tuple[str, Edtf, int]]:
    """Who is named as having compared statement and passage, when, and of how many facts."""
    counts: Counter[tuple[str, str]] = Counter()
    dates: dict[str, Edtf] = {}
    for fact in site.brief.facts.values():
        if fact.checked:
            counts[fact.checked.by, fact.checked.on.text] += 1
            dates[fact.checked.on.text] = fact.checked.on
    rows = [(by, dates[on], number) for (by, on), number in counts.items()]
    return sorted(rows, key=lambda row: (row[0], edtf.sort_key(row[1]), row[1].text))
