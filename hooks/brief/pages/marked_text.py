"""Marks on a source's text: where each quoted passage begins and ends, nested where passages overlap.

Each passage is a `mark` element whose id is the passage's anchor. Where one passage lies within another the
marks are nested. Where two overlap in part, the later one is split at the edge of the earlier: the id is on its
first piece, and `data-passage` names it on all. Numbers of facts follow where no mark is open, so that a mark
holds the quoted words only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from markupsafe import Markup, escape

from brief.anchoring.quotes import Anchor
from brief.model.records import Fact
from brief.pages.view import View
from brief.site import paths
from brief.text.reading import Paragraph
from brief.text.spans import merge

_Piece = tuple[int, int, int, int]
"""Start, minus the end (so that the outer one sorts first), the anchor's index, 1 where it is not the first piece."""


def marked(
    view: View, text: str, paragraph: Paragraph, anchors: list[Anchor], sentences: list[tuple[int, int]]
) -> Markup:
    """The paragraph with every passage marked, the first mention of each name linked, and a target at each sentence."""
    whole = (paragraph.start, paragraph.end)
    return _woven(view, text, whole, anchors, dict(sentences), _names(view, text, paragraph, anchors, [whole]))


def _woven(
    view: View,
    text: str,
    within: tuple[int, int],
    anchors: list[Anchor],
    edges: dict[int, int],
    names: dict[int, tuple[int, str]],
) -> Markup:
    """A stretch of a paragraph with marks, links and targets put into it. `edges` are the starts of sentences with
    their numbers; of them and of `names` goes what is put in."""
    begin, stop = within
    out: list[Markup] = []
    pending: list[Anchor] = []
    open_ends: list[int] = []
    queue = _clipped(begin, stop, anchors)
    heapify(queue)
    position = begin

    def advance(to: int) -> None:
        nonlocal position
        cuts = sorted({c for c in (*edges, *names) if position <= c < to} | {to})
        for cut in cuts:
            if cut > position:
                out.append(escape(text[position:cut]))
                position = cut
            if cut < to and cut in edges:
                out.append(Markup('<span id="s_{}" class="sentence"></span>').format(edges.pop(cut)))
            if cut < to and cut in names:
                end, actor = names.pop(cut)
                out.append(Markup('<a class="name" href="{}">{}</a>').format(view.href(actor), text[cut:end]))
                position = end

    while queue or open_ends:
        if open_ends and (not queue or open_ends[-1] <= queue[0][0]):
            advance(open_ends.pop())
            out.append(Markup("</mark>"))
            if not open_ends:
                out.append(_numbers(view, pending))
                pending.clear()
            continue
        start, negative_end, index, later = heappop(queue)
        end = -negative_end
        if open_ends and end > open_ends[-1]:
            heappush(queue, (open_ends[-1], negative_end, index, 1))
            end = open_ends[-1]
        advance(start)
        if start in edges:
            out.append(Markup('<span id="s_{}" class="sentence"></span>').format(edges.pop(start)))
        out.append(_opening(view, anchors[index], first=not later))
        open_ends.append(end)
        if anchors[index].end <= -negative_end or stop <= -negative_end:
            pending.append(anchors[index])
    advance(stop)
    return Markup("").join(out)


def _clipped(begin: int, end: int, anchors: list[Anchor]) -> list[_Piece]:
    """The parts of passages that lie in a paragraph."""
    pieces = []
    for index, anchor in enumerate(anchors):
        for number, (start, stop) in enumerate(anchor.spans):
            if start < end and stop > begin:
                later = number > 0 or start < begin
                pieces.append((max(start, begin), -min(stop, end), index, int(later)))
    return pieces


def _names(
    view: View, text: str, paragraph: Paragraph, anchors: list[Anchor], shown: list[tuple[int, int]]
) -> dict[int, tuple[int, str]]:
    """Where to link names: the first mention of each that is shown and that no edge of a passage cuts in two; start to
    end and actor."""
    pieces = _clipped(paragraph.start, paragraph.end, anchors)
    cuts = sorted({edge for start, negative_end, _, _ in pieces for edge in (start, -negative_end)})
    turns = [edge for stretch in shown for edge in stretch]
    links: dict[int, tuple[int, str]] = {}
    seen: set[str] = set()
    for start, end, actor in view.graph.names.find(text[paragraph.start : paragraph.end]):
        start, end = start + paragraph.start, end + paragraph.start  # noqa: PLW2901 to the text's offsets
        is_whole = bisect_right(cuts, start) == bisect_left(cuts, end)
        is_shown = bisect_right(turns, start) % 2 == 1
        if is_whole and is_shown and actor not in seen:
            seen.add(actor)
            links[start] = (end, actor)
    return links


def _opening(view: View, anchor: Anchor, *, first: bool) -> Markup:
    fact = view.brief.facts.get(anchor.evidence.owner)
    anchor_id = paths.passage_anchor(anchor.evidence)
    id = Markup(' id="{}"').format(anchor_id) if first else Markup("")
    kind = f"passage-fact kind-{fact.kind}" if fact else "passage-role"
    _ = view.language.gettext
    if fact:
        title = _("Fact %(number)s", number=fact.number)
    else:
        title = _("Role of %(actor)s", actor=view.title(anchor.evidence.owner))
    return Markup('<mark{} class="{}" data-passage="{}" title="{}">').format(id, kind, anchor_id, title)


def _numbers(view: View, anchors: list[Anchor]) -> Markup:
    """The actors, then the facts by number, whose passages end here, as links."""
    facts = view.brief.facts
    owners = dict.fromkeys(anchor.evidence.owner for anchor in anchors)
    role, words = Markup('<a class="ref" href="{}" title="{}">{}</a>'), view.language.gettext("[role]")
    links = [
        view.refs([owner]) if owner in facts else role.format(view.href(owner), view.title(owner), words)
        for owner in sorted(owners, key=lambda id: facts[id].number if id in facts else 0)
    ]
    return Markup('<sup class="refs">{}</sup>').format(Markup(" ").join(links)) if links else Markup("")


def as_numbered(facts: Mapping[str, Fact], anchors: Sequence[Anchor]) -> list[Anchor]:
    """Passages in the order in which their numbers follow them: where no mark is open any more, the actors and then the
    facts by number."""
    runs: list[list[int]] = []
    for start, end in sorted(span for anchor in anchors for span in anchor.spans):
        if runs and start < runs[-1][1]:
            runs[-1][1] = max(end, runs[-1][1])
        else:
            runs.append([start, end])
    ends = [end for _, end in runs]

    def place(anchor: Anchor) -> tuple[int, int]:
        fact = facts.get(anchor.evidence.owner)
        return ends[bisect_left(ends, anchor.end)], fact.number if fact else 0

    return sorted(anchors, key=place)


def excerpts(view: View, text: str, paragraph: Paragraph, anchors: list[Anchor]) -> Markup:
    """Only the quoted passages of a paragraph, in order, with marks of what is left out between them."""
    pieces: list[Markup] = []
    position = paragraph.start
    clipped = _clipped(paragraph.start, paragraph.end, anchors)
    covered = merge((start, -negative_end) for start, negative_end, _, _ in clipped)
    names = _names(view, text, paragraph, anchors, covered)
    for start, end in covered:
        if text[position:start].strip():
            pieces.append(Markup("[…]"))
        pieces.append(_woven(view, text, (start, end), anchors, {}, names))
        position = end
    if text[position : paragraph.end].strip():
        pieces.append(Markup("[…]"))
    return Markup(" ").join(pieces)
