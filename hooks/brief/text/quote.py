"""A quote as it is compared with other words: folded once, however often it is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from brief.text.folding import fold

LEFT_OUT = regex.compile(r"\[(?:…|\.\.\.)\]")
"""What stands in a quote for words left out."""


@dataclass(frozen=True)
class Quote:
    """The words of a quote, and those that stand right around it."""

    text: str
    """As the author wrote it."""
    prefix: str | None = None
    suffix: str | None = None

    @cached_property
    def folded(self) -> str:
        return fold(self.text).strip()

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The folded parts between the marks of left-out words; none is empty."""
        parts = (fold(part).strip() for part in LEFT_OUT.split(self.text))
        return tuple(part for part in parts if part)

    @cached_property
    def context(self) -> tuple[str, str]:
        """The prefix and the suffix, folded."""
        return fold(self.prefix or "").strip(), fold(self.suffix or "").strip()
