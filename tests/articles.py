"""Texts for whoever is said to hold a source that is not published."""

from __future__ import annotations


def other(words: int) -> str:
    """A text that is not the article, as long as asked for."""
    sentence = "Nobody in this town of Mr. Nobody has seen a single ship since the harbour was closed in May. "
    return "\n\n".join([sentence * 6] * (words // len(sentence.split()) // 6 + 1))
