"""What an earlier edition of the brief said, as far as its `brief.json` tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class EarlierFact:
    """A fact as it stood then."""

    number: int | None
    statement: str
    withdrawn: bool


@dataclass(frozen=True)
class EarlierJudgement:
    """A judgement as it stood then."""

    number: int | None
    judgement: str
    likelihood: str | None
    """The term."""
    confidence: str | None
    rests_on: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class Earlier:
    """An earlier edition. Each mapping is by id, in that edition's order."""

    path: str
    """Its file, as shown to the author."""
    edition: str | None
    date: str | None
    bottom_line: str | None
    sources: Mapping[str, str]
    """Titles."""
    facts: Mapping[str, EarlierFact]
    judgements: Mapping[str, EarlierJudgement]
