"""The editions in a browser: from an odd path, with no host to be found, and the reader's own check."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STEM = "brief-1"
DAMAGED = r"^✗ This check cannot be made: its script or its data is missing or damaged\."


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder whose name needs escaping in an address."""
    folder = tmp_path / "a b é #"
    folder.mkdir()
    return folder


@pytest.fixture
def one(built_site: Path, odd: Path) -> Path:
    """The one file, alone in its folder."""
    return Path(shutil.copy(built_site / "editions" / f"{STEM}.html", odd))


@pytest.fixture(scope="module")
def quotes(built_site: Path) -> int:
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as archive:
        return len(json.loads(archive.read(f"{STEM}/receipt.json"))["quotes"])


def check(page: "Page") -> str:
    """Press the button and give what it says."""
    page.locator(".check-it button").click()
    page.locator(".check-result.is-fine, .check-result.is-wrong").wait_for()
    return page.locator(".check-result").inner_text()


def test_the_one_file_is_read_searched_and_checked(page_watch: "Page", one: Path, quotes: int) -> None:
    page_watch.goto(one.as_uri())
    assert page_watch.locator("h1").count() == 1
    page_watch.locator("form.find input").fill("radar")
    link = page_watch.locator("form.find ol a").first
    # What the brief concludes comes first, and each result says what it is.
    titles = page_watch.locator("form.find ol a").all_inner_texts()
    assert titles[0].startswith("Judgement 5 · ")
    assert "Fact 11 · Event" in titles
    assert "Mitsubishi Electronics · Actor · Company" in titles
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    assert page_watch.locator(f'[id="{target}"]').is_visible()
    details = page_watch.locator("details.why").first
    details.locator("summary").click()
    assert details.locator("blockquote").first.is_visible()
    assert f"{quotes} of {quotes} quotes stand in the source as quoted." in check(page_watch)
    assert page_watch.locator(".check-result.is-fine").count() == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"text":"', '"text":"x', r"Fact \d+, quote 1 does not stand at its place in"),
        (
            "Electronics showcased radar systems",
            "Electronics showcased radar system",
            r"Fact \d+, quote 1 is not shown as it stands",
        ),
        ("showcased radar systems", "showcased radar systemz", r"Fact \d+, quote 1"),
        ("Bottom line</h2>", "Bottom lines</h2>", "does not read as it was made"),
        ('"source":"defence-talks","spans"', '"source":"defence-talkz","spans"', r"Fact \d+, quote 1 does not"),
        ('"text":"', '"texd":"', "the text of “.*” is not the one that the brief was made from"),
        ('"quotes":[', '"quotez":[', DAMAGED),
        ('"spans":[', '"spanz":[', DAMAGED),
        ('"pages":{', '"pagez":{', DAMAGED),
        ('"result":"stands', '"result":"stood', "the data of this check is not as it was made"),
        ('"quotes":[', '"quotes"=[', DAMAGED),
        ('id="brief-check"', 'id="brief-chec"', DAMAGED),
    ],
    ids=["text", "shown", "anywhere", "heading", "source", "texd", "quotez", "spanz", "pagez", "result", "JSON", "id"],
)
def test_one_changed_sign_turns_it_red(page_watch: "Page", one: Path, old: str, new: str, says: str) -> None:
    text = one.read_text("utf-8")
    assert old in text
    one.write_text(text.replace(old, new, 1), "utf-8")
    page_watch.goto(one.as_uri())
    said = check(page_watch)
    assert page_watch.locator(".check-result.is-wrong").count() == 1
    assert re.search(says, said), said


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page whose complaints are expected."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("old", ["const briefCheck", "script-src &#39;sha256-", "<script>/*"])
def test_a_check_that_is_broken_itself_says_so(page: "Page", one: Path, old: str) -> None:
    page.goto(one.as_uri())
    assert page.locator(".check-it").is_visible()
    assert page.locator(".check-damaged:visible").count() == 0
    text = one.read_text("utf-8")
    assert old in text
    one.write_text(text.replace(old, old[:-1] + "_", 1), "utf-8")
    page.goto(one.as_uri())
    page.locator(".check-damaged").wait_for()
    assert re.search(DAMAGED, page.locator(".check-damaged").inner_text())
    assert page.locator(".check-it:visible").count() == 0


def test_a_broken_check_of_the_site_says_so(page: "Page", built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site, ignore=shutil.ignore_patterns("editions"))
    data, script = site / "data" / "check.js", site / "assets" / "check.js"
    whole = data.read_text("utf-8")
    for broken in (whole.replace('"quotes":', '"quotes"=', 1), whole.replace("briefCheckData", "briefCheckDat")):
        data.write_text(broken, "utf-8")
        page.goto((site / "offline.html").as_uri())
        assert page.locator(".check-damaged:visible").count() == 0
        assert re.search(DAMAGED, check(page))
    data.unlink()
    page.goto((site / "offline.html").as_uri())
    assert re.search(DAMAGED, check(page))
    script.write_text(script.read_text("utf-8").replace("const briefCheck", "const_briefCheck"), "utf-8")
    page.goto((site / "offline.html").as_uri())
    page.locator(".check-damaged").wait_for()


def test_the_check_works_where_a_browser_lends_no_hash(page_watch: "Page", one: Path, quotes: int) -> None:
    page_watch.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    page_watch.goto(one.as_uri())
    assert f"{quotes} of {quotes} quotes" in check(page_watch)


def test_without_scripts_the_one_file_can_be_read(browser: "Browser", one: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(one.as_uri())
    assert page.locator("article.fact:visible").count() > 20
    assert page.locator("form.find:visible, .check-it:visible, .check-damaged:visible").count() == 0
    details = page.locator("details.why").first
    details.locator("summary").click()
    assert details.locator("blockquote").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_one_file_does_not_scroll_sideways(page_watch: "Page", one: Path, width: int) -> None:
    page_watch.set_viewport_size({"width": width, "height": 800})
    page_watch.goto(one.as_uri())
    assert page_watch.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_unpacked_folder_is_checked(page_watch: "Page", built_site: Path, odd: Path, quotes: int) -> None:
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as archive:
        archive.extractall(odd)
    page_watch.goto((odd / STEM / "offline.html").as_uri())
    assert f"{quotes} of {quotes} quotes stand in the source as quoted." in check(page_watch)


def test_a_changed_text_of_the_site_turns_it_red(page_watch: "Page", built_site: Path, odd: Path) -> None:
    with zipfile.ZipFile(built_site / "editions" / f"{STEM}.zip") as archive:
        archive.extractall(odd)
    data = odd / STEM / "data" / "check.js"
    data.write_text(data.read_text("utf-8").replace('"text":"', '"text":"x', 1), "utf-8")
    page_watch.goto((odd / STEM / "offline.html").as_uri())
    assert "Fact 1, quote 1 does not stand at its place" in check(page_watch)


def test_the_site_can_be_read_when_the_line_is_cut(
    browser: "Browser", built_site: Path, tmp_path: Path, serve_folder: Callable[[Path], object]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    context = browser.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()
    with serve_folder(site) as address:  # type: ignore[attr-defined]
        page.goto(f"{address}index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        page.wait_for_function("navigator.serviceWorker.controller")
        # A new edition: the old one goes, and the page says so.
        worker = site / "service-worker.js"
        old = re.search(r'HASH = "([0-9a-f]{64})"', worker.read_text("utf-8"))
        assert old is not None
        worker.write_text(worker.read_text("utf-8").replace(old[1], "0" * 64), "utf-8")
        page.goto(f"{address}facts.html")
        page.get_by_text("This brief has a new edition.").wait_for()
        page.wait_for_function("() => caches.keys().then((names) => names.length === 1)")
    # The server is gone.
    page.goto(f"{address}timeline.html")
    assert page.locator("h1").inner_text() == "Timeline"
    context.close()


def test_the_one_file_prints_like_a_document(page_watch: "Page", one: Path) -> None:
    page_watch.set_viewport_size({"width": 360, "height": 740})
    page_watch.goto(one.as_uri())
    title, above = page_watch.locator("h1").bounding_box(), page_watch.locator("section.page").first.bounding_box()
    assert title
    assert above
    assert title["y"] > above["y"], "a line runs through the title"
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(page_watch.pdf(format="A4"))).pages]
    assert "Bottom line" in pages[0]
    assert "Check it yourself" not in "".join(pages[-3:])
    heads = ("Rests on", "Also against it", "The strongest fact against it", "At a glance", "What would change it")
    assert [page[-60:] for page in pages if re.sub(r"[\d\s/]+$", "", page).endswith(heads)] == []
