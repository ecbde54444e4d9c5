"""Whether a receipt says what the brief that it came with says: of the edition, of each source, of each quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from brief.editions.html.relinking import joined
from brief.editions.receipt import RESULT
from brief.editions.verify.opening import Json, parsed
from brief.text.hashes import text_hash

_BRIEF = "data/brief.json"


def differences(receipt: Json, data: Mapping[str, bytes]) -> Iterator[str]:
    """What the receipt says otherwise than the `data` of its edition."""
    brief = parsed(data.get(_BRIEF))
    if brief is None:
        yield f"{_BRIEF} is missing or damaged, so the receipt cannot be compared with it"
        return
    yield from _told("the brief", receipt["brief"], _about(brief))
    for source, wanted in _paired(receipt["sources"], _sources(brief, data), "id"):
        yield from _told(f"source “{(wanted or source)['id']}”", source, wanted)
    for quote, wanted in _paired(receipt["quotes"], _quotes(brief), "owner", "number"):
        known = wanted or quote
        yield from _told(f"“{known['owner']}”, quote {known['number']}", quote, wanted)


def _paired(given: Iterable[Json], wanted: Iterable[Json], *key: str) -> Iterator[tuple[Json, Json]]:
    """Each record of the receipt with the wanted one of the same key; nothing where there is none."""
    left: dict[tuple[Any, ...], Json] = {}
    for record in given:
        if left.setdefault(tuple(record[name] for name in key), record) is not record:
            yield record, {}
    for record in wanted:
        yield left.pop(tuple(record[name] for name in key), {}), record
    for record in left.values():
        yield record, {}


def _told(what: str, given: Json, wanted: Json) -> Iterator[str]:
    """One line, if the receipt's record is not the wanted one."""
    if not given or not wanted:
        yield f"{what} stands in {_BRIEF if wanted else 'the receipt'} alone"
        return
    other = [name for name, value in wanted.items() if not _same(name, given.get(name), value)]
    if other:
        yield f"what the receipt says of {what} is not what {_BRIEF} says: {', '.join(other)}"


def _same(name: str, given: Any, wanted: str | int | list[Any] | None) -> bool:
    if name == "label":
        # What else it says depends on the language, and on the program that made the edition.
        return wanted in given if isinstance(wanted, str) else re.findall(r"\d+", given) == [str(wanted)]
    return bool(given == wanted)


def _about(brief: Json) -> Json:
    about = brief["brief"]
    return {
        **{name: about[name] for name in ("title", "edition", "date")},
        **{name: len(brief[name]) for name in ("facts", "judgements")},
    }


def _sources(brief: Json, data: Mapping[str, bytes]) -> Iterator[Json]:
    for source in brief["sources"]:
        file = f"data/sources/{source['id']}.txt"
        shown = {name: source[name] for name in ("id", "title", "publish", "text_sha256")} | {"file": file}
        if source["publish"] == "excerpts":
            hashes = data.get(file, b"").decode().strip().rpartition("\n\n")[2]
            shown["sentences"] = re.findall(r"^\d+ ([0-9a-f]{64})$", hashes, re.MULTILINE)
        yield shown


def _quotes(brief: Json) -> Iterator[Json]:
    for fact in brief["facts"]:
        for number, evidence in enumerate(fact["evidence"], 1):
            yield _quote(fact, fact["number"], number, evidence)
    for actor in brief["actors"]:
        quotes = (role["evidence"] for role in actor["roles"] if role["evidence"])
        for number, evidence in enumerate(quotes, 1):
            yield _quote(actor, actor["name"], number, evidence)


def _quote(owner: Json, named: str | int, number: int, evidence: Json) -> Json:
    return {
        "owner": owner["id"],
        "label": named,
        "number": number,
        **{name: evidence[name] for name in ("source", "paragraph", "exact")},
        "spans": [[span["start"], span["end"]] for span in evidence["spans"]],
        "sha256": text_hash(evidence["exact"]),
        "place": joined(f"sources/{evidence['source']}", evidence["url"].partition("#")[2]),
        "result": RESULT,
    }
