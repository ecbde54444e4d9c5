"""A brief that shows what the pictures can: dates of every kind, speakers, roles, relations, an order without dates.

Its actors, its words and its dates are made by counting, so that the same arguments give the same files.
"""

from __future__ import annotations

import json
from pathlib import Path

DATES = (
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}",
    "{y}",
    "{y}-{m:02}~",
    "{y}?",
    "{y}-{m:02}/{z}-{m:02}",
    "{y}/..",
    "../{y}-{m:02}",
    "{y}-21",
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}",
    "{y}/",
)
STATUSES = ("happened", "happened", "happened", "planned", "happened", "postponed", "cancelled", "proposed", "ongoing")
WORDS = (
    "trades with",
    "offers defence technology to",
    "recognises",
    "has signed a framework agreement on water with",
    "criticises",
    "lends to",
    "is said to be in talks about a customs union with",
)
NAMES = (
    "Republic of Tal",
    "Ministry of Foreign Affairs of Tal",
    "Kor",
    "防衛装備庁",
    "A. Renner",
    "Institute for Peace and Security Studies of the Republic of Tal",
)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def name(n: int) -> str:
    """Of the actor with this number, from 1; long and short ones."""
    return (
        NAMES[n - 1]
        if n <= len(NAMES)
        else f"{('Party', 'Bureau of Surveys', 'Port Authority of the North')[n % 3]} {n}"
    )


def write(folder: Path, events: int, actors: int, relations: int) -> None:
    """Write a brief without an error into `folder`."""
    (folder / "sources").mkdir(parents=True)
    sentences, facts = [], []
    for n in range(1, events + 1):
        year, month, day = 2005 + n * 7 % 19, n * 5 % 12 + 1, n * 11 % 28 + 1
        date = DATES[n % len(DATES)].format(y=year, m=month, d=day, z=year + 1)
        sentence = f"Item {n} of the record tells that {name(n % actors + 1)} opened talks on the water treaty"
        sentences.append(sentence)
        facts.append(
            f"event-{n}:\n  statement: {quoted(sentence + '.')}\n  kind: event\n"
            f"  status: {STATUSES[n % len(STATUSES)]}\n  date: {date}\n  date_reason: The record says so.\n"
            f"  quote: {quoted(sentence)}\n  actors: [actor-{n % actors + 1}]\n  topics: [water]\n"
            + (f"  said_by: actor-{n * 3 % actors + 1}\n  said_on: {year + 1}-{month:02}\n" if n % 3 == 0 else "")
        )
    for n in range(1, relations + 1):
        # Everybody knows the hub, the neighbour, and somebody further off.
        start, end = (n - 1) % actors, (0, n, n * 5 + 2)[n % 3] % actors
        end = (end + 1) % actors if end == start else end
        words = WORDS[n % len(WORDS)]
        sentence = f"Item R{n} of the record tells that {name(start + 1)} {words} {name(end + 1)}"
        sentences.append(sentence)
        facts.append(
            f"relation-{n}:\n  statement: {quoted(sentence + '.')}\n  kind: relation\n  quote: {quoted(sentence)}\n"
            f"  relation: {{from: actor-{start + 1}, to: actor-{end + 1}, as: {quoted(words)}}}\n"
            + (f"  said_by: actor-{n % actors + 1}\n" if n % 4 == 0 else "")
            + ("  worded_as: hedged\n" if n % 9 == 0 else "")
            + ("  date: 2010/2014\n  date_reason: The record says so.\n" if n % 7 == 0 else "")
        )
    text = "---\ntitle: The record\npublished: 2025-02-03\nlanguage: en\n---\n"
    (folder / "sources" / "record.txt").write_text(text + "\n\n".join(f"{s}." for s in sentences) + "\n", "utf-8")
    (folder / "facts.yml").write_text("\n".join(facts), "utf-8")
    kinds = ("state", "government-body", "company", "organisation", "person")
    people = [f"actor-{n}:\n  name: {quoted(name(n))}\n  kind: {kinds[n % 5]}\n" for n in range(1, actors + 1)]
    (folder / "actors.yml").write_text("\n".join(people), "utf-8")
    first = "event-1" if events else "relation-1"
    about = f"title: A pictured brief\ndate: 2026-01-05\nbottom_line: The record tells of talks [[{first}]].\n"
    (folder / "brief.yml").write_text(about, "utf-8")
