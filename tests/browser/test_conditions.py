"""Odd conditions of reading: forced colours, no scripts, no styles, large type, a small window, no motion, paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = ("index", "sources/*", "actors/*", "timeline", "judgements", "method", "line-of-sight")

HIDDEN = """() => Array.from(document.querySelectorAll("main *"))
    .filter(e => Array.from(e.childNodes).some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()))
    .filter(e => !e.closest("[hidden], details:not([open]) > :not(summary), .kinds-key, svg, script, .md-sidebar"))
    .filter(e => !e.checkVisibility() || !e.getClientRects().length)
    .map(e => `${e.localName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`)"""
"""Words that a reader should have and does not see. What is closed, and the key of a view that is not chosen, wait."""

OUT_OF_ORDER = """() => {
    const inMargin = e => e.closest(".notes");
    const blocks = Array.from(document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, figure, table, dt)"))
        .filter(e => e.checkVisibility() && e.getClientRects().length && !e.closest(".md-sidebar, svg"));
    return [blocks.filter(inMargin), blocks.filter(e => !inMargin(e))].flatMap(column => column
        .map(e => [e.getBoundingClientRect().top, e])
        // Two that stand on one line of type may differ by a few pixels.
        .filter(([top], i, all) => i && top < all[i - 1][0] - 12)
        .map(([, e]) => `${e.localName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`));
}"""

CLIPPED = """() => Array.from(document.querySelectorAll("main *"))
    .filter(e => e.checkVisibility() && !e.closest("svg, .md-sidebar, summary") && e.innerText)
    .filter(e => ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1
        || ["hidden", "clip"].includes(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1)
    .map(e => `${e.localName}.${e.className}: ${e.innerText.slice(0, 40)}`)"""

MOVING = """() => Array.from(document.querySelectorAll("*"), e => [null, "::before", "::after"].map(part => {
    const style = getComputedStyle(e, part);
    const moves = style.transitionDuration.split(", ").some(t => t !== "0s") || style.animationName !== "none"
        || style.scrollBehavior !== "auto";
    return moves ? `${e.localName}.${e.className}${part || ""}` : "";
})).flat().filter(Boolean)"""

UNSTYLE = """() => {
    document.querySelectorAll("link[rel=stylesheet], style").forEach(e => e.remove());
    document.querySelectorAll("[style]").forEach(e => e.removeAttribute("style"));
}"""


def path_of(site: Path, page: str) -> Path:
    """The page; for `*` the longest of that folder but its list."""
    if not page.endswith("*"):
        return site / f"{page}.html"
    leaves = [path for path in (site / page).parent.glob("*.html") if path.stem != "index"]
    return max(leaves, key=lambda path: (path.stat().st_size, path.name))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_marks_borders_and_badges_words(
    page_watch: "Page", built_site: Path, scheme: Literal["light", "dark"]
) -> None:
    page = page_watch
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for name in PAGES:
        page.goto(path_of(built_site, name).as_uri())
        wordless = "Array.from(document.querySelectorAll('.badge')).filter(e => !e.textContent.trim()).length"
        assert page.evaluate(wordless) == 0, name
        unseen = """() => Array.from(document.querySelectorAll("main mark")).filter(e => e.checkVisibility())
            .map(e => getComputedStyle(e)).filter(s => s.textDecorationLine !== "underline"
                || s.textDecorationColor === s.backgroundColor
                || s.borderInlineStartWidth !== "0px" && s.borderInlineStartColor === s.backgroundColor).length"""
        assert page.evaluate(unseen) == 0, name
        band = """() => Array.from(document.querySelectorAll(".scale-band, .band-range"))
            .filter(e => getComputedStyle(e).fill === getComputedStyle(document.body).backgroundColor).length"""
        assert page.evaluate(band) == 0, name
    page.goto(path_of(built_site, "sources/*").as_uri())
    marks = page.locator("mark[data-passage]")
    assert marks.count() > 20
    assert marks.first.evaluate("e => getComputedStyle(e).borderInlineStartWidth") == "2px"
    unseen = """() => Array.from(document.querySelectorAll("mark a.name")).map(e => getComputedStyle(e))
        .filter(s => s.color !== getComputedStyle(document.querySelector("mark")).color
            || s.textDecorationColor === getComputedStyle(document.body).backgroundColor).length"""
    assert page.evaluate(unseen) == 0
    page.get_by_label("plain").check()
    colours = marks.first.evaluate("e => [e, e.closest('p, blockquote')].map(x => getComputedStyle(x).color)")
    assert colours[0] == colours[1]


def test_without_scripts_no_words_are_hidden(page_watch_still: "Page", built_site: Path) -> None:
    still = page_watch_still
    for name in PAGES:
        still.goto(path_of(built_site, name).as_uri())
        assert still.locator("main p:visible").count() > 0
        assert still.evaluate(HIDDEN) == [], name


def test_without_styles_all_words_are_there_and_icons_are_small(page_watch_still: "Page", built_site: Path) -> None:
    still = page_watch_still
    for name in PAGES:
        still.goto(path_of(built_site, name).as_uri())
        still.evaluate(UNSTYLE)
        assert still.evaluate(HIDDEN) == [], name
        assert still.evaluate(OUT_OF_ORDER) == [], name
        assert still.evaluate("document.querySelector('h1').getBoundingClientRect().top < 2 * innerHeight"), name
        large = "Array.from(document.querySelectorAll('header svg, nav svg')).filter(e => e.clientWidth > 40).length"
        assert still.evaluate(large) == 0, name


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_read_next_stands_next(page_watch: "Page", built_site: Path, width: int) -> None:
    page_watch.set_viewport_size({"width": width, "height": 800})
    for name in PAGES:
        page_watch.goto(path_of(built_site, name).as_uri())
        assert page_watch.evaluate(OUT_OF_ORDER) == [], name


@pytest.mark.parametrize("width", [412, 1280])
def test_letters_of_twice_the_size_are_not_cut(page_watch: "Page", built_site: Path, width: int) -> None:
    page = page_watch
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path_of(built_site, "index").as_uri())
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    # What a reader sets in the browser's settings: letters of 32 pixels where 16 are usual.
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for name in PAGES:
        page.goto(path_of(built_site, name).as_uri())
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
        assert name != "index" or size >= 1.9 * before
        assert page.evaluate(CLIPPED) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"


def test_a_link_arrives_below_the_header_of_a_window_enlarged_four_times(page_watch: "Page", built_site: Path) -> None:
    page = page_watch
    # 1280 × 1024 at 400 %.
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(path_of(built_site, "index").as_uri())
    page.locator(".bottom-line a.ref").first.click()
    page.wait_for_url("**/facts.html#*")
    page.wait_for_function(
        """() => {
            const header = document.querySelector(".md-header").getBoundingClientRect();
            const fact = document.querySelector(":target").getBoundingClientRect();
            return header.bottom < innerHeight / 4 && fact.top >= header.bottom - 1 && fact.top < innerHeight;
        }"""
    )


def test_nothing_moves_for_who_asked_for_less_motion(page_watch: "Page", built_site: Path) -> None:
    page = page_watch
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path_of(built_site, "index").as_uri())
    assert page.evaluate(MOVING) != []
    page.emulate_media(reduced_motion="reduce")
    for name in PAGES:
        page.goto(path_of(built_site, name).as_uri())
        assert page.evaluate(MOVING) == [], name
        page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = !d.open)")
        page.keyboard.press("/")
        assert page.evaluate("document.getAnimations().length") == 0, name


def test_paper_is_white_and_shows_the_words_behind(page_watch: "Page", built_site: Path) -> None:
    page = page_watch
    page.emulate_media(media="print", color_scheme="dark")
    for name in PAGES:
        page.goto(path_of(built_site, name).as_uri())
        assert page.locator(".md-header:visible, .md-sidebar:visible, form:visible, button:visible").count() == 0, name
        light = """() => Array.from(document.querySelectorAll("main :is(p, li, td, .badge)"))
            .filter(e => e.checkVisibility() && Math.max(...getComputedStyle(e).color.match(/\\d+/g).slice(0, 3)) > 160)
            .map(e => e.textContent.trim().slice(0, 40))"""
        assert page.evaluate(light) == [], name
    page.goto(path_of(built_site, "judgements").as_uri())
    quotes = page.locator("details.why blockquote")
    assert quotes.count() > 5
    closed = "all => all.filter(e => e.getBoundingClientRect().height < 10).length"
    assert quotes.evaluate_all(closed) == 0
