"""What each rule looked at and what it found, for the reader of the method page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from brief.graph import ABOUT, Graph
from brief.problems import Problem

_Count = Callable[[Graph], int]
_Things = tuple[_Count, str, str]


@dataclass(frozen=True)
class Outcome:
    """One rule in one run."""

    rule: str
    """The rule in plain words."""
    looked_at: str
    """How many of what: `48 quotes`."""
    found: int
    """Problems that the author was shown."""
    off: int
    """Warnings that `lint` keeps from being shown."""


def outcome(rule: Callable[[Graph], object], graph: Graph, problems: Iterable[Problem], off: frozenset[str]) -> Outcome:
    """What `rule` did, given what it found and the codes that are switched off."""
    hidden = [problem.code in off for problem in problems]
    words = " ".join((rule.__doc__ or "").split())
    return Outcome(words, looked_at(rule, graph), len(hidden) - sum(hidden), sum(hidden))


def looked_at(rule: Callable[[Graph], object], graph: Graph) -> str:
    """How many things a rule is about. A rule without a count of its own is about what its module is about."""
    name, module = rule.__name__, rule.__module__.rsplit(".", 1)[-1]
    count, one, many = _BY_RULE.get(name) or _BY_MODULE.get(module, _WHOLE)
    number = count(graph)
    return f"{number:,} {one if number == 1 else many}"


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


_QUOTES: _Things = (_quotes, "quote", "quotes")
_FACTS: _Things = (_facts, "fact", "facts")
_JUDGEMENTS: _Things = (_judgements, "judgement", "judgements")
_PROSE: _Things = (_prose, "sentence of prose", "sentences of prose")
_ORDERS: _Things = (_orders, "before, after or repeat", "befores, afters and repeats")
_WHOLE: _Things = (lambda _: 1, "brief", "briefs")

_BY_MODULE: dict[str, _Things] = {
    "references": (lambda g: len(g.references), "reference", "references"),
    "quotes": _QUOTES,
    "sources": (lambda g: len(g.brief.sources), "source", "sources"),
    "dates": _FACTS,
    "judgements": _JUDGEMENTS,
    "reasoning": _JUDGEMENTS,
    "order": _ORDERS,
    "prose": _PROSE,
    "coverage": _FACTS,
    "language": _JUDGEMENTS,
    "language_details": _FACTS,
    "language_passages": _FACTS,
    "said": _FACTS,
}
_BY_RULE: dict[str, _Things] = {
    "role_of_nobody": (
        lambda g: sum(len(actor.roles) for actor in g.brief.actors.values()),
        "role",
        "roles",
    ),
    "no_source_named": _QUOTES,
    "alias_clash": (
        lambda g: sum(1 + len(actor.aliases) for actor in g.brief.actors.values()),
        "name",
        "names",
    ),
    "source_changed": (
        lambda g: sum(source.sha256 is not None for source in g.brief.sources.values()),
        "source with a SHA-256",
        "sources with a SHA-256",
    ),
    "absent_found": (
        lambda g: sum(len(absent.terms) for absent in g.brief.about.absent),
        "word that must not occur",
        "words that must not occur",
    ),
    "date_missing": (
        lambda g: sum(fact.kind == "event" for fact in g.brief.facts.values()),
        "event",
        "events",
    ),
    "date_unsupported": (_dates, "date", "dates"),
    "quote_turns": _QUOTES,
    "long_sentence": (
        lambda g: len(g.prose[ABOUT].sentences),
        "sentence of the bottom line",
        "sentences of the bottom line",
    ),
    "rests_on_withdrawn": (
        lambda g: sum(len(judgement.rests_on) for judgement in g.brief.judgements.values()),
        "fact under a judgement",
        "facts under judgements",
    ),
    "term_not_on_scale": (
        lambda g: sum(judgement.likelihood is not None for judgement in g.brief.judgements.values()),
        "likelihood",
        "likelihoods",
    ),
    "too_many_key_judgements": (lambda g: len(g.brief.about.key_judgements), "key judgement", "key judgements"),
    "not_one_sentence": (
        lambda g: _facts(g) + _judgements(g) + len(g.brief.hypotheses),
        "statement",
        "statements",
    ),
    "unused_actor": (lambda g: len(g.brief.actors), "actor", "actors"),
    "sentence_unused": (
        lambda g: sum(len(source.reading.sentences) for source in g.brief.sources.values()),
        "sentence of a source",
        "sentences of sources",
    ),
    "excuse_without_need": (_excuses, "excuse", "excuses"),
    "lint_codes": (lambda g: len(g.brief.about.lint_off), "warning switched off", "warnings switched off"),
}
"""By the name of the rule's function, where it is not about what its module is about."""
