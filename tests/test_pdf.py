"""The brief on paper: the same numbers, page numbers that are right, and what PDF/UA-1 asks of a file.

The rules named by number are failure conditions of the Matterhorn Protocol 1.1, those that a program can decide.
"""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from brief.checker import check
from brief.editions.html import xhtml
from brief.editions.paper import parts as paper
from brief.editions.paper import pdf
from brief.exports import data_folder
from brief.language.interface import of
from brief.pages.families import pages
from brief.reasoning.graph import Graph
from brief.site.paths import Paths
from tests import pictured, small_brief
from tests.conftest import REPOSITORY
from tests.test_exports import BRIEF, write

pypdf = pytest.importorskip("pypdf")


@pytest.fixture(scope="module", autouse=True)
def tool() -> Any:
    try:
        return pdf._tool()
    except pdf.NoTool as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def data(built_site: Path) -> dict[str, Any]:
    return json.loads((built_site / "data" / "brief.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def reader(built_site: Path) -> Any:
    return pypdf.PdfReader(built_site / "editions" / "brief-1.pdf")


@pytest.fixture(scope="module")
def words(reader: Any) -> list[str]:
    """The text of each page."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return write(tmp_path_factory.mktemp("small") / "content", BRIEF)


def _print(graph: Graph, path: Path) -> bytes:
    paths = Paths()
    pdf.write(path, graph, paths, list(pages(graph, paths)), data_folder.files(graph, paths))
    return path.read_bytes()


def _squeezed(text: str) -> str:
    return re.sub(r"\s|-", "", text)


def _numbers(text: str, what: str) -> set[int]:
    return {int(number) for number in re.findall(rf"{what}[  ](\d+)\b", text)}


def test_the_paper_has_the_same_numbers_words_and_data(reader: Any, words: list[str], data: dict[str, Any]) -> None:
    text, marks = " ".join(words), str(reader.outline)  # nested as the headings are
    assert _numbers(marks, "Fact") == {fact["number"] for fact in data["facts"]}
    assert _numbers(marks, "Judgement") == {judgement["number"] for judgement in data["judgements"]}
    lines = [line for judgement in data["judgements"] for line in judgement["lines"]]
    numbers = {line["number"] for line in lines} | {p["number"] for line in lines for p in line["passages"]}
    assert set(re.findall(r"J\d+(?:\.\d+)+", text.replace("J2.3.2 is the second", ""))) == numbers
    squeezed = _squeezed(text)
    for fact in data["facts"]:
        for evidence in fact["evidence"]:
            assert _squeezed(evidence["exact"]) in squeezed, evidence["exact"]
    assert json.loads(reader.attachments["brief.json"][0]) == data
    assert [name for name in ("Judgements", "Line of sight", "Timeline", "Facts", "Method") if name not in marks] == []


def _begins(reader: Any, title: str) -> int:
    """The number of the page that a part begins on, by its bookmark."""

    def found(marks: list[Any]) -> Iterator[Any]:
        for mark in marks:
            if isinstance(mark, list):
                yield from found(mark)
            elif mark.title == title:
                yield mark

    # The front page has a heading of its own about its sources.
    return 1 + reader.get_destination_page_number(list(found(reader.outline))[-1])


def test_a_passage_stands_on_the_page_that_its_note_names(reader: Any, words: list[str], data: dict[str, Any]) -> None:
    text, named, sources = _squeezed(" ".join(words)), 0, _begins(reader, "Sources")
    for fact in data["facts"]:
        for evidence in fact["evidence"]:
            begins = _squeezed(evidence["exact"])[:12]
            quoted = re.escape(_squeezed(evidence["exact"]))
            for page, paragraph in re.findall(rf"“{quoted}”[^“]*?,page(\d+),¶(\d)", text):
                named += 1
                assert int(page) >= sources
                assert begins in _squeezed(words[int(page) - 1]), begins
                assert int(paragraph) == evidence["paragraph"]
    assert named > 40


def test_the_contents_name_the_page_of_each_part(reader: Any, words: list[str]) -> None:
    contents = words[_begins(reader, "Contents") - 1]
    for title in ("Judgements", "Timeline", "Facts", "Japan", "Method", "Sources"):
        assert re.search(rf"\b{title} ?{_begins(reader, title)}\b", contents), title


def test_each_page_bears_its_number(reader: Any, words: list[str]) -> None:
    for label, text in zip(reader.page_labels, words, strict=True):
        assert text.endswith(f" {label}"), label


def test_the_head_of_a_page_says_what_part_it_belongs_to(reader: Any, words: list[str]) -> None:
    for before, title in pairwise(("Timeline", "Facts", "Actors", "Method", "Sources")):
        page = _begins(reader, title)
        assert words[page - 2].startswith(f"{before} "), title
        # The list of sources is short, and the first source begins below it.
        assert title == "Sources" or words[page - 1].startswith(f"{title} ")
    page = _begins(reader, "Facts") + 1
    assert words[page - 1].startswith("Facts ")
    assert not words[0].startswith("Bottom line ")


# PDF/UA-1


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


def _elements(element: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every element of the structure with the kind of its parent."""
    yield above, element
    for kid in _kids(element):
        if isinstance(kid, dict) and "/S" in kid:
            yield from _elements(kid, element["/S"])


@pytest.fixture(scope="module")
def elements(reader: Any) -> list[tuple[str, Any]]:
    (root,) = _kids(reader.trailer["/Root"]["/StructTreeRoot"])
    return list(_elements(root))


def test_the_file_says_what_it_is(reader: Any, data: dict[str, Any]) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"  # 11-006
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # 07-001
    metadata = root["/Metadata"].get_data().decode()
    assert re.search("<pdfaid:part>3<.*<pdfaid:conformance>A<", metadata)
    assert re.search(r"pdfuaid:part>1<|pdfuaid:part=\"1\"", metadata)  # 06-002
    assert f">{data['brief']['title']}<" in metadata  # 06-003
    (attached,) = root["/AF"]
    assert attached.get_object()["/AFRelationship"] == "/Data"
    assert attached.get_object()["/F"] == attached.get_object()["/UF"] == "brief.json"  # 21-001


STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "P", "Quote", "Note", "Code"),
    *("H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Span", "Link", "Figure"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
}
WITHIN = {
    "/LI": {"/L"},
    "/Lbl": {"/LI", "/P", "/Note", "/TD", "/LBody"},
    "/LBody": {"/LI"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TFoot": {"/Table"},
}
# A list within a list stands in it or in one of its items. The rules of veraPDF allow both.
INSIDE = {"/L": {"/LI", "/Caption", "/L"}, "/LI": {"/Lbl", "/LBody"}, "/TR": {"/TH", "/TD"}}


def test_elements_are_standard_and_nested_as_they_must(reader: Any, elements: list[tuple[str, Any]]) -> None:
    roles = reader.trailer["/Root"]["/StructTreeRoot"].get("/RoleMap", {})
    kinds = {roles.get(element["/S"], element["/S"])[1:] for _, element in elements}
    assert kinds - STANDARD == set()  # 02-001
    assert {"Figure", "Table", "L", "Link", "BlockQuote"} <= kinds
    wrong = [(above, e["/S"]) for above, e in elements if above not in WITHIN.get(e["/S"], {above})]
    wrong += [(above, e["/S"]) for above, e in elements if e["/S"] not in INSIDE.get(above, {e["/S"]})]
    assert wrong == []  # 09-004, 09-005


def test_no_level_of_headings_is_left_out(elements: list[tuple[str, Any]]) -> None:
    levels = [int(e["/S"][2:]) for _, e in elements if re.fullmatch(r"/H\d", e["/S"])]
    assert levels[0] == 1  # 14-002
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []  # 14-003


def test_every_picture_has_its_words(elements: list[tuple[str, Any]]) -> None:
    words = [str(e.get("/Alt", "")) for _, e in elements if e["/S"] == "/Figure"]
    assert len(words) > 5
    assert [alt for alt in words if len(alt) < 3] == []  # 13-004


def test_every_header_of_a_table_says_what_it_heads(elements: list[tuple[str, Any]]) -> None:
    headers = [e["/A"] for _, e in elements if e["/S"] == "/TH"]
    assert len(headers) > 10
    scopes = [[part["/Scope"] for part in a if "/Scope" in part] for a in headers]
    assert {tuple(scope) for scope in scopes} == {("/Column",)}  # 15-003
    cells = [e["/A"] for _, e in elements if e["/S"] == "/TD"]
    assert any(part.get("/Headers") for a in cells for part in a)


def test_every_note_has_a_name_of_its_own(elements: list[tuple[str, Any]]) -> None:
    names = [e["/ID"] for _, e in elements if e["/S"] == "/Note"]  # 19-003
    assert len(names) > 40
    assert len(set(names)) == len(names)  # 19-004


def test_every_link_stands_in_the_structure_and_is_described(reader: Any, elements: list[tuple[str, Any]]) -> None:
    tagged = {}
    for _, element in elements:
        for kid in _kids(element):
            if isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
                tagged[kid.raw_get("/Obj").idnum] = element["/S"]
    seen = 0
    for page in reader.pages:
        annotations = page.get("/Annots", [])
        assert not annotations or page["/Tabs"] == "/S"  # 28-009
        for annotation in annotations:
            seen += 1
            assert annotation.get_object()["/Contents"]  # 28-005
            assert tagged[annotation.idnum] == "/Link"  # 28-011
    assert seen > 200


def test_all_content_is_tagged_or_left_to_the_eye(reader: Any) -> None:
    """Every text is shown within marked content that has a number in the structure, or is an artifact (01-005)."""
    for page in reader.pages:
        stream = page.get_contents()
        depth, shown = 0, 0
        for operands, operator in stream.operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            if operator in (b"Tj", b"TJ"):
                shown += 1
                assert depth > 0, operands
        assert shown


def test_fonts_are_embedded_and_can_be_read_back(reader: Any) -> None:
    fonts = {}
    for page in reader.pages:
        for name, font in page["/Resources"]["/Font"].items():
            fonts[name] = font.get_object()
    assert len(fonts) > 2
    for font in fonts.values():
        assert "/ToUnicode" in font  # 10-001
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)  # 31-009


# What comes out for other briefs


@pytest.mark.parametrize(
    ("language", "place", "part"),
    [("bn", "¶3", "মূল্যায়ন"), ("ja", "12ページ、¶1", "判断"), ("ar", "page 13, ¶1", "Judgements")],
)
def test_a_brief_in_another_language_is_printed_in_it(language: str, place: str, part: str, tmp_path: Path) -> None:
    brief = BRIEF | {"brief.yml": BRIEF["brief.yml"].replace("language: en", f"language: {language}")}
    _print(write(tmp_path / "content", brief), tmp_path / "a.pdf")
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    assert reader.trailer["/Root"]["/Lang"] == language
    assert place in " ".join(page.extract_text() for page in reader.pages)
    assert part in str(reader.outline)
    # One source is in Bengali.
    fonts = {font.get_object()["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert any("Bengali" in name for name in fonts)


def test_letters_of_word_processors_and_marks_of_files_are_printed(tmp_path: Path) -> None:
    odd = "\uf0b7 \u0301\u00ad\u200b\u200d\u2028\u202eabc\u202c\ufeff\ufffd"
    brief = BRIEF | {"brief.yml": BRIEF["brief.yml"].replace("Radars, ships;", f"Radars {odd} ships;")}
    _print(write(tmp_path / "content", brief), tmp_path / "a.pdf")
    assert "Radars \ufffd" in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_headings_that_an_author_skips_or_leaves_empty_keep_no_paper_back(tmp_path: Path) -> None:
    body = """\
        ---
        title: Ships
        order: 1
        ---
        #### Deep

        The ship comes later [[ship-later]].

        ##

        ###### Deeper

        The ship comes later [[ship-later]].

        ## Flat

        The ship comes later [[ship-later]].
        """
    _print(write(tmp_path / "content", BRIEF | {"analysis/ships.md": body}), tmp_path / "a.pdf")
    reader = pypdf.PdfReader(tmp_path / "a.pdf")

    def levels(marks: list[Any], depth: int = 1) -> Iterator[tuple[str, int]]:
        for mark in marks:
            if isinstance(mark, list):
                yield from levels(mark, depth + 1)
            else:
                yield mark.title, depth

    found = dict(levels(reader.outline))
    assert (found["Ships"], found["Deep"], found["Deeper"], found["Flat"]) == (2, 3, 4, 3)


def test_an_address_too_long_for_a_link_keeps_no_paper_back(tmp_path: Path) -> None:
    url = "https://example.org/paper"
    parts = [f"{number:05}" for number in range(1500)]
    source = BRIEF["sources/paper.txt"].replace(url, "/".join([url, *parts]))
    _print(write(tmp_path / "content", BRIEF | {"sources/paper.txt": source}), tmp_path / "a.pdf")
    pages = pypdf.PdfReader(tmp_path / "a.pdf").pages
    text = _squeezed(" ".join(page.extract_text() for page in pages))
    assert [part for part in parts if part not in text] == []
    targets = [note.get_object().get("/A", {}).get("/URI", "") for page in pages for note in page.get("/Annots", [])]
    assert "https://example.org/?a=1,2" in targets
    assert [target for target in targets if target.startswith(url)] == []


class _Elsewhere:
    """Typst on a system without fonts; it brings one for Latin letters along."""

    TypstError = pytest.importorskip("typst").TypstError

    @staticmethod
    def compile(*given: Any, **named: Any) -> bytes:
        return pytest.importorskip("typst").compile(*given, **named, ignore_system_fonts=True)


def test_a_letter_that_no_font_has_is_named(small: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_tool", lambda: _Elsewhere)
    with pytest.raises(pdf.NoTool, match=r"^no font of this system shows “.”; on Debian: apt install"):
        _print(small, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_picture_that_no_font_has_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_tool", lambda: _Elsewhere)
    latin = {code: chr(ord("a") + code % 26) for code in range(0x0980, 0x0A00)}
    plain = {name: text.translate(latin) for name, text in BRIEF.items()}
    plain["sources/paper.txt"] = plain["sources/paper.txt"].replace("fine.", "fine 🚨 and 👩‍💻 or 🇧🇩.")
    graph, paths, path = write(tmp_path / "content", plain), Paths(), tmp_path / "a.pdf"
    said = pdf.write(path, graph, paths, list(pages(graph, paths)), data_folder.files(graph, paths))
    assert re.fullmatch(r"\ufffd stands for .*🚨.*, which no font of this system shows; on Debian: apt .*", said)
    assert "fine \ufffd and" in " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_brief_of_more_facts_than_paper_holds_is_left_out(
    small: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_MOST", len(small.brief.facts) - 1)
    with pytest.raises(pdf.NoTool, match=f"^it holds at most {len(small.brief.facts) - 1} facts; any page of the site"):
        _print(small, tmp_path / "a.pdf")


def test_what_an_author_writes_is_never_read_as_code(tmp_path: Path) -> None:
    code = "#panic('read') $x$ @label <l> *b* _i_ `r` //c"
    brief = BRIEF | {"brief.yml": BRIEF["brief.yml"].replace("What is on the table?", f'"{code}"')}
    _print(write(tmp_path / "content", brief), tmp_path / "a.pdf")
    first = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert code in first


def test_two_prints_are_the_same_bytes(small: Graph, tmp_path: Path) -> None:
    assert _print(small, tmp_path / "a.pdf") == _print(small, tmp_path / "b.pdf")


def test_a_paragraph_has_one_note_for_all_its_facts(small: Graph) -> None:
    paths = Paths()
    parts = paper.parts(small, paths, list(pages(small, paths)))
    for tree in parts:
        for block in tree.iter():
            assert sum(xhtml.has_class(child, "footnote") for child in block) <= 1
    noted = [node for tree in parts for node in tree.iter("span") if xhtml.has_class(node, "footnote")]
    assert noted
    exact = {anchor.exact for anchors in small.anchors.values() for anchor in anchors}
    assert {"".join(q.itertext()).strip("“”") for note in noted for q in note.iter("q")} <= exact


def test_the_head_of_a_table_leads_nowhere(small: Graph) -> None:
    # It is drawn again on each page that the table runs over, where PDF/UA allows no link.
    heads = [head for part in paper.parts(small, Paths(), list(pages(small, Paths()))) for head in part.iter("thead")]
    assert any("H1" in "".join(head.itertext()) for head in heads)
    assert [link for head in heads for link in head.iter("a")] == []


def test_a_note_says_where_a_source_of_its_fact_is_withdrawn(tmp_path: Path) -> None:
    gone = "---\ntitle: The letter\nwithdrawn: {on: 2026-02, why: A slip.}\n---\nBoro confirmed the loan.\n"
    graph = small_brief.checked(tmp_path, {"sources/letter.txt": gone}).graph
    parts = paper.parts(graph, Paths(), list(pages(graph, Paths())))
    notes = [node for tree in parts for node in tree.iter("span") if xhtml.has_class(node, "footnote")]
    told = ["".join(note.itertext()) for note in notes]
    assert [
        note for note in told if "“Boro confirmed the loan.” the source, in its own voice,  (source withdrawn)." in note
    ]
    assert not [note for note in told if "“a loan for it” the source, in its own voice,  (source withdrawn)" in note]


def test_nothing_on_paper_leads_to_where_it_stands(small: Graph) -> None:
    paths = Paths()
    for tree in paper.parts(small, paths, list(pages(small, paths))):
        for node in tree.iter():
            assert [a for a in node.iter("a") if a.get("href") == f"#{node.get('id')}"] == []
        assert [
            node.tag for node in tree.iter() if node.tag in ("form", "script", "style", "dl", "details", "svg")
        ] == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_picture_on_paper_promises_to_open_a_fact(language: str, tmp_path: Path) -> None:
    pictured.write(tmp_path, events=30, actors=3, relations=0)
    with (tmp_path / "brief.yml").open("a", encoding="utf-8") as about:
        about.write(f"language: {language}\n")
    graph, paths = check(tmp_path, "content").graph, Paths()
    made = list(pages(graph, paths))
    promise = of(language).gettext("Each number opens its fact.")
    assert [page.path for page in made if promise in page.html] == ["timeline"]
    words = "".join("".join(part.itertext()) for part in paper.parts(graph, paths, made))
    assert of(language).gettext("Timeline") in words
    assert promise not in words


def test_page_numbers_are_said_in_the_language_of_the_brief() -> None:
    links = []
    for language in ("en", "ja"):
        link = xhtml.element("a", "¶4")
        paper._tell_page(link, of(language))
        links.append((link.get("before"), link.get("after"), link.text))
    assert links == [("page ", ", ¶4", ""), ("", "ページ、¶4", "")]


def test_a_note_says_what_is_withdrawn_unchecked_or_translated() -> None:
    graph, paths = check(REPOSITORY / "tests" / "briefs" / "salin", "content").graph, Paths()
    notes: dict[str, str] = {}
    for tree in paper.parts(graph, paths, list(pages(graph, paths))):
        for note in (node for node in tree.iter("span") if xhtml.has_class(node, "footnote")):
            # One note holds the words behind all facts of a paragraph.
            for words in re.split(r"(?=\[\d+\] )", "".join(note.itertext())):
                notes[words.partition(" ")[0]] = words
    assert re.fullmatch(
        r"\[58\] withdrawn draft “It puts their value at 40 million marks” Lumen Consult, .* \(source withdrawn\)\. ",
        notes["[58]"],
    )
    assert notes["[57]"].startswith("[57] withdrawn “The memo says")
    assert notes["[33]"].startswith("[33] “নদীপুরের")
    assert ". Translation, not verified, by Brief editor: Shonali Lines, a shipping company of" in notes["[33]"]
