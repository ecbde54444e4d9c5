"""What a reference shows of what it leads to, before anyone follows it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SHOWN = ".preview:not([hidden])"
LONG_ENOUGH = 700
"""Milliseconds after which a preview that is to come or to go has done so, on a slow machine too."""


def reference(page: "Page") -> "Locator":
    """The first visible reference to a fact in the bottom line."""
    return page.locator(".bottom-line a.ref:visible").first


def size(page: "Page") -> list[int]:
    return page.evaluate(
        "() => { const e = document.documentElement; return [e.scrollWidth, e.scrollHeight, e.clientWidth] }"
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_the_mouse_on_a_reference_shows_what_it_leads_to(page_watch: "Page", built_site: Path, width: int) -> None:
    page = page_watch
    page.set_viewport_size({"width": width, "height": 640})
    page.goto((built_site / "index.html").as_uri())
    link = reference(page)
    title = link.get_attribute("title")
    assert title
    link.scroll_into_view_if_needed()
    before = size(page)
    # What the previews say is not fetched before one is wanted.
    assert page.evaluate("globalThis.briefPreviews === undefined")
    link.hover()
    preview = page.locator(SHOWN)
    preview.wait_for()
    text = preview.inner_text()
    assert text.startswith("Fact ")
    assert title in text
    assert "Said by" in text
    # One of the two says it, not both; whoever listens hears it too.
    assert link.get_attribute("title") == ""
    assert preview.get_attribute("role") == "tooltip"
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    box, at = preview.bounding_box(), link.bounding_box()
    assert box is not None
    assert at is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 640
    assert box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"]
    assert size(page) == before
    # The mouse may go onto it, and it stays.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    page.wait_for_timeout(LONG_ENOUGH)
    assert preview.is_visible()
    page.emulate_media(media="print")
    assert not preview.is_visible()
    page.emulate_media(media="screen")
    page.mouse.move(2, 2)
    page.locator(".preview").wait_for(state="hidden")
    assert link.get_attribute("title") == title
    assert link.get_attribute("aria-describedby") is None


def test_escape_hides_a_preview_and_nothing_else(page_watch: "Page", built_site: Path) -> None:
    page = page_watch
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((built_site / "index.html").as_uri())
    opened = page.locator(".bottom-line details.behind").first
    opened.locator("summary").focus()
    page.keyboard.press("Enter")
    # The first reference stands beside the words that it leads to: nothing to show. The name in them has.
    page.keyboard.press("Tab")
    page.wait_for_timeout(LONG_ENOUGH)
    assert page.evaluate("document.activeElement.matches('.behind a.ref')")
    assert page.locator(SHOWN).count() == 0
    page.keyboard.press("Tab")
    page.locator(SHOWN).wait_for()
    assert page.evaluate("document.activeElement.matches('.behind a[aria-describedby]')")
    page.keyboard.press("Escape")
    assert page.locator(SHOWN).count() == 0
    assert opened.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert opened.get_attribute("open") is None
    # With the mouse: Escape, without moving it; it does not come back by itself.
    reference(page).hover()
    page.locator(SHOWN).wait_for()
    page.keyboard.press("Escape")
    page.wait_for_timeout(LONG_ENOUGH)
    assert page.locator(SHOWN).count() == 0


def test_an_actor_is_previewed_and_a_click_goes_there(page_watch: "Page", built_site: Path) -> None:
    page = page_watch
    page.goto((built_site / "index.html").as_uri())
    link = page.locator(".bottom-line a.name:visible", has_text="Japan").first
    link.hover()
    page.locator(SHOWN).wait_for()
    assert page.locator(SHOWN).inner_text().startswith("Actor · State")
    link.click()
    page.wait_for_url("**/actors/japan.html")
    page.go_back()
    page.wait_for_url("**/index.html")
    assert page.locator(SHOWN).count() == 0


def test_a_name_in_a_passage_leads_to_the_actor_and_the_passage_stays_one(page_watch: "Page", built_site: Path) -> None:
    page = page_watch
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((built_site / "sources" / "defence-talks.html").as_uri())
    link = page.locator("mark[data-passage] a.name", has_text="Japan").first
    passage = link.evaluate("e => e.closest('mark').dataset.passage")
    link.hover()
    page.locator(SHOWN).wait_for()
    assert page.locator(SHOWN).inner_text().startswith("Actor · State")
    # An empty title keeps back that of the passage.
    assert link.get_attribute("title") == ""
    # The note on the passage is marked as ever.
    assert page.locator(".note.near").get_attribute("data-passage") == passage
    page.mouse.move(2, 2)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        look = """e => [getComputedStyle(e), getComputedStyle(e.parentElement)].map(s =>
            [s.color, s.textUnderlineOffset, s.textDecorationStyle])"""
        name, around = link.evaluate(look)
        assert all(mine != theirs for mine, theirs in zip(name, around, strict=True))
        page.get_by_label("plain").check()
        assert link.evaluate(look)[0][0] == around[0]
        page.get_by_label("annotated").check()
    link.click()
    page.wait_for_url("**/actors/japan.html")


def test_a_finger_gets_no_preview(browser: "Browser", built_site: Path) -> None:
    context = browser.new_context(has_touch=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto((built_site / "facts.html").as_uri())
    link = page.locator("article.fact dl.record a.ref").first
    target = (link.get_attribute("href") or "").partition("#")[2]
    link.tap()
    page.wait_for_function("id => location.hash.slice(1) === id", arg=target)
    page.wait_for_timeout(LONG_ENOUGH)
    assert page.locator(SHOWN).count() == 0
    context.close()


def test_the_one_file_has_its_previews_inside(page_watch: "Page", built_site: Path) -> None:
    page_watch.goto((built_site / "editions" / "brief-1.html").as_uri())
    link = reference(page_watch)
    title = link.get_attribute("title")
    link.hover()
    page_watch.locator(SHOWN).wait_for()
    assert title
    assert title in page_watch.locator(SHOWN).inner_text()
