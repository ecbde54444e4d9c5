"""A browser for the built site: no request leaves this machine, and no script error goes unnoticed."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

import pytest

from tests.browser import engines
from tests.conftest import copy_project, mkdocs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
SUB_PATH = "/sub/path/"
SALIN = REPOSITORY / "tests" / "briefs" / "salin"

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def without_browser(reason: str) -> NoReturn:
    """Skip for `reason`, or fail where a browser is required."""
    if os.environ.get("BRIEF_REQUIRE_BROWSER") == "1":
        pytest.fail(f"a browser is required: {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., "Browser"]]:
    """How the browser that $CHROMIUM names, or the first one found on the path, is started; Playwright's own words for
    it may be given."""
    if find_spec("playwright") is None:
        without_browser("Playwright is not installed")
    wanted = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else BROWSER_NAMES
    executable = next(filter(None, map(shutil.which, wanted)), None)
    if executable is None:
        without_browser(f"no browser found; tried {', '.join(wanted)}")

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield partial(playwright.chromium.launch, executable_path=executable, args=BROWSER_ARGUMENTS)


@pytest.fixture(scope="session")
def browser(launch: Callable[..., "Browser"]) -> Iterator["Browser"]:
    """The browser, started once for all tests."""
    launched = launch()
    yield launched
    launched.close()


def is_outside(address: str) -> bool:
    """Whether loading the address needs more than this machine."""
    parts = urlsplit(address)
    return parts.scheme not in {"file", "data", "blob", "about"} and parts.hostname != "127.0.0.1"


def watch(context: "BrowserContext") -> list[str]:
    """The list that everything goes into which a page of the context asks from outside, misses or reports."""
    complaints: list[str] = []

    def note_request(request: "Request") -> None:
        if is_outside(request.url):
            complaints.append(f"request outside: {request.url}")

    def note_failure(request: "Request") -> None:
        # A page that is left, or a search that is typed on, gives up what it no longer needs.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"request failed: {request.url} {request.failure}")

    def note_console(message: "ConsoleMessage") -> None:
        if message.type == "error":
            complaints.append(f"console error: {message.text} ({message.location['url']})")

    def note_error(error: "WebError") -> None:
        complaints.append(f"script error: {error.error}")

    context.on("request", note_request)
    context.on("requestfailed", note_failure)
    context.on("console", note_console)
    context.on("weberror", note_error)
    return complaints


@contextmanager
def watched_page(browser: "Browser", *, scripts: bool = True) -> Iterator["Page"]:
    """A page; it is a failure if it, or a page opened from it, asks the outside or reports an error."""
    context = browser.new_context(java_script_enabled=scripts)
    context.set_default_timeout(60_000)
    complaints = watch(context)
    yield context.new_page()
    context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page_watch(browser: "Browser") -> Iterator["Page"]:
    """A watched page with scripts."""
    with watched_page(browser) as page:
        yield page


@pytest.fixture
def page_watch_still(browser: "Browser") -> Iterator["Page"]:
    """A watched page without scripts."""
    with watched_page(browser, scripts=False) as page:
        yield page


def build(project: Path, site: Path) -> None:
    """Build the MkDocs project in the folder `project` into the folder `site`; fail with what MkDocs says."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"the site does not build:\n{done.stdout}", pytrace=False)


@pytest.fixture(scope="session")
def build_project() -> Callable[[Path, Path], None]:
    """The function `build`, for tests that write a project of their own."""
    return build


@contextmanager
def serve(site: Path, *, shorter: bool = False) -> Iterator[str]:
    """Serve the folder on this machine as a web host would under a sub-path; give the address of its root. With
    `shorter` as those hosts do that lead on from `x/index.html` to `x/` and from `x.html` to `x`."""

    class SubPathHandler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            if not path.startswith(SUB_PATH):
                return str(site / "outside-of-the-site")
            file = super().translate_path(path.removeprefix(SUB_PATH[:-1]))
            return f"{file}.html" if shorter and Path(f"{file}.html").is_file() else file

        def do_GET(self) -> None:
            address = self.path.removesuffix("index.html").removesuffix(".html")
            if not shorter or address == self.path:
                return super().do_GET()
            self.send_response(308)
            self.send_header("Location", address)
            self.end_headers()
            return None

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Keep the test's output clean."""

    def handler(*arguments: object) -> SubPathHandler:
        return SubPathHandler(*arguments, directory=str(site))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the built site, served under a sub-path."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def serve_folder() -> Callable[[Path], AbstractContextManager[str]]:
    """The function `serve`, for tests that build a site of their own."""
    return serve


def built_brief(tmp: Path, write: Callable[[Path], object], editions: str = "") -> Path:
    """The site of the brief that `write` writes into a folder that is not there yet."""
    project = copy_project(tmp / "project")
    shutil.rmtree(project / "content")
    write(project / "content")
    done = mkdocs(project, tmp / "site", environment={"EDITIONS": editions})
    assert done.returncode == 0, done.stderr
    return tmp / "site"


@pytest.fixture(scope="session")
def salin_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second brief, whatever brief is on show."""
    return built_brief(tmp_path_factory.mktemp("salin"), lambda content: shutil.copytree(SALIN, content), "html")


@pytest.fixture(scope="session")
def served_salin(salin_site: Path) -> Iterator[str]:
    """Its address under a sub-path."""
    with serve(salin_site) as address:
        yield address


@pytest.fixture(scope="session", params=engines.NAMES)
def engine(request: pytest.FixtureRequest) -> Iterator[engines.Engine]:
    """Each engine that readers have, one after the other."""
    try:
        with engines.started(request.param, lambda: request.getfixturevalue("browser")) as started:
            yield started
    except engines.Missing as reason:
        without_browser(str(reason))
