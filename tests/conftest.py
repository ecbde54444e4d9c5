"""A site built once for all tests that look at it, of a brief that is kept for them: what lies in the folder of the
brief on show is its author's business."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from brief.editions import making

# A slow machine is no fault of the code, so no test here is judged by its time.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What lands must not hang on a throw of dice; whoever works on the code throws them.
settings.register_profile("ci", settings.get_profile("steady"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "steady")

REPOSITORY = Path(__file__).parent.parent
TALKS = REPOSITORY / "tests" / "briefs" / "talks"
SALIN = REPOSITORY / "tests" / "briefs" / "salin"
ON_SHOW = REPOSITORY / "content"
"""For test_on_show alone."""
ALL_EDITIONS = " ".join(making.KINDS)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-cases", action="store_true", help="write what the checker says into tests/cases")


def copy_project(to: Path, brief: Path = TALKS) -> Path:
    """A copy of all that a build of `brief` reads, so that neither a build nor a save under way here disturbs the
    other."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", to)
    for folder, name in ((brief, "content"), (REPOSITORY / "docs", "docs"), (REPOSITORY / "hooks", "hooks")):
        shutil.copytree(folder, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    return to


def mkdocs(
    project: Path, site: Path, *options: str, environment: dict[str, str] | None = None, largest: int | None = None
) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` in `project` into `site`; what it said and its exit status. `largest`: bytes that a file may have,
    as if the disk were full then."""

    def limit() -> None:
        import resource  # POSIX only

        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    command: Sequence[str] = (sys.executable, "-m", "mkdocs", "build", "-d", str(site), *options)
    # The notice about MkDocs 2 is not ours to test.
    settings = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    # Making every edition takes longer than the site; tests of them ask for all.
    settings |= {"NO_MKDOCS_2_WARNING": "1", "EDITIONS": "md"} | (environment or {})
    return subprocess.run(
        command,
        cwd=project,
        env=settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        preexec_fn=limit if largest is not None else None,
    )


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site of the brief kept for tests. It is for reading only: all share it."""
    base = tmp_path_factory.getbasetemp()
    # Where several processes share the tests, each has a folder of its own in that of the run.
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built"
    site, said = folder / "site", folder / "said.txt"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(3000):
            if said.exists():
                break
            time.sleep(0.1)
    else:
        done = mkdocs(copy_project(folder / "project"), site, "--strict", environment={"EDITIONS": ALL_EDITIONS})
        (folder / "saying.txt").write_text("" if done.returncode == 0 else done.stderr or "no word", "utf-8")
        (folder / "saying.txt").rename(said)
    assert said.read_text("utf-8") == ""
    return site
