"""Facts without a date stand in the order that the words give, however long the way round."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.checker import check
from brief.dates import edtf
from brief.model.records import Fact, Places
from brief.problems import Where
from brief.reasoning.order import Order
from tests.small_brief import put


def fact(id: str, number: int, date: str = "", before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Fact:
    when = edtf.parse(date) if date else None
    assert not isinstance(when, edtf.Refusal)
    places = Places(Where("facts.yml", number, 1), {})
    return Fact(id, f"{id}.", "event", places, number, date=when, date_given=True, before=before, after=after)


def order(*facts: Fact) -> Order:
    return Order({one.id: one for one in facts})


def undated(*facts: Fact) -> list[str]:
    return [one.id for one in order(*facts).without_date()]


def test_without_any_order_the_authors_stands() -> None:
    assert undated(fact("c", 1), fact("a", 2), fact("b", 3)) == ["c", "a", "b"]


def test_before_and_after_are_followed_all_the_way() -> None:
    assert undated(fact("a", 1, after=("b",)), fact("b", 2, after=("c",)), fact("c", 3)) == ["c", "b", "a"]
    assert undated(fact("a", 1), fact("b", 2, before=("c",)), fact("c", 3, before=("a",))) == ["b", "c", "a"]


def test_a_date_between_two_facts_puts_them_in_order() -> None:
    facts = (fact("late", 1, after=("visit",)), fact("early", 2, before=("visit",)), fact("visit", 3, "2022-11"))
    assert undated(*facts) == ["early", "late"]


def test_dates_of_two_different_facts_put_what_hangs_on_them_in_order() -> None:
    facts = (
        fact("late", 1, after=("second",)),
        fact("early", 2, before=("first",)),
        fact("first", 3, "2021"),
        fact("second", 4, "2022"),
    )
    assert undated(*facts) == ["early", "late"]


def test_dates_that_overlap_give_no_order() -> None:
    facts = (
        fact("one", 1, after=("second",)),
        fact("two", 2, before=("first",)),
        fact("first", 3, "2022"),
        fact("second", 4, "2022-11"),
    )
    assert undated(*facts) == ["one", "two"]
    same_day = (
        fact("one", 1, after=("second",)),
        fact("two", 2, before=("first",)),
        fact("first", 3, "2022-11-01"),
        fact("second", 4, "2022-11-01"),
    )
    assert undated(*same_day) == ["one", "two"]


def test_the_nearest_dates_bound_a_fact() -> None:
    found = order(
        fact("old", 1, "2019"),
        fact("newer", 2, "2021", after=("old",)),
        fact("a", 3, after=("newer", "old")),
        fact("b", 4, after=("a",), before=("end",)),
        fact("end", 5, "2022-11"),
    ).bounds["b"]
    assert (found.earliest, found.earliest_by) == (edtf.Day(2021, 1, 1), "newer")
    assert (found.latest, found.latest_by) == (edtf.Day(2022, 11, 30), "end")


def test_claims_without_a_place_in_the_order_are_left_out() -> None:
    claim = Fact("claim", "So.", "claim", Places(Where("facts.yml", 1, 1), {}), 1)
    placed = Fact("placed", "So.", "claim", Places(Where("facts.yml", 1, 1), {}), 2, after=("visit",))
    assert undated(claim, placed, fact("visit", 3, "2022")) == ["placed"]


def test_a_circle_ends() -> None:
    assert sorted(order(fact("a", 1, after=("b",)), fact("b", 2, after=("a",)), fact("c", 3)).ordered) == [
        "a",
        "b",
        "c",
    ]


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(12)), st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25))
def test_every_fact_stands_after_what_comes_before_it(numbers: list[int], pairs: set[tuple[int, int]]) -> None:
    # An arrow from the smaller to the larger never goes round in a circle.
    arrows = {(min(a, b), max(a, b)) for a, b in pairs if a != b}
    facts = [
        fact(f"f{i}", numbers[i] + 1, "2020" if i == 5 else "", before=tuple(f"f{b}" for a, b in arrows if a == i))
        for i in range(12)
    ]
    found = order(*facts).ordered
    assert sorted(found) == sorted(f"f{i}" for i in range(12))
    assert all(found.index(f"f{a}") < found.index(f"f{b}") for a, b in arrows)


@pytest.mark.parametrize(("second", "codes"), [("2019", ["order-conflict"]), ("2023", [])])
def test_a_fact_between_two_dates_that_leave_no_room_is_an_error(tmp_path: Path, second: str, codes: list[str]) -> None:
    row = "{id}:\n  statement: {id}.\n  kind: event\n  date: {date}\n  quote: {quote}\n{more}"
    facts = (
        row.format(id="one", date="2021", quote="One in 2021", more="")
        + row.format(id="two", date="unknown", quote="Two", more="  after: [one]\n")
        + row.format(id="three", date="unknown", quote="Three", more="  after: [two]\n  before: [four]\n")
        + row.format(id="four", date=second, quote=f"Four in {second}", more="")
    )
    texts = {
        "sources/s.txt": f"---\ntitle: S\n---\nOne in 2021. Two. Three. Four in {second}.\n",
        "facts.yml": facts,
        "brief.yml": "title: T\nbottom_line: So [[one]] [[two]] [[three]] [[four]].\n",
    }
    errors = [problem for problem in check(put(tmp_path, texts), "content").problems if problem.level == "error"]
    assert [problem.code for problem in errors] == codes
