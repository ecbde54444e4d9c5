"""What a reader does: open the brief, search, follow a statement to its passage, and come back."""

import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.browser.conftest import SUB_PATH
from tests.browser.test_search_from_disk import search
from tests.conftest import copy_project, mkdocs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(params=["disk", "web"])
def home(request: pytest.FixtureRequest, built_site: Path, served_site: str, tmp_path: Path) -> str:
    """The address of the front page's folder: on a disk below an odd path, and on the web below a sub-path."""
    if request.param == "web":
        return served_site
    odd = tmp_path / "a b é #"
    odd.symlink_to(built_site, target_is_directory=True)
    return odd.as_uri() + "/"


def test_from_the_question_to_the_exact_words_and_back(page_watch: "Page", home: str) -> None:
    page = page_watch
    page.goto(home + "index.html")
    page.locator(".bottom-line a.ref").first.click()
    page.wait_for_url(re.compile(r"facts\.html#"))
    fact = unquote(page.url.partition("#")[2])
    article = page.locator("article.fact", has=page.locator(f"#{fact}"))
    quoted = article.locator("blockquote").first.inner_text()
    article.locator("a.to-passage").first.click()
    page.wait_for_url(re.compile(rf"sources/.+#{fact}$"))
    passage = page.locator(f"mark#{fact}")
    assert quoted.split(" […] ")[0].startswith(re.sub(r"\[\d+\]", "", passage.inner_text()).strip()[:40])
    assert passage.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }")
    page.locator(f'sup.refs a[href$="facts.html#{fact}"]').first.click()
    page.wait_for_url(re.compile(rf"facts\.html#{fact}$"))
    page.go_back()
    page.go_back()
    assert f"facts.html#{fact}" in page.url


def test_search_finds_a_fact(page_watch: "Page", home: str) -> None:
    page_watch.goto(home + "timeline.html")
    search(page_watch, "radar")
    page_watch.wait_for_url(re.compile(r"(judgements|facts|sources/.+|actors/.+|analysis/.+)\.html"))
    assert "radar" in page_watch.locator("main").inner_text()


def test_the_filters_of_the_ledger_work_without_a_server(page_watch: "Page", home: str) -> None:
    page_watch.goto(home + "facts.html")
    every = page_watch.locator("article.fact:visible").count()
    page_watch.locator("form.filters select[name=kind]").select_option("event")
    events = page_watch.locator("article.fact:visible").count()
    assert 0 < events < every
    assert page_watch.locator(".filter-count").inner_text() == f"{events} of {every} facts shown"
    page_watch.locator("form.filters button[type=reset]").click()
    page_watch.wait_for_function("n => document.querySelectorAll('article.fact:not([hidden])').length === n", arg=every)


def test_every_page_opens_without_a_request_outside(page_watch: "Page", home: str, built_site: Path) -> None:
    pages = [p.relative_to(built_site).as_posix() for p in sorted(built_site.rglob("*.html")) if p.name != "404.html"]
    assert len(pages) > 20
    for path in pages:
        page_watch.goto(home + path)
        assert page_watch.locator("h1").count() == 1, path


def test_without_scripts_everything_can_be_read(browser: "Browser", built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built_site / "facts.html").as_uri())
    assert page.locator("article.fact:visible").count() == page.locator("article.fact").count() > 20
    assert page.locator("form.filters:visible").count() == 0
    page.goto(next((built_site / "sources").glob("[!i]*.html")).as_uri())
    notes = page.locator("details.notes").first
    assert notes.locator("li").first.is_visible() is False
    notes.locator("summary").click()
    assert notes.locator("li").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(page_watch: "Page", built_site: Path, width: int) -> None:
    page_watch.set_viewport_size({"width": width, "height": 800})
    for path in sorted(built_site.rglob("*.html")):
        if path.name != "404.html":
            page_watch.goto(path.as_uri())
            assert page_watch.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name


def test_the_page_for_a_wrong_address_is_whole_at_any_depth(
    page_watch: "Page", serve_folder: Callable[[Path], AbstractContextManager[str]], tmp_path: Path
) -> None:
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    assert (
        mkdocs(project, site, environment={"EDITIONS": "", "SITE_URL": f"http://127.0.0.1{SUB_PATH}"}).returncode == 0
    )
    # As a host does: the same page at every address that has none.
    (site / "a" / "b").mkdir(parents=True)
    shutil.copy(site / "404.html", site / "a" / "b" / "gone.html")
    with serve_folder(site) as home:
        for width in (320, 412, 1280):
            page_watch.set_viewport_size({"width": width, "height": 800})
            page_watch.goto(f"{home}a/b/gone.html")
            assert page_watch.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
            assert page_watch.locator("h1").inner_text() == "There is no such page"
        page_watch.locator("article a").click()
        assert page_watch.locator("h1").inner_text().startswith("Bangladesh and Japan")
        # The page is done before its server goes.
        page_watch.wait_for_load_state("networkidle")


COPIED = """(id) => {
    const words = document.getElementById(id).closest("article").querySelector("blockquote p");
    document.getSelection().selectAllChildren(words);
    const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
    words.dispatchEvent(event);
    return event.clipboardData.getData("text/plain");
}"""


def test_a_copied_quotation_takes_its_speaker_and_its_place_along(page_watch: "Page", built_site: Path) -> None:
    page_watch.goto((built_site / "facts.html").as_uri())
    said = "(ANM Muniruzzaman, in “[Article on a possible Bangladesh–Japan defence agreement]”, ¶4)"
    assert page_watch.evaluate(COPIED, "no-binding-conditions") == (
        f"“Since the agreement carries no binding conditions” {said}"
    )
    # Marks within the marks are single.
    assert page_watch.evaluate(COPIED, "arms-and-technologies") == (
        "“‘Under the proposed agreement, Bangladesh will receive not only arms but also defence-related technologies "
        f"from Japan,’ he said” {said}"
    )
