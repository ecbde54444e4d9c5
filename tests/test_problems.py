"""Problems as an author reads them."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from brief.problems import CLIP, LIMIT, Problem, Where, in_order, render, shown

modest = settings(max_examples=100, deadline=None)
lines = st.text(max_size=60) | st.sampled_from(("\x1b[31mred", "a\nb", "\u202e", "x" * 10_000, "\x00", "字" * 500))
problems = st.builds(
    Problem,
    st.builds(Where, st.sampled_from(("content/a.yml", "content/b.yml")), st.integers(1, 9), st.integers(1, 9)),
    st.sampled_from(("quote-missing", "unused-fact")),
    lines,
    st.sampled_from(("error", "warning")),
    st.lists(lines, max_size=3).map(tuple),
)


@modest
@given(problems)
def test_a_problem_is_printable_and_bounded(problem: Problem) -> None:
    drawn = problem.render().split("\n")
    assert len(drawn) == 1 + len(problem.hint_lines())
    for line in drawn:
        # Joiners and two wide spaces are parts of words.
        assert all(c.isprintable() or c in "\u200c\u200d\u3000\u00a0" for c in line)
        assert len(line) < 9 * CLIP
    row = json.loads(problem.as_json())
    assert sorted(row) == ["code", "column", "hint", "level", "line", "message", "path"]
    assert "\n" not in problem.as_json()
    assert row["message"] in drawn[0]


@modest
@given(st.lists(problems, max_size=30), st.integers(1, 20))
def test_what_is_left_out_is_counted_and_errors_stay(found: list[Problem], limit: int) -> None:
    ordered = in_order(found)
    assert [p.where for p in ordered] == sorted(p.where for p in ordered)
    first, more = shown(ordered, limit)
    assert len(first) + more == len(ordered)
    assert len(first) <= limit
    if any(p.level == "warning" for p in first):
        assert all(p in first for p in ordered if p.level == "error")
    assert [p for p in ordered if p in first] == first
    assert (f"and {more} more" in render(ordered, limit)) == bool(more)


def test_a_flood_of_problems_is_a_hundred_and_a_count() -> None:
    many = [Problem(Where("content/facts.yml", n, 1), "unused-fact", "m", "warning") for n in range(1, 5000)]
    assert len(render(many).split("\n")) == LIMIT + 1
