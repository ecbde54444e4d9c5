"""A second brief, invented from end to end: five sources in three languages, one of them in excerpts and one taken
back, two editions, and a network of many actors. What holds for the brief on show must hold for any."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markupsafe import escape

from brief.checker import Checked, check
from brief.exports import brief_json, data_folder
from brief.pages import search
from brief.pages.families import pages
from brief.site.paths import Paths
from tests.conftest import copy_project, mkdocs
from tests.test_site import Page, dead_links

BRIEF = Path(__file__).parent / "briefs" / "salin"
EXCERPTS = "minato-shimpo"
INTENDED = [
    ("judgements.yml", "rests-on-withdrawn", '"shares-held"'),
    ("judgements.yml", "rests-on-withdrawn", '"bloc-has-memo"'),
    ("sources/investors-memo.txt", "sentence-unused", "sentence 7"),
]
"""The warnings that this brief is made to raise: file, code, words of the message."""


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(BRIEF, "content")


@pytest.fixture(scope="module")
def html(checked: Checked) -> dict[str, str]:
    """The pages by path."""
    return {page.path: page.html for page in pages(checked.graph, Paths())}


@pytest.fixture(scope="module")
def data(checked: Checked) -> dict[str, bytes]:
    return data_folder.files(checked.graph, Paths())


@pytest.fixture(scope="module")
def written(data: dict[str, bytes]) -> dict[str, dict[str, dict[str, object]]]:
    """brief.json: by kind, the records by id."""
    tree = json.loads(data["data/brief.json"])
    return {kind: {row["id"]: row for row in rows} for kind, rows in tree.items() if isinstance(rows, list)}


def test_it_raises_the_warnings_it_is_made_for_and_no_other(checked: Checked) -> None:
    assert checked.errors == 0
    assert len(checked.problems) == len(INTENDED)
    for problem, (path, code, words) in zip(checked.problems, INTENDED, strict=True):
        assert problem.where.path == f"content/{path}"
        assert problem.code == code
        assert words in problem.message


def test_a_search_parts_the_words_of_its_japanese_source(checked: Checked) -> None:
    assert search.is_japanese(checked.graph)
    found = next(page for page in pages(checked.graph, Paths()) if page.path == f"sources/{EXCERPTS}")
    assert "サリン港の第二クレーンの設計" in found.search_html


def test_it_holds_what_it_is_made_of(checked: Checked) -> None:
    brief = checked.graph.brief
    assert {id: source.language for id, source in brief.sources.items()} == {
        "tribune": "en",
        "minutes": "en",
        "nodipur-barta": "bn",
        "minato-shimpo": "ja",
        "investors-memo": "en",
    }
    assert len(brief.actors) >= 40
    assert len(brief.facts) >= 60
    ends = {id for fact in brief.facts.values() if fact.relation for id in (fact.relation.start, fact.relation.end)}
    assert len(ends) >= 40
    assert {fact.kind for fact in brief.facts.values()} == {"event", "claim", "position", "relation"}
    assert {fact.worded_as for fact in brief.facts.values()} == {"asserted", "hedged", "conditional", "planned"}
    assert {"happened", "planned", "postponed", "ongoing", "proposed"} <= {f.status for f in brief.facts.values()}
    assert {False, True} == {fact.checked is not None for fact in brief.facts.values()}
    dates = {fact.date.precision for fact in brief.facts.values() if fact.date}
    assert dates == {"day", "month", "season", "year", "decade", "century", "interval"}


def test_quotes_of_three_scripts_are_verified(written: dict[str, dict[str, dict[str, object]]]) -> None:
    exact = {id: fact["evidence"][0]["exact"] for id, fact in written["facts"].items()}  # type: ignore[index]
    assert exact["fish-duty"] == "চুক্তি হলে মাছের ওপর শুল্ক কমবে"
    assert exact["crane-price"] == "契約額は45億円とみられる"
    # Emphasis and links of the Markdown are not part of what its reader reads.
    assert exact["sitting"] == "The committee met on 3 February 2031 with Tomas Brek in the chair"
    assert exact["lease-income-low"].endswith("would bring 1.9 billion marks")


def test_origins_count_speakers_once_and_the_withdrawn_not_at_all(
    written: dict[str, dict[str, dict[str, object]]],
) -> None:
    assert {id: judgement["origins"] for id, judgement in written["judgements"].items()} == {
        "income-lower": 2,
        "works-late": 2,
        "strike-april": 2,
        "oskeria-builds": 2,
        "minister-knew": 0,
    }


def test_dates_are_as_wide_as_their_words(written: dict[str, dict[str, dict[str, object]]]) -> None:
    spans = {
        id: (date["earliest"], date["latest"])  # type: ignore[index]
        for id, fact in written["facts"].items()
        if (date := fact["date"])
    }
    assert spans["lease-voted"] == ("2031-03-12", "2031-03-12")
    assert spans["decision-by-june"] == (None, "2031-06-30")
    assert spans["customs-post"] == ("1998-01-01", None)
    assert spans["port-founded"] == ("1800-01-01", "1899-12-31")
    assert spans["quays-planned"] == ("2031-06-01", "2031-08-31")
    assert spans["first-crane"] == ("2010-01-01", "2019-12-31")


def test_what_was_taken_back_is_marked(html: dict[str, str]) -> None:
    why = "Lumen Consult has taken the memo back"
    assert why in html["sources/investors-memo"]
    assert "The memo was taken back." in html["facts"]


def test_the_edition_before_is_a_brief_of_this_format(checked: Checked) -> None:
    assert checked.graph.brief.about.previous == "edition-1.json"
    before = json.loads((BRIEF / "editions" / "edition-1.json").read_text("utf-8"))
    now = json.loads(brief_json.render(checked.graph, Paths()))
    assert (before["brief"]["edition"], now["brief"]["edition"]) == ("1", "2")
    # The format only gains keys.
    assert before.keys() <= now.keys()
    old, new = ({row["id"]: row for row in tree["facts"]} for tree in (before, now))
    assert new.keys() - old.keys() == {"mayor-promises", "survey-published", "ferry-ends"}
    assert [id for id in old if old[id]["statement"] != new[id]["statement"]] == ["rival-port"]


def test_every_link_between_pages_leads_to_a_place(html: dict[str, str], data: dict[str, bytes]) -> None:
    parsed = {f"{path}.html": Page(text) for path, text in html.items()}
    dead = []
    for path, page in parsed.items():
        assert [id for id, times in Counter(page.ids).items() if times > 1] == []
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            name = str((Path("/") / path).parent / unquote(parts.path)) if parts.path else f"/{path}"
            target = str(Path(name).resolve()).lstrip("/")
            there = target in data or (
                target in parsed and (not parts.fragment or parts.fragment in parsed[target].ids)
            )
            if not there:
                dead.append(f"{path}: {link}")
    assert dead == []


def unquoted(checked: Checked) -> list[str]:
    """The runs of the excerpted source that no quote holds, long enough to be told."""
    reading = checked.graph.brief.sources[EXCERPTS].reading
    kept = bytearray(len(reading.text))
    for anchor in checked.graph.anchors_in[EXCERPTS]:
        for start, end in anchor.spans:
            kept[start:end] = b"\1" * (end - start)
    runs = re.finditer(b"\0+", bytes(kept))
    return [text for run in runs if len(text := reading.text[run.start() : run.end()].strip("。 \n")) > 4]


def test_excerpts_leak_nothing_else(checked: Checked, html: dict[str, str], data: dict[str, bytes]) -> None:
    hidden = unquoted(checked)
    assert hidden == ["港の夜景は観光客に人気がある"]
    made = {**html, **{path: content.decode("utf-8") for path, content in data.items()}}
    for words in hidden:
        ascii_words = json.dumps(words)[1:-1]
        assert [path for path, text in made.items() if words in text or ascii_words in text] == []


def test_mkdocs_builds_it_with_every_link_alive(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "content")
    shutil.copytree(BRIEF, project / "content")
    site = tmp_path / "site"
    done = mkdocs(project, site)
    assert done.returncode == 0, done.stderr
    assert dead_links(site) == []
    assert "Salin: a port for thirty years" in (site / "index.html").read_text("utf-8")
    assert json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]["lang"] == ["ja"]
    everything = "".join(path.read_text("utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json"))
    assert "চুক্তি হলে মাছের ওপর শুল্ক কমবে" in everything
    assert "港の夜景は観光客に人気がある" not in everything


def test_without_scripts_lists_lead_to_the_facts_of_a_kind_and_of_a_speaker(
    html: dict[str, str], checked: Checked
) -> None:
    lists = re.search(r'<details class="lists.*?</details>', html["facts"], re.DOTALL)
    assert lists is not None
    facts = checked.graph.brief.facts
    of_kind, _, rest = lists[0].partition('<h2 id="by_status"')
    assert sorted(re.findall(r'href="#([a-z0-9-]+)"', of_kind)) == sorted(facts)
    speaker = next(fact.said_by for fact in facts.values() if fact.said_by)
    name = re.escape(str(escape(checked.graph.brief.actors[speaker].name)))
    row = re.search(rf"<dt>{name}</dt><dd>(.*?)</dd>", rest)
    assert row is not None
    assert re.findall(r'href="#([a-z0-9-]+)"', row[1]) == [id for id, fact in facts.items() if fact.said_by == speaker]
