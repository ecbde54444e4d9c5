"""What a reference leads to, in a few words, shown beside it before anyone follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from brief.model.records import Actor, Fact, Judgement, Source
from brief.pages import kinds
from brief.pages.page import described
from brief.pages.view import Site
from brief.site import paths
from brief.site.paths import Target


@dataclass(frozen=True)
class Preview:
    """Plain text, for the reader's language; the script that shows it adds no word."""

    target: Target
    """Where the thing is found: links to this place show the preview."""
    kind: str
    says: str
    more: str
    """Who says it and when, what role an actor has, and the like; empty where there is nothing."""


def previews(site: Site) -> Iterator[Preview]:
    """A preview of each fact, judgement, explanation, actor, source and analysis page, in the order of the brief."""
    brief = site.brief
    for id in (
        *brief.facts,
        *brief.judgements,
        *brief.hypotheses,
        *brief.actors,
        *brief.sources,
        *brief.analyses,
    ):
        target = paths.of_id(brief, id)
        if target:
            yield Preview(target, kinds.line(site, id), described(site.anywhere.title(id), 320), _more(site, id))


def _more(site: Site, id: str) -> str:
    brief = site.brief
    match site.graph.kind(id):
        case "fact":
            return _of_fact(site, brief.facts[id])
        case "judgement":
            return _of_judgement(site, brief.judgements[id])
        case "actor":
            return _of_actor(site, brief.actors[id])
        case "source":
            return _of_source(site, brief.sources[id])
        case "analysis":
            return brief.analyses[id].summary or ""
        case _:
            return ""


def _of_fact(site: Site, fact: Fact) -> str:
    view = site.anywhere
    speaker = view.voice(fact.said_by)
    if fact.said_by and fact.said_on:
        speaker = site.language.listed([speaker, view.date(fact.said_on)])
    said = site.language.gettext("Said by %(speaker)s", speaker=speaker)
    return f"{said} · {view.date_of(fact)}" if fact.date else said


def _of_judgement(site: Site, judgement: Judgement) -> str:
    facts = len(judgement.rests_on)
    return site.language.ngettext("Rests on %(num)s fact", "Rests on %(num)s facts", facts) if facts else ""


def _of_actor(site: Site, actor: Actor) -> str:
    _, view = site.language.gettext, site.anywhere
    roles = []
    for role in actor.roles:
        words = view.role(role)
        roles.append(_("former %(role)s", role=words) if role.ended else words)
    if not roles and actor.aliases:
        roles = [_("Also called %(names)s", names=site.language.listed(actor.aliases))]
    facts = len(site.graph.facts_of[actor.id])
    return " · ".join([*roles, site.language.ngettext("%(num)s fact", "%(num)s facts", facts)])


def _of_source(site: Site, source: Source) -> str:
    parts = [source.publisher] if source.publisher else []
    if source.published:
        parts.append(site.anywhere.date(source.published))
    return site.language.listed(parts)
