"""A quoted passage among the words around it: what a reader needs to see that it was not torn out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from brief.anchoring.quotes import Anchor
from brief.model.records import Source


@dataclass(frozen=True)
class Context:
    """The sentences that a passage touches, with the sentence before and the sentence after."""

    before: str
    parts: tuple[tuple[str, bool], ...]
    """The words of the touched sentences in order; True: they belong to the quote."""
    after: str


def context(source: Source, anchor: Anchor) -> Context:
    """Where only excerpts of a source may be published, nothing but the passage itself."""
    if source.publish == "excerpts":
        return Context("", ((anchor.exact, True),), "")
    reading = source.reading
    touched = reading.sentences_in(anchor.start, anchor.end)
    first, last = touched[0].number, touched[-1].number
    start, end = min(touched[0].start, anchor.start), max(touched[-1].end, anchor.end)
    parts: list[tuple[str, bool]] = []
    position = start
    for begin, stop in anchor.spans:
        parts += [(reading.text[position:begin], False), (reading.text[begin:stop], True)]
        position = stop
    parts.append((reading.text[position:end], False))

    def sentence(number: int) -> str:
        if not 1 <= number <= len(reading.sentences):
            return ""
        one = reading.sentences[number - 1]
        return reading.text[one.start : one.end]

    return Context(sentence(first - 1), tuple(part for part in parts if part[0]), sentence(last + 1))


def at_publisher(source: Source, anchor: Anchor) -> str | None:
    """The passage on the publisher's page, as a text fragment; browsers that know none open the page."""
    if not source.url:
        return None
    first = source.reading.text[slice(*anchor.spans[0])].split()
    last = source.reading.text[slice(*anchor.spans[-1])].split()
    whole = len(anchor.spans) == 1 and len(first) <= _WORDS
    ends = [" ".join(first)] if whole else [" ".join(first[:_EDGE]), " ".join(last[-_EDGE:])]
    # A hyphen separates the parts of a text fragment, so it must be escaped, which `quote` never does.
    fragment = ",".join(quote(words, safe="").replace("-", "%2D") for words in ends)
    return f"{source.url.partition('#')[0]}#:~:text={fragment}"


_WORDS, _EDGE = 12, 5
"""A longer passage is named by its first and last words."""
