"""A build that is told to stop, at a ladder of moments: it leaves nothing behind, and the last site or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_project
from tests.test_exports import BRIEF, write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="tells processes to stop as POSIX does")

_TOLD = """
import os, runpy, sys
number, left = int(sys.argv[1]), int(sys.argv[2])
steps = 0
def count(event, given):
    global steps
    made = steps or (event == "os.mkdir" and "/.site." in str(given[0]))
    if made and (event == "open" or event.startswith(("os.", "ctypes.", "shutil."))):
        steps += 1
        if steps == left:
            os.kill(os.getpid(), number)
sys.addaudithook(count)
sys.argv = ["mkdocs", "build", "-q", "-d", "site"]
try:
    runpy.run_module("mkdocs", run_name="__main__")
finally:
    print("steps", steps)
"""
"""A build that tells itself to stop, so many steps after the folder beside the site is made. A step is what Python
audits: it opens, makes, renames or removes a file or a folder, or calls the C library."""


def _build(project: Path, number: int, step: int) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1", "EDITIONS": "md"}
    return subprocess.run(
        [sys.executable, "-c", _TOLD, str(int(number)), str(step)],
        cwd=project,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        # What this process ignores, as one in the background does, a build would ignore too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def _files(site: Path) -> dict[str, bytes]:
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_a_build_that_is_told_to_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    project = copy_project(tmp_path / "project", tmp_path / "empty")
    write(project / "content", BRIEF)
    first = _build(project, signal.SIGINT, 0)
    assert first.returncode == 0, first.stderr
    old = _files(project / "site")
    names = sorted(path.name for path in project.iterdir())
    write(project / "content", {"brief.yml": BRIEF["brief.yml"].replace("title: ", "title: New ", 1)})
    steps = int(first.stdout.split("steps ")[1])
    assert steps > 100
    ladder = [1, 2, 3, 5, *range(10, steps, steps // 6), steps - 40, steps - 20, steps - 10, steps - 3]
    sites = set()
    for rung, step in enumerate(ladder):
        number = (signal.SIGINT, signal.SIGTERM)[rung % 2]
        done = _build(project, number, step)
        assert done.returncode == 128 + number, (step, done.stderr)
        assert done.stderr.strip() == "The build was stopped.", step
        assert sorted(path.name for path in project.iterdir()) == names, step
        site = _files(project / "site")
        sites.add(site == old)
        # Whole, old or new.
        assert site == old or (site.keys() == old.keys() and b"<title>New " in site["index.html"]), step
    assert True in sites
