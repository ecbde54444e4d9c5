"""What a thing of the brief is, in a few words: over its preview and in the results of a search."""

from __future__ import annotations

from brief.model.records import Fact, Judgement
from brief.pages.view import Site


def name(site: Site, id: str) -> str:
    """Which of the brief's things this is: `Fact 12`, `Judgement 3`, `Actor`."""
    _, brief = site.language.gettext, site.brief
    match site.graph.kind(id):
        case "fact":
            return _("Fact %(number)s", number=brief.facts[id].number)
        case "judgement":
            return _("Judgement %(number)s", number=brief.judgements[id].number)
        case "hypothesis":
            return _("Competing explanation %(number)s", number=brief.hypotheses[id].number)
        case "actor":
            return _("Actor")
        case "source":
            return _("Source")
        case _:
            return _("Analysis")


def line(site: Site, id: str) -> str:
    """Its name and what else tells how to take it: `Fact 15 · Event · Postponed`, `Actor · State`."""
    _, brief = site.language.gettext, site.brief
    match site.graph.kind(id):
        case "fact":
            more = _of_fact(site, brief.facts[id])
        case "judgement":
            more = _of_judgement(site, brief.judgements[id])
        case "actor":
            more = [site.labels.actor_kinds[brief.actors[id].kind][0]]
        case "source" if brief.sources[id].withdrawn:
            more = [_("withdrawn")]
        case _:
            more = []
    return " · ".join([name(site, id), *more])


def _of_fact(site: Site, fact: Fact) -> list[str]:
    """Kind, state and wording, as far as they are not what one would think anyway."""
    _, labels = site.language.gettext, site.labels
    words = [labels.fact_kinds[fact.kind]]
    if fact.status and fact.status != "happened":
        words.append(labels.statuses[fact.status])
    if fact.worded_as != "asserted":
        words.append(labels.wordings[fact.worded_as])
    if site.graph.is_withdrawn(fact):
        words.append(_("withdrawn"))
    return words


def _of_judgement(site: Site, judgement: Judgement) -> list[str]:
    """How likely and how sure, and whether it still stands."""
    _, view = site.language.gettext, site.anywhere
    term = view.term(judgement)
    words = [f"{view.term_words(term)} ({view.range_words(term)})"] if term else []
    if judgement.confidence:
        words.append(site.labels.confidence[judgement.confidence])
    if view.fallen(judgement.id):
        words.append(_("rests on something withdrawn"))
    return words
