"""A brief in Arabic, laid out from right to left, and the site's own brief with a Bengali and a Japanese interface."""

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import copy_project, mkdocs
from tests.small_brief import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARABIC = {
    "brief.yml": """\
        title: رادار لبلدين
        question: ماذا تريد ألبا من بورو؟
        bottom_line: من المرجح عقد صفقة [[deal]].
        key_judgements: [deal]
        scale: phia
        language: ar
        """,
    "sources/paper.txt": """\
        ---
        title: الصحيفة
        language: ar
        ---
        تريد ألبا رادارًا جديدًا. وعرضت بورو قرضًا لشرائه. وفشلت المحادثات الأولى.

        يتوقع خبير عقد صفقة قريبًا.
        """,
    "sources/letter.txt": """\
        ---
        title: A letter
        language: en
        ---
        Boro confirmed the loan.
        """,
    "actors.yml": """\
        alba: {name: ألبا, kind: state}
        boro: {name: بورو, kind: state}
        """,
    "facts.yml": """\
        radar:
          statement: تريد ألبا رادارًا جديدًا.
          kind: position
          said_by: alba
          source: paper
          quote: تريد ألبا رادارًا جديدًا.
        loan:
          statement: عرضت بورو قرضًا على ألبا.
          kind: relation
          relation: {from: boro, to: alba, as: تعرض قرضًا على}
          evidence:
            - {source: paper, quote: وعرضت بورو قرضًا لشرائه}
            - {source: letter, quote: Boro confirmed the loan.}
        """,
    "judgements.yml": """\
        deal:
          judgement: من المرجح عقد صفقة.
          likelihood: likely
          confidence: low
          rests_on: [radar, loan]
          would_change: [رفض معلن.]
        """,
}
PAGES = (
    "index",
    "judgements",
    "facts",
    "timeline",
    "actors/index",
    "actors/boro",
    "sources/paper",
    "method",
    "offline",
)


def built(project: Path, site: Path, **environment: str) -> Path:
    done = mkdocs(project, site, environment={"EDITIONS": "html", **environment})
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="module")
def arabic(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("arabic"))
    shutil.rmtree(project / "content")
    put(project / "content", ARABIC)
    return built(project, project / "site")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_brief_in_arabic_runs_from_right_to_left(page_watch: "Page", arabic: Path, width: int) -> None:
    page_watch.set_viewport_size({"width": width, "height": 800})
    for name in PAGES:
        page_watch.goto((arabic / f"{name}.html").as_uri())
        assert page_watch.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl", name
        assert page_watch.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"
    page_watch.goto((arabic / "index.html").as_uri())
    box = page_watch.locator("section.bottom-line")
    sides = box.evaluate("box => [getComputedStyle(box).borderLeftWidth, getComputedStyle(box).borderRightWidth]")
    assert sides[0] == "0px"
    assert sides[1] != "0px"


def test_what_stands_beside_a_text_stands_on_the_other_side_in_arabic(page_watch: "Page", arabic: Path) -> None:
    page_watch.set_viewport_size({"width": 1280, "height": 800})
    page_watch.goto((arabic / "sources/paper.html").as_uri())

    def left(selector: str) -> float:
        box = page_watch.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"]

    assert left("nav.md-nav--primary") > left(".source-text .words") > left(".source-text .notes")
    page_watch.goto((arabic / "facts.html").as_uri())
    # A quote runs as its own language does.
    english = page_watch.locator("blockquote[lang=en]")
    assert english.evaluate("quote => getComputedStyle(quote).direction") == "ltr"
    # From Boro to Alba: the arrow points to where reading goes.
    assert "بورو ← تعرض قرضًا على ← ألبا" in page_watch.locator("article.fact").nth(1).inner_text()


def test_the_one_file_in_arabic_runs_from_right_to_left(page_watch: "Page", arabic: Path) -> None:
    (path,) = (arabic / "editions").glob("*.html")
    page_watch.set_viewport_size({"width": 320, "height": 800})
    page_watch.goto(path.as_uri())
    assert page_watch.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page_watch.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page_watch.locator("details.why").count() > 0


@pytest.mark.parametrize(
    ("language", "judgements", "shown", "copied", "date", "checks"),
    [
        ("bn", "মূল্যায়ন", "৪০টি তথ্যের মধ্যে ২টি দেখানো হচ্ছে", "কপি হয়েছে", "২৭ নভেম্বর ২০২৬", "৪৭টি উদ্ধৃতির মধ্যে ৪৭টি উৎসে"),
        ("ja", "判断", "40件中2件の事実を表示", "コピーしました", "2026年11月27日", "47件中47件の引用が"),
    ],
)
def test_the_interface_speaks_the_language_of_the_brief(
    page_watch: "Page",
    tmp_path: Path,
    language: str,
    judgements: str,
    shown: str,
    copied: str,
    date: str,
    checks: str,
) -> None:
    project = copy_project(tmp_path / "project")
    about = project / "content" / "brief.yml"
    about.write_text(about.read_text("utf-8").replace("language: en", f"language: {language}"), encoding="utf-8")
    site = built(project, tmp_path / "site")

    page_watch.set_viewport_size({"width": 1280, "height": 800})
    page_watch.goto((site / "index.html").as_uri())
    assert page_watch.evaluate("document.documentElement.lang") == language
    assert page_watch.locator("nav.md-nav--primary").get_by_text(judgements, exact=True).is_visible()
    assert date in page_watch.locator("main").inner_text()
    # What scripts say comes from the same catalogue, with the digits of the language.
    page_watch.goto((site / "facts.html").as_uri())
    page_watch.locator("form.filters input").fill("radar")
    assert page_watch.locator(".filter-count").inner_text() == shown
    page_watch.goto((site / "editions" / "brief-1.html").as_uri())
    page_watch.locator("form.find input").fill("radar")
    count = page_watch.locator("form.find [role=status]").inner_text()
    assert re.fullmatch({"bn": "[০-৯]+টি পাওয়া গেছে", "ja": "[0-9]+件見つかりました"}[language], count), count
    page_watch.goto((site / "offline.html").as_uri())
    page_watch.locator(".check-it button").click()
    page_watch.locator(".check-result.is-fine").wait_for()
    assert checks in page_watch.locator(".check-result").inner_text()
    assert copied in page_watch.locator("#_brief-words").text_content()
