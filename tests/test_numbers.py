"""Numbers as newspapers write them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.language.numbers import numbers, spelled
from brief.language.wordlists import of_language

ENGLISH = of_language("en")
MILLION = 10**6


def values(text: str) -> list[Fraction]:
    return [number.value for number in numbers(spelled(text), ENGLISH, "number")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1.200,50", ["1200.5"]),
        ("1,200.50", ["1200.5"]),
        ("1 200,50", ["1200.5"]),
        ("1'200.50", ["1200.5"]),
        ("1.234.567,89", ["1234567.89"]),
        ("1,20,000.50", ["120000.5"]),
        ("12,5", ["12.5"]),
        ("1.200", ["1200"]),
        ("٣٫٥", ["3.5"]),
        ("১২", ["12"]),
        ("$5m", [5 * MILLION]),
        ("£1.5 bn", [1500 * MILLION]),
        ("5m", [5]),
        ("$5-10 million", [5 * MILLION, 10 * MILLION]),
        ("$5–10 million", [5 * MILLION, 10 * MILLION]),
        ("between 3 and 5 billion", [3000 * MILLION, 5000 * MILLION]),
        ("from 100 to 3 million", [100, 3 * MILLION]),
        ("2½ million", ["2500000"]),
        ("½", ["0.5"]),
        ("one and a half million", ["1500000"]),
        ("two and a half million", ["2500000"]),
        ("half a million", ["500000"]),
        ("12 crore", ["120000000"]),
        ("3 lakh", ["300000"]),
        ("F-16", []),
    ],
)
def test_what_a_number_is_worth(text: str, wanted: list[str | int]) -> None:
    assert values(text) == [Fraction(value) for value in wanted]


@given(st.text("0123456789.,' ·½-–$£€mbkn٫٬১٣万億", max_size=30))
def test_no_run_of_digits_and_signs_ends_in_an_exception(text: str) -> None:
    for number in numbers(spelled(text), ENGLISH, "number", "number loosely"):
        assert number.value >= 0
        assert number.shown == spelled(text)[number.start : number.end]
