"""Likelihood terms and the ranges they stand for.

Sources: PHIA Probability Yardstick (UK Professional Head of Intelligence Assessment, 2018); Intelligence Community
Directive 203, Analytic Standards (US, 2015); IPCC guidance note on consistent treatment of uncertainties (2010).
"""

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
    terms: tuple[Term, ...]

    def find(self, term: str) -> Term | None:
        wanted = " ".join(term.lower().split())
        return next((t for t in self.terms if wanted in (t.term, *t.also)), None)


SCALES: dict[str, Scale] = {
    "phia": Scale(
        "PHIA Probability Yardstick",
        (
            Term("remote chance", 0, 5),
            Term("highly unlikely", 10, 20),
            Term("unlikely", 25, 35),
            Term("realistic possibility", 40, 50, ("a realistic possibility",)),
            Term("likely", 55, 75, ("probable", "likely or probable", "probably", "likely or probably")),
            Term("highly likely", 80, 90),
            Term("almost certain", 95, 100),
        ),
    ),
    "icd203": Scale(
        "ICD 203 Analytic Standards",
        (
            Term("almost no chance", 1, 5, ("remote",)),
            Term("very unlikely", 5, 20, ("highly improbable",)),
            Term("unlikely", 20, 45, ("improbable",)),
            Term("roughly even chance", 45, 55, ("roughly even odds",)),
            Term("likely", 55, 80, ("probable",)),
            Term("very likely", 80, 95, ("highly probable",)),
            Term("almost certain", 95, 99, ("almost certainly", "nearly certain")),
        ),
    ),
    "ipcc": Scale(
        "IPCC calibrated language",
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
    ),
}
