"""The text of a source that is not published, from somebody who holds it: is it the one that the brief was made from?

`static/article.js` gives the same answer in a browser.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, groupby, pairwise
from typing import Any
from unicodedata import normalize

from brief.anchoring.quotes import JOINT
from brief.format.front_matter import split
from brief.text import reading
from brief.text.folding import fold
from brief.text.hashes import body_hash, text_hash
from brief.text.markdown import blocks
from brief.text.sentences import edges

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_REACH = 50
"""How many edges a sentence may run over: dots of abbreviations, ends of lines. It keeps the time linear."""


@dataclass(frozen=True)
class Article:
    """What was found of a text."""

    text: str | None
    """Its reading text, where it is the brief's: there the offsets count."""
    same: bool
    """Whether it is the text that the brief was made from, and nothing else."""
    found: int
    """How many of the sentences stand in it."""
    sentences: int
    folded: tuple[str, ...]
    """All that it may be read as."""

    def holds(self, exact: str) -> bool:
        """Whether the words stand in it; where some are left out, each part after the one before."""
        return any(_in_order(text, exact.split(JOINT)) for text in self.folded)


def compared(content: bytes, source: dict[str, Any], sentences: Collection[str]) -> Article:
    """The file of a reader beside what the receipt says of its source. `sentences` are the hashes of all."""
    body = _body(content)
    texts = [reading.of_text(body).text, reading.of_markdown(body).text]
    text = next((text for text in texts if text_hash(text) == source["text_sha256"]), None)
    same = text is not None or body_hash(body) == source.get("body_sha256")
    wanted = set(sentences)
    standing = wanted if same else _found(_paragraphs(body), wanted)
    return Article(text, same, len(standing), len(wanted), tuple(map(fold, texts)))


def _body(content: bytes) -> str:
    """The text below the front matter: UTF-8, or UTF-16 where the first bytes say so."""
    mark, encoding = next((mark for mark in _MARKS if content.startswith(mark[0])), (b"", "utf-8"))
    text = content[len(mark) :].decode(encoding, "replace")
    return split(re.sub(r"\r\n?", "\n", text))[1]


def _lines(text: str) -> list[str]:
    return [normalize("NFC", line.strip()) for line in text.split("\n")]


def _paragraphs(body: str) -> Iterable[Sequence[str]]:
    """The paragraphs of a text, plain or Markdown, each as its lines; one that is the same in both only once."""
    plain = (tuple(lines) for full, lines in groupby(_lines(body), bool) if full)
    marked = (tuple(filter(None, _lines(block.text))) for block in blocks(body))
    return dict.fromkeys([*plain, *marked])


def _found(paragraphs: Iterable[Sequence[str]], wanted: Collection[str]) -> set[str]:
    """Which of the hashes are those of sentences in the paragraphs, whatever stands around them."""
    return {made for lines in paragraphs for made in _hashes(lines) if made in wanted}


def _hashes(lines: Sequence[str]) -> Iterator[str]:
    """The hashes of all that may be a sentence: the paragraph, its lines, what stands between two edges."""
    text = " ".join(lines)
    yield from map(text_hash, (text, *lines))
    of_lines = (end - 1 for end in accumulate(len(line) + 1 for line in lines))
    ends = sorted({*edges(text), *of_lines})
    pieces = [text[start:end] for start, end in pairwise([0, *ends])]
    for number, piece in enumerate(pieces):
        digest = sha256(piece.lstrip().encode())
        yield digest.hexdigest()
        for following in pieces[number + 1 : number + _REACH]:
            digest.update(following.encode())
            yield digest.hexdigest()


def _in_order(text: str, parts: Sequence[str]) -> bool:
    at = 0
    for part in parts:
        words = fold(part).strip()
        at = text.find(words, at)
        if at < 0:
            return False
        at += len(words)
    return True
