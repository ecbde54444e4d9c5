"""The brief as plain Markdown: what is withdrawn says so, and a renderer shows what the site shows."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from brief.checker import check
from brief.editions.html import xhtml
from brief.editions.plain import brief_md
from brief.editions.plain.commonmark import escaped, written
from brief.reasoning.graph import Graph
from brief.text import prose
from tests import small_brief
from tests.conftest import REPOSITORY

ACTORS = small_brief.TEXTS["actors.yml"].replace(
    "analyst: {name: Ms Analyst, kind: person}",
    "analyst: {name: Ms Analyst, kind: person, roles: [{role: Analyst, source: letter, quote: the loan}]}",
)
GONE = "withdrawn: {on: 2026-02, why: It was made up.}"


def text(graph: Graph) -> str:
    return brief_md.render(graph).decode()


def small(folder: Path, changes: dict[str, str] | None = None, **slips: tuple[str, str]) -> str:
    return text(small_brief.checked(folder, changes, **slips).graph)


# What was withdrawn


def test_whatever_names_something_withdrawn_says_so() -> None:
    graph = check(REPOSITORY / "tests" / "briefs" / "salin", "content").graph
    lines = text(graph).split("\n")
    ours = [line for line in lines if not line.startswith((">", "¶"))]
    gone = [fact for fact in graph.brief.facts.values() if graph.is_withdrawn(fact)]
    assert len(gone) == 6
    for fact in gone:
        struck = f"~~{fact.statement}~~ (withdrawn)"
        named = [line for line in ours if fact.statement in line or f"(#fact-{fact.number})" in line]
        assert len(named) > 1
        for line in named:
            assert struck in line or f"[\\[{fact.number}, withdrawn\\]](#fact-{fact.number})" in line
    memo = "Memo to investors in the port of Salin"
    named = [line for line in lines if memo in line]
    assert named == [f"> — “{memo}”, ¶1 (source withdrawn)"] * 6 + [f"### ~~{memo}~~ (withdrawn)"]
    why = "- Withdrawn on 1 April 2031: Lumen Consult has taken the memo back and calls its figures mistaken."
    assert lines[lines.index(named[-1]) + 2] == why
    # The other two were withdrawn by themselves.
    assert lines.count("- Withdrawn: with every source of it") == 4
    standing = [fact for fact in graph.brief.facts.values() if not graph.is_withdrawn(fact)]
    assert not [fact.id for fact in standing if f"{fact.statement}~~" in text(graph)]


def test_a_judgement_on_something_withdrawn_says_so(tmp_path: Path) -> None:
    bottom = "bottom_line: A deal is likely [[deal]], or [[deal|so it seems]]. It is [[radar|wanted]] [[radar]]."
    said = small(
        tmp_path,
        brief=("bottom_line: A deal is likely [[deal]].", bottom),
        facts=("quote: Alba wants a radar.\n", f"quote: Alba wants a radar.\n  {GONE}\n"),
    )
    assert (
        "A deal is likely [\\[J1, rests on something withdrawn\\]](#judgement-1), or [so it seems](#judgement-1) "
        "(rests on something withdrawn). It is [~~wanted~~](#fact-1) (withdrawn) [\\[1, withdrawn\\]](#fact-1)." in said
    )
    assert "It is likely that there will be a deal. **Rests on something withdrawn.**\n" in said
    assert "It is unlikely that the analyst is right.\n" in said
    assert "  - J1.1 [\\[1\\]](#fact-1): ~~Alba wants a radar.~~ (withdrawn)\n" in said
    assert "  - J1.2 [\\[2\\]](#fact-2): Boro offers a loan.\n" in said
    again = "  - J1.3 [\\[3\\]](#fact-3): Alba wants the radar soon. **It repeats only what is withdrawn.**\n"
    assert again in said
    assert "- consistent: [\\[1, withdrawn\\]](#fact-1)\n" in said
    assert "- Repeats: [\\[1, withdrawn\\]](#fact-1)\n" in said


def test_what_a_withdrawn_source_is_named_for_says_so(tmp_path: Path) -> None:
    letter = small_brief.TEXTS["sources/letter.txt"].replace("title: The letter", f"title: The letter\n        {GONE}")
    analysis = "---\ntitle: Letters\n---\nSo says [[letter]], [[letter|a letter]] [[confirmed]].\n"
    changes = {"actors.yml": ACTORS, "sources/letter.txt": letter, "analysis/letters.md": analysis}
    said = small(tmp_path, changes)
    assert "- Analyst (source withdrawn)\n" in said
    # Another source of the same fact stands.
    assert "\nThe loan was confirmed.\n" in said
    assert "> — “The paper”, ¶1\n" in said
    assert "> — “The letter”, ¶1 (source withdrawn)\n" in said
    assert "So says ~~The letter~~ (withdrawn), ~~a letter~~ (withdrawn) [\\[6\\]](#fact-6)." in said
    graph = check(tmp_path, "content").graph
    assert "- [data/sources/letter.txt](data/sources/letter.txt): ~~The letter~~ (withdrawn)\n" in (
        brief_md.llms(graph, []).decode()
    )


@pytest.mark.parametrize(
    ("language", "struck", "mark"), [("bn", "(প্রত্যাহৃত)", "[1, প্রত্যাহৃত]"), ("ja", "（撤回）", "[1、撤回]")]
)
def test_it_is_said_in_the_language_of_the_brief(language: str, struck: str, mark: str, tmp_path: Path) -> None:
    said = small(
        tmp_path,
        brief=("scale: phia", f"scale: phia\nlanguage: {language}"),
        facts=("quote: Alba wants a radar.\n", f"quote: Alba wants a radar.\n  {GONE}\n"),
    )
    assert f"~~Alba wants a radar.~~ {struck}\n" in said
    assert f"[\\{mark[:-1]}\\]](#fact-1)" in said
    assert not re.search("[Ww]ithdrawn", said)


# What a renderer shows

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""As viewers of Markdown are: raw HTML is HTML, and a picture is fetched."""


def shown(html: str) -> tuple[list[str], list[str | None]]:
    """The words that a reader sees, and where links lead."""
    tree = xhtml.parse(html)
    return "".join(tree.itertext()).split(), [link.get("href") for link in tree.iter("a")]


def rewritten(text: str) -> str:
    return written(prose.parse(text), lambda id, words: f"[{escaped(words or id)}](#{id})", 2)


PIECES = (
    *(
        "a",
        "the ship",
        " ",
        "\n",
        "\n\n",
        "字",
        "。",
        "“",
        "snake_case ",
        " *a* ",
        " **b c** ",
        "_d_ ",
        " ~~e~~ ",
        " * ",
    ),
    *(
        "\\\n",
        "  \n",
        "\x0b",
        "\x85",
        "`",
        "``",
        "`a < b` ",
        "a < b",
        "<b>",
        "</b>",
        "<!-- c -->",
        "<",
        ">",
        "&",
        "&lt;",
        "&copy;",
        "&#32;",
        " *&nbsp;f* ",
    ),
    *("[[f1]]", "[[f1|p <q>]]", "<https://a.b/c?d=1&copy;=2>", "<e@a.b>", '[x](https://a.b/(c) "t <u>")', "[x](y.md)"),
    *(
        "![x](https://a.b/c.png)",
        "!",
        "[",
        "](https://a.b)",
        "[r]",
        "[r]: https://a.b\n",
        "\\",
        "|",
        "#",
        "-",
        "=",
        ":",
    ),
    *("+ ", "- ", "1. ", "2) ", "> ", "# ", "    ", "```\n", "---", "===", "| a | b |\n|---|---|\n| c | d |\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("They won![[f1]] See ![a picture](https://a.b/c.png).")
@example("> a\n===")
@example("*a " * 500 + "b*" * 500)
def test_a_renderer_shows_what_the_site_shows(text: str) -> None:
    site = prose.render(
        prose.parse(text),
        lambda id, words: f'<a href="#{id}">{escape(words or id)}</a>',
        lambda words, _: escape(words),
    )
    assert shown(RENDERER.render(rewritten(text))) == shown(site)


@given(st.lists(st.sampled_from((*"a *_~`&#|![]()-=:+1.>\\\n", "<b>", "&lt;", "https://a.b", "\u3000")), max_size=12))
@pytest.mark.parametrize("before", ["", "- ", "## ", "> ", "words\n"])
def test_data_reads_as_it_is_written(before: str, signs: list[str]) -> None:
    words, _ = shown(RENDERER.render(before + escaped("".join(signs))))
    assert words == before.strip("-#> ").split() + "".join(signs).split()


def test_raw_html_is_shown_and_code_and_addresses_stay(tmp_path: Path) -> None:
    analysis = """\
        ---
        title: Signs
        ---
        # Top

        It is [[radar|p <q>]] and `a < b`, says <https://example.org/?a=1&b=2> with <b>R&amp;D</b> [[radar]].

        Deep [[radar]]
        ----
        """
    said = small(tmp_path, {"analysis/signs.md": analysis})
    assert (
        "It is [p \\<q\\>](#fact-1) and `a < b`, says <https://example.org/?a=1&b=2> with \\<b\\>R\\&D\\</b\\> "
        "[\\[1\\]](#fact-1).\n" in said
    )
    headings = re.findall("^#.*", said.partition("## Signs\n")[2].partition("## Facts")[0], re.MULTILINE)
    assert headings == ["### Top", "### Deep [\\[1\\]](#fact-1)"]


def test_the_authors_lines_stay_as_they_are_wrapped(tmp_path: Path) -> None:
    bottom = "bottom_line: |\n  A deal is **likely**\n  [[deal]].\n\n  - Boro offers a loan [[loan]].\n"
    bottom += "\n  And so on.\n  {.linking}"
    said = small(tmp_path, brief=("bottom_line: A deal is likely [[deal]].", bottom))
    assert (
        "## Bottom line\n\nA deal is **likely**\n[\\[J1\\]](#judgement-1).\n\n"
        "- Boro offers a loan [\\[2\\]](#fact-2).\n\nAnd so on.\n\n## Judgements\n" in said
    )


def test_a_renderer_shows_the_brackets_of_each_mark(tmp_path: Path) -> None:
    analysis = "---\ntitle: Marks\n---\nAlba wants it [[radar]]. A deal is likely [[deal]]. Money decides [[money]].\n"
    html = RENDERER.render(small(tmp_path, {"analysis/marks.md": analysis}))
    words, places = shown(html)
    assert "Alba wants it [1]. A deal is likely [J1]. Money decides [H1]." in " ".join(words)
    assert {"#fact-1", "#judgement-1", "#competing-explanations"} <= set(places)


def test_quotation_marks_within_quotation_marks_are_single(tmp_path: Path) -> None:
    letter = small_brief.TEXTS["sources/letter.txt"].replace("title: The letter", "title: The “letter”")
    assert "> — “The ‘letter’”, ¶1\n" in small(tmp_path, {"sources/letter.txt": letter})


def test_the_short_guide_shows_the_edition_as_it_is_written(tmp_path: Path) -> None:
    graph = small_brief.checked(tmp_path, brief=('edition: "2"', 'edition: "2 <draft>/x"')).graph
    words, _ = shown(RENDERER.render(brief_md.llms(graph, []).decode()))
    assert "Edition 2 <draft>/x." in " ".join(words)
