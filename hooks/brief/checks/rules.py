"""Every rule of the brief, one function each; the function's docstring is the rule in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from brief.checks import (
    coverage,
    dates,
    dates_of_speech,
    judgements,
    order,
    prose,
    quotes,
    reasoning,
    references,
    settings,
    sources,
    wording,
    wording_added,
    wording_dropped,
)
from brief.problems import Problem
from brief.reasoning.graph import Graph

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
    dates_of_speech.date_relative,
    dates_of_speech.said_on_unsupported,
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
    wording.loose_estimate,
    wording.scales_mixed,
    wording.likelihood_with_confidence,
    wording.long_sentence,
    wording_dropped.hedge_dropped,
    wording_dropped.condition_dropped,
    wording_dropped.negation_dropped,
    wording_dropped.attribution_dropped,
    wording_dropped.worded_as_asserted,
    wording_added.number_not_in_passage,
    wording_added.name_not_in_passage,
    wording_added.quote_turns,
    settings.lint_codes,
)
