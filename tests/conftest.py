"""The repository's own site, built once for all tests that look at it."""

import os
import shutil
import subprocess
import sys
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
ALL_EDITIONS = " ".join(making.KINDS)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-cases", action="store_true", help="write what the checker says into tests/cases")


def copy_project(to: Path, content: Path = REPOSITORY / "content") -> Path:
    """A copy of all that a build reads, so that neither a build nor a save under way here disturbs the other."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", to)
    for folder in (content, REPOSITORY / "docs", REPOSITORY / "hooks"):
        name = "content" if folder == content else folder.name
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
    """The folder of the built site of this repository."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    site = tmp_path_factory.mktemp("built") / "site"
    done = mkdocs(project, site, "--strict", environment={"EDITIONS": ALL_EDITIONS})
    assert done.returncode == 0, done.stderr
    return site
