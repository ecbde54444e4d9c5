"""`mkdocs serve` while an author writes: a broken quote is said in the terminal, the last good page stays."""

import os
import queue
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import copy_project

PATIENCE = 60.0


class Served:
    """A running server and what it says."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", self.address],
            cwd=project,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line)

    def wait_for(self, words: str) -> None:
        """Until the server says `words`, which it has not said before."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self.said.append(self.lines.get(timeout=0.2))
            except queue.Empty:
                assert self.process.poll() is None, "".join(self.said)
                continue
            if words in self.said[-1]:
                return
        pytest.fail(f"the server never said {words!r}:\n{''.join(self.said)}")

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=20) as answer:
            return str(answer.read().decode("utf-8"))


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Served]]:
    running: list[Served] = []

    def start(project: Path) -> Served:
        running.append(Served(project))
        return running[-1]

    yield start
    for served in running:
        served.process.kill()
        served.process.wait()
        if served.process.stderr:
            served.process.stderr.close()


def test_a_broken_quote_is_said_and_the_last_good_page_stays(tmp_path: Path, serve: Callable[[Path], Served]) -> None:
    project = copy_project(tmp_path / "project")
    facts = project / "content" / "facts.yml"
    good = facts.read_text("utf-8")
    served = serve(project)
    served.wait_for("Serving on")
    assert "radar systems" in served.page("facts.html")

    facts.write_text(good.replace("showcased radar systems", "showcased radar system"), "utf-8")
    served.wait_for("[quote-missing]")
    served.wait_for("The last good site is still served.")
    assert "radar systems" in served.page("facts.html")

    better = re.sub(r"(?m)^(  statement: )[^>|].*$", r"\1This sentence was mended while the server ran.", good, count=1)
    assert better != good
    facts.write_text(better, "utf-8")
    # Not "Documentation built": MkDocs says a line once, and two builds can take the same hundredths of a second.
    served.wait_for("pages rendered")
    served.wait_for("Reloading browsers")
    assert "This sentence was mended while the server ran." in served.page("facts.html")
    assert "Traceback" not in "".join(served.said)
