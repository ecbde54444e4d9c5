"""The order of facts that the words give where they give no date: `before` and `after`, followed all the way.

A date says that a fact lies between two days. So days stand in the same order as the facts: each has a start and
an end, a fact comes after the start of its first day and before the end of its last. What "after the visit" and
"the visit was in 2022" say together is then one walk along the arrows, linear but for sorting the days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import pairwise

from brief.dates.edtf import Day
from brief.model.records import Fact
from brief.problems import Where

_Point = tuple[Day, int]
"""A day with 0 for its start, 1 for its end."""
_Node = str | _Point


@dataclass(frozen=True, slots=True)
class Step:
    """One written "this before that"."""

    target: str
    """The id of the later fact."""
    field: str
    where: Where


@dataclass(frozen=True)
class Bounds:
    """The days between which a fact lies, by its date and by what comes before and after it."""

    earliest: Day | None = None
    earliest_by: str | None = None
    """The fact whose date gives the first day."""
    latest: Day | None = None
    latest_by: str | None = None


class Order:
    """All facts of a brief and the order between them."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts

    @cached_property
    def steps(self) -> Mapping[str, list[Step]]:
        """By fact: what leads away from it in so many words, as written."""
        steps: dict[str, list[Step]] = {id: [] for id in self.facts}
        for fact in self.facts.values():
            for i, id in enumerate(fact.before):
                if id in steps:
                    steps[fact.id].append(Step(id, "before", fact.places.of("before", i)))
            for i, id in enumerate(fact.after):
                if id in steps:
                    steps[id].append(Step(fact.id, "after", fact.places.of("after", i)))
        return steps

    @cached_property
    def follows(self) -> Mapping[str, tuple[str, ...]]:
        """By fact: those that come right after it in so many words, by number."""
        return {id: self._by_number({step.target for step in steps}) for id, steps in self.steps.items()}

    @cached_property
    def precedes(self) -> Mapping[str, tuple[str, ...]]:
        """By fact: those that come right before it in so many words, by number."""
        before: dict[str, list[str]] = {id: [] for id in self.facts}
        for id, later in self.follows.items():
            for other in later:
                before[other].append(id)
        return {id: self._by_number(ids) for id, ids in before.items()}

    def _by_number(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda id: self.facts[id].number))

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        """Every fact after all that come before it; where nothing is said, in the author's order."""
        return self._with_circles(self._walk(self._arrows(days=True)))

    @cached_property
    def by_words(self) -> tuple[str, ...]:
        """The same by the words alone, whatever the dates say, without what goes round in a circle."""
        return self._walk(self._arrows(days=False))

    def _with_circles(self, walk: tuple[str, ...]) -> tuple[str, ...]:
        """Only a brief with errors goes round in a circle."""
        placed = set(walk)
        return (*walk, *(id for id in self.facts if id not in placed))

    def _walk(self, arrows: Mapping[_Node, Sequence[_Node]]) -> tuple[str, ...]:
        waiting = dict.fromkeys(arrows, 0)
        for targets in arrows.values():
            for target in targets:
                waiting[target] += 1
        # Days, and facts that have one, go as soon as they can: they hold back only what must wait for them.
        ready = [(self._rank(node), node) for node, count in waiting.items() if not count]
        heapify(ready)
        done: list[str] = []
        while ready:
            _, node = heappop(ready)
            if isinstance(node, str):
                done.append(node)
            for target in arrows[node]:
                waiting[target] -= 1
                if not waiting[target]:
                    heappush(ready, (self._rank(target), target))
        return tuple(done)

    def _rank(self, node: _Node) -> tuple[int, int]:
        """What goes first of the nodes that can; no two are the same, but for days, which never wait side by side."""
        if not isinstance(node, str):
            return 0, node[1]
        fact = self.facts[node]
        return (1 if fact.date else 2), fact.number

    def _arrows(self, *, days: bool) -> Mapping[_Node, Sequence[_Node]]:
        arrows: dict[_Node, list[_Node]] = {id: list(later) for id, later in self.follows.items()}
        if not days:
            return arrows
        edges: set[Day] = set()
        for fact in self.facts.values():
            first, last = (fact.date.earliest, fact.date.latest) if fact.date else (None, None)
            edges |= {day for day in (first, last) if day}
            if first:
                arrows.setdefault((first, 0), []).append(fact.id)
            if last:
                arrows[fact.id].append((last, 1))
        points = [(day, edge) for day in sorted(edges) for edge in (0, 1)]
        for point, following in pairwise(points):
            arrows.setdefault(point, []).append(following)
        if points:
            arrows.setdefault(points[-1], [])
        return arrows

    @cached_property
    def bounds(self) -> Mapping[str, Bounds]:
        """By fact: the days between which it lies."""
        # Where the words contradict the dates, both together go round in a circle.
        walk = self._with_circles(self.by_words)
        first = self._spread(walk, self.follows, last=False)
        last = self._spread(tuple(reversed(walk)), self.precedes, last=True)
        return {
            id: Bounds(*(first.get(id) or (None, None)), *(last.get(id) or (None, None)))  # by position: day, fact
            for id in self.facts
        }

    def _spread(
        self, walk: tuple[str, ...], onward: Mapping[str, tuple[str, ...]], *, last: bool
    ) -> dict[str, tuple[Day, str]]:
        """The strictest bound that each fact has from those walked before it, and from its own date."""
        bounds: dict[str, tuple[Day, str]] = {}
        for id in walk:
            date = self.facts[id].date
            own = (date.latest if last else date.earliest) if date else None
            if own and (id not in bounds or (own < bounds[id][0] if last else own > bounds[id][0])):
                bounds[id] = own, id
            if id not in bounds:
                continue
            for other in onward[id]:
                known = bounds.get(other)
                if known is None or (bounds[id][0] < known[0] if last else bounds[id][0] > known[0]):
                    bounds[other] = bounds[id]
        return bounds

    def without_date(self) -> Iterator[Fact]:
        """Events without a date, and whatever else without one has a place in the order, in that order."""
        for id in self.ordered:
            fact = self.facts[id]
            if fact.date is None and (fact.kind == "event" or self.follows[id] or self.precedes[id]):
                yield fact
