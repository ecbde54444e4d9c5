"""Sources that are still what they were, and what the brief says they do not say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import regex

from brief.anchoring.quotes import SourceIndex
from brief.problems import Problem, Where
from brief.reasoning.graph import Graph
from brief.text.finder import Finder
from brief.text.folding import fold, inside_word
from brief.text.hashes import body_hash, text_hash


def source_changed(graph: Graph) -> Iterator[Problem]:
    """A source with a `sha256` has not changed since that was written."""
    for source in graph.brief.sources.values():
        if source.sha256 is None:
            continue
        body = source.body
        # The same text as whole file bodies and as reading text has other hashes; each proves the same.
        same = (body.strip("\n"), body, body.lstrip("\n"), body.strip("\n") + "\n", source.reading.text)
        if source.sha256 not in map(text_hash, same):
            message = f'the text of source "{source.id}" is not the one that this SHA-256 was taken of'
            yield Problem(
                source.places.of("sha256"),
                "source-changed",
                message,
                hint=(
                    "put the old text back; or check every quote against the new text, then write:",
                    f"sha256: {body_hash(source.body)}",
                ),
            )


def absent_found(graph: Graph) -> Iterator[Problem]:
    """What the brief says a source does not mention is not in it, in capitals or not."""
    about = graph.brief.about
    wanted: dict[str, list[tuple[str, str, Where]]] = {}
    for i, absent in enumerate(about.absent):
        for j, term in enumerate(absent.terms):
            row = (term, fold(term).strip().casefold(), about.places.of("absent", i, "terms", j))
            wanted.setdefault(absent.source, []).append(row)
    for source, rows in wanted.items():
        if source not in graph.indexes:
            continue
        text = graph.indexes[source].folded.text.casefold()
        standing = {word for _, _, word in Finder(folded for _, folded, _ in rows).find_whole(text)}
        for term, folded, where in rows:
            if folded in standing:
                message = f'"{term}" does stand in source "{source}", which the brief says does not mention it'
                yield Problem(where, "absent-found", message, hint=partial(_shown, graph.indexes[source], term))


def _shown(index: SourceIndex, term: str) -> tuple[str, ...]:
    """The words around the first place of `term`, as the source writes them."""
    text = index.folded.text
    pattern = regex.compile(regex.escape(fold(term).strip()), regex.IGNORECASE | regex.FULLCASE | regex.V1)
    for match in pattern.finditer(text):
        if not inside_word(text, match.start()) and not inside_word(text, match.end()):
            return (f"it reads: … {text[max(0, match.start() - 30) : match.end() + 30].strip()} …",)
    return ()
