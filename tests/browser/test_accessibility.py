"""What axe-core finds on each type of page, and what it cannot: outline, skip link, reflow, the keyboard alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
FOUND = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"], preload: false}).then(found =>
    found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.any.map(a => a.message).join("; ")}`)))"""
OUTLINE = """() => Array.from(document.querySelectorAll("main h1, main h2, main h3, main h4, main h5, main h6"))
    .filter(h => h.checkVisibility()).map(h => [Number(h.localName[1]), h.innerText])"""
PAGES = (
    "index",
    "facts",
    "judgements",
    "timeline",
    "method",
    "analysis/index",
    "analysis/*",
    "actors/index",
    "actors/*",
    "sources/index",
    "sources/*",
)
"""One page of each type; `*`: the longest page of that folder but its list."""

STATES: tuple[tuple[int, Literal["light", "dark"], bool], ...] = (
    (1280, "light", False),
    (1280, "dark", True),
    (320, "light", True),
    (320, "dark", False),
)
"""Width, colours, and whether what can open is open: each with each of the others, in half of the runs that all
combinations would take."""


def path_of(site: Path, page: str) -> Path:
    if not page.endswith("*"):
        return site / f"{page}.html"
    leaves = [path for path in (site / page).parent.glob("*.html") if path.stem != "index"]
    return max(leaves, key=lambda path: (path.stat().st_size, path.name))


def open_all(page: "Page", value: bool) -> None:
    page.evaluate("open => document.querySelectorAll('main details').forEach(d => d.open = open)", value)


@pytest.mark.parametrize("name", PAGES)
def test_every_type_of_page_is_accessible(page_watch: "Page", built_site: Path, name: str) -> None:
    base: Any = pytest.importorskip("axe_playwright_python.base", reason="axe-core is not installed")
    page = page_watch
    page.set_default_timeout(240_000)
    page.set_viewport_size({"width": 1280, "height": 800})
    # A colour on its way to another has a contrast that nobody reads.
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    page.goto(path_of(built_site, name).as_uri())
    page.evaluate(base.AXE_SCRIPT)
    levels = page.evaluate(OUTLINE)
    assert [text for level, text in levels if level == 1] == [levels[0][1]]
    jumps = [levels[i][1] for i in range(1, len(levels)) if levels[i][0] > levels[i - 1][0] + 1]
    assert jumps == []
    found = []
    for width, scheme, opened in STATES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        wanted = "slate" if scheme == "dark" else "default"
        page.wait_for_function("s => document.body.dataset.mdColorScheme === s", arg=wanted)
        open_all(page, opened)
        state = f"{width} px, {scheme}, {'open' if opened else 'closed'}"
        found += [f"{state}: {violation}" for violation in page.evaluate(FOUND, list(RULES))]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{state}: scrolls sideways"
    assert found == []


def focused(page: "Page", selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def tab_to(page: "Page", selector: str, most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page, selector):
            return
    pytest.fail(f"{most} times Tab do not reach {selector}")


def test_the_keyboard_alone_leads_from_a_sentence_to_its_words_and_back(page_watch: "Page", built_site: Path) -> None:
    page = page_watch
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((built_site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert focused(page, "a.skip")
    page.keyboard.press("Enter")
    tab_to(page, ".bottom-line details.behind > summary", 12)
    page.keyboard.press("Enter")
    panel = page.locator(".bottom-line details.behind[open]")
    assert panel.locator("blockquote mark").first.is_visible()
    tab_to(page, ".bottom-line a.to-passage", 12)
    page.keyboard.press("Escape")
    assert panel.count() == 0
    assert focused(page, ".bottom-line details.behind > summary")
    page.keyboard.press("Enter")
    tab_to(page, ".bottom-line a.to-passage", 12)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/*.html#*")
    passage = page.locator("mark.arrived").first
    passage.wait_for()
    assert passage.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }")
    tab_to(page, "button.back", 20)
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html*")
    assert page.locator("h1").is_visible()


def test_sentences_open_without_scripts(browser: Any, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto((built_site / "index.html").as_uri())
    first = page.locator(".bottom-line details.behind").first
    assert not first.locator("blockquote").first.is_visible()
    first.locator("summary").click()
    assert first.locator("blockquote mark").first.is_visible()
    first.locator("summary").click()
    assert not first.locator("blockquote").first.is_visible()
    dark = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).every(part => part < 60)"
    assert page.evaluate(dark)
    context.close()


@pytest.mark.parametrize("width", [1280, 1700])
def test_notes_in_the_margin_stand_by_their_passages_and_never_overlap(
    page_watch: "Page", built_site: Path, width: int
) -> None:
    page = page_watch
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path_of(built_site, "sources/*").as_uri())
    rows = page.evaluate(
        """() => Array.from(document.querySelectorAll(".notes"), (row) => {
            const words = row.parentElement.querySelector(".words").getBoundingClientRect();
            return [words.top, words.bottom, Array.from(row.querySelectorAll(".note:not(.is-over)"), (note) => {
                const box = note.getBoundingClientRect();
                const mark = document.getElementById(note.dataset.passage).getClientRects()[0];
                return [box.top, box.bottom, (mark.top + mark.bottom) / 2, box.left - words.right];
            })];
        })"""
    )
    assert sum(len(notes) for _, _, notes in rows) > 20
    for first, last, notes in rows:
        ends = [first, *(bottom for _, bottom, _, _ in notes)]
        starts = [*(top for top, _, _, _ in notes), last + 2]
        for i, (top, bottom, passage, gap) in enumerate(notes):
            assert gap > 0
            assert top >= ends[i]
            assert bottom <= last + 2
            # Level with the first line of its passage, or as near as the notes above and below it let it be.
            beside = abs((top + bottom) / 2 - passage) < 4
            assert beside or top - ends[i] < 9 or starts[i + 1] - bottom < 2
