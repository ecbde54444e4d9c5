"""Other engines that run MkDocs' hooks build the same brief, and the one that runs none says that nothing was checked.

Each has an environment of its own, made by `make engines`; an engine without one is skipped by name.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, copy_project, mkdocs
from tests.engines import python_of

SALIN = REPOSITORY / "tests" / "briefs" / "salin"
UNCHECKED = "Nothing on it was compared with a source."
# ProperDocs looks for a file of its own name.
COMMANDS = {
    "properdocs": ("properdocs", "build", "-f", "mkdocs.yml"),
    "materialx": ("mkdocs", "build"),
    "zensical": ("zensical", "build"),
}


def build(engine: str, project: Path) -> subprocess.CompletedProcess[str]:
    """What an engine says to a project; its site is the folder `site` there."""
    python = python_of(engine)
    if not python.exists():
        if os.environ.get("BRIEF_REQUIRE_ENGINES"):
            pytest.fail(f"there is no environment of {engine}: make engines")
        pytest.skip(f"there is no environment of {engine}: make engines")
    settings = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")}
    return subprocess.run(
        [str(python), "-m", *COMMANDS[engine]],
        cwd=project,
        env=settings | {"NO_MKDOCS_2_WARNING": "1", "EDITIONS": "html zip md"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def prepared(engine: str, project: Path) -> Path:
    """The frozen brief as a project of this engine."""
    copy_project(project, SALIN)
    if engine == "materialx":
        settings = project / "mkdocs.yml"
        text = settings.read_text("utf-8")
        assert "name: material\n" in text
        settings.write_text(text.replace("name: material\n", "name: materialx\n"), "utf-8")
    return project


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as MkDocs builds it."""
    project = copy_project(tmp_path_factory.mktemp("usual") / "project", SALIN)
    done = mkdocs(project, project / "site", environment={"EDITIONS": "html zip md"})
    assert done.returncode == 0, done.stderr
    return project / "site"


def names(site: Path) -> set[str]:
    """The files of a site, but for what belongs to a theme."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {name for name in files if not name.startswith(("assets/javascripts/", "assets/stylesheets/"))}


def said(path: Path) -> object:
    """What a file says, but for the programs that made it: another engine is another program."""
    content = path.read_bytes()
    if path.name != "check.js":
        return content
    data = json.loads(content.removeprefix(b"globalThis.briefCheckData = ").rstrip(b";\n"))
    return {key: value for key, value in data.items() if key not in ("made_with", "sha256")}


@pytest.mark.parametrize("engine", ["properdocs", "materialx"])
def test_another_engine_builds_the_same_brief(engine: str, usual: Path, tmp_path: Path) -> None:
    project = prepared(engine, tmp_path / "project")
    done = build(engine, project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    site = project / "site"
    assert names(site) == names(usual) | ({"assets/images/favicon.png"} & names(site))
    for name in sorted(names(usual)):
        if name.startswith("data/") or name in ("brief.md", "llms.txt"):
            assert said(site / name) == said(usual / name), name
    # The search leads to the same places, by the same rules.
    indexes = [json.loads((folder / "search" / "search_index.json").read_text("utf-8")) for folder in (site, usual)]
    assert indexes[0] == indexes[1]
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert UNCHECKED not in html or page.name == "404.html", page
        # Nothing of a theme is fetched from elsewhere.
        assert not [host for host in ("unpkg.com", "googleapis.com", "cdn.jsdelivr.net") if host in html], page


@pytest.mark.parametrize("engine", ["properdocs", "materialx"])
def test_another_engine_stops_at_a_quote_that_is_not_there(engine: str, tmp_path: Path) -> None:
    project = prepared(engine, tmp_path / "project")
    facts = project / "content" / "facts.yml"
    text = facts.read_text("utf-8")
    assert "quote: " in text
    facts.write_text(text.replace("quote: ", "quote: Nobody wrote ", 1), "utf-8")
    done = build(engine, project)
    assert done.returncode == 1
    assert "[quote-missing]" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_zensical_never_shows_a_brief_that_was_not_checked(tmp_path: Path) -> None:
    project = prepared("zensical", tmp_path / "project")
    with_theme = build("zensical", project)
    assert "splitlines" in with_theme.stdout + with_theme.stderr
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "  custom_dir: hooks/brief/site/theme\n" in text
    settings.write_text(text.replace("  custom_dir: hooks/brief/site/theme\n", ""), "utf-8")
    done = build("zensical", project)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted(path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*.html"))
    assert pages == ["404.html", "index.html"]
    assert "This site is unchecked" in (project / "site" / "index.html").read_text("utf-8")
