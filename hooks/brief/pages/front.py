"""The front page: question, answer, how sure, what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brief.model.records import Judgement
from brief.pages.page import Found, Page, described
from brief.pages.view import Site
from brief.reasoning.graph import ABOUT
from brief.site.paths import INDEX
from brief.text.prose import Heading


def pages(site: Site) -> Iterator[Page]:
    brief, about, _ = site.brief, site.brief.about, site.language.gettext
    keys = [brief.judgements[id] for id in about.key_judgements] or list(brief.judgements.values())[:5]
    gaps = list(dict.fromkeys(gap for judgement in brief.judgements.values() for gap in judgement.gaps))
    notes = _behind(site, [j.id for j in keys])
    headings = [Heading("_bottom-line", 2, _("Bottom line"))]
    headings += [Heading("_key-judgements", 2, _("Key judgements"))] if keys else []
    headings += [Heading("_at-a-glance", 2, _("At a glance"))]
    headings += [Heading("_not-known", 2, _("What is not known"))] if gaps or about.absent else []
    headings += [Heading("_sources", 2, _("Sources")), Heading("_edition", 2, _("This edition"))]
    answer = site.graph.told(ABOUT)
    yield Page(
        INDEX,
        about.title,
        described(about.question or about.subtitle or answer),
        lambda: site.render("front", INDEX, keys=keys, gaps=gaps, sure=_sure(site, keys), notes=notes),
        (
            Found("", about.title, f"{about.subtitle or ''} {about.question or ''}"),
            Found("_bottom-line", _("Bottom line"), answer),
            Found("_not-known", _("What is not known"), " ".join([*(a.says for a in about.absent), *gaps]))
            if gaps or about.absent
            else Found("", "", ""),
        ),
        tuple(headings),
        origin=about.places.key.path,
    )


def _sure(site: Site, keys: list[Judgement]) -> str:
    """How many of the judgements are of each grade of confidence, the highest first: "moderate in one, low in four".
    Empty where none has a grade."""
    language, _ = site.language, site.language.gettext
    counts = Counter(judgement.confidence for judgement in keys)
    if counts[None] == len(keys):
        return ""
    grades = [(name, counts[grade]) for grade, name in reversed(site.labels.grades.items()) if counts[grade]]
    grades += [(_("not stated"), counts[None])] if counts[None] else []
    name, number = grades[0]
    if number == len(keys):
        if number == 1:
            return name
        return _("%(grade)s in both", grade=name) if number == 2 else _("%(grade)s in all", grade=name)
    words = site.labels.few
    return language.listed(
        _("%(grade)s in %(number)s", grade=name, number=words.get(number) or language.number(number))
        for name, number in grades
    )


def _behind(site: Site, keys: list[str]) -> list[str]:
    """The facts that the page refers to and those of its judgements, by number."""
    ids: list[str] = []
    facts, judgements = site.brief.facts, site.brief.judgements
    for id in (*site.graph.prose[ABOUT].references, *keys):
        ids += [*judgements[id].rests_on, *judgements[id].against] if id in judgements else [id]
    return sorted({id for id in ids if id in facts}, key=lambda id: facts[id].number)
