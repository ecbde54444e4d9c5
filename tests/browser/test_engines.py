"""The path of a reader in each engine: by keyboard, search, disclosures, filters and the check of one's own, from disk
and under a sub-path."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.engines import Engine, type_words, wait_for

VISITED = """(() => {
    const at = document.activeElement ?? document.body;
    const stops = window.stopsOfTest ??= [];
    if (!stops.includes(at)) stops.push(at);
    // The switch of colours is drawn by one of the labels beside it.
    const drawn = at.matches(".md-option") ? at.parentElement.querySelector("label:not([hidden])") : at;
    const box = drawn.getBoundingClientRect();
    const shown = drawn.checkVisibility({opacityProperty: true, visibilityProperty: true});
    return {name: `${at.localName}.${at.className}`, number: stops.indexOf(at), main: !!at.closest("main article"),
            seen: shown && box.width > 1 && box.height > 1};
})()"""


@pytest.fixture(params=["disk", "web"])
def home(request: pytest.FixtureRequest, salin_site: Path, served_salin: str) -> str:
    return served_salin if request.param == "web" else salin_site.as_uri() + "/"


@pytest.mark.parametrize("page", ["index.html", "facts.html", "timeline.html"])
def test_tab_leads_through_the_header_into_the_page_and_stops_at_nothing_unseen(
    engine: Engine, home: str, page: str
) -> None:
    engine.resize(1280, 800)
    engine.open(home + page)
    visited = []
    for _ in range(40):
        engine.press("Tab")
        visited.append(engine.evaluate(VISITED))
    assert [stop["name"] for stop in visited if not stop["seen"]] == []
    numbers = [stop["number"] for stop in visited]
    assert len(set(numbers)) == len(numbers), "Tab goes round"
    assert any(stop["main"] for stop in visited)


def test_shift_and_tab_lead_back_through_the_search(engine: Engine, home: str) -> None:
    engine.resize(1280, 800)
    engine.open(home + "index.html")
    engine.press("Tab", "Tab", "Tab", "Tab")
    assert engine.evaluate("document.activeElement.matches('.md-search__input')")
    engine.press("Tab")
    assert engine.evaluate("document.activeElement.matches('.md-nav__link')")
    engine.press("Shift+Tab")
    assert engine.evaluate("document.activeElement.matches('.md-search__input')")
    engine.press("Shift+Tab")
    assert engine.evaluate("!document.activeElement.closest('.md-search') && document.activeElement !== document.body")


def test_search_finds_and_leads_on(engine: Engine, home: str) -> None:
    engine.resize(1280, 800)
    engine.open(home + "timeline.html")
    engine.press("/")
    wait_for(engine, "document.activeElement.matches('.md-search__input')")
    type_words(engine, "lease")
    wait_for(engine, "document.querySelector('.md-search-result__link') !== null")
    assert engine.evaluate(
        "document.querySelector('.md-search-result__link').checkVisibility({visibilityProperty: true})"
    )
    engine.press("ArrowDown", "Enter")
    wait_for(engine, "document.readyState === 'complete' && location.search.includes('h=lease')")
    assert "lease" in engine.evaluate("document.querySelector('main').innerText").lower()


def test_the_words_behind_a_sentence_open_and_close_by_keyboard(engine: Engine, home: str) -> None:
    engine.resize(1280, 800)
    engine.open(home + "index.html")
    engine.evaluate("document.querySelector('details.behind > summary').focus()")
    shown = "document.querySelector('details.behind blockquote').checkVisibility()"
    assert engine.evaluate(shown) is False
    engine.press("Enter")
    wait_for(engine, shown)
    engine.press("Tab", "Escape")
    # The first may close the card of a link.
    if engine.evaluate(shown):
        engine.press("Escape")
    assert engine.evaluate(shown) is False
    assert engine.evaluate("document.activeElement.matches('details.behind > summary')")


LIST = """(() => ({kind: document.querySelector("form.filters [name=kind]").value,
    words: document.querySelector("form.filters [name=words]").value,
    shown: Array.from(document.querySelectorAll("article.fact:not([hidden])"), fact => fact.dataset.kind),
    all: document.querySelectorAll("article.fact").length, search: location.search}))()"""
CHOOSE = """(() => {
    const kind = document.querySelector("form.filters [name=kind]");
    kind.value = "%s";
    kind.dispatchEvent(new Event("input", {bubbles: true}));
})()"""


def test_filter_and_list_agree_after_going_back(engine: Engine, home: str) -> None:
    engine.open(home + "facts.html")
    assert len(engine.evaluate(LIST)["shown"]) == engine.evaluate(LIST)["all"]
    engine.evaluate(CHOOSE % "claim")
    before = engine.evaluate(LIST)
    assert set(before["shown"]) == {"claim"}
    assert before["search"] == "?kind=claim"
    engine.evaluate("document.querySelector('article.fact:not([hidden]) a.to-passage').click()")
    wait_for(engine, "location.pathname.includes('/sources/') && document.readyState === 'complete'")
    engine.evaluate("history.back()")
    wait_for(engine, "location.pathname.endsWith('facts.html') && document.readyState === 'complete'")
    assert engine.evaluate(LIST) == before


def test_a_filtered_list_can_be_sent_and_a_fact_is_reached_whatever_is_filtered(engine: Engine, home: str) -> None:
    engine.open(home + "facts.html?kind=claim&words=lease")
    sent = engine.evaluate(LIST)
    assert (sent["kind"], sent["words"]) == ("claim", "lease")
    assert 0 < len(sent["shown"]) < sent["all"]
    assert set(sent["shown"]) == {"claim"}
    engine.open(home + "facts.html?kind=nothing-of-the-kind")
    assert len(engine.evaluate(LIST)["shown"]) == sent["all"]
    event = engine.evaluate("document.querySelector('article.fact[data-kind=event] h2').id")
    engine.open(home + f"facts.html?kind=claim#{quote(event)}")
    wait_for(engine, "document.readyState === 'complete'")
    reached = engine.evaluate(LIST)
    assert len(reached["shown"]) == reached["all"]
    assert reached["search"] == ""
    assert engine.evaluate("location.hash.slice(1)") == event


def test_the_check_of_ones_own_finds_every_quote(engine: Engine, home: str) -> None:
    engine.open(home + "offline.html")
    wait_for(engine, "!document.querySelector('.check-it').hidden")
    engine.evaluate("document.querySelector('.check-it button').click()")
    wait_for(engine, "/is-/.test(document.querySelector('.check-result').className)")
    # One source of this brief is not published whole.
    assert engine.evaluate("document.querySelector('.check-result').className") == "check-result is-part"
    said = engine.evaluate("document.querySelector('.check-result').textContent")
    assert re.search(r"\b([1-9]\d*) of \1 ", said), said
