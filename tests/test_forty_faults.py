"""Forty different faults in 2,000 facts: one run says all of them, each at its line, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brief.cli import commands
from tests.conftest import copy_project, mkdocs
from tests.generate import write_brief

FACT = re.compile(r"fact-(\d+)$")


@dataclass(frozen=True)
class Fault:
    """A slip in one record or file."""

    code: str
    place: str
    """A file in `content`, or the id of a fact."""
    old: str
    """A regular expression for what it replaces; empty: it is added at the end."""
    new: str
    mark: str = ""
    """What stands on the line that the problem names; empty: the new text."""


def field(code: str, number: int, line: str) -> Fault:
    """One more field, and the problem is on its line."""
    return Fault(code, f"fact-{number}", "", f"  {line}\n", line)


UNFOUNDED = "empty-one:\n  judgement: Rain will fall.\n  against: [fact-1]\n  would_change: [A dry year.]\n"
"""A judgement that lacks nothing but a ground."""

FAULTS = (
    Fault("quote-missing", "fact-3", "as item 3 of", "as point 3 of", "quote:"),
    Fault("quote-missing", "fact-57", r'quote: "(\w)', r'quote: "the \1', "quote:"),
    Fault("quote-missing", "fact-101", "$", "\n  prefix: nowhere near it", "quote:"),
    Fault("quote-ambiguous", "fact-50", "quote: .*", "quote: 番号"),
    field("unknown-field", 150 + 1, "colour: red"),
    Fault("unknown-field", "fact-202", "topics:", "topic:"),
    field("unknown-field", 251, "translation: {text: x, languge: en}"),
    Fault("duplicate-key", "fact-301", "kind: event", "kind: event\n  kind: claim", "kind: claim"),
    Fault("wrong-type", "fact-352", "kind: event", "kind: happening"),
    field("wrong-type", 401, "status: maybe"),
    field("wrong-type", 452, "worded_as: loudly"),
    field("wrong-type", 501, "credibility: 7"),
    field("wrong-type", 552, "note: [a, list]"),
    field("wrong-type", 601, "evidence: none"),
    Fault("wrong-type", "fact-652", "topics: .*", "topics: {a: b}"),
    Fault("wrong-type", "fact-701", "actors: .*", "actors: actor-1"),
    Fault("date-invalid", "fact-752", r"date: (\d+)-\d\d", r"date: \1-13", "date:"),
    Fault("date-invalid", "fact-803", r"date: \d+-\d\d", "date: 30 February"),
    field("date-invalid", 851, "said_on: 2026-02-30"),
    Fault("date-unsupported", "fact-902", r"date: \d+-", "date: 1812-", "date: 1812-"),
    Fault("missing-field", "fact-953", "  date: .*\n", "", "fact-953:"),
    Fault("missing-field", "fact-1001", "  statement: .*\n", "", "fact-1001:"),
    Fault("missing-field", "fact-1052", "statement: .*", 'statement: ""'),
    Fault("missing-field", "fact-1100", "kind: claim", "kind: relation", "fact-1100:"),
    field("missing-field", 1151, "relation: {from: actor-1, as: pays}"),
    field("missing-field", 1202, "withdrawn: {on: 2026}"),
    Fault("misplaced-field", "fact-1250", "", "  status: planned\n"),
    Fault("bad-id", "fact-1303", "actors: .*", "actors: [Actor-1]"),
    field("unknown-id", 1352, "said_by: actor-9999"),
    field("unknown-id", 1403, "before: [fact-99999]"),
    field("unknown-id", 1451, "contradicts: [actor-1]"),
    Fault("order-conflict", "fact-1502", "date: .*", "date: 2030\n  date_reason: So.\n  before: [fact-1]", "before:"),
    field("order-cycle", 1553, "after: [fact-1553]"),
    field("order-cycle", 1601, "repeats: [fact-1601]"),
    Fault("yaml-syntax", "fact-1651", "topics: .*", "topics: [trade", "source:"),
    Fault("alias-clash", "actors.yml", "Alias 0007 A", "Alias 0005 B", "Alias 0007 B"),
    Fault("term-not-on-scale", "judgements.yml", "(?s)(t-9:.*?)likelihood: likely", r"\1likelihood: maybe", "d: maybe"),
    Fault("rests-on-nothing", "judgements.yml", "", f"\n{UNFOUNDED}", "empty-one:"),
    Fault("sentence-unaccounted", "analysis/reading-2.md", "", "\nNobody said this.\n"),
    Fault("absent-found", "brief.yml", "", "absent:\n- {source: source-1, terms: [item 1], says: No.}\n", "terms:"),
)  # fmt: skip


def part(content: Path, place: str) -> tuple[Path, str]:
    """The file of a place, and the text in it that a fault changes."""
    found = FACT.match(place)
    if found is None:
        return content / place, (content / place).read_text("utf-8")
    path = content / "facts" / f"part-{(int(found[1]) - 1) // 200:02d}.yml"
    record = re.search(rf"^{place}:\n(?:  .*\n)+", path.read_text("utf-8"), re.MULTILINE)
    assert record is not None
    return path, record[0]


def plant(content: Path, fault: Fault) -> None:
    path, text = part(content, fault.place)
    spoiled = re.sub(fault.old, fault.new, text, count=1) if fault.old else text + fault.new
    assert spoiled != text, fault
    path.write_text(path.read_text("utf-8").replace(text, spoiled), "utf-8")


def line_of(content: Path, fault: Fault) -> tuple[str, int, str]:
    """What the run should say of a fault when all of them are planted: file, line and code."""
    path, text = part(content, fault.place)
    whole = path.read_text("utf-8")
    mark = fault.mark or fault.new.strip()
    at = whole.index(mark, whole.index(text)) + mark.rfind("\n") + 1
    return path.relative_to(content.parent).as_posix(), whole.count("\n", 0, at) + 1, fault.code


def said(lines: str) -> list[tuple[str, int, str]]:
    found = re.findall(r"(content/[^:\n]+):(\d+):\d+: (?:error|warning): .*\[([a-z0-9-]+)\]$", lines, re.MULTILINE)
    return [(path, int(line), code) for path, line, code in found]


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a brief of 2,000 facts and all the faults."""
    project = copy_project(tmp_path_factory.mktemp("spoiled") / "project")
    content = project / "content"
    content.rename(project / "before")
    write_brief(content, facts=2000, sources=200, actors=135)
    for fault in FAULTS:
        plant(content, fault)
    return project


@pytest.fixture(scope="module")
def run(spoiled: Path) -> Result:
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(spoiled)
        return CliRunner().invoke(commands, ["check"])


def test_there_are_forty_different_faults() -> None:
    assert len(set(FAULTS)) == len({fault.place + fault.code + fault.new for fault in FAULTS}) == 40


def test_one_run_says_all_of_them_each_at_its_line_and_nothing_else(spoiled: Path, run: Result) -> None:
    assert run.exit_code == 1
    assert said(run.stdout) == sorted(line_of(spoiled / "content", fault) for fault in FAULTS)
    assert run.stderr.endswith("40 errors, 0 warnings\n")


def test_a_build_says_the_same_and_leaves_the_last_site_as_it_was(spoiled: Path, run: Result) -> None:
    site = spoiled / "site"
    before = {"404.html": b"gone\n", "data/brief.json": b"{}\n", "index.html": bytes(range(256))}
    for name, data in before.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    times = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    done = mkdocs(spoiled, site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert said(done.stderr) == said(run.stdout)
    assert {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()} == before
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == times
    assert [path.name for path in spoiled.iterdir() if path.name.startswith(".site")] == []
