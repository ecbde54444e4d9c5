"""What each rule looked at and what it found, for the reader of the method page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from brief.checks.things import Things
from brief.problems import Problem
from brief.reasoning.graph import Graph


@dataclass(frozen=True)
class Rule:
    """One rule of the brief."""

    check: Callable[[Graph], Iterable[Problem]]
    things: Things
    """What it looks at."""

    @property
    def words(self) -> str:
        """The rule in plain English: the docstring of its function."""
        return " ".join((self.check.__doc__ or "").split())


@dataclass(frozen=True)
class Outcome:
    """One rule in one run."""

    rule: Rule
    looked_at: int
    """How many things."""
    found: int
    """Problems that the author was shown."""
    off: int
    """Warnings that `lint` keeps from being shown."""


def outcome(rule: Rule, graph: Graph, problems: Iterable[Problem], off: frozenset[str]) -> Outcome:
    """What `rule` did, given what it found and the codes that are switched off."""
    hidden = [problem.code in off for problem in problems]
    return Outcome(rule, rule.things.count(graph), len(hidden) - sum(hidden), sum(hidden))
