"""How two spellings of the same words are compared."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
import regex
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brief.text.folding import between_graphemes, fold, fold_with_offsets, inside_word, width, without_dropped
from tests.texts import DROPPED, FOLDED, texts

modest = settings(max_examples=100, deadline=None)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@modest
@given(texts | st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@modest
@given(texts | st.text())
def test_folding_with_offsets_gives_the_same_text(text: str) -> None:
    assert fold_with_offsets(nfc(text)).text == fold(nfc(text))


@modest
@given(texts | st.text())
def test_offsets_lead_back_in_order(text: str) -> None:
    composed = nfc(text)
    folded = fold_with_offsets(composed)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(composed) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


@modest
@given(texts, st.data())
def test_a_piece_of_the_folded_text_is_the_folding_of_its_piece(text: str, data: st.DataObject) -> None:
    composed = nfc(text)
    folded = fold_with_offsets(composed)
    edges = [i for i in range(len(folded.text)) if not i or folded.span(i - 1, i)[1] <= folded.span(i, i + 1)[0]]
    edges = [i for i in edges if between_graphemes(composed, folded.span(i, i + 1)[0])] if folded.text else []
    assume(len(edges) >= 2)
    first, after = sorted(data.draw(st.lists(st.sampled_from(edges), min_size=2, max_size=2, unique=True)))
    start, end = folded.span(first, after)
    assert fold(composed[start:end]) == folded.text[first:after]


@modest
@given(texts)
def test_an_original_offset_is_found_in_the_folded_text(text: str) -> None:
    folded = fold_with_offsets(nfc(text))
    for i in range(len(folded.text)):
        start, end = folded.span(i, i + 1)
        assert folded.at(start) <= i < folded.after(end)
        assert folded.at(start) == 0 or folded.span(folded.at(start) - 1, i)[0] < start


def test_nothing_else_is_folded() -> None:
    others = [
        c
        for c in map(chr, range(sys.maxunicode + 1))
        if c not in FOLDED + DROPPED and not c.isspace() and not "\ud800" <= c <= "\udfff"
    ]
    kept = "".join(c for c in others if unicodedata.is_normalized("NFC", c) and not unicodedata.combining(c))
    text = "|".join(kept)
    assert len(kept) > 1_000_000
    assert fold(text) == nfc(text)


@pytest.mark.parametrize(
    "pair", ["aA", "1l", "–-", "—-", "−-", "…." + "..", '«"', "´'", "`'", "′'", "ﬁf", "②2", "ｆf", "٠0"]
)
def test_what_looks_alike_is_not_the_same(pair: str) -> None:
    assert fold(pair[0]) != fold(pair[1:])


@modest
@given(texts)
def test_graphemes_end_where_the_standard_says(text: str) -> None:
    edges = {0, len(text)} | {match.end() for match in regex.finditer(r"\X", text)}
    assert {i for i in range(len(text) + 1) if between_graphemes(text, i)} == edges


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Japan’s anti-aircraft", {1, 2, 3, 4, 6, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20}),
        ("a b", set()),
        ("(ab)", {2}),
        ("新しい字", set()),
        ("বাংলা", {1, 2, 3, 4}),
    ],
)
def test_the_inside_of_words(text: str, inside: set[int]) -> None:
    assert {i for i in range(len(text) + 1) if inside_word(text, i)} == inside


@pytest.mark.parametrize(
    ("text", "columns"),
    [("ab", 2), ("字レ", 4), ("e\u0301", 1), ("কি", 2), ("ｱ", 1), ("👩‍👩‍👧", 2), ("🇧🇩", 2), ("", 0)],
)
def test_columns_of_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


@modest
@given(texts)
def test_what_is_left_without_invisible_signs_folds_one_for_one(text: str) -> None:
    left = without_dropped(text)
    assert len(fold(left)) == len(left)
    assert fold(left) == fold(text).strip()
