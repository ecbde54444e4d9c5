"""Which role a speaker held when speaking: said where the dates say it, and never guessed."""

from __future__ import annotations

import pytest

from brief.dates import edtf
from brief.model.records import Actor, Evidence, Fact, Places, Role
from brief.problems import Where
from brief.reasoning.roles import held, spoken

HERE = Where("x.yml", 1, 1)
PLACES = Places(HERE, {})


def date(text: str) -> edtf.Edtf | None:
    found = edtf.parse(text) if text else None
    assert not isinstance(found, edtf.Refusal)
    return found


def quote(source: str, owner: str) -> Evidence:
    return Evidence(source, "x", HERE, HERE, owner, 1)


def said(on: str, kind: str = "claim", when: str = "") -> Fact:
    evidence = (quote("s", "f"),)
    return Fact("f", "So.", kind, PLACES, 1, evidence, said_by="a", said_on=date(on), date=date(when))


@pytest.mark.parametrize(
    ("begins", "ends", "ended", "on", "answer"),
    [
        ("2019", "2022", False, "2020-05", "certain"),
        ("2019", "", False, "2024", "certain"),
        ("2019", "2022", False, "2023", "neither"),
        ("2019", "2022", False, "2018-12-31", "neither"),
        ("2019", "2022", False, "2022-03", "possible"),
        ("2019", "2022", False, "2019-06", "possible"),
        ("2019-03-01", "2022-06-30", False, "2019-03-01", "certain"),
        ("2019~", "", False, "2020", "possible"),
        ("2019", "", True, "2020", "possible"),
        ("", "2022", False, "2020", "possible"),
        ("", "2022", False, "2023", "neither"),
        ("2019", "2022", False, "", "neither"),
        ("2019", "2022", False, "2020/..", "possible"),
    ],
)
def test_a_role_at_the_time_of_speaking(begins: str, ends: str, ended: bool, on: str, answer: str) -> None:
    role = Role("Ambassador", begins=date(begins), ends=date(ends), ended=ended or bool(ends))
    found = held(Actor("a", "A", "person", PLACES, roles=(role,)), said(on))
    assert (role in found.certain, role in found.possible) == (answer == "certain", answer == "possible")


def test_a_role_without_dates_is_only_what_the_source_of_the_statement_calls_the_speaker() -> None:
    here, elsewhere = Role("President", evidence=quote("s", "a")), Role("Chair", evidence=quote("other", "a"))
    found = held(Actor("a", "A", "person", PLACES, roles=(here, elsewhere)), said("2020"))
    assert (found.certain, found.possible, found.named) == ((), (), (here,))


def test_the_date_of_what_is_told_is_not_the_time_of_speaking() -> None:
    assert spoken(said("", "claim", "2020")) is None
    assert spoken(said("", "event", "2020")) is None
    assert spoken(said("", "position", "2020")) == date("2020")
    assert spoken(said("2021", "position", "2020")) == date("2021")
