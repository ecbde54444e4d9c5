"""Three depths: the answer on one screen, the reasons in place, the whole one click away and one click back."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(params=["disk", "web"])
def front(request: pytest.FixtureRequest, built_site: Path, served_site: str) -> str:
    """The address of the front page."""
    return (built_site / "index.html").as_uri() if request.param == "disk" else f"{served_site}index.html"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_the_first_screen_holds_question_answer_and_how_sure(
    page_watch: "Page", built_site: Path, width: int, height: int
) -> None:
    page_watch.set_viewport_size({"width": width, "height": height})
    page_watch.goto((built_site / "index.html").as_uri())
    for part in (".question", ".bottom-line .prose", ".how-sure-short"):
        box = page_watch.locator(part).bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height, part


@pytest.mark.parametrize("panel", ["details.behind", "ol.key-judgements details.why"])
def test_reasons_open_in_place_by_finger_mouse_and_keyboard(browser: "Browser", built_site: Path, panel: str) -> None:
    context = browser.new_context(has_touch=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto((built_site / "index.html").as_uri())
    address = page.url
    first = page.locator(panel).first
    summary, words = first.locator("> summary"), first.locator("blockquote mark").first
    for act in (summary.tap, summary.click, lambda: summary.press("Enter")):
        assert not words.is_visible()
        act()
        assert words.is_visible()
        first.locator("a[href]").first.focus()
        # The first hides the preview of the link, where there is one.
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        assert first.get_attribute("open") is None
        assert summary.evaluate("e => e === document.activeElement")
    assert page.url == address
    context.close()


def test_coming_back_finds_what_was_open_and_the_same_place(page_watch: "Page", front: str) -> None:
    page = page_watch
    page.set_viewport_size({"width": 1280, "height": 640})
    page.goto(front)
    page.locator("details.behind > summary").nth(1).click()
    opened = page.locator("ol.key-judgements details.why").nth(1)
    opened.locator("> summary").click()
    link = opened.locator("a.to-passage").last
    link.scroll_into_view_if_needed()
    at, text = page.evaluate("scrollY"), link.inner_text()
    assert at > 640
    link.click()
    page.wait_for_url(re.compile(r"/sources/.+#"))
    page.go_back()
    page.wait_for_url(re.compile(r"/index\.html"))
    page.wait_for_function("top => Math.abs(scrollY - top) < 3", arg=at)
    assert page.locator("main details[open]:not(.notes)").count() == 2
    assert page.locator("ol.key-judgements details.why[open] a.to-passage").last.inner_text() == text
    # To the same page by a link, it is new.
    page.goto(front.replace("index.html", "method.html"))
    page.locator("a[href$='index.html']").first.click()
    page.wait_for_url(re.compile(r"/index\.html"))
    assert page.locator("main details[open]:not(.notes)").count() == 0
