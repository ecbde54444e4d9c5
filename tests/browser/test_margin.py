"""Notes beside a source's text: a line each, never taller than what they stand beside, and whole when asked for."""

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import built_brief

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORDS = ("Alba", "Boro", "Cano", "Dora", "Enna", "Fara")
HEIGHTS = """() => Array.from(document.querySelectorAll(".paragraph"), (p) =>
    [p.id, p.getBoundingClientRect().height - p.querySelector(".words").getBoundingClientRect().height])"""
ORDER = """() => Array.from(document.querySelectorAll(".paragraph"), (p) => {
    const numbers = (links) => Array.from(new Set(Array.from(links, (a) => a.textContent)));
    const notes = numbers(p.querySelectorAll(".note .card > a.ref:first-child"));
    return [numbers(p.querySelectorAll("sup.refs a.ref")).filter((n) => notes.includes(n)), notes];
})"""
CUT = """() => Array.from(document.querySelectorAll(".note:not(.is-over) .card > .badge"))
    .filter((b) => b.getBoundingClientRect().right > b.closest(".card").getBoundingClientRect().right)
    .map((b) => b.innerText)"""
POSITIONS = """() => Array.from(document.querySelectorAll(".paragraph, .note:not(.is-over)"), (e) =>
    e.getBoundingClientRect().top)"""


def write_crowded(content: Path) -> None:
    """A brief with more notes than lines: six facts in one short paragraph, and three in a single line."""
    (content / "sources").mkdir(parents=True)
    sentence = ", ".join(f"{name} agreed" for name in WORDS)
    text = f"---\ntitle: The paper\n---\n{sentence} to it.\n\nGila came. Hana came. Ines came.\n"
    (content / "sources" / "paper.txt").write_text(text, "utf-8")
    (content / "brief.yml").write_text(
        "title: The pact\nbottom_line: A pact is likely [[pact]].\nkey_judgements: [pact]\nscale: phia\n", "utf-8"
    )
    (content / "judgements.yml").write_text(
        "pact:\n  judgement: A pact is likely.\n  likelihood: likely\n  confidence: low\n"
        "  confidence_because: There is one paper.\n  rests_on: [f1]\n  would_change: [A refusal.]\n",
        "utf-8",
    )
    quotes = [f"{name} agreed" for name in WORDS] + ["Gila came", "Hana came", "Ines came"]
    fact = """\
        f{n}:
          statement: {quote}, as the paper says at some length, and with that it is on record for all who read it.
          kind: claim
          worded_as: hedged
          source: paper
          quote: {quote}
        """
    facts = "".join(dedent(fact).format(n=n, quote=quote) for n, quote in enumerate(quotes, 1))
    (content / "facts.yml").write_text(facts, "utf-8")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> str:
    site = built_brief(tmp_path_factory.mktemp("crowded"), write_crowded)
    return (site / "sources" / "paper.html").as_uri()


@pytest.mark.parametrize("width", [1280, 1700])
def test_no_paragraph_is_torn_apart_by_its_notes(
    page_watch: "Page", salin_site: Path, crowded: str, width: int
) -> None:
    page_watch.set_viewport_size({"width": width, "height": 900})
    sources = [path.as_uri() for path in sorted((salin_site / "sources").glob("[!i]*.html"))]
    for address in (*sources, crowded):
        page_watch.goto(address)
        heights = page_watch.evaluate(HEIGHTS)
        assert [name for name, more in heights if more > 8] == [], address
        assert page_watch.evaluate(CUT) == [], address
        for marks, notes in page_watch.evaluate(ORDER):
            assert notes == marks, address


def test_what_finds_no_room_is_counted_and_opens_in_place(page_watch: "Page", crowded: str) -> None:
    page = page_watch
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(crowded)
    before = page.evaluate(POSITIONS)
    for paragraph, all_of_it in ((page.locator(".paragraph").nth(0), 6), (page.locator(".paragraph").nth(1), 3)):
        more = paragraph.locator("button.more")
        shown = paragraph.locator(".note:visible").count()
        assert more.inner_text() == f"+{all_of_it - shown}"
        # By the way over the words, whose card must leave it free.
        paragraph.locator(".note:visible").last.hover()
        more.click()
        assert paragraph.locator(".note:visible").count() == all_of_it
        assert paragraph.locator(".card").last.evaluate("e => e.scrollHeight - e.clientHeight < 2")
        assert more.evaluate("e => e.getAttribute('aria-expanded')") == "true"
        page.keyboard.press("Escape")
        assert paragraph.locator(".note:visible").count() == shown
    assert page.evaluate(POSITIONS) == before


def test_a_note_opens_over_the_margin_by_mouse_keyboard_and_finger(browser: "Browser", crowded: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(crowded)
    note = page.locator(".note").first
    card = note.locator(".card")
    whole = "e => e.scrollHeight - e.clientHeight < 2 && e.getBoundingClientRect().height > 40"
    assert not card.evaluate(whole)
    before = page.evaluate(POSITIONS)
    for act, leave in (
        (note.hover, lambda: page.mouse.move(5, 5)),
        (note.tap, lambda: page.locator("h1").tap()),
        (card.locator("a.ref").first.focus, lambda: page.keyboard.press("Escape")),
    ):
        act()
        assert card.evaluate(whole)
        assert page.evaluate(POSITIONS) == before
        leave()
        page.evaluate("document.activeElement.matches('a.ref') || document.activeElement.blur()")
        assert not card.evaluate(whole)
    # What lets go of a note keeps the keyboard's place.
    assert page.evaluate("document.activeElement.matches('.note a.ref')")
    context.close()
