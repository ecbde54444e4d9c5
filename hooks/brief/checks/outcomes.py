"""What each rule looked at and what it found, for the reader of the method page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from brief.problems import Problem
from brief.reasoning.graph import ABOUT, Graph

_Count = Callable[[Graph], int]
_Things = tuple[_Count, str, str]
"""What is counted, and the messages for one and for many."""


class LookedAt(NamedTuple):
    """How many of what, in English; the catalogue has it in other languages."""

    number: int
    one: str
    many: str


@dataclass(frozen=True)
class Outcome:
    """One rule in one run."""

    rule: str
    """The rule in plain words."""
    looked_at: LookedAt
    found: int
    """Problems that the author was shown."""
    off: int
    """Warnings that `lint` keeps from being shown."""


def outcome(rule: Callable[[Graph], object], graph: Graph, problems: Iterable[Problem], off: frozenset[str]) -> Outcome:
    """What `rule` did, given what it found and the codes that are switched off."""
    hidden = [problem.code in off for problem in problems]
    return Outcome(in_words(rule), looked_at(rule, graph), len(hidden) - sum(hidden), sum(hidden))


def in_words(rule: Callable[[Graph], object]) -> str:
    """The rule in plain English words: its docstring."""
    return " ".join((rule.__doc__ or "").split())


def looked_at(rule: Callable[[Graph], object], graph: Graph) -> LookedAt:
    """How many things a rule is about. A rule without a count of its own is about what its module is about."""
    name, module = rule.__name__, rule.__module__.rsplit(".", 1)[-1]
    count, one, many = _BY_RULE.get(name) or _BY_MODULE.get(module, _WHOLE)
    return LookedAt(count(graph), one, many)


def _facts(graph: Graph) -> int:
    return len(graph.brief.facts)


def _quotes(graph: Graph) -> int:
    return sum(1 for _ in graph.quotes())


def _judgements(graph: Graph) -> int:
    return len(graph.brief.judgements)


def _prose(graph: Graph) -> int:
    return sum(len(prose.sentences) for prose in graph.prose.values())


def _dates(graph: Graph) -> int:
    return sum(fact.date is not None for fact in graph.brief.facts.values())


def _orders(graph: Graph) -> int:
    return sum(len(fact.before) + len(fact.after) + len(fact.repeats) for fact in graph.brief.facts.values())


def _excuses(graph: Graph) -> int:
    return sum(len(reasons) for reasons in graph.brief.about.unused.values())


_QUOTES: _Things = (_quotes, "%(num)s quote", "%(num)s quotes")
_FACTS: _Things = (_facts, "%(num)s fact", "%(num)s facts")
_JUDGEMENTS: _Things = (_judgements, "%(num)s judgement", "%(num)s judgements")
_PROSE: _Things = (_prose, "%(num)s sentence of prose", "%(num)s sentences of prose")
_ORDERS: _Things = (_orders, "%(num)s before, after or repeat", "%(num)s befores, afters and repeats")
_WHOLE: _Things = (lambda _: 1, "%(num)s brief", "%(num)s briefs")

_BY_MODULE: dict[str, _Things] = {
    "references": (lambda g: len(g.references), "%(num)s reference", "%(num)s references"),
    "quotes": _QUOTES,
    "sources": (lambda g: len(g.brief.sources), "%(num)s source", "%(num)s sources"),
    "dates": _FACTS,
    "judgements": _JUDGEMENTS,
    "reasoning": _JUDGEMENTS,
    "order": _ORDERS,
    "prose": _PROSE,
    "coverage": _FACTS,
    "wording": _JUDGEMENTS,
    "wording_added": _FACTS,
    "wording_dropped": _FACTS,
    "dates_of_speech": _FACTS,
}
_BY_RULE: dict[str, _Things] = {
    "role_of_nobody": (
        lambda g: sum(len(actor.roles) for actor in g.brief.actors.values()),
        "%(num)s role",
        "%(num)s roles",
    ),
    "no_source_named": _QUOTES,
    "alias_clash": (
        lambda g: sum(1 + len(actor.aliases) for actor in g.brief.actors.values()),
        "%(num)s name",
        "%(num)s names",
    ),
    "source_changed": (
        lambda g: sum(source.sha256 is not None for source in g.brief.sources.values()),
        "%(num)s source with a SHA-256",
        "%(num)s sources with a SHA-256",
    ),
    "absent_found": (
        lambda g: sum(len(absent.terms) for absent in g.brief.about.absent),
        "%(num)s word that must not occur",
        "%(num)s words that must not occur",
    ),
    "date_missing": (
        lambda g: sum(fact.kind == "event" for fact in g.brief.facts.values()),
        "%(num)s event",
        "%(num)s events",
    ),
    "date_unsupported": (_dates, "%(num)s date", "%(num)s dates"),
    "quote_turns": _QUOTES,
    "long_sentence": (
        lambda g: len(g.prose[ABOUT].sentences),
        "%(num)s sentence of the bottom line",
        "%(num)s sentences of the bottom line",
    ),
    "rests_on_withdrawn": (
        lambda g: sum(len(judgement.rests_on) for judgement in g.brief.judgements.values()),
        "%(num)s fact under a judgement",
        "%(num)s facts under judgements",
    ),
    "term_not_on_scale": (
        lambda g: sum(judgement.likelihood is not None for judgement in g.brief.judgements.values()),
        "%(num)s likelihood",
        "%(num)s likelihoods",
    ),
    "too_many_key_judgements": (
        lambda g: len(g.brief.about.key_judgements),
        "%(num)s key judgement",
        "%(num)s key judgements",
    ),
    "not_one_sentence": (
        lambda g: _facts(g) + _judgements(g) + len(g.brief.hypotheses),
        "%(num)s statement",
        "%(num)s statements",
    ),
    "unused_actor": (lambda g: len(g.brief.actors), "%(num)s actor", "%(num)s actors"),
    "sentence_unused": (
        lambda g: sum(len(source.reading.sentences) for source in g.brief.sources.values()),
        "%(num)s sentence of a source",
        "%(num)s sentences of sources",
    ),
    "excuse_without_need": (_excuses, "%(num)s excuse", "%(num)s excuses"),
    "lint_codes": (
        lambda g: len(g.brief.about.lint_off),
        "%(num)s warning switched off",
        "%(num)s warnings switched off",
    ),
}
"""By the name of the rule's function, where it is not about what its module is about."""


def counted() -> set[tuple[str, str]]:
    """Every pair of messages for what rules look at."""
    return {(one, many) for _, one, many in (*_BY_MODULE.values(), *_BY_RULE.values(), _WHOLE)}
