"""`make bench`: what the builds and the check cost, as ratios taken in one run, on content from a seeded generator.

Times are of whole processes, each the best of its runs: other work on the machine only ever adds to a time.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection
from pathlib import Path

from brief.checker import check
from brief.editions import making
from brief.engine import searching, settings
from tests.bench import markdown_site, scale
from tests.conftest import REPOSITORY, copy_project
from tests.generate import write_brief

SETTINGS = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"]
SITE = REPOSITORY / "hooks" / "brief" / "site"
CHECK = [sys.executable, "-c", "from brief.cli import main; main()", "check"]


def timed(command: list[str], folder: Path, runs: int) -> tuple[float, int]:
    """Seconds of the best run, and the largest peak memory in MB."""
    best, peak = float("inf"), 0
    for _ in range(runs):
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=SETTINGS, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        said = process.stderr.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        best = min(best, time.perf_counter() - started)
        peak = max(peak, usage.ru_maxrss // 1024)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{said[-2000:]}")
    return best, peak


def project(folder: Path, facts: int) -> Path:
    """A project with a generated brief of so many facts."""
    folder.mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    for name in ("docs", "hooks"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    write_brief(folder / "content", facts=facts, sources=facts // 10, actors=135 * facts // 2000, seed=1)
    return folder


def markdown_project(folder: Path, content: Path) -> Path:
    """The same theme and plugins without our hook, over the same content as Markdown pages."""
    folder.mkdir()
    written = {
        "site_name": "Brief",
        **settings.SITE,
        "theme": {"name": "material", "custom_dir": "theme", **settings.THEME},
        "plugins": {"search": searching.SETTINGS, "offline": {}},
        "extra": settings.EXTRA,
        "extra_css": settings.STYLES,
        "extra_javascript": settings.SCRIPTS,
        # The same menu: a menu of all pages would make the Markdown build slower still.
        "nav": ["index.md", "facts.md", "timeline.md", "judgements.md"],
        "markdown_extensions": ["attr_list", "tables", "fenced_code"],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(written), "utf-8")
    shutil.copytree(REPOSITORY / "docs", folder / "docs")
    shutil.copytree(SITE / "theme", folder / "theme")
    shutil.copytree(SITE / "assets", folder / "docs" / "assets")
    markdown_site.write(check(content, "content").graph, folder / "docs")
    return folder


def main() -> None:
    runs = int(os.environ.get("BENCH_RUNS", "2"))
    SETTINGS["PYTHONPATH"] = str(REPOSITORY / "hooks")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        _builds(root, runs)
        _editions(root)
        _growth(root)
    print(f"largest process of this run: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def _builds(root: Path, runs: int) -> None:
    """The site and the check, without the editions: the same content as Markdown makes none."""
    small, large = project(root / "small", 2000), project(root / "large", 8000)
    plain = markdown_project(root / "markdown", small / "content")
    SETTINGS["EDITIONS"] = ""
    markdown, _ = timed(MKDOCS, plain, runs)
    ours, memory = timed(MKDOCS, small, runs)
    checked, _ = timed(CHECK, small, runs)
    print("2,000 facts, 200 sources, 135 actors")
    print(f"  Markdown pages    {markdown:7.2f} s")
    print(
        f"  this project      {ours:7.2f} s  {ours / markdown:5.2f} of the Markdown build (at most 0.50); {memory} MB"
    )
    print(f"  brief check       {checked:7.2f} s  {checked / markdown:5.2f} of the Markdown build (at most 0.15)")
    big, memory = timed(MKDOCS, large, runs)
    big_check, _ = timed(CHECK, large, runs)
    print("8,000 facts, 800 sources, 540 actors")
    print(
        f"  this project      {big:7.2f} s  {big / ours:5.2f} times the build of 2,000 (at most 4.40); "
        f"{memory} MB (under 1,000)"
    )
    print(f"  brief check       {big_check:7.2f} s  {big_check / checked:5.2f} times the check of 2,000")


def _editions(root: Path) -> None:
    """What the editions add: each to the brief on show, all together to it and to two generated briefs, of which one is
    twice the other."""
    shown, half, whole = copy_project(root / "shown"), project(root / "half", 300), project(root / "whole", 600)
    print("editions of the brief on show, beside its site")
    without = _with(shown, ())[0]
    for kind in making.KINDS:
        seconds, memory = _with(shown, (kind,))
        print(f"  {kind:18}{max(0.0, seconds - without):7.2f} s  {memory} MB")
    seconds, memory = _with(shown, making.KINDS)
    print(f"  {'all':18}{seconds - without:7.2f} s  (at most 6.00); {memory} MB")
    print("all editions of 300 and of 600 facts, beside their sites")
    least = _with(half, making.KINDS)[0] - _with(half, ())[0]
    seconds, memory = _with(whole, making.KINDS)
    seconds -= _with(whole, ())[0]
    print(f"  300 facts         {least:7.2f} s")
    print(f"  600 facts         {seconds:7.2f} s  {seconds / least:5.2f} times (at most 2.20); {memory} MB")


def _with(folder: Path, kinds: Collection[str]) -> tuple[float, int]:
    """Seconds and peak memory of a build with these editions."""
    SETTINGS["EDITIONS"] = " ".join(kinds)
    return timed(MKDOCS, folder, 2)


def _growth(root: Path) -> None:
    print("brief check at a half and at the whole size")
    for number, (name, write, size) in enumerate(scale.sizes()):
        seconds = []
        for part in (size // 2, size):
            folder = root / f"scale-{number}-{part}"
            write(folder / "content", part)
            seconds.append(timed(CHECK, folder, 1)[0])
            shutil.rmtree(folder)
        half, whole = seconds
        print(f"  {size:,} {name:29}{half:7.2f} s {whole:7.2f} s  {whole / half:5.2f} times")


if __name__ == "__main__":
    main()
