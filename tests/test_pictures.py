"""The pictures: no two labels meet at any width, nothing is drawn finer than its date, every mark opens its fact, and
the same brief gives the same bytes."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from brief.checker import check
from brief.dates import edtf, in_words
from brief.language import interface
from brief.pages.families import pages
from brief.pictures import counts, ego, lettering, network, svg, timeline
from brief.pictures.axis import Axis, Span, span
from brief.pictures.layout import Box
from brief.pictures.network import Line, Node
from brief.pictures.timeline import Band, Mark
from brief.site.paths import Paths
from tests import pictured
from tests.test_site import Page

ENGLISH = interface.of("en")
NS = "{http://www.w3.org/2000/svg}"
HOSTILE = "</title><script>alert(1)</script> & \"quoted\" 'x' <b onload=x> ]]> \x0b\ufffe 防衛装備庁 " + "W" * 90


def date(text: str) -> edtf.Edtf:
    found = edtf.parse(text)
    assert isinstance(found, edtf.Edtf), text
    return found


def mark(
    n: int, text: str, words: str = "Talks on the water treaty were opened in the capital", **more: object
) -> Mark:
    when = date(text)
    return Mark(when, in_words.words(when), f"facts.html#f{n}", f"[{n}]", words, place=f"#d_f{n}", **more)  # type: ignore[arg-type]


def dated(count: int) -> list[Mark]:
    """Marks with dates of every kind, some of them hollow, in two scripts."""
    marks = []
    for n in range(1, count + 1):
        year, month, day = 2005 + n * 7 % 19, n * 5 % 12 + 1, n * 11 % 28 + 1
        text = pictured.DATES[n % len(pictured.DATES)].format(y=year, m=month, d=day, z=year + 1)
        state = ("", "", "planned", "", "cancelled", "withdrawn")[n % 6]
        words = (
            "防衛装備移転三原則の運用指針が改正された" * 3
            if n % 5 == 0
            else f"Item {n}: talks on the water treaty began"
        )
        marks.append(mark(n, text, words, solid=not state, state=state))
    return marks


def drawn(marks: list[Mark], more: list[Mark] | None = None) -> str:
    bands = [Band("When it happened", tuple(marks))] + ([Band("When it was said", tuple(more))] if more else [])
    return str(timeline.draw("t", "Timeline", "Dates", bands, ENGLISH))


@dataclass(frozen=True)
class Text:
    words: str
    box: Box


def number(value: str | None, whole: float) -> float:
    text = value or "0"
    return float(text[:-1]) / 100 * whole if text.endswith("%") else float(text)


def texts(picture: str, width: float) -> list[Text]:
    """The labels of a picture that is `width` pixels wide, as a reader with that room sees them."""
    wide = width >= 600

    def walk(element: ET.Element, x: float, y: float) -> Iterator[Text]:
        kinds = (element.get("class") or "").split()
        if ("narrow" in kinds and wide) or ("wide" in kinds and not wide):
            return
        if element.tag == f"{NS}svg":
            x, y = x + number(element.get("x"), width), y + number(element.get("y"), 0)
        if element.tag == f"{NS}text":
            words = "".join(element.itertext())
            size = float(element.get("font-size") or 12)
            long = lettering.width(words, size) * (1.13 if element.get("font-weight") else 1)
            at = x + number(element.get("x"), width)
            left = at - long * {None: 0, "start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor")]
            base = y + number(element.get("y"), 0)
            yield Text(words, Box(left, base - size * 0.8, left + long, base + size * 0.2))
        for child in element:
            yield from walk(child, x, y)

    return list(walk(ET.fromstring(picture), 0, 0))


def meetings(found: list[Text]) -> list[tuple[str, str]]:
    return [(a.words, b.words) for a, b in combinations(found, 2) if a.box.meets(b.box)]


def outside(found: list[Text], width: float) -> list[str]:
    return [t.words for t in found if t.box.left < -0.5 or t.box.right > width + 0.5]


WIDTHS = (lettering.NARROW, 420.0, 600.0, 1100.0)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("count", [1, 3, timeline.IN_WORDS, timeline.IN_WORDS + 1, 60, timeline.MOST])
def test_labels_of_a_timeline_never_meet(count: int, width: float) -> None:
    marks = dated(count)
    found = texts(drawn(marks), width)
    assert meetings(found) == []
    assert outside(found, width) == []
    shown = " ".join(text.words for text in found)
    assert all(m.label in shown for m in marks)


def test_what_was_said_stands_in_a_band_of_its_own() -> None:
    picture = drawn(dated(9), [mark(7, "2020-03")])
    words = [text.words for text in texts(picture, 600)]
    assert words.index("When it happened") < words.index("When it was said")
    ys = {t.words: t.box.top for t in texts(picture, 600)}
    happened = [
        t.box.top for t in texts(picture, 600) if t.words.startswith("[") and t.box.top < ys["When it was said"]
    ]
    assert len(happened) == 9
    assert meetings(texts(picture, 280)) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "dates",
    [
        ["2022-11"],
        ["2022", "2022-11", "../2022-11", "2022~"],
        ["-0043-03-15", "1999", "2022-11-03"],
        ["Y170000002", "2022-11-03", "-0500"],
        ["Y-100000000000", "Y100000000000", "1066", "2000-01-01"],
        ["19XX", "201X", "2015-XX-XX", "2001-21"],
        ["0000", "0001", "-0001"],
        ["1971-12-16", "2022", "2023", "2024-08-05"],
        ["2024-01-01", "2024-01-02", "2024-01-02"],
        ["/1990", "1985/.."],
        ["9999-12-31", "Y10000"],
    ],
)
def test_any_dates_that_can_be_written_can_be_drawn(dates: list[str], width: float) -> None:
    found = texts(drawn([mark(n, text) for n, text in enumerate(dates, 1)]), width)
    assert meetings(found) == []
    assert outside(found, width) == []


def rectangles(picture: str, kind: str) -> list[ET.Element]:
    return [e for e in ET.fromstring(picture).iter(f"{NS}rect") if kind in (e.get("class") or "").split()]


def test_a_bar_is_as_wide_as_its_date_is_exact() -> None:
    bars = rectangles(drawn([mark(1, "2020"), mark(2, "2021-01"), mark(3, "2021-02-03"), mark(4, "2022/2023")]), "bar")
    wide = [number(bar.get("width"), 100) for bar in bars]
    assert wide[0] / wide[1] == pytest.approx(366 / 31, rel=0.01)
    assert wide[1] / wide[2] == pytest.approx(31, rel=0.02)
    assert wide[3] / wide[0] == pytest.approx(730 / 366, rel=0.01)


def test_no_bar_is_narrower_than_its_date() -> None:
    marks = dated(40)
    axis = Axis((m.date for m in marks), ENGLISH)
    bars = rectangles(drawn(marks), "bar")
    wanted = sorted(round(right - left, 2) for left, right in (axis.bar(span(m.date)) for m in marks))
    assert sorted(round(number(bar.get("width"), 100), 2) for bar in bars) == pytest.approx(wanted, abs=0.011)


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("2022", (False, False)),
        ("2022~", (True, True)),
        ("2022-11?", (True, True)),
        ("2022/..", (False, True)),
        ("../2022", (True, False)),
        ("2022/", (False, True)),
        ("2021~/2022", (True, False)),
        ("2021/2022%", (False, True)),
    ],
)
def test_an_end_that_is_not_sure_fades(text: str, loose: tuple[bool, bool]) -> None:
    assert timeline.loose(date(text)) == loose
    picture = drawn([mark(1, text), mark(2, "2019"), mark(3, "2024")])
    fading = re.findall(r'(?:fill|stroke)="url\(#t-(in|out)\)"', picture)
    assert (("in" in fading), ("out" in fading)) == loose


@pytest.mark.parametrize("state", ["planned", "proposed", "postponed", "cancelled"])
@pytest.mark.parametrize("count", [1, 40])
def test_what_did_not_happen_is_hollow_and_says_so(state: str, count: int) -> None:
    marks = [mark(n, "2022-11", solid=False, state=state) for n in range(1, count + 1)]
    picture = drawn(marks)
    for shape in [*rectangles(picture, "bar"), *ET.fromstring(picture).iter(f"{NS}circle")]:
        if shape.get("stroke-dasharray"):
            assert shape.get("fill") == "none"
    assert 'stroke-dasharray="3 2"' in picture
    assert sum(state in t.words for t in texts(picture, 280)) == count
    solid = drawn([mark(1, "2022-11")])
    assert 'stroke-dasharray="3 2"' not in solid


def test_every_mark_opens_its_fact_and_says_what_it_is() -> None:
    marks = dated(80)
    links = list(ET.fromstring(drawn(marks)).iter(f"{NS}a"))
    assert sorted(a.get("href") or "" for a in links) == sorted(m.href for m in marks)
    for link in links:
        title = link.find(f"{NS}title")
        assert title is not None
        assert title.text
    titles = {a.get("href"): a.findtext(f"{NS}title") for a in links}
    assert titles["facts.html#f2"] == marks[1].title


def test_time_that_is_empty_for_long_is_cut_out_and_counted() -> None:
    bands = [Band("When", (mark(1, "1066"), mark(2, "2022"), mark(3, "2023-05")))]
    (left_out,) = timeline.years_left_out(bands, ENGLISH)
    assert left_out == pytest.approx(2022 - 1067, abs=4)
    assert timeline.years_left_out([Band("When", tuple(dated(50)))], ENGLISH) == []


def test_one_scale_holds_all_along_a_cut_line() -> None:
    axis = Axis([date("1066"), date("2022"), date("2023-05")], ENGLISH)
    old, new = (axis.bar(span(date(text))) for text in ("1066", "2022"))
    assert old[1] - old[0] == pytest.approx(new[1] - new[0], rel=0.01)


def test_days_are_counted_as_the_calendar_counts_them() -> None:
    for iso in ("0001-01-01", "1900-02-28", "2000-02-29", "2000-03-01", "2024-12-31", "9999-12-31"):
        day = edtf.Day(*map(int, iso.split("-")))
        assert day.ordinal - edtf.Day(1, 1, 1).ordinal == dt.date.fromisoformat(iso).toordinal() - 1
    assert edtf.Day(1, 1, 1).ordinal - edtf.Day(0, 1, 1).ordinal == 366
    assert span(date("../2022")) == Span(None, edtf.Day(2023, 1, 1).ordinal)


def counted(marks: list[Mark]) -> str:
    return str(counts.draw("t", "Timeline", "Dates", [Band("When it happened", tuple(marks))], ENGLISH))


@pytest.mark.parametrize("width", WIDTHS)
def test_many_dates_are_counted_by_year(width: float) -> None:
    marks = dated(2000)
    found = texts(counted(marks), width)
    assert meetings(found) == []
    assert outside(found, width) == []
    rows = counts.rows(marks, ENGLISH)
    assert sum(len(row.marks) for row in rows) == 2000
    years = {m.date.earliest.year for m in marks if m.date.earliest}
    assert [row.start for row in rows] == [None, *sorted(years)]
    assert len(found) == 1 + 2 * len(rows)


def test_too_many_years_are_counted_by_ten_or_a_hundred() -> None:
    marks = [mark(n, f"{n:04}") for n in range(1, 1500)]
    rows = counts.rows(marks, ENGLISH)
    assert {row.step for row in rows} == {100}
    assert rows[0].title == "1 BC – 99"
    assert meetings(texts(counted(marks), 280)) == []


# The network


def web(actors: int, lines: int) -> tuple[list[Node], list[Line]]:
    nodes = [Node(f"a{n}", pictured.name(n), f"a{n}.html") for n in range(1, actors + 1)]
    ties = []
    for n in range(1, lines + 1):
        start, end = (n - 1) % actors, (0, n, n * 5 + 2)[n % 3] % actors
        end = (end + 1) % actors if end == start else end
        words = pictured.WORDS[n % len(pictured.WORDS)]
        title = f"{nodes[start].name} → {words} → {nodes[end].name}"
        ties.append(
            Line(nodes[start].id, nodes[end].id, words, f"facts.html#r{n}", f"[{n}]", title, n % 4 == 0, n % 7 == 0)
        )
    return nodes, ties


def boxes(picture: str, kind: str) -> list[Box]:
    found = []
    for rect in rectangles(picture, kind):
        x, y, w, h = (float(rect.get(name) or 0) for name in ("x", "y", "width", "height"))
        found.append(Box(x, y, x + w, y + h))
    return found


@pytest.mark.parametrize(
    ("actors", "lines"), [(2, 1), (2, 4), (5, 7), (5, 12), (15, 22), (15, 40), (40, 60), (40, 120)]
)
def test_labels_of_a_network_never_meet(actors: int, lines: int) -> None:
    nodes, ties = web(actors, lines)
    picture = str(network.draw("n", "Relations", "Lines", nodes, ties))
    frames, labels = boxes(picture, "node-frame"), boxes(picture, "ground")
    assert len(frames) == actors
    assert [pair for pair in combinations([*frames, *labels], 2) if pair[0].meets(pair[1])] == []
    found = texts(picture, 660)
    assert meetings(found) == []
    assert outside(found, 660) == []
    # Labels are there, and most are words. Where forty know each other thrice, some room is missing.
    assert len(labels) >= lines * (1 if lines <= actors * 1.5 else 0.85)
    numbers = [t for t in found if re.fullmatch(r"\[\d+\]", t.words)]
    assert len(numbers) <= lines * 0.35


def test_every_line_of_a_network_opens_its_fact_and_has_its_words_in_full() -> None:
    nodes, ties = web(15, 22)
    links = list(ET.fromstring(str(network.draw("n", "Relations", "Lines", nodes, ties))).iter(f"{NS}a"))
    told = {(a.get("href"), a.findtext(f"{NS}title")) for a in links}
    assert {(tie.href, tie.title) for tie in ties} <= told
    assert {(node.href, node.name) for node in nodes} <= told
    # One stop for the keyboard on each line and each actor.
    stops = [a.get("href") for a in links if a.get("tabindex") != "-1"]
    assert sorted(map(str, stops)) == sorted([*(tie.href for tie in ties), *(node.href for node in nodes)])


def test_an_arrow_ends_at_the_box_it_points_to() -> None:
    nodes = [Node("a", "A", "a.html"), Node("b", "B", "b.html")]
    picture = str(network.draw("n", "", "", nodes, [Line("a", "b", "lends to", "#f", "[1]", "A → lends to → B")]))
    by_name = dict(zip("ab", boxes(picture, "node-frame"), strict=True))
    tip = re.search(r'd="M([\d.]+) ([\d.]+) L', picture)
    assert tip
    x, y = float(tip[1]), float(tip[2])
    target, other = by_name["b"], by_name["a"]
    around = Box(target.left - 2, target.top - 2, target.right + 2, target.bottom + 2)
    assert around.holds((x, y))
    assert not other.holds((x, y))


def test_claimed_and_ended_lines_look_different() -> None:
    def line(**more: bool) -> str:
        nodes = [Node("a", "A", "a.html"), Node("b", "B", "b.html")]
        tie = Line("a", "b", "lends to", "#f", "[1]", "A → lends to → B", **more)
        picture = str(network.draw("n", "", "", nodes, [tie]))
        found = re.search(r'<path [^>]*class="line"[^>]*>', picture)
        assert found
        return found[0]

    looks = {line(), line(claimed=True), line(faint=True), line(claimed=True, faint=True)}
    assert len(looks) == 4
    assert "stroke-dasharray" in line(claimed=True)
    assert "stroke-dasharray" not in line()


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_of_one_actors_picture_never_meet(width: float) -> None:
    nodes, ties = web(40, 120)
    of_one = [tie for tie in ties if "a1" in (tie.start, tie.end)][: ego.MOST]
    by_id = {node.id: node for node in nodes}
    others = [by_id[tie.end if tie.start == "a1" else tie.start] for tie in of_one]
    picture = str(ego.draw("e", "Relations", "Lines", by_id["a1"], others, of_one))
    assert len(of_one) > 20
    found = texts(picture, width)
    assert meetings(found) == []
    assert outside(found, width) == []
    hrefs = {a.get("href") for a in ET.fromstring(picture).iter(f"{NS}a")}
    assert {tie.href for tie in of_one} <= hrefs


# Both


def every_picture(words: str) -> dict[str, str]:
    nodes = [Node("a", words, "a.html"), Node("b", f"B {words}", 'b.html?x=1&y="2"')]
    ties = [Line("a", "b", words, '#f"><script>', "[1]", words)]
    marks = [mark(1, "2022-11", words, state="planned", solid=False, filters={"actor": words})]
    return {
        "rows": drawn(marks),
        "lanes": drawn(marks * 30),
        "counts": counted(marks),
        "network": str(network.draw("n", words, words, nodes, ties)),
        "ego": str(ego.draw("e", words, words, nodes[0], nodes[1:], ties)),
    }


@pytest.mark.parametrize("words", [HOSTILE, "", "x", "a\nb\tc", "é" * 300, "👩‍👩‍👧‍👦" * 60])
@pytest.mark.parametrize("kind", ["rows", "lanes", "counts", "network", "ego"])
def test_nothing_that_is_written_in_a_brief_gets_out_of_its_place(kind: str, words: str) -> None:
    picture = every_picture(words)[kind]
    root = ET.fromstring(picture)
    names = {element.tag.removeprefix(NS) for element in root.iter()}
    assert names <= {
        "svg",
        "title",
        "desc",
        "a",
        "text",
        "rect",
        "path",
        "line",
        "circle",
        "defs",
        "linearGradient",
        "stop",
    }
    assert [key for element in root.iter() for key in element.attrib if key.startswith("on")] == []
    width = 660.0 if kind == "network" else 280.0
    assert outside(texts(picture, width), width) == []


@pytest.mark.parametrize("kind", ["rows", "lanes", "counts", "network", "ego"])
def test_a_picture_has_a_name_and_a_description(kind: str) -> None:
    root = ET.fromstring(every_picture("Talks")[kind])
    ids = {element.get("id"): "".join(element.itertext()) for element in root.iter() if element.get("id")}
    assert root.get("role") == "group"
    assert ids[root.get("aria-labelledby")]
    assert ids[root.get("aria-describedby")]


def test_the_same_brief_gives_the_same_picture() -> None:
    assert drawn(dated(100)) == drawn(dated(100))
    assert len({str(network.draw("n", "", "", *web(40, 60))) for _ in range(2)}) == 1


def test_a_cut_is_shown_and_never_parts_a_grapheme() -> None:
    assert lettering.cut("short", 280) == "short"
    family = "👩‍👩‍👧‍👦"
    for room in range(10, 200, 7):
        shown = lettering.cut(family * 20, room)
        assert lettering.width(shown) <= room or shown == "…"
        assert shown.removesuffix("…").replace(family, "") == ""
    rows = lettering.wrap("offers defence technology to whoever asks for it", 90, 2)
    assert len(rows) == 2
    assert all(lettering.width(row) <= 90 for row in rows)
    assert rows[0].startswith("offers")
    assert rows[1].endswith("…")
    assert svg.number(0.1 + 0.2) == "0.3"


# In the pages


@dataclass(frozen=True)
class Built:
    html: dict[str, str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("pictured") / "content"
    pictured.write(folder, 60, 15, 22)
    checked = check(folder, "content")
    assert [problem.render() for problem in checked.problems if problem.level == "error"] == []
    wanted = ("timeline", "actors/", "facts")
    return Built({p.path: p.html for p in pages(checked.graph, Paths()) if p.path.startswith(wanted)})


def test_every_link_of_a_picture_leads_somewhere(built: Built) -> None:
    ids = {path: set(Page(html).ids) for path, html in built.html.items()}
    seen = 0
    for path, html in built.html.items():
        for picture in re.findall(r'<svg [^>]*class="drawn[^"]*".*?</figure>', html, re.DOTALL):
            for href in Page(picture).links:
                file, _, anchor = href.partition("#")
                target = (Path(path).parent / file).as_posix().removesuffix(".html") if file else path
                if not target.startswith(("timeline", "actors/", "facts", "../facts", "../actors")):
                    continue
                target = target.replace("actors/../", "")
                assert target in ids, (path, href)
                assert not anchor or anchor in ids[target], (path, href)
                seen += 1
    assert seen > 100


def test_the_list_comes_before_the_picture_and_holds_the_same(built: Built) -> None:
    html = built.html["timeline"]
    assert html.index('id="by-event"') < html.index('id="by-speech"') < html.index('id="by-source"')
    assert html.index('id="by-source"') < html.index("<svg")
    listed = set(re.findall(r'<li class="entry[^>]* data-fact="([^"]+)"', html[: html.index("<svg")]))
    assert set(re.findall(r'<a [^>]*data-fact="([^"]+)"', html[html.index("<svg") :])) <= listed


def test_the_filters_know_every_entry_and_every_mark(built: Built) -> None:
    html = built.html["timeline"]
    form = html[html.index("<form") : html.index("</form>")]
    assert re.findall(r'<select name="(\w+)"', form) == ["actor", "kind", "status"]
    assert "hidden" in form.partition(">")[0]
    for item in re.findall(r"<[^>]* data-fact=[^>]*>", html):
        assert all(f"data-{name}=" in item for name in ("actor", "kind", "status")), item


def test_the_table_of_relations_holds_every_line(built: Built) -> None:
    html = built.html["actors/index"]
    table = html[html.index("<table") :]
    assert len(re.findall(r'<tr id="tie_\d+"', table)) >= 20
    facts = re.findall(r'facts\.html#(relation-\d+)"', table)
    assert sorted(set(facts)) == sorted(f"relation-{n}" for n in range(1, 23))
    assert "according to" in table
    assert "has ended" in table
    drawn_facts = set(re.findall(r'facts\.html#(relation-\d+)"', html[html.index("<svg") : html.index("<table")]))
    assert drawn_facts <= set(facts)


def test_above_forty_actors_the_strongest_are_drawn_and_the_page_says_so(tmp_path: Path) -> None:
    pictured.write(tmp_path / "content", 1, 60, 140)
    checked = check(tmp_path / "content", "content")
    made = {page.path: page for page in pages(checked.graph, Paths())}
    html = made["actors/index"].html
    assert html.count('class="node-frame"') <= network.MOST
    assert "those of most relations" in html
    assert len(re.findall(r'<tr id="tie_\d+"', html)) > 100
    assert 'id="_ego-picture"' in made["actors/actor-60"].html
