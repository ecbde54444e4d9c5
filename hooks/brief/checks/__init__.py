"""Every rule of the brief, one function each; the function's docstring is the rule in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from brief.checks import coverage, dates, judgements, prose, quotes, references, settings, sources
from brief.graph import Graph
from brief.problems import Problem

Check = Callable[[Graph], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    references.unknown_id,
    references.role_of_nobody,
    references.no_source_named,
    references.alias_clash,
    quotes.quote_missing,
    quotes.quote_ambiguous,
    quotes.quote_cuts_word,
    sources.source_changed,
    sources.absent_found,
    dates.date_missing,
    dates.date_unsupported,
    dates.fields_of_kind,
    dates.order_conflict,
    dates.order_without_room,
    dates.order_cycle,
    judgements.rests_on_nothing,
    judgements.rests_on_withdrawn,
    judgements.term_not_on_scale,
    judgements.likelihood_with_confidence,
    judgements.too_many_key_judgements,
    prose.sentence_unaccounted,
    prose.sentence_without_evidence,
    prose.not_one_sentence,
    coverage.unused_fact,
    coverage.unused_actor,
    coverage.sentence_unused,
    coverage.excuse_without_need,
    settings.lint_codes,
)
