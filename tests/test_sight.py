"""The numbers from a judgement to its passages are the same on every page and in the data."""

import json
from pathlib import Path

from brief.exports import data_folder
from brief.reasoning.lines_of_sight import lines
from brief.site.paths import Paths
from tests.small_brief import checked, page, part, words


def test_facts_for_come_before_facts_against(tmp_path: Path) -> None:
    graph = checked(tmp_path).graph
    found = [(line.number, line.fact.id, line.against) for line in lines(graph, graph.brief.judgements["deal"])]
    assert found == [
        ("J1.1", "radar", False),
        ("J1.2", "loan", False),
        ("J1.3", "radar-again", False),
        ("J1.4", "failed", True),
        ("J1.5", "expected", True),
    ]


def test_a_second_passage_has_a_number_of_its_own(tmp_path: Path) -> None:
    graph = checked(tmp_path).graph
    first, second = lines(graph, graph.brief.judgements["loan-real"])
    assert [p.number for p in first.passages] == ["J3.1.1", "J3.1.2"]
    assert [p.anchor.evidence.source for p in first.passages] == ["paper", "letter"]
    assert [p.number for p in second.passages] == ["J3.2"]


def test_a_fact_on_both_sides_has_one_number(tmp_path: Path) -> None:
    graph = checked(tmp_path, judgements=("against: [failed, expected]", "against: [radar, failed]")).graph
    assert [line.fact.id for line in lines(graph, graph.brief.judgements["deal"])] == [
        "radar",
        "loan",
        "radar-again",
        "failed",
    ]


def test_the_table_leads_to_passage_and_speaker(tmp_path: Path) -> None:
    html = page(checked(tmp_path), "line-of-sight")
    told = words(html)
    assert "J1.2 [2] Boro offers a loan. “Boro offers a loan” ¶1 of “The paper” The ministry" in told
    assert "J1.4 Against: [4] The talks failed." in told
    assert "J3.1.2 “Boro confirmed the loan.” ¶1 of “The letter”" in told
    assert '<tr id="l_j1_2">' in html
    assert 'href="sources/paper.html#loan"' in html
    assert 'id="l_j3_1_2"' in html
    assert 'href="sources/letter.html#confirmed--2"' in html


def test_the_page_of_judgements_carries_the_same_numbers(tmp_path: Path) -> None:
    found = checked(tmp_path)
    html = page(found, "judgements")
    assert 'href="line-of-sight.html#l_j1_2" title="Line of sight J1.2">J1.2</a>' in html
    assert "The strongest fact against it J1.4 [4] The talks failed." in part(html, 'id="deal"', "</section>")
    assert "Also against it J1.5 [5] Ms Analyst expects a deal." in part(html, 'id="deal"', "</section>")
    assert "The strongest fact against it No fact against it is named." in part(html, 'id="loan-real"', "</section>")
    data = json.loads(data_folder.files(found.graph, Paths())["data/brief.json"])
    deal = data["judgements"][0]
    assert [line["number"] for line in deal["lines"]] == ["J1.1", "J1.2", "J1.3", "J1.4", "J1.5"]
    assert deal["lines"][1] == {
        "number": "J1.2",
        "fact": "loan",
        "against": False,
        "speaker": "ministry",
        "passages": [{"number": "J1.2", "source": "paper", "paragraph": 1, "url": "sources/paper.html#loan"}],
        "url": "line-of-sight.html#l_j1_2",
    }
    assert deal["strongest_against"] == "failed"
    assert (deal["origins"], deal["origin_ids"], deal["one_origin"], deal["only_interested"]) == (
        2,
        ["alba", "ministry"],
        False,
        True,
    )
    assert deal["interested"] == {"alba": ["loan"], "ministry": ["radar", "loan"]}
