"""What rules look at, and how many there are of it in a brief."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from brief.reasoning.graph import ABOUT, Graph


class Things(NamedTuple):
    """One kind of thing."""

    count: Callable[[Graph], int]
    one: str
    """The message for one of them, in English; the catalogue has it in other languages."""
    many: str


REFERENCES = Things(lambda g: len(g.references), "%(num)s reference", "%(num)s references")
QUOTES = Things(lambda g: sum(1 for _ in g.quotes()), "%(num)s quote", "%(num)s quotes")
SOURCES = Things(lambda g: len(g.brief.sources), "%(num)s source", "%(num)s sources")
FACTS = Things(lambda g: len(g.brief.facts), "%(num)s fact", "%(num)s facts")
ACTORS = Things(lambda g: len(g.brief.actors), "%(num)s actor", "%(num)s actors")
JUDGEMENTS = Things(lambda g: len(g.brief.judgements), "%(num)s judgement", "%(num)s judgements")
PROSE = Things(
    lambda g: sum(len(prose.sentences) for prose in g.prose.values()),
    "%(num)s sentence of prose",
    "%(num)s sentences of prose",
)
ORDERS = Things(
    lambda g: sum(len(fact.before) + len(fact.after) + len(fact.repeats) for fact in g.brief.facts.values()),
    "%(num)s before, after or repeat",
    "%(num)s befores, afters and repeats",
)
ROLES = Things(lambda g: sum(len(actor.roles) for actor in g.brief.actors.values()), "%(num)s role", "%(num)s roles")
NAMES = Things(
    lambda g: sum(1 + len(actor.aliases) for actor in g.brief.actors.values()), "%(num)s name", "%(num)s names"
)
PINNED_SOURCES = Things(
    lambda g: sum(source.sha256 is not None for source in g.brief.sources.values()),
    "%(num)s source with a SHA-256",
    "%(num)s sources with a SHA-256",
)
ABSENT_WORDS = Things(
    lambda g: sum(len(absent.terms) for absent in g.brief.about.absent),
    "%(num)s word that must not occur",
    "%(num)s words that must not occur",
)
EVENTS = Things(
    lambda g: sum(fact.kind == "event" for fact in g.brief.facts.values()), "%(num)s event", "%(num)s events"
)
DATES = Things(lambda g: sum(fact.date is not None for fact in g.brief.facts.values()), "%(num)s date", "%(num)s dates")
BOTTOM_LINE = Things(
    lambda g: len(g.prose[ABOUT].sentences),
    "%(num)s sentence of the bottom line",
    "%(num)s sentences of the bottom line",
)
SUPPORTS = Things(
    lambda g: sum(len(judgement.rests_on) for judgement in g.brief.judgements.values()),
    "%(num)s fact under a judgement",
    "%(num)s facts under judgements",
)
LIKELIHOODS = Things(
    lambda g: sum(judgement.likelihood is not None for judgement in g.brief.judgements.values()),
    "%(num)s likelihood",
    "%(num)s likelihoods",
)
KEY_JUDGEMENTS = Things(lambda g: len(g.brief.about.key_judgements), "%(num)s key judgement", "%(num)s key judgements")
STATEMENTS = Things(
    lambda g: len(g.brief.facts) + len(g.brief.judgements) + len(g.brief.hypotheses),
    "%(num)s statement",
    "%(num)s statements",
)
SENTENCES = Things(
    lambda g: sum(len(source.reading.sentences) for source in g.brief.sources.values()),
    "%(num)s sentence of a source",
    "%(num)s sentences of sources",
)
EXCUSES = Things(
    lambda g: sum(len(reasons) for reasons in g.brief.about.unused.values()), "%(num)s excuse", "%(num)s excuses"
)
SWITCHED_OFF = Things(
    lambda g: len(g.brief.about.lint_off), "%(num)s warning switched off", "%(num)s warnings switched off"
)
