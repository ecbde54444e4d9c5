"""What changed since the edition before: judgements, facts, sources and the bottom line.

The earlier edition's `brief.json` says how things read then; a judgement's `history` says why it changed. Without
that file the latest `history` of each judgement is all there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from brief.model.earlier import Earlier
from brief.model.records import Brief, Fact, Judgement
from brief.model.scales import stated
from brief.reasoning.graph import Graph
from brief.text import prose

What = Literal["new", "changed", "dropped"]


@dataclass(frozen=True)
class Said:
    """How a judgement read."""

    edition: str | None
    judgement: str | None
    likelihood: str | None
    confidence: str | None
    number: int | None = None


@dataclass(frozen=True)
class JudgementChange:
    """One judgement, then and now."""

    id: str
    what: What
    before: Said | None
    now: Judgement | None
    cause: str | None
    parts: tuple[str, ...]
    """What is not as it was: `wording`, `likelihood`, `confidence`, `facts`."""
    gained: tuple[str, ...] = ()
    """Facts that it did not name before, for or against."""
    lost: tuple[str, ...] = ()
    """Facts that it no longer names."""


@dataclass(frozen=True)
class FactChange:
    """One fact, then and now."""

    id: str
    before: str
    """Its statement then."""
    now: Fact | None


@dataclass(frozen=True)
class Changes:
    """This edition against the one before."""

    since: str | None
    """The edition before; None where no file of it was given."""
    date: str | None
    judgements: tuple[JudgementChange, ...]
    same: int
    """Judgements that read as before."""
    bottom_line: str | None
    """How it read before, where it was reworded."""
    added: tuple[Fact, ...] = ()
    withdrawn: tuple[Fact, ...] = ()
    """Withdrawn now and not then."""
    reworded: tuple[FactChange, ...] = ()
    removed: tuple[FactChange, ...] = ()
    """No longer in the brief."""
    sources_added: tuple[str, ...] = ()
    sources_removed: tuple[str, ...] = ()
    """Titles."""
    compared: bool = False
    """A file of the edition before was read."""
    facts: int = 0
    statements: int = 0
    """Facts and judgements of this edition."""

    @property
    def facts_new(self) -> int:
        return len(self.added) + len(self.reworded)

    @property
    def judgements_new(self) -> int:
        return sum(change.what == "new" or "wording" in change.parts for change in self.judgements)

    @property
    def nothing(self) -> bool:
        lists = (self.judgements, self.added, self.withdrawn, self.reworded, self.removed)
        return not any(lists) and self.bottom_line is None and not self.sources_added and not self.sources_removed


def since_previous(graph: Graph) -> Changes | None:
    """What changed, or None where nothing says how the brief read before: then this is the first edition."""
    brief = graph.brief
    earlier = brief.earlier
    if earlier is not None:
        return _against(graph, earlier)
    told = tuple(_from_history(brief, j) for j in brief.judgements.values() if j.history)
    return Changes(None, None, told, len(brief.judgements) - len(told), None) if told else None


def _against(graph: Graph, earlier: Earlier) -> Changes:
    brief = graph.brief
    changes = [_of_judgement(brief, earlier, j) for j in brief.judgements.values()]
    changed = [change for change in changes if change]
    dropped = [
        JudgementChange(id, "dropped", _said(earlier, id), None, None, ())
        for id in earlier.judgements
        if id not in brief.judgements
    ]
    both = [(fact, earlier.facts[id]) for id, fact in brief.facts.items() if id in earlier.facts]
    before = _plain(earlier.bottom_line or "")
    reworded = earlier.bottom_line is not None and before != _plain(brief.about.bottom_line)
    return Changes(
        earlier.edition,
        earlier.date,
        (*changed, *dropped),
        len(changes) - len(changed),
        before if reworded else None,
        tuple(fact for id, fact in brief.facts.items() if id not in earlier.facts),
        tuple(fact for fact, then in both if graph.is_withdrawn(fact) and not then.withdrawn),
        tuple(FactChange(fact.id, then.statement, fact) for fact, then in both if fact.statement != then.statement),
        tuple(FactChange(id, then.statement, None) for id, then in earlier.facts.items() if id not in brief.facts),
        tuple(source.title for id, source in brief.sources.items() if id not in earlier.sources),
        tuple(title for id, title in earlier.sources.items() if id not in brief.sources),
        True,
        len(brief.facts),
        len(brief.facts) + len(brief.judgements),
    )


def _of_judgement(brief: Brief, earlier: Earlier, judgement: Judgement) -> JudgementChange | None:
    cause = _cause(judgement, earlier.edition)
    then = earlier.judgements.get(judgement.id)
    if then is None:
        return JudgementChange(judgement.id, "new", None, judgement, cause, ())
    named, before = {*judgement.rests_on, *judgement.against}, {*then.rests_on, *then.against}
    parts = {
        "wording": judgement.judgement != then.judgement,
        "likelihood": term(brief, judgement.likelihood) != term(brief, then.likelihood),
        "confidence": judgement.confidence != then.confidence,
        "facts": set(judgement.rests_on) != set(then.rests_on) or set(judgement.against) != set(then.against),
    }
    if not any(parts.values()):
        return None
    return JudgementChange(
        judgement.id,
        "changed",
        _said(earlier, judgement.id),
        judgement,
        cause,
        tuple(part for part, changed in parts.items() if changed),
        tuple(id for id in dict.fromkeys((*judgement.rests_on, *judgement.against)) if id not in before),
        tuple(id for id in dict.fromkeys((*then.rests_on, *then.against)) if id not in named),
    )


def _said(earlier: Earlier, id: str) -> Said:
    then = earlier.judgements[id]
    return Said(earlier.edition, then.judgement, then.likelihood, then.confidence, then.number)


def _cause(judgement: Judgement, edition: str | None) -> str | None:
    """What `history` gives as the reason for the change from `edition`."""
    return next((w.cause for w in reversed(judgement.history) if w.edition == edition and w.cause), None)


def _from_history(brief: Brief, judgement: Judgement) -> JudgementChange:
    last = judgement.history[-1]
    parts = {
        "wording": last.judgement is not None and last.judgement != judgement.judgement,
        "likelihood": last.likelihood is not None and term(brief, last.likelihood) != term(brief, judgement.likelihood),
        "confidence": last.confidence is not None and last.confidence != judgement.confidence,
    }
    before = Said(last.edition, last.judgement, last.likelihood, last.confidence)
    changed = tuple(part for part, differs in parts.items() if differs)
    return JudgementChange(judgement.id, "changed", before, judgement, last.cause, changed)


def term(brief: Brief, words: str | None) -> str | None:
    """A likelihood as its scale spells it, so that two spellings are no change."""
    found = stated(brief.about.scale, words)
    return found.term if found else words


def _plain(text: str) -> str:
    """Prose as its words alone: another reference behind the same words is no other wording."""
    return " ".join(" ".join(sentence.text for sentence in prose.parse(text).sentences).split())
