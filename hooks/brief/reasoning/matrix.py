"""Competing explanations against the same facts: which facts tell them apart, and how much hangs on one of them.

What counts is what does not fit: the explanation with the fewest inconsistent facts comes first. That is an order and
no probability. What is withdrawn is shown but not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from brief.model.records import Fact, Hypothesis
from brief.reasoning.graph import Graph

Use = Literal["tells apart", "fits all", "open", "against all", "withdrawn"]


@dataclass(frozen=True)
class Row:
    """A fact of the matrix."""

    fact: Fact
    use: Use


@dataclass(frozen=True)
class Without:
    """What is left of the order if one fact is wrong."""

    fact: Fact
    order: tuple[tuple[str, ...], ...]
    """Ids of hypotheses, best first; those with the same count stand together."""
    counts: Mapping[str, int]
    leaders_change: bool
    changes: bool


class Matrix:
    """The hypotheses of a brief, ranked."""

    def __init__(self, graph: Graph) -> None:
        brief = graph.brief
        self.hypotheses = tuple(brief.hypotheses.values())
        rated = {id for h in self.hypotheses for id in h.evidence}
        facts = [fact for fact in brief.facts.values() if fact.id in rated]
        self.withdrawn = frozenset(fact.id for fact in facts if graph.is_withdrawn(fact))
        self.rows = tuple(Row(fact, self._use(fact)) for fact in facts)
        self.counts: dict[str, int] = {h.id: len(self.inconsistent(h)) for h in self.hypotheses}
        """By hypothesis: how many facts do not fit."""
        self.ranked = tuple(sorted(self.hypotheses, key=lambda h: (self.counts[h.id], h.number)))

    def inconsistent(self, hypothesis: Hypothesis) -> list[str]:
        """The facts that do not fit, without what is withdrawn."""
        return [id for id, fit in hypothesis.evidence.items() if fit == "inconsistent" and id not in self.withdrawn]

    def _use(self, fact: Fact) -> Use:
        if fact.id in self.withdrawn:
            return "withdrawn"
        fits = [h.evidence.get(fact.id) for h in self.hypotheses]
        against = fits.count("inconsistent")
        if against == 0:
            # What is neutral or not rated does not fit; it is only not against.
            return "fits all" if fits.count("consistent") == len(fits) else "open"
        return "against all" if against == len(self.hypotheses) else "tells apart"

    def of_use(self, use: Use) -> list[Fact]:
        return [row.fact for row in self.rows if row.use == use]

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        return _order(self.counts)

    def order_without(self, facts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The order if these facts were withdrawn."""
        return _order(self._counts_without(facts))

    def _counts_without(self, facts: Iterable[str]) -> dict[str, int]:
        gone = set(facts) - self.withdrawn
        return {
            h.id: self.counts[h.id] - sum(h.evidence.get(id) == "inconsistent" for id in gone) for h in self.hypotheses
        }

    @cached_property
    def most_telling(self) -> Without | None:
        """The fact that changes the order most if it is wrong: who is first, then how many places move, then how many
        explanations it counts against. None where no fact tells the explanations apart."""
        best: tuple[tuple[bool, int, int, int], Without] | None = None
        places = _places(self.order)
        for fact in self.of_use("tells apart"):
            hit = [h.id for h in self.hypotheses if h.evidence.get(fact.id) == "inconsistent"]
            counts = self._counts_without([fact.id])
            order = _order(counts)
            after = _places(order)
            moved = sum(places[id] != after[id] for id in places)
            leaders = set(order[0]) != set(self.order[0])
            without = Without(fact, order, counts, leaders, order != self.order)
            key = (leaders, moved, len(hit), -fact.number)
            if best is None or key > best[0]:
                best = (key, without)
        return best[1] if best else None


def _order(counts: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Ids by count, lowest first; the order of the mapping within one count."""
    groups: dict[int, list[str]] = {}
    for id, count in counts.items():
        groups.setdefault(count, []).append(id)
    return tuple(tuple(groups[count]) for count in sorted(groups))


def _places(order: Iterable[tuple[str, ...]]) -> dict[str, int]:
    return {id: place for place, group in enumerate(order) for id in group}
