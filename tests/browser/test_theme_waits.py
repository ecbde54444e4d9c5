"""The theme's script waits for the first sign of the reader, and nothing that the reader then does is lost."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import copy_project, mkdocs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BUNDLE = "/assets/javascripts/bundle."


@pytest.fixture
def asked(page_watch: "Page") -> list[str]:
    """What the page asks for, as it asks."""
    addresses: list[str] = []
    page_watch.on("request", lambda request: addresses.append(request.url))
    return addresses


def test_it_starts_with_the_first_sign_and_once(page_watch: "Page", built_site: Path, asked: list[str]) -> None:
    page_watch.goto((built_site / "index.html").as_uri())
    page_watch.wait_for_timeout(500)
    assert not [address for address in asked if BUNDLE in address]
    page_watch.mouse.move(40, 40)
    page_watch.mouse.move(60, 60)
    page_watch.keyboard.press("Tab")
    page_watch.wait_for_timeout(500)
    assert len([address for address in asked if BUNDLE in address]) == 1


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("key", [True, False], ids=["key", "mouse"])
def test_the_first_words_of_a_search_are_not_lost(page_watch: "Page", built_site: Path, width: int, key: bool) -> None:
    page_watch.set_viewport_size({"width": width, "height": 800})
    page_watch.goto((built_site / "index.html").as_uri())
    if key:
        page_watch.keyboard.press("/")
    elif width > 1000:
        page_watch.locator(".md-search__input").click()
    else:
        page_watch.locator("label.md-header__button[for=__search]").click()
        page_watch.wait_for_function("document.activeElement.matches('.md-search__input')")
    page_watch.keyboard.type("radar")
    page_watch.locator(".md-search-result__link").first.wait_for()


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "finger"])
def test_the_first_choice_of_colours_counts(browser: "Browser", built_site: Path, touch: bool) -> None:
    context = browser.new_context(has_touch=touch, viewport={"width": 1280, "height": 800}, color_scheme="light")
    page = context.new_page()
    page.goto((built_site / "index.html").as_uri())
    button = page.locator("[data-md-component=palette] label:visible")
    for said, scheme in (("follow", "default"), ("light", "default"), ("dark", "slate")):
        assert said in (button.get_attribute("title") or "")
        page.wait_for_function("scheme => document.body.dataset.mdColorScheme === scheme", arg=scheme)
        (button.tap if touch else button.click)()
        page.wait_for_function(
            "said => !document.querySelector('[data-md-component=palette] label:not([hidden])').title.includes(said)",
            arg=said,
        )
    context.close()


def test_no_heading_of_an_author_stands_in_the_way_of_a_script(page_watch: "Page", tmp_path: Path) -> None:
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    analysis = project / "content" / "analysis" / "what-is-on-the-table.md"
    headings = "".join(f"## {words}\n\n" for words in ("Theme", "Brief words", "Brief preview", "Brief previews"))
    head, _, body = analysis.read_text("utf-8").rpartition("---\n")
    analysis.write_text(f"{head}---\n\n{headings}{body}", "utf-8")
    done = mkdocs(project, site, environment={"EDITIONS": ""})
    assert done.returncode == 0, done.stderr
    page = page_watch
    page.goto((site / "analysis" / "what-is-on-the-table.html").as_uri())
    page.locator(".prose a.ref:visible").first.hover()
    page.locator(".preview:not([hidden])").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("radar")
    page.locator(".md-search-result__link").first.wait_for()
