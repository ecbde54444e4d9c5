"""What other programs read from `data/`: each file by a reader of its own format."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import icalendar
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from brief.exports import ics, schemas
from brief.exports.data_folder import files
from brief.format.front_matter import split
from brief.reasoning.graph import Graph
from brief.site.paths import Paths
from tests import small_brief
from tests.conftest import TALKS

ROOT = Path(__file__).resolve().parent.parent

BRIEF = {
    "brief.yml": """\
        title: "Radars, ships; and a \\\\ sign"
        question: What is on the table?
        bottom_line: The ministry wants a radar [[radar-wanted]].
        key_judgements: [deal-likely]
        scale: phia
        authors: A. Writer
        edition: 2
        date: 2024-05
        language: en
        lint: {unused-actor: off}
        unused:
          paper: {3: It is about the weather.}
        absent:
          - source: paper
            terms: price
            says: The paper gives no price.
        """,
    "sources/paper.txt": """\
        ---
        title: 2024
        publisher: The Paper
        url: https://example.org/paper
        retrieved: 2024-05-02
        ---
        The ministry wants a radar, said the minister, who had waited, and a ship. It was ordered in May 2024.

        The weather was fine.

        মন্ত্রণালয় একটি রাডার চায়। জাহাজটি পরে আসবে।
        """,
    "sources/letter.md": """\
        ---
        title: A letter
        language: en
        publish: excerpts
        ---
        Dear reader, **the ship** was seen in the harbour. Hidden words stand in this secret sentence.

        Another concealed paragraph ends here.
        """,
    "actors.yml": """\
        ministry:
          name: The ministry
          kind: government-body
          aliases: [MoD, Dept]
          description:
          roles:
            - role: Buyer
              to: unknown
              source: paper
              quote: The ministry wants
          links: {Site: "https://example.org/?a=1,2"}
        minister: {name: The minister, kind: person, part_of: ministry}
        """,
    "facts.yml": """\
        radar-wanted:
          statement: The ministry wants a radar.
          kind: position
          said_by: minister
          actors: [ministry]
          evidence:
            - source: paper
              quote: The ministry wants a radar […] and a ship
              note: The order is the paper's.
            - source: paper
              quote: মন্ত্রণালয় একটি রাডার চায়
              translation: {text: The ministry wants a radar., language: en, by: A. Writer}
          credibility: "2"
          topics: radar
          checked: {by: A. Writer, on: 2024-05-03}
        ordered:
          statement: "=1+1 is what, by its order; the ministry paid\\\\ordered – জাহাজটি পরে আসবে, জাহাজটি পরে আসবে"
          kind: event
          status: postponed
          date: 2024-05
          source: paper
          quote: It was ordered in May 2024
          repeats: [radar-wanted]
        ship-later:
          statement: The ship comes later.
          kind: event
          status: planned
          date: ../2025
          date_reason: The paper says so.
          source: paper
          quote: জাহাজটি পরে আসবে
        ship-seen:
          statement: The ship was seen.
          kind: event
          date: "-0044"
          date_reason: The letter is old.
          source: letter
          quote: the ship was seen in the harbour
          withdrawn: {on: 2024-05-04, why: It was another ship.}
        """,
    "judgements.yml": """\
        deal-likely:
          judgement: It is likely that the ministry buys a radar.
          likelihood: probable
          confidence: low
          confidence_because: One paper.
          rests_on: [radar-wanted, ordered, ship-seen]
          history: [{edition: 1, cause: First reading.}]
        """,
    "hypotheses.yml": """\
        money:
          hypothesis: Money decides.
          evidence: {radar-wanted: consistent, ordered: inconsistent}
        """,
    "analysis/ships.md": """\
        ---
        title: Ships
        order: 1
        ---
        The ship comes later [[ship-later]].
        """,
}
"""A brief with one of each thing that an export could get wrong."""

Made = dict[str, bytes]


def write(folder: Path, texts: dict[str, str]) -> Graph:
    """The graph of a brief written into `folder`; the brief must be without errors."""
    return small_brief.written(folder, texts).graph


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return write(tmp_path / "content", BRIEF)


@pytest.fixture
def made(graph: Graph) -> Made:
    return files(graph, Paths())


@pytest.fixture
def data(made: Made) -> dict[str, Any]:
    return json.loads(made["data/brief.json"])


def by_id(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in records}


def test_prose_as_plain_words_keeps_the_names_of_what_it_refers_to(tmp_path: Path) -> None:
    line = "[[minister]] and [[ministry|the office]] want a radar [[radar-wanted]], says [[paper]] [[radar-wanted]]."
    text = BRIEF["brief.yml"].replace("The ministry wants a radar [[radar-wanted]].", f'"{line}"')
    graph = write(tmp_path / "content", BRIEF | {"brief.yml": text})
    assert graph.told("brief.yml") == "The minister and the office want a radar, says 2024."


def test_every_file_of_the_format_is_there(made: Made) -> None:
    inputs = ("brief", "source", "actors", "facts", "judgements", "hypotheses", "analysis")
    assert set(made) == {
        "data/brief.json",
        "data/facts.csv",
        "data/actors.csv",
        "data/timeline.ics",
        "data/annotations.jsonld",
        "data/sources/paper.txt",
        "data/sources/letter.txt",
        *(f"data/schema/{name}.json" for name in inputs),
    }


# The whole as JSON


def test_the_json_has_the_promised_form(made: Made, data: dict[str, Any]) -> None:
    text = made["data/brief.json"].decode()
    assert data["format"] == 1
    assert text.endswith("}\n")
    sorted_too: list[list[str]] = []
    json.loads(text, object_pairs_hook=lambda pairs: sorted_too.append([key for key, _ in pairs]))
    assert len(sorted_too) > 20
    assert [keys for keys in sorted_too if keys != sorted(keys)] == []
    # One record a line, so that two editions can be compared line by line.
    for record in data["facts"]:
        line = json.dumps(record, ensure_ascii=False, sort_keys=True)
        assert f"\n {line}" in text


def test_a_fact_in_json(data: dict[str, Any]) -> None:
    facts = by_id(data["facts"])
    assert list(facts) == ["radar-wanted", "ordered", "ship-later", "ship-seen"]
    fact = facts["radar-wanted"]
    assert (fact["number"], fact["kind"], fact["worded_as"], fact["credibility"]) == (1, "position", "asserted", 2)
    assert fact["status"] is None
    assert fact["date"] is None
    assert fact["said_by"] == "minister"
    assert fact["actors"] == ["minister", "ministry"]
    assert fact["checked"] == {"by": "A. Writer", "on": "2024-05-03"}
    assert fact["url"] == "facts.html#radar-wanted"
    first, second = fact["evidence"]
    assert first["exact"] == "The ministry wants a radar […] and a ship"
    assert first["note"] == "The order is the paper's."
    assert first["url"] == "sources/paper.html#radar-wanted"
    assert second["url"] == "sources/paper.html#radar-wanted--2"
    assert second["paragraph"] == 3
    assert second["translation"] == {"text": "The ministry wants a radar.", "language": "en", "by": "A. Writer"}


def test_dates_in_json(data: dict[str, Any]) -> None:
    facts = by_id(data["facts"])
    assert facts["ordered"]["date"] == {
        "edtf": "2024-05",
        "earliest": "2024-05-01",
        "latest": "2024-05-31",
        "text": "May 2024",
    }
    assert facts["ship-later"]["date"]["earliest"] is None
    assert facts["ship-later"]["date"]["latest"] == "2025-12-31"
    assert facts["ship-seen"]["date"]["earliest"] == "-0044-01-01"
    assert data["brief"]["date"] == "2024-05"


def test_a_source_in_json(made: Made, data: dict[str, Any]) -> None:
    sources = by_id(data["sources"])
    paper = sources["paper"]
    assert paper["title"] == "2024"
    assert paper["licence"] is None
    assert paper["source_url"] == "https://example.org/paper"
    assert paper["url"] == "sources/paper.html"
    assert paper["coverage"] == {"sentences": 5, "used": 4, "excused": 1}
    assert paper["unused"] == [{"sentence": 3, "why": "It is about the weather."}]
    assert paper["text_sha256"] == sha256(made["data/sources/paper.txt"]).hexdigest()


def test_a_judgement_in_json(data: dict[str, Any]) -> None:
    judgement = data["judgements"][0]
    assert judgement["likelihood"] == {"term": "likely", "low": 55, "high": 75}
    # A repeat is no second origin, and what was withdrawn is none.
    assert judgement["origins"] == 1
    assert judgement["rests_on_withdrawn"] == ["ship-seen"]
    assert judgement["history"][0]["edition"] == "1"
    assert judgement["url"] == "judgements.html#deal-likely"


def test_the_rest_of_the_brief_in_json(data: dict[str, Any]) -> None:
    assert data["brief"]["edition"] == "2"
    assert data["brief"]["authors"] == ["A. Writer"]
    assert data["brief"]["absent"] == [{"source": "paper", "terms": ["price"], "says": "The paper gives no price."}]
    assert data["brief"]["lint_off"] == ["unused-actor"]
    ministry = by_id(data["actors"])["ministry"]
    assert ministry["facts"] == ["radar-wanted"]
    assert ministry["roles"][0]["evidence"]["exact"] == "The ministry wants"
    assert ministry["roles"][0]["ended"] is True
    assert by_id(data["facts"])["ship-seen"]["withdrawn"] == {"on": "2024-05-04", "why": "It was another ship."}
    assert by_id(data["facts"])["ship-seen"]["is_withdrawn"] is True
    assert data["hypotheses"][0]["inconsistent"] == 1
    assert data["analysis"][0]["url"] == "analysis/ships.html"


def test_addresses_follow_the_site(graph: Graph) -> None:
    data = json.loads(files(graph, Paths(directory_urls=True))["data/brief.json"])
    assert data["facts"][0]["url"] == "facts/#radar-wanted"


# Tables


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_tables_open_in_a_spreadsheet(made: Made) -> None:
    for name in ("data/facts.csv", "data/actors.csv"):
        assert made[name].startswith(b"\xef\xbb\xbfnumber,id,")
        assert made[name].endswith(b"\r\n")
        assert made[name].count(b"\n") == made[name].count(b"\r\n")


def test_facts_in_a_table(made: Made) -> None:
    wanted, ordered, later, seen = rows(made["data/facts.csv"])
    assert wanted["said_by"] == "minister"
    assert wanted["said_by_name"] == "The minister"
    assert wanted["quotes"] == "The ministry wants a radar […] and a ship | মন্ত্রণালয় একটি রাডার চায়"
    assert wanted["paragraphs"] == "1 | 3"
    assert wanted["sources"] == "paper"
    assert ordered["earliest"] == "2024-05-01"
    assert ordered["date_text"] == "May 2024"
    assert later["earliest"] == ""
    assert seen["withdrawn"] == "2024-05-04: It was another ship."
    assert seen["url"] == "facts.html#ship-seen"


def test_no_cell_runs_as_a_formula(made: Made) -> None:
    _, ordered, _, seen = rows(made["data/facts.csv"])
    assert ordered["statement"].startswith("'=1+1 is")
    assert seen["date"] == "'-0044"
    cells = [cell for row in rows(made["data/facts.csv"]) + rows(made["data/actors.csv"]) for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip()[:1] in {"=", "+", "-", "@"}] == []


def test_actors_in_a_table(made: Made) -> None:
    ministry, minister = rows(made["data/actors.csv"])
    assert ministry["aliases"] == "MoD | Dept"
    assert ministry["roles"] == "Buyer, to unknown"
    assert ministry["role_quotes"] == "The ministry wants"
    assert ministry["links"] == "https://example.org/?a=1,2"
    assert minister["part_of"] == "ministry"
    assert minister["facts"] == "radar-wanted"


# Calendar


def events(content: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    return {str(event["UID"]).rsplit("-", 1)[0]: event for event in calendar.walk("VEVENT")}


def test_dated_facts_in_the_calendar(made: Made) -> None:
    found = events(made["data/timeline.ics"])
    # No first day, and a year before 1: neither is an event of a calendar.
    assert list(found) == ["ordered"]
    event = found["ordered"]
    assert event["DTSTART"].dt == date(2024, 5, 1)
    assert event["DTEND"].dt == date(2024, 6, 1)
    assert event["STATUS"] == "TENTATIVE"
    assert event["SUMMARY"].startswith("May 2024 (month): =1+1 is what, by its order; the ministry paid\\ordered")
    assert event["DESCRIPTION"].endswith("আসবে\n“It was ordered in May 2024” (2024, ¶1)")
    assert [str(c) for c in event["CATEGORIES"].cats] == ["event", "postponed", "month"]
    assert event["DTSTAMP"].dt.isoformat() == "2024-05-01T00:00:00+00:00"


def test_the_title_names_the_calendar(made: Made) -> None:
    calendar = icalendar.Calendar.from_ical(made["data/timeline.ics"])
    # This reader knows neither property as text and leaves both as written, with escapes.
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == r"Radars\, ships\; and a \\ sign"


def test_calendar_lines_are_short_and_whole(made: Made) -> None:
    lines = made["data/timeline.ics"].split(b"\r\n")
    assert lines.pop() == b""
    assert max(len(line) for line in lines) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        assert line.decode()


def test_signs_that_a_calendar_cannot_hold_keep_their_words_apart() -> None:
    assert ics._text("one\ftwo\v\rthree\x01four\x7f\r\n") == "one two  three\ufffdfour\ufffd\\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from('\n\\;,:"n'), max_size=40))
def test_words_come_back_from_a_calendar(text: str) -> None:
    line = f"BEGIN:VEVENT\r\nSUMMARY:{ics._text(text)}\r\nEND:VEVENT\r\n"
    assert icalendar.Event.from_ical(line).get("SUMMARY", "") == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1))
def test_folding_is_undone_by_unfolding(line: str) -> None:
    folded = ics._folded(line)
    assert folded.replace(b"\r\n ", b"") == line.encode() + b"\r\n"
    assert all(len(piece) <= 75 for piece in folded.split(b"\r\n"))
    assert all(piece.decode() is not None for piece in folded.split(b"\r\n"))


def test_a_brief_without_dates_has_a_calendar_all_the_same(tmp_path: Path) -> None:
    facts = 'a-fact: {statement: A., kind: context, source: paper, quote: "It was ordered"}'
    texts = {
        "brief.yml": "title: T\nbottom_line: It was [[a-fact]].",
        "sources/paper.txt": BRIEF["sources/paper.txt"],
        "facts.yml": facts,
    }
    content = files(write(tmp_path, texts), Paths())["data/timeline.ics"]
    assert events(content) == {}
    assert [c.name for c in icalendar.Calendar.from_ical(content).subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("0001-01-01", (date(1, 1, 1), date(1, 1, 2))),
        ("2022-11/2023-02", (date(2022, 11, 1), date(2023, 3, 1))),
        ("9999-12-30", (date(9999, 12, 30), date(9999, 12, 31))),
        ("9999", None),
        ("0000", None),
        ("2022/..", None),
        ("Y170000002", None),
    ],
)
def test_what_a_calendar_can_hold(tmp_path: Path, edtf: str, days: tuple[date, date] | None) -> None:
    facts = BRIEF["facts.yml"].replace("date: 2024-05\n", f'date: "{edtf}"\n          date_reason: A test.\n')
    found = events(files(write(tmp_path, BRIEF | {"facts.yml": facts}), Paths())["data/timeline.ics"])
    assert {(e["DTSTART"].dt, e["DTEND"].dt) for e in found.values()} == ({days} if days else set())


@pytest.mark.parametrize(
    ("epoch", "stamp"),
    [
        ("1700000000", "20231114T221320Z"),
        ("0", "19700101T000000Z"),
        ("tomorrow", "20240501T000000Z"),
        ("-5", "20240501T000000Z"),
        ("9" * 40, "20240501T000000Z"),
    ],
)
def test_the_stamp_is_never_the_clock(graph: Graph, monkeypatch: pytest.MonkeyPatch, epoch: str, stamp: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert f"DTSTAMP:{stamp}\r\n".encode() in files(graph, Paths())["data/timeline.ics"]


# What was withdrawn


def test_what_rests_on_a_withdrawn_source_says_so_everywhere(tmp_path: Path) -> None:
    front = "title: 2024\n        withdrawn: {on: 2024-06, why: It was made up.}"
    paper = BRIEF["sources/paper.txt"].replace("title: 2024", front)
    made = files(write(tmp_path, BRIEF | {"sources/paper.txt": paper}), Paths())
    data = json.loads(made["data/brief.json"])
    assert by_id(data["sources"])["paper"]["withdrawn"] == {"on": "2024-06", "why": "It was made up."}
    assert by_id(data["facts"])["ordered"]["withdrawn"] is None
    assert by_id(data["facts"])["ordered"]["is_withdrawn"] is True
    assert data["judgements"][0]["rests_on_withdrawn"] == ["radar-wanted", "ordered", "ship-seen"]
    assert data["judgements"][0]["origins"] == 0
    assert rows(made["data/facts.csv"])[0]["withdrawn"] == "every source was withdrawn"
    assert events(made["data/timeline.ics"])["ordered"]["SUMMARY"].startswith("May 2024 (month): Withdrawn: =1+1")
    ordered = by_id(annotations(made)["items"])["#ordered"]
    assert ordered["body"][1]["value"] == "Withdrawn: every source was withdrawn"


# Annotations


def annotations(made: Made) -> dict[str, Any]:
    return json.loads(made["data/annotations.jsonld"])


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_annotations_follow_the_data_model(made: Made) -> None:
    page = annotations(made)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["type"] == "AnnotationCollection"
    assert page["partOf"]["total"] == len(page["items"]) == 6
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] == "describing"
        assert item["body"][-1]["type"] == "SpecificResource"
        assert all(body["value"] for body in item["body"] if body["type"] == "TextualBody")
        for target in targets(item):
            quote, position = target["selector"]
            assert quote["type"] == "TextQuoteSelector"
            assert quote["exact"]
            assert position["type"] == "TextPositionSelector"
            assert 0 <= position["start"] < position["end"]


def test_an_annotation_says_what_and_where(made: Made) -> None:
    wanted = by_id(annotations(made)["items"])["#radar-wanted"]
    assert wanted["body"][0]["value"] == "The ministry wants a radar."
    assert wanted["body"][-1]["source"] == "../facts.html#radar-wanted"
    first, second = targets(wanted)
    assert first["source"] == "https://example.org/paper"
    assert first["state"] == {"type": "TimeState", "cached": "sources/paper.txt"}
    assert first["selector"][0] == {
        "type": "TextQuoteSelector",
        "exact": "The ministry wants a radar",
        "suffix": ", said the minister, who had wai",
    }
    assert second["selector"][0]["exact"] == "and a ship"
    assert second["selector"][0]["prefix"].endswith("who had waited, ")


def test_a_role_is_annotated(made: Made) -> None:
    role = by_id(annotations(made)["items"])["#ministry"]
    assert role["body"][0]["value"] == "The ministry: Buyer"
    assert role["body"][-1]["source"] == "../actors/ministry.html"


def test_a_withdrawn_fact_says_so_in_its_annotation(made: Made) -> None:
    seen = by_id(annotations(made)["items"])["#ship-seen"]
    assert [body.get("value") for body in seen["body"]] == [
        "The ship was seen.",
        "Withdrawn: It was another ship.",
        None,
    ]


def test_selectors_stand_in_the_published_text(made: Made) -> None:
    text = made["data/sources/paper.txt"].decode()
    checked = 0
    for item in annotations(made)["items"]:
        for target in targets(item):
            if target["source"] != "https://example.org/paper":
                continue
            quote, position = target["selector"]
            before, after = quote.get("prefix", ""), quote.get("suffix", "")
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(before)
            assert text[position["end"] :].startswith(after)
            checked += 1
    assert checked == 6


# Texts, and what is kept back


def test_a_reading_text_is_the_text_and_nothing_else(made: Made) -> None:
    text = made["data/sources/paper.txt"].decode()
    assert text.startswith("The ministry wants a radar, said")
    assert text.split("\n\n")[1] == "The weather was fine."
    assert text.endswith("পরে আসবে।")


def test_excerpts_hold_the_quotes_and_the_hashes(made: Made, graph: Graph) -> None:
    text = made["data/sources/letter.txt"].decode()
    assert "[paragraph 1, 13-45]\nthe ship was seen in the harbour\n" in text
    reading = graph.brief.sources["letter"].reading
    for sentence in reading.sentences:
        assert f"\n{sentence.number} {reading.sentence_hash(sentence)}\n" in text


def test_an_unpublished_text_is_named_by_its_hash(made: Made) -> None:
    target = by_id(annotations(made)["items"])["#ship-seen"]["target"]
    assert target["source"].startswith("ni:///sha-256;")
    assert target["selector"][0] == {"type": "TextQuoteSelector", "exact": "the ship was seen in the harbour"}


def test_excerpts_give_nothing_else_away(made: Made) -> None:
    everything = b"".join(made.values()).decode()
    for word in ("Dear", "reader", "Hidden", "secret", "concealed", "Another"):
        assert word not in everything


WORDS = ("radar", "জাহাজ", "দেশ্য", "naïve", "防衛", "👩‍🚀", "“ship”", "O’Neill", "x\u00ady", "e\u0301t")


@st.composite
def quoted_texts(draw: st.DrawFn) -> tuple[str, list[tuple[str, list[str]]], set[str]]:
    """A source's body; quotes, each with the words of its parts; the words that no quote touches."""
    paragraphs = []
    count = 0
    for size in draw(st.lists(st.integers(1, 12), min_size=1, max_size=4)):
        # A number makes each word the only one of its kind, and none begins another.
        paragraphs.append([f"{draw(st.sampled_from(WORDS))}q{count + i:03}z" for i in range(size)])
        count += size
    quotes, touched = [], set()
    for _ in range(draw(st.integers(1, 4))):
        words = draw(st.sampled_from(paragraphs))
        cuts = sorted(draw(st.sets(st.integers(0, len(words)), min_size=2, max_size=4)))
        parts = [words[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        quotes.append((" […] ".join(" ".join(part) for part in parts), [" ".join(part) for part in parts]))
        touched |= {word for part in parts for word in part}
    body = "\n\n".join("  ".join(words) + "." for words in paragraphs)
    return body, quotes, {word for words in paragraphs for word in words} - touched


@given(quoted_texts(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_quotes_are_the_text_at_their_places(
    drawn: tuple[str, list[tuple[str, list[str]]], set[str]], excerpts: bool
) -> None:
    body, quotes, untouched = drawn
    mode = "excerpts" if excerpts else "full"
    facts = {
        f"fact-{n}": {"statement": f"Statement {n}.", "kind": "context", "quote": quote}
        for n, (quote, _) in enumerate(quotes)
    }
    with tempfile.TemporaryDirectory() as folder:
        graph = write(
            Path(folder),
            {
                "brief.yml": "title: T\nbottom_line: It is so [[fact-0]].\n",
                "sources/one.txt": f"---\ntitle: One\npublish: {mode}\n---\n{body}\n",
                "facts.yml": json.dumps(facts, ensure_ascii=False),
            },
        )
        made = files(graph, Paths())
    text = graph.brief.sources["one"].reading.text
    data = json.loads(made["data/brief.json"])
    for fact, (_, parts) in zip(data["facts"], quotes, strict=True):
        (evidence,) = fact["evidence"]
        spans = [text[span["start"] : span["end"]] for span in evidence["spans"]]
        assert evidence["exact"] == " […] ".join(spans)
        assert len(spans) == len(parts)
    if excerpts:
        everything = b"".join(made.values()).decode()
        assert [word for word in untouched if word[-5:] in everything] == []
        for fact in data["facts"]:
            for span in fact["evidence"][0]["spans"]:
                assert text[span["start"] : span["end"]] in made["data/sources/one.txt"].decode()
    else:
        assert made["data/sources/one.txt"].decode() == text
        for item in annotations(made)["items"]:
            for target in targets(item):
                quote, position = target["selector"]
                before, after = quote.get("prefix", ""), quote.get("suffix", "")
                start, end = position["start"] - len(before), position["end"] + len(after)
                assert text[start:end] == before + quote["exact"] + after


# The same content, the same bytes

DIGEST = """
import sys
from hashlib import sha256
from pathlib import Path
from brief.checker import check
from brief.exports.data_folder import files
from brief.site.paths import Paths
for name, content in files(check(Path(sys.argv[1]), "content").graph, Paths()).items():
    print(name, sha256(content).hexdigest())
"""


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    outputs = set()
    for place, seed, zone, locale in (("one", "1", "Asia/Dhaka", "C"), ("two", "2", "America/Lima", "C.UTF-8")):
        write(tmp_path / place, BRIEF)
        environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
        environment |= {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-c", DIGEST, str(tmp_path / place)]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, cwd=tmp_path / place)
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == 14


def test_no_file_knows_where_it_was_made(made: Made, tmp_path: Path) -> None:
    assert [name for name, content in made.items() if str(tmp_path).encode() in content] == []


# Schemas of what authors write


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it for a schema: dates, `on` and `off` are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp") and (not tag.endswith(":bool") or first in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_json(text: str) -> Any:
    """The YAML `text` as a schema sees it: keys are strings."""
    return json.loads(json.dumps(EditorLoader(text).get_single_data()))


def inputs(folder: Path) -> list[tuple[str, str]]:
    """Each input file's YAML in a content folder, with the name of its schema."""
    found = [(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.yml"))]
    found += [(path.parent.name, path.read_text("utf-8")) for path in sorted(folder.glob("[afjh]*/*.yml"))]
    for name, schema in (("sources", "source"), ("analysis", "analysis")):
        for path in sorted(folder.glob(f"{name}/*")):
            front, _, _ = split(path.read_text("utf-8"))
            found.append((schema, front or ""))
    return found


@pytest.fixture(scope="module")
def complaints() -> Callable[[str, Any], list[str]]:
    """The messages of a schema about a value."""
    validators = {name: Draft202012Validator(json.loads(text)) for name, text in schemas.render().items()}

    def complain(name: str, value: Any) -> list[str]:
        return [error.message for error in validators[name].iter_errors(value)]

    return complain


def test_the_schemas_are_schemas() -> None:
    for content in schemas.render().values():
        schema = json.loads(content)
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"]
        assert schema["description"]
        assert "$id" not in schema


def test_what_the_checker_takes_the_schemas_take(tmp_path: Path, complaints: Callable[[str, Any], list[str]]) -> None:
    write(tmp_path, BRIEF)
    found = inputs(tmp_path)
    assert {name for name, _ in found} == set(schemas.render())
    assert [(name, m) for name, text in found for m in complaints(name, as_json(text))] == []


def test_a_whole_brief_keeps_to_the_schemas(complaints: Callable[[str, Any], list[str]]) -> None:
    found = inputs(TALKS)
    assert found
    assert [(name, m) for name, text in found for m in complaints(name, as_json(text))] == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("facts", "a: {statement: S, kind: claim, quote: Q, sead_by: x}", "sead_by"),
        ("facts", "a: {statement: S, kind: rumour, quote: Q}", "rumour"),
        ("facts", "a: {statement: S, kind: claim}", "any of"),
        ("facts", "a: {kind: claim, quote: Q}", "statement"),
        ("facts", "A b: {statement: S, kind: claim, quote: Q}", "does not match"),
        ("facts", "a: {statement: S, kind: claim, evidence: [{quote: Q, sorce: x}]}", "sorce"),
        ("facts", "a: {statement: S, kind: claim, quote: Q, credibility: 7}", "maximum"),
        ("actors", "a: {name: [N], kind: person}", "is not of type"),
        ("brief", "title: T\nbottom_line: B\nbottomline: C", "bottomline"),
        ("source", "title: T\nurl: javascript:alert(1)", "does not match"),
        ("analysis", "summary: S", "title"),
    ],
)
def test_the_schemas_find_slips(complaints: Callable[[str, Any], list[str]], name: str, text: str, said: str) -> None:
    found = complaints(name, as_json(text))
    assert any(said in message for message in found), found


def test_editors_are_told_what_a_field_means() -> None:
    record = json.loads(schemas.render()["facts"])["additionalProperties"]
    assert "EDTF" in record["properties"]["date"]["description"]
    assert all(field["description"] for field in record["properties"].values())
