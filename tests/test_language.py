"""The language checks on sentences in the manner of the news: what they find, and what they leave alone."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from brief.checker import check
from brief.dates import in_quotes
from brief.format.yamltree import Group, Items, Node, Scalar, parse
from brief.language.numbers import numbers, spelled
from brief.language.wordlists import of_language
from brief.text.folding import fold
from tests import small_brief
from tests.steps import steps

CORPUS = Path(__file__).parent / "corpus"
ACTORS = {
    "kesh": "Kesh",
    "valdoria": "Valdoria",
    "mira-tolvanen": "Mira Tolvanen",
    "oskar-brandt": "Oskar Brandt",
    "northline": "Northline Shipping",
    "villagers": "Villagers",
    "ana-reve": "Ana Reve",
}
CODES = {
    "hedge-dropped",
    "condition-dropped",
    "negation-dropped",
    "attribution-dropped",
    "worded-as-asserted",
    "number-not-in-passage",
    "name-not-in-passage",
    "quote-turns",
}
"""The checks that compare a statement with its passage."""


def cases(name: str = "statements.yml") -> list[dict[str, Any]]:
    node, problems = parse("cases:\n" + (CORPUS / name).read_text("utf-8"), name)
    assert problems == []
    return list(plain(node)["cases"])


def plain(node: Node) -> Any:
    """A tree of YAML as Python's own values; every scalar is text."""
    match node:
        case Group():
            return {key.text: plain(value) for key, value in node.entries}
        case Items():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text


def write(folder: Path, rows: list[dict[str, Any]], language: str = "en", about: str = "") -> Path:
    """A brief with one source and one fact a row."""
    facts, texts = {}, {}
    for n, row in enumerate(rows, 1):
        front = f"---\ntitle: Report {n}\nlanguage: {row.get('language', language)}\n---\n"
        texts[f"sources/report-{n}.txt"] = f"{front}{row['passage']}\n"
        fields = {key: str(value) for key, value in row.get("fields", {}).items()}
        facts[f"fact-{n}"] = {
            "statement": row["statement"],
            "kind": "claim",
            "source": f"report-{n}",
            "quote": row.get("quote", row["passage"]),
            **fields,
        }
    # JSON is YAML, and its lines are easy to count.
    lines = [f"{json.dumps(id)}: {json.dumps(fact, ensure_ascii=False)}" for id, fact in facts.items()]
    actors = [f"{id}:\n  name: {name}\n  kind: group\n" for id, name in ACTORS.items()]
    front = f"title: Reports\nlanguage: en\nscale: phia\nbottom_line: The reports are read [[fact-1]].\n{about}"
    texts |= {"facts.yml": "\n".join(lines) + "\n", "actors.yml": "".join(actors), "brief.yml": front}
    return small_brief.put(folder, texts)


def warned(folder: Path) -> dict[int, set[str]]:
    """By number of the fact: the codes of these checks that warn about it. No error stands in the way."""
    checked = check(folder, "content")
    assert [p.render() for p in checked.problems if p.level == "error"] == []
    found: dict[int, set[str]] = {}
    for problem in checked.problems:
        if problem.where.path.endswith("facts.yml") and problem.code in CODES:
            found.setdefault(problem.where.line, set()).add(problem.code)
    return found


@pytest.fixture(scope="module", params=["statements.yml", "more-statements.yml"])
def read_corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, set[str]]]:
    """Each case with the codes found for it."""
    rows = cases(request.param)
    found = warned(write(tmp_path_factory.mktemp("corpus"), rows))
    return [(row, found.get(n, set())) for n, row in enumerate(rows, 1)]


def test_honest_statements_are_left_alone(read_corpus: list[tuple[Any, set[str]]]) -> None:
    honest = [(row, found) for row, found in read_corpus if "codes" not in row]
    false = {row["statement"]: found for row, found in honest if found}
    assert len(honest) >= 30
    assert false == {}


def test_slips_are_found(read_corpus: list[tuple[Any, set[str]]]) -> None:
    slips = [(row, found) for row, found in read_corpus if "codes" in row]
    assert len(slips) >= 12
    assert {row["statement"]: found for row, found in slips} == {
        row["statement"]: set(row["codes"]) for row, _ in slips
    }


@pytest.mark.parametrize(
    "path", sorted(files("brief.language").joinpath("words").iterdir(), key=lambda path: path.name)
)
def test_a_word_list_holds_what_the_checks_can_read(path: Path) -> None:
    words = of_language(path.name.removesuffix(".txt"))
    english = of_language("en")
    assert words is not None
    assert english is not None
    assert words.kinds <= english.kinds
    assert "" not in words.kinds
    assert [entry.text for entry in words.entries if not entry.text or set(entry.text) & set("*=[]")] == []
    assert len(set(words.entries)) == len(words.entries), "an entry is written twice"
    assert all(value.removeprefix("x").replace(".", "", 1).isdigit() for value in words.values.values())


def test_a_language_without_a_list_is_not_checked(tmp_path: Path) -> None:
    slip = {"passage": "Kesh koopt misschien twaalf boten, maar niet nu.", "statement": "Kesh buys twelve boats."}
    assert of_language("nl") is None
    assert warned(write(tmp_path, [slip], language="nl")) == {}


@pytest.mark.parametrize(
    ("language", "passage", "codes"),
    [
        ("bn", "সরকার একটি ঋণ বিবেচনা করছে।", {"hedge-dropped"}),
        ("bn", "চুক্তি হলে জাহাজগুলো যাবে।", {"condition-dropped"}),
        ("bn", "মুখপাত্র বলেছেন, জাহাজগুলো রওনা দিয়েছে।", {"attribution-dropped"}),
        ("bn", "১২ লাখ মানুষ রওনা দিয়েছে।", set()),
        ("ja", "政府は融資を検討している。", {"hedge-dropped"}),
        ("ja", "合意すれば船は出港する。", {"condition-dropped"}),
        ("ja", "報道官によると船は出港した。", {"attribution-dropped"}),
        ("ja", "船は六月に出港した。", set()),
    ],
)
def test_passages_are_read_by_the_list_of_their_language(
    tmp_path: Path, language: str, passage: str, codes: set[str]
) -> None:
    row = {"passage": passage, "statement": "The ships have left."}
    assert warned(write(tmp_path, [row], language=language)).get(1, set()) == codes


def test_numbers_are_compared_across_scripts(tmp_path: Path) -> None:
    rows = [
        {"language": "bn", "passage": "১২ লাখ মানুষ রওনা দিয়েছে।", "statement": "1.2 million people have left."},
        {"language": "ja", "passage": "三隻の船が出港した。", "statement": "Three ships have left."},
        {"language": "ja", "passage": "費用は12億5000万円だ。", "statement": "The cost is 1.25 billion yen."},
        {"language": "ja", "passage": "三隻の船が出港した。", "statement": "Four ships have left."},
        {"language": "ar", "passage": "غادرت ١٢ سفينة.", "statement": "12 ships have left."},
    ]
    assert warned(write(tmp_path, rows)) == {4: {"number-not-in-passage"}}


def test_each_check_can_be_switched_off(tmp_path: Path) -> None:
    off = ", ".join(f"{code}: off" for code in sorted(CODES))
    assert warned(write(tmp_path, cases("more-statements.yml"), about=f"lint: {{{off}}}\n")) == {}


@pytest.mark.parametrize(
    "piece", ["1", "22,", "三", "3,", "may ", "un", "検討", "令和", "'n't ", "said, ", "1.", "A-1 ", "If it, "]
)
def test_hostile_repetition_is_read_in_steps_as_many_as_its_words(piece: str) -> None:
    words = of_language("en")

    def read(count: int) -> None:
        text = piece * count
        numbers(spelled(text), words, "number", "number loosely")
        in_quotes.of_quotes([text]).day(3)
        for language in ("en", "bn", "ja"):
            listed = of_language(language)
            assert listed is not None
            listed.find(fold(text), "hedge", "plan", "negation")

    read(10)
    # Four times the words; squared it would be 16.
    assert steps(lambda: read(2_000)) < 5 * steps(lambda: read(500))
    read(16_000)
