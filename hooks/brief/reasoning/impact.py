"""What falls if something is withdrawn: for each source, speaker and fact, the judgements and explanations that lean
on it.

A fact falls with its last standing source, with its speaker, or with all that it repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from brief.model.records import Fact, Judgement
from brief.reasoning.graph import ABOUT, Graph
from brief.reasoning.matrix import Matrix
from brief.reasoning.speakers import Speakers


@dataclass(frozen=True)
class Shaken:
    """A judgement that would lose support."""

    judgement: Judgement
    lost: tuple[str, ...]
    """The facts under it that would fall."""
    left: int
    """How many of its facts would still stand."""
    origins: int
    """How many different speakers stand behind it now."""
    origins_left: int

    @property
    def falls(self) -> bool:
        """It would rest on nothing."""
        return self.left == 0

    @property
    def to_one_origin(self) -> bool:
        return self.origins > 1 and self.origins_left == 1


@dataclass(frozen=True)
class Fall:
    """What would fall with one thing."""

    facts: tuple[str, ...]
    """In the author's order."""
    judgements: tuple[Shaken, ...]
    hypotheses: tuple[str, ...]
    """Those that would lose a fact of the matrix."""
    order_changes: bool
    """The order of the hypotheses would be another."""
    cited: tuple[str, ...]
    """The bottom line (`brief.yml`) and the analysis pages that cite such a fact."""

    @property
    def anything(self) -> bool:
        return bool(self.judgements or self.hypotheses or self.cited)


class Impact:
    """What leans on what."""

    def __init__(self, graph: Graph, speakers: Speakers, matrix: Matrix) -> None:
        self.graph, self.brief, self.speakers, self.matrix = graph, graph.brief, speakers, matrix

    def of_fact(self, id: str) -> Fall:
        return self._fall([id])

    def of_actor(self, id: str) -> Fall:
        return self._fall(self._said_by.get(id, ()))

    def of_source(self, id: str) -> Fall:
        falling: list[str] = []
        weakened: list[str] = []
        for fact in self._in_source.get(id, ()):
            alone = self.speakers.standing_sources(fact) == {id}
            (falling if alone else weakened).append(fact.id)
        return self._fall(falling, weakened, id)

    def _fall(self, falling: Iterable[str], weakened: Iterable[str] = (), source: str | None = None) -> Fall:
        fallen = {id: None for id in falling if self.speakers.stands(id)}
        changed = dict(fallen) | {id: None for id in weakened if self.speakers.stands(id)}
        queue = list(changed)
        while queue:
            for id in self._repeated_by.get(queue.pop(), ()):
                if id in fallen or not self.speakers.stands(id):
                    continue
                repeated = self.brief.facts[id].repeats
                if all(r in fallen or r not in self.brief.facts or not self.speakers.stands(r) for r in repeated):
                    fallen[id] = None
                elif id in changed:
                    continue
                changed[id] = None
                queue.append(id)
        facts = sorted(fallen, key=lambda id: self.brief.facts[id].number)
        lost_cells = [id for id in facts if id in self._rated]
        return Fall(
            tuple(facts),
            tuple(self._shaken(fallen, changed, source)),
            tuple(h.id for h in self.matrix.hypotheses if any(id in h.evidence for id in lost_cells)),
            bool(lost_cells) and self.matrix.order_without(lost_cells) != self.matrix.order,
            tuple(dict.fromkeys(owner for id in facts for owner in self._cited_by(id))),
        )

    def _shaken(self, fallen: dict[str, None], changed: dict[str, None], source: str | None) -> Iterable[Shaken]:
        hit: dict[str, list[str]] = {}
        for id in changed:
            for above in self._holds_up.get(id, ()):
                hit.setdefault(above, []).append(id)
        gone = frozenset(fallen)
        for id in sorted(hit, key=lambda id: self.brief.judgements[id].number):
            standing, voices = self._standing[id]
            after = Counter(voices)
            for fact in hit[id]:
                after.subtract(self._voices[fact])
                if fact not in fallen:
                    after.update(self.speakers.voices(self.speakers.originals(fact, gone)) - {source})
            left = sum(n > 0 for n in after.values())
            judgement = self.brief.judgements[id]
            lost = tuple(fact for fact in judgement.rests_on if fact in fallen)
            if lost or left < len(voices):
                yield Shaken(judgement, lost, standing - len(lost), len(voices), left)

    def _cited_by(self, fact: str) -> list[str]:
        owners = (r.owner for r in self.graph.backlinks.get(fact, ()))
        return [owner for owner in owners if owner == ABOUT or owner in self.brief.analyses]

    @cached_property
    def _said_by(self) -> dict[str, list[str]]:
        by_actor: dict[str, list[str]] = {}
        for fact in self.brief.facts.values():
            if fact.said_by:
                by_actor.setdefault(fact.said_by, []).append(fact.id)
        return by_actor

    @cached_property
    def _in_source(self) -> dict[str, list[Fact]]:
        by_source: dict[str, list[Fact]] = {}
        for fact in self.brief.facts.values():
            for source in dict.fromkeys(e.source for e in fact.evidence):
                by_source.setdefault(source, []).append(fact)
        return by_source

    @cached_property
    def _repeated_by(self) -> dict[str, list[str]]:
        by_fact: dict[str, list[str]] = {}
        for fact in self.brief.facts.values():
            for id in fact.repeats:
                by_fact.setdefault(id, []).append(fact.id)
        return by_fact

    @cached_property
    def _rated(self) -> frozenset[str]:
        return frozenset(row.fact.id for row in self.matrix.rows)

    @cached_property
    def _voices(self) -> dict[str, set[str]]:
        return {id: self.speakers.voices(self.speakers.originals(id)) for id in self._holds_up}

    @cached_property
    def _holds_up(self) -> dict[str, list[str]]:
        """By fact that stands: the judgements that rest on it."""
        by_fact: dict[str, list[str]] = {}
        for judgement in self.brief.judgements.values():
            for id in dict.fromkeys(judgement.rests_on):
                if id in self.brief.facts and self.speakers.stands(id):
                    by_fact.setdefault(id, []).append(judgement.id)
        return by_fact

    @cached_property
    def _standing(self) -> dict[str, tuple[int, Counter[str]]]:
        """By judgement: how many of its facts stand, and by how many of them each speaker is behind it."""
        by_judgement: dict[str, tuple[int, Counter[str]]] = {id: (0, Counter()) for id in self.brief.judgements}
        for fact, judgements in self._holds_up.items():
            for id in judgements:
                standing, voices = by_judgement[id]
                voices.update(self._voices[fact])
                by_judgement[id] = standing + 1, voices
        return by_judgement
