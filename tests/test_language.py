"""The language checks on sentences in the manner of the news: what they find, and what they leave alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from brief.checker import check
from brief.problems import Problem
from brief.yamltree import Mapping, Node, Scalar, Sequence, parse

CORPUS = Path(__file__).parent / "corpus"
ACTORS = {
    "kesh": "Kesh",
    "valdoria": "Valdoria",
    "mira-tolvanen": "Mira Tolvanen",
    "oskar-brandt": "Oskar Brandt",
    "northline": "Northline Shipping",
    "villagers": "Villagers",
    "ana-reve": "Ana Reve",
}
CODES = {
    "hedge-dropped",
    "condition-dropped",
    "negation-dropped",
    "attribution-dropped",
    "worded-as-asserted",
    "number-not-in-passage",
    "name-not-in-passage",
    "quote-turns",
}
"""The checks that compare a statement with its passage."""


def cases(name: str = "statements.yml") -> list[dict[str, Any]]:
    problems: list[Problem] = []
    node = parse("cases:\n" + (CORPUS / name).read_text("utf-8"), name, problems)
    assert problems == []
    return list(plain(node)["cases"])


def plain(node: Node) -> Any:
    """A tree of YAML as Python's own values; every scalar is text."""
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text


def write(folder: Path, rows: list[dict[str, Any]], language: str = "en", about: str = "") -> Path:
    """A brief with one source and one fact a row."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources").mkdir(exist_ok=True)
    facts = {}
    for n, row in enumerate(rows, 1):
        text = f"---\ntitle: Report {n}\nlanguage: {row.get('language', language)}\n---\n{row['passage']}\n"
        (folder / "sources" / f"report-{n}.txt").write_text(text, "utf-8")
        fields = {key: str(value) for key, value in row.get("fields", {}).items()}
        facts[f"fact-{n}"] = {
            "statement": row["statement"],
            "kind": "claim",
            "source": f"report-{n}",
            "quote": row.get("quote", row["passage"]),
            **fields,
        }
    # JSON is YAML, and its lines are easy to count.
    lines = [f"{json.dumps(id)}: {json.dumps(fact, ensure_ascii=False)}" for id, fact in facts.items()]
    (folder / "facts.yml").write_text("\n".join(lines) + "\n", "utf-8")
    actors = [f"{id}:\n  name: {name}\n  kind: group\n" for id, name in ACTORS.items()]
    (folder / "actors.yml").write_text("".join(actors), "utf-8")
    (folder / "brief.yml").write_text(
        f"title: Reports\nlanguage: en\nscale: phia\nbottom_line: The reports are read [[fact-1]].\n{about}", "utf-8"
    )
    return folder


def warned(folder: Path) -> dict[int, set[str]]:
    """By number of the fact: the codes of the warnings about it. No error stands in the way."""
    checked = check(folder, "content")
    assert [p.render() for p in checked.problems if p.level == "error"] == []
    found: dict[int, set[str]] = {}
    for problem in checked.problems:
        if problem.where.path.endswith("facts.yml"):
            found.setdefault(problem.where.line, set()).add(problem.code)
    return found
