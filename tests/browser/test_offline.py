"""Every page of the site and of each edition that a browser opens, from a disk, with no host to be found."""

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.test_site import dead_links

if TYPE_CHECKING:
    from playwright.sync_api import Page

STEM = "brief-1"


@pytest.fixture(scope="module")
def taken_along(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site, the one file, and the archive and the book unpacked; its name needs escaping."""
    folder = tmp_path_factory.mktemp("disk") / "a b é #1"
    shutil.copytree(built_site, folder / "site", ignore=shutil.ignore_patterns("editions"))
    shutil.copy(built_site / "editions" / f"{STEM}.html", folder)
    for kind in ("zip", "epub"):
        with zipfile.ZipFile(built_site / "editions" / f"{STEM}.{kind}") as archive:
            archive.extractall(folder / kind)
    return folder


def open_all(page: "Page", folder: Path) -> None:
    """Open every page below the folder, and see that it is there and complete."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".xhtml"})
    kinds = [path.relative_to(folder).parts[0] for path in paths]
    assert {kind: kinds.count(kind) > 20 for kind in kinds} == {
        f"{STEM}.html": False,
        "epub": True,
        "site": True,
        "zip": True,
    }
    for path in paths:
        # A server shows this page at any address, so its own addresses begin at the site's root.
        if path.name == "404.html":
            continue
        page.goto(path.as_uri())
        assert page.locator("parsererror").count() == 0, path
        assert page.title().strip(), path
        assert page.locator("h1, nav, img").count() > 0, path


def test_every_page_opens_from_a_disk_with_scripts(page_watch: "Page", taken_along: Path) -> None:
    open_all(page_watch, taken_along)


def test_every_page_opens_from_a_disk_without_scripts(page_watch_still: "Page", taken_along: Path) -> None:
    open_all(page_watch_still, taken_along)


def test_every_link_of_the_unpacked_archive_leads_somewhere(taken_along: Path) -> None:
    # The links of the site and the one file are tested with the site, those of the book by epubcheck.
    assert dead_links(taken_along / "zip") == []
