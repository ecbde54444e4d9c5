"""Who else has a part in what was said: through whom it came, to whom it was said, who said a single quote."""

from __future__ import annotations

from collections.abc import Iterator

from brief.model.records import Fact

Way = tuple[str | int, ...]


def spoken(fact: Fact) -> Iterator[tuple[str, str, Way]]:
    """The actors that a fact and its evidence name for that: the field, the actor's id, the way to it."""
    yield from _through_and_to(fact.via, fact.to, ())
    short = ("quote",) in fact.places.fields
    for item in fact.evidence:
        way: Way = ("evidence", item.number - 1 - short)
        if item.said_by:
            yield "said_by", item.said_by, (*way, "said_by")
        yield from _through_and_to(item.via, item.to, way)


def _through_and_to(via: tuple[str, ...], to: tuple[str, ...], way: Way) -> Iterator[tuple[str, str, Way]]:
    for field, ids in (("via", via), ("to", to)):
        for i, id in enumerate(ids):
            yield field, id, (*way, field, i)
