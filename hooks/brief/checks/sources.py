"""Sources that are still what they were, and what the brief says they do not say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import regex

from brief.graph import Graph
from brief.problems import Problem
from brief.text import fold, inside_word


def body_hash(body: str) -> str:
    """The SHA-256 that pins a source: of the text below the front matter, UTF-8, line ends LF, without the blank
    lines around it."""
    return hashlib.sha256(body.strip("\n").encode()).hexdigest()


def source_changed(graph: Graph) -> Iterator[Problem]:
    """A source with a `sha256` has not changed since that was written."""
    for source in graph.brief.sources.values():
        if source.sha256 is None:
            continue
        # The same text as whole file bodies and as reading text has other hashes; each proves the same.
        same = {
            body_hash(source.body),
            *(
                hashlib.sha256(text.encode()).hexdigest()
                for text in (
                    source.body,
                    source.body.lstrip("\n"),
                    source.body.strip("\n") + "\n",
                    source.reading.text,
                )
            ),
        }
        if source.sha256 not in same:
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
    for i, absent in enumerate(about.absent):
        source = absent.source
        if source not in graph.indexes:
            continue
        text = graph.indexes[source].folded.text
        for j, term in enumerate(absent.terms):
            found = _word_in(text, fold(term).strip())
            if found:
                around = text[max(0, found[0] - 30) : found[1] + 30].strip()
                message = f'"{term}" does stand in source "{source}", which the brief says does not mention it'
                yield Problem(
                    about.places.of("absent", i, "terms", j),
                    "absent-found",
                    message,
                    hint=(f"it reads: … {around} …",),
                )


def _word_in(text: str, wanted: str) -> tuple[int, int] | None:
    """Where `wanted` stands in `text` as whole words; a term's inflections are terms of their own."""
    pattern = regex.compile(regex.escape(wanted), regex.IGNORECASE | regex.FULLCASE | regex.V1)
    for match in pattern.finditer(text) if wanted else ():
        if not inside_word(text, match.start()) and not inside_word(text, match.end()):
            return match.span()
    return None
