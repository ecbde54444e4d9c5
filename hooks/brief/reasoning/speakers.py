"""Who stands behind a judgement: its different speakers, after repeats are folded into what they repeat.

A fact that repeats another counts as that other one. What is withdrawn stands behind nothing, and so does what only
repeats it. Facts that repeat each other in a circle count as the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        if gone:
            return self._followed(id, gone)
        if id not in self._known:
            self._known[id] = self._followed(id, gone)
        return self._known[id]

    def _followed(self, id: str, gone: frozenset[str]) -> tuple[str, ...]:
        facts = self.brief.facts
        found: set[str] = set()
        seen: set[str] = set()
        lost = False
        stack = [id]
        while stack:
            at = stack.pop()
            if at in seen or at not in facts:
                continue
            seen.add(at)
            repeated = [r for r in facts[at].repeats if r in facts]
            if at in gone or self.graph.is_withdrawn(facts[at]):
                lost = True
            elif not gone and at != id and at in self._known:
                found.update(self._known[at])
                lost = lost or not self._known[at]
            elif repeated:
                stack += repeated
            else:
                found.add(at)
        if not found and not lost and seen:
            return (min(seen, key=lambda seen_id: facts[seen_id].number),)
        return tuple(sorted(found, key=lambda found_id: facts[found_id].number))

    def voices(self, originals: Iterable[str]) -> set[str]:
        """Who says these facts: an actor, or each source that stands and speaks in its own voice."""
        found: set[str] = set()
        for id in originals:
            fact = self.brief.facts[id]
            found |= {fact.said_by} if fact.said_by else self.standing_sources(fact)
        return found

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
        found: dict[str, list[str]] = {}
        for id in facts:
            fact = self.brief.facts[id]
            ends = (fact.relation.start, fact.relation.end) if fact.relation else ()
            for actor in dict.fromkeys((*ends, *fact.named_actors)):
                found.setdefault(actor, []).append(id)
        return found

    @cached_property
    def wholes(self) -> Mapping[str, tuple[str, ...]]:
        """By actor: itself, and all that it is part of or holds an office in, step by step."""
        found = {}
        for id in self.brief.actors:
            reached: dict[str, None] = {}
            stack = [id]
            while stack:
                at = stack.pop()
                if at in self.brief.actors and at not in reached:
                    reached[at] = None
                    stack += _belongs_to(self.brief.actors[at])
            found[id] = tuple(reached)
        return found


def _belongs_to(actor: Actor) -> list[str]:
    return [*actor.part_of, *(role.of for role in actor.roles if role.of and not role.ended)]
