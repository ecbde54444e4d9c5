"""The published site as a browser keeps it: with the line cut, and on hosts that shorten addresses."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FILES = {"timeline.html": "Timeline", "sources/index.html": "Sources"}
FOLDERS = {"": "Bangladesh", "actors/": "Actors"}
SHORTER = {"timeline": "Timeline", "actors/japan": "Japan"}
"""How the heading of the page at each address begins."""


def title(page: "Page", address: str) -> str:
    page.goto(address)
    return page.locator("h1").inner_text()


@pytest.mark.parametrize("shorter", [False, True], ids=["as it is", "shorter addresses"])
def test_every_address_of_a_page_opens_with_and_without_a_line(
    browser: "Browser",
    built_site: Path,
    serve_folder: Callable[..., AbstractContextManager[str]],
    shorter: bool,
) -> None:
    context = browser.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()
    with serve_folder(built_site, shorter=shorter) as home:
        page.goto(f"{home}index.html")
        page.wait_for_function("navigator.serviceWorker.controller")
        for address, begins in FILES.items():
            assert title(page, home + address).startswith(begins), address
    # The server is gone; a connection that the browser has opened ahead may still wait for it.
    context.set_offline(True)
    for address, begins in (FILES | FOLDERS | (SHORTER if shorter else {})).items():
        assert title(page, home + address).startswith(begins), address
    context.close()


def test_the_site_can_be_installed(page_watch: "Page", served_site: str) -> None:
    page_watch.goto(f"{served_site}actors/index.html")
    page_watch.locator("link[rel=manifest]").wait_for(state="attached")
    asked = page_watch.context.new_cdp_session(page_watch)
    manifest = asked.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["manifest"]["startUrl"] == f"{served_site}index.html"
    assert manifest["manifest"]["scope"] == served_site
    errors = {error["errorId"] for error in asked.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    # The pages of a test are private ones, in which a browser installs nothing.
    assert errors - {"in-incognito"} == set()
