"""The settings of brief.yml."""

from __future__ import annotations

from collections.abc import Iterator

from brief.checks.codes import ERRORS, WARNINGS
from brief.problems import Problem, did_you_mean
from brief.reasoning.graph import Graph


def lint_codes(graph: Graph) -> Iterator[Problem]:
    """`lint` switches off warnings that exist; an error cannot be switched off."""
    about = graph.brief.about
    for code in sorted(about.lint_off | about.lint_on):
        where = about.places.of("lint", code, "key")
        if code in ERRORS:
            yield Problem(where, "wrong-type", f'"{code}" is an error; only warnings can be switched off')
        elif code not in WARNINGS:
            yield Problem(where, "wrong-type", f'there is no warning "{code}"', hint=did_you_mean(code, WARNINGS))
