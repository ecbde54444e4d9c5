"""Search in a site that was copied to a disk, and in the same site on the web."""

import json
import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from brief.engine import searching, settings
from tests.conftest import copy_project

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPOSITORY = Path(__file__).parents[2]
SITE = REPOSITORY / "hooks" / "brief" / "site"
AWKWARD_FOLDER = "a b é #1"

PAGES = {
    "index.md": "# Start\n\nNothing to find.\n",
    "deep/down/harbour.md": "# Harbour\n\nThe “lighthouse” stands.\n\n## Light\n\nভারত। 3.5 miles.\n",
    "deep/other.md": "# Other\n\nWords alone.\n",
}
UNPARTED = "日本政府は防衛装備品とレーダーの輸出を検討している。It is likely. ভারত সরকার"
"""Japanese, whose words are not parted, beside two languages that part them."""


def write_project(project: Path, languages: list[str]) -> None:
    """Write the small MkDocs project into the folder; its search reads the languages, given by their codes."""
    for name, text in PAGES.items():
        page = project / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    shutil.copytree(SITE / "assets", project / "docs" / "assets")
    # The settings of a brief, without the brief. JSON is YAML, whatever signs a path holds.
    written = {
        "site_name": "Search",
        "theme": {"name": "material", "custom_dir": str(SITE / "theme"), **settings.THEME},
        "plugins": {"search": {"lang": languages, **searching.SETTINGS}, "offline": {}},
        "extra": settings.EXTRA,
    }
    (project / "mkdocs.yml").write_text(json.dumps(written), encoding="utf-8")


@pytest.fixture(scope="module")
def site(
    browser: object, tmp_path_factory: pytest.TempPathFactory, build_project: Callable[[Path, Path], None]
) -> Path:
    """The small site, in a folder whose name needs escaping in an address."""
    project = tmp_path_factory.mktemp("small")
    write_project(project, ["en"])
    build_project(project, project / AWKWARD_FOLDER)
    return project / AWKWARD_FOLDER


def search(page: "Page", words: str) -> None:
    """Open the search of the page by its key, type the words and follow the first result."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    # Letters that are on no key of the keyboard are put in without the key event that the search waits for.
    page.keyboard.press("End")
    page.locator(".md-search-result__link").first.click()


@pytest.mark.parametrize("start", ["index.html", "deep/other.html"])
@pytest.mark.parametrize("words", ["lighthouse", "LIGHT", "ভারত", "3.5"])
def test_search_from_disk_opens_the_page_that_has_the_word(
    page_watch: "Page", site: Path, start: str, words: str
) -> None:
    page_watch.goto((site / start).as_uri())
    search(page_watch, words)
    page_watch.wait_for_url(re.compile(r"/harbour\.html"))
    assert page_watch.locator("h1").inner_text() == "Harbour"
    assert f"/{AWKWARD_FOLDER}/deep/down/harbour.html" in unquote(page_watch.url)


def test_search_from_disk_says_that_there_is_no_such_word(page_watch: "Page", site: Path) -> None:
    page_watch.goto((site / "index.html").as_uri())
    page_watch.keyboard.press("/")
    page_watch.keyboard.type("submarine")
    page_watch.get_by_text("No matching documents").wait_for()
    assert page_watch.locator(".md-search-result__link").count() == 0


def test_search_from_disk_reads_two_languages(
    page_watch: "Page", tmp_path: Path, build_project: Callable[[Path, Path], None]
) -> None:
    # The word rules of a second language are further scripts, which the search loads for itself.
    write_project(tmp_path, ["en", "de"])
    build_project(tmp_path, tmp_path / AWKWARD_FOLDER)
    page_watch.goto((tmp_path / AWKWARD_FOLDER / "deep" / "other.html").as_uri())
    search(page_watch, "lighthouse")
    page_watch.wait_for_url(re.compile(r"/deep/down/harbour\.html"))


def test_search_from_disk_finds_a_word_within_japanese(
    page_watch: "Page", tmp_path: Path, build_project: Callable[[Path, Path], None]
) -> None:
    write_project(tmp_path, ["ja"])
    (tmp_path / "docs" / "deep" / "other.md").write_text(f"# Other\n\n{UNPARTED}\n", "utf-8")
    build_project(tmp_path, tmp_path / "site")
    for words in ("防衛", "装備品", "輸出", "レーダー", "政府", "likely", "সরকার", "lighthouse"):
        page_watch.goto((tmp_path / "site" / "index.html").as_uri())
        search(page_watch, words)
        wanted = "harbour" if words == "lighthouse" else "other"
        page_watch.wait_for_url(re.compile(rf"/{wanted}\.html"))


def results(page: "Page", words: str) -> list[str]:
    """The titles of what the search finds, in its order; a page and the best place on it are one result."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("End")
    page.locator(".md-search-result__link").first.wait_for()
    return page.evaluate(
        """() => Array.from(document.querySelectorAll(".md-search-result__item"), item =>
            Array.from(item.querySelectorAll("h1, h2"), title => title.textContent).join(" > "))"""
    )


def test_results_say_what_they_are_and_conclusions_come_first(page_watch: "Page", built_site: Path) -> None:
    page_watch.goto((built_site / "timeline.html").as_uri())
    found = results(page_watch, "radar")
    assert found[0].startswith("Judgements > Judgement 5 · realistic possibility (40–50%)")
    assert found[1] == "Facts > Fact 11 · Event > Fact 12 · Claim"
    assert "Mitsubishi Electronics · Actor · Company" in found
    assert "What is on the table · Analysis" in found
    # Each thing once, and not again on pages that repeat it.
    assert [title for title in found if title.startswith(("Timeline", "Impact", "Line of sight"))] == []
    assert [title for title in found if "· Source > Source · ¶2" in title] != []


def test_no_word_is_passed_over(page_watch: "Page", built_site: Path) -> None:
    page_watch.goto((built_site / "index.html").as_uri())
    assert results(page_watch, "likely")[0].startswith("Judgements > Judgement ")
    page_watch.goto((built_site / "index.html").as_uri())
    assert results(page_watch, "Japan")[0] == "Japan · Actor · State"


PAPER = """\
---
title: The paper
---
Alba signed the agreement on defence. Boro pays for two vessels by a new policy. Dockers strike.
"""
STRIKING = """\
signed:
  statement: Alba signed the agreement on defence.
  kind: event
  date: unknown
  source: paper
  quote: Alba signed the agreement on defence.
  topics: [Finance]
paid:
  statement: Boro pays for two vessels.
  kind: claim
  source: paper
  quote: Boro pays for two vessels by a new policy.
"""


@pytest.fixture(scope="module")
def small_brief_site(tmp_path_factory: pytest.TempPathFactory, build_project: Callable[[Path, Path], None]) -> Path:
    """The site of a brief whose words have one form each."""
    project = copy_project(tmp_path_factory.mktemp("forms"))
    shutil.rmtree(project / "content")
    texts = {
        "brief.yml": "title: Ships\nbottom_line: Alba signed [[signed]].\nunused: {paper: {3: It is not asked.}}\n",
        "sources/paper.txt": PAPER,
        "facts.yml": STRIKING,
        "actors.yml": "alba: {name: Alba, kind: state}\n",
        "judgements.yml": "first: {judgement: Alba pays., rests_on: [paid]}\n"
        "second: {judgement: Alba sails., rests_on: [paid, signed]}\n",
        "hypotheses.yml": "money: {hypothesis: It was gold., evidence: {paid: consistent}}\n",
    }
    for name, text in texts.items():
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    build_project(project, project / AWKWARD_FOLDER)
    return project / AWKWARD_FOLDER


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("finance", "Fact 1 · Event"),
        ("J2", "Judgement 2"),
        ("J2.2", "Fact 1 · Event"),
        ("H1", "Competing explanation 1"),
        ("[2]", "Fact 2 · Claim"),
        ("agreement", "Fact 1 · Event"),
        ("agreements", "Fact 1 · Event"),
        ("vessel", "Fact 2 · Claim"),
        ("policies", "¶1"),
        ("defense", "Fact 1 · Event"),
        ("defence", "Fact 1 · Event"),
    ],
)
def test_topics_marks_plurals_and_both_spellings_are_found(
    page_watch: "Page", small_brief_site: Path, words: str, wanted: str
) -> None:
    page_watch.goto((small_brief_site / "index.html").as_uri())
    found = results(page_watch, words)
    assert [title for title in found if wanted in title] != [], found
    # What leads there and does not stand there is not shown.
    shown = " ".join(page_watch.locator(".md-search-result__item").all_inner_texts())
    assert not re.search("agreements|defense|policies|J2.2", shown)


def test_search_on_the_web_uses_the_worker_of_the_browser(
    page_watch: "Page", site: Path, serve_folder: Callable[[Path], AbstractContextManager[str]]
) -> None:
    with serve_folder(site) as address:
        page_watch.goto(f"{address}deep/other.html")
        assert "[native code]" in page_watch.evaluate("String(Worker)")
        search(page_watch, "lighthouse")
        page_watch.wait_for_url(re.compile(rf"^{re.escape(address)}deep/down/harbour\.html"))
        assert page_watch.locator("iframe").count() == 0
