"""Real texts of several kinds and languages, with facts as a careful analyst writes them: few warnings, no error."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path

from brief.checker import check
from tests.conftest import REPOSITORY

REAL = REPOSITORY / "tests" / "corpus" / "real"
BRIEFS = sorted(path for path in REAL.iterdir() if path.is_dir())
HOUSEKEEPING = {"unknown-file", "sentence-unused", "unused-fact", "unused-actor", "no-signpost", "nothing-against"}
"""They say nothing of whether a statement says what its passage says."""


@cache
def warned(folder: Path) -> tuple[int, int]:
    """How many facts of a brief have a warning about their words, and how many there are."""
    checked = check(folder, "content")
    assert [p.render() for p in checked.problems if p.level == "error"] == []
    lines = sorted((fact.places.key.line, fact.id) for fact in checked.graph.brief.facts.values())
    facts = {
        max((line, id) for line, id in lines if line <= problem.where.line)[1]
        for problem in checked.problems
        if problem.where.path.endswith("facts.yml") and problem.code not in HOUSEKEEPING
    }
    return len(facts), len(lines)


def test_honest_facts_are_seldom_warned_of() -> None:
    counts = [warned(folder) for folder in BRIEFS]
    warnings, facts = (sum(column) for column in zip(*counts, strict=True))
    assert facts > 160
    assert warnings <= 0.07 * facts


def test_their_distorted_twins_are_warned_of_more_often(tmp_path: Path) -> None:
    caught = total = 0
    for folder in BRIEFS:
        copy = shutil.copytree(folder, tmp_path / folder.name, ignore=shutil.ignore_patterns("*.jsonl"))
        twins = [json.loads(line) for line in (folder / "distorted.jsonl").read_text("utf-8").splitlines()]
        records = {
            twin["id"]: twin["fields"] | {"statement": twin["statement"], "quote": twin["quote"]} for twin in twins
        }
        # What the brief says of facts that have no twin goes.
        brief = re.sub(
            r"(?ms)^bottom_line:.*?(?=^\w|\Z)",
            "bottom_line: So it is. {.linking}\n",
            (copy / "brief.yml").read_text("utf-8"),
        )
        (copy / "brief.yml").write_text(brief, "utf-8")
        (copy / "facts.yml").write_text(
            "".join(f"{id}: {json.dumps(r, ensure_ascii=False)}\n" for id, r in records.items()), "utf-8"
        )
        found, count = warned(Path(copy))
        caught, total = caught + found, total + count
    assert total > 90
    # Most are free re-wordings, half of them in other languages than English.
    assert caught >= 0.35 * total
