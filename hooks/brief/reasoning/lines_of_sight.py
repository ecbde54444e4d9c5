"""Lines of sight: from each judgement to its facts, to their passages, to who speaks, under one set of numbers.

`J2.3` is the third fact of the second judgement: first those that it rests on, then those against it. Where that fact
has more than one passage, the second is `J2.3.2`. The numbers are the same on every page and in the data.
"""

from __future__ import annotations

from dataclasses import dataclass

from brief.anchoring.quotes import Anchor
from brief.model.records import Fact, Judgement
from brief.reasoning.graph import Graph


@dataclass(frozen=True)
class Sighted:
    """A passage at the end of a line."""

    number: str
    anchor: Anchor


@dataclass(frozen=True)
class Line:
    """From one judgement to one fact and on to its passages."""

    number: str
    fact: Fact
    against: bool
    """The fact speaks against the judgement."""
    passages: tuple[Sighted, ...]


def numbers(graph: Graph) -> dict[str, list[str]]:
    """The numbers of the lines that end at each fact, and of their passages where there are several."""
    by_fact: dict[str, list[str]] = {}
    for judgement in graph.brief.judgements.values():
        for line in lines(graph, judgement):
            by_fact.setdefault(line.fact.id, []).extend(
                dict.fromkeys((line.number, *(passage.number for passage in line.passages)))
            )
    return by_fact


def lines(graph: Graph, judgement: Judgement) -> tuple[Line, ...]:
    """The lines of a judgement, in order. A fact that is named twice keeps its first number."""
    sides = dict.fromkeys(judgement.rests_on, False)
    for id in judgement.against:
        sides.setdefault(id, True)
    rows = []
    for at, (id, against) in enumerate(((id, a) for id, a in sides.items() if id in graph.brief.facts), 1):
        number = f"J{judgement.number}.{at}"
        anchors = graph.anchors.get(id, ())
        several = len(anchors) > 1
        passages = tuple(Sighted(f"{number}.{n}" if several else number, a) for n, a in enumerate(anchors, 1))
        rows.append(Line(number, graph.brief.facts[id], against, passages))
    return tuple(rows)
