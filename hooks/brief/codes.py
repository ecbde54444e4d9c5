"""Every code a problem can have, and whether it stops the build. Each has a section in the author's guide."""

from __future__ import annotations

ERRORS = (
    "yaml-syntax",
    "duplicate-key",
    "unknown-field",
    "missing-field",
    "wrong-type",
    "misplaced-field",
    "bad-id",
    "duplicate-id",
    "unknown-id",
    "quote-missing",
    "quote-ambiguous",
    "date-invalid",
    "date-unsupported",
    "order-conflict",
    "order-cycle",
    "source-changed",
    "absent-found",
    "alias-clash",
    "sentence-unaccounted",
    "term-not-on-scale",
    "rests-on-nothing",
    "too-many",
    "missing-file",
    "file-unreadable",
    "not-utf-8",
    "bad-character",
)
WARNINGS = (
    "quote-cuts-word",
    "rests-on-withdrawn",
    "unused-fact",
    "unused-actor",
    "sentence-unused",
    "excuse-without-need",
    "not-one-sentence",
    "sentence-without-evidence",
    "likelihood-with-confidence",
    "unknown-file",
)
