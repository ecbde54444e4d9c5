"""`sources/<id>.txt`: the reading text of a source, in which all offsets count.

The file is the reading text and nothing else, so that its SHA-256 is the `text_sha256` of `brief.json`. Under
excerpts mode it holds the quoted passages, each with its place, and one hash a sentence.
"""

from __future__ import annotations

from brief.reasoning.coverage import quoted
from brief.reasoning.graph import Graph

_EXCERPTS = """\
Excerpts: {title}

The full text is not published here. These are the passages that the brief quotes, each with its paragraph and
its place in the reading text (code points from 0, end exclusive). Whoever holds the full text can compare the
SHA-256 of each sentence below.
"""


def render(graph: Graph, id: str) -> bytes:
    source = graph.brief.sources[id]
    if source.publish == "full":
        return source.reading.text.encode()
    reading = source.reading
    lines = [_EXCERPTS.format(title=source.title)]
    for start, end in quoted(graph, id):
        lines += [f"[paragraph {reading.paragraph_at(start).number}, {start}-{end}]", reading.text[start:end], ""]
    lines += ["SHA-256 of each sentence in UTF-8", ""]
    lines += [f"{sentence.number} {reading.sentence_hash(sentence)}" for sentence in reading.sentences]
    return ("\n".join(lines) + "\n").encode()
