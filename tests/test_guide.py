"""The author's guide says what the code does: every field, code, command and example in it is tried."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from markdown_it.token import Token

from brief import cli
from brief.checker import check
from brief.checks.codes import ERRORS, WARNINGS
from brief.dates import edtf
from brief.dates.in_words import words
from brief.format import front_matter
from brief.format.composites import Many, Pairs, Record
from brief.format.fields import RECORDS, all_fields
from brief.format.shapes import OneOf, Reading, Shape
from brief.format.yamltree import Group, parse
from brief.language import interface
from brief.model.scales import SCALES
from brief.pages.labels import Labels
from brief.problems import Where
from brief.text.folding import fold
from tests import reference, small_brief
from tests.conftest import REPOSITORY

LABELS = Labels(interface.of("en"))
GUIDE = REPOSITORY / "guide"
MESSAGE = re.compile(r"^(\S+):([1-9]\d*):([1-9]\d*): (error|warning): \S.*\S \[([a-z0-9-]+)\]$")


@dataclass
class Section:
    """A heading and the tables and fences below it, down to the next heading."""

    title: str
    level: int
    fences: list[tuple[str, str, str]] = field(default_factory=list)
    """Language, text, and the file that the paragraph right above names, or ""."""
    rows: list[list[str]] = field(default_factory=list)
    """The rows of its tables as Markdown, the heads left out."""


@dataclass
class GuidePage:
    """One page of the guide, taken apart."""

    name: str
    sections: list[Section]
    codes: set[str]
    """What stands in backticks."""
    links: list[str]

    @property
    def anchors(self) -> set[str]:
        return {_slug(section.title) for section in self.sections}

    def section(self, title: str) -> Section:
        return next(s for s in self.sections if s.title == title)


def _slug(title: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.replace("`", "").lower()).replace(" ", "-")


def _read(path: Path) -> GuidePage:
    page = GuidePage(path.name, [Section("", 0)], set(), [])
    tokens = MarkdownIt().enable("table").parse(path.read_text(encoding="utf-8"))
    row: list[str] | None = None
    above = ""
    for before, token in zip([Token("", "", 0), *tokens], tokens, strict=False):
        here = page.sections[-1]
        if token.type == "inline":
            children = token.children or []
            page.codes |= {child.content for child in children if child.type == "code_inline"}
            page.links += [str(child.attrGet("href")) for child in children if child.type == "link_open"]
            page.links += [str(child.attrGet("src")) for child in children if child.type == "image"]
            alone = len(children) == 1 and children[0].type == "code_inline"
            above = children[0].content if alone else ""
            if before.type == "heading_open":
                page.sections.append(Section(token.content, int(before.tag[1])))
            elif before.type == "td_open" and row is not None:
                row.append(token.content)
        elif token.type == "fence":
            here.fences.append((token.info.strip(), token.content, above))
            above = ""
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row:
            here.rows.append(row)
    return page


PAGES = {path.name: _read(path) for path in sorted(GUIDE.glob("*.md"))}
FENCES = [(page, fence) for page in PAGES.values() for section in page.sections for fence in section.fences]


def _plain(cell: str) -> str:
    return cell.strip("` ")


# Fields, codes, commands


HOME = {
    "brief": ("brief-yml.md",),
    "sources": ("sources.md",),
    "actors": ("actors.md",),
    "facts": ("facts.md", "quotes.md"),
    "judgements": ("judgements.md",),
    "hypotheses": ("judgements.md",),
    "analysis": ("prose.md",),
}
"""By record: the pages that explain its fields."""


def _choices(shape: Shape) -> set[str]:
    """Every word that some field of a shape may hold."""
    match shape:
        case OneOf():
            return set(shape.values)
        case Record():
            return {word for f in shape.fields.values() for word in _choices(f.shape)}
        case Many():
            return _choices(shape.of)
        case Pairs():
            return _choices(shape.value)
        case _:
            return set()


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_and_its_words_are_explained(record: str) -> None:
    explained = set().union(*(PAGES[name].codes for name in HOME[record]))
    assert all_fields(RECORDS[record]) | _choices(RECORDS[record]) <= explained


@pytest.mark.parametrize("record", RECORDS)
def test_the_guide_says_which_fields_are_required(record: str) -> None:
    said = {
        _plain(row[0]): "required" in " ".join(row[1:])
        for section in PAGES[HOME[record][0]].sections
        if section.title.startswith("The fields")
        for row in section.rows
    }
    fields = {n: f for n, f in RECORDS[record].fields.items() if n in said and n not in RECORDS[record].either}
    assert fields
    assert {n: said[n] for n in fields} == {n: f.required for n, f in fields.items()}


def test_every_code_has_its_section_and_no_other_has() -> None:
    titles = [s.title for s in PAGES["messages.md"].sections if s.level == 2 and " " not in s.title]
    assert sorted(titles) == sorted((*ERRORS, *WARNINGS))


def _commands(group: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, group
    if isinstance(group, click.Group):
        for sub in group.commands.values():
            yield from _commands(sub, f"{name} {sub.name}")


COMMANDS = dict(_commands(cli.commands, "brief"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    command = COMMANDS[name]
    explained = " ".join(PAGES["commands.md"].codes).split()
    options = [o for p in command.get_params(click.Context(command)) if isinstance(p, click.Option) for o in p.opts]
    assert set(name.split()) | set(options) <= set(explained)
    assert name in {code[: len(name)] for code in PAGES["commands.md"].codes}


def test_every_make_target_is_explained() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    assert "site" in targets
    assert {f"make {target}" for target in targets} - {"make help"} <= PAGES["commands.md"].codes


# Links


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    broken = []
    for link in PAGES[name].links:
        path, _, anchor = link.partition("#")
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        target = (GUIDE / path).resolve() if path else GUIDE / name
        known = _read(target).anchors if anchor and target.suffix == ".md" and target.exists() else set()
        if not target.exists() or (anchor and anchor not in known):
            broken.append(link)
    assert broken == []


def test_the_first_page_leads_to_all_others() -> None:
    assert set(PAGES) - {"index.md"} <= {link.partition("#")[0] for link in PAGES["index.md"].links}


# Examples


def _kind(file: str) -> str | None:
    """Which record a file of the guide holds."""
    name = Path(file).name
    parent = Path(file).parent.name
    return parent if parent in ("sources", "analysis") else name.removesuffix(".yml") if name.endswith(".yml") else None


@pytest.mark.parametrize(("page", "fence"), [pytest.param(p, f, id=p.name) for p, f in FENCES if f[0] == "yaml"])
def test_every_yaml_example_reads_without_a_problem(page: GuidePage, fence: tuple[str, str, str]) -> None:
    _, text, file = fence
    node, problems = parse(text, page.name)
    assert isinstance(node, Group)
    kind = _kind(file)
    if kind is not None:
        record, key = RECORDS[kind], Where(page.name, 1, 1)
        for value in [node] if kind == "brief" else [v for _, v in node.entries]:
            record.read(value, (), Reading(problems, key))
    assert [p.render() for p in problems] == []


@pytest.mark.parametrize(
    ("page", "fence"), [pytest.param(p, f, id=p.name) for p, f in FENCES if _kind(f[2]) in ("sources", "analysis")]
)
def test_every_file_with_front_matter_reads_without_a_problem(page: GuidePage, fence: tuple[str, str, str]) -> None:
    _, text, file = fence
    read, problems = front_matter.read(text, file, RECORDS[_kind(file) or ""], {})
    assert read is not None
    assert [p.render() for p in problems] == []


def first_brief() -> dict[str, str]:
    """The files of the walk-through by path."""
    fences = (fence for section in PAGES["first-brief.md"].sections for fence in section.fences)
    return {file: text for _, text, file in fences if file}


def _write(files: dict[str, bytes], folder: Path) -> Path:
    return small_brief.put(folder, files) / "content"


def test_nothing_is_wrong_with_the_first_brief(tmp_path: Path) -> None:
    files = first_brief()
    assert len(files) == 6
    checked = check(_write({path: text.encode() for path, text in files.items()}, tmp_path), "content")
    assert [p.render() for p in checked.problems] == []
    assert len(checked.graph.brief.facts) == 4


# Dates, folding, scales


def test_dates_read_as_the_guide_says() -> None:
    rows = PAGES["dates.md"].section("What to write").rows
    assert len(rows) > 15
    dates = {_plain(row[0]): edtf.parse(_plain(row[0])) for row in rows}
    assert [text for text, date in dates.items() if not isinstance(date, edtf.Edtf)] == []
    shown = {text: words(date) for text, date in dates.items() if isinstance(date, edtf.Edtf)}
    assert shown == {_plain(row[0]): row[1] for row in rows}


def test_other_spellings_of_dates_are_refused_with_the_right_one() -> None:
    rows = PAGES["dates.md"].section("What is refused").rows
    found = {_plain(row[0]): edtf.parse(_plain(row[0])) for row in rows}
    suggested = {text: date.suggestion for text, date in found.items() if isinstance(date, edtf.Refusal)}
    assert suggested == {_plain(row[0]): _plain(row[1]) for row in rows}


def test_what_counts_as_the_same_words() -> None:
    rows = PAGES["quotes.md"].section("What counts as the same words").rows
    assert {row[2] for row in rows} == {"yes", "no"}
    same = {(row[0], row[1]): fold(_plain(row[0])) == fold(_plain(row[1])) for row in rows}
    assert same == {(row[0], row[1]): row[2] == "yes" for row in rows}


@pytest.mark.parametrize("scale", SCALES)
def test_scales_stand_in_the_guide_as_they_are_checked(scale: str) -> None:
    rows = PAGES["judgements.md"].section(f"The scale `{scale}`").rows
    written = [(row[0], row[1], row[2]) for row in rows]
    assert written == [(t.term, f"{t.low}–{t.high}%", ", ".join(t.also)) for t in SCALES[scale].terms]


@pytest.mark.parametrize(
    ("page", "title", "labels"),
    [("sources.md", "Reliability", LABELS.reliability), ("facts.md", "Credibility", LABELS.credibility)],
    ids=["reliability", "credibility"],
)
def test_letters_and_numbers_mean_what_the_site_says(page: str, title: str, labels: dict[object, str]) -> None:
    rows = PAGES[page].section(title).rows
    assert {_plain(row[0]): row[1] for row in rows} == {str(key): meaning for key, meaning in labels.items()}


def test_the_command_finds_a_quote_as_the_guide_shows(tmp_path: Path) -> None:
    command, shown = (text for _, text, _ in PAGES["quotes.md"].section("Find the words").fences)
    folder = _write({path: text.encode() for path, text in first_brief().items()}, tmp_path)
    words = [*shlex.split(command)[1:], "--folder", str(folder)]
    result = CliRunner().invoke(cli.commands, words)
    assert (result.exit_code, result.output) == (0, shown)


# Messages


def _message_lines() -> Iterator[tuple[str, str, str]]:
    for page in PAGES.values():
        for section in page.sections:
            for _, text, _ in section.fences:
                for line in text.split("\n"):
                    if re.match(r"^\S+:\d+:\d+: ", line):
                        yield page.name, section.title, line


def test_every_message_shown_has_a_place_and_a_code_of_its_level() -> None:
    lines = list(_message_lines())
    assert len(lines) >= len(ERRORS) + len(WARNINGS)
    for _, title, line in lines:
        match = MESSAGE.match(line)
        assert match, line
        assert match[5] in (ERRORS if match[4] == "error" else WARNINGS), line
        assert title == match[5] or " " in title, line


FACTS, ACTORS, JUDGEMENTS, BRIEF = (f"content/{n}.yml" for n in ("facts", "actors", "judgements", "brief"))
SOURCE, ANALYSIS = "content/sources/defence-talks.txt", "content/analysis/why-not-yet.md"

Slip = tuple[str, str, str | bytes | None]
"""A file of the first brief, words in it and what is written instead. Without words, the file holds nothing else;
None removes it."""

SLIPS: dict[str, list[Slip]] = {
    "yaml-syntax": [(FACTS, "  kind: position\n  said_by", "\tkind: position\n  said_by")],
    "duplicate-key": [(FACTS, "  date: 2022-11\n", "  date: 2022-11\n  date: 2022\n")],
    "unknown-field": [(FACTS, "said_by: bangladesh", "sayd_by: bangladesh")],
    "missing-field": [(ACTORS, "  name: Japan\n", "")],
    "wrong-type": [(FACTS, "worded_as: hedged", "worded_as: vague")],
    "misplaced-field": [(FACTS, "  worded_as: hedged\n", "  worded_as: hedged\n  status: proposed\n")],
    "bad-id": [(FACTS, "actors: [japan]", "actors: [Japan]")],
    "duplicate-id": [
        (JUDGEMENTS, "money-first", "japan:\n  judgement: Japan waits.\n  rests_on: [export-shift]\n\nmoney-first")
    ],
    "unknown-id": [(FACTS, "actors: [japan]", "actors: [jappan]")],
    "quote-missing": [(FACTS, "planned visit to Tokyo in", "planned trip to Tokyo in")],
    "quote-ambiguous": [
        (
            FACTS,
            "quote: Japan responded by offering potential financial assistance to facilitate the deal",
            "quote: financial",
        )
    ],
    "date-invalid": [(FACTS, "date: 2022-11\n", "date: November 2022\n")],
    "date-unsupported": [(FACTS, "date: 2022-11\n", "date: 2022-12\n")],
    "order-conflict": [(FACTS, "  date: 2022\n", "  date: 2023\n  date_reason: A guess.\n  before: [visit-planned]\n")],
    "order-cycle": [(FACTS, "  said_by: bangladesh\n", "  said_by: bangladesh\n  after: [assistance-offered]\n")],
    "source-changed": [(SOURCE, "language: en\n", f"language: en\nsha256: {'0' * 64}\n")],
    "absent-found": [
        (BRIEF, "scale: phia\n", "scale: phia\nabsent:\n  - terms: [loan, assistance]\n    says: No loan.\n")
    ],
    "alias-clash": [(ACTORS, "  name: Japan\n", "  name: Japan\n  aliases: [Bangladesh]\n")],
    "sentence-unaccounted": [(ANALYSIS, "It is [[", "Nothing came of it. It is [[")],
    "term-not-on-scale": [(JUDGEMENTS, "likelihood: likely", "likelihood: quite likely")],
    "comment-in-value": [
        (FACTS, "  kind: event\n  date: 2022", "  note: Building of item #5 was stopped\n  kind: event\n  date: 2022")
    ],
    "likelihood-contradicted": [(JUDGEMENTS, "It is likely that", "It is highly likely that")],
    "rests-on-nothing": [(JUDGEMENTS, "  rests_on: [financial-constraints, assistance-offered]\n", "")],
    "too-many": [(BRIEF, "[money-first-obstacle]\n", "[money-first-obstacle, money-first-obstacle]\n")],
    "missing-file": [(BRIEF, "", None)],
    "file-unreadable": [("content/sources/notes.txt/page.txt", "", "A folder with the name of a file.\n")],
    "not-utf-8": [(ANALYSIS, "Japan’s", "Japan’s".encode("cp1252"))],
    "bad-character": [(SOURCE, "new avenues", "new\x08 avenues")],
    "quote-cuts-word": [(FACTS, "facilitate the deal", "facilitate the de")],
    "rests-on-withdrawn": [
        (FACTS, "  said_by: bangladesh\n", "  said_by: bangladesh\n  withdrawn: {on: 2026-11-26, why: A slip.}\n")
    ],
    "unused-fact": [(ANALYSIS, "began to shift in 2022 [[export-shift]]", "began to shift [[visit-planned]]")],
    "unused-actor": [(ACTORS, "sheikh-hasina:", "china:\n  name: China\n  kind: state\n\nsheikh-hasina:")],
    "sentence-unused": [(SOURCE, "for collaboration.\n", "for collaboration. Little is known of the talks.\n")],
    "excuse-without-need": [(BRIEF, "scale: phia\n", "scale: phia\nunused:\n  defence-talks:\n    1: Not needed.\n")],
    "not-one-sentence": [(FACTS, "November 2022 and later postponed.", "November 2022. It was later postponed.")],
    "sentence-without-evidence": [(ANALYSIS, "It is [[", "For [[sheikh-hasina]] there was no visit. It is [[")],
    "likelihood-with-confidence": [(JUDGEMENTS, "It is likely", "We say with low confidence that it is likely")],
    "no-signpost": [
        (
            JUDGEMENTS,
            "  would_change:\n    - An offer of finance with a sum and terms, and Bangladesh’s answer to it.\n",
            "",
        )
    ],
    "nothing-against": [(JUDGEMENTS, "  against: [visit-planned]\n", "")],
    "change-without-cause": [
        (BRIEF, "scale: phia\n", "scale: phia\nprevious: edition-1.json\n"),
        (
            "content/editions/edition-1.json",
            "",
            """{"format": 1, "brief": {"edition": "1"}, "sources": [{"id": "defence-talks"}], "facts": [{"id": "x"}],
            "judgements": [{"id": "money-first-obstacle", "confidence": "low", "likelihood": {"term": "unlikely"},
            "judgement": "It is likely that money was the main obstacle when the agreement was first raised."}]}""",
        ),
    ],
    "said-on-unsupported": [(FACTS, "  said_by: bangladesh\n", "  said_by: bangladesh\n  said_on: 2022-10\n")],
    "loose-estimate": [(JUDGEMENTS, "It is likely that money was", "Money may have been")],
    "scales-mixed": [(BRIEF, "It is likely that money", "It is very likely that money")],
    "long-sentence": [(BRIEF, "with an offer of", f"after {'weeks and ' * 11}months with an offer of")],
    "hedge-dropped": [(FACTS, "Japan offered potential financial", "Japan gave financial")],
    "condition-dropped": [
        (SOURCE, "the deal, underscoring", "the deal if it is signed, underscoring"),
        (FACTS, "facilitate the deal\n", "facilitate the deal if it is signed\n"),
    ],
    "negation-dropped": [
        (SOURCE, "which began in 2022", "which had not begun in 2022"),
        (FACTS, "which began in 2022", "which had not begun in 2022"),
    ],
    "attribution-dropped": [
        (SOURCE, "which began in 2022", "which officials said began in 2022"),
        (FACTS, "which began in 2022", "which officials said began in 2022"),
    ],
    "worded-as-asserted": [
        (SOURCE, "Japan responded by", "Japan might have responded by"),
        (FACTS, "Japan responded by", "Japan might have responded by"),
        (FACTS, "Japan offered potential", "Japan might have offered potential"),
        (FACTS, "  worded_as: hedged\n", ""),
    ],
    "number-not-in-passage": [(FACTS, "Japan offered potential", "Japan offered 500 million yen of potential")],
    "name-not-in-passage": [(FACTS, "Japan began a shift", "Japan began in Kyoto a shift")],
    "quote-turns": [(SOURCE, "Japan’s shift in", "There is no sign that Japan’s shift in")],
    "speaker-left-out": [(SOURCE, "Japan’s shift in", "A diplomat said that Japan’s shift in")],
    "little-in-common": [
        (FACTS, "Japan began a shift in its defence export policies in 2022", "The cabinet loosened old rules at last")
    ],
    "word-exchanged": [(FACTS, "Japan began a shift", "Japan ended a shift")],
    "amount-changed": [
        (SOURCE, "shift in defence", "shift in some defence"),
        (FACTS, "shift in defence", "shift in some defence"),
        (FACTS, "shift in its", "shift in all its"),
    ],
    "unit-changed": [
        (SOURCE, "offering potential\nfinancial", "offering 50 million dollars in\nfinancial"),
        (FACTS, "offering potential financial", "offering 50 million dollars in financial"),
        (FACTS, "Japan offered potential", "Japan offered 50 million euros in"),
    ],
    "told-as-done": [
        (SOURCE, "which began in 2022", "which will be made in 2022"),
        (FACTS, "which began in 2022", "which will be made in 2022"),
        (FACTS, "Japan began a shift in its defence export policies", "Japan’s shift in export policies was made"),
    ],
    "told-as-present": [
        (SOURCE, "which began in 2022", "which lasted until 2022"),
        (FACTS, "which began in 2022", "which lasted until 2022"),
        (FACTS, "Japan began a shift in its", "Japan is shifting its"),
    ],
    "superlative-added": [(FACTS, "constraints as a barrier", "constraints as the only barrier")],
    "actors-exchanged": [
        (SOURCE, "Bangladesh cited\nfinancial", "Bangladesh told Japan of\nfinancial"),
        (FACTS, "At the time, Bangladesh cited", "At the time, Bangladesh told Japan of"),
        (FACTS, "statement: Bangladesh cited", "statement: Japan told Bangladesh of"),
    ],
    "name-exchanged": [
        (ACTORS, "sheikh-hasina:\n", "rehana-hasina:\n  name: Rehana Hasina\n  kind: person\n\nsheikh-hasina:\n"),
        (FACTS, "statement: Sheikh Hasina’s", "statement: Rehana Hasina’s"),
    ],
    "cause-added": [
        (BRIEF, "scale: phia\n", "scale: phia\nlint: {cause-added: warning}\n"),
        (FACTS, "export policies in 2022.", "export policies in 2022 because of the war."),
    ],
    "accepts-nothing": [(FACTS, "  date: 2022\n", "  date: 2022\n  accepts: {quote-turns: It is a slip.}\n")],
    "unknown-file": [("content/fact.yml", "", "later:\n")],
}
"""By code: a slip in the first brief that brings it about."""


def spoiled(slips: list[Slip]) -> dict[str, bytes]:
    """The files of the first brief after slips."""
    files = {path: text.encode() for path, text in first_brief().items()}
    for path, old, new in slips:
        data = new.encode() if isinstance(new, str) else new
        if data is None:
            del files[path]
        elif old:
            assert files[path].count(old.encode()) >= 1, (path, old)
            files[path] = files[path].replace(old.encode(), data, 1)
        else:
            files[path] = data
    return files


def test_every_code_has_a_slip() -> None:
    # No slip of an author makes a rule fail.
    assert set(SLIPS) == {*ERRORS, *WARNINGS} - {"internal"}


@pytest.mark.parametrize("code", SLIPS)
def test_the_example_message_is_what_the_slip_gives(code: str, tmp_path: Path) -> None:
    found = check(_write(spoiled(SLIPS[code]), tmp_path), "content").problems
    heads = [_head(p.render()) for p in found if p.code == code]
    assert len(heads) == 1, [p.render() for p in found]
    section = PAGES["messages.md"].section(code)
    assert [_head(line) for _, title, line in _message_lines() if title == section.title] == heads


def _head(message: str) -> tuple[str, ...]:
    """Place, level and code: the wording may be bettered without a change here."""
    match = MESSAGE.match(message.partition("\n")[0])
    return match.groups() if match else ()


def test_the_reference_is_up_to_date() -> None:
    # "make reference" writes it.
    assert reference.PAGE.read_text("utf-8") == reference.page()


def test_the_reference_has_every_field_of_every_record_and_every_code() -> None:
    rows = {
        section.title: [row[0].strip("`*").split(".")[-1].removesuffix("[]") for row in section.rows]
        for section in _read(reference.PAGE).sections
    }
    for name, record in RECORDS.items():
        assert all_fields(record) == set(rows[reference.FILES[name]]), name
    text = reference.PAGE.read_text("utf-8")
    assert [code for code in (*ERRORS, *WARNINGS) if f"[`{code}`](messages.md#{code})" not in text] == []
