"""Quotes to spans of the reading text: each stands there exactly once, or there is no brief.

All quotes of a source are looked for in one pass (Aho–Corasick), so the time is linear in the text and the
quotes. Matching is exact after folding (`brief.text.folding`); nearness is used only to word an error
(`brief.anchoring.near_misses`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import itemgetter

from brief.model.records import Evidence, Source
from brief.text.compounds import after_elision, inside_compound
from brief.text.finder import Finder
from brief.text.folding import Folded, between_graphemes, fold_with_offsets, inside_word
from brief.text.quote import Quote

_end_of = itemgetter(1)
JOINT = " […] "
"""Between the parts of an exact text."""
MANY = 50
"""How many places of one quote are told apart; more are only "more"."""

Place = tuple[tuple[int, int], ...]
"""One place where a quote stands: the spans of its parts in the reading text, ends exclusive."""


@dataclass(frozen=True)
class Anchor:
    """A verified quote."""

    evidence: Evidence
    spans: Place
    paragraph: int
    """The number of the paragraph in which it begins."""
    exact: str
    """The reading text at the spans, parts joined by `JOINT`."""

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@dataclass(frozen=True)
class Miss:
    """A quote that does not stand exactly once."""

    evidence: Evidence
    places: tuple[Place, ...]
    """Where it stands, by its words alone; empty where it does not, at most `MANY` and one."""
    fitting: tuple[Place, ...]
    """Those places that have the prefix and suffix around them, at most `MANY` and one."""


class SourceIndex:
    """A source made ready for looking things up."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.reading.text

    @cached_property
    def folded(self) -> Folded:
        return fold_with_offsets(self.text)

    def hits(self, words: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
        """For each of the folded `words` the spans at which it stands, between graphemes, in order."""
        spans: dict[str, list[tuple[int, int]]] = {word: [] for word in words}
        for first, after, word in Finder(spans).find(self.folded.text):
            start, end = self.folded.span(first, after)
            if between_graphemes(self.text, start) and between_graphemes(self.text, end):
                spans[word].append((start, end))
        return spans

    def places(
        self, quote: Quote, hits: Mapping[str, list[tuple[int, int]]], context: tuple[str, str] = ("", "")
    ) -> list[Place]:
        """Where `quote` stands between the folded words of its context: as it is written, or else its parts in order
        within one paragraph. At most `MANY` and one."""
        parts, (prefix, suffix) = quote.parts, context
        # A mark of left-out words at an end of the quote leaves a single part.
        whole = hits.get(quote.folded) or (hits[parts[0]] if len(parts) == 1 else [])
        if whole or len(parts) < 2:
            fitting = (span for span in whole if self.fits((span,), prefix, suffix))
            return [(span,) for span in islice(fitting, MANY + 1)]
        lists = [hits[part] for part in parts]
        if prefix:
            lists[0] = [span for span in lists[0] if self.fits((span,), prefix, "")]
        if suffix:
            lists[-1] = [span for span in lists[-1] if self.fits((span,), "", suffix)]
        return self._chains(lists)

    def _chains(self, hits: list[list[tuple[int, int]]]) -> list[Place]:
        """Every way to take one span of each list, in order, not overlapping, within one paragraph."""
        rarest = min(hits, key=len)
        paragraphs = sorted({self.source.reading.paragraph_at(start).number for start, _ in rarest})
        chains: list[Place] = []
        for number in paragraphs:
            paragraph = self.source.reading.paragraphs[number - 1]
            # From the last part back, how many of its spans can be completed, so that no walk ends in a dead end.
            viable: list[int] = []
            latest = paragraph.end
            for spans in reversed(hits):
                viable.insert(0, bisect_right(spans, latest, key=_end_of))
                latest = spans[viable[0] - 1][0] if viable[0] else -1
            stack: list[tuple[Place, int]] = [((), paragraph.start)]
            while stack and len(chains) <= MANY:
                chain, earliest = stack.pop()
                if len(chain) == len(hits):
                    chains.append(chain)
                    continue
                spans, end = hits[len(chain)], viable[len(chain)]
                first = bisect_left(spans, (earliest, 0))
                following = spans[first : min(end, first + MANY + 1)]
                stack.extend(((*chain, span), span[1]) for span in reversed(following))
            if len(chains) > MANY:
                break
        return chains

    def fits(self, place: Place, before: str, after: str) -> bool:
        """Whether the folded words `before` stand right before the place, and `after` right after it."""
        # A run of white space is one code point of the folded text, so one more than the words need is enough.
        head, tail = self.around(place, max(len(before), len(after)) + 1)
        return head.endswith(before) and tail.startswith(after)

    def around(self, place: Place, reach: int) -> tuple[str, str]:
        """The folded text right before and right after a place, `reach` code points each, up to the nearest word."""
        start, end = self.folded.at(place[0][0]), self.folded.after(place[-1][1])
        return self.folded.text[max(0, start - reach) : start].rstrip(), self.folded.text[end : end + reach].lstrip()

    def anchor(self, evidence: Evidence, place: Place) -> Anchor:
        exact = JOINT.join(self.text[start:end] for start, end in place)
        return Anchor(evidence, place, self.source.reading.paragraph_at(place[0][0]).number, exact)

    def cut_word(self, place: Place) -> str | None:
        """The word that the place begins or ends inside of, where there is one."""
        for start, end in place:
            for edge in (start, end):
                inside = inside_word(self.text, edge) and not after_elision(self.text, edge)
                if inside or inside_compound(self.text, edge):
                    left, right = edge, edge
                    while left > 0 and edge - left < 40 and not self.text[left - 1].isspace():
                        left -= 1
                    while (
                        right < len(self.text)
                        and right - edge < 40
                        and (not self.text[right].isspace() or inside_compound(self.text, right))
                    ):
                        right += 1
                    return self.text[left:right].strip("“”\"'‘’().,;:!?")
        return None


def anchor_source(index: SourceIndex, quotes: list[Evidence]) -> list[Anchor | Miss]:
    """The outcome for each quote of one source, in the order given."""
    wanted = {words for e in quotes for words in (e.words.folded, *e.words.parts)}
    hits = index.hits(sorted(wanted - {""}))
    outcomes: list[Anchor | Miss] = []
    for evidence in quotes:
        fitting = index.places(evidence.words, hits, evidence.words.context)
        if len(fitting) == 1:
            outcomes.append(index.anchor(evidence, fitting[0]))
        else:
            places = index.places(evidence.words, hits)
            outcomes.append(Miss(evidence, tuple(places), tuple(fitting)))
    return outcomes
