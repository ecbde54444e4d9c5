"""`brief verify` and those who change an edition: each change is named, and nobody is shown a traceback."""

from __future__ import annotations

import json
import re
import warnings
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from brief import cli
from brief.editions.receipt import BLANK, in_html
from tests import articles

STEM = "brief-1"
Json = dict[str, Any]
Change = Callable[[Json], object]


def run(path: Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.commands, ["verify", str(path)])
    assert not isinstance(result.exception, Exception), result.exception
    return result.exit_code, result.output


def with_receipt(edition: Path, to: Path, change: Change) -> Path:
    """The edition with another receipt, and in it the hash that it then has."""
    path = to / edition.name
    if edition.suffix == ".html":
        html = edition.read_text("utf-8")
        before, tag, rest = html.partition('id="brief-check">')
        embedded, end, after = rest.partition("</script>")
        receipt = json.loads(embedded)
        change(receipt)
        html = before + tag + in_html(receipt) + end + after
        html = re.sub(r'(<meta name="brief-sha256" content=")[0-9a-f]{64}', rf"\g<1>{BLANK}", html, count=1)
        path.write_text(html.replace(BLANK, sha256(html.encode()).hexdigest(), 1), "utf-8")
        return path
    with zipfile.ZipFile(edition) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("/receipt.json"):
                receipt = json.loads(content)
                change(receipt)
                content = json.dumps(receipt).encode()
            new.writestr(name, content)
    return path


def words_changed(receipt: Json) -> None:
    quote = receipt["quotes"][0]
    quote["exact"] += "x"
    quote["sha256"] = sha256(quote["exact"].encode()).hexdigest()


CHANGES: dict[str, tuple[Change, str]] = {
    "no quotes": (lambda receipt: receipt["quotes"].clear(), "quote 1 stands in data/brief.json alone"),
    "a quote less": (lambda receipt: receipt["quotes"].pop(3), "quote 1 stands in data/brief.json alone"),
    "a quote twice": (lambda receipt: receipt["quotes"].append(receipt["quotes"][3]), "stands in the receipt alone"),
    "withheld": (lambda receipt: receipt["sources"][0].update(publish="excerpts"), "“defence-talks” is not what"),
    "another text": (lambda receipt: receipt["sources"][0].update(text_sha256="0" * 64), "is not the one that"),
    "result": (lambda receipt: receipt["quotes"][2].update(result="stands nowhere"), "data/brief.json says: result"),
    "paragraph": (lambda receipt: receipt["quotes"][2].update(paragraph=9), "data/brief.json says: paragraph"),
    "label": (lambda receipt: receipt["quotes"][2].update(label="Fact 13"), "data/brief.json says: label"),
    "place": (lambda receipt: receipt["quotes"][2].update(place="sources.x.y"), "data/brief.json says: place"),
    "spans": (lambda receipt: receipt["quotes"][2]["spans"][0].reverse(), "does not stand at its place"),
    "words": (words_changed, "data/brief.json says: exact, sha256"),
    "edition": (lambda receipt: receipt["brief"].update(edition="9"), "data/brief.json says: edition"),
    "how many": (lambda receipt: receipt["brief"].update(facts=9), "data/brief.json says: facts"),
}


@pytest.mark.parametrize("ending", ["html", "zip", "epub"])
def test_a_receipt_that_says_otherwise_than_the_brief_is_named(built_site: Path, ending: str, tmp_path: Path) -> None:
    edition = built_site / "editions" / f"{STEM}.{ending}"
    assert run(with_receipt(edition, tmp_path, lambda _: None))[0] == 0
    for name, (change, says) in CHANGES.items():
        status, said = run(with_receipt(edition, tmp_path, change))
        assert (status, says in said) == (1, True), (name, said)


def test_the_hashes_of_a_text_that_is_not_published_are_those_beside_it(tmp_path: Path) -> None:
    edition = articles.project(tmp_path / "project") / "site" / "editions" / f"{STEM}.zip"
    status, said = run(edition)
    assert status == 0, said
    # Of quotes that nobody looked for, nothing is said to stand.
    assert " quotes stand" not in said
    assert "3 quotes were not looked for: the text is not published here; if you hold it, add --source letter=" in said
    changed = with_receipt(edition, tmp_path, lambda receipt: receipt["sources"][1]["sentences"].pop())
    assert "source “letter” is not what data/brief.json says: sentences" in run(changed)[1]


def test_a_file_that_is_in_it_twice_is_named(built_site: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as old, zipfile.ZipFile(path, "w") as new:
        new.writestr(f"{STEM}/index.html", "<h1>Another</h1>")
        with warnings.catch_warnings(action="ignore"):
            for name in old.namelist():
                new.writestr(name, old.read(name))
    status, said = run(path)
    assert (status, f"{STEM}/index.html is in it more than once" in said) == (1, True), said


def test_a_folder_is_no_book_because_of_a_file_of_that_name(built_site: Path, tmp_path: Path) -> None:
    path = tmp_path / "book.zip"
    foreign = ("mimetype", "META-INF/container.xml", f"{STEM}/package.opf")
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as old, zipfile.ZipFile(path, "w") as new:
        for name in foreign:
            new.writestr(name, "application/epub+zip")
        for name in old.namelist():
            new.writestr(name, old.read(name))
    status, said = run(path)
    assert status == 1
    assert all(f"{name} is not in the receipt" in said for name in foreign), said


def deep(receipt: str) -> str:
    """The receipt with more brackets in it than Python reads."""
    return receipt.replace('"quotes"', '"deep": ' + "[" * 200_000 + "]" * 200_000 + ', "quotes"', 1)


DAMAGES: dict[str, Callable[[str], str]] = {
    "deep": deep,
    "no JSON": lambda receipt: receipt[:-20],
    "a list": lambda _: "[]",
    "an empty one": lambda _: "{}",
    "no list of files": lambda receipt: receipt.replace('"files"', '"fils"').replace('"sources"', '"sorces"'),
    "no quotes": lambda receipt: receipt.replace('"quotes"', '"qotes"'),
    "words for spans": lambda receipt: receipt.replace('"spans": [[', '"spans": ["a", [').replace("[[", '["a", ['),
    "null": lambda receipt: re.sub(r'"quotes": ?', '"quotes": null, "others": ', receipt),
}


@pytest.mark.parametrize("ending", ["html", "zip"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_receipt_is_one_plain_line(built_site: Path, damage: str, ending: str, tmp_path: Path) -> None:
    edition, path = built_site / "editions" / f"{STEM}.{ending}", tmp_path / f"damaged.{ending}"
    if ending == "html":
        before, tag, rest = edition.read_text("utf-8").partition('id="brief-check">')
        embedded, end, after = rest.partition("</script>")
        path.write_text(before + tag + DAMAGES[damage](embedded) + end + after, "utf-8")
    else:
        with zipfile.ZipFile(edition) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, DAMAGES[damage](content.decode()) if name.endswith("/receipt.json") else content)
    status, said = run(path)
    if status == 2:
        assert said == f'"damaged.{ending}" cannot be checked: its receipt is damaged\n'
    else:
        # Something was found before that.
        assert status == 1
        assert f"damaged.{ending}: the rest cannot be checked: its receipt is damaged\n" in said


PACKED = {"deflate": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "LZMA": zipfile.ZIP_LZMA}


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("part", ["index.html", "receipt.json"])
def test_a_part_that_cannot_be_unpacked_is_named(built_site: Path, packed: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / "damaged.zip"
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), PACKED[packed] if name == f"{STEM}/{part}" else zipfile.ZIP_STORED)
        place = new.getinfo(f"{STEM}/{part}").header_offset + 30 + len(f"{STEM}/{part}")
    content = bytearray(path.read_bytes())
    content[place : place + 200] = b"\xff" * 200
    path.write_bytes(content)
    status, said = run(path)
    if part == "receipt.json":
        assert (status, said) == (2, '"damaged.zip" cannot be checked: its receipt is damaged\n')
    else:
        assert (status, f"{part} is missing or cannot be read" in said) == (1, True), said


@pytest.mark.parametrize(("offset", "value"), [(6, 1), (8, 77), (8, 9)], ids=["encrypted", "unknown", "deflate64"])
def test_a_part_that_python_cannot_unpack_is_named(built_site: Path, offset: int, value: int, tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    content = bytearray((built_site / "editions" / f"{STEM}.zip").read_bytes())
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as archive:
        local, name = archive.getinfo(f"{STEM}/index.html").header_offset, f"{STEM}/index.html".encode()
    central = content.index(name, local + 100 + len(name)) - 46
    assert content[central : central + 4] == b"PK\x01\x02"
    content[local + offset] = content[central + offset + 2] = value
    path.write_bytes(content)
    status, said = run(path)
    assert (status, "index.html is missing or cannot be read" in said) == (1, True), said
