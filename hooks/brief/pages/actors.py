"""Who acts and who speaks: the list, and a page for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from brief import edtf
from brief.model import Actor, Fact
from brief.pages.labels import ACTOR_KINDS, count
from brief.pages.page import Found, Page, described
from brief.pages.view import Site, View
from brief.paths import ACTORS
from brief.prose import Heading


def pages(site: Site) -> Iterator[Page]:
    actors = list(site.brief.actors.values())
    groups = [
        (kind, plural, sorted((a for a in actors if a.kind == kind), key=lambda a: (a.name.casefold(), a.id)))
        for kind, (_, plural) in ACTOR_KINDS.items()
    ]
    groups = [group for group in groups if group[2]]
    headings = tuple(Heading(kind, 2, plural) for kind, plural, _ in groups)
    about = described(f"{count(len(actors), 'actor')} in the brief: {site.brief.about.title}")
    yield Page(ACTORS, "Actors", about, lambda: site.render("actors", ACTORS, groups=groups), (), headings)
    members: dict[str, list[str]] = {}
    for actor in actors:
        for whole in actor.part_of:
            members.setdefault(whole, []).append(actor.id)
    for actor in actors:
        yield _page(site, actor, members.get(actor.id, []))


def _page(site: Site, actor: Actor, members: list[str]) -> Page:
    path = f"actors/{actor.id}"
    graph, brief = site.graph, site.brief
    facts = [brief.facts[id] for id in graph.facts_of[actor.id]]
    says = [f for f in facts if f.said_by == actor.id]
    relations = [f for f in facts if f.relation and actor.id in (f.relation.start, f.relation.end)]
    others = [f for f in facts if f not in says and f not in relations]
    events = [f for f in others if f.kind == "event"]
    rest = [f for f in others if f.kind != "event"]
    sections: list[tuple[str, str, list[Fact]]] = [
        ("says", "What it says" if actor.kind != "person" else "What they say", says),
        ("does", "Events it has a part in" if actor.kind != "person" else "Events they have a part in", events),
        ("relations", "Relations", relations),
        ("about", "Also said about it" if actor.kind != "person" else "Also said about them", rest),
    ]
    sections = [s for s in sections if s[2]]
    dated = sorted((f for f in facts if f.date), key=lambda f: (edtf.sort_key(f.date), f.number) if f.date else ())
    headings = [Heading(id, 2, title) for id, title, _ in sections]
    headings += [Heading("dates", 2, "In time")] if dated else []
    together = _together(site, actor.id)
    headings += [Heading("with", 2, "Appears with")] if together else []
    judgements = [j for j in brief.judgements.values() if set(graph.facts_of[actor.id]) & {*j.rests_on, *j.against}]
    headings += [Heading("judgements", 2, "Judgements that rest on these facts")] if judgements else []
    kind = ACTOR_KINDS[actor.kind][0].lower()
    told = " ".join(s.text for s in graph.prose[actor.id].sentences) if actor.description else ""
    names = f", also {', '.join(actor.aliases)}" if actor.aliases else ""
    return Page(
        path,
        actor.name,
        described(f"{actor.name}{names} ({kind}): {count(len(facts), 'fact')} in the brief “{brief.about.title}”."),
        lambda: _without_links_to_itself(
            View(site, path),
            site.render(
                "actor",
                path,
                actor=actor,
                members=members,
                sections=sections,
                dated=dated,
                together=together,
                judgements=judgements,
            ),
            actor.id,
        ),
        (Found("", actor.name, f"{kind}{names}. {'; '.join(r.role for r in actor.roles)} {told}"),),
        tuple(headings),
        origin=actor.places.key.path,
    )


def _without_links_to_itself(view: View, html: str, actor: str) -> str:
    """The lines that pages share link every name; on the actor's own page its name leads nowhere new."""
    start = re.escape(str(Markup('<a class="name" href="{}">').format(view.href(actor))))
    return re.sub(rf"{start}([^<]*)</a>", r"\1", html)


def _together(site: Site, actor: str) -> list[tuple[str, list[int]]]:
    """The other actors of this one's facts, those of most facts first, with the numbers of the facts."""
    found: dict[str, list[int]] = {}
    for id in site.graph.facts_of[actor]:
        for other in site.graph.actors_of[id]:
            if other != actor:
                found.setdefault(other, []).append(site.brief.facts[id].number)
    return sorted(found.items(), key=lambda row: (-len(row[1]), site.brief.actors[row[0]].name))[:40]
