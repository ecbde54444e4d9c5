"""Honest and distorted statements about short passages: which are warned of, by kind. `make pairs` prints a table.

`tests/corpus/pairs*.jsonl` holds one pair a line: a passage (`source`), a `quote` in it, a `statement`, further
`fields`, its `verdict` (faithful or distorted) and its `kind`. All are invented. A distorted one counts as caught when
any rule about wording names its fact; a faithful one that any of them names is a false alarm.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from brief.checker import check

CORPUS = Path(__file__).parent / "corpus"
HOUSEKEEPING = frozenset(
    {"sentence-unused", "unused-fact", "unused-actor", "not-one-sentence", "said-on-unsupported", "no-signpost"}
)
"""Warnings that say nothing of whether a statement says what its passage says."""
AROUND = frozenset(
    {
        "negation-left-outside-left",
        "negation-in-gap",
        "condition-left-outside",
        "exception-left-outside-right",
        "speaker-cut-off",
        "attribution-after",
        "stitched-reversal",
        "hyphen-cut",
        "left-out-2",
    }
)
"""Kinds that are distorted by what the quote leaves out."""


@dataclass
class Tally:
    """The pairs of one verdict and kind."""

    all: int = 0
    warned: int = 0
    codes: Counter[str] = field(default_factory=Counter)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write(content: Path, pairs: list[dict[str, Any]]) -> None:
    """A brief with a source and a fact for each pair."""
    (content / "sources").mkdir(parents=True)
    facts: list[str] = []
    actors: dict[str, str] = {}
    for n, pair in enumerate(pairs):
        fields = dict(pair["fields"])
        names = fields.pop("actors", [])
        if "said_by" in fields:
            names = [*names, fields["said_by"]]
            fields["said_by"] = _slug(fields["said_by"])
        actors |= {_slug(name): name for name in names}
        text = f"---\ntitle: Source {n}\nlanguage: en\n---\n{pair['source']}\n"
        (content / "sources" / f"source-{n}.txt").write_text(text, "utf-8")
        record = {"kind": "claim", "source": f"source-{n}", "statement": pair["statement"], "quote": pair["quote"]}
        record |= fields | ({"actors": sorted({_slug(name) for name in names})} if names else {})
        # JSON is YAML, one line a fact.
        facts.append(f"fact-{n}: {json.dumps(record, ensure_ascii=False)}")
    (content / "facts.yml").write_text("\n".join(facts) + "\n", "utf-8")
    people = [f"{id}: {json.dumps({'name': name, 'kind': 'organisation'})}" for id, name in sorted(actors.items())]
    (content / "actors.yml").write_text("\n".join(people) + "\n", "utf-8")
    (content / "brief.yml").write_text("title: Pairs\nlanguage: en\nbottom_line: It is so [[fact-0]].\n", "utf-8")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def warned(content: Path) -> dict[int, set[str]]:
    """By number of the pair: the codes of the rules about wording that name its fact."""
    found: dict[int, set[str]] = defaultdict(set)
    for problem in check(content, "content").problems:
        if problem.where.path.endswith("facts.yml") and problem.code not in HOUSEKEEPING:
            found[problem.where.line - 1].add(problem.code)
    return found


def tally(pairs: list[dict[str, Any]], found: dict[int, set[str]]) -> dict[tuple[str, str], Tally]:
    """By verdict and kind."""
    table: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for n, pair in enumerate(pairs):
        row = table[pair["verdict"], pair["kind"]]
        row.all += 1
        row.warned += bool(found.get(n))
        row.codes.update(found.get(n, ()))
    return table


def share(table: dict[tuple[str, str], Tally], verdict: str, kinds: frozenset[str] | None = None) -> float:
    """How many of the pairs of a verdict, and of some kinds, are warned of."""
    rows = [row for (v, kind), row in table.items() if v == verdict and (kinds is None or kind in kinds)]
    return sum(row.warned for row in rows) / sum(row.all for row in rows)


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(CORPUS.glob("pairs*.jsonl"))
    pairs = [pair for path in paths for pair in read(path)]
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "content", pairs)
        table = tally(pairs, warned(Path(folder) / "content"))
    for (verdict, kind), row in sorted(table.items()):
        codes = ", ".join(f"{code} {count}" for code, count in row.codes.most_common())
        print(f"{verdict:9} {kind:28} {row.warned:3} of {row.all:3}  {codes}")
    print(
        f"caught {share(table, 'distorted'):.0%} of the distorted, "
        f"{share(table, 'distorted', AROUND):.0%} of those that a cut distorts; "
        f"warned of {share(table, 'faithful'):.0%} of the faithful"
    )


if __name__ == "__main__":
    main()
