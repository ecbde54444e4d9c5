"""How a page opens on the web: nothing moves, little is sent, and no script twice."""

import gzip
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.test_conditions import path_of

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

SHIFTS = """window.shifts = []; new PerformanceObserver(list => window.shifts.push(...list.getEntries()))
    .observe({type: "layout-shift", buffered: true})"""
MOST_SHIFT = 0.01
"""A tenth of what still counts as good (web.dev/cls)."""
MOST_BYTES = 150_000


def late(route: "Route") -> None:
    """A script that comes after the page is seen, as on a slow line."""
    time.sleep(0.3)
    route.continue_()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_scripts_come_late(
    page_watch: "Page", built_site: Path, served_site: str, width: int
) -> None:
    page = page_watch
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    page.route("**/*.js", late)
    for name in ("index", "sources/*", "actors/*", "timeline", "facts"):
        page.goto(served_site + path_of(built_site, name).relative_to(built_site).as_posix())
        page.wait_for_function("performance.getEntriesByType('paint').length > 0")
        page.wait_for_timeout(300)
        moved = page.evaluate("shifts.reduce((sum, shift) => sum + shift.value, 0)")
        assert moved < MOST_SHIFT, name


def test_the_front_page_is_small_and_loads_no_script_twice(
    page_watch: "Page", built_site: Path, served_site: str
) -> None:
    asked: Counter[str] = Counter()
    # The worker that keeps the site for reading offline fetches every file in the background; it is not the page's.
    page_watch.route("**/service-worker.js", lambda route: route.abort())
    page_watch.on("request", lambda request: asked.update([urlsplit(request.url).path]))
    page_watch.goto(f"{served_site}index.html")
    page_watch.wait_for_load_state("networkidle")
    start = urlsplit(served_site).path
    ours = {path.removeprefix(start) for path in asked if path.startswith(start)}
    assert {"index.html", "assets/brief.css", "assets/brief.js"} <= ours
    assert [path for path, count in asked.items() if path.endswith((".js", ".css")) and count > 1] == []
    files = [built_site / path for path in ours if (built_site / path).is_file()]
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) <= MOST_BYTES
