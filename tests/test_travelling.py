"""The checker away from this repository: packed into a wheel, and pointed to by a folder that holds only a brief."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, copy_project, mkdocs

SALIN = REPOSITORY / "tests" / "briefs" / "salin"
SETTINGS = """\
site_name: Brief
hooks: [hooks/mkdocs_events.py]
theme: {name: material}
plugins: [search, offline]
"""
EDITIONS = "\nextra: {editions: [html, zip, epub, md]}\n"


def bare(project: Path, content: str = "content") -> Path:
    """A folder with a brief and no more than a build needs."""
    shutil.copytree(SALIN, project / content)
    for name in ("docs/index.md", "hooks/mkdocs_events.py"):
        (project / name).parent.mkdir(parents=True)
        shutil.copy(REPOSITORY / name, project / name)
    (project / "mkdocs.yml").write_text(SETTINGS + EDITIONS, "utf-8")
    return project


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as this repository builds it."""
    project = copy_project(tmp_path_factory.mktemp("usual") / "project", SALIN)
    done = mkdocs(project, project / "site", environment={"EDITIONS": "html zip epub md"})
    assert done.returncode == 0, done.stderr
    return project / "site"


def differences(one: Path, other: Path) -> list[str]:
    """The files that only one of two folders has, or that are not the same to the byte."""
    files = {path.relative_to(top) for top in (one, other) for path in top.rglob("*") if path.is_file()}
    assert files
    here = sorted(name.as_posix() for name in files)
    same, _, _ = filecmp.cmpfiles(one, other, here, shallow=False)
    return sorted({*here} - {*same})


def test_a_wheel_elsewhere_makes_the_same_site(usual: Path, tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    wheels, project = tmp_path / "wheels", bare(tmp_path / "else where")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels), folder=REPOSITORY)
    (wheel,) = wheels.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=False)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / ("python.exe" if os.name == "nt" else "python"))
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, str(wheel), folder=tmp_path)
    # What the checker needs is taken from here. A folder that is named so brings along nothing that it names itself,
    # thus not this repository.
    libraries = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=tmp_path).strip()
    Path(libraries, "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    place = run(python, "-c", "import brief; print(brief.__file__)", folder=project).strip()
    assert Path(place).is_relative_to(libraries)
    said = run(str(scripts / "brief"), "check", folder=project)
    assert "[quote-missing]" not in said
    run(python, "-m", "mkdocs", "build", folder=project)
    assert differences(project / "site", usual) == []


def run(*command: str, folder: Path) -> str:
    """What a command says that must succeed."""
    settings = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")}
    done = subprocess.run(
        command,
        cwd=folder,
        env=settings | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_guide_shows_these_settings() -> None:
    assert f"```yaml\n{SETTINGS}```" in (REPOSITORY / "guide" / "commands.md").read_text("utf-8")
    assert len((REPOSITORY / "mkdocs.yml").read_text("utf-8").splitlines()) <= 20


def test_what_the_author_writes_goes_before_our_settings(tmp_path: Path) -> None:
    project = bare(tmp_path / "project", "briefs/salin")
    (project / "docs" / "mine.css").write_text("body { color: black }", "utf-8")
    (project / "docs" / "left.old").write_text("old", "utf-8")
    (project / "docs" / "left.bak").write_text("bak", "utf-8")
    text = SETTINGS.replace("material", "material, favicon: assets/mine.svg, features: [navigation.tabs]")
    text = text.replace("[search, offline]", "[{search: {separator: '[ ]+', fields: {title: {boost: 3}}}}]")
    text += "exclude_docs: '*.old'\nextra_css: [mine.css]\nuse_directory_urls: true\n"
    text += "extra: {content: briefs/salin, editions: [], generator: true, polyfills: [mine.js]}\n"
    (project / "mkdocs.yml").write_text(text, "utf-8")
    site = tmp_path / "site"
    done = mkdocs(project, site)
    assert done.returncode == 0, done.stderr
    assert "briefs/salin/judgements.yml:" in done.stderr
    html = (site / "facts" / "index.html").read_text("utf-8")
    assert 'href="../assets/mine.svg"' in html
    assert "md-tabs" in html
    assert html.index('href="../assets/brief.css"') < html.index('href="../mine.css"')
    assert html.index("assets/iframe-worker.js") < html.index("mine.js")
    # What is not written is ours.
    assert 'src="../assets/icon.svg"' in html
    assert "fonts.googleapis.com" not in html
    index = (site / "search" / "search_index.json").read_text("utf-8")
    assert '"separator":"[ ]+"' in index
    assert '"pipeline":[]' in index
    assert '"title":{"boost":3}' in index
    assert (site / "left.bak").is_file()
    assert not (site / "left.old").exists()
    # Only the earlier one, which the author keeps.
    assert [path.name for path in (site / "editions").iterdir()] == ["edition-1.json"]


@pytest.mark.parametrize("name", ["/elsewhere", "../other", "[one, two]", "."])
def test_the_folder_of_a_brief_lies_below_its_settings(name: str, tmp_path: Path) -> None:
    project = bare(tmp_path / "project")
    (project / "mkdocs.yml").write_text(f"{SETTINGS}extra: {{content: {name}}}\n", "utf-8")
    done = mkdocs(project, tmp_path / "site")
    assert done.returncode == 1
    assert '"content" in mkdocs.yml is the folder of the brief, below that of mkdocs.yml' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_variable_names_the_folder_of_a_brief(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", SALIN)
    (project / "briefs").mkdir()
    (project / "content").rename(project / "briefs" / "salin")
    about = project / "briefs" / "salin" / "brief.yml"
    about.write_text(about.read_text("utf-8") + "\nid: salin-port\n", "utf-8")
    site = tmp_path / "site"
    done = mkdocs(project, site, environment={"CONTENT": "briefs/salin"})
    assert done.returncode == 0, done.stderr
    (edition,) = (site / "editions").glob("*.md")
    assert edition.name.startswith("brief-salin-port-")
    missing = mkdocs(project, tmp_path / "other", environment={"CONTENT": "briefs/suez"})
    assert missing.returncode == 1
    assert 'There is no folder "briefs/suez" beside mkdocs.yml; it holds the brief.' in missing.stderr
