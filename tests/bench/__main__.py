"""`make bench`: what the builds and the check cost, as ratios taken in one run, on content from a seeded generator.

Times are of whole processes, each the best of its runs: other work on the machine only ever adds to a time.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from brief.checker import check
from tests.bench import markdown_site
from tests.conftest import REPOSITORY
from tests.generate import write_brief

SETTINGS = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}


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
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("hooks: [hooks/mkdocs_events.py]\n", "").replace("watch: [content]\n", "")
    # The same menu: a menu of all pages would make the Markdown build slower still.
    settings += "\nnav: [index.md, facts.md, timeline.md, judgements.md]\nmarkdown_extensions: [attr_list]\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    shutil.copytree(REPOSITORY / "docs", folder / "docs")
    shutil.copytree(REPOSITORY / "hooks" / "theme", folder / "hooks" / "theme")
    markdown_site.write(check(content, "content").graph, folder / "docs")
    return folder


def main() -> None:
    runs = int(os.environ.get("BENCH_RUNS", "2"))
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"]
    brief = [sys.executable, "-c", "from brief.cli import main; main()", "check"]
    SETTINGS["PYTHONPATH"] = str(REPOSITORY / "hooks")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        small, large = project(root / "small", 2000), project(root / "large", 8000)
        plain = markdown_project(root / "markdown", small / "content")
        markdown, _ = timed(mkdocs, plain, runs)
        ours, ours_memory = timed(mkdocs, small, runs)
        checked, _ = timed(brief, small, runs)
        big, big_memory = timed(mkdocs, large, runs)
        big_check, _ = timed(brief, large, runs)
    say = print
    say("2,000 facts, 200 sources, 135 actors")
    say(f"  Markdown pages    {markdown:7.2f} s")
    say(
        f"  this project      {ours:7.2f} s  {ours / markdown:5.2f} of the Markdown build (at most 0.50); "
        f"{ours_memory} MB"
    )
    say(f"  brief check       {checked:7.2f} s  {checked / markdown:5.2f} of the Markdown build (at most 0.15)")
    say("8,000 facts, 800 sources, 540 actors")
    say(
        f"  this project      {big:7.2f} s  {big / ours:5.2f} times the build of 2,000 (at most 4.40); "
        f"{big_memory} MB (under 1,000)"
    )
    say(f"  brief check       {big_check:7.2f} s  {big_check / checked:5.2f} times the check of 2,000")
    say(f"largest process of this run: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
