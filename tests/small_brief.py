"""A small brief in which judgements, repeats, speakers and sources lean on each other in every way that counts."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from brief.checker import Checked, check
from brief.pages.families import pages
from brief.site.paths import Paths

TEXTS = {
    "brief.yml": """\
        title: The radar
        bottom_line: A deal is likely [[deal]].
        key_judgements: [deal]
        scale: phia
        edition: "2"
        unused:
          paper: {6: It is about the weather.}
        """,
    "sources/paper.txt": """\
        ---
        title: The paper
        ---
        Alba wants a radar. Boro offers a loan for it. Alba wants the radar soon, Boro said again. The talks failed.

        An analyst expects a deal. The weather was fine. Nobody asked.
        """,
    "sources/letter.txt": """\
        ---
        title: The letter
        ---
        Boro confirmed the loan.
        """,
    "actors.yml": """\
        alba: {name: Alba, kind: state}
        boro: {name: Boro, kind: state}
        ministry: {name: The ministry, kind: government-body, part_of: boro}
        analyst: {name: Ms Analyst, kind: person}
        """,
    "facts.yml": """\
        radar:
          statement: Alba wants a radar.
          kind: position
          said_by: alba
          actors: [boro]
          source: paper
          quote: Alba wants a radar.
          checked: {by: A. Reader, on: 2026-01-05}
        loan:
          statement: Boro offers a loan.
          kind: relation
          relation: {from: boro, to: alba, as: offers a loan to}
          said_by: ministry
          source: paper
          quote: Boro offers a loan
          checked: {by: A. Reader, on: 2026-01-06}
        radar-again:
          statement: Alba wants the radar soon.
          kind: claim
          said_by: boro
          repeats: [radar]
          source: paper
          quote: Alba wants the radar soon
        failed:
          statement: The talks failed.
          kind: event
          date: unknown
          source: paper
          quote: The talks failed.
        expected:
          statement: Ms Analyst expects a deal.
          kind: claim
          said_by: analyst
          source: paper
          quote: An analyst expects a deal.
        confirmed:
          statement: The loan was confirmed.
          kind: claim
          evidence:
            - {source: paper, quote: a loan for it}
            - {source: letter, quote: Boro confirmed the loan.}
        """,
    "judgements.yml": """\
        deal:
          judgement: It is likely that there will be a deal.
          likelihood: likely
          confidence: low
          confidence_because: Those who want it say so.
          rests_on: [radar, loan, radar-again]
          against: [failed, expected]
          would_change: [A refusal.]
        analyst-right:
          judgement: It is unlikely that the analyst is right.
          likelihood: unlikely
          confidence: moderate
          rests_on: [expected]
        loan-real:
          judgement: The loan is real.
          rests_on: [confirmed, failed]
        """,
    "hypotheses.yml": """\
        money:
          hypothesis: Money decides.
          evidence: {failed: inconsistent, radar: consistent, expected: inconsistent}
        time:
          hypothesis: Time decides.
          evidence: {failed: consistent, radar: neutral, expected: inconsistent}
        nobody:
          hypothesis: Nobody decides.
          evidence: {failed: inconsistent, loan: inconsistent, expected: inconsistent}
        """,
}


def put(folder: Path, texts: Mapping[str, str | bytes]) -> Path:
    """The folder, with these files in it. An indent that all lines of a text have is not part of it."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return folder


def written(folder: Path, texts: Mapping[str, str | bytes]) -> Checked:
    """The brief of these files, put into `folder`. It must be without errors."""
    found = check(put(folder, texts), "content")
    assert [p.render() for p in found.problems if p.level == "error"] == []
    return found


def checked(folder: Path, changes: dict[str, str] | None = None, **slips: tuple[str, str]) -> Checked:
    """The brief in `folder`, with other files, and with words replaced: `facts=("old", "new")` in facts.yml. It must
    be without errors."""
    texts = {name: dedent(text) for name, text in (TEXTS | (changes or {})).items()}
    for name, (old, new) in slips.items():
        path = next(p for p in texts if Path(p).stem == name)
        assert old in texts[path], old
        texts[path] = texts[path].replace(old, new)
    return written(folder, texts)


def page(found: Checked, path: str) -> str:
    """The HTML of a page."""
    return next(p for p in pages(found.graph, Paths(), found.outcomes) if p.path == path).html


def words(markup: str) -> str:
    """What a reader reads of it, on one line."""
    text = html.unescape(re.sub(r"<[^>]+>", "\x00", re.sub(r"</(?:p|li|td|th|dd|dt|h\d|summary)>", " ", markup)))
    return " ".join(text.replace("\x00", "").split())


def part(markup: str, start: str, end: str) -> str:
    """The words between two places of a page."""
    assert start in markup, start
    return words(markup.split(start, 1)[1].split(end, 1)[0])
