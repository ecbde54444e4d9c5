"""What changed since the edition before: from its brief.json, from `history`, or nothing in a first edition."""

import json
from pathlib import Path
from typing import Any

import pytest

from brief.checker import check
from brief.exports import data_folder
from brief.site.paths import Paths
from tests.small_brief import TEXTS, checked, page, part, words

FACTS = {
    "radar": "Alba wants a radar.",
    "loan": "Boro offers money.",
    "radar-again": "Alba wants the radar soon.",
    "failed": "The talks failed.",
    "expected": "Ms Analyst expects a deal.",
    "gone": "A ship was seen.",
}
BEFORE: dict[str, Any] = {
    "format": 1,
    "brief": {"edition": "1", "date": "2026-01", "bottom_line": "A deal is possible [[deal]]."},
    "sources": [{"id": "paper", "title": "The paper"}, {"id": "note", "title": "The note"}],
    "facts": [{"id": id, "number": n, "statement": text} for n, (id, text) in enumerate(FACTS.items(), 1)],
    "judgements": [
        {
            "id": "deal",
            "judgement": "There is a realistic possibility of a deal.",
            "likelihood": {"term": "realistic possibility", "low": 40, "high": 50},
            "confidence": "low",
            "rests_on": ["radar", "gone"],
            "against": [],
        },
        {
            "id": "analyst-right",
            "judgement": "It is unlikely that the analyst is right.",
            "likelihood": {"term": "unlikely", "low": 25, "high": 35},
            "confidence": "moderate",
            "rests_on": ["expected"],
            "against": [],
        },
        {"id": "war", "number": 9, "judgement": "There will be no war.", "likelihood": None, "confidence": None},
    ],
}
PREVIOUS = ('edition: "2"\n', 'edition: "2"\nprevious: edition-1.json\n')
HISTORY = (
    "would_change: [A refusal.]\n",
    'would_change: [A refusal.]\n  history: [{edition: "1", cause: The loan was offered.}]\n',
)


def edition(data: object = BEFORE) -> dict[str, str]:
    return {"editions/edition-1.json": data if isinstance(data, str) else json.dumps(data)}


def test_a_first_edition_says_so(tmp_path: Path) -> None:
    found = checked(tmp_path)
    assert "This is the first edition (2): there is nothing to compare it with." in words(page(found, "what-changed"))
    assert json.loads(data_folder.files(found.graph, Paths())["data/brief.json"])["changes"] is None


def test_judgements_old_and_new(tmp_path: Path) -> None:
    html = page(checked(tmp_path, edition(), brief=PREVIOUS, judgements=HISTORY), "what-changed")
    deal = part(html, 'id="c_deal"', "</section>")
    assert "Changed: [J1] Edition 1 Now" in deal
    assert (
        "Wording There is a realistic possibility of a deal. changed: It is likely that there will be a deal." in deal
    )
    assert "Likelihood realistic possibility changed: likely" in deal
    assert "Confidence Low confidence Low confidence" in deal
    assert "Why: The loan was offered." in deal
    assert "Facts it did not name before: [2] [3] [4] [5]" in deal
    assert "Facts it no longer names: gone" in deal
    assert "New: [J3] The loan is real." in part(html, 'id="c_loan-real"', "</section>")
    assert "No longer in the brief: J9 of edition 1 There will be no war." in part(html, 'id="c_war"', "</section>")
    assert "1 other judgement reads as before." in words(html)
    assert 'id="c_analyst-right"' not in html


def test_facts_sources_and_the_bottom_line(tmp_path: Path) -> None:
    slip = ("The talks failed.\n  kind", "The talks failed.\n  withdrawn: {on: 2026-02, why: They went on.}\n  kind")
    found = checked(tmp_path, edition(), brief=PREVIOUS, facts=slip)
    told = words(page(found, "what-changed"))
    # Confirmed is new and the loan is reworded; of the judgements one is new and one reworded: 4 of 9.
    assert "44% of the brief is new: 2 of 6 facts and 2 of 3 judgements are new or reworded." in told
    assert "Withdrawn (1) [4] The talks failed. withdrawn They went on." in told
    assert "Added (1) [6] The loan was confirmed." in told
    assert "Reworded (1) [2] Boro offers a loan. It read: “Boro offers money.”" in told
    assert "No longer in the brief (1) A ship was seen." in told
    assert "It read: A deal is possible." in told
    assert "Added: The letter. No longer used: The note." in told.replace("</p>", "")


def test_the_data_name_what_changed(tmp_path: Path) -> None:
    found = checked(tmp_path, edition(), brief=PREVIOUS, judgements=HISTORY)
    data = json.loads(data_folder.files(found.graph, Paths())["data/brief.json"])["changes"]
    assert (data["since"], data["compared"], data["new"], data["statements"]) == ("1", True, 4, 9)
    assert data["facts"] == {"added": ["confirmed"], "withdrawn": [], "reworded": ["loan"], "removed": ["gone"]}
    assert [(c["id"], c["what"], c["parts"]) for c in data["judgements"]] == [
        ("deal", "changed", ["wording", "likelihood", "facts"]),
        ("loan-real", "new", []),
        ("war", "dropped", []),
    ]
    assert data["judgements"][0]["cause"] == "The loan was offered."


def test_the_same_brief_again_has_no_changes(tmp_path: Path) -> None:
    own = data_folder.files(checked(tmp_path / "one").graph, Paths())["data/brief.json"].decode()
    found = checked(tmp_path / "two", edition(own), brief=PREVIOUS)
    told = words(page(found, "what-changed"))
    assert "Nothing changed." in told
    assert "All judgements read as before." in told


def test_another_spelling_of_a_term_is_no_change(tmp_path: Path) -> None:
    own = data_folder.files(checked(tmp_path / "one").graph, Paths())["data/brief.json"].decode()
    found = checked(
        tmp_path / "two", edition(own), brief=PREVIOUS, judgements=("likelihood: likely", "likelihood: Probable")
    )
    assert "Nothing changed." in words(page(found, "what-changed"))


def test_history_alone_tells_what_it_can(tmp_path: Path) -> None:
    told = 'history: [{edition: "1", likelihood: unlikely, cause: The loan was offered.}]'
    slip = ("would_change: [A refusal.]\n", f"would_change: [A refusal.]\n  {told}\n")
    html = page(checked(tmp_path, judgements=slip), "what-changed")
    assert "No file of an earlier edition was given" in words(html)
    deal = part(html, 'id="c_deal"', "</section>")
    assert "Wording not recorded It is likely that there will be a deal." in deal
    assert "Likelihood unlikely changed: likely" in deal
    assert "Why: The loan was offered." in deal


def test_a_change_without_a_cause_is_a_warning(tmp_path: Path) -> None:
    problems = checked(tmp_path, edition(), brief=PREVIOUS).problems
    assert [p.message for p in problems if p.code == "change-without-cause"] == [
        'the wording and likelihood of judgement "deal" changed since edition 1, and nothing says why'
    ]
    told = checked(tmp_path, edition(), brief=PREVIOUS, judgements=HISTORY).problems
    assert [p for p in told if p.code == "change-without-cause"] == []


@pytest.mark.parametrize(
    ("previous", "data", "expected"),
    [
        (
            "edition-2.json",
            "{}",
            (
                'content/brief.yml:6:11: error: there is no file "edition-2.json" in content/editions; '
                'it holds an earlier edition\'s brief.json [missing-file]\n    did you mean "edition-1.json"?'
            ),
        ),
        (
            "../brief.yml",
            "{}",
            (
                'content/brief.yml:6:11: error: "../brief.yml" is not the name of a file in content/editions '
                "[wrong-type]\n    for example: edition-1.json"
            ),
        ),
        (
            "edition-1.json",
            '{"format": 1,\n "facts": [}',
            (
                "content/editions/edition-1.json:2:12: error: this is not JSON from here on: expecting value "
                "[file-unreadable]"
            ),
        ),
        (
            "edition-1.json",
            "[" * 200_000,
            (
                "content/editions/edition-1.json:1:1: error: this JSON is too deep or holds a number that is too long "
                "[file-unreadable]"
            ),
        ),
        (
            "edition-1.json",
            '{"format": 2}',
            (
                "content/editions/edition-1.json:1:1: error: this is no brief.json of an earlier edition: it has "
                '"format": 2, and "format": 1 is expected [wrong-type]'
            ),
        ),
        (
            "edition-1.json",
            "[]",
            (
                "content/editions/edition-1.json:1:1: error: this is no brief.json of an earlier edition: it has no "
                'format, and "format": 1 is expected [wrong-type]'
            ),
        ),
        (
            "edition-1.json",
            '{"format": 1, "sources": [], "facts": [{"statement": "No id."}], "judgements": []}',
            (
                'content/editions/edition-1.json:1:1: error: "facts" of this file must be a list of records, '
                "each with its id [wrong-type]"
            ),
        ),
    ],
    ids=["missing", "outside", "broken", "deep", "another format", "a list", "no id"],
)
def test_a_file_that_cannot_be_read_is_a_problem_with_a_place(
    tmp_path: Path, previous: str, data: str, expected: str
) -> None:
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions/edition-1.json").write_text(data, "utf-8")
    brief = f"title: T\nbottom_line: It [[x]].\nscale: phia\nlanguage: en\nedition: '2'\nprevious: {previous}\n"
    (tmp_path / "brief.yml").write_text(brief, "utf-8")
    found = [p.render() for p in check(tmp_path, "content").problems if p.code != "unknown-id"]
    assert found == [expected]


@pytest.mark.parametrize("previous", ["edition-1.json", "editions/edition-1.json"])
def test_hostile_words_of_an_earlier_edition_are_only_shown(tmp_path: Path, previous: str) -> None:
    evil = "<script>alert(1)</script> \\ud800 [[x]] javascript:"
    data = json.dumps(BEFORE).replace("There will be no war.", evil).replace("A ship was seen.", evil)
    found = checked(tmp_path, edition(data), brief=('edition: "2"\n', f'edition: "2"\nprevious: {previous}\n'))
    html = page(found, "what-changed")
    assert html.encode("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \ufffd [[x]] javascript:" in html


def test_the_small_brief_has_two_editions_in_its_words() -> None:
    assert set(FACTS) - {"gone"} < {line.split(":")[0].strip() for line in TEXTS["facts.yml"].split("\n")}
