"""What an author sets aside for one record: gone from the run, and listed with its reason for the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brief.checker import Checked
from brief.exports import brief_json
from brief.site.paths import Paths
from tests.small_brief import checked, page, part, words

REASON = 'The "not" belongs to another clause.'


def _aside(folder: Path, where: str, slip: tuple[str, str]) -> Checked:
    files = {"paper": ("Alba wants a radar. Boro", "It is untrue that Alba wants a radar. Boro"), where: slip}
    return checked(folder, **files)


def codes(found: Checked) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_warning_is_set_aside_for_one_fact(tmp_path: Path) -> None:
    there = checked(tmp_path / "a", paper=("Alba wants a radar. Boro", "It is untrue that Alba wants a radar. Boro"))
    assert codes(there).count("quote-turns") == 1
    line = "statement: Alba wants a radar.\n"
    gone = _aside(tmp_path / "b", "facts", (line, f"{line}  accepts: {{quote-turns: '{REASON}'}}\n"))
    assert "quote-turns" not in codes(gone)
    assert "accepts-nothing" not in codes(gone)


def test_what_was_set_aside_is_listed_with_its_reason(tmp_path: Path) -> None:
    line = "statement: Alba wants a radar.\n"
    found = _aside(tmp_path, "facts", (line, f"{line}  accepts: {{quote-turns: '{REASON}'}}\n"))
    shown = part(page(found, "method"), 'id="rules"', 'id="data"')
    assert "1 warning was set aside for one record, with a reason:" in words(shown)
    assert f"quote-turns {REASON}" in words(shown)
    data = json.loads(brief_json.render(found.graph, Paths(found.graph.brief, "")))
    assert data["accepts"] == [{"code": "quote-turns", "id": "radar", "reason": REASON}]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("actors", "alba: {name: Alba, kind: state"),
        ("judgements", "rests_on: [expected]"),
        ("hypotheses", "hypothesis: Money decides."),
        ("brief", "title: The radar"),
        ("letter", "title: The letter"),
    ],
)
def test_every_kind_of_record_can_set_a_warning_aside(tmp_path: Path, file: str, line: str) -> None:
    accepts = "accepts: {quote-turns: A reason.}"
    indent = "  " if file in ("judgements", "hypotheses") else ""
    written = f"{line}, {accepts}" if file == "actors" else f"{line}\n{indent}{accepts}"
    found = checked(tmp_path, **{file: (line, written)})
    # None of them has such a warning, so that each says that there is nothing to set aside.
    assert codes(found).count("accepts-nothing") == 1


def test_a_warning_of_another_record_is_not_set_aside(tmp_path: Path) -> None:
    line = "statement: Boro offers a loan.\n"
    found = _aside(tmp_path, "facts", (line, f"{line}  accepts: {{quote-turns: '{REASON}'}}\n"))
    assert sorted(set(codes(found)) & {"quote-turns", "accepts-nothing"}) == ["accepts-nothing", "quote-turns"]
