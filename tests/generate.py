"""A seeded generator of briefs of any size: clean, plausible, in several languages, without a single warning."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from brief.dates.misspellings import MONTHS

SYLLABLES = [
    "ba",
    "den",
    "kor",
    "mi",
    "tal",
    "sha",
    "ren",
    "vo",
    "lu",
    "pim",
    "gar",
    "este",
    "no",
    "wik",
    "dra",
    "hel",
    "jo",
    "fen",
    "ru",
    "sol",
    "ta",
    "ki",
]
KINDS = ("state", "government-body", "company", "organisation", "person")
OBJECTS = (
    "the port agreement",
    "a loan for the railway",
    "the fishing quota",
    "two patrol boats",
    "a customs reform",
    "the border survey",
    "a training programme",
    "the water treaty",
    "an energy link",
    "the radar station",
)
VERBS = (
    ("approved", "gave its approval to"),
    ("postponed", "put off"),
    ("reviewed", "looked again at"),
    ("financed", "paid for"),
    ("criticised", "found fault with"),
    ("signed", "put its name to"),
)
OTHER_WORDS = (
    ("bn", "চুক্তিটি নিয়ে আলোচনা চলছে এবং সংখ্যা {n} উল্লেখ করা হয়েছে", "।"),
    ("ja", "協定についての協議は続いており番号{n}が挙げられた", "。"),
)


def quoted(text: str) -> str:
    """A text as a YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def names(rng: random.Random, count: int) -> list[str]:
    """Names of actors; none is part of another."""
    found: dict[str, None] = {}
    while len(found) < count:
        word = "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()
        found[f"{word} {len(found) + 1:04d}"] = None
    return list(found)


def write_brief(
    folder: Path, facts: int = 2000, sources: int = 200, actors: int = 135, seed: int = 1, aliases: int = 2
) -> None:
    """Write a brief without a problem into `folder`. The same arguments give the same files."""
    rng = random.Random(seed)
    called = names(rng, actors)
    rows: list[str] = []
    texts: list[list[str]] = [[] for _ in range(sources)]
    languages = ["en"] * sources
    for n in range(1, facts + 1):
        source = (n - 1) % sources
        actor, other = (n - 1) % actors, rng.randrange(actors)
        record, sentence, mark, language = _fact(rng, n, called[actor], called[other])
        texts[source].append(sentence + mark)
        languages[source] = language if languages[source] == "en" else languages[source]
        rows.append(_record(n, record, f"source-{source + 1}", sentence, actor, other))
    _write(folder, called, rows, texts, languages, facts, aliases)


def _fact(rng: random.Random, n: int, actor: str, other: str) -> tuple[dict[str, str], str, str, str]:
    """The fields of a fact, the sentence of the source that carries it, the mark that ends it, its language."""
    if n % 50 == 0:
        language, words, mark = OTHER_WORDS[(n // 50) % 2]
        fields = {"statement": f"The talks on item {n} are said to go on.", "kind": "claim", "worded_as": "hedged"}
        return fields, words.replace("{n}", str(n)), mark, language
    past, said = rng.choice(VERBS)
    thing = rng.choice(OBJECTS)
    month, year = rng.randrange(12), rng.randrange(1990, 2026)
    words = f"{actor} {past} {thing} with {other} in {MONTHS[month]} {year}, as item {n} of the record shows"
    fields = {
        "statement": f"{actor} {said} {thing} together with {other}.",
        "kind": "event",
        "date": f"{year}-{month + 1:02d}",
        "topics": f"[{rng.choice(('trade', 'defence', 'water', 'transport'))}]",
    }
    return fields, words, ".", "en"


def _record(n: int, fields: dict[str, str], source: str, quote: str, actor: int, other: int) -> str:
    lines = [f"fact-{n}:"]
    for name, value in fields.items():
        lines.append(f"  {name}: {value if name != 'statement' else quoted(value)}")
    lines += [f"  source: {source}", f"  quote: {quoted(quote)}"]
    ids = dict.fromkeys((actor, other))
    lines.append(f"  actors: [{', '.join(f'actor-{a + 1}' for a in ids)}]")
    if n % 3 == 0:
        lines.append(f"  said_by: actor-{actor + 1}")
    if n % 2 == 0:
        lines.append("  checked: {by: A. Reader, on: 2026-01-05}")
    return "\n".join(lines)


def _write(
    folder: Path,
    called: Sequence[str],
    rows: list[str],
    texts: list[list[str]],
    languages: list[str],
    facts: int,
    aliases: int,
) -> None:
    for name in ("sources", "facts", "analysis"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    files = min(10, facts)
    for i in range(files):
        part = rows[i * facts // files : (i + 1) * facts // files]
        (folder / "facts" / f"part-{i:02d}.yml").write_text("\n\n".join(part) + "\n", "utf-8")
    for i, (sentences, language) in enumerate(zip(texts, languages, strict=True), 1):
        front = f"---\ntitle: Record {i}\npublisher: Archive {i % 7}\nlanguage: {language}\n---\n"
        paragraphs = ["\n".join(sentences[k : k + 5]) for k in range(0, len(sentences), 5)]
        (folder / "sources" / f"source-{i}.txt").write_text(front + "\n\n".join(paragraphs) + "\n", "utf-8")
    people = [
        f"actor-{i}:\n  name: {name}\n  kind: {KINDS[i % len(KINDS)]}\n"
        f"  aliases: [{', '.join(f'Alias {i:04d} {letter}' for letter in 'ABCDEFGH'[:aliases])}]"
        for i, name in enumerate(called, 1)
    ]
    (folder / "actors.yml").write_text("\n\n".join(people) + "\n", "utf-8")
    judgements = []
    for j, start in enumerate(range(1, facts + 1, 20), 1):
        ids = ", ".join(f"fact-{n}" for n in range(start, min(start + 20, facts + 1)))
        against = (start + 19) % facts + 1
        judgements.append(
            f"judgement-{j}:\n  judgement: It is likely that the records of group {j} describe one policy.\n"
            f"  likelihood: likely\n  confidence: low\n  confidence_because: The records are few.\n"
            f"  rests_on: [{ids}]\n  against: [fact-{against}]\n  would_change: [A record of another policy.]"
        )
    (folder / "judgements.yml").write_text("\n\n".join(judgements) + "\n", "utf-8")
    for page in range(1, max(1, facts // 200) + 1):
        body = "\n\n".join(
            f"Item {n} is part of the record [[fact-{n}]]." for n in range(page, facts + 1, max(1, facts // 20))
        )
        text = f"---\ntitle: Reading {page}\norder: {page}\n---\n{body}\n"
        (folder / "analysis" / f"reading-{page}.md").write_text(text, "utf-8")
    (folder / "brief.yml").write_text(
        "title: A generated brief\nquestion: What do the records say?\nscale: phia\nedition: '1'\ndate: 2026-01-05\n"
        "bottom_line: The records describe one policy [[judgement-1]].\nkey_judgements: [judgement-1]\n",
        "utf-8",
    )
