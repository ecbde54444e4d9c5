"""A fault in one rule: it is said as such, and the rest is said too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from brief import checker, cli
from brief.checks import things
from brief.checks.outcomes import Rule
from brief.problems import Problem
from brief.reasoning.graph import Graph
from tests.small_brief import checked


def every_loan_has_a_price(graph: Graph) -> Iterator[Problem]:
    """Every loan has a price."""
    for fact in graph.brief.facts.values():
        if fact.id == "loan":
            raise ZeroDivisionError
        yield Problem(fact.places.of("statement"), "unused-fact", "said before the fault", "warning")


def test_a_fault_in_a_rule_ends_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = checked(tmp_path).problems
    monkeypatch.setattr(checker, "CHECKS", (Rule(every_loan_has_a_price, things.FACTS), *checker.CHECKS))
    problems = checker.check(tmp_path, "content").problems
    (internal,) = (p for p in problems if p.code == "internal")
    assert internal.level == "error"
    assert internal.message == (
        'the rule "Every loan has a price." ended with a fault of the tool while it looked at "loan"; nothing is known '
        "of what it had still to look at"
    )
    assert internal.hint_lines() == ("please report it: ZeroDivisionError in every_loan_has_a_price",)
    assert {p.render() for p in whole} < {p.render() for p in problems}


def test_a_fault_in_a_rule_gives_status_1_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(tmp_path)
    monkeypatch.setattr(checker, "CHECKS", (Rule(every_loan_has_a_price, things.FACTS), *checker.CHECKS))
    result = CliRunner().invoke(cli.commands, ["check", str(next(tmp_path.rglob("brief.yml")).parent)])
    assert result.exit_code == 1
    assert "facts.yml:9:1: error: the rule" in result.output
    assert "[internal]" in result.output
    assert "said before the fault" in result.output
    assert "Traceback" not in result.output
