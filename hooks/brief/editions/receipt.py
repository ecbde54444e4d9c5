"""What an edition promises, so that it can be checked: the hash of every text, the place of every quote."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib import metadata
from typing import Any

from brief import __version__
from brief.anchoring.quotes import Anchor
from brief.editions.html.relinking import joined
from brief.language import interface
from brief.reasoning.graph import Graph
from brief.site import paths
from brief.text.hashes import body_hash, text_hash

FORMAT = 1
NAME = "receipt.json"
RESULT = "stands exactly once"
BLANK = "0" * 64
"""Stands for the hash of the one file in that file, while it is taken."""

_STAND_INS = {"mkdocs-material": "mkdocs-materialx"}
"""What a site can also be made with, in place of what is declared."""

Json = dict[str, Any]


def receipt(graph: Graph, *, texts: bool) -> Json:
    """The receipt of a brief. With `texts` it holds the reading text of each source that is published in full."""
    about = graph.brief.about
    return {
        "format": FORMAT,
        "brief": {
            "title": about.title,
            "edition": about.edition,
            "date": about.date.text if about.date else None,
            "facts": len(graph.brief.facts),
            "judgements": len(graph.brief.judgements),
        },
        "made_with": versions(),
        "sources": [_source(graph, id, texts=texts) for id in graph.brief.sources],
        "quotes": [
            _quote(graph, anchor)
            for owner in (*graph.brief.facts, *graph.brief.actors)
            for anchor in graph.anchors.get(owner, ())
        ],
    }


def _source(graph: Graph, id: str, *, texts: bool) -> Json:
    source = graph.brief.sources[id]
    reading = source.reading
    record: Json = {
        "id": id,
        "title": source.title,
        "publish": source.publish,
        "file": f"data/sources/{id}.txt",
        "text_sha256": text_hash(reading.text),
    }
    if source.publish == "excerpts":
        record["body_sha256"] = body_hash(source.body)
        record["sentences"] = [reading.sentence_hash(sentence) for sentence in reading.sentences]
    elif texts:
        record["text"] = reading.text
    return record


def _quote(graph: Graph, anchor: Anchor) -> Json:
    evidence, _ = anchor.evidence, interface.of(graph.brief.about.language).gettext
    fact = graph.brief.facts.get(evidence.owner)
    target = paths.of_passage(evidence)
    return {
        "owner": evidence.owner,
        "label": _("Fact %(number)s", number=fact.number)
        if fact
        else _("Role of %(actor)s", actor=graph.brief.actors[evidence.owner].name),
        "number": evidence.number,
        "source": evidence.source,
        "paragraph": anchor.paragraph,
        "spans": [list(span) for span in anchor.spans],
        "exact": anchor.exact,
        "sha256": text_hash(anchor.exact),
        "place": joined(target.page, target.anchor),
        "result": RESULT,
    }


def versions() -> Mapping[str, str]:
    """This program and the libraries that it is declared to need, by name."""
    by_name = {"brief-checker": __version__}
    try:
        needed = metadata.requires("brief-checker") or []
    except metadata.PackageNotFoundError:
        return by_name
    for requirement in needed:
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower()
        if "extra ==" in requirement:
            continue
        for each in (name, _STAND_INS.get(name)):
            if each and (version := _version(each)):
                by_name[each] = version
                break
    return dict(sorted(by_name.items()))


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def versions_of_archive(*, paper: bool) -> Mapping[str, str]:
    """The same, with `paper` also what makes the PDF. Not the Python: all of them give the same bytes."""
    return {**versions(), "typst": metadata.version("typst")} if paper else versions()


def sealed(data: Json) -> str:
    """Data of a check for a `script` element, with its own hash: taken of its JSON, as a script writes it again."""
    return in_html({**data, "sha256": text_hash(_compact(data))})


def in_html(data: object) -> str:
    """JSON to stand in a `script` element: nothing in it can end the element."""
    return _compact(data).replace("<", "\\u003c")


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
