"""Who acts and who speaks: the list with its network, and a page for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from brief.dates import edtf
from brief.language.interface import Interface
from brief.model.records import Actor, Fact
from brief.pages.page import Found, Page, described
from brief.pages.pictures import TieRows
from brief.pages.view import Site, View
from brief.reasoning.roles import Held, held
from brief.site.paths import ACTORS
from brief.text.prose import Heading


@dataclass(frozen=True)
class Statement:
    """What an actor says, and in which role."""

    fact: Fact
    held: Held | None
    """None for those who hold no roles: a state, a company."""


@dataclass(frozen=True)
class Opposed:
    """Two facts that contradict each other, one of them said by the actor."""

    own: Fact
    other: Fact


@dataclass(frozen=True)
class Told:
    """Facts that involve the actor, in somebody else's words."""

    said_by: str | None
    """None: the sources in their own voice."""
    facts: tuple[Fact, ...]


def pages(site: Site) -> Iterator[Page]:
    actors, language, _ = list(site.brief.actors.values()), site.language, site.language.gettext
    groups = [
        (kind, plural, sorted((a for a in actors if a.kind == kind), key=lambda a: (a.name.casefold(), a.id)))
        for kind, (_singular, plural) in site.labels.actor_kinds.items()
    ]
    groups = [group for group in groups if group[2]]
    ties = TieRows(site)
    headings = [Heading(kind, 2, plural) for kind, plural, _members in groups]
    headings += [Heading("relations", 2, _("Relations"))] if ties.rows else []
    about = language.ngettext(
        "%(num)s actor in the brief: %(brief)s",
        "%(num)s actors in the brief: %(brief)s",
        len(actors),
        brief=site.brief.about.title,
    )
    yield Page(
        ACTORS,
        _("Actors"),
        described(about),
        lambda: site.render(
            "actors", ACTORS, groups=groups, ties=list(ties.rows.values()), picture=ties.network(), own=None
        ),
        (),
        tuple(headings),
    )
    members: dict[str, list[str]] = {}
    for actor in actors:
        for whole in actor.part_of:
            members.setdefault(whole, []).append(actor.id)
    for actor in actors:
        yield _page(site, actor, members.get(actor.id, []), ties)


def _page(site: Site, actor: Actor, members: list[str], ties: TieRows) -> Page:
    path = f"actors/{actor.id}"
    graph, brief = site.graph, site.brief
    facts = [brief.facts[id] for id in graph.facts_of[actor.id]]
    says = [f for f in facts if f.said_by == actor.id]
    topics = by_topic([f for f in says if f.kind in ("position", "claim")])
    also = [f for f in says if f.kind not in ("position", "claim")]
    told = told_by_others(actor, facts)
    opposed = against(site, actor)
    together = _together(site, actor.id)
    rows = ties.of(actor.id)
    dated = sorted((f for f in facts if f.date), key=lambda f: (edtf.sort_key(f.date), f.number) if f.date else ())
    judgements = [j for j in brief.judgements.values() if set(graph.facts_of[actor.id]) & {*j.rests_on, *j.against}]
    they = actor.kind in ("person", "group", "unnamed-source")
    there = {
        "roles": actor.roles,
        "says": says,
        "relations": rows,
        "with": together,
        "against": opposed,
        "attributed": told,
        "dates": dated,
        "judgements": judgements,
    }
    titles = {part: title for part, title in _titles(site.language, they=they).items() if there[part]}
    return Page(
        path,
        actor.name,
        described(_about(site, actor, len(facts))),
        lambda: _without_links_to_itself(
            View(site, path),
            site.render(
                "actor",
                path,
                actor=actor,
                members=members,
                titles=titles,
                they=they,
                topics=[(topic, [_statement(actor, f) for f in group]) for topic, group in topics],
                also=[_statement(actor, f) for f in also],
                ties=rows,
                picture=ties.ego(actor),
                together=together,
                opposed=opposed,
                told=told,
                dated=dated,
                judgements=judgements,
            ),
            actor.id,
        ),
        (_found(site, actor),),
        tuple(Heading(f"_{part}", 2, title) for part, title in titles.items()),
        origin=actor.places.key.path,
    )


def _titles(language: Interface, *, they: bool) -> dict[str, str]:
    """The headings of an actor's page by part, in order; people and groups are `they`, a state or a company is it."""
    _ = language.gettext
    return {
        "roles": _("Roles"),
        "says": _("What they say") if they else _("What it says"),
        "relations": _("Relations"),
        "with": _("With whom"),
        "against": _("Against whom"),
        "attributed": _("What others say"),
        "dates": _("In time"),
        "judgements": _("Judgements that rest on these facts"),
    }


def _called(site: Site, first: str, actor: Actor) -> str:
    """`first`, and the actor's other names."""
    if not actor.aliases:
        return first
    language = site.language
    return language.listed([first, language.gettext("also %(names)s", names=language.listed(actor.aliases))])


def _about(site: Site, actor: Actor, facts: int) -> str:
    return site.language.ngettext(
        "%(actor)s (%(kind)s): %(num)s fact in the brief “%(brief)s”.",
        "%(actor)s (%(kind)s): %(num)s facts in the brief “%(brief)s”.",
        facts,
        actor=_called(site, actor.name, actor),
        kind=_kind(site, actor),
        brief=site.brief.about.title,
    )


def _kind(site: Site, actor: Actor) -> str:
    return site.labels.actor_kinds[actor.kind][0].lower()


def _found(site: Site, actor: Actor) -> Found:
    roles = site.language.semicolon.join(role.role for role in actor.roles)
    told = site.graph.told(actor.id) if actor.description else ""
    return Found("", actor.name, f"{_called(site, _kind(site, actor), actor)}. {roles} {told}")


def _without_links_to_itself(view: View, html: str, actor: str) -> str:
    """The lines that pages share link every name; on the actor's own page its name leads nowhere new."""
    start = re.escape(str(Markup('<a class="name" href="{}">').format(view.href(actor))))
    return re.sub(rf"{start}([^<]*)</a>", r"\1", html)


def _statement(actor: Actor, fact: Fact) -> Statement:
    return Statement(fact, held(actor, fact) if actor.roles or actor.kind == "person" else None)


def by_topic(facts: list[Fact]) -> list[tuple[str, list[Fact]]]:
    """Facts under each of their topics, positions before claims; those without a topic come last, under ""."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        for topic in fact.topics or ("",):
            groups.setdefault(topic, []).append(fact)
    return [
        (topic, sorted(groups[topic], key=lambda f: (f.kind != "position", f.number)))
        for topic in sorted(groups, key=lambda topic: (not topic, topic.casefold(), topic))
    ]


def told_by_others(actor: Actor, facts: list[Fact]) -> list[Told]:
    """Facts that involve the actor and are not in its own words, by speaker; the sources' own voice comes last."""
    groups: dict[str | None, list[Fact]] = {}
    for fact in facts:
        if fact.said_by != actor.id:
            groups.setdefault(fact.said_by, []).append(fact)
    return [Told(speaker, tuple(groups[speaker])) for speaker in sorted(groups, key=lambda s: (s is None, s or ""))]


def against(site: Site, actor: Actor) -> list[Opposed]:
    """What the actor says and what contradicts it, whichever of the two names the other."""
    view, facts = View(site, ACTORS), site.brief.facts
    pairs = []
    for id in site.graph.facts_of[actor.id]:
        own = facts[id]
        if own.said_by == actor.id:
            others = dict.fromkeys((*own.contradicts, *view.seen_by_facts(id, "contradicts")))
            pairs += [Opposed(own, facts[other]) for other in others]
    return pairs


def _together(site: Site, actor: str) -> list[tuple[str, list[str]]]:
    """The other actors of this one's facts, those of most facts first, with the facts."""
    facts: dict[str, list[str]] = {}
    for id in site.graph.facts_of[actor]:
        for other in site.graph.actors_of[id]:
            if other != actor:
                facts.setdefault(other, []).append(id)
    return sorted(facts.items(), key=lambda row: (-len(row[1]), site.brief.actors[row[0]].name))[:40]
