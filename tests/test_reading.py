"""Reading texts: what the reader sees, its paragraphs and sentences."""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.reading import ReadingText, of_markdown, of_text
from tests.conftest import TALKS
from tests.steps import steps

ARTICLE = TALKS / "sources" / "defence-talks.txt"


def paragraphs(reading: ReadingText) -> list[str]:
    return [reading.text[p.start : p.end] for p in reading.paragraphs]


def kinds(body: str) -> list[tuple[str, int, str]]:
    reading = of_markdown(body)
    return [(p.kind, p.level, reading.text[p.start : p.end]) for p in reading.paragraphs]


TEXTS = {
    "one paragraph a line": ("One.\nTwo.\nThree.\n", ["One.", "Two.", "Three."]),
    "blank lines end paragraphs": ("One\nline.\n\nTwo.\n", ["One line.", "Two."]),
    "blank lines around the text do not count": ("\n \nOne.\nTwo.\n\n\n", ["One.", "Two."]),
    "white space alone is a blank line": ("One.\n\t \u00a0\nTwo.\nstill.", ["One.", "Two. still."]),
    "many blank lines are one": ("One.\n\n\n\n\nTwo.", ["One.", "Two."]),
    "Windows line ends": ("One\r\nline.\r\n\r\nTwo.", ["One line.", "Two."]),
    "old line ends": ("One\rline.\r\rTwo.", ["One line.", "Two."]),
    "mixed line ends": ("One\r\nline\rgoes\non.\n\r\nTwo.", ["One line goes on.", "Two."]),
    "ends of lines are stripped, the inside is kept": ("  One  two \n  three.\n\nX", ["One  two three.", "X"]),
    "page breaks are white space": ("One.\n\n\fTwo.", ["One.", "Two."]),
    "marks of Markdown stay": ("# *One*\n\n- `two`", ["# *One*", "- `two`"]),
    "nothing": ("", []),
    "white space": (" \n\t\r\n\n", []),
}


@pytest.mark.parametrize(("body", "expected"), TEXTS.values(), ids=TEXTS)
def test_plain_text_is_read_by_paragraphs(body: str, expected: list[str]) -> None:
    reading = of_text(body)
    assert paragraphs(reading) == expected
    assert reading.text == "\n\n".join(expected)


MARKDOWN = {
    "headings": (
        "# One *two* #\n\nThree\n---\n\n###### Six",
        [("heading", 1, "One two"), ("heading", 2, "Three"), ("heading", 6, "Six")],
    ),
    "soft and hard breaks": ("One\n  two  \nthree\\\nfour", [("text", 0, "One two three four")]),
    "emphasis": ("*a* **b** ***c*** ~~d~~ _e_ snake_case 2*3*4", [("text", 0, "a b c d e snake_case 234")]),
    "links": (
        '[a *b*](http://x.y "t") [c][r] [d] <https://e.f/%C3%A9> http://g.h\n\n[r]: /z\n[d]: <>',
        [("text", 0, "a b c d https://e.f/%C3%A9 http://g.h")],
    ),
    "links to anywhere": ("[a](javascript:b) [c]()", [("text", 0, "a c")]),
    "images": ("![a *b* ![c](d)](e.png) f", [("text", 0, "a b c f")]),
    "entities and escapes": (r"Q&amp;A &copy; &#x41; \* \[x\] &nosuch;", [("text", 0, "Q&A © A * [x] &nosuch;")]),
    "code in a line": ("Use ``a `b` c`` and `x\ny`.", [("text", 0, "Use a `b` c and x y.")]),
    "code blocks": ("```py\nif a:\n    b()\n\nc\n```\n\n    d *e*", [("code", 0, "if a: b() c"), ("code", 0, "d *e*")]),
    "lists": (
        "- a\n- b\n  - c\n\n    d\n1. e",
        [("item", 1, "a"), ("item", 1, "b"), ("item", 2, "c"), ("item", 2, "d"), ("item", 1, "e")],
    ),
    "an item of two paragraphs": ("- a\n  b\n\n  c", [("item", 1, "a b"), ("item", 1, "c")]),
    "quotations": ("> a\n> b\n>\n> > c\n\nd", [("quote", 1, "a b"), ("quote", 2, "c"), ("text", 0, "d")]),
    "a list in a quotation": ("> - a\n>\n> # b", [("item", 1, "a"), ("heading", 1, "b")]),
    "tables": (
        "| a | b |\n|---|--:|\n| *c* d | e \\| f |\n| | g |\n\nh",
        [("cell", 0, "a b"), ("cell", 0, "c d e | f"), ("cell", 0, "g"), ("text", 0, "h")],
    ),
    "HTML is text": (
        "<b>a</b> <!-- c -->\n\n<div>\nd\n</div>",
        [("text", 0, "<b>a</b> <!-- c -->"), ("text", 0, "<div> d </div>")],
    ),
    "rules and definitions are not read": (
        "a\n\n***\n\n[x]: /y\n\n![](z)\n\n#\n\nb",
        [("text", 0, "a"), ("text", 0, "b")],
    ),
    "Windows line ends": ("a\r\nb\r\n\r\nc", [("text", 0, "a b"), ("text", 0, "c")]),
    "accents come together": ("e&#769;t*\u0301*", [("text", 0, "ét\u0301")]),
    "an entity is no line of its own": ("a&#10;&#10;b", [("text", 0, "a b")]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("body", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_is_read_without_its_marks(body: str, expected: list[tuple[str, int, str]]) -> None:
    assert kinds(body) == expected


def test_no_word_is_lost_however_deep_it_stands() -> None:
    nested = "\n".join("  " * depth + f"- item{depth}" for depth in range(60))
    quoted = ">" * 5000 + " quoted"
    text = of_markdown(f"{nested}\n\n{quoted}\n").text
    assert all(f"item{depth}" in text.replace("- ", " ").split() for depth in range(60))
    assert text.endswith(" quoted")


HOSTILE = {
    "brackets": "[" * 20_000,
    "images": "![" * 20_000,
    "links": "[a](" * 20_000,
    "stars": "*a " * 20_000,
    "mixed stars": "*a **b _c " * 5_000,
    "quotes": ">" * 5_000 + "a",
    "lists": "* - " * 5_000 + "a",
    "backticks": "".join("`" * n + " " for n in range(300)) + "`" * 50_000,
    "angles": "<http:" * 20_000,
    "one long line": "word. " * 200_000,
    "tables": "|a|b|\n|-|-|\n" + "|x|y|\n" * 5_000,
    "entities": "&#" * 50_000,
    "closed brackets": "[" * 10_000 + "]" * 10_000,
    "nested images": "![" * 2_000 + "](u)" * 2_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markdown_is_read_to_its_end(body: str) -> None:
    assert of_markdown(body).text


@pytest.mark.parametrize("read", [of_text, of_markdown])
def test_a_long_text_is_read_to_its_end(read) -> None:
    body = "The word was given (in Dhaka) by Mr. Rahman.\nHe said: “So be it.” It was so.\n\n" * 10_000
    assert len(read(body).sentences) == 30_000


@pytest.mark.parametrize("read", [of_text, of_markdown])
def test_twice_the_text_takes_twice_the_steps(read) -> None:
    body = "The word was given (in Dhaka) by Mr. Rahman.\nHe said: “So be it.” It was so.\n\n"
    read(body)
    assert steps(lambda: read(body * 100)) < 2.2 * steps(lambda: read(body * 50))


FIRST_WORDS = [
    ["Bangladesh stands at", "Diplomatic sources confirm"],
    ["Japan’s shift in", "Former Japanese Ambassador", "During discussions with"],
    ["The defence agreement", "At the time,", "Japan responded by"],
    ["Security analyst and", "“Under the proposed", "“This would positively", "Since the agreement"],
    ["The potential deal", "Japan’s offer of"],
    ["For Japan, the", "By providing financial"],
    ["As Bangladesh weighs", "The absence of", "If finalised, the"],
]
ENDS = ["said.", "forces.", "us.”"]


def test_the_article_has_seven_paragraphs_and_nineteen_sentences() -> None:
    reading = of_text(ARTICLE.read_text(encoding="utf-8").split("---\n", 2)[2])
    found = [
        [" ".join(reading.text[s.start : s.end].split()[:3]) for s in reading.sentences if s.paragraph == p.number]
        for p in reading.paragraphs
    ]
    assert found == FIRST_WORDS
    assert [s.number for s in reading.sentences] == list(range(1, 20))
    assert [reading.text[s.start : s.end].split()[-1] for s in reading.sentences[9:12]] == ENDS


def test_offsets_find_their_paragraph_and_sentences() -> None:
    reading = of_text("One. Two.\n\nThree. Four.")
    assert [reading.paragraph_at(offset).number for offset in (0, 8, 9, 10, 11, 22)] == [1, 1, 1, 1, 2, 2]

    def numbers(start: int, end: int) -> list[int]:
        return [s.number for s in reading.sentences_in(start, end)]

    assert numbers(0, 4) == [1]
    assert numbers(3, 6) == [1, 2]
    assert numbers(4, 5) == []
    assert numbers(9, 11) == []
    assert numbers(8, 12) == [2, 3]
    assert numbers(0, 99) == [1, 2, 3, 4]
    assert numbers(6, 6) == []
    assert of_text("").sentences_in(0, 1) == ()


def test_a_sentence_is_hashed_as_utf_8() -> None:
    reading = of_text("Eins. Zwei für alle.")
    assert reading.sentence_hash(reading.sentences[1]) == hashlib.sha256("Zwei für alle.".encode()).hexdigest()


def test_the_hash_of_a_sentence_does_not_hang_on_the_spelling_of_the_file() -> None:
    composed, decomposed = of_text("Für alle. Ça va."), of_text("Fu\u0308r alle. C\u0327a va.\r\n\r\n")
    assert [composed.sentence_hash(s) for s in composed.sentences] == [
        decomposed.sentence_hash(s) for s in decomposed.sentences
    ]


_BODIES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                "One",
                "two. ",
                "Three! ",
                " ",
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                "\t",
                "- ",
                "# ",
                "> ",
                "|",
                "*",
                "`",
                "[a](b)",
                "![c](d)",
                "&#769;",
                "e",
                "\u0301",
                "\u00a0",
                "1. ",
                "|-|\n",
                "~~",
            ]
        ),
        max_size=30,
    ).map("".join),
)


@given(_BODIES, st.sampled_from([of_text, of_markdown]))
def test_every_reading_text_is_well_formed(body: str, read) -> None:
    reading = read(body)
    text = reading.text
    assert text == unicodedata.normalize("NFC", text)
    assert "\n\n".join(paragraphs(reading)) == text
    assert [p.number for p in reading.paragraphs] == list(range(1, len(reading.paragraphs) + 1))
    for paragraph in reading.paragraphs:
        words = text[paragraph.start : paragraph.end]
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert "\r" not in words
        assert reading.paragraph_at(paragraph.start) == reading.paragraph_at(paragraph.end - 1) == paragraph
    assert [s.number for s in reading.sentences] == list(range(1, len(reading.sentences) + 1))
    covered = "".join(text[s.start : s.end] for s in reading.sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(reading.sentences))
    for sentence in reading.sentences:
        paragraph = reading.paragraphs[sentence.paragraph - 1]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert reading.sentences_in(sentence.start, sentence.end) == (sentence,)
    assert reading.sentences_in(0, len(text)) == reading.sentences


@given(_BODIES)
def test_reading_a_reading_text_changes_nothing(body: str) -> None:
    reading = of_text(body)
    assert of_text(reading.text) == reading
