"""What lies under `docs/` beside the brief: nothing from elsewhere is published, and nothing looks checked."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from brief.site import foreign
from tests.conftest import REPOSITORY, copy_project, mkdocs

SALIN = REPOSITORY / "tests" / "briefs" / "salin"
BANNER = '<p class="admonition-title">Unchecked</p>'
FRONT = """---
brief_checked: true
template: bare.html
title: "</title><style>.danger { display: none }</style>Facts"
description: '"><style>.danger { display: none }</style>'
status: '"><script>1</script>'
---
"""
PAGE = """# A <style>.danger { display: none }</style> title { #x"><script>1</script> }

<style>.danger { display: none }</style>

<div class="md-overlay" style="position: fixed; inset: 0" id="__content">All is checked.</div>
</div></article></main><script>alert(1)</script><link rel="stylesheet" href="x.css">

<img src="https://example.org/x.png" onerror="alert(1)"> <img src="/\\example.org/x.png"> ![ours](assets/icon.svg)

## Where it begins

A [link](https://example.org/) and a [page](facts.md), `code`, *stressed*.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", SALIN)


def link(path: Path, to: str | Path) -> None:
    try:
        path.symlink_to(to)
    except OSError:
        pytest.skip("this account makes no links")


def test_no_page_can_make_itself_look_checked(project: Path, tmp_path: Path) -> None:
    (project / "docs" / "fake.md").write_text(FRONT + PAGE, "utf-8")
    done = mkdocs(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site" / "fake.html").read_text("utf-8")
    theirs = (tmp_path / "site" / "facts.html").read_text("utf-8")
    assert BANNER in html
    assert BANNER not in theirs
    # Whatever was put in, in a title, a heading, an id, the text: its words may stay, and are no rule and no script.
    assert html.count("<style") == theirs.count("<style")
    assert "<style>.danger" not in html
    assert re.search(r'<meta name="description" content="[^"<>]*">', html)
    assert "alert(1)" not in html
    assert "<script>1" not in html
    assert "example.org/x.png" not in html
    assert 'class="md-overlay" style' not in html
    assert html.index(BANNER) < html.index("All is")
    # What is honest stays.
    assert "<em>stressed</em>" in html
    assert 'id="where-it-begins"' in html
    assert 'href="#where-it-begins"' in html
    assert 'src="assets/icon.svg"' in html
    assert 'href="facts.html"' in html


def test_no_page_takes_the_place_of_a_checked_one(project: Path, tmp_path: Path) -> None:
    (project / "docs" / "index.md").unlink()
    for name in ("README.md", "facts.md", "Timeline.md"):
        (project / "docs" / name).write_text("# Not checked\n\nForeign words.\n", "utf-8")
    done = mkdocs(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert [p.name for p in (tmp_path / "site").rglob("*.html") if "Foreign words" in p.read_text("utf-8")] == []


def test_what_was_built_without_the_check_does_not_stay(project: Path, tmp_path: Path) -> None:
    site, settings = tmp_path / "site", project / "mkdocs.yml"
    whole = settings.read_text("utf-8")
    settings.write_text(whole.replace("hooks: [hooks/mkdocs_events.py]", "hooks: []"), "utf-8")
    old = project / "docs" / "old.md"
    old.write_text("---\nbrief_checked: true\n---\n# Old\n", "utf-8")
    assert mkdocs(project, site).returncode == 0
    assert BANNER in (site / "old.html").read_text("utf-8")
    old.unlink()
    settings.write_text(whole, "utf-8")
    done = mkdocs(project, site, "--dirty")
    assert done.returncode == 0, done.stderr
    assert not (site / "old.html").exists()
    assert BANNER not in (site / "index.html").read_text("utf-8")
    assert (site / "facts.html").is_file()


def test_what_lies_elsewhere_or_is_html_is_refused_before_anything_is_built(project: Path, tmp_path: Path) -> None:
    docs, site, elsewhere = project / "docs", tmp_path / "site", tmp_path / "elsewhere"
    assert mkdocs(project, site).returncode == 0
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("secret", "utf-8")
    link(docs / "h.txt", elsewhere / "secret.txt")
    link(docs / "all", elsewhere)
    link(docs / "source.txt", "../content/brief.yml")
    link(docs / "nothing.txt", "nowhere")
    (docs / "fake.HTML").write_text("<p>checked", "utf-8")
    done = mkdocs(project, site)
    assert done.returncode == 1
    out = "this link leads out of its folder, and would publish what lies elsewhere; copy the file in [file-unreadable]"
    page = "a page of HTML would look as it likes, also like a checked one; write it in Markdown [file-unreadable]"
    for line in (
        f"docs/all:1:1: error: {out}",
        f"docs/h.txt:1:1: error: {out}",
        f"docs/source.txt:1:1: error: {out}",
        "docs/nothing.txt:1:1: error: this link leads nowhere [file-unreadable]",
        f"docs/fake.HTML:1:1: error: {page}",
    ):
        assert line in done.stderr
    assert "Traceback" not in done.stderr
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before


def test_links_inside_and_what_editors_leave_are_welcome(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "assets").mkdir(parents=True)
    (docs / "a.txt").write_text("a", "utf-8")
    (docs / "left-out.html").write_text("a", "utf-8")
    link(docs / "b.txt", "a.txt")
    link(docs / "again", "assets")
    link(docs / ".#a.txt", "somebody@here.123")
    assert list(foreign.refusals(docs, tmp_path, lambda path: path == "left-out.html")) == []


def test_a_folder_of_docs_that_lies_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project").mkdir()
    link(tmp_path / "project" / "docs", tmp_path / "elsewhere")
    found = foreign.refusals(tmp_path / "project" / "docs", tmp_path / "project", lambda _: False)
    assert [problem.render() for problem in found] == [
        "docs:1:1: error: this link leads out of the project; copy the folder in [file-unreadable]"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes in folders")
def test_a_pipe_under_docs_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "docs" / "pipe.txt")
    (problem,) = foreign.refusals(tmp_path / "docs", tmp_path, lambda _: False)
    assert problem.message == "this is not an ordinary file"
