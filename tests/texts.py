"""Texts for property tests: few signs, chosen so that every rule about them meets every other one often."""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = ("a", "b", "A", "1", "é", "e", "ß", "क", "ি", "字", "レ", "ー", "👩", "🇧", "🇩", "각")
MARKS = ("\u0301", "\u0323", "\u09bc", "\u200d", "\ufe0f")
FOLDED = ("'", "’", "‘", "‚", "‛", '"', "“", "”", "„", "‟", "-", "\u2010", "\u2011")
DROPPED = ("\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "\u200f")
SPACES = (" ", " ", "\u00a0", "\u3000", "\t", "\n", "\n\n", "\u2028", "\x85")
OTHERS = ("–", "—", "…", ".", ",", "[", "]", "*", "<", "&", "«", "\u2212")

texts = st.lists(st.one_of(*map(st.sampled_from, (LETTERS, MARKS, FOLDED, DROPPED, SPACES, OTHERS))), max_size=24).map(
    "".join
)
"""Every pair of rules within a few signs."""

words = st.lists(st.sampled_from(("no", "a radar", "came.", "Then", "the", "ship", "\n\n")), max_size=20).map(" ".join)
"""Words that come again and again."""
