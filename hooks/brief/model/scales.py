"""Likelihood terms and the ranges they stand for, each scale with the document that publishes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One term of a scale; bounds in per cent, both included."""

    term: str
    low: int
    high: int
    also: tuple[str, ...] = ()
    """Other spellings of the same term in the published scale."""


@dataclass(frozen=True)
class Scale:
    """A published scale of likelihood."""

    name: str
    document: str
    """The title of the document that publishes it."""
    body: str
    """Who publishes it."""
    year: int
    terms: tuple[Term, ...]
    note: str = ""
    """What a reader must know of the bands: a message, so a per cent sign is doubled."""

    def find(self, term: str) -> Term | None:
        wanted = " ".join(term.lower().split())
        return next((t for t in self.terms if wanted in (t.term, *t.also)), None)


SCALES: dict[str, Scale] = {
    "phia": Scale(
        "PHIA Probability Yardstick",
        "Explaining Uncertainty in UK Intelligence Assessment",
        "Professional Head of Intelligence Assessment, United Kingdom",
        2025,
        (
            Term("remote chance", 0, 5),
            Term("highly unlikely", 10, 20),
            Term("unlikely", 25, 35),
            Term("realistic possibility", 40, 50, ("a realistic possibility",)),
            Term("likely", 55, 75, ("probable", "likely or probable", "probably", "likely or probably")),
            Term("highly likely", 80, 90),
            Term("almost certain", 95, 100),
        ),
        "The bands are approximate and leave gaps. A realistic possibility ends just below 50%%.",
    ),
    "icd203": Scale(
        "ICD 203 Analytic Standards",
        "Intelligence Community Directive 203: Analytic Standards",
        "Office of the Director of National Intelligence, United States",
        2015,
        (
            Term("almost no chance", 1, 5, ("remote",)),
            Term("very unlikely", 5, 20, ("highly improbable",)),
            Term("unlikely", 20, 45, ("improbable",)),
            Term("roughly even chance", 45, 55, ("roughly even odds",)),
            Term("likely", 55, 80, ("probable",)),
            Term("very likely", 80, 95, ("highly probable",)),
            Term("almost certain", 95, 99, ("almost certainly", "nearly certain")),
        ),
        "Neighbouring bands share their edges.",
    ),
    "ipcc": Scale(
        "IPCC calibrated language",
        "Guidance Note for Lead Authors of the IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties",
        "Intergovernmental Panel on Climate Change",
        2010,
        (
            Term("exceptionally unlikely", 0, 1),
            Term("extremely unlikely", 0, 5),
            Term("very unlikely", 0, 10),
            Term("unlikely", 0, 33),
            Term("about as likely as not", 33, 66),
            Term("more likely than not", 50, 100),
            Term("likely", 66, 100),
            Term("very likely", 90, 100),
            Term("extremely likely", 95, 100),
            Term("virtually certain", 99, 100),
        ),
        "The bands overlap on purpose: what is very likely is also likely. More likely than not begins above 50%%.",
    ),
}


def stated(scale: str | None, likelihood: str | None) -> Term | None:
    """The term that a brief's scale has for a likelihood; None where either is not given, or they do not fit."""
    return SCALES[scale].find(likelihood) if scale and likelihood else None
