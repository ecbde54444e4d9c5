"""Nodes to the model's records: one function a kind, each given the fields as read by their shapes."""

from __future__ import annotations

from typing import Any

from brief.dates.edtf import Edtf
from brief.format.front_matter import Fronted
from brief.format.shapes import Reading
from brief.model.records import (
    About,
    Absent,
    Actor,
    Analysis,
    Checked,
    Evidence,
    Fact,
    Hypothesis,
    Judgement,
    Places,
    Relation,
    Role,
    Source,
    Translation,
    Withdrawn,
    Wording,
)
from brief.text.reading import ReadingText

Values = dict[str, Any]
"""Field names to values as their shapes gave them; a field that was wrong is missing or None."""


def seen(reading: Reading) -> Places:
    """Where a record and its fields stand, once they are read."""
    return Places(reading.key, reading.places, frozenset(reading.misread))


def _kept(values: Values, *names: str) -> Values:
    """Those of the named fields that have a value; the others keep the model's default."""
    return {n: values[n] for n in names if values.get(n) is not None}


def _date(value: Edtf | str | None) -> Edtf | None:
    return value if isinstance(value, Edtf) else None


def _withdrawn(values: Values | None) -> Withdrawn | None:
    return Withdrawn(values["on"], values["why"]) if values and values.get("on") and values.get("why") else None


def source(id: str, fronted: Fronted, reading: ReadingText, places: Places) -> Source:
    values: Values = fronted.values
    kept = _kept(
        values,
        "publisher",
        "authors",
        "published",
        "retrieved",
        "url",
        "archived",
        "language",
        "licence",
        "reliability",
        "publish",
        "sha256",
    )
    return Source(
        id,
        values.get("title") or id,
        reading,
        fronted.body,
        places,
        withdrawn=_withdrawn(values.get("withdrawn")),
        **kept,
    )


def _evidence(
    owner: str, values: Values, number: int, places: Places, at: tuple[str | int, ...], only_source: str
) -> Evidence | None:
    if not values.get("quote"):
        return None
    translation = values.get("translation")
    return Evidence(
        source=values["source"] or "" if "source" in values else only_source,
        quote=values["quote"],
        where=places.of(*at, "quote"),
        source_where=places.of(*at, "source") if "source" in values else places.of(*at, "quote"),
        owner=owner,
        number=number,
        translation=Translation(**_kept(translation, "text", "language", "by"))
        if translation and translation.get("text")
        else None,
        **_kept(values, "prefix", "suffix", "note"),
    )


def fact(id: str, values: Values, places: Places, number: int, only_source: str) -> Fact:
    written: list[tuple[Values, tuple[str | int, ...]]] = []
    if values.get("quote"):
        written.append((values, ()))
    written += [(item, ("evidence", i)) for i, item in enumerate(values.get("evidence") or ())]
    evidence = [_evidence(id, item, n, places, at, only_source) for n, (item, at) in enumerate(written, 1)]
    relation, checked = values.get("relation"), values.get("checked")
    kind = values.get("kind") or "context"
    return Fact(
        id,
        values.get("statement") or id,
        kind,
        places,
        number,
        evidence=tuple(e for e in evidence if e is not None),
        status=values.get("status") or "happened" if kind == "event" else None,
        date=_date(values.get("date")),
        # A date that could not be read was given all the same; one problem is enough.
        date_given="date" in values,
        said_on=_date(values.get("said_on")),
        named_actors=values.get("actors") or (),
        relation=Relation(relation["from"], relation["to"], relation["as"])
        if relation and all(relation.get(k) for k in ("from", "to", "as"))
        else None,
        withdrawn=_withdrawn(values.get("withdrawn")),
        checked=Checked(checked["by"], checked["on"]) if checked and checked.get("by") and checked.get("on") else None,
        **_kept(
            values,
            "said_by",
            "worded_as",
            "date_reason",
            "before",
            "after",
            "contradicts",
            "repeats",
            "credibility",
            "topics",
        ),
    )


def actor(id: str, values: Values, places: Places, only_source: str) -> Actor:
    roles, number = [], 0
    for i, item in enumerate(values.get("roles") or ()):
        evidence = _evidence(id, item, number + 1, places, ("roles", i), only_source)
        number += evidence is not None
        roles.append(
            Role(
                item.get("role") or "",
                item.get("of"),
                _date(item.get("from")),
                _date(item.get("to")),
                ended=item.get("to") is not None,
                evidence=evidence,
            )
        )
    return Actor(
        id,
        values.get("name") or id,
        values.get("kind") or "group",
        places,
        roles=tuple(roles),
        **_kept(values, "aliases", "description", "part_of", "links"),
    )


def judgement(id: str, values: Values, places: Places, number: int) -> Judgement:
    history = tuple(
        Wording(**_kept(item, "edition", "judgement", "likelihood", "confidence", "cause"))
        for item in values.get("history") or ()
        if item.get("edition")
    )
    return Judgement(
        id,
        values.get("judgement") or id,
        places,
        number,
        history=history,
        **_kept(
            values,
            "likelihood",
            "confidence",
            "confidence_because",
            "rests_on",
            "against",
            "assumptions",
            "gaps",
            "would_change",
        ),
    )


def hypothesis(id: str, values: Values, places: Places, number: int) -> Hypothesis:
    return Hypothesis(id, values.get("hypothesis") or id, places, number, **_kept(values, "evidence"))


def analysis(id: str, fronted: Fronted, places: Places) -> Analysis:
    values: Values = fronted.values
    return Analysis(
        id,
        values.get("title") or id,
        fronted.body,
        fronted.body_line,
        places,
        **_kept(values, "summary", "order"),
    )


def about(values: Values, places: Places, only_source: str) -> About:
    absent = tuple(
        Absent(item.get("source", only_source) or "", item.get("terms") or (), item.get("says") or "")
        for item in values.get("absent") or ()
    )
    return About(
        values.get("title") or "",
        values.get("bottom_line") or "",
        places,
        absent=absent,
        lint_off=frozenset(values.get("lint") or ()),
        **_kept(
            values,
            "id",
            "subtitle",
            "question",
            "key_judgements",
            "scale",
            "authors",
            "edition",
            "date",
            "language",
            "licence",
            "previous",
            "unused",
        ),
    )
