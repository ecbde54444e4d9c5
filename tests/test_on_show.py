"""What must hold of the brief on show, and holds of any valid brief. Other tests have briefs of their own, so that this
one can be replaced."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from brief.checker import Checked, check
from brief.editions.verify.edition import verify
from tests.conftest import ALL_EDITIONS, ON_SHOW, REPOSITORY, copy_project, mkdocs
from tests.test_site import dead_links, pages_of

LOOKS = re.compile(r"""ON_SHOW|(?:REPOSITORY|ROOT|parent|parents\[\d\]|Path\(\)) / ["']content\b|Path\(["']content\b""")


@pytest.fixture(scope="module")
def on_show() -> Checked:
    return check(ON_SHOW, "content")


@pytest.fixture(scope="module")
def site(on_show: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("on-show")
    done = mkdocs(copy_project(folder / "project", ON_SHOW), folder / "site", environment={"EDITIONS": ALL_EDITIONS})
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_it_has_no_errors(on_show: Checked) -> None:
    assert [p.render() for p in on_show.problems if p.level == "error"] == []


def test_each_quote_stands_in_its_source(site: Path) -> None:
    editions = [path for path in (site / "editions").iterdir() if path.suffix in (".zip", ".html", ".epub")]
    assert len(editions) == 3
    for path in editions:
        found = verify(path)
        assert (found.wrong, found.good) == ([], found.quotes), path.name


def test_each_page_has_a_title_and_its_links_lead_somewhere(site: Path) -> None:
    assert [path for path, page in pages_of(site).items() if not page.title.strip()] == []
    assert dead_links(site) == []


def test_every_record_is_in_the_data(site: Path, on_show: Checked) -> None:
    data = json.loads((site / "data" / "brief.json").read_text("utf-8"))
    for kind in ("sources", "actors", "facts", "judgements"):
        assert {row["id"] for row in data[kind]} == set(getattr(on_show.graph.brief, kind)), kind


def test_no_other_test_looks_at_it() -> None:
    files = [
        path for path in (REPOSITORY / "tests").rglob("*.py") if path.name not in ("conftest.py", Path(__file__).name)
    ]
    looking = [path.name for path in files if LOOKS.search(path.read_text("utf-8"))]
    assert len(files) > 50
    assert looking == []
