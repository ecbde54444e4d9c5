"""`brief check` as a shell and other programs see it: words, places, streams and exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brief.checks.codes import ERRORS, WARNINGS
from brief.cli import commands
from tests.conftest import REPOSITORY
from tests.generate import write_brief

KEYS = ["code", "column", "hint", "level", "line", "message", "path"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a brief in `content` that has nothing wrong."""
    monkeypatch.chdir(tmp_path)
    write_brief(tmp_path / "content", facts=4, sources=2, actors=2)
    return tmp_path


def spoil(project: Path, old: str, new: str, path: str = "content/facts/part-00.yml") -> None:
    file = project / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def error(project: Path) -> None:
    """A quote with other words than its source: an error with a hint of several lines."""
    spoil(project, "of the record shows", "of the records show")


def warning(project: Path) -> None:
    """An actor that nothing uses."""
    with (project / "content/actors.yml").open("a", encoding="utf-8") as file:
        file.write("\nnobody:\n  name: Nobody\n  kind: person\n")


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


def shell(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, its output piped."""
    command = [sys.executable, "-c", "from brief.cli import main; main()", *words]
    settings = {k: v for k, v in os.environ.items() if k not in ("PYTHONUTF8", "PYTHONIOENCODING")}
    settings |= {"PYTHONPATH": str(REPOSITORY / "hooks")} | environment
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, check=False, timeout=300)


def test_nothing_is_wrong(project: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "content: nothing is wrong\n")


def test_an_error_is_status_1_and_says_where(project: Path) -> None:
    error(project)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        'content/facts/part-00.yml:7:10: error: the quote is not in source "source-1" [quote-missing]\n    '
    )
    assert result.stderr.endswith("1 error, 0 warnings\n")


def test_a_warning_is_status_0_and_1_under_strict(project: Path) -> None:
    warning(project)
    assert run("check").exit_code == 0
    strict = run("check", "--strict")
    assert strict.exit_code == 1
    assert "warning: nothing uses the actor" in strict.stdout
    assert run("check", "--strict").stdout == run("check").stdout


def test_strict_with_nothing_wrong_is_status_0(project: Path) -> None:
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("check", "missing"),
        ("check", "content/brief.yml"),
        ("check", "--no-such-option"),
        ("check", "--format", "xml"),
        ("check", "content", "content"),
        ("no-such-command",),
    ],
)
def test_a_misuse_is_status_2_and_says_what_was_wrong(project: Path, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words[-1] in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_folder_is_named(project: Path) -> None:
    assert 'there is no folder "missing"; name the folder that holds brief.yml' in run("check", "missing").stderr


def test_json_is_one_object_a_line_with_exactly_these_keys(project: Path) -> None:
    error(project)
    warning(project)
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["code"] for row in rows] == ["unused-actor", "quote-missing"]
    for row in rows:
        assert sorted(row) == KEYS
        assert all(isinstance(row[key], int) and row[key] >= 1 for key in ("line", "column"))
        assert row["code"] in (ERRORS if row["level"] == "error" else WARNINGS)
        assert all(isinstance(row[key], str) for key in ("path", "message", "hint"))
    assert "nearest passage" in rows[1]["hint"]
    heads = [line for line in run("check").stdout.splitlines() if not line.startswith(" ")]
    assert heads == ["{path}:{line}:{column}: {level}: {message} [{code}]".format(**row) for row in rows]


def test_json_of_nothing_wrong_is_nothing(project: Path) -> None:
    result = run("check", "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "")


def test_paths_are_as_the_author_names_the_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error(project)
    (project / "elsewhere").mkdir()
    monkeypatch.chdir(project / "elsewhere")
    for folder in ("../content", "../content/", str(project / "content")):
        shown = Path(folder).as_posix()
        assert run("check", folder).stdout.startswith(f"{shown}/facts/part-00.yml:7:10: error: ")
    monkeypatch.chdir(project / "content")
    assert "facts/part-00.yml:7:10: error: " in run("check", ".").stdout
    assert run("check").exit_code == 2


def test_piped_output_has_no_colours_and_its_streams_apart(project: Path) -> None:
    error(project)
    done = shell("check", cwd=project, FORCE_COLOR="1", CLICOLOR_FORCE="1", PYTHONUTF8="1")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stdout.decode("utf-8").replace("\r\n", "\n") == run("check").stdout
    assert b"1 error, 0 warnings" in done.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_terminal_that_cannot_show_a_letter_is_no_trouble(project: Path, form: str) -> None:
    # As on Windows, where a pipe has the code page of the system.
    spoil(project, "of the record shows", "of the rédord → চুক্তি")
    done = shell("check", "--format", form, cwd=project, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"quote-missing" in done.stdout
    if form == "json":
        assert "rédord → চুক্তি" in json.loads(done.stdout)["hint"]


def test_the_help_says_what_the_statuses_mean(project: Path) -> None:
    said = " ".join(run("check", "--help").stdout.split())
    assert "The exit status is 0 without errors, 1 with errors, and 2 where the command itself was misused." in said
