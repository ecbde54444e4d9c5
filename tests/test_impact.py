"""What falls with a source, a speaker or a fact, and how what is withdrawn is marked on every page."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from brief.pages.families import pages
from brief.reasoning.impact import Fall, Impact
from brief.reasoning.matrix import Matrix
from brief.reasoning.speakers import Speakers
from brief.site.paths import Paths
from tests.small_brief import checked, page, part, words

GONE = "withdrawn: {on: 2026-02, why: A slip.}"


@pytest.fixture
def impact(tmp_path: Path) -> Impact:
    graph = checked(tmp_path).graph
    return Impact(graph, Speakers(graph), Matrix(graph))


def told(fall: Fall) -> dict[str, tuple[tuple[str, ...], int, int]]:
    """By judgement: the facts that it loses, how many are left, how many origins."""
    return {s.judgement.id: (s.lost, s.left, s.origins_left) for s in fall.judgements}


def test_a_fact_takes_what_repeats_it_along(impact: Impact) -> None:
    fall = impact.of_fact("radar")
    assert fall.facts == ("radar", "radar-again")
    assert told(fall) == {"deal": (("radar", "radar-again"), 1, 1)}
    assert fall.judgements[0].to_one_origin
    assert fall.hypotheses == ("money", "time")
    assert not fall.order_changes


def test_a_repeat_falls_alone_and_its_origin_stays(impact: Impact) -> None:
    assert told(impact.of_fact("radar-again")) == {"deal": (("radar-again",), 2, 2)}


def test_a_speaker_takes_along_what_was_said(impact: Impact) -> None:
    fall = impact.of_actor("analyst")
    assert told(fall) == {"analyst-right": (("expected",), 0, 0)}
    assert fall.judgements[0].falls
    assert impact.of_actor("boro").facts == ("radar-again",)


def test_a_source_beside_another_weakens(impact: Impact) -> None:
    fall = impact.of_source("letter")
    assert fall.facts == ()
    assert told(fall) == {"loan-real": ((), 2, 1)}


def test_a_source_takes_along_what_it_alone_carries(impact: Impact) -> None:
    fall = impact.of_source("paper")
    assert fall.facts == ("radar", "loan", "radar-again", "failed", "expected")
    assert told(fall) == {
        "deal": (("radar", "loan", "radar-again"), 0, 0),
        "analyst-right": (("expected",), 0, 0),
        "loan-real": (("failed",), 1, 1),
    }
    assert fall.order_changes


def test_a_repeat_of_two_keeps_the_other(tmp_path: Path) -> None:
    graph = checked(tmp_path, facts=("repeats: [radar]", "repeats: [radar, failed]")).graph
    fall = Impact(graph, Speakers(graph), Matrix(graph)).of_fact("radar")
    assert fall.facts == ("radar",)
    # The ministry stays, and so does the paper, whose words the repeat also repeats.
    assert told(fall) == {"deal": (("radar",), 2, 2)}


def test_what_is_withdrawn_already_does_not_fall_again(tmp_path: Path) -> None:
    graph = checked(tmp_path, facts=("expects a deal.\n  kind", f"expects a deal.\n  {GONE}\n  kind")).graph
    fall = Impact(graph, Speakers(graph), Matrix(graph)).of_actor("analyst")
    assert not fall.anything


def test_the_page_says_what_would_fall(tmp_path: Path) -> None:
    html = page(checked(tmp_path), "impact")
    assert "Nothing is withdrawn." in words(html)
    sources = part(html, 'id="sources"', "</section>")
    assert "The paper 5 facts fall [J1] (key judgement) would rest on nothing. [J2] would rest on nothing." in sources
    assert "[J3] would lose 1 of 2 facts and be left with one origin." in sources
    assert "The letter 0 facts fall [J3] would keep its facts and be left with one origin." in sources
    assert "The order of the explanations would change." in sources
    facts = part(html, 'id="facts"', "</section>")
    assert "[1] Alba wants a radar. with what repeats it: [3] [J1] (key judgement) would lose 2 of 3 facts" in facts


@pytest.fixture
def withdrawn(tmp_path: Path) -> dict[str, str]:
    """Every page of a brief one of whose facts was withdrawn, by path."""
    slip = ("statement: Alba wants a radar.\n", f"statement: Alba asks for one.\n  {GONE}\n")
    prose = "Alba asked first [[radar]]. It [[radar|wants a radar]]. See [[deal]]. Some [[deal|judge so]].\n"
    found = checked(tmp_path, {"analysis/why.md": f"---\ntitle: Why\n---\n{prose}"}, facts=slip)
    return {p.path: p.html for p in pages(found.graph, Paths(), found.outcomes)}


@pytest.mark.parametrize(
    "path",
    ["facts", "judgements", "line-of-sight", "impact", "actors/alba", "actors/boro", "sources/paper", "analysis/why"],
)
def test_a_withdrawn_fact_is_struck_through_wherever_it_stands(withdrawn: dict[str, str], path: str) -> None:
    # A tooltip cannot strike words through, and a citation quotes the statement as it was.
    shown = re.sub(r'title="[^"]*"|<details class="cite">.*?</details>', "", withdrawn[path], flags=re.DOTALL)
    pieces = re.sub(r"</?a\b[^>]*>", "", shown).split("Alba asks for one.")
    assert len(pieces) > 1
    assert [before[-60:] for before in pieces[:-1] if not before.endswith("<s>")] == []
    # Beside a source the word stands before the statement, where no cut can take it away.
    said = [words(before).endswith(("withdrawn", "Withdrawn")) for before in pieces[:-1]]
    unsaid = zip(said, pieces[1:], strict=True)
    assert [after[:60] for before, after in unsaid if not (before or words(after).startswith("withdrawn"))] == []


def test_what_rests_on_it_says_so(withdrawn: dict[str, str]) -> None:
    shaken = "[J1, rests on something withdrawn]"
    assert shaken in part(withdrawn["index"], 'id="_bottom-line"', "</section>")
    assert shaken in words(withdrawn["analysis/why"])
    assert shaken in part(withdrawn["actors/alba"], 'id="_judgements"', "</section>")
    deal = part(withdrawn["judgements"], 'id="deal"', "</section>")
    # The third fact only repeats the first.
    assert "Rests on something withdrawn: fact [1, withdrawn] [3]." in deal
    now = part(withdrawn["impact"], 'id="withdrawn"', "</section>")
    assert "[1] Alba asks for one. withdrawn on February 2026: A slip." in now
    assert "[3] Alba wants the radar soon. It repeats only what is withdrawn." in now
    assert "It is likely that there will be a deal. Withdrawn under it: [1, withdrawn] [3]" in now


def test_words_that_lead_to_it_are_struck_through(withdrawn: dict[str, str]) -> None:
    assert "<s>wants a radar</s></a> <strong>(withdrawn)</strong>" in withdrawn["analysis/why"]


def test_words_that_lead_to_what_rests_on_it_say_so(withdrawn: dict[str, str]) -> None:
    assert "Some judge so (rests on something withdrawn)." in words(withdrawn["analysis/why"])


@pytest.fixture
def unlettered(tmp_path: Path) -> dict[str, str]:
    """Every page of a brief one of whose sources was withdrawn, by path."""
    role = "roles: [{role: lender, from: 2020, source: letter, quote: Boro confirmed the loan.}]"
    changes = {
        "sources/letter.txt": f"---\ntitle: The letter\n{GONE}\n---\nBoro confirmed the loan.\n",
        "analysis/why.md": "---\ntitle: Why\n---\nIt stands in [[letter]]. It stands in [[letter|those words]].\n",
    }
    person, said = f"name: Boro, kind: person, {role}", "said_by: boro\n  said_on: 2025-01-01\n"
    slips = {"actors": ("name: Boro, kind: state", person), "facts": ("said_by: boro\n", said)}
    found = checked(tmp_path, changes, **slips)
    return {p.path: p.html for p in pages(found.graph, Paths(), found.outcomes)}


@pytest.mark.parametrize(
    "path",
    ["sources/letter", "sources/index", "index", "method", "impact", "timeline", "analysis/why", "judgements", "facts"],
)
def test_the_title_of_a_withdrawn_source_is_struck_through_and_what_rests_on_it_says_so(
    unlettered: dict[str, str], path: str
) -> None:
    unseen = r'(?:title|aria-label|data-said)="[^"]*"|<details class="cite">.*?</details>'
    pieces = re.sub(unseen, "", unlettered[path], flags=re.DOTALL).split("The letter")
    assert len(pieces) > 1
    for before, after in pairwise(pieces):
        if before.endswith("¶1 of “"):
            assert words(after).startswith("” (source withdrawn)")
        else:
            assert before.endswith("<s>")
            assert words(after).lower().startswith(("withdrawn", "(withdrawn)", "”: used by what"))


def test_words_that_lead_to_a_withdrawn_source_are_struck_through(unlettered: dict[str, str]) -> None:
    told = "It stands in The letter (withdrawn). It stands in those words (withdrawn)."
    assert told in words(unlettered["analysis/why"])
    assert "<s>those words</s></a>" in unlettered["analysis/why"]


def test_a_role_whose_words_stand_in_a_withdrawn_source_says_so(unlettered: dict[str, str]) -> None:
    assert "lender (source withdrawn)" in part(unlettered["actors/boro"], 'id="_roles"', "<summary>")
    assert "¶1 of “The letter” (source withdrawn)" in part(unlettered["actors/boro"], "<summary>", "</details>")
    assert "Role at that time: lender (source withdrawn)" in words(unlettered["actors/boro"])
    assert "lender (source withdrawn); 3 facts" in words(unlettered["actors/index"])


def test_a_line_of_sight_says_which_of_its_sources_is_withdrawn(unlettered: dict[str, str]) -> None:
    told = words(unlettered["line-of-sight"])
    assert "“Boro confirmed the loan.” ¶1 of “The letter” (source withdrawn)" in told
    assert "¶1 of “The paper” (source" not in told
