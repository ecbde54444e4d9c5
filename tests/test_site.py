"""The built site as a reader's browser meets it: every link leads somewhere, every id is one thing, nothing is
fetched from elsewhere, and the same content gives the same bytes."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import REPOSITORY, copy_project, mkdocs

FETCHING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "input": "src",
    "track": "src",
}


class Page(HTMLParser):
    """The ids, links and fetched addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.handlers: list[str] = []
        self.title = ""
        self.meta: dict[str, str] = {}
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in FETCHING and FETCHING[tag] in values:
            self.fetched.append(values[FETCHING[tag]])
        if tag == "link" and values.get("rel", "") not in ("canonical", "prev", "next"):
            self.fetched.append(values.get("href", ""))
        if tag == "meta" and "name" in values:
            self.meta[values["name"]] = values.get("content", "")
        self.handlers += [name for name in values if name.startswith("on")]
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


def pages_of(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def dead_links(site: Path) -> list[str]:
    pages = pages_of(site)
    dead = []
    for path, page in pages.items():
        if path.name == "404.html":
            continue  # It is served for any address, so its links count from the site's root.
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                dead.append(f"{path.relative_to(site)}: {link}")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                dead.append(f"{path.relative_to(site)}: {link} (no such place)")
    return dead


@pytest.fixture(scope="module", params=[False, True], ids=["files", "directories"])
def any_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Path:
    """The site with either value of use_directory_urls."""
    if not request.param:
        return built_site
    project = copy_project(tmp_path_factory.mktemp("directories"))
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    # The offline plugin sets it to false whatever the settings say.
    assert ", offline]" in text
    settings.write_text(text.replace(", offline]", "]") + "\nuse_directory_urls: true\n", "utf-8")
    site = tmp_path_factory.mktemp("site") / "site"
    done = mkdocs(project, site)
    assert done.returncode == 0, done.stderr
    assert (site / "facts" / "index.html").is_file()
    return site


def test_every_link_leads_somewhere(any_site: Path) -> None:
    assert dead_links(any_site) == []


def test_every_address_in_the_data_leads_somewhere(any_site: Path) -> None:
    data = json.loads((any_site / "data" / "brief.json").read_text("utf-8"))
    pages = pages_of(any_site)
    rows = [*data["sources"], *data["actors"], *data["facts"], *data["judgements"]]
    urls = [row["url"] for row in rows if "url" in row]
    urls += [evidence["url"] for fact in data["facts"] for evidence in fact["evidence"]]
    for url in filter(lambda u: u and not u.startswith("http"), urls):
        path, _, anchor = url.partition("#")
        target = any_site / path
        target = target / "index.html" if target.is_dir() else target
        assert target in pages, url
        assert not anchor or anchor in pages[target].ids, url


def test_every_id_is_one_thing(any_site: Path) -> None:
    twice = {
        str(path.relative_to(any_site)): [id for id, count in Counter(page.ids).items() if count > 1]
        for path, page in pages_of(any_site).items()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_nothing_is_fetched_from_elsewhere(any_site: Path) -> None:
    for path, page in pages_of(any_site).items():
        outside = [url for url in page.fetched if urlsplit(url).scheme not in ("", "data") or urlsplit(url).netloc]
        assert outside == [], path
    for style in any_site.rglob("*.css"):
        outside = re.findall(r"(?:@import|url\()\s*['\"]?(https?:|//)", style.read_text("utf-8"))
        assert outside == [], style


def test_no_page_of_ours_carries_event_handlers(built_site: Path) -> None:
    for path, page in pages_of(built_site).items():
        assert page.handlers == [], path


def test_every_page_has_a_title_and_a_description_of_its_own(built_site: Path) -> None:
    pages = {path: page for path, page in pages_of(built_site).items() if path.name != "404.html"}
    titles = Counter(page.title for page in pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title.strip()] == []
    descriptions = Counter(page.meta.get("description", "") for page in pages.values())
    assert [text for text, count in descriptions.items() if count > 1 or not text.strip()] == []


def test_every_page_of_the_format_is_there(built_site: Path) -> None:
    data = json.loads((built_site / "data" / "brief.json").read_text("utf-8"))
    wanted = {"index", "sources/index", "actors/index", "timeline", "facts", "analysis/index", "judgements", "method"}
    wanted |= {f"sources/{source['id']}" for source in data["sources"]}
    wanted |= {f"actors/{actor['id']}" for actor in data["actors"]}
    assert {page for page in wanted if not (built_site / f"{page}.html").is_file()} == set()
    ledger = Page((built_site / "facts.html").read_text("utf-8"))
    assert {fact["id"] for fact in data["facts"]} <= set(ledger.ids)
    judgements = Page((built_site / "judgements.html").read_text("utf-8"))
    assert {judgement["id"] for judgement in data["judgements"]} <= set(judgements.ids)


class Passages(HTMLParser):
    """The words of each marked passage, put together from its pieces, numbers of facts left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mark":
            passage = dict(attrs)["data-passage"] or ""
            assert passage in self.words or dict(attrs)["id"] == passage
            self._open.append(passage)
            self.words.setdefault(passage, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for passage in self._open:
            self.words[passage] += data


def test_a_statement_opens_the_exact_words_behind_it(built_site: Path) -> None:
    data = json.loads((built_site / "data" / "brief.json").read_text("utf-8"))
    assert len(data["facts"]) >= 25
    for source in data["sources"]:
        shown = Passages((built_site / source["url"]).read_text("utf-8")).words
        for fact in data["facts"]:
            for evidence in fact["evidence"]:
                if evidence["source"] == source["id"]:
                    anchor = evidence["url"].partition("#")[2]
                    assert shown[anchor] == evidence["exact"].replace(" […] ", ""), anchor


def test_the_bars_beside_the_paragraphs_add_up_to_the_coverage(built_site: Path) -> None:
    data = json.loads((built_site / "data" / "brief.json").read_text("utf-8"))
    for source in data["sources"]:
        html = (built_site / source["url"]).read_text("utf-8")
        rows = re.findall(
            r'class="pilcrow use-(\w+)"[^>]* aria-label="Paragraph \d+, (\d+) of (\d+) sentences? used"', html
        )
        counts = [(int(used), int(all_)) for _, used, all_ in rows]
        assert sum(used for used, _ in counts) == source["coverage"]["used"]
        assert sum(all_ for _, all_ in counts) == source["coverage"]["sentences"]
        assert [use for use, _, _ in rows] == [
            "all" if used == all_ else "some" if used else "none" for used, all_ in counts
        ]


def test_the_same_content_gives_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "a b é #")
    site = tmp_path / "elsewhere" / "site"
    elsewhere = {"TZ": "Asia/Dhaka", "LC_ALL": "C", "PYTHONHASHSEED": "7", "EDITIONS": ""}
    done = mkdocs(project, site, environment=elsewhere)
    assert done.returncode == 0, done.stderr
    first = {p.relative_to(built_site): p.read_bytes() for p in built_site.rglob("*") if p.is_file()}
    second = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    edition = {path for path in first if path.parent.name == "editions" or path.name == "brief.md"}
    assert first.keys() - edition == second.keys()
    # What lists the editions, or the files of the site, differs with them.
    differs = {"offline.html", "llms.txt", "service-worker.js"}
    assert {path.as_posix() for path in second if first[path] != second[path]} == differs


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX stands for a full disk")
def test_a_disk_that_takes_no_more_is_one_line(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    limited = 'ulimit -f 100; exec "$0" -m mkdocs build -q -d site'
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1", "EDITIONS": ""}
    done = subprocess.run(
        ["sh", "-c", limited, sys.executable], cwd=project, env=settings, capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == "Error: The site could not be written: File too large. The last site is as it was."
    assert done.returncode == 1
    assert not (project / "site").exists()
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_no_markup_is_shown_as_text(built_site: Path) -> None:
    shown = [
        path for path in built_site.rglob("*.html") if re.search(r"&lt;/?(?:code|b|em|a)\b", path.read_text("utf-8"))
    ]
    assert shown == []


def test_the_edit_link_needs_a_repository(built_site: Path, tmp_path: Path) -> None:
    assert 'rel="edit"' not in (built_site / "facts.html").read_text("utf-8")
    project = copy_project(tmp_path / "project")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nrepo_url: https://example.org/brief\nedit_uri: edit/main/docs/\n")
    site = tmp_path / "site"
    done = mkdocs(project, site)
    assert done.returncode == 0, done.stderr
    html = (site / "facts.html").read_text("utf-8")
    assert re.search(r'href="https://example\.org/brief/edit/main/(?:docs/\.\./)?content/facts\.yml"', html)


def test_a_broken_quote_stops_the_build_and_leaves_the_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    site = tmp_path / "site"
    assert mkdocs(project, site).returncode == 0
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    facts = project / "content" / "facts.yml"
    text = facts.read_text("utf-8")
    assert "showcased radar systems" in text
    facts.write_text(text.replace("showcased radar systems", "showcased radar system"), "utf-8")
    done = mkdocs(project, site)
    assert done.returncode == 1
    assert re.search(
        r'content/facts\.yml:\d+:\d+: error: the quote is not in source "defence-talks" \[quote-missing\]', done.stderr
    )
    assert 'nearest passage (¶2): "' in done.stderr
    assert "Traceback" not in done.stderr
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before
    assert [p.name for p in site.parent.iterdir() if p.name.startswith(".site")] == []


def test_a_moment_that_cannot_be_read_stops_the_build_and_leaves_the_site(tmp_path: Path) -> None:
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    assert mkdocs(project, site, environment={"EDITIONS": ""}).returncode == 0
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    for given in ("", "abc", "²", "-5", "99999999999999", "17\n00"):
        done = mkdocs(project, site, environment={"EDITIONS": "", "SOURCE_DATE_EPOCH": given})
        assert done.returncode == 1
        (said,) = (line for line in done.stderr.splitlines() if "SOURCE_DATE_EPOCH" in line)
        assert said.endswith("; it takes whole seconds since 1970, such as 1700000000. Mend or unset it.")
        assert "Traceback" not in done.stderr
        assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before


def test_a_page_that_no_hook_has_touched_says_so(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "docs" / "by-hand.md").write_text("# By hand\n\nNobody checked this.\n", "utf-8")
    site = tmp_path / "site"
    assert mkdocs(project, site).returncode == 0
    assert "The checker did not make this page" in (site / "by-hand.html").read_text("utf-8")
    assert "The checker did not make this page" not in (site / "index.html").read_text("utf-8")
    assert "The checker did not make this page" not in (site / "404.html").read_text("utf-8")


def test_an_authors_own_template_and_style_go_before_those_of_the_package(tmp_path: Path) -> None:
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("custom_dir: hooks/brief/site/theme", "custom_dir: mine"), "utf-8")
    (project / "mine").mkdir()
    (project / "mine" / "404.html").write_text("<p>My own words.</p>", "utf-8")
    (project / "docs" / "assets").mkdir()
    (project / "docs" / "assets" / "previews.css").write_text("/* mine */", "utf-8")
    assert mkdocs(project, site, environment={"EDITIONS": ""}).returncode == 0
    assert "My own words." in (site / "404.html").read_text("utf-8")
    assert (site / "assets" / "previews.css").read_text("utf-8") == "/* mine */"
    # The others are still there.
    assert 'class="skip"' in (site / "index.html").read_text("utf-8")
    assert (site / "assets" / "brief.css").stat().st_size > 1000


def test_every_colour_and_measure_that_a_style_asks_for_is_there(built_site: Path) -> None:
    """One that is not there counts as if the rule had not been written."""
    styles = {path: path.read_text("utf-8") for path in built_site.rglob("*.css")}
    for path in (REPOSITORY / "hooks" / "brief" / "editions" / "static").glob("*.css"):
        styles[path] = path.read_text("utf-8")
    there = {name for text in styles.values() for name in re.findall(r"(--[\w-]+)\s*:", text)}
    ours = {path: text for path, text in styles.items() if "stylesheets" not in path.parts}
    assert len(ours) > 5
    asked = {(path.name, name) for path, text in ours.items() for name in re.findall(r"var\((--[\w-]+)\)", text)}
    assert len(asked) > 50
    assert sorted((path, name) for path, name in asked if name not in there) == []


@pytest.mark.parametrize(("language", "words"), [("en", "There is no such page"), ("ja", "そのページはありません")])
def test_an_address_without_a_page_leads_on_in_the_language_of_the_brief(
    tmp_path: Path, language: str, words: str
) -> None:
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    settings = project / "content" / "brief.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
    assert mkdocs(project, site, environment={"EDITIONS": "", "SITE_URL": "https://x.example/a/"}).returncode == 0
    page = Page((site / "404.html").read_text("utf-8"))
    assert page.title.startswith(words)
    assert "/a/index.html" in page.links or "/a/" in page.links
    assert "404" not in page.title


def test_a_site_that_knows_no_address_of_its_own_guesses_none_for_a_wrong_one(built_site: Path) -> None:
    text = (built_site / "404.html").read_text("utf-8")
    page = Page(text)
    assert page.title.startswith("There is no such page – Bangladesh and Japan")
    assert "<p>Bangladesh and Japan: a defence agreement on the table</p>" in text
    assert (page.links, page.fetched) == ([], [])


@pytest.mark.parametrize("place", [".", "content", "docs", "content/sources", ".."])
def test_a_site_folder_that_holds_other_things_is_refused(tmp_path: Path, place: str) -> None:
    project = copy_project(tmp_path / "project")
    before = sorted(p for p in tmp_path.rglob("*") if "__pycache__" not in p.parts)
    done = mkdocs(project, project / place)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert sorted(p for p in tmp_path.rglob("*") if "__pycache__" not in p.parts) == before
