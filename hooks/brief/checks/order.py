"""An order of facts that can be true: `before`, `after` and `repeats` against the dates and each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from brief.dates import edtf
from brief.model.records import Fact
from brief.problems import Problem
from brief.reasoning.graph import Graph
from brief.reasoning.order import Step


def order_conflict(graph: Graph) -> Iterator[Problem]:
    """What comes before something does not have a date after it, even with undated facts between the two."""
    facts, before = graph.brief.facts, _dated_before(graph)
    for id, steps in graph.order.steps.items():
        fact = facts[id]
        for step in steps:
            later = facts[step.target]
            first = fact if fact.date else before.get(id)
            if not (first and first.date and later.date and edtf.certainly_before(later.date, first.date)):
                continue
            one, other = (fact, later) if step.field == "before" else (later, fact)
            message = f"{_named(one)} cannot be {step.field} {_named(other)}"
            if first is not fact:
                message += f", because {_named(first)} comes before {_named(fact)}"
            yield Problem(step.where, "order-conflict", message)


def _named(fact: Fact) -> str:
    return f'"{fact.id}" ({fact.date.text})' if fact.date else f'"{fact.id}"'


def _dated_before(graph: Graph) -> dict[str, Fact]:
    """By undated fact: of the dated facts that come before it with nothing dated in between, the one that begins
    last. Facts in a circle are left out; `order_cycle` tells of them."""
    before: dict[str, Fact] = {}
    for id in graph.order.by_words:
        fact = graph.brief.facts[id]
        first = fact if fact.date else before.get(id)
        for later in graph.order.follows[id] if first else ():
            if first and (later not in before or _begins(first) > _begins(before[later])):
                before[later] = first
    return before


def _begins(fact: Fact) -> tuple[bool, edtf.Day]:
    day = fact.date.earliest if fact.date else None
    return day is not None, day or edtf.Day(0, 0, 0)


def order_cycle(graph: Graph) -> Iterator[Problem]:
    """Nothing comes before itself, however long the way round; the same holds for repeats."""
    facts = graph.brief.facts
    yield from _cycles(graph.order.steps, "the order goes round in a circle")
    repeats = {
        fact.id: [Step(id, "repeats", fact.places.of("repeats", i)) for i, id in enumerate(fact.repeats) if id in facts]
        for fact in facts.values()
    }
    yield from _cycles(repeats, "these facts repeat each other in a circle")


def _cycles(edges: Mapping[str, list[Step]], message: str) -> Iterator[Problem]:
    """One problem for each edge that closes a circle, found by a walk in depth without recursion."""
    done: set[str] = set()
    for start, first in edges.items():
        if start in done:
            continue
        path, on_path = [start], {start: 0}
        stack = [iter(first)]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                last = path.pop()
                del on_path[last]
                done.add(last)
                continue
            target = step.target
            if target in on_path:
                begin = on_path[target]
                long = len(path) - begin > 7
                way = [*path[begin : begin + 4], "…", *path[-2:]] if long else path[begin:]
                shown = " → ".join([*way, target])
                yield Problem(step.where, "order-cycle", f"{message}: {shown}")
            elif target not in done:
                on_path[target] = len(path)
                path.append(target)
                stack.append(iter(edges[target]))
