"""The pages as HTML, before a theme is around them: what opens, what is cited, what must not leak."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from brief.dates.edtf import Edtf, parse
from brief.model.records import About, Places
from brief.pages.citations import Cited, cite
from brief.pages.families import pages
from brief.problems import Where
from brief.site.paths import Paths
from tests import small_brief

SOURCE = """\
---
title: A short report
url: https://example.org/report#top
publish: {publish}
---
The harbour was quiet on Monday. On Tuesday the grey ship-yard opened, and the mayor spoke. Nobody asked why.

The price is a secret. It stayed so.
"""
FILES = {
    "brief.yml": """\
title: The harbour
bottom_line: |
  The yard has opened [[opened]]. It is **likely to stay open [[stays]].** What follows leads on, and
  is about [[mayor]].
key_judgements: [stays]
scale: phia
authors: [A & B]
date: 2026-11
edition: "2"
""",
    "actors.yml": "mayor: {name: The mayor, kind: person}\n",
    "facts.yml": """\
opened:
  statement: The yard_opened on Tuesday.
  kind: event
  date: unknown
  source: report
  quote: On Tuesday the grey ship-yard opened
  actors: [mayor]
""",
    "judgements.yml": """\
stays:
  judgement: It is likely that the yard stays open.
  likelihood: likely
  confidence: low
  confidence_because: One report says that it opened.
  rests_on: [opened]
""",
    "analysis/why.md": "---\ntitle: Why\n---\n\nIt opened [[opened]].\n\nNow to the rest. {.linking}\n",
}


def rendered(folder: Path, publish: str = "full", site: str = "") -> dict[str, str]:
    """The pages of the small brief by path, and beside each what the search reads of it."""
    checked = small_brief.written(folder, {**FILES, "sources/report.md": SOURCE.replace("{publish}", publish)})
    return {page.path: page.html + page.search_html for page in pages(checked.graph, Paths(site=site))}


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_a_sentence_opens_its_words_between_the_sentences_around_them(tmp_path: Path) -> None:
    front = rendered(tmp_path)["index"]
    panels = re.findall(r'<details class="behind">.*?</details>', front, re.DOTALL)
    assert len(panels) == 2
    assert "<mark>On Tuesday the grey ship-yard opened</mark>" in panels[0]
    assert "The harbour was quiet on Monday." in panels[0]
    assert "Nobody asked why." in panels[0]
    assert "The source, in its own voice" in panels[0]
    assert 'href="sources/report.html#opened"' in panels[0]
    # A judgement opens what it rests on, and a sentence within emphasis opens after it.
    assert "55–75%" in panels[1]
    assert "<mark>On Tuesday" in panels[1]
    assert re.search(r"</strong>\s*<details", front)


def test_an_open_panel_never_stands_inside_a_paragraph(tmp_path: Path) -> None:
    for html in rendered(tmp_path).values():
        assert all("<details" not in paragraph for paragraph in re.findall(r"<p[ >].*?</p>", html, re.DOTALL))


def test_the_search_reads_names_of_actors_and_no_numbers_of_facts(tmp_path: Path) -> None:
    front = rendered(tmp_path)["index"]
    read = "The yard has opened. It is likely to stay open. What follows leads on, and is about The mayor."
    assert f"<p>{read}</p>" in front


def test_a_sentence_that_needs_no_reference_opens_nothing(tmp_path: Path) -> None:
    analysis = rendered(tmp_path)["analysis/why"]
    assert analysis.count('<details class="behind">') == 1
    assert re.search(r'class="linking"[^>]*>\s*Now to the rest.\s*</div>', analysis)


def test_a_passage_is_linked_at_its_publisher(tmp_path: Path) -> None:
    ledger = rendered(tmp_path)["facts"]
    address = "https://example.org/report#:~:text=On%20Tuesday%20the%20grey%20ship%2Dyard%20opened"
    assert f'href="{address}"' in ledger


def test_excerpts_leak_nothing_around_the_passage(tmp_path: Path) -> None:
    for path, html in rendered(tmp_path, "excerpts").items():
        for kept_back in ("quiet on Monday", "the mayor spoke", "Nobody asked", "price is a secret", "stayed so"):
            assert kept_back not in text(html), path
    assert "Nobody asked" in text(rendered(tmp_path)["facts"] + rendered(tmp_path)["index"])


def test_facts_judgements_and_the_brief_can_be_cited(tmp_path: Path) -> None:
    made = rendered(tmp_path, site="https://brief.example/x")
    for page, key, part in (
        ("facts", "opened", "Fact 1"),
        ("judgements", "stays", "Judgement 1"),
        ("index", "brief", ""),
    ):
        forms = [unescape(code) for code in re.findall(r"<pre>(.*?)</pre>", made[page], re.DOTALL)]
        assert len(forms) == 4
        item = json.loads(forms[3])[0]
        assert item["id"] == key
        assert item["URL"] == f"https://brief.example/x/{page}.html" + (f"#{key}" if part else "")
        assert item["issued"] == {"date-parts": [[2026, 11]]}
        assert item.get("section", "") == part
        assert forms[2].startswith(f"@misc{{{key},\n")
        assert r"A \& B" in forms[2]
        assert item["URL"] in forms[0]
        assert f"(<{item['URL']}>)" in forms[1]


def date(text: str) -> Edtf:
    found = parse(text)
    assert isinstance(found, Edtf)
    return found


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("2026", {"date-parts": [[2026]]}),
        ("2026-11-25", {"date-parts": [[2026, 11, 25]]}),
        ("2025/2026", {"literal": "from 2025 to 2026"}),
    ],
)
def test_a_citation_is_dated_as_finely_as_the_brief(written: str, issued: dict[str, object]) -> None:
    about = About("T", "", Places(Where("brief.yml", 1, 1), {}), date=date(written))
    assert json.loads(cite(about, Cited("brief", "T", "", "index.html")).csl)[0]["issued"] == issued


def test_what_a_citation_quotes_cannot_break_its_form() -> None:
    about = About("50% of {all} *stars*", "", Places(Where("brief.yml", 1, 1), {}))
    made = cite(about, Cited("x", r"a_b \ [c](d) # & $", "Fact 1", "facts.html#x"))
    assert r"title = {{a\_b \textbackslash{} [c](d) \# \& \$}}" in made.bibtex
    assert r"50\% of \{all\} *stars*" in made.bibtex
    assert made.bibtex.count("{") == made.bibtex.count("}")
    assert r"a\_b \\ \[c\](d) \# & $" in made.markdown
    assert r"50% of {all} \*stars\*" in made.markdown


def words_of_a_source(folder: Path, publish: str) -> str:
    """The paragraph of a source in which edges of passages cut a name, with tags of marks and names only."""
    row = "{id}: {{statement: It is so., kind: claim, source: letter, quote: {quote}}}\n"
    quotes = ("Zug wrote to Boro", "Alba Zug met", "met Boro again", "Boro left")
    changes = {
        "actors.yml": "alba: {name: Alba Zug, kind: person}\nboro: {name: Boro, kind: state}\n",
        "sources/letter.txt": f"---\ntitle: The letter\npublish: {publish}\n---\n"
        "Boro asked. Alba Zug wrote to Boro. Alba Zug met Boro again; Boro left Alba Zug.\n",
        "facts.yml": "".join(row.format(id=f"f{number}", quote=quote) for number, quote in enumerate(quotes)),
        "judgements.yml": "deal: {judgement: It is so., rests_on: [f0]}\n",
        "hypotheses.yml": "",
    }
    html = small_brief.page(small_brief.checked(folder, changes), "sources/letter")
    paragraph = html.split('class="words', 1)[1].partition(">")[2].partition("</p>")[0]
    paragraph = re.sub(r"<sup.*?</sup>|</?span[^>]*>", "", paragraph)
    return re.sub(
        r"<mark[^>]*>", "<mark>", re.sub(r'<a class="name" href="../actors/(\w+).html">', r"<a \1>", paragraph)
    )


def test_the_first_mention_of_a_name_is_a_link_also_within_a_passage(tmp_path: Path) -> None:
    # A name that the edge of a passage cuts in two is no link; the next one is.
    assert words_of_a_source(tmp_path, "full") == (
        "<a boro>Boro</a> asked. Alba <mark>Zug wrote to Boro</mark>. "
        "<mark><a alba>Alba Zug</a> <mark>met</mark></mark><mark> Boro again</mark>; <mark>Boro left</mark> Alba Zug."
    )


def test_in_excerpts_the_first_mention_that_is_shown_is_a_link(tmp_path: Path) -> None:
    assert words_of_a_source(tmp_path, "excerpts") == (
        "[…] <mark>Zug wrote to <a boro>Boro</a></mark> […] "
        "<mark><a alba>Alba Zug</a> <mark>met</mark></mark><mark> Boro again</mark> […] <mark>Boro left</mark> […]"
    )


def test_a_source_shows_every_field_or_that_it_is_not_recorded(tmp_path: Path) -> None:
    shown = {
        "Publisher": ("publisher: The Post", "The Post"),
        "Authors": ("authors: [A. Writer, B. Writer]", "A. Writer, B. Writer"),
        "Published": ("published: 2026-01-02", "2 January 2026"),
        "Retrieved": ("retrieved: 2026-01-03", "3 January 2026"),
        "Address": ("url: https://example.org/a", "https://example.org/a"),
        "Archived": ("archived: https://example.org/b", "https://example.org/b"),
        "Licence": ("licence: CC BY 4.0", "CC BY 4.0"),
        "Language": ("language: en", "en"),
        "Reliability": ("reliability: B", "B: usually reliable"),
    }

    def record(folder: Path, fields: str) -> dict[str, str]:
        letter = f"---\ntitle: The letter\n{fields}---\nBoro confirmed the loan.\n"
        html = small_brief.page(small_brief.checked(folder, {"sources/letter.txt": letter}), "sources/letter")
        return {name: text(value) for name, value in re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", html)}

    bare = record(tmp_path / "bare", "")
    assert {name: bare.get(name) for name in shown} == dict.fromkeys(shown, "not recorded")
    full = record(tmp_path / "full", "".join(f"{line}\n" for line, _ in shown.values()))
    assert {name: full[name] for name in shown} == {name: words for name, (_, words) in shown.items()}
    # Nothing else is known of a source but what the brief makes of it.
    assert set(full) - set(shown) == {"Coverage", "SHA-256 of the text"}


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        (["moderate"], "Confidence in the key judgement: moderate."),
        (["low", "low"], "Confidence in the key judgements: low in both."),
        (["low", "low", "low"], "Confidence in the key judgements: low in all."),
        (["low", "moderate", "low", "low", "low"], "Confidence in the key judgements: moderate in one, low in four."),
        (["high", None, "low"], "Confidence in the key judgements: high in one, low in one, not stated in one."),
    ],
)
def test_the_front_page_says_how_sure_it_is_for_any_number(grades: list[str | None], said: str, tmp_path: Path) -> None:
    lines = [
        f"j{n}: {{judgement: This is so., {f'confidence: {grade}, ' if grade else ''}rests_on: [radar]}}"
        for n, grade in enumerate(grades)
    ]
    keys = ", ".join(f"j{n}" for n in range(len(grades)))
    brief = small_brief.TEXTS["brief.yml"].replace("key_judgements: [deal]", f"key_judgements: [{keys}]")
    brief = brief.replace("A deal is likely [[deal]].", "Alba wants it [[radar]].")
    found = small_brief.checked(tmp_path, {"brief.yml": brief, "judgements.yml": "\n".join(lines) + "\n"})
    assert said in small_brief.words(small_brief.page(found, "index"))


def test_an_event_happened_by_a_day_and_what_lasts_until_it(tmp_path: Path) -> None:
    facts = small_brief.TEXTS["facts.yml"].replace(
        "kind: event\n          date: unknown",
        "kind: event\n          date: ../1985\n          date_reason: It says so.",
    )
    facts = facts.replace(
        "said_by: ministry\n", "said_by: ministry\n          date: ../1986\n          date_reason: It says so.\n"
    )
    html = small_brief.page(small_brief.checked(tmp_path, {"facts.yml": facts}), "timeline")
    assert "by 1985" in small_brief.words(html)
    assert "until 1985" not in small_brief.words(html)
    assert "until 1986" in small_brief.words(html)


def test_an_office_says_once_whose_it_is(tmp_path: Path) -> None:
    roles = [
        "{role: President, of: alba}",
        "{role: Ambassador of Boro to Alba, of: boro}",
        "{role: Director, of: the port}",
    ]
    actors = small_brief.TEXTS["actors.yml"].replace(
        "analyst: {name: Ms Analyst, kind: person}",
        f"analyst: {{name: Ms Analyst, kind: person, roles: [{', '.join(roles)}]}}",
    )
    found = small_brief.checked(tmp_path, {"actors.yml": actors})
    told = small_brief.part(small_brief.page(found, "actors/analyst"), '<ul class="roles">', "</ul>")
    assert told == "President, Alba Ambassador of Boro to Alba Director of the port"
    every = small_brief.words(small_brief.page(found, "actors/index"))
    assert "President, Alba; Ambassador of Boro to Alba; Director of the port;" in every


@pytest.mark.parametrize(("language", "shown"), [("en", "“‘Alba wants a radar,’ Boro said.”"), ("ja", "「“Alba wants")])
def test_no_two_quotation_marks_of_a_kind_open_one_after_the_other(language: str, shown: str, tmp_path: Path) -> None:
    old, new = "Alba wants a radar.", "“Alba wants a radar,” Boro said."
    changes = {
        "sources/paper.txt": small_brief.TEXTS["sources/paper.txt"].replace(old, new),
        "facts.yml": small_brief.TEXTS["facts.yml"].replace(f"quote: {old}", f"quote: {new}"),
        "brief.yml": small_brief.TEXTS["brief.yml"].replace("phia", f"phia\n        language: {language}"),
    }
    found = small_brief.checked(tmp_path, changes)
    made = list(pages(found.graph, Paths(), found.outcomes))
    assert [each.path for each in made if re.search("““|「「|<q", unescape(each.html))] == []
    for path in ("index", "judgements", "line-of-sight", "method"):
        html = next(each.html for each in made if each.path == path)
        assert shown in unescape(re.sub("</?span[^>]*>", "", html)), path
    assert not any("““" in place.text for each in made for place in each.search)
