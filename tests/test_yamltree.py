"""YAML text to nodes: any text is read or refused, with a place in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.format.yamltree import Group, Node, Scalar, parse, parse_records
from brief.problems import Problem

modest = settings(max_examples=100, deadline=None)
PIECES = (
    "a", "b: c", ":", " ", "  ", "\n", "\n  ", "\t", "- ", "[", "]", "{", "}", ",", '"', "'", "|", ">", "&x", "*x",
    "!t", "!!int 1", "<<", "#", "---", "...", "%YAML 1.2", "? ", "\\", "\x00", "\x85", "\u2028", "é", "字", "\ufeff",
)  # fmt: skip
yaml_like = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@modest
@given(yaml_like | st.text())
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    for read in (parse, parse_records):
        *_, problems = read(text, "content/facts.yml")
        lines = text.split("\n")
        for problem in problems:
            assert isinstance(problem, Problem)
            where = problem.where
            assert 1 <= where.line <= len(lines) + 1, problem
            line = lines[where.line - 1] if where.line <= len(lines) else ""
            assert 1 <= where.column <= len(line) + 1, problem
            assert problem.render().split("\n")[0].isprintable(), problem


scalars = st.sampled_from(
    (
        "NO",
        "no",
        "1.10",
        "2024-13-01",
        "12:30",
        "~",
        "null",
        "0x1F",
        "1e3",
        ".inf",
        "true",
        "",
        "=",
        "1_000",
        "0o7",
        "2022",
    )
)


@modest
@given(st.dictionaries(st.sampled_from(("a", "b", "NO", "1.10", "null", "2022")), scalars, min_size=1))
def test_scalars_stay_text(fields: dict[str, str]) -> None:
    node, problems = parse("".join(f"{key}: {value}\n" for key, value in fields.items()), "facts.yml")
    assert problems == []
    assert isinstance(node, Group)
    assert {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)} == fields


@modest
@given(st.lists(st.sampled_from(("good", "tab", "open", "text")), min_size=1, max_size=8))
def test_one_broken_record_hides_no_other(sorts: list[str]) -> None:
    bodies = {"good": "  a: b\n", "tab": "\ta: b\n", "open": "  a: [b\n", "text": "  a: b: c\n"}
    text = "".join(f"r{i}:\n{bodies[sort]}" for i, sort in enumerate(sorts))
    node, broken, problems = parse_records(text, "facts.yml")
    good = [f"r{i}" for i, sort in enumerate(sorts) if sort == "good"]
    assert [key.text for key, _ in node.entries] == good if node else not good
    assert [b.key for b in broken] == [f"r{i}" for i, sort in enumerate(sorts) if sort != "good"]
    assert len(problems) == len(broken)


def places(node: Node | None) -> list[tuple[str, int, int]]:
    match node:
        case Group():
            return [p for key, value in node.entries for p in (*places(key), *places(value))]
        case Scalar():
            return [(node.text, node.where.line, node.where.column)]
        case _:
            return [p for item in node.items for p in places(item)] if node else []


def test_lines_are_those_of_an_editor() -> None:
    text = "a: x\u2028y\x85z\nb: w\n"
    assert places(parse(text, "facts.yml")[0]) == [("a", 1, 1), ("x\u2028y\x85z", 1, 4), ("b", 2, 1), ("w", 2, 4)]


def test_each_value_knows_its_line_and_column() -> None:
    text = "防衛: x\nb:\n  - y\n  - 'z'\n  - {c: [v, \"w\"]}\n"
    assert places(parse(text, "facts.yml")[0]) == [
        ("防衛", 1, 1), ("x", 1, 5), ("b", 2, 1), ("y", 3, 5), ("z", 4, 5), ("c", 5, 6), ("v", 5, 10), ("w", 5, 13),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "a: &a [*a]\nb: *a", '"' * 9999, "? " * 3000])
def test_hostile_nesting_is_one_problem(text: str) -> None:
    node, problems = parse(text, "facts.yml")
    assert node is None
    assert [p.code for p in problems] == ["yaml-syntax"]
