"""`facts.csv` and `actors.csv`: one row a record, for a spreadsheet.

RFC 4180: commas, CRLF, a header. A byte order mark comes first, because without it the most common spreadsheet
does not read UTF-8. A cell that a spreadsheet could take for a formula (it begins with `=`, `+`, `-` or `@`, also
full-width, or with a tab or a line break) is written with `'` before it, which makes it text: so the year -0044
is the cell `'-0044`. Several values in one cell are parted by ` | `.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from brief.dates.edtf import Edtf
from brief.dates.in_words import words
from brief.model.records import Actor, Fact, Role
from brief.reasoning import lines_of_sight
from brief.reasoning.graph import Graph
from brief.site.paths import Paths, of_id

SEPARATOR = " | "
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")

Row = dict[str, str | int | None]
"""Column to cell; None is an empty cell."""


def facts(graph: Graph, paths: Paths) -> bytes:
    lines = lines_of_sight.numbers(graph)
    rows = (
        _fact(graph, paths, fact) | {"lines": _joined(lines.get(fact.id, ()))} for fact in graph.brief.facts.values()
    )
    return _csv(FACT_COLUMNS, rows)


def actors(graph: Graph, paths: Paths) -> bytes:
    numbered = enumerate(graph.brief.actors.values(), 1)
    return _csv(ACTOR_COLUMNS, (_actor(graph, paths, number, actor) for number, actor in numbered))


FACT_COLUMNS = (
    "number",
    "id",
    "statement",
    "kind",
    "status",
    "worded_as",
    "said_by",
    "said_by_name",
    "said_on",
    "date",
    "earliest",
    "latest",
    "date_text",
    "sources",
    "paragraphs",
    "quotes",
    "actors",
    "topics",
    "credibility",
    "contradicts",
    "repeats",
    "checked_by",
    "checked_on",
    "withdrawn",
    "url",
    "lines",
)


def _fact(graph: Graph, paths: Paths, fact: Fact) -> Row:
    date, anchors = fact.date, graph.anchors.get(fact.id, ())
    speaker = graph.brief.actors.get(fact.said_by) if fact.said_by else None
    target = of_id(graph.brief, fact.id)
    return {
        "number": fact.number,
        "id": fact.id,
        "statement": fact.statement,
        "kind": fact.kind,
        "status": fact.status,
        "worded_as": fact.worded_as,
        "said_by": fact.said_by,
        "said_by_name": speaker.name if speaker else None,
        "said_on": _text(fact.said_on),
        "date": _text(date),
        "earliest": date.earliest.iso() if date and date.earliest else None,
        "latest": date.latest.iso() if date and date.latest else None,
        "date_text": words(date, once=fact.once) if date else None,
        "sources": _joined(dict.fromkeys(anchor.evidence.source for anchor in anchors)),
        "paragraphs": _joined(str(anchor.paragraph) for anchor in anchors),
        "quotes": _joined(anchor.exact for anchor in anchors),
        "actors": _joined(graph.actors_of[fact.id]),
        "topics": _joined(fact.topics),
        "credibility": fact.credibility,
        "contradicts": _joined(fact.contradicts),
        "repeats": _joined(fact.repeats),
        "checked_by": fact.checked.by if fact.checked else None,
        "checked_on": _text(fact.checked.on) if fact.checked else None,
        "withdrawn": _withdrawn(graph, fact),
        "url": paths.url(target) if target else None,
    }


def _withdrawn(graph: Graph, fact: Fact) -> str | None:
    if fact.withdrawn:
        return f"{fact.withdrawn.on.text}: {fact.withdrawn.why}"
    return "every source was withdrawn" if graph.is_withdrawn(fact) else None


ACTOR_COLUMNS = ("number", "id", "name", "kind", "aliases", "roles", "role_quotes", "part_of", "links", "facts", "url")


def _actor(graph: Graph, paths: Paths, number: int, actor: Actor) -> Row:
    target = of_id(graph.brief, actor.id)
    return {
        "number": number,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": _joined(actor.aliases),
        "roles": _joined(_role(role) for role in actor.roles),
        "role_quotes": _joined(anchor.exact for anchor in graph.anchors.get(actor.id, ())),
        "part_of": _joined(actor.part_of),
        "links": _joined(actor.links.values()),
        "facts": _joined(graph.facts_of[actor.id]),
        "url": paths.url(target) if target else None,
    }


def _role(role: Role) -> str:
    """For example `President, of bipss, from 2019, to 2022`."""
    said = [role.role]
    said += [f"of {role.of}"] if role.of else []
    said += [f"from {role.begins.text}"] if role.begins else []
    said += [f"to {role.ends.text if role.ends else 'unknown'}"] if role.ended else []
    return ", ".join(said)


def _text(date: Edtf | None) -> str | None:
    return date.text if date else None


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(values)


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | int | None) -> str:
    text = "" if value is None else str(value)
    # Some spreadsheets drop leading blanks before they look for a formula.
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
