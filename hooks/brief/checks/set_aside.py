"""Warnings that an author set aside for one record, each with a reason.

Words cannot be judged by rules alone. A warning that is wrong on one record is set aside there, in `accepts`, and
stays on everywhere else; what was set aside is listed on the method page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from brief.checks.codes import ERRORS, WARNINGS
from brief.model.records import Places
from brief.problems import Problem, did_you_mean
from brief.reasoning.graph import ABOUT, Graph


@dataclass(frozen=True)
class Accepted:
    """One code set aside for one record."""

    id: str
    """Of the record, or `ABOUT`."""
    code: str
    reason: str


def accepted(graph: Graph) -> tuple[Accepted, ...]:
    """All that is set aside, in the author's order."""
    return tuple(
        Accepted(id, code, reason)
        for id, _, accepts in _records(graph)
        for code, reason in accepts.items()
        if code in WARNINGS
    )


class SetAside:
    """Takes the warnings that are set aside out of what the rules find, and knows which were met."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.wanted = {(id, code) for id, _, accepts in _records(graph) for code in accepts if code in WARNINGS}
        self.met: set[tuple[str, str]] = set()
        self.starts: dict[str, list[tuple[int, int]]] = {}
        """By file: where its records begin, in order."""
        self.ids: dict[str, list[str]] = {}
        if self.wanted:
            begun = sorted((p.key.path, p.key.line, p.key.column, id) for id, p, _ in _records(graph))
            for path, line, column, id in begun:
                self.starts.setdefault(path, []).append((line, column))
                self.ids.setdefault(path, []).append(id)

    def left(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems that are not set aside."""
        return [problem for problem in problems if not self._is_aside(problem)]

    def _is_aside(self, problem: Problem) -> bool:
        if not self.wanted or problem.level == "error" or problem.where.path not in self.starts:
            return False
        where = problem.where
        at = bisect_right(self.starts[where.path], (where.line, where.column)) - 1
        key = (self.ids[where.path][max(at, 0)], problem.code)
        if key not in self.wanted:
            return False
        self.met.add(key)
        return True

    def mistakes(self) -> Iterator[Problem]:
        """An entry of `accepts` names a warning, and one that its record has."""
        for id, places, accepts in _records(self.graph):
            for code in accepts:
                where = places.of("accepts", code, "key")
                if code in ERRORS:
                    message = f'"{code}" is an error, and an error cannot be set aside'
                    yield Problem(where, "wrong-type", message, hint=("mend it; only warnings can be set aside",))
                elif code not in WARNINGS:
                    message = f'there is no warning "{code}"'
                    yield Problem(where, "wrong-type", message, hint=did_you_mean(code, WARNINGS))
                elif (id, code) not in self.met:
                    message = f'"{code}" is set aside here, and there is no such warning any more; take the line out'
                    yield Problem(where, "accepts-nothing", message, "warning")


def _records(graph: Graph) -> Iterator[tuple[str, Places, Mapping[str, str]]]:
    brief = graph.brief
    yield ABOUT, brief.about.places, brief.about.accepts
    for records in (
        brief.sources,
        brief.actors,
        brief.facts,
        brief.judgements,
        brief.hypotheses,
        brief.analyses,
    ):
        for id, record in records.items():
            yield id, record.places, record.accepts
