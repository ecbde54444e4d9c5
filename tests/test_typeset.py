"""Trees of HTML as the typesetter reads them: blanks as a browser shows them, and nothing that is not for paper."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.editions.html import xhtml
from brief.editions.paper import drawing, nodes


def _plain(node: Any) -> Any:
    return node if isinstance(node, str) else (node["tag"], [_plain(kid) for kid in node["kids"]])


@pytest.mark.parametrize(
    ("html", "kids"),
    [
        ("<p> a \n b </p>", [("p", ["a b"])]),
        ("<p>a <b> b </b> c</p>", [("p", ["a ", ("b", ["b "]), "c"])]),
        ("<p>a <b>b </b> </p>", [("p", ["a ", ("b", ["b"])])]),
        ("<p>a</p>\n  <p>b</p>", [("p", ["a"]), ("p", ["b"])]),
        ("x <p>a</p> y", ["x", ("p", ["a"]), "y"]),
        ("<p>a<br> b</p>", [("p", ["a", ("br", []), "b"])]),
        ("<pre><code>a\n  b</code></pre>", [("pre", ["a\n  b"])]),
        ('<p>a <a before="page " after=""></a></p>', [("p", ["a ", ("a", [])])]),
        ('<p>a <a before="page " after=""></a> b</p>', [("p", ["a ", ("a", []), " b"])]),
        ("<p>a\u00a0 b</p>", [("p", ["a\u00a0 b"])]),
    ],
)
def test_blanks_are_as_a_browser_shows_them(html: str, kids: list[Any]) -> None:
    (node,) = nodes.nodes([xhtml.parse(html)])
    assert _plain(node) == ("div", kids)


_INLINE = st.lists(st.sampled_from(["a", " ", "\n ", "<b>", "</b>", "<i> </i>"]), max_size=8).map("".join)


@given(st.lists(st.tuples(_INLINE, _INLINE), max_size=4))
def test_no_blank_stands_at_the_edge_of_a_block_or_beside_another(parts: list[tuple[str, str]]) -> None:
    def check(node: Any, block: bool) -> str:
        text = ""
        for kid in node["kids"]:
            if isinstance(kid, str):
                text += kid
            elif kid["tag"] in ("p", "div"):
                check(kid, block=True)
                text += "|"
            else:
                text += check(kid, block=False)
        if block:
            for run in text.split("|"):
                assert run == run.strip(" ")
                assert "  " not in run
        return text

    html = "".join(f"<div>{loose}</div><p>{inside}</p>" for loose, inside in parts)
    (node,) = nodes.nodes([xhtml.parse(html)])
    check(node, block=True)


def test_only_what_means_something_on_paper_is_kept() -> None:
    tree = xhtml.parse('<a class="ref x" href="#y" title="t" onclick="z" lang="bn-BD">1</a><td rowspan="2">2</td>')
    link, cell = nodes.nodes([tree])[0]["kids"]  # type: ignore[index]
    assert link == {"tag": "a", "class": ["ref", "x"], "href": "#y", "lang": "bn", "region": "bd", "kids": ["1"]}
    assert cell == {"tag": "td", "class": [], "rowspan": 2, "kids": ["2"]}


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("en", {"lang": "en"}),
        ("pt-BR", {"lang": "pt", "region": "br"}),
        ("zh-Hant-TW", {"lang": "zh", "region": "tw"}),
        ("x-own", {}),
        ("", {}),
    ],
)
def test_languages_are_named_as_typesetters_do(tag: str, known: dict[str, str]) -> None:
    assert nodes.language(tag) == known


SVG = """<svg width="{width}" height="100"><title>T</title><text x="50%" y="20" class="tick">a</text>
<g class="is-withdrawn"><svg x="10" y="30">
<text x="5" y="6" text-anchor="end" font-weight="700">\uf0b7b\ufeff</text></svg></g>
<text x="1" class="narrow">c</text><text x="1" hidden="">d</text><rect x="0" width="10" height="5"/></svg>"""


def test_the_words_of_a_drawing_stand_where_they_stood() -> None:
    (svg,) = xhtml.parse(SVG.format(width="200"))
    made = drawing.drawing(svg, "rect { fill: red; }")
    assert made["width"] == 150
    assert "<style>rect { fill: red; }</style><" in made["svg"]
    assert "<rect" in made["svg"]
    assert "text" not in made["svg"]
    words = [(w["text"], w["x"], w["y"], w["anchor"], w["weight"], w["faint"], w["struck"]) for w in made["words"]]
    assert words == [("a", 75, 15, "start", 400, True, False), ("\ufffdb", 11.25, 27, "end", 700, False, True)]


def test_a_drawing_is_no_wider_than_the_page() -> None:
    (svg,) = xhtml.parse(SVG.format(width="1280"))
    made = drawing.drawing(svg, "")
    assert made["width"] == 480
    assert made["words"][0]["x"] == 240
    assert made["words"][0]["size"] == 4.5
    (svg,) = xhtml.parse(SVG.format(width="100%"))
    assert drawing.drawing(svg, "")["width"] == 480
