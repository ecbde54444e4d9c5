"""Every sentence of a source with its use, the share that is quoted, and the rules with what they looked at."""

import re
from pathlib import Path

import pytest

from brief.checks.outcomes import Rule
from brief.checks.rules import CHECKS
from brief.language.interface import of
from brief.model.scales import SCALES
from brief.pages.families import pages
from brief.reasoning.coverage import Share, share, without_judgement
from brief.site.paths import Paths
from tests.small_brief import TEXTS, checked, page, part, words

PAPER = "sources/paper.txt"


def test_every_sentence_says_its_use(tmp_path: Path) -> None:
    role = ("kind: person}", "kind: person, roles: [{role: Analyst, source: paper, quote: An analyst}]}")
    found = checked(tmp_path, actors=role)
    html = page(found, "sources/paper")
    assert '<ol class="sentences">' in page(found, "method")
    told = part(html, '<ol class="sentences">', "</ol>")
    assert "Sentence 1 ¶1 “Alba wants a radar.” used by [1]" in told
    assert "Sentence 2 ¶1 “Boro offers a loan for it.” used by [2], [6]" in told
    assert "Sentence 5 ¶2 “An analyst expects a deal.” used by [5], the role of Ms Analyst" in told
    assert "Sentence 6 ¶2 “The weather was fine.” left out: It is about the weather." in told
    assert "Sentence 7 ¶2 “Nobody asked.” not used, and no reason is given" in told
    assert 'href="#s_6"' in html


def test_under_excerpts_no_sentence_is_shown(tmp_path: Path) -> None:
    found = checked(tmp_path, paper=("title: The paper\n", "title: The paper\npublish: excerpts\n"))
    for path in ("method", PAPER.removesuffix(".txt")):
        html = page(found, path)
        assert "The weather was fine" not in html
        assert "Sentence 6 ¶2 left out: It is about the weather." in words(html)


def test_a_long_source_is_listed_on_its_own_page_only(tmp_path: Path) -> None:
    more = "\n".join(f"Line {n} is here." for n in range(400))
    found = checked(tmp_path, {"sources/long.txt": f"---\ntitle: Long\n---\n{more}\n"})
    assert '<ol class="sentences">' not in page(found, "method")
    assert "is listed on the page of its source" in words(page(found, "method"))
    assert "Sentence 400" in words(page(found, "sources/long"))


def test_the_share_that_is_quoted(tmp_path: Path) -> None:
    graph = checked(tmp_path).graph
    paper, letter = graph.brief.sources["paper"], graph.brief.sources["letter"]
    # "Boro offers a loan" and "a loan for it" overlap and count once.
    quoted = "Alba wants a radar.Boro offers a loan for itAlba wants the radar soonThe talks failed."
    quoted += "An analyst expects a deal."
    assert share(graph, paper) == Share(len(paper.reading.text), len(quoted), 32, 23)
    assert share(graph, letter) == Share(24, 24, 4, 4)
    told = part(page(checked(tmp_path), "method"), 'id="coverage"', "</table>")
    assert "The letter 1 1 0 1 100% 24 of 24 100% 4 of 4" in told
    assert "72% 23 of 32" in told


@pytest.mark.parametrize(
    ("part_of", "whole", "said"),
    [(0, 9, "0%"), (9, 9, "100%"), (1, 1000, "under 1%"), (999, 1000, "over 99%"), (1, 3, "33%"), (0, 0, "0%")],
)
def test_a_share_in_words(part_of: int, whole: int, said: str) -> None:
    assert of("en").per_cent(part_of, whole) == said


def test_facts_that_no_judgement_names(tmp_path: Path) -> None:
    found = checked(tmp_path, judgements=("against: [failed, expected]", "against: [expected]"))
    assert without_judgement(found.graph) == []
    other = checked(tmp_path, judgements=("rests_on: [confirmed, failed]", "rests_on: [expected]"))
    assert without_judgement(other.graph) == ["confirmed"]
    told = part(page(other, "method"), 'id="coverage"', 'id="speakers"')
    assert "1 fact is named by no judgement, for or against [6]" in told


def test_who_speaks_and_who_compared(tmp_path: Path) -> None:
    html = page(checked(tmp_path), "method")
    speakers = part(html, 'id="speakers"', "</ul>")
    assert "The paper, in its own voice: 2 facts" in speakers
    assert "Ms Analyst: 1 fact" in speakers
    compared = part(html, 'id="checked"', "<h2")
    marked = "Marked as compared by A. Reader, "
    assert f"{marked}5 January 2026: 1 fact {marked}6 January 2026: 1 fact" in compared
    assert "4 facts are not marked as compared and are shown as drafts: [3] [4] [5] [6]" in compared


def test_no_page_claims_that_a_statement_was_compared(tmp_path: Path) -> None:
    mark = "  checked: {by: A. Reader, on: 2026-01-05}\n"
    facts = "".join(
        line
        if line.strip().startswith("checked")
        else line + ("  " * 4 + mark if line.strip().startswith("kind") else "")
        for line in TEXTS["facts.yml"].splitlines(keepends=True)
        if not line.strip().startswith("checked")
    )
    found = checked(tmp_path, {"facts.yml": facts})
    assert all(fact.checked for fact in found.graph.brief.facts.values())
    told = part(page(found, "method"), 'id="checked"', "<h2")
    assert "Marked as compared by A. Reader, 5 January 2026: 6 facts" in told
    assert "cannot vouch for it" in told
    told = " ".join(words(each.html) for each in pages(found.graph, Paths(), found.outcomes))
    assert "Statement and passage marked as compared by A. Reader, 5 January 2026" in told
    assert not re.search("(?<!marked as )compared (with|by)|by a person", told, re.IGNORECASE)


def test_every_rule_says_what_it_looked_at_and_found(tmp_path: Path) -> None:
    found = checked(tmp_path, brief=("scale: phia\n", "scale: phia\nlint: {sentence-unused: off}\n"))
    told = part(page(found, "method"), 'id="rules"', "</table>")
    assert f"{len(CHECKS)} rules were checked:" in told
    assert (
        "A judgement says what would change it, so that its reader knows what to watch. 3 judgements 2 warnings" in told
    )
    assert "or excused in brief.yml under unused. 8 sentences of sources 1 warning, switched off" in told
    assert "A judgement rests on at least one fact. 3 judgements nothing wrong" in told
    assert sum(o.found for o in found.outcomes) == len(found.problems)


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.check.__name__)
def test_a_rule_has_plain_words_and_a_count(rule: Rule, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert rule.words.endswith(".")
    assert rule.things.count(checked(tmp_path_factory.mktemp("brief")).graph) >= 0


@pytest.mark.parametrize("name", SCALES)
def test_each_scale_is_drawn_with_its_ranges_and_its_document(tmp_path: Path, name: str) -> None:
    scale = SCALES[name]
    judgements = {
        "judgements.yml": TEXTS["judgements.yml"].replace("likelihood: likely", f"likelihood: {scale.terms[-1].term}")
    }
    # Sentences without a term, so that they contradict none.
    plain = judgements["judgements.yml"].replace("likelihood: unlikely", "")
    front = TEXTS["brief.yml"].replace("A deal is likely", "There is a deal").replace("scale: phia", f"scale: {name}")
    texts = {
        "judgements.yml": re.sub(r"judgement: It is (?:un)?likely that", "judgement: It is said that", plain),
        "brief.yml": front,
    }
    html = page(checked(tmp_path, texts), "method")
    told = part(html, 'id="likelihood"', 'id="origins"')
    assert f"Likelihood is given in the terms of one scale, the {scale.name}." in told
    for each in SCALES.values():
        assert f"Published in: {each.body}, {each.document}, {each.year}." in told
    for term in scale.terms:
        assert f"{term.low}–{term.high}%" in told
        assert f'<rect class="band-range" x="{term.low}" y="0" width="{max(term.high - term.low, 1)}"' in html
