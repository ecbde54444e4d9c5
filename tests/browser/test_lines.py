"""Where lines break: no comma begins one, and no number is parted from its unit."""

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests import small_brief
from tests.conftest import copy_project

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = ("A long title of a page that does not fit on one line", "Another of the kind that runs over its line's end")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_project: Callable[[Path, Path], None]) -> Path:
    """The site of the small brief, with two analysis pages of long titles."""
    project = copy_project(tmp_path_factory.mktemp("lines"))
    shutil.rmtree(project / "content")
    texts = {name: dedent(text) for name, text in small_brief.TEXTS.items()}
    for number, title in enumerate(PAGES):
        texts[f"analysis/page-{number}.md"] = f"---\ntitle: {title}\n---\nAlba wants it [[radar]].\n"
    for name, text in texts.items():
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    build_project(project, project / "site")
    return project / "site"


@pytest.mark.parametrize("width", [360, 500, 1280])
def test_no_comma_begins_a_line_in_a_table(page_watch: "Page", site: Path, width: int) -> None:
    page_watch.set_viewport_size({"width": width, "height": 900})
    page_watch.goto((site / "impact.html").as_uri())
    places = page_watch.evaluate(
        """() => Array.from(document.querySelectorAll("table.impact li a"), (link) => {
            const after = link.nextSibling;
            if (after?.nodeType !== Node.TEXT_NODE || !/^[,.]/u.test(after.data)) return null;
            const range = document.createRange();
            range.setStart(after, 0);
            range.setEnd(after, 1);
            const [mark, end] = [range.getBoundingClientRect(), Array.from(link.getClientRects()).at(-1)];
            return [mark.left >= end.right - 1, Math.abs(mark.bottom - end.bottom) < end.height / 2];
        }).filter(Boolean)"""
    )
    assert len(places) > 4
    assert [place for place in places if place != [True, True]] == []


@pytest.mark.parametrize("path", ["index.html", "judgements.html", "method.html"])
def test_a_range_of_likelihood_stays_on_one_line(page_watch: "Page", site: Path, path: str) -> None:
    page_watch.set_viewport_size({"width": 320, "height": 900})
    page_watch.goto((site / path).as_uri())
    heights = page_watch.evaluate(
        """() => Array.from(document.querySelectorAll(".range"), (range) => {
            const words = document.createRange();
            words.selectNodeContents(range);
            return new Set(Array.from(words.getClientRects(), (line) => Math.round(line.top))).size;
        })"""
    )
    assert heights != []
    assert {height for height in heights if height} <= {1}
