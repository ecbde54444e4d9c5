"""Who stands behind a judgement: its different speakers, after repeats are folded into what they repeat.

A fact that repeats another counts as that other one. What is withdrawn stands behind nothing, and so does what only
repeats it. Facts that repeat each other in a circle count as the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from brief.model.records import Actor, Fact, Judgement
from brief.reasoning.graph import Graph

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Origins:
    """The speakers behind one judgement."""

    ids: tuple[str, ...]
    """Of actors, or of sources that speak in their own voice; sorted."""
    interested: Mapping[str, tuple[str, ...]]
    """Of these, the actors that have a stake in the matter, each with the facts behind the judgement that show it."""

    @property
    def one(self) -> bool:
        return len(self.ids) == 1

    @property
    def only_interested(self) -> bool:
        return bool(self.ids) and len(self.interested) == len(self.ids)


class Speakers:
    """The origins of every fact and judgement of a brief."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.brief = graph, graph.brief
        self._known: dict[str, tuple[str, ...]] = {}

    def originals(self, id: str, gone: frozenset[str] = NOBODY) -> tuple[str, ...]:
        """What a fact counts as: itself, or what it repeats; nothing where that is withdrawn or in `gone`."""
        if id not in self.brief.facts:
            return ()
        known = {} if gone else self._known
        if id not in known:
            self._follow(id, gone, known)
        return known[id]

    def _follow(self, id: str, gone: frozenset[str], known: dict[str, tuple[str, ...]]) -> None:
        """Walk along the repeats and write into `known` what each fact on the way counts as. A circle is known as a
        whole (Tarjan), so that the answer is the same wherever the walk begins."""
        order: dict[str, int] = {}
        low: dict[str, int] = {}
        path: list[str] = []
        work: list[tuple[str, Iterator[str]]] = []

        def enter(at: str) -> None:
            order[at] = low[at] = len(order)
            path.append(at)
            work.append((at, iter(self._repeated(at, gone))))

        enter(id)
        while work:
            at, ways = work[-1]
            for way in ways:
                if way not in order and way not in known:
                    enter(way)
                    break
                low[at] = min(low[at], order[at] if way in known else order[way])
            else:
                work.pop()
                if work:
                    before = work[-1][0]
                    low[before] = min(low[before], low[at])
                if low[at] == order[at]:
                    circle: set[str] = set()
                    while at not in circle:
                        circle.add(path.pop())
                    known |= dict.fromkeys(circle, self._counted(circle, gone, known))

    def _counted(self, circle: set[str], gone: frozenset[str], known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """What facts that repeat each other count as; mostly it is one fact, which repeats nothing of this kind."""
        if any(id in gone or self.graph.is_withdrawn(self.brief.facts[id]) for id in circle):
            # What is withdrawn says nothing again, so it stands in no circle.
            return ()
        ways = {way for id in circle for way in self._repeated(id, gone)} - circle
        originals = {original for way in ways for original in known[way]} if ways else circle
        by_number = sorted(originals, key=lambda id: self.brief.facts[id].number)
        return tuple(by_number if ways else by_number[:1])

    def _repeated(self, id: str, gone: frozenset[str]) -> list[str]:
        fact = self.brief.facts[id]
        if id in gone or self.graph.is_withdrawn(fact):
            return []
        return [repeated for repeated in fact.repeats if repeated in self.brief.facts]

    def lost_with(self, id: str) -> str | None:
        """Where a fact only repeats what is withdrawn: the withdrawn fact that it comes to first."""
        seen: set[str] = set()
        stack = [id]
        while stack:
            at = stack.pop()
            if self.graph.is_withdrawn(self.brief.facts[at]):
                return at
            if at not in seen:
                seen.add(at)
                stack += self._repeated(at, NOBODY)
        return None

    def voices(self, originals: Iterable[str]) -> set[str]:
        """Who says these facts: an actor, or each source that stands and speaks in its own voice."""
        speakers: set[str] = set()
        for id in originals:
            fact = self.brief.facts[id]
            speakers |= self._said_by(fact)
        return speakers

    def _said_by(self, fact: Fact) -> set[str]:
        """The speaker of each piece of evidence that stands: its own, or the fact's, or the one for whom its source
        speaks, or the source."""
        sources = self.brief.sources
        standing = [e for e in fact.evidence if e.source not in sources or not sources[e.source].withdrawn]
        if not standing:
            return {fact.said_by} if fact.said_by else set()
        return {
            e.said_by or fact.said_by or (sources[e.source].speaks_for if e.source in sources else None) or e.source
            for e in standing
        }

    def standing_sources(self, fact: Fact) -> set[str]:
        """The sources of a fact that are not withdrawn."""
        sources = self.brief.sources
        return {e.source for e in fact.evidence if e.source not in sources or not sources[e.source].withdrawn}

    def stands(self, id: str) -> bool:
        """Whether anything is left behind a fact."""
        return bool(self.originals(id))

    def fallen(self, judgement: Judgement) -> tuple[str, ...]:
        """The facts under `rests_on` that are withdrawn, or repeat only what is."""
        return tuple(id for id in judgement.rests_on if id in self.brief.facts and not self.stands(id))

    def behind(self, judgement: Judgement) -> Origins:
        """The different speakers behind a judgement, and which of them have a stake."""
        originals = {o: None for id in judgement.rests_on if id in self.brief.facts for o in self.originals(id)}
        ids = tuple(sorted(self.voices(originals)))
        standing = [id for id in judgement.rests_on if id in self.brief.facts and self.stands(id)]
        involved = self._involved(dict.fromkeys([*standing, *originals]))
        interested = {}
        for id in ids:
            if id in self.brief.actors:
                shown = {fact: None for whole in self.wholes[id] for fact in involved.get(whole, ())}
                if shown:
                    interested[id] = tuple(sorted(shown, key=lambda fact: self.brief.facts[fact].number))
        return Origins(ids, interested)

    def _involved(self, facts: Iterable[str]) -> dict[str, list[str]]:
        """By actor: the facts that name it as an end of a relation or among `actors`. Speaking is not enough."""
        by_actor: dict[str, list[str]] = {}
        for id in facts:
            fact = self.brief.facts[id]
            ends = (fact.relation.start, fact.relation.end) if fact.relation else ()
            for actor in dict.fromkeys((*ends, *fact.named_actors)):
                by_actor.setdefault(actor, []).append(id)
        return by_actor

    @cached_property
    def wholes(self) -> Mapping[str, tuple[str, ...]]:
        """By actor: itself, and all that it is part of or holds an office in, step by step."""
        by_actor = {}
        for id in self.brief.actors:
            reached: dict[str, None] = {}
            stack = [id]
            while stack:
                at = stack.pop()
                if at in self.brief.actors and at not in reached:
                    reached[at] = None
                    stack += _belongs_to(self.brief.actors[at])
            by_actor[id] = tuple(reached)
        return by_actor


def _belongs_to(actor: Actor) -> list[str]:
    return [*actor.part_of, *(role.of for role in actor.roles if role.of and not role.ended)]
