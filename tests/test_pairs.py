"""How many distorted statements the rules of wording catch, and how many honest ones they warn of."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from brief.checker import check
from tests.pairs import AROUND, CORPUS, read, share, tally, warned, write


@pytest.mark.parametrize("path", sorted(CORPUS.glob("pairs*.jsonl")), ids=lambda path: path.stem)
def test_distortions_are_caught_and_honest_statements_are_not(path: Path, tmp_path: Path) -> None:
    pairs = read(path)
    write(tmp_path / "content", pairs)
    table = tally(pairs, warned(tmp_path / "content"))
    assert share(table, "faithful") <= 0.05
    assert share(table, "distorted", AROUND) >= 0.9
    assert share(table, "distorted") >= 0.9


def test_every_quote_of_a_pair_stands_in_its_source(tmp_path: Path) -> None:
    pairs = [pair for path in sorted(CORPUS.glob("pairs*.jsonl")) for pair in read(path)]
    assert sum(pair["verdict"] == "faithful" for pair in pairs) >= 100
    write(tmp_path / "content", pairs)
    found = check(tmp_path / "content", "content").problems
    assert [p.render() for p in found if p.level == "error" and p.code != "date-unsupported"] == []


def _long(folder: Path, count: int) -> Path:
    """A text of one sentence with a quote in every tenth word of it."""
    words = [f"word{n} not" if n % 7 == 0 else f"word{n}" for n in range(count)]
    facts = [
        f"fact-{n}: {{statement: The word is {n}., kind: claim, quote: word{n}, prefix: word{n - 1}}}"
        for n in range(11, count, 10)
        if n % 7 > 1
    ]
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "long.txt").write_text(f"---\ntitle: Long\nlanguage: en\n---\n{' '.join(words)}.\n", "utf-8")
    (folder / "facts.yml").write_text("\n".join(facts) + "\n", "utf-8")
    (folder / "brief.yml").write_text("title: T\nlanguage: en\nbottom_line: It is so. {.linking}\n", "utf-8")
    return folder


def test_a_text_without_a_full_stop_is_read_in_good_time(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        folder = _long(tmp_path / str(count), count)
        start = time.process_time()
        checked = check(folder, "content")
        assert any(p.code == "quote-turns" for p in checked.problems)
        return time.process_time() - start

    seconds(100)
    # Sixteen times the words and quotes: squared it would be 256 times the time.
    assert seconds(8_000) < 80 * max(seconds(500), 0.05)
