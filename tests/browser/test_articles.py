"""A text that is not published, checked in a browser by a reader who holds it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from brief.editions.verify.edition import verify
from brief.text import sentences
from tests import articles
from tests.test_sentences import ENGLISH

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return articles.project(tmp_path_factory.mktemp("excerpts"))


def dropped(page: "Page", id: str, content: bytes, name: str = "article.txt") -> str:
    """Choose a file with this content for a source, and give what is said of it."""
    file = {"name": name, "mimeType": "text/plain", "buffer": content}
    page.evaluate("document.querySelector('.check-result').className = 'check-result'")
    page.locator(f'label[data-source="{id}"] input').set_input_files(file)  # type: ignore[arg-type]
    page.locator(".check-result:is(.is-fine, .is-wrong, .is-part)").wait_for()
    return page.locator(".check-result").inner_text()


def test_a_quote_that_was_not_looked_for_is_not_called_right(page_watch: "Page", withheld: Path) -> None:
    page_watch.goto((withheld / "site" / "offline.html").as_uri())
    page_watch.locator(".check-it button").click()
    page_watch.locator(".check-result.is-part").wait_for()
    said = page_watch.locator(".check-result").inner_text()
    assert "Quotes that were not looked for, because their text is not published here: 51." in said
    assert "Their words were not changed." in said
    assert "✓" not in said
    assert "stand in the source" not in said


def test_a_long_text_that_is_not_the_article_is_soon_red(page_watch: "Page", withheld: Path) -> None:
    page_watch.goto((withheld / "site" / "offline.html").as_uri())
    # How long the page was ever deaf to its reader.
    page_watch.evaluate(
        "() => { let last = performance.now(); globalThis.deaf = 0; setInterval(() => { const now = performance.now();"
        " deaf = Math.max(deaf, now - last); last = now; }, 10); }"
    )
    page_watch.set_default_timeout(20_000)
    said = dropped(page_watch, "defence-talks", articles.other(20_000).encode())
    assert page_watch.locator(".check-result.is-wrong").count() == 1
    assert re.search(r"Fact 1, quote 1 does not stand in your file", said), said
    assert page_watch.evaluate("deaf") < 1_000


def test_the_browser_finds_the_ends_of_sentences_where_the_checker_does(page_watch: "Page", withheld: Path) -> None:
    page_watch.goto((withheld / "site" / "offline.html").as_uri())
    others = ("行った。「見た」と言う。次！", "তিনি বলেন। “আসবে।” পরে", "Il dit : « Non. » Puis ! »", "a.[1] B (c.)")
    texts = [*ENGLISH, *others]
    script = "(texts) => texts.map((text) => Array.from(briefArticle.edges(text), (end) => text.slice(0, end)))"
    assert page_watch.evaluate(script, texts) == [[text[:end] for end in sentences.edges(text)] for text in texts]


@pytest.mark.parametrize("where", ["offline.html", "editions/brief-1.html"])
def test_a_browser_and_the_command_line_give_the_same_answer(page_watch: "Page", withheld: Path, where: str) -> None:
    page_watch.goto((withheld / "site" / where).as_uri())
    edition = withheld / "site" / "editions" / "brief-1.zip"
    for id, file in articles.held(withheld):
        markdown = id != "defence-talks"
        said = dropped(page_watch, id, file.content, "article.md" if markdown else "article.txt")
        if markdown and page_watch.locator(".check-result.is-part").count():
            assert said == "– A browser reads plain text only. For Markdown use the command: brief verify --source"
            continue
        assert (page_watch.locator(".check-result.is-fine").count() == 1) is file.stands, (id, file.name, said)
        outcome = verify(edition, {id: file.content})
        assert f"{outcome.good} of {outcome.quotes} quotes stand" in said, (id, file.name, said)
        assert file.misses in said, (id, file.name, said)


def test_the_very_file_is_known_whatever_it_is_written_in(page_watch: "Page", withheld: Path) -> None:
    page_watch.goto((withheld / "site" / "offline.html").as_uri())
    for id, body in (("letter", articles.LETTER), ("note", articles.NOTE)):
        said = dropped(page_watch, id, (articles.FRONT + body).encode(), "article.md")
        assert said.startswith("✓ Your file is the text that the brief was made from"), said
