"""What stands on a page can be read, opened and closed, light and dark; what need not scroll shows no scrollbar; a long
ledger makes nothing before it is asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import built_brief
from tests.browser.test_accessibility import FOUND, RULES, open_all
from tests.generate import write_brief

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FAINT = """() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d", {willReadFrequently: true});
    const over = (colours) => {
        pen.clearRect(0, 0, 1, 1);
        for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
        return Array.from(pen.getImageData(0, 0, 1, 1).data.slice(0, 3));
    };
    const light = (rgb) => {
        const [r, g, b] = rgb.map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const grounds = (element) => {
        const found = [];
        for (let at = element; at; at = at.parentElement) found.unshift(getComputedStyle(at).backgroundColor);
        return ["Canvas", ...found];
    };
    const faint = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || element.closest("svg, script, style, noscript, [hidden], .md-search, .skip")) continue;
        if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        if (!Array.from(range.getClientRects()).some((box) => box.width > 1 && box.height > 1)) continue;
        const below = grounds(element), style = getComputedStyle(element);
        const pair = [light(over(below)), light(over([...below, style.color]))].sort((a, b) => b - a);
        const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
        const size = parseFloat(style.fontSize);
        const enough = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
        const name = `${element.localName}.${element.className}: ${node.data.trim().slice(0, 40)}`;
        if (contrast < enough) faint.add(`${contrast.toFixed(2)} ${name}`);
    }
    return Array.from(faint);
}"""
"""Texts whose colour is too near to what they stand on. axe passes over what it cannot decide."""


def types(site: Path) -> list[Path]:
    """Every page but those of single actors, of which the longest stands for all."""
    pages = [path for path in sorted(site.rglob("*.html")) if path.name != "404.html" and "editions" not in path.parts]
    actors = [path for path in pages if path.parent.name == "actors" and path.stem != "index"]
    longest = max(actors, key=lambda path: path.stat().st_size)
    return [path for path in pages if path not in actors or path == longest]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_everything_open_all_words_can_be_read(page_watch: "Page", salin_site: Path, scheme: Any) -> None:
    base: Any = pytest.importorskip("axe_playwright_python.base", reason="axe-core is not installed")
    page = page_watch
    page.set_default_timeout(240_000)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
    found, opened = [], 0
    for path in types(salin_site):
        page.goto(path.as_uri())
        opened += page.locator("main details").count()
        open_all(page, True)
        name = path.relative_to(salin_site).as_posix()
        found += [f"{name}: {text}" for text in page.evaluate(FAINT)]
        page.evaluate(base.AXE_SCRIPT)
        found += [f"{name}: {violation}" for violation in page.evaluate(FOUND, list(RULES))]
    assert opened > 100
    assert found == []


@pytest.fixture
def with_scrollbars(launch: "Callable[..., Browser]") -> Iterator["Browser"]:
    """A browser whose scrollbars take their room, as on many desktops; tests hide them otherwise."""
    launched = launch(ignore_default_args=["--hide-scrollbars"])
    yield launched
    launched.close()


NEEDLESS = """() => Array.from(document.querySelectorAll("body *")).filter((e) =>
    e.checkVisibility({opacityProperty: true, visibilityProperty: true}) && e.offsetWidth - e.clientWidth > 6
    && ["auto", "scroll"].includes(getComputedStyle(e).overflowY)
    && e.scrollHeight - e.clientHeight < 24 && !e.matches("textarea, select")).map((e) => e.className)"""


def test_no_scrollbar_stands_where_nothing_needs_to_scroll(with_scrollbars: "Browser", salin_site: Path) -> None:
    page = with_scrollbars.new_page(viewport={"width": 1280, "height": 800})
    for path in types(salin_site):
        page.goto(path.as_uri())
        assert page.evaluate(NEEDLESS) == [], path.name
        # The theme measures the lists beside the page anew once it runs.
        page.keyboard.press("Tab")
        page.wait_for_function("document.querySelector('.md-sidebar__scrollwrap').style.height !== ''")
        assert page.evaluate(NEEDLESS) == [], path.name


def test_contents_longer_than_the_screen_can_be_scrolled(page_watch: "Page", salin_site: Path) -> None:
    page = page_watch
    page.set_viewport_size({"width": 1280, "height": 320})
    page.goto((salin_site / "method.html").as_uri())
    page.keyboard.press("Tab")
    contents = page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap")
    page.wait_for_function(
        "document.querySelector('.md-sidebar--secondary .md-sidebar__scrollwrap').style.height !== ''"
    )
    assert contents.evaluate("e => e.scrollHeight > e.clientHeight && e.getBoundingClientRect().bottom <= innerHeight")
    last = contents.locator("a").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 320


COUNT_NODES = """
    const make = Document.prototype.createElement;
    globalThis.made = 0;
    Document.prototype.createElement = function (...words) { made++; return make.apply(this, words); };
"""


def test_a_ledger_makes_nothing_before_it_is_asked_for(page_watch: "Page", tmp_path: Path) -> None:
    site = built_brief(tmp_path, lambda content: write_brief(content, facts=300, sources=30, actors=20))
    page = page_watch
    page.add_init_script(COUNT_NODES)
    page.goto((site / "facts.html").as_uri())
    assert page.locator("article.fact").count() == 300
    assert page.evaluate("made") < 10
    assert page.locator("button.copy").count() == 0
    for number in (0, 299):
        page.locator("article.fact").nth(number).locator("details.cite > summary").click()
        forms = page.locator("article.fact").nth(number).locator("dl.citation > div")
        assert forms.count() > 2
        page.wait_for_function(
            "n => document.querySelectorAll('article.fact')[n].querySelectorAll('button.copy').length > 0", arg=number
        )
        assert forms.locator("button.copy").count() == forms.count()
