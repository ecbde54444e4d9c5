"""The reading text of a source: what its reader sees, cut into numbered paragraphs and sentences.

Quotes are verified in it, sentences are counted and hashed in it, and every offset counts its code points, so
the same file must give the same reading text for ever: Unicode NFC, lines of a paragraph joined by one space,
paragraphs separated by one blank line.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from brief.text.hashes import text_hash
from brief.text.markdown import Block, Kind, blocks
from brief.text.sentences import split

_GAP = "\n\n"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, heading, list item, code block or table row."""

    number: int
    """From 1 through the text."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last."""
    kind: Kind
    level: int
    """Of a heading 1 to 6; depth of a list item or quotation from 1; else 0."""


@dataclass(frozen=True)
class Sentence:
    """A sentence; it lies within one paragraph."""

    number: int
    """From 1 through the text."""
    start: int
    """Offset of its first code point, never white space."""
    end: int
    """Offset after its last."""
    paragraph: int
    """Number of the paragraph."""


@dataclass(frozen=True)
class ReadingText:
    """The text with its paragraphs and sentences, both in order and without overlap."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph at `offset`; between two paragraphs the one before. The text must have one."""
        after = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start)
        return self.paragraphs[max(after - 1, 0)]

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a code point with `start` to `end`, end exclusive."""
        first = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
        after = bisect_left(self.sentences, end, key=lambda sentence: sentence.start)
        return self.sentences[first:after] if start < end else ()

    def sentence_hash(self, sentence: Sentence) -> str:
        """SHA-256 of the sentence's UTF-8, in hexadecimal."""
        return text_hash(self.text[sentence.start : sentence.end])


def of_text(body: str) -> ReadingText:
    """The reading text of a plain text: blank lines end paragraphs; without any, every line is a paragraph."""
    lines = [line.strip() for line in _lines(body.strip())]
    if "" not in lines:
        return _read(Block("text", 0, line) for line in lines)
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([])
    return _read(Block("text", 0, "\n".join(paragraph)) for paragraph in paragraphs)


def of_markdown(body: str) -> ReadingText:
    """The reading text of a Markdown text without its front matter."""
    return _read(blocks(body))


def _lines(text: str) -> list[str]:
    """The lines as every editor tells them apart; form feeds and their kin are mere white space."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _read(found: Iterable[Block]) -> ReadingText:
    """Join the lines of each block that is not empty, and number what there is."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    start = 0
    for block in found:
        lines = (line.strip() for line in _lines(block.text))
        # Composed only now: an entity or a removed mark can bring a letter and its accent together.
        text = unicodedata.normalize("NFC", " ".join(line for line in lines if line))
        if not text:
            continue
        number = len(paragraphs) + 1
        texts.append(text)
        paragraphs.append(Paragraph(number, start, start + len(text), block.kind, block.level))
        for begin, end in split(text):
            sentences.append(Sentence(len(sentences) + 1, start + begin, start + end, number))
        start += len(text) + len(_GAP)
    return ReadingText(_GAP.join(texts), tuple(paragraphs), tuple(sentences))
