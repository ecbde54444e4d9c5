"""A content folder to a checked graph and all its problems: the whole way in one function."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from brief.checks.codes import ERRORS, OFF_BY_DEFAULT
from brief.checks.outcomes import Outcome, Rule, outcome
from brief.checks.rules import CHECKS
from brief.checks.set_aside import SetAside
from brief.format.loading import load
from brief.model.records import Actor, Fact, Hypothesis, Judgement, Source
from brief.problems import Problem, Where, in_order
from brief.reasoning.graph import Graph


@dataclass(frozen=True)
class Checked:
    """What a run found."""

    graph: Graph
    problems: list[Problem]
    """All of them, in order."""
    outcomes: tuple[Outcome, ...] = ()
    """What each rule looked at and found."""

    @property
    def errors(self) -> int:
        return sum(p.level == "error" for p in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


def _quiet(_line: str) -> None:
    """Say nothing."""


def check(root: Path, shown: str, log: Callable[[str], None] = _quiet) -> Checked:
    """Read and check the brief in `root`, called `shown` in messages. `log` gets one line a stage, with counts and
    seconds. An input never makes it raise; only an `OSError` of the root folder itself does."""
    started = time.perf_counter()
    brief, noted = load(root, shown)
    graph = Graph(brief)
    sentences = sum(len(s.reading.sentences) for s in brief.sources.values())
    quotes = sum(len(a) for a in graph.anchors.values())
    log(
        f"{_many(len(brief.sources), 'source')}, {_many(sentences, 'sentence')}; "
        f"{_many(len(brief.facts), 'fact')}, {_many(quotes, 'quote')} verified; "
        f"{_many(len(brief.actors), 'actor')}, {_many(len(brief.judgements), 'judgement')} "
        f"… {time.perf_counter() - started:.1f} s"
    )
    started = time.perf_counter()
    off = (brief.about.lint_off | (OFF_BY_DEFAULT - brief.about.lint_on)) - set(ERRORS)
    aside = SetAside(graph)
    noted = aside.left(noted)
    outcomes = []
    for rule in CHECKS:
        mine = aside.left(_said_by(rule, graph))
        outcomes.append(outcome(rule, graph, mine, off))
        noted += mine
    noted += aside.mistakes()
    problems = in_order(p for p in noted if p.level == "error" or p.code not in off)
    checked = Checked(graph, problems, tuple(outcomes))
    log(
        f"{_many(len(CHECKS), 'rule')} checked; {_many(checked.errors, 'error')}, "
        f"{_many(checked.warnings, 'warning')} … {time.perf_counter() - started:.1f} s"
    )
    return checked


def _said_by(rule: Rule, graph: Graph) -> Iterator[Problem]:
    """What a rule says. A fault of ours in one rule must not keep the others from speaking, nor look like a pass."""
    try:
        yield from rule.check(graph)
    except Exception as error:  # noqa: BLE001 whatever it is, it is a fault of the rule
        name, where = _looked_at(error, graph)
        yield Problem(
            where,
            "internal",
            f'the rule "{rule.words}" ended with a fault of the tool while it looked at {name}; nothing is known of '
            "what it had still to look at",
            hint=(f"please report it: {type(error).__name__} in {rule.check.__name__}",),
        )


def _looked_at(error: Exception, graph: Graph) -> tuple[str, Where]:
    """The record that a rule had at hand when it failed, by the innermost name in it that holds one."""
    name, where = "the brief", graph.brief.about.places.key
    step = error.__traceback__
    while step is not None:
        for value in step.tb_frame.f_locals.values():
            if isinstance(value, (Fact, Actor, Judgement, Hypothesis, Source)):
                name, where = f'"{value.id}"', value.places.key
        step = step.tb_next
    return name, where


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
