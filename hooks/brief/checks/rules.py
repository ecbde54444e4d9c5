"""Every rule of the brief, one function each; the function's docstring is the rule in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from brief.checks import (
    coverage,
    dates,
    judgements,
    language,
    language_details,
    language_passages,
    order,
    prose,
    quotes,
    reasoning,
    references,
    said,
    settings,
    sources,
)
from brief.graph import Graph
from brief.problems import Problem

Check = Callable[[Graph], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    references.unknown_id,
    references.role_of_nobody,
    references.no_source_named,
    references.alias_clash,
    quotes.fact_without_quote,
    quotes.quote_missing,
    quotes.quote_ambiguous,
    quotes.quote_cuts_word,
    sources.source_changed,
    sources.absent_found,
    dates.date_missing,
    dates.date_unsupported,
    said.date_relative,
    said.said_on_unsupported,
    dates.fields_of_kind,
    order.order_conflict,
    order.order_cycle,
    judgements.rests_on_nothing,
    judgements.rests_on_withdrawn,
    judgements.term_not_on_scale,
    judgements.too_many_key_judgements,
    reasoning.no_signpost,
    reasoning.nothing_against,
    reasoning.change_without_cause,
    prose.sentence_unaccounted,
    prose.sentence_without_evidence,
    prose.not_one_sentence,
    coverage.unused_fact,
    coverage.unused_actor,
    coverage.sentence_unused,
    coverage.excuse_without_need,
    language.loose_estimate,
    language.scales_mixed,
    language.likelihood_with_confidence,
    language.long_sentence,
    language_passages.hedge_dropped,
    language_passages.condition_dropped,
    language_passages.negation_dropped,
    language_passages.attribution_dropped,
    language_passages.worded_as_asserted,
    language_details.number_not_in_passage,
    language_details.name_not_in_passage,
    language_details.quote_turns,
    settings.lint_codes,
)
