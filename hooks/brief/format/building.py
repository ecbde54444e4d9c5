"""Nodes to the model's records: one function a kind, each given the fields as read by their shapes."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

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

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Values = dict[str, Any]
"""Field names to values as their shapes gave them; a field that was wrong is missing or None."""


def seen(reading: Reading) -> Places:
    """Where a record and its fields stand, once they are read."""
    return Places(reading.key, reading.places, frozenset(reading.misread))


def _make(record: type[T], values: Values, **own: Any) -> T:
    """A record of the model: with its `own` values, with what was read under the names of its other fields, and with
    their defaults where nothing was."""
    read = {name: values[name] for name in (f.name for f in fields(record)) if values.get(name) is not None}
    return record(**read | own)


def _date(value: Edtf | str | None) -> Edtf | None:
    return value if isinstance(value, Edtf) else None


def _withdrawn(values: Values | None) -> Withdrawn | None:
    return Withdrawn(values["on"], values["why"]) if values and values.get("on") and values.get("why") else None


def source(id: str, fronted: Fronted, reading: ReadingText, places: Places) -> Source:
    values: Values = fronted.values
    return _make(
        Source,
        values,
        id=id,
        title=values.get("title") or id,
        reading=reading,
        body=fronted.body,
        places=places,
        withdrawn=_withdrawn(values.get("withdrawn")),
    )


def _evidence(
    owner: str, values: Values, number: int, places: Places, at: tuple[str | int, ...], only_source: str
) -> Evidence | None:
    if not values.get("quote"):
        return None
    translation = values.get("translation")
    own = at[:1] == ("evidence",)
    return _make(
        Evidence,
        values,
        source=values["source"] or "" if "source" in values else only_source,
        where=places.of(*at, "quote"),
        source_where=places.of(*at, "source") if "source" in values else places.of(*at, "quote"),
        owner=owner,
        number=number,
        translation=_make(Translation, translation) if translation and translation.get("text") else None,
        # Beside the short form of a quote these are the fact's own, and a role has a `to` of another kind.
        said_by=values.get("said_by") if own else None,
        said_on=_date(values.get("said_on")) if own else None,
        via=values.get("via") or () if own else (),
        to=values.get("to") or () if own else (),
    )


def fact(id: str, values: Values, places: Places, number: int, only_source: str) -> Fact:
    written: list[tuple[Values, tuple[str | int, ...]]] = []
    if values.get("quote"):
        written.append((values, ()))
    written += [(item, ("evidence", i)) for i, item in enumerate(values.get("evidence") or ())]
    evidence = [_evidence(id, item, n, places, at, only_source) for n, (item, at) in enumerate(written, 1)]
    relation, checked = values.get("relation"), values.get("checked")
    kind = values.get("kind") or "context"
    return _make(
        Fact,
        values,
        id=id,
        statement=values.get("statement") or id,
        kind=kind,
        places=places,
        number=number,
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
    kind = values.get("kind") or "group"
    return _make(Actor, values, id=id, name=values.get("name") or id, kind=kind, places=places, roles=tuple(roles))


def judgement(id: str, values: Values, places: Places, number: int) -> Judgement:
    history = tuple(_make(Wording, item) for item in values.get("history") or () if item.get("edition"))
    words = values.get("judgement") or id
    return _make(Judgement, values, id=id, judgement=words, places=places, number=number, history=history)


def hypothesis(id: str, values: Values, places: Places, number: int) -> Hypothesis:
    words = values.get("hypothesis") or id
    return _make(Hypothesis, values, id=id, hypothesis=words, places=places, number=number)


def analysis(id: str, fronted: Fronted, places: Places) -> Analysis:
    values: Values = fronted.values
    title = values.get("title") or id
    return _make(Analysis, values, id=id, title=title, body=fronted.body, body_line=fronted.body_line, places=places)


def about(values: Values, places: Places, only_source: str) -> About:
    absent = tuple(
        Absent(item.get("source", only_source) or "", item.get("terms") or (), item.get("says") or "")
        for item in values.get("absent") or ()
    )
    return _make(
        About,
        values,
        title=values.get("title") or "",
        bottom_line=values.get("bottom_line") or "",
        places=places,
        absent=absent,
        lint_off=frozenset(code for code, level in (values.get("lint") or {}).items() if level == "off"),
        lint_on=frozenset(code for code, level in (values.get("lint") or {}).items() if level == "warning"),
    )
