"""Quotes in sources: what is found, where, and what to paste where it stands twice."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from brief.anchoring.near_misses import missing_hint, places_hint
from brief.anchoring.quotes import JOINT, MANY, Anchor, Miss, SourceIndex, anchor_source
from brief.model.records import Evidence, Places, Source
from brief.problems import Where
from brief.text.folding import between_graphemes, fold
from brief.text.quote import LEFT_OUT, Quote
from brief.text.reading import of_text
from tests.texts import DROPPED, LETTERS, OTHERS, texts, words

NOWHERE = Where("content/facts.yml", 1, 1)
modest = settings(max_examples=100, deadline=None)


def index_of(body: str) -> SourceIndex:
    return SourceIndex(Source("paper", "A paper", of_text(body), body, Places(NOWHERE, {})))


def outcome(index: SourceIndex, quote: str, prefix: str | None = None, suffix: str | None = None) -> Anchor | Miss:
    evidence = Evidence("paper", quote, NOWHERE, NOWHERE, "fact", 1, prefix=prefix, suffix=suffix)
    return anchor_source(index, [evidence])[0]


def places_of(found: Anchor | Miss) -> list[tuple[tuple[int, int], ...]]:
    return [found.spans] if isinstance(found, Anchor) else list(found.places)


def by_force(text: str, quote: str) -> list[tuple[tuple[int, int], ...]]:
    """Every place at which `quote` stands, found by comparing it with every piece of the text."""
    wanted = fold(quote).strip()
    edges = [i for i in range(len(text) + 1) if between_graphemes(text, i)]
    return [
        ((start, end),)
        for start in edges
        for end in edges
        if start < end
        # A piece with invisible signs at its ends reads the same; the place is the shortest.
        and text[start] not in DROPPED
        and text[end - 1] not in DROPPED
        and fold(text[start:end]) == wanted
    ]


@st.composite
def allowed(draw: st.DrawFn, text: str) -> str:
    """`text` as another hand might have typed it: only what folding undoes is changed."""
    same = {"'": "'’‘‚‛", '"': '"“”„‟', "-": "-\u2010\u2011", " ": [" ", "\u00a0", "\n", " \t ", "\u3000"]}
    pieces = []
    for c in fold(text):
        pieces.append(draw(st.sampled_from(same[c])) if c in same else c)
        pieces.append(draw(st.sampled_from(("", "", "", *DROPPED))))
    return unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), "".join(pieces))


@st.composite
def text_and_piece(draw: st.DrawFn) -> tuple[SourceIndex, str]:
    index = index_of(draw(texts | words))
    edges = [i for i in range(len(index.text) + 1) if between_graphemes(index.text, i)]
    start, end = sorted((draw(st.sampled_from(edges)), draw(st.sampled_from(edges))))
    return index, index.text[start:end]


@modest
@given(text_and_piece(), st.data())
def test_a_piece_of_the_text_is_found_however_it_is_typed(case: tuple[SourceIndex, str], data: st.DataObject) -> None:
    index, piece = case
    folded = fold(piece)
    # A space at the beginning does not count, and may be one sign with the mark that follows it.
    assume(folded.strip() and not LEFT_OUT.search(piece))
    assume(between_graphemes(folded, len(folded) - len(folded.lstrip())))
    found = outcome(index, data.draw(allowed(piece)))
    expected = by_force(index.text, piece)
    assert expected
    assert places_of(found) == expected[: MANY + 1]
    assert isinstance(found, Anchor) == (len(expected) == 1)
    if isinstance(found, Anchor):
        assert found.exact == index.text[found.start : found.end]
        paragraph = index.source.reading.paragraphs[found.paragraph - 1]
        assert paragraph.start <= found.start < paragraph.end


@modest
@given(text_and_piece(), st.sampled_from((*LETTERS, *OTHERS)), st.data())
def test_any_other_change_is_not_the_same(case: tuple[SourceIndex, str], sign: str, data: st.DataObject) -> None:
    index, piece = case
    at = data.draw(st.integers(0, len(piece)))
    quote = data.draw(st.sampled_from((piece[:at] + sign + piece[at:], piece[:at] + sign + piece[at + 1 :])))
    assume(fold(quote).strip() and not LEFT_OUT.search(quote))
    expected = by_force(index.text, quote)
    assert places_of(outcome(index, quote)) == expected[: MANY + 1]
    assert fold(quote).strip() in fold(index.text) or not expected


@modest
@given(words, st.data())
def test_parts_stand_in_order_within_one_paragraph(body: str, data: st.DataObject) -> None:
    index = index_of(body)
    paragraphs = [p for p in index.source.reading.paragraphs if p.end - p.start > 8]
    assume(paragraphs)
    paragraph = data.draw(st.sampled_from(paragraphs))
    cuts = st.lists(st.integers(paragraph.start, paragraph.end), min_size=4, max_size=4, unique=True)
    a, b, c, d = sorted(data.draw(cuts))
    parts = (index.text[a:b].strip(), index.text[c:d].strip())
    assume(all(parts))
    found = outcome(index, " […] ".join(parts))
    places = places_of(found)
    assert places
    for (start, end), (later, last) in places:
        home = index.source.reading.paragraph_at(start)
        assert home.start <= start < end <= later < last <= home.end
        assert (index.text[start:end], index.text[later:last]) == parts
    if isinstance(found, Anchor):
        assert found.exact == JOINT.join(parts)


def _pasted(line: str) -> dict[str, str]:
    """The field that a line of a hint gives, if it gives one."""
    name, _, words = line.strip().partition(": ")
    return {name: json.loads(words)} if name in ("prefix", "suffix") else {}


# Most pieces stand once, and are passed over.
@settings(modest, suppress_health_check=[*HealthCheck])
@given(text_and_piece().filter(lambda case: fold(case[1]).strip() and not LEFT_OUT.search(case[1])))
def test_the_lines_to_paste_leave_the_place_that_they_stand_for(case: tuple[SourceIndex, str]) -> None:
    index, piece = case
    found = outcome(index, piece)
    assume(not isinstance(found, Anchor) and len(found.places) <= MANY)
    pasted: list[dict[str, str]] = []
    for line in places_hint(index, found):
        number, _, field = line.partition(": ") if line.startswith("¶") else ("", "", line)
        pasted += [{}] if number else []
        pasted[-1] |= _pasted(field)
    assert len(pasted) == len(found.places)
    for place, lines in zip(found.places, pasted, strict=True):
        if lines:
            again = outcome(index, piece, **lines)
            assert isinstance(again, Anchor)
            assert again.spans == place


@modest
@given(texts | words, texts.filter(lambda text: bool(fold(text).strip())))
def test_a_hint_can_be_made_for_any_quote(body: str, quote: str) -> None:
    lines = missing_hint(index_of(body), Quote(quote))
    assert 1 <= len(lines) <= 2
    assert all(len(line) < 500 for line in lines)


def test_the_sign_under_the_first_difference() -> None:
    body = "The maker showcased radar systems for air\u00ad defence. 防衛省は新しいレーダーを紹介した。"
    for quote, differs in (
        ("radar system for air", " "),
        ("radar systems for air defense", "s"),
        ("新しいレーダを", "を"),
    ):
        written, marked = missing_hint(index_of(body), Quote(quote))
        column, at = marked.index("^"), 0
        for c in written:
            if at == column:
                break
            at += 2 if unicodedata.east_asian_width(c) == "W" else 1
        else:
            raise AssertionError(written)
        assert c == differs
