"""The card that others see where the address of the brief is posted."""

import json
import re
import sys
from io import BytesIO
from pathlib import Path

import pytest

from brief.editions import making
from brief.editions.online import card
from brief.editions.paper.pdf import NoTool
from brief.reasoning.graph import Graph
from brief.site.paths import Paths
from tests.conftest import copy_project, mkdocs
from tests.small_brief import TEXTS, checked

PAPER = (255, 254, 251)
WORDS = {
    "en": "Wholly momentous agreements and wide commitments",
    "bn": "বাংলাদেশ ও জাপানের প্রতিরক্ষা চুক্তির সম্ভাবনা",
    "ja": "日本政府は東南アジア諸国への防衛装備品の輸出を検討している、",
}


def graph(folder: Path, title: str, language: str = "en", answer: str = "A deal is likely") -> Graph:
    text = TEXTS["brief.yml"].replace("title: The radar", f"title: {json.dumps(title)}\n        language: {language}")
    text = text.replace("A deal is likely", answer)
    return checked(folder, {"brief.yml": text}).graph


def ink(png: bytes) -> tuple[int, int, int, int]:
    """What is drawn on the paper below the band at the top: left, upper, right and lower edge."""
    image_module = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    image = image_module.open(BytesIO(png)).convert("RGB")
    assert image.size == (1200, 630)
    below = image.crop((0, 30, 1200, 630))
    chops = pytest.importorskip("PIL.ImageChops", reason="Pillow is not installed")
    box = chops.difference(below, image_module.new("RGB", below.size, PAPER)).getbbox()
    assert box is not None
    left, upper, right, lower = box
    return left, upper + 30, right, lower + 30


def test_the_card_is_a_picture_of_the_size_that_is_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="resvg is not installed")
    made = graph(tmp_path, "The radar")
    png = card.render(made)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert png == card.render(made)
    assert len(png) < 300_000
    left, upper, right, lower = ink(png)
    assert left >= 80
    assert upper >= 60
    assert right - left > 300
    assert lower > 550


@pytest.mark.parametrize("language", WORDS)
def test_the_longest_title_stays_on_the_card(tmp_path: Path, language: str) -> None:
    pytest.importorskip("resvg_py", reason="resvg is not installed")
    words = WORDS[language]
    title = (f"{words} " * 20)[:300].strip()
    left, upper, right, lower = ink(card.render(graph(tmp_path, title, language, f"{words} " * 12)))
    assert left >= 80
    assert upper >= 60
    assert right <= 1160
    assert lower <= 600


def test_the_card_says_title_answer_and_edition(tmp_path: Path) -> None:
    drawn = card.svg(graph(tmp_path, "Radar & <loan>"))
    assert "Radar &amp; &lt;loan&gt;" in drawn
    assert "A deal is likely." in drawn
    assert "Edition 2" in drawn


def test_each_script_is_drawn_with_a_font_that_has_it(tmp_path: Path) -> None:
    drawn = card.svg(graph(tmp_path, "প্রতিরক্ষা। Radar 日本、২০২৬", "bn"))
    pieces = re.findall(r'<tspan font-family="([^,]*),[^"]*">([^<]*)</tspan>([^<]*)', drawn)
    assert pieces[:3] == [
        ("Noto Sans Bengali", "প্রতিরক্ষা। ", "Radar "),
        ("Noto Sans CJK JP", "日本、", ""),
        ("Noto Sans Bengali", "২০২৬", ""),
    ]


def test_without_the_tool_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, said = graph(tmp_path, "The radar"), []
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(NoTool, match="make site EXTRAS=1"):
        card.render(made)
    assert card.PATH not in making.files(made, Paths(site="https://example.org/"), serving=False, say=said.append)
    assert len(said) == 1
    assert "make site EXTRAS=1" in said[0]
    # Nobody is told of it where no card would be made anyway.
    assert card.PATH not in making.files(made, Paths(), serving=False, say=said.append)
    assert card.PATH not in making.files(made, Paths(site="http://127.0.0.1"), serving=True, say=said.append)
    assert len(said) == 1


def test_a_published_page_carries_its_card(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="resvg is not installed")
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    done = mkdocs(project, site, environment={"SITE_URL": "https://example.org/b/", "EDITIONS": ""})
    assert done.returncode == 0, done.stderr
    assert (site / card.PATH).read_bytes().startswith(b"\x89PNG")
    html = (site / "actors" / "japan.html").read_text("utf-8")
    assert '<meta property="og:image" content="https://example.org/b/assets/card.png">' in html
    assert '<meta property="og:title" content="Japan">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert card.PATH not in (site / "service-worker.js").read_text("utf-8")


def test_a_site_that_does_not_know_its_address_names_no_picture(built_site: Path) -> None:
    html = (built_site / "index.html").read_text("utf-8")
    assert "og:image" not in html
    assert '<meta property="og:description" content="What is Japan' in html
    assert not (built_site / card.PATH).exists()
