"""Nothing in the sources and nothing in the brief that is left lying about."""

from __future__ import annotations

from collections.abc import Iterator

from brief.anchoring import in_files
from brief.problems import Problem
from brief.reasoning.graph import Graph


def unused_fact(graph: Graph) -> Iterator[Problem]:
    """Every fact is used: by a judgement, a hypothesis, prose, or another fact."""
    for fact in graph.brief.facts.values():
        if not graph.backlinks.get(fact.id) and not _only_mentioned(graph, fact.id):
            yield Problem(
                fact.places.key,
                "unused-fact",
                f'nothing uses the fact "{fact.id}": no judgement, hypothesis, prose or other fact',
                "warning",
            )


def unused_actor(graph: Graph) -> Iterator[Problem]:
    """Every actor acts, speaks or is spoken of."""
    in_roles = {role.of for actor in graph.brief.actors.values() for role in actor.roles}
    for actor in graph.brief.actors.values():
        used = graph.facts_of[actor.id] or graph.backlinks.get(actor.id) or actor.id in in_roles
        if not used and not _only_mentioned(graph, actor.id):
            yield Problem(
                actor.places.key,
                "unused-actor",
                f'nothing uses the actor "{actor.id}": no fact, role or prose',
                "warning",
            )


def _only_mentioned(graph: Graph, id: str) -> bool:
    """Whether a record that could not be read names it: then it is not unused, only not yet readable."""
    return id in graph.words_of_broken


def sentence_unused(graph: Graph) -> Iterator[Problem]:
    """Every sentence of a source is quoted, or excused in brief.yml under `unused`."""
    for source in graph.brief.sources.values():
        coverage = graph.coverage[source.id]
        if "fact" in graph.brief.unread:
            continue
        if graph.brief.broken and (len(graph.brief.sources) == 1 or _only_mentioned(graph, source.id)):
            continue
        places = in_files.of_sentences(source, graph.brief.texts.get(source.places.key.path, ""))
        for sentence in source.reading.sentences:
            number = sentence.number
            if number in coverage.used or number in coverage.excused or number in graph.probably_used[source.id]:
                continue
            words = source.reading.text[sentence.start : sentence.end]
            short = words if len(words) <= 60 else words[:57].rstrip() + "…"
            where = places[number]
            yield Problem(
                where,
                "sentence-unused",
                f'no fact uses sentence {number} (¶{sentence.paragraph}): "{short}"',
                "warning",
                hint=(f"quote it, or say why not in brief.yml: unused: {source.id}: {number}: …",),
            )


def excuse_without_need(graph: Graph) -> Iterator[Problem]:
    """A sentence listed under `unused` exists, and no quote uses it."""
    for id, reasons in graph.brief.about.unused.items():
        if id not in graph.coverage:
            continue
        coverage = graph.coverage[id]
        for number in reasons:
            where = graph.brief.about.places.of("unused", id, number, "key")
            if number > coverage.sentences:
                yield Problem(
                    where,
                    "excuse-without-need",
                    f'source "{id}" has {coverage.sentences} sentences; there is no sentence {number}',
                    "warning",
                )
            elif number in coverage.used:
                yield Problem(
                    where,
                    "excuse-without-need",
                    f'sentence {number} of source "{id}" is quoted; it needs no excuse',
                    "warning",
                )
