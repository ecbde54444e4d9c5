"""Which roles an actor held at a time, as far as the dates of the roles say so."""

from __future__ import annotations

from dataclasses import dataclass

from brief.dates.edtf import Edtf
from brief.model.records import Actor, Fact, Role


@dataclass(frozen=True)
class Held:
    """The roles at one time."""

    certain: tuple[Role, ...] = ()
    possible: tuple[Role, ...] = ()
    """Their dates neither rule it out nor settle it."""
    named: tuple[Role, ...] = ()
    """Roles without any date that a source of the statement itself gives the speaker."""


def spoken(fact: Fact) -> Edtf | None:
    """When the words were said. The date of a position is the time of speaking, since to want or to refuse is to
    say so; the dates of other facts are those of what is told."""
    return fact.said_on or (fact.date if fact.kind == "position" else None)


def held(actor: Actor, fact: Fact) -> Held:
    """The roles of a fact's speaker when it was said."""
    when = spoken(fact)
    certain, possible, named = [], [], []
    sources = {evidence.source for evidence in fact.evidence}
    for role in actor.roles:
        if role.begins is None and role.ends is None:
            if role.evidence and role.evidence.source in sources:
                named.append(role)
        elif when is not None:
            answer = _covers(role, when)
            if answer is None:
                possible.append(role)
            elif answer:
                certain.append(role)
    return Held(tuple(certain), tuple(possible), tuple(named))


def _covers(role: Role, when: Edtf) -> bool | None:
    """Whether a role with a date was held all through `when`; None where the dates leave it open."""
    begun = _begun(role, when)
    over = _over(role, when)
    if begun is False or over is True:
        return False
    return True if begun and over is False else None


def _begun(role: Role, when: Edtf) -> bool | None:
    if role.begins is None or when.latest is None:
        return None
    if role.begins.earliest and when.latest < role.begins.earliest:
        return False
    known = role.begins.latest and when.earliest and role.begins.latest <= when.earliest
    return True if known and not _loose(role.begins) else None


def _over(role: Role, when: Edtf) -> bool | None:
    if role.ends is None:
        return None if role.ended else False
    if role.ends.latest and when.earliest and role.ends.latest < when.earliest:
        return True
    known = role.ends.earliest and when.latest and when.latest <= role.ends.earliest
    return False if known and not _loose(role.ends) else None


def _loose(date: Edtf) -> bool:
    """Whether the date itself is an estimate or in doubt."""
    return any(moment.approximate or moment.uncertain for moment in date.moments)
