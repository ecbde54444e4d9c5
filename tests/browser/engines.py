"""One way to drive each engine that readers have: open an address, press keys, ask the page.

Chromium is Playwright's. Playwright cannot drive the Firefox and the WebKit of a distribution, so those are spoken to
in the standard's own words: Firefox in WebDriver BiDi, which it understands by itself, WebKit in WebDriver.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from websockets.sync.client import ClientConnection

NAMES = ("chromium", "firefox", "webkit")
LIMIT = 120.0
"""Seconds after which an engine that does not answer is given up."""

KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue006",
    "Shift": "\ue008",
    "Escape": "\ue00c",
    "Space": " ",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
}
"""The standard's signs for keys that write nothing."""

MINIBROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.*/MiniBrowser")


class Missing(Exception):
    """The engine, or what drives it, is not on this machine."""


class Unanswered(AssertionError):
    """The engine could not say: what was asked is wrong, or the page was left meanwhile."""


class Engine(Protocol):
    name: str

    def open(self, address: str) -> None:
        """Load the address and wait until it is there."""

    def press(self, *keys: str) -> None:
        """Press keys one after the other: names as in `KEYS`, signs, or several held together, as in `Shift+Tab`."""

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, awaited."""

    def resize(self, width: int, height: int) -> None:
        """Give the page that many pixels of CSS."""

    def picture(self) -> bytes:
        """What is seen of the page, as PNG."""


def wait_for(engine: Engine, condition: str, seconds: float = 30) -> None:
    """Wait until the JavaScript expression is true of the page."""
    end = time.monotonic() + seconds
    said = ""
    while time.monotonic() < end:
        try:
            if engine.evaluate(condition):
                return
        except Unanswered as why:
            said = f" ({why})"
        time.sleep(0.05)
    raise AssertionError(f"{engine.name}: never true: {condition}{said}")


def type_words(engine: Engine, words: str) -> None:
    engine.press(*("Space" if sign == " " else sign for sign in words))


def _strokes(keys: tuple[str, ...]) -> list[dict[str, str]]:
    """Key actions as both standards write them."""
    made = []
    for key in keys:
        signs = [KEYS.get(part, part) for part in (key.split("+") if len(key) > 1 else [key])]
        made += [{"type": "keyDown", "value": sign} for sign in signs]
        made += [{"type": "keyUp", "value": sign} for sign in reversed(signs)]
    return made


class Chromium:
    name = "chromium"

    def __init__(self, browser: Browser) -> None:
        self._page = browser.new_context().new_page()
        self._page.set_default_timeout(LIMIT * 1000)

    def open(self, address: str) -> None:
        self._page.goto(address)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def evaluate(self, expression: str) -> Any:
        from playwright.sync_api import Error

        try:
            return self._page.evaluate(f"async () => ({expression})")
        except Error as why:
            raise Unanswered(f"Chromium: {why.message} in {expression}") from None

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def picture(self) -> bytes:
        return self._page.screenshot()

    def close(self) -> None:
        self._page.context.close()


class Firefox:
    """Through WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/"""

    name = "firefox"

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self._ask("session.new", capabilities={})
        # The first tab never believes that it has the focus, and there Enter opens nothing.
        self._context = self._ask("browsingContext.create", type="tab")["context"]

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv(LIMIT))
            if answer.get("id") == self._number:
                break
        if answer["type"] == "error":
            raise Unanswered(f"Firefox, {method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def press(self, *keys: str) -> None:
        actions = [{"type": "key", "id": "keyboard", "actions": _strokes(keys)}]
        self._ask("input.performActions", context=self._context, actions=actions)

    def evaluate(self, expression: str) -> Any:
        answer = self._ask(
            "script.evaluate",
            # A value comes as JSON, for BiDi writes its own in a way of its own.
            expression=f"(async () => JSON.stringify({{value: await ({expression})}}))()",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise Unanswered(f"Firefox: {answer['exceptionDetails']['text']} in {expression}")
        return json.loads(answer["result"]["value"]).get("value")

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", context=self._context, viewport=viewport)

    def picture(self) -> bytes:
        return b64decode(self._ask("browsingContext.captureScreenshot", context=self._context)["data"])


class WebKit:
    """Through WebDriver: https://www.w3.org/TR/webdriver2/"""

    name = "webkit"

    def __init__(self, driver: str, binary: str) -> None:
        self._session = driver
        options = {"webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]}}
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self._session = f"{driver}/session/{made['sessionId']}"
        self._ask("POST", "/timeouts", {"script": int(LIMIT * 1000)})

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            self._session + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=LIMIT) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            raise Unanswered(f"WebKit, {path}: {refusal.read().decode()}") from None

    def open(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})
        # A page may come in a process of its own, and the next key must not go to the one before.
        self.evaluate("new Promise(done => setTimeout(done, 100))")

    def press(self, *keys: str) -> None:
        # The driver knows keys with others held, but not in one go with what is pressed after them.
        for key in keys:
            actions = [{"type": "key", "id": "keyboard", "actions": _strokes((key,))}]
            self._ask("POST", "/actions", {"actions": actions})

    def evaluate(self, expression: str) -> Any:
        # Errors come as values: the driver forgets what they said.
        script = f"""const done = arguments[arguments.length - 1];
            (async () => ({expression}))().then(value => done({{value}}), error => done({{error: String(error)}}));"""
        answer = self._ask("POST", "/execute/async", {"script": script, "args": []})
        if "error" in answer:
            raise Unanswered(f"WebKit: {answer['error']} in {expression}")
        return answer.get("value")

    def resize(self, width: int, height: int) -> None:
        # The window has a frame of its own.
        for _ in range(2):
            inner = self.evaluate("[innerWidth, innerHeight]")
            outer = self._ask("GET", "/window/rect")
            size = {"width": outer["width"] + width - inner[0], "height": outer["height"] + height - inner[1]}
            self._ask("POST", "/window/rect", size)

    def picture(self) -> bytes:
        return b64decode(self._ask("GET", "/screenshot"))

    def close(self) -> None:
        self._ask("DELETE", "")


@contextmanager
def _started(command: list[str], environment: dict[str, str], **more: Any) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, env=os.environ | environment, text=True, encoding="utf-8", errors="replace", **more
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe:
                pipe.close()


def _needed(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise Missing(f"none of {', '.join(names)} is installed")
    return found


@contextmanager
def _firefox(_: Callable[[], Browser]) -> Iterator[Engine]:
    if find_spec("websockets") is None:
        raise Missing("websockets is not installed")
    from websockets.sync.client import connect

    executable = _needed("firefox-esr", "firefox")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        profile = Path(home, "profile")
        profile.mkdir()
        # What is outside of this machine cannot be reached, and Firefox asks for nothing by itself.
        preferences = {
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": 9,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": 9,
            "app.update.enabled": False,
            "browser.shell.checkDefaultBrowser": False,
            "browser.startup.page": 0,
            "datareporting.policy.dataSubmissionEnabled": False,
            "toolkit.telemetry.enabled": False,
            "extensions.update.enabled": False,
            "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
            "services.settings.server": "data:,",
        }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [executable, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        own = {"HOME": home, "MOZ_DISABLE_CONTENT_SANDBOX": "1"}
        with _started(command, own, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
            address = _said(process.stderr, r"WebDriver BiDi listening on (\S+)")
            with connect(f"{address}/session", max_size=None, open_timeout=LIMIT) as socket:
                yield Firefox(socket)


@contextmanager
def _webkit(_: Callable[[], Browser]) -> Iterator[Engine]:
    driver = _needed("WebKitWebDriver")
    binary = next((str(path) for place in MINIBROWSERS for path in sorted(Path("/").glob(place[1:]))), None)
    if binary is None:
        raise Missing("WebKit's MiniBrowser is not installed")
    with ExitStack() as stack:
        own = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1"}
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        own |= {f"XDG_{kind}_HOME": str(Path(home, kind.lower())) for kind in ("DATA", "CONFIG", "CACHE")}
        screen = [_needed("Xvfb"), "-displayfd", "1", "-screen", "0", "2000x2400x24", "-nolisten", "tcp"]
        shown = stack.enter_context(_started(screen, {}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
        own["DISPLAY"] = ":" + _said(shown.stdout, r"^(\d+)$")
        port = _free_port()
        command = [driver, f"--port={port}"]
        stack.enter_context(_started(command, own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        address = f"http://127.0.0.1:{port}"
        _listening(f"{address}/status")
        engine = WebKit(address, binary)
        stack.callback(engine.close)
        yield engine


@contextmanager
def _chromium(browser: Callable[[], Browser]) -> Iterator[Engine]:
    engine = Chromium(browser())
    yield engine
    engine.close()


def _said(pipe: Any, pattern: str) -> str:
    """The group of the pattern in the first line that has it."""
    for line in pipe:
        if found := re.search(pattern, line):
            return found[1]
    raise AssertionError(f"the process ended before it said {pattern}")


def _free_port() -> int:
    import socket

    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def _listening(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nobody answers at {address}")


@contextmanager
def started(name: str, browser: Callable[[], Browser]) -> Iterator[Engine]:
    """The engine of that name, running. `browser` gives Playwright's, where that is the one that is wanted."""
    if name != "chromium" and sys.platform != "linux":
        raise Missing(f"{name} is driven on Linux only")
    with {"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}[name](browser) as engine:
        yield engine
