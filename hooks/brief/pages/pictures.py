"""The pictures of the pages: what of the brief they show, with addresses and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from brief.dates import edtf
from brief.dates.edtf import Edtf
from brief.language.interface import Interface
from brief.model.records import Actor, Fact
from brief.pages.view import Site, View
from brief.pictures import counts, ego, network, timeline
from brief.pictures.network import Line, Node
from brief.pictures.timeline import Band, Mark
from brief.reasoning.relations import Relations, Tie
from brief.site.paths import ACTORS, TIMELINE


@dataclass(frozen=True)
class Picture:
    """A drawing and the sentences below it."""

    svg: Markup
    caption: tuple[str, ...]
    leads: str = ""
    """Where its parts lead, for those who can follow them: not on paper."""


def timeline_picture(site: Site) -> Picture:
    """When it happened, when it was said, when it was published: bands over one line of time."""
    view, language, _ = View(site, TIMELINE), site.language, site.language.gettext
    facts = list(site.brief.facts.values())
    bands = [
        Band(_("When it happened"), tuple(_happened(view, facts))),
        Band(_("When it was said"), tuple(_said(view, facts))),
        Band(_("When the source was published"), tuple(_published(view))),
    ]
    bands = [band for band in bands if band.marks]
    marks = sum(len(band.marks) for band in bands)
    title = _("Timeline: %(brief)s", brief=site.brief.about.title)
    about = language.ngettext(
        "%(num)s date in time. The lists of this page hold the same in words.",
        "%(num)s dates in time. The lists of this page hold the same in words.",
        marks,
    )
    if marks > timeline.MOST:
        drawn = counts.draw("timeline-picture", title, about, bands, language)
        return Picture(drawn, (_counted(language, marks),), _("Each row leads to its first place in the lists."))
    caption = [
        _(
            "A bar is as wide as its date is exact: a month is as wide as the month, a year as the year. A dot stands "
            "over what would be too narrow to see. An end that fades is open, not known, an estimate or in doubt."
        ),
        _(
            "Solid: the source says that it happened or goes on. Hollow: it was planned, proposed, postponed or "
            "cancelled, or the source only hedges, denies or sets conditions; the mark says which."
        ),
    ]
    leads = _("Each number opens its fact.") if marks > timeline.IN_WORDS else ""
    left_out = timeline.years_left_out(bands, language)
    if left_out:
        years = language.listed(language.ngettext("%(num)s year", "%(num)s years", number) for number in left_out)
        caption.append(
            _(
                "Where the line is cut, long empty times are left out, from left to right: about %(years)s.",
                years=years,
            )
        )
    return Picture(timeline.draw("timeline-picture", title, about, bands, language), tuple(caption), leads)


def _counted(language: Interface, marks: int) -> str:
    return language.gettext(
        "%(number)s dates are too many to draw one by one. They are counted by the years in which they begin. "
        "“Not done” counts what is hollow: planned, proposed, postponed, cancelled, hedged, denied, conditional or "
        "withdrawn.",
        number=language.number(marks),
    )


def _in_time(facts: Iterable[Fact], date: Callable[[Fact], Edtf | None]) -> Iterator[tuple[Fact, Edtf]]:
    rows = [(edtf.sort_key(when), fact.number, fact, when) for fact in facts if (when := date(fact))]
    for _, _, fact, when in sorted(rows, key=lambda row: row[:2]):
        yield fact, when


def _happened(view: View, facts: list[Fact]) -> Iterator[Mark]:
    labels = view.site.labels
    for fact, when in _in_time(facts, lambda fact: fact.date):
        state = labels.statuses[fact.status].lower() if fact.status not in (None, "happened", "ongoing") else ""
        if not state and fact.worded_as != "asserted":
            state = labels.wordings[fact.worded_as]
        yield _mark(view, fact, when, view.date_of(fact), state, f"#d_{fact.id}")


def _said(view: View, facts: list[Fact]) -> Iterator[Mark]:
    for fact, when in _in_time(facts, lambda fact: fact.said_on):
        yield _mark(view, fact, when, view.date(when), "", f"#s_{fact.id}")


def _mark(view: View, fact: Fact, when: Edtf, date: str, state: str, place: str) -> Mark:
    filters = {
        "fact": fact.id,
        "kind": fact.kind,
        "status": fact.status or "",
        "actor": "|".join(view.graph.actors_of[fact.id]),
    }
    href, label, withdrawn = view.href(fact.id), f"[{fact.number}]", view.graph.is_withdrawn(fact)
    if withdrawn:
        state = view.language.gettext("withdrawn")
    return Mark(when, date, href, label, fact.statement, not state, state, withdrawn, place, filters)


def _published(view: View) -> Iterator[Mark]:
    sources = [(number, s) for number, s in enumerate(view.brief.sources.values(), 1) if view.graph.anchors_in[s.id]]
    dated = [(edtf.sort_key(s.published), number, s) for number, s in sources if s.published]
    for _, number, source in sorted(dated, key=lambda row: row[:2]):
        assert source.published is not None
        withdrawn = source.withdrawn is not None
        state = view.language.gettext("withdrawn") if withdrawn else ""
        yield Mark(
            source.published,
            view.date(source.published),
            view.href(source.id),
            f"S{number}",
            source.title,
            not withdrawn,
            state,
            withdrawn,
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
        language, labels = self.site.language, self.site.labels
        _ = language.gettext
        if tie.said_by:
            said = [_("according to %(speaker)s", speaker=self.site.brief.actors[tie.said_by].name)]
        else:
            said = [_("the source says so")]
        if tie.worded_as != "asserted":
            said.append(labels.wordings[tie.worded_as])
        return TieRow(f"tie_{number}", tie, language.listed(said), labels.tie_states[tie.state] if tie.state else "")

    def of(self, actor: str) -> list[TieRow]:
        return [self.rows[tie.facts[0].id] for tie in self.relations.ties_of.get(actor, ())]

    def line(self, view: View, tie: Tie) -> Line:
        row, first = self.rows[tie.facts[0].id], tie.facts[0]
        names = {id: self.site.brief.actors[id].name for id in (tie.start, tie.end)}
        arrow = self.site.arrow
        how = self.site.language.listed(filter(None, (row.said, row.state)))
        return Line(
            tie.start,
            tie.end,
            f"{tie.words} ({self.site.labels.tie_marks[tie.state]})" if tie.state else tie.words,
            view.href(first.id) if len(tie.facts) == 1 else view.page_href(ACTORS, row.id),
            view.mark(first.id) if len(tie.facts) == 1 else f"{view.mark(first.id)} +{len(tie.facts) - 1}",
            f"{names[tie.start]} {arrow} {tie.words} {arrow} {names[tie.end]} ({how})",
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
            self.site.language.gettext("Relations: %(brief)s", brief=self.site.brief.about.title),
            self._about(len(ties)),
            nodes,
            [self.line(view, tie) for tie in ties],
        )
        return Picture(drawn, tuple(self._left_out(len(nodes), len(ties))))

    def _left_out(self, actors: int, ties: int) -> Iterator[str]:
        related, every = len(self.relations.ties_of), len(self.relations.ties)
        language = self.site.language
        if related > actors:
            yield language.gettext(
                "Drawn are %(drawn)s of the %(all)s actors that have relations: those of most relations. "
                "Each actor’s page has a picture of its own.",
                drawn=language.number(actors),
                all=language.number(related),
            )
        if every > ties:
            yield self._drawn(ties, every)

    def _about(self, ties: int) -> str:
        return self.site.language.ngettext(
            "%(num)s relation. The table below holds the same in words.",
            "%(num)s relations. The table below holds the same in words.",
            ties,
        )

    def _drawn(self, ties: int, every: int) -> str:
        language = self.site.language
        return language.ngettext(
            "Drawn is %(drawn)s of %(num)s relation; the table has them all.",
            "Drawn are %(drawn)s of %(num)s relations; the table has them all.",
            every,
            drawn=language.number(ties),
        )

    def ego(self, actor: Actor) -> Picture | None:
        """The relations of one actor."""
        view = View(self.site, f"actors/{actor.id}")
        ties = [tie for tie in self.relations.ties_of.get(actor.id, ()) if tie.start != tie.end]
        if not ties:
            return None
        strongest = sorted(ties, key=lambda tie: (-len(tie.facts), tie.facts[0].number))[: ego.MOST]
        drawn = ego.draw(
            "_ego-picture",
            self.site.language.gettext("Relations of %(actor)s", actor=actor.name),
            self._about(len(strongest)),
            _node(view, actor.id),
            [_node(view, tie.end if tie.start == actor.id else tie.start) for tie in strongest],
            [self.line(view, tie) for tie in strongest],
        )
        caption = (self._drawn(len(strongest), len(ties)),) if len(ties) > len(strongest) else ()
        return Picture(drawn, caption)


def _node(view: View, actor: str) -> Node:
    return Node(actor, view.brief.actors[actor].name, view.href(actor))
