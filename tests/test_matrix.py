"""Competing explanations: what counts, what tells them apart, and how much hangs on one fact."""

from pathlib import Path

from brief.reasoning.matrix import Matrix
from tests.small_brief import checked, page, part, words

GONE = "withdrawn: {on: 2026-02, why: A slip.}"


def ids(facts: list[object]) -> list[str]:
    return [getattr(fact, "id", "") for fact in facts]


def test_the_fewest_inconsistent_facts_come_first(tmp_path: Path) -> None:
    matrix = Matrix(checked(tmp_path).graph)
    assert [h.id for h in matrix.ranked] == ["time", "money", "nobody"]
    assert matrix.counts == {"money": 2, "time": 1, "nobody": 3}


def test_facts_that_tell_apart_and_facts_that_do_not(tmp_path: Path) -> None:
    matrix = Matrix(checked(tmp_path).graph)
    assert ids(matrix.of_use("tells apart")) == ["loan", "failed"]
    # Neutral and not rated are no fit.
    assert ids(matrix.of_use("fits all")) == []
    assert ids(matrix.of_use("open")) == ["radar"]
    assert ids(matrix.of_use("against all")) == ["expected"]


def test_only_a_fact_that_is_consistent_with_each_fits_every_explanation(tmp_path: Path) -> None:
    texts = {
        "hypotheses.yml": "a: {hypothesis: It was A., evidence: {failed: consistent, radar: neutral}}\n"
        "b: {hypothesis: It was B., evidence: {failed: consistent, loan: consistent}}\n"
    }
    found = checked(tmp_path, texts)
    told = part(page(found, "judgements"), 'id="_telling"', "</dl>")
    assert "Fit every explanation 1 fact: [4]" in told
    assert "Against none, but neutral or not rated for some 2 facts: [1] [2]" in told


def test_the_most_telling_fact_is_the_one_that_changes_who_is_first(tmp_path: Path) -> None:
    telling = Matrix(checked(tmp_path).graph).most_telling
    assert telling is not None
    assert telling.fact.id == "failed"
    assert telling.leaders_change
    assert telling.order == (("money", "time"), ("nobody",))


def test_where_no_fact_tells_apart_none_is_the_most_telling(tmp_path: Path) -> None:
    same = "evidence: {failed: inconsistent, radar: consistent}"
    lines = [f"{id}: {{hypothesis: It was {id.upper()}., {same}}}" for id in ("a", "b")]
    texts = {"hypotheses.yml": "\n".join(lines) + "\n"}
    found = checked(tmp_path, texts)
    assert Matrix(found.graph).most_telling is None
    told = words(page(found, "judgements"))
    assert "so the facts decide nothing between them." in told
    assert "The order now H1 and H2 (1 each)" in told
    assert "If that one is wrong" not in told


def test_what_is_withdrawn_is_shown_and_not_counted(tmp_path: Path) -> None:
    found = checked(tmp_path, facts=("The talks failed.\n  kind", f"The talks failed.\n  {GONE}\n  kind"))
    matrix = Matrix(found.graph)
    assert matrix.counts == {"money": 1, "time": 1, "nobody": 2}
    told = part(page(found, "judgements"), '<table class="matrix">', "</table>")
    assert "[4, withdrawn] The talks failed. withdrawn not counted" in told


def test_the_page_says_what_hangs_on_one_fact(tmp_path: Path) -> None:
    html = page(checked(tmp_path), "judgements")
    told = part(html, 'id="_telling"', "</dl>")
    assert "Tell them apart 2 facts: [2] [4]" in told
    assert "Fit every explanation None." in told
    assert "Against none, but neutral or not rated for some 1 fact: [1]" in told
    assert "Fit no explanation 1 fact: [5]" in told
    assert "The order now H2 (1), then H1 (2), then H3 (3)" in told
    assert "The most telling fact [4] The talks failed." in told
    assert "Another explanation comes first. The order would be H1 and H2 (1 each), then H3 (2)." in told
    assert "That is an order, not a probability." in words(html)


def test_every_rated_cell_opens_its_passage(tmp_path: Path) -> None:
    html = page(checked(tmp_path), "judgements")
    table = html.split('<table class="matrix">')[1].split("</table>")[0]
    cells = table.split("<td")[1:]
    rated = [cell for cell in cells if 'class="fit-' in cell]
    assert len(rated) == 9
    assert [cell for cell in rated if 'href="sources/paper.html#' not in cell] == []
    assert 'href="sources/paper.html#failed"' in table
