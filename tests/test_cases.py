"""Golden cases: the files of a small brief, and word for word what `brief check` says of it.

`tests/cases/<group>/<name>.yml` holds cases by name:

    files     what lies in `content/`: path to text (`!!binary` for bytes). `BRIEF` is there unless
              another `brief.yml` is, or none (`brief.yml:` with nothing after it).
    options   of the command, where there are any
    raises    the codes that the output has, no more and no fewer
    spares    codes that an input close to a slip does not raise
    output    what the command prints

`pytest tests/test_cases.py --write-cases` writes the outputs. Read each one as its author would before you commit it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from brief.checks.codes import ERRORS, WARNINGS
from brief.cli import commands
from tests import small_brief

CASES = Path(__file__).parent / "cases"

BRIEF = """\
title: A brief
bottom_line: It is so. {.linking}
scale: phia
lint:
  {unused-fact: off, unused-actor: off, sentence-unused: off, no-signpost: off, nothing-against: off,
   hedge-dropped: off, negation-dropped: off}
"""
"""The `brief.yml` of a case without one: warnings of what nothing uses, and of statements that are short because they
are not what a case is about, would hide what it is about."""

CODE = re.compile(r"^\S+:\d+:\d+: (error|warning): .* \[([a-z0-9-]+)\]$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case as its author wrote it."""

    path: Path
    name: str
    files: dict[str, str | bytes | None]
    raises: tuple[str, ...]
    spares: tuple[str, ...]
    options: tuple[str, ...]
    output: str


def _read(path: Path) -> list[Case]:
    written: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))  # noqa: TID251
    return [
        Case(
            path,
            name,
            case.pop("files"),
            tuple(case.pop("raises", ())),
            tuple(case.pop("spares", ())),
            tuple(case.pop("options", ())),
            case.pop("output", ""),
            **case,
        )
        for name, case in written.items()
    ]


ALL = [case for path in sorted(CASES.rglob("*.yml")) for case in _read(path)]


def said(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """What `brief check` prints and its exit status."""
    files = ({"brief.yml": BRIEF} | case.files).items()
    texts = {name: text if isinstance(text, bytes) else text.encode() for name, text in files if text is not None}
    small_brief.put(folder / "content", texts)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(commands, ["check", *case.options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stdout, result.exit_code


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.path.parent.name}/{case.path.stem}: {case.name}")
def test_the_checker_says(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    output, status = said(case, tmp_path, monkeypatch)
    if request.config.getoption("--write-cases"):
        _write(case, output)
    else:
        assert output == case.output
    levels = CODE.findall(output)
    if "json" in case.options:
        levels = [(row["level"], row["code"]) for row in map(json.loads, output.splitlines())]
    assert {code for _, code in levels} == set(case.raises)
    assert not set(case.raises) & set(case.spares)
    fails = any(level == "error" or "--strict" in case.options for level, _ in levels)
    assert status == int(fails)


def _write(case: Case, output: str) -> None:
    text = case.path.read_text("utf-8")
    root = yaml.compose(text)
    fields = next(value for key, value in root.value if key.value == case.name).value
    old = next(value for key, value in fields if key.value == "output")
    begin, end = old.start_mark.index, old.end_mark.index
    after = text[end:].lstrip("\n")
    block = "".join(f"    {line}\n" if line else "\n" for line in output.splitlines())
    gap = "\n" if after else ""
    case.path.write_text(f"{text[:begin].rstrip()} |\n{block}{gap}{after}", "utf-8")


# A fault of ours that could be written as a case would be mended instead: see test_checker.py.
@pytest.mark.parametrize("code", sorted({*ERRORS, *WARNINGS} - {"internal"}))
def test_every_code_has_a_case_that_raises_it_and_one_that_comes_close(code: str) -> None:
    raising = [case.name for case in ALL if code in case.raises]
    sparing = [case.name for case in ALL if code in case.spares]
    assert raising
    assert sparing


def test_cases_name_only_codes_that_exist() -> None:
    named = {code for case in ALL for code in (*case.raises, *case.spares)}
    assert named - {*ERRORS, *WARNINGS} == set()
