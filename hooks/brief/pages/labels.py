"""The words for the kinds of things, in one place, so that each is called the same on every page."""

from __future__ import annotations

FACT_KINDS = {
    "event": "Event",
    "claim": "Claim",
    "position": "Position",
    "relation": "Relation",
    "context": "Context",
}
WORDINGS = {
    "asserted": "stated as fact",
    "hedged": "hedged",
    "conditional": "conditional",
    "planned": "as a plan",
    "denied": "denied",
}
STATUSES = {
    "happened": "Happened",
    "planned": "Planned",
    "postponed": "Postponed",
    "cancelled": "Cancelled",
    "ongoing": "Ongoing",
    "proposed": "Proposed",
}
TIE_STATES = {
    "ended": "has ended",
    "withdrawn": "withdrawn",
    "planned": "planned, not so yet",
    "proposed": "proposed, not so yet",
    "postponed": "postponed",
    "cancelled": "cancelled",
}
"""Why a relation is not, or not known to be, one of today."""
ACTOR_KINDS = {
    "state": ("State", "States"),
    "government-body": ("Government body", "Government bodies"),
    "armed-force": ("Armed force", "Armed forces"),
    "organisation": ("Organisation", "Organisations"),
    "company": ("Company", "Companies"),
    "group": ("Group", "Groups"),
    "person": ("Person", "People"),
    "unnamed-source": ("Unnamed source", "Unnamed sources"),
}
"""In the order of the list of actors: singular and plural."""
CONFIDENCE = {"low": "Low confidence", "moderate": "Moderate confidence", "high": "High confidence"}
KIND_MEANS = {
    "event": "Something that happens, or was to happen",
    "claim": "Something asserted about the world",
    "position": "What somebody wants, offers or refuses",
    "relation": "How two actors stand to each other",
    "context": "What one needs to know to understand the rest",
}
"""Shown where a reader asks what the mark of a kind means."""
FITS = {"consistent": ("+", "consistent"), "inconsistent": ("−", "inconsistent"), "neutral": ("0", "neutral")}
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""Both after the NATO/Admiralty system (STANAG 2511)."""


def count(number: int, noun: str, plural: str = "") -> str:
    """For example `1 fact`, `2 facts`, `3 analyses`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def per_cent(part: int, whole: int) -> str:
    """For example `12 %`; `0 %` and `100 %` only where it is none and all."""
    if part == 0 or whole == 0:
        return "0 %"
    if part == whole:
        return "100 %"
    rounded = (200 * part + whole) // (2 * whole)
    return "under 1 %" if rounded == 0 else "over 99 %" if rounded == 100 else f"{rounded} %"
