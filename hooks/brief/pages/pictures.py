"""The pictures of the pages: what of the brief they show, with addresses and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from brief import edtf
from brief.edtf import Edtf
from brief.model import Actor, Fact
from brief.pages.labels import STATUSES, TIE_STATES, WORDINGS, count
from brief.pages.view import Site, View
from brief.paths import ACTORS, TIMELINE
from brief.pictures import counts, ego, network, timeline
from brief.pictures.network import Line, Node
from brief.pictures.timeline import Band, Mark
from brief.relations import Relations, Tie

_HOLLOW = (
    "Solid: the source says that it happened or goes on. Hollow: it was planned, proposed, postponed or cancelled, "
    "or the source only hedges, denies or sets conditions; the mark says which."
)
_WIDTHS = (
    "A bar is as wide as its date is exact: a month is as wide as the month, a year as the year. A dot stands over "
    "what would be too narrow to see. An end that fades is open, not known, an estimate or in doubt."
)
_COUNTED = (
    "{} are too many to draw one by one. They are counted by the years in which they begin; each row leads to its "
    "first place in the lists. “Not done” counts what is hollow: planned, proposed, postponed, cancelled, hedged, "
    "denied, conditional or withdrawn."
)


@dataclass(frozen=True)
class Picture:
    """A drawing and the sentences below it."""

    svg: Markup
    caption: tuple[str, ...]


def timeline_picture(site: Site) -> Picture:
    """When it happened, when it was said, when it was published: bands over one line of time."""
    view = View(site, TIMELINE)
    facts = list(site.brief.facts.values())
    bands = [
        Band("When it happened", tuple(_happened(view, facts))),
        Band("When it was said", tuple(_said(view, facts))),
        Band("When the source was published", tuple(_published(view))),
    ]
    bands = [band for band in bands if band.marks]
    marks = sum(len(band.marks) for band in bands)
    title = f"Timeline: {site.brief.about.title}"
    about = f"{count(marks, 'date')} in time. The lists of this page hold the same in words."
    if marks > timeline.MOST:
        drawn = counts.draw("timeline-picture", title, about, bands)
        return Picture(drawn, (_COUNTED.format(count(marks, "date")),))
    caption = [_WIDTHS, _HOLLOW]
    if marks > timeline.IN_WORDS:
        caption.insert(0, "Each number opens its fact.")
    left_out = timeline.years_left_out(bands)
    if left_out:
        years = ", ".join(count(number, "year") for number in left_out)
        caption.append(f"Where the line is cut, long empty times are left out, from left to right: about {years}.")
    return Picture(timeline.draw("timeline-picture", title, about, bands), tuple(caption))


def _in_time(facts: Iterable[Fact], date: Callable[[Fact], Edtf | None]) -> Iterator[tuple[Fact, Edtf]]:
    rows = [(edtf.sort_key(when), fact.number, fact, when) for fact in facts if (when := date(fact))]
    for _, _, fact, when in sorted(rows, key=lambda row: row[:2]):
        yield fact, when


def _happened(view: View, facts: list[Fact]) -> Iterator[Mark]:
    for fact, when in _in_time(facts, lambda fact: fact.date):
        state = STATUSES[fact.status].lower() if fact.status not in (None, "happened", "ongoing") else ""
        if not state and fact.worded_as != "asserted":
            state = WORDINGS[fact.worded_as]
        yield _mark(view, fact, when, "withdrawn" if view.graph.is_withdrawn(fact) else state, f"#d_{fact.id}")


def _said(view: View, facts: list[Fact]) -> Iterator[Mark]:
    for fact, when in _in_time(facts, lambda fact: fact.said_on):
        yield _mark(view, fact, when, "withdrawn" if view.graph.is_withdrawn(fact) else "", f"#s_{fact.id}")


def _mark(view: View, fact: Fact, when: Edtf, state: str, place: str) -> Mark:
    filters = {
        "fact": fact.id,
        "kind": fact.kind,
        "status": fact.status or "",
        "actor": "|".join(view.graph.actors_of[fact.id]),
    }
    href, label = view.href(fact.id), f"[{fact.number}]"
    return Mark(when, view.date(when), href, label, fact.statement, not state, state, place, filters)


def _published(view: View) -> Iterator[Mark]:
    sources = [(number, s) for number, s in enumerate(view.brief.sources.values(), 1) if view.graph.anchors_in[s.id]]
    dated = [(edtf.sort_key(s.published), number, s) for number, s in sources if s.published]
    for _, number, source in sorted(dated, key=lambda row: row[:2]):
        assert source.published is not None
        state = "withdrawn" if source.withdrawn else ""
        when = view.date(source.published)
        yield Mark(
            source.published,
            when,
            view.href(source.id),
            f"S{number}",
            source.title,
            not state,
            state,
            f"#of_{source.id}",
        )


@dataclass(frozen=True)
class TieRow:
    """A row of a table of relations."""

    id: str
    """Its place on the page of all actors."""
    tie: Tie
    said: str
    """How it is said, in words."""
    state: str
    """Whether it still holds, in words; empty where nothing says otherwise."""


class TieRows:
    """The relations of a brief in words, for all pages."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.relations = Relations(site.graph)
        self.rows = {tie.facts[0].id: self._row(i, tie) for i, tie in enumerate(self.relations.ties, 1)}

    def _row(self, number: int, tie: Tie) -> TieRow:
        said = f"according to {self.site.brief.actors[tie.said_by].name}" if tie.said_by else "the source says so"
        worded = "" if tie.worded_as == "asserted" else f", {WORDINGS[tie.worded_as]}"
        return TieRow(f"tie_{number}", tie, said + worded, TIE_STATES[tie.state] if tie.state else "")

    def of(self, actor: str) -> list[TieRow]:
        return [self.rows[tie.facts[0].id] for tie in self.relations.ties_of.get(actor, ())]

    def line(self, view: View, tie: Tie) -> Line:
        row, first = self.rows[tie.facts[0].id], tie.facts[0]
        names = {id: self.site.brief.actors[id].name for id in (tie.start, tie.end)}
        more = f", {row.state}" if row.state else ""
        return Line(
            tie.start,
            tie.end,
            f"{tie.words} ({tie.state})" if tie.state else tie.words,
            view.href(first.id) if len(tie.facts) == 1 else view.page_href(ACTORS, row.id),
            view.mark(first.id) if len(tie.facts) == 1 else f"{view.mark(first.id)} +{len(tie.facts) - 1}",
            f"{names[tie.start]} → {tie.words} → {names[tie.end]} ({row.said}{more})",
            tie.claimed,
            bool(tie.state),
            len(tie.facts),
        )

    def network(self) -> Picture | None:
        """All actors that have relations, or the strongest."""
        view = View(self.site, ACTORS)
        chosen = self.relations.strongest(network.MOST)
        ties = self.relations.among(chosen, network.MOST_LINES)
        if not ties:
            return None
        held = {id for tie in ties for id in (tie.start, tie.end)}
        nodes = [_node(view, id) for id in chosen if id in held]
        drawn = network.draw(
            "network-picture",
            f"Relations: {self.site.brief.about.title}",
            f"{count(len(nodes), 'actor')}, {count(len(ties), 'relation')}. The table below holds the same in words.",
            nodes,
            [self.line(view, tie) for tie in ties],
        )
        return Picture(drawn, tuple(self._left_out(len(nodes), len(ties))))

    def _left_out(self, actors: int, ties: int) -> Iterator[str]:
        related, every = len(self.relations.ties_of), len(self.relations.ties)
        if related > actors:
            yield (
                f"Drawn are {actors} of the {related} actors that have relations: those of most relations. "
                "Each actor’s page has a picture of its own."
            )
        if every > ties:
            yield f"Drawn are {ties} of {count(every, 'relation')}; the table has them all."

    def ego(self, actor: Actor) -> Picture | None:
        """The relations of one actor."""
        view = View(self.site, f"actors/{actor.id}")
        ties = [tie for tie in self.relations.ties_of.get(actor.id, ()) if tie.start != tie.end]
        if not ties:
            return None
        strongest = sorted(ties, key=lambda tie: (-len(tie.facts), tie.facts[0].number))[: ego.MOST]
        drawn = ego.draw(
            "ego-picture",
            f"Relations of {actor.name}",
            f"{count(len(strongest), 'relation')}. The table below holds the same in words.",
            _node(view, actor.id),
            [_node(view, tie.end if tie.start == actor.id else tie.start) for tie in strongest],
            [self.line(view, tie) for tie in strongest],
        )
        more = len(ties) > len(strongest)
        caption = (
            (f"Drawn are {len(strongest)} of {count(len(ties), 'relation')}; the table has them all.",) if more else ()
        )
        return Picture(drawn, caption)


def _node(view: View, actor: str) -> Node:
    return Node(actor, view.brief.actors[actor].name, view.href(actor))
