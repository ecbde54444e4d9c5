"""Names in statements and passages: whole words with the endings of their language, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief.checker import check
from brief.language.name_forms import are_one_name
from tests.small_brief import put


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("japan", "japanese"),
        ("china", "chinese"),
        ("poland", "polish"),
        ("germany", "german"),
        ("canada", "canadian"),
        ("britain", "british"),
        ("spain", "spanish"),
        ("iran", "iranian"),
        ("ukraine", "ukrainian"),
        ("reuters", "reuters"),
    ],
)
def test_forms_of_one_name(one: str, two: str) -> None:
    assert are_one_name(one, two, "en")
    assert are_one_name(two, one, "en-GB")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("niger", "nigeria"),
        ("niger", "nigerian"),
        ("iran", "iraq"),
        ("austria", "australia"),
        ("slovakia", "slovenia"),
        ("mali", "malawi"),
        ("mauritius", "mauritania"),
        ("india", "indonesia"),
        ("tanaka", "tanabe"),
    ],
)
def test_names_that_only_begin_alike(one: str, two: str) -> None:
    assert not are_one_name(one, two, "en")
    assert not are_one_name(two, one, "en")


WORDS = (
    *("O’Brien", "O'Brien", "Al-Shabaab", "F-16", "G7", "US$5m", "$5–10 million", "1.200,50", "2½", "twenty-five"),
    *(
        "Yat-sen",
        "AT&T",
        "Mrs",
        "May",
        "Niger",
        "the",
        "said",
        "of",
        "one",
        "and",
        "a",
        "half",
        "million",
        "U.S.",
        "3.5",
    ),
    *("Sino‑Soviet", "Guinea-Bissau", "McDonald’s", "Médecins", "São", "naïve", "12th", "1990s", "No.", "5"),
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_statement_that_is_its_quote_adds_no_name_and_no_number(tmp_path: Path, words: list[str]) -> None:
    sentence = f"They said {' '.join(words)} today"
    put(
        tmp_path,
        {
            "brief.yml": "title: A\nbottom_line: So it is. {.linking}\nlanguage: en\n",
            "sources/s.txt": f"---\ntitle: S\n---\n{sentence}.\n",
            "facts.yml": f'f:\n  statement: "{sentence}."\n  kind: claim\n  quote: "{sentence}"\n',
        },
    )
    problems = check(tmp_path, "content").problems
    assert [p.render() for p in problems if p.code in {"name-not-in-passage", "number-not-in-passage"}] == []
