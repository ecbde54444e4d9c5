"""Whatever lies in the folder, `brief check` ends by itself and says in plain words what is wrong, and where."""

from __future__ import annotations

import faulthandler
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brief.cli import commands
from brief.problems import CLIP, LIMIT
from tests.generate import write_brief

FACTS = "facts/part-00.yml"
SOURCE = "sources/source-1.txt"
READING = "analysis/reading-1.md"
FRONT = "---\ntitle: A title\n---\n"
RECORD = (
    'late:\n  statement: "It is said."\n  kind: claim\n  source: source-1\n  quote: "as item 1 of the record shows"\n'
)
MESSAGE = re.compile(r"[^\n]+:[1-9]\d*:[1-9]\d*: (error|warning): \S.*\S \[[a-z0-9-]+\]")

HANG = 300
"""Seconds after which a check counts as hanging, also on a slow and busy machine. None needs one of them."""


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    """A hang in a library written in C can be ended only together with the process: it says where it hung."""
    faulthandler.dump_traceback_later(HANG, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small brief without a problem, in the folder that `brief check` reads by itself."""
    monkeypatch.chdir(tmp_path)
    write_brief(tmp_path / "content", facts=4, sources=2, actors=2)
    return tmp_path / "content"


def check(*words: str) -> Result:
    """Run the command and see to it that it behaves, whatever it found."""
    result = CliRunner().invoke(commands, ["check", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    heads = [line for line in result.stdout.split("\n") if line and not line.startswith(("    ", "… and "))]
    assert len(heads) <= LIMIT
    assert max(map(len, result.output.split("\n"))) <= CLIP + 200
    if result.exit_code:
        assert [line for line in heads if not MESSAGE.fullmatch(line)] == []
    return result


def put(content: Path, path: str, what: str | bytes) -> None:
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(what.encode() if isinstance(what, str) else what)


@dataclass(frozen=True)
class Bad:
    """A file that is no good, and a line of what is said about it."""

    path: str
    what: str | bytes
    said: str


BAD = {
    "not UTF-8": Bad(FACTS, RECORD.encode() + b"  note: caf\xe9\n", ":6:12: error: this file is not UTF-8 text"),
    "not UTF-8 source": Bad(SOURCE, FRONT.encode() + b"A caf\xe9.\n", ":4:6: error: this file is not UTF-8 text"),
    "not UTF-8 front page": Bad("brief.yml", b"title: caf\xe9\n", ":1:11: error: this file is not UTF-8 text"),
    "UTF-16": Bad(FACTS, RECORD.encode("utf-16"), ":1:1: error: this file is not UTF-8 text"),
    "UTF-16 source": Bad(SOURCE, (FRONT + "Words.\n").encode("utf-16"), ":1:1: error: this file is not UTF-8 text"),
    "UTF-16 without its mark": Bad(FACTS, RECORD.encode("utf-16-le"), ":1:2: error: an invisible control character"),
    "NUL": Bad(FACTS, b"late:\n  statement: a\0b\n", ":2:15: error: an invisible control character"),
    "NUL in a source": Bad(SOURCE, FRONT + "Wo\0rds.\n", ":4:3: error: an invisible control character (U+0000)"),
    "escape sequences": Bad(SOURCE, FRONT + "\x1b[31mWords.\n", ":4:1: error: an invisible control character"),
    "binary": Bad(FACTS, bytes(range(256)) * 100, ":2:118: error: this file is not UTF-8 text"),
    "empty front page": Bad("brief.yml", "", ':1:1: error: brief.yml needs the field "title"'),
    "blank front page": Bad("brief.yml", " \n\n\n", ':1:1: error: brief.yml needs the field "title"'),
    "empty source": Bad(SOURCE, "", ":1:1: error: the source has no text"),
    "empty analysis": Bad(READING, "", ':1:1: error: an analysis page needs the field "title"'),
    "front matter only": Bad(SOURCE, FRONT, ":4:1: error: the source has no text"),
    "front matter without end": Bad(READING, "---\ntitle: x\nText.\n", ":1:1: error: the front matter is not closed"),
    "list for records": Bad(FACTS, "- a\n- b\n", ":1:1: error: a list stands where records are expected"),
    "list for the front page": Bad("brief.yml", "- a\n", ":1:1: error: a list stands where"),
    "list for a record": Bad(FACTS, "late:\n  - a\n", ":2:3: error: a list stands where the fields of a fact"),
    "text for records": Bad(FACTS, "Dear reader\n", ":1:1: error: text stands where records are expected"),
    "text for a list": Bad(FACTS, RECORD + "  actors: actor-1\n", ":6:11: error: text stands where a list is expected"),
    "group for text": Bad(FACTS, "late:\n  statement: {a: b}\n", ":2:14: error: a group of fields stands where text"),
    "brackets": Bad(FACTS, "late: " + "[" * 5000, "error: too many levels inside each other"),
    "closed brackets": Bad(FACTS, f"late: {'[' * 5000}{']' * 5000}\n", "error: too many levels inside each other"),
    "braces": Bad(FACTS, "late: " + "{a: " * 5000, "error: too many levels inside each other"),
    "dashes": Bad(FACTS, f"late:\n  {'- ' * 5000}x\n", ":2:33: error: too many levels inside each other"),
    "indents": Bad(FACTS, "".join(" " * n + "a:\n" for n in range(500)), "error: too many levels inside each other"),
    "alias bomb": Bad(FACTS, "a: &a [x, x]\n" + "b: &b [*a, *a]\n" * 30, ':1:4: error: anchors ("&a") are not used'),
    "alias": Bad(FACTS, "late: {statement: *this}\n", ':1:19: error: aliases ("*this") are not used here'),
    "tag": Bad(FACTS, 'late: !!python/object/apply:os.system ["x"]\n', ":1:7: error: tags ("),
    "own tag": Bad(FACTS, "late: !secret {}\n", ':1:7: error: tags ("!secret") are not used here'),
    "merge key": Bad(FACTS, "late:\n  <<: {kind: claim}\n", ":2:3: error: merge keys (<<) are not used here"),
    "list for a key": Bad(FACTS, "? [a, b]\n: c\n", ":1:3: error: a list cannot be the name of a field"),
    "two documents": Bad(FACTS, RECORD + "---\n" + RECORD, ":6:1: error: a second document begins here"),
    "duplicate key": Bad(FACTS, RECORD + "  kind: claim\n", ':6:3: error: "kind" stands twice'),
    "duplicate record": Bad(FACTS, RECORD + RECORD, ':6:1: error: "late" stands twice'),
    "tabs": Bad(FACTS, "late:\n\tstatement: x\n", ":2:1: error: a tab stands where spaces are expected"),
    "huge number": Bad(FACTS, f"{RECORD}  credibility: {'9' * 5000}\n", ':6:16: error: "9999'),
    "huge sentence": Bad("brief.yml", f"title: x\nunused: {{source-1: {{{'9' * 500}: x}}}}\n", ':2:21: error: "9999'),
    "infinite order": Bad(READING, "---\ntitle: x\norder: 1e999\n---\nIt is [[fact-1]].\n", ':3:8: error: "1e999"'),
    "huge year": Bad(FACTS, f"{RECORD}  date: Y{'9' * 5000}\n", ':6:9: error: "Y999'),
    "path as id": Bad(FACTS, RECORD.replace("late:", '"../../late":'), ':1:1: error: "../../late" is not an id'),
    "full path as id": Bad(FACTS, RECORD.replace("late:", "/etc/passwd:"), ':1:1: error: "/etc/passwd" is not an id'),
    "backslashes as id": Bad(FACTS, RECORD.replace("late:", "..\\late:"), ':1:1: error: "..\\late" is not an id'),
    "NUL as id": Bad(FACTS, RECORD.replace("late:", '"la\\0te":'), ':1:1: error: "la<U+0000>te" is not an id'),
    "colour as id": Bad(FACTS, RECORD.replace("late:", '"\\e[31mred":'), ':1:1: error: "<U+001B>[31mred" is not an id'),
    "Windows device as id": Bad("sources/nul.txt", FRONT + "Words.\n", ':1:1: error: "nul" cannot be an id'),
    "list page as id": Bad("sources/index.md", FRONT + "Words.\n", ':1:1: error: "index" cannot be an id'),
    "path as source": Bad(FACTS, RECORD.replace("source-1", "../brief"), ':4:11: error: "../brief" is not an id'),
    "path as edition": Bad("brief.yml", "title: x\nprevious: ../../etc/passwd\n", ":1:1: error:"),
    "long id": Bad(FACTS, RECORD.replace("late", "a" * 300), ":1:1: error: an id has at most 64"),
    "long file name": Bad(f"sources/{'a' * 200}.txt", FRONT + "Words.\n", ":1:1: error: an id has at most 64"),
    "one line of 5 MB": Bad(FACTS, f"late: {'x' * 5_000_000}\n", ":1:7: error: text stands where the fields of a fact"),
    "prose of 20,000 brackets": Bad(READING, FRONT + "[" * 20_000 + "\n", ":4:1: error: nothing stands"),
    "prose of nested quotes": Bad(READING, FRONT + "> " * 5000 + "Deep.\n", "error: nothing stands behind"),
    "prose of nested lists": Bad(READING, FRONT + "- " * 5000 + "Deep.\n", "error: nothing stands behind"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_the_place_and_the_reason(content: Path, name: str) -> None:
    bad = BAD[name]
    put(content, bad.path, bad.what)
    result = check()
    assert result.exit_code == 1
    about_it = [line for line in result.stdout.split("\n") if line.startswith(f"content/{bad.path}:")]
    assert [line for line in about_it if bad.said in line], result.stdout


HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "CR": lambda data: data.replace(b"\n", b"\r"),
    "no last newline": lambda data: data.rstrip(b"\n"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_an_editor_does_to_a_file_is_no_problem(content: Path, name: str) -> None:
    for file in sorted(path for path in content.rglob("*") if path.is_file()):
        file.write_bytes(HARMLESS[name](file.read_bytes()))
    result = check("--strict")
    assert (result.exit_code, result.stdout) == (0, "content: nothing is wrong\n")


def test_an_empty_file_of_records_is_a_file_without_records(content: Path) -> None:
    put(content, "hypotheses.yml", "")
    put(content, "facts/later.yml", "# nothing yet\n")
    assert check("--strict").exit_code == 0


def test_an_empty_folder_lacks_its_front_page(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    result = check(str(tmp_path / "content"))
    assert result.exit_code == 1
    assert "content/brief.yml:1:1: error: this file is missing" in result.stdout


@pytest.mark.parametrize(
    "body", ["[" * 20_000, "> " * 5000 + "Deep.", "x" * 100_000, "*a **b " * 2000, "\n" * 20_000 + "x"]
)
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_strange_source_is_read_all_the_same(content: Path, body: str, suffix: str) -> None:
    put(content, f"sources/strange.{suffix}", f"{FRONT}{body}\n")
    result = check()
    assert result.exit_code == 0
    assert f"content/sources/strange.{suffix}:" in result.stdout
    assert "[sentence-unused]" in result.stdout


def test_a_source_on_one_line_of_5_mb_is_read(content: Path) -> None:
    sentence = f"The ministry said {'nothing of the port and ' * 400}kept silent. "
    put(content, "sources/long.txt", FRONT + sentence * (5_000_000 // len(sentence)) + "It ended.\n")
    put(
        content,
        "facts/long.yml",
        RECORD.replace("source-1", "long").replace("as item 1 of the record shows", "It ended."),
    )
    result = check("--strict")
    assert result.exit_code == 1
    assert "quote-missing" not in result.stdout
    assert re.search(r"^… and [1-9]\d+ more\.", result.stdout, re.MULTILINE)


def test_only_the_first_problems_are_shown_then_a_count(content: Path) -> None:
    put(content, FACTS, "".join(f"fact-{n}:\n  statment: x\n" for n in range(1, 1001)))
    result = check()
    heads = [line for line in result.stdout.split("\n") if MESSAGE.fullmatch(line)]
    assert len(heads) == LIMIT
    assert all(": error: " in line for line in heads)
    more = re.search(r"^… and (\d+) more\. Mend these first", result.stdout, re.MULTILINE)
    assert more is not None
    said = re.search(r"^(\d+) errors, (\d+) warnings?$", result.stderr, re.MULTILINE)
    assert said is not None
    assert LIMIT + int(more[1]) == int(said[1]) + int(said[2])


def test_a_program_gets_all_problems(content: Path) -> None:
    put(content, FACTS, "".join(f"fact-{n}:\n  statment: x\n" for n in range(1, 1001)))
    result = CliRunner().invoke(commands, ["check", "--format", "json"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert sum(row["code"] == "unknown-field" for row in rows) == 1000
    assert f"{sum(row['level'] == 'error' for row in rows)} errors" in result.stderr


def test_an_unreadable_file_of_records_is_not_blamed_on_those_who_refer_to_them(content: Path) -> None:
    put(content, FACTS, RECORD.encode("utf-16"))
    errors = [line for line in check().stdout.split("\n") if ": error: " in line]
    assert [line.partition(": ")[0] for line in errors] == [f"content/{FACTS}:1:1"]


# Names, links and things that are no files


def test_names_that_differ_only_in_case_are_told_apart(content: Path) -> None:
    put(content, "sources/Source-1.txt", FRONT + "Words.\n")
    if len(list((content / "sources").iterdir())) < 3:
        pytest.skip("here two files cannot differ only in case")
    result = check()
    assert 'content/sources/Source-1.txt:1:1: error: "Source-1" is not an id' in result.stdout
    assert 'did you mean "source-1"?' in result.stdout


def test_two_files_of_one_source_are_told_apart(content: Path) -> None:
    put(content, "sources/source-1.md", FRONT + "Words.\n")
    assert '"source-1" names something already' in check().stdout


def test_a_name_of_300_characters_is_a_name(content: Path) -> None:
    actors = (content / "actors.yml").read_text("utf-8")
    put(content, "actors.yml", actors + f"\nlong-name:\n  name: {'N' * 300}\n  kind: person\n")
    result = check()
    assert result.exit_code == 0
    assert 'nothing uses the actor "long-name"' in result.stdout


def test_a_name_longer_than_that_is_no_name(content: Path) -> None:
    actors = (content / "actors.yml").read_text("utf-8")
    put(content, "actors.yml", actors + f"\nlong-name:\n  name: {'N' * 301}\n  kind: person\n")
    result = check()
    assert result.exit_code == 1
    assert "this text has 301 characters; at most 300 are read" in result.stdout


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such file names")
@pytest.mark.parametrize("name", [b"a\nb.txt", b"\x1b[31mred.txt", b"caf\xe9.txt", "naïve.txt".encode(), b"a b.txt"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_strange_file_name_is_shown_without_harm(content: Path, name: bytes, form: str) -> None:
    (content / "sources" / os.fsdecode(name)).write_text(FRONT + "Words.\n", "utf-8")
    result = CliRunner().invoke(commands, ["check", "--format", form])
    assert result.exit_code == 1
    assert "is not an id" in result.stdout
    assert "\x1b" not in result.stdout
    assert len([line for line in result.stdout.split("\n") if "bad-id" in line]) == 1


def link(content: Path, path: str, to: Path | str) -> None:
    (content / path).unlink(missing_ok=True)
    try:
        (content / path).symlink_to(to)
    except OSError:
        pytest.skip("this account may not make symbolic links")


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("nowhere.txt", "this link leads nowhere"),
        ("source-1.txt", "this link leads nowhere"),
        ("../../secret.txt", "this link leads out of the brief's folder"),
        ("/etc/hostname", "this link leads out of the brief's folder"),
    ],
    ids=["broken", "circular", "outward", "absolute"],
)
def test_a_link_that_leads_nowhere_or_out_is_refused(content: Path, to: str, said: str) -> None:
    (content.parent / "secret.txt").write_text(FRONT + "Secret words.\n", "utf-8")
    if to.startswith("/") and not Path(to).exists():
        pytest.skip(f"there is no {to} here")
    link(content, SOURCE, to)
    result = check()
    assert result.exit_code == 1
    assert f"content/{SOURCE}:1:1: error: {said}" in result.stdout
    assert "Secret" not in result.output


def test_a_folder_that_is_a_link_to_itself_or_out_is_refused(content: Path) -> None:
    (content.parent / "outside").mkdir()
    (content.parent / "outside" / "secret.yml").write_text("secret-words:\n  statement: x\n", "utf-8")
    link(content, "judgements", "judgements")
    link(content, "hypotheses", "../outside")
    result = check()
    assert result.exit_code == 1
    assert "content/hypotheses" in result.stdout
    assert "secret-words" not in result.stdout


def test_a_link_inside_the_folder_is_followed(content: Path) -> None:
    (content / SOURCE).rename(content / "sources" / ".kept.txt")
    link(content, SOURCE, ".kept.txt")
    assert check("--strict").exit_code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes in folders")
@pytest.mark.parametrize("path", [SOURCE, FACTS, "brief.yml"])
def test_a_pipe_is_not_waited_for(content: Path, path: str) -> None:
    (content / path).unlink()
    os.mkfifo(content / path)
    result = check()
    assert result.exit_code == 1
    assert f"content/{path}:1:1: error: this is not an ordinary file; a text file is expected" in result.stdout


@pytest.mark.parametrize("path", ["facts.yml", SOURCE, "brief.yml", READING])
def test_a_folder_with_the_name_of_a_file_is_said_to_be_one(content: Path, path: str) -> None:
    (content / path).unlink(missing_ok=True)
    (content / path).mkdir()
    result = check()
    assert result.exit_code == 1
    assert f"content/{path}:1:1: error: this is a folder; a text file is expected" in result.stdout


@pytest.mark.parametrize("path", ["sources", "analysis"])
def test_a_file_with_the_name_of_a_folder_is_said_to_be_one(content: Path, path: str) -> None:
    for file in (content / path).iterdir():
        file.unlink()
    (content / path).rmdir()
    put(content, path, "text\n")
    result = check()
    assert result.exit_code == 1
    assert f'content/{path}:1:1: error: "{path}" must be a folder' in result.stdout


def test_a_file_that_may_not_be_read_is_said_to_be_one(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # An account that may read everything (root) gets the refusal by hand; to others the system gives it.
    (content / SOURCE).chmod(0)
    if os.access(content / SOURCE, os.R_OK):
        read = Path.read_bytes

        def refuse(self: Path) -> bytes:
            if self.name == Path(SOURCE).name:
                raise PermissionError(13, "Permission denied")
            return read(self)

        monkeypatch.setattr(Path, "read_bytes", refuse)
    result = check()
    assert result.exit_code == 1
    assert f"content/{SOURCE}:1:1: error: this file cannot be read: permission denied" in result.stdout
    assert "quote-missing" not in result.stdout
