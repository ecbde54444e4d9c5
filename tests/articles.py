"""The text of a source that is not published, as those who hold it may have it: each file with what is to be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import copy_project, mkdocs

FRONT = """\
---
title: The harbour
publish: excerpts
---
"""
LETTER = """\
# News from the harbour

Dear *reader*, **the ship** was seen in [the
harbour](https://example.org/a_(b)) on Monday. It left at 5 a.m. on Tuesday, says Mr. Ito.

> “Nobody came. Nobody asked.” So says the `master` of AT&amp;T\\*.

1. First, the crew of *The Sea*
   was paid.
2. Second, nothing else was found there.

| Ship | Port |
|------|------|
| Asahi | Dhaka |
"""
NOTE = """\
The crew of [the ship] was paid.

[the ship]: https://example.org/ship
"""
FACTS = """
ship-seen:
  statement: The ship was seen in the harbour.
  kind: event
  date: unknown
  evidence:
    - {source: letter, quote: the ship was seen in the harbour}
    - {source: letter, quote: It left at 5 a.m. on Tuesday}
    - {source: letter, quote: So says the master of AT&T*}
    - {source: note, quote: was paid}
"""


@dataclass(frozen=True)
class Held:
    """One file of a reader."""

    name: str
    content: bytes
    stands: bool
    """Whether it is the article, whatever stands around it."""
    misses: str = ""
    """A quote that must be named as missing."""


def other(words: int) -> str:
    """A text that is not the article, as long as asked for."""
    sentence = "Nobody in this town of Mr. Nobody has seen a single ship since the harbour was closed in May. "
    return "\n\n".join([sentence * 6] * (words // len(sentence.split()) // 6 + 1))


def project(to: Path) -> Path:
    """The project of a brief with three sources under excerpts, two of them in Markdown; its site is in `site`."""
    folder = copy_project(to)
    sources, facts = folder / "content" / "sources", folder / "content" / "facts.yml"
    talks = sources / "defence-talks.txt"
    talks.write_text(talks.read_text("utf-8").replace("---\n", "---\npublish: excerpts\n", 1), "utf-8")
    (sources / "letter.md").write_text(FRONT + LETTER, "utf-8")
    (sources / "note.md").write_text(FRONT + NOTE, "utf-8")
    facts.write_text(facts.read_text("utf-8") + FACTS, "utf-8")
    done = mkdocs(folder, folder / "site", environment={"EDITIONS": "html zip"})
    assert done.returncode == 0, done.stderr
    return folder


def held(folder: Path) -> Iterator[tuple[str, Held]]:
    """The files that readers of the project's brief may hold, each with the id of its source."""
    talks = (folder / "content" / "sources" / "defence-talks.txt").read_text("utf-8").split("---\n", 2)[2]
    texts = {
        "defence-talks": (talks, "Mitsubishi Electronics showcased radar systems", "security, elevating"),
        "letter": (LETTER, "It left at 5 a.m. on Tuesday", "nothing else was found there"),
    }
    yield "note", Held("unusual marks", NOTE.encode(), stands=True)
    for id, (body, quoted, elsewhere) in texts.items():
        yield from ((id, file) for file in files(FRONT, body, quoted, elsewhere))


def files(front: str, body: str, quoted: str, elsewhere: str) -> Iterator[Held]:
    """The file of a source as its reader may hold it. `quoted` are words of a quote, `elsewhere` words of none."""
    assert body.count(quoted) == body.count(elsewhere) == 1
    around = f"# The headline of the day\n\n{body}\n\n© The Paper. All rights reserved. Read more.\n"
    yield Held("as it is", body.encode(), stands=True)
    yield Held("with front matter", (front + body).encode(), stands=True)
    yield Held("with other front matter", f"---\ntitle: Other\n---\n\n{body}\n\n".encode(), stands=True)
    yield Held("lines of Windows", (front + body).replace("\n", "\r\n").encode(), stands=True)
    yield Held("byte order mark", (front + body).encode("utf-8-sig"), stands=True)
    yield Held("UTF-16", body.encode("utf-16"), stands=True)
    yield Held("UTF-16, big end first", b"\xfe\xff" + body.encode("utf-16-be"), stands=True)
    yield Held("headline and footer", around.encode(), stands=True)
    yield Held("headline right above", f"The headline of the day\n{body}\nThe Paper".encode(), stands=True)
    yield Held("changed quote", body.replace(quoted, quoted[:-1] + "x").encode(), stands=False, misses=quoted)
    yield Held("changed elsewhere", body.replace(elsewhere, elsewhere[:-1] + "x").encode(), stands=False)
    yield Held("less of it", body.partition(elsewhere)[0].encode(), stands=False)
    yield Held("another text", other(400).encode(), stands=False, misses=quoted)
    yield Held("no text", bytes(range(256)) * 40, stands=False, misses=quoted)
    yield Held("nothing", b"", stands=False, misses=quoted)
