"""The moment that files say they were made: never one that their formats cannot hold."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from brief.site.timestamp import VARIABLE, moment
from tests.small_brief import checked


@pytest.mark.parametrize(
    ("date", "made"),
    [
        ("2026-11-25", "2026-11-25"),
        ("1969", "1970-01-01"),
        ("1945-05-08", "1970-01-01"),
        ("2107", "2106-02-07"),
        ("9999-12-31", "2106-02-07"),
        ("Y17000", "1980-01-01"),
    ],
)
def test_a_date_out_of_reach_is_the_nearest_that_can_be_held(
    date: str, made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    about = checked(tmp_path, brief=('edition: "2"', f'edition: "2"\ndate: "{date}"')).graph.brief.about
    when = moment(about)
    assert when.date().isoformat() == made
    # The sitemap is compressed with that moment.
    assert gzip.decompress(gzip.compress(b"sitemap", mtime=int(when.timestamp()))) == b"sitemap"


def test_the_variable_is_held_to_the_same_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "253402300799")
    assert moment(checked(tmp_path).graph.brief.about).year == 2106
