"""How many different speakers stand behind a judgement, and whether any of them has no stake."""

from pathlib import Path

import pytest

from brief.checker import check
from brief.reasoning.speakers import Origins, Speakers
from tests.small_brief import checked, page, part


def behind(tmp_path: Path, judgement: str, **slips: tuple[str, str]) -> Origins:
    graph = checked(tmp_path, **slips).graph
    return Speakers(graph).behind(graph.brief.judgements[judgement])


def test_a_repeat_counts_as_what_it_repeats(tmp_path: Path) -> None:
    # Boro only says again what Alba said.
    assert behind(tmp_path, "deal").ids == ("alba", "ministry")


def test_a_chain_of_repeats_counts_as_its_first(tmp_path: Path) -> None:
    chain = ("said_by: analyst\n", "said_by: analyst\n  repeats: [radar-again]\n")
    assert behind(tmp_path, "analyst-right", facts=chain).ids == ("alba",)


def test_a_repeat_of_two_counts_as_both(tmp_path: Path) -> None:
    both = ("said_by: analyst\n", "said_by: analyst\n  repeats: [radar, failed]\n")
    assert behind(tmp_path, "analyst-right", facts=both).ids == ("alba", "paper")


def test_each_source_that_speaks_in_its_own_voice_is_one(tmp_path: Path) -> None:
    assert behind(tmp_path, "loan-real").ids == ("letter", "paper")


GONE = "withdrawn: {on: 2026-02, why: A slip.}"


@pytest.mark.parametrize(
    ("slips", "judgement", "left"),
    [
        ({"facts": ("statement: Alba wants a radar.\n", f"statement: Alba wants a radar.\n  {GONE}\n")}, "deal", 1),
        ({"facts": ("statement: Boro offers a loan.\n", f"statement: Boro offers a loan.\n  {GONE}\n")}, "deal", 1),
        ({"facts": ("soon.\n", f"soon.\n  {GONE}\n")}, "deal", 2),
        ({"letter": ("title: The letter\n", f"title: The letter\n{GONE}\n")}, "loan-real", 1),
        ({"paper": ("title: The paper\n", f"title: The paper\n{GONE}\n")}, "deal", 0),
    ],
    ids=["the first word of a repeat", "a fact", "a repeat", "one source of two", "the only source"],
)
def test_what_is_withdrawn_stands_behind_nothing(
    tmp_path: Path, slips: dict[str, tuple[str, str]], judgement: str, left: int
) -> None:
    assert len(behind(tmp_path, judgement, **slips).ids) == left


def test_a_stake_is_read_off_the_facts(tmp_path: Path) -> None:
    found = behind(tmp_path, "deal")
    # Alba is an end of the relation; the ministry is part of Boro, which both facts name.
    assert found.interested == {"alba": ("loan",), "ministry": ("radar", "loan")}
    assert found.only_interested
    assert not found.one


def test_speaking_alone_is_no_stake(tmp_path: Path) -> None:
    found = behind(tmp_path, "analyst-right")
    assert (found.ids, dict(found.interested)) == (("analyst",), {})
    assert found.one
    assert not found.only_interested


def test_a_source_has_no_stake(tmp_path: Path) -> None:
    assert not behind(tmp_path, "loan-real").interested


@pytest.mark.parametrize(("ends", "stake"), [("", True), (", to: unknown", False)], ids=["held", "ended"])
def test_an_office_that_is_held_is_a_stake(tmp_path: Path, ends: str, stake: bool) -> None:
    office = ("kind: person}", f"kind: person, roles: [{{role: Adviser, of: alba{ends}}}]}}")
    involved = ("said_by: analyst\n", "said_by: analyst\n  actors: [alba]\n")
    assert behind(tmp_path, "analyst-right", actors=office, facts=involved).only_interested is stake


def test_the_page_says_it_in_words(tmp_path: Path) -> None:
    found = checked(tmp_path)
    judgements = page(found, "judgements")
    deal = part(judgements, 'id="deal"', "</section>")
    assert "interested parties only 2 speakers: Alba, The ministry. All of them have a stake in the matter" in deal
    right = part(judgements, 'id="analyst-right"', "</section>")
    assert "one origin All of it goes back to Ms Analyst." in right
    assert "interested" not in right
    assert "2 speakers: “The letter” in its own voice, “The paper” in its own voice." in part(
        judgements, 'id="loan-real"', "</section>"
    )
    assert "interested parties only" in part(page(found, "index"), 'id="_key-judgements"', "</section>")
    assert "names it as an end of a relation or among those involved" in part(
        page(found, "method"), 'id="origins"', "<h2"
    )


def test_where_nothing_stands_the_page_says_so(tmp_path: Path) -> None:
    found = checked(tmp_path, paper=("title: The paper\n", f"title: The paper\n{GONE}\n"))
    deal = part(page(found, "judgements"), 'id="deal"', "</section>")
    assert "Everything that it rests on is withdrawn: fact [1, withdrawn] [2, withdrawn] [3, withdrawn]." in deal
    assert "no origin Nobody stands behind it: all that it rests on is withdrawn." in deal


REPEATS = {
    "one": ["two"],
    "two": ["three"],
    "three": ["two"],
    "four": ["two", "six"],
    "five": ["three", "gone"],
    "six": [],
    "seven": ["eight", "gone"],
    "eight": ["seven"],
    "gone": [],
}
"""Facts and what they repeat. Two and three repeat each other, and so do seven and eight, which lead on."""
COUNTS_AS = {
    "one": ("two",),
    "two": ("two",),
    "three": ("two",),
    "four": ("two", "six"),
    "five": ("two",),
    "six": ("six",),
    "seven": (),
    "eight": (),
    "gone": (),
}


@pytest.mark.parametrize("first", REPEATS)
def test_what_a_fact_counts_as_hangs_on_no_question_asked_before(tmp_path: Path, first: str) -> None:
    facts = "".join(
        f"{id}: {{statement: It is so., kind: claim, repeats: [{', '.join(repeats)}]"
        f"{', withdrawn: {on: 2026-02, why: A slip.}' if id == 'gone' else ''}}}\n"
        for id, repeats in REPEATS.items()
    )
    (tmp_path / "brief.yml").write_text("title: T\n", "utf-8")
    (tmp_path / "facts.yml").write_text(facts, "utf-8")
    speakers = Speakers(check(tmp_path, "content").graph)
    assert speakers.originals(first) == COUNTS_AS[first]
    assert {id: speakers.originals(id) for id in reversed(REPEATS)} == COUNTS_AS


def test_each_speaker_of_a_piece_of_evidence_is_one(tmp_path: Path) -> None:
    spoken = (
        "{source: letter, quote: Boro confirmed the loan.}",
        "{source: letter, quote: Boro confirmed the loan., said_by: boro}",
    )
    assert behind(tmp_path, "loan-real", facts=spoken).ids == ("boro", "paper")


def test_a_source_that_speaks_for_an_actor_is_that_actor(tmp_path: Path) -> None:
    press = ("title: The letter\n", "title: The letter\nspeaks_for: boro\n")
    assert behind(tmp_path, "loan-real", letter=press).ids == ("boro", "paper")


def test_through_whom_and_to_whom_it_was_said_are_involved(tmp_path: Path) -> None:
    spoken = ("said_by: analyst\n", "said_by: analyst\n  via: boro\n  to: [ministry]\n")
    graph = checked(tmp_path, facts=spoken).graph
    assert graph.actors_of["expected"] == ("analyst", "boro", "ministry")
