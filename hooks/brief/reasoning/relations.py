"""The relations between actors as the facts tell them: what one row of the table and one line of the picture is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from brief.model.records import Fact
from brief.reasoning.graph import Graph


@dataclass(frozen=True)
class Tie:
    """Facts that say the same of the same two actors, in the same way."""

    start: str
    end: str
    words: str
    said_by: str | None
    """Whose words these are; None: the source's own."""
    worded_as: str
    state: str
    """`withdrawn`, `ended`, `planned`, `proposed`, `postponed`, `cancelled`, or empty."""
    facts: tuple[Fact, ...]

    @property
    def claimed(self) -> bool:
        """A speaker says so, or the passage does not state it as so."""
        return self.said_by is not None or self.worded_as != "asserted"


class Relations:
    """All ties of a brief."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """In the author's order of their first facts."""
        groups: dict[tuple[str, str, str, str | None, str, str], list[Fact]] = {}
        for fact in self.graph.brief.facts.values():
            r = fact.relation
            if r:
                key = (r.start, r.end, r.words, fact.said_by, fact.worded_as, self.state(fact))
                groups.setdefault(key, []).append(fact)
        return tuple(Tie(*key, tuple(facts)) for key, facts in groups.items())

    def state(self, fact: Fact) -> str:
        """Why a relation is not, or not known to be, one of today."""
        if self.graph.is_withdrawn(fact):
            return "withdrawn"
        if fact.status in ("planned", "proposed", "postponed", "cancelled"):
            return fact.status
        last = fact.date.latest if fact.date and fact.date.interval else None
        of_brief = self.graph.brief.about.date
        today = of_brief.latest if of_brief else None
        return "ended" if last and (today is None or last < today) else ""

    @cached_property
    def ties_of(self) -> dict[str, tuple[Tie, ...]]:
        """By actor: the ties that begin or end with it."""
        by_actor: dict[str, list[Tie]] = {}
        for tie in self.ties:
            for actor in dict.fromkeys((tie.start, tie.end)):
                by_actor.setdefault(actor, []).append(tie)
        return {actor: tuple(ties) for actor, ties in by_actor.items()}

    def strongest(self, most: int) -> list[str]:
        """The actors of most relations, then of most facts, then in the author's order."""
        place = {id: i for i, id in enumerate(self.graph.brief.actors)}
        weight = {id: sum(len(tie.facts) for tie in ties) for id, ties in self.ties_of.items() if id in place}
        ranked = sorted(weight, key=lambda id: (-weight[id], -len(self.graph.facts_of[id]), place[id]))
        return ranked[:most]

    def among(self, actors: Iterable[str], most: int) -> list[Tie]:
        """The ties between two different ones of these actors; of too many, those of most facts."""
        inside = set(actors)
        ties = [tie for tie in self.ties if tie.start != tie.end and {tie.start, tie.end} <= inside]
        chosen = sorted(ties, key=lambda tie: (-len(tie.facts), tie.facts[0].number))[:most]
        return sorted(chosen, key=lambda tie: tie.facts[0].number)
