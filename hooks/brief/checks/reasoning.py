"""Judgements that say what speaks against them, what would change them, and why they changed."""

from __future__ import annotations

from collections.abc import Iterator

from brief.problems import Problem
from brief.reasoning.changes import since_previous
from brief.reasoning.graph import Graph


def no_signpost(graph: Graph) -> Iterator[Problem]:
    """A judgement says what would change it, so that its reader knows what to watch."""
    for judgement in graph.brief.judgements.values():
        if not judgement.would_change:
            yield Problem(
                judgement.places.key,
                "no-signpost",
                f'judgement "{judgement.id}" does not say what would change it',
                "warning",
                hint=("add under would_change what a reader can watch for",),
            )


def nothing_against(graph: Graph) -> Iterator[Problem]:
    """A judgement names the strongest fact against it."""
    for judgement in graph.brief.judgements.values():
        if not judgement.against:
            yield Problem(
                judgement.places.key,
                "nothing-against",
                f'judgement "{judgement.id}" names no fact against it',
                "warning",
                hint=("add the strongest one first under against",),
            )


def change_without_cause(graph: Graph) -> Iterator[Problem]:
    """A judgement that reads otherwise than in the edition before says why."""
    changes = since_previous(graph)
    for change in changes.judgements if changes and changes.compared else ():
        said = set(change.parts) & {"wording", "likelihood", "confidence"}
        if change.now is not None and said and change.cause is None:
            edition = changes.since if changes and changes.since else "?"
            parts = " and ".join(part for part in change.parts if part in said)
            yield Problem(
                change.now.places.key,
                "change-without-cause",
                f'the {parts} of judgement "{change.id}" changed since edition {edition}, and nothing says why',
                "warning",
                hint=(f'add under history: {{edition: "{edition}", …, cause: …}}',),
            )
