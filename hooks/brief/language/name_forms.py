"""Whether two words are forms of one name: whole, with the endings of its language, and no more."""

from __future__ import annotations

from functools import lru_cache

from brief.language.wordlists import of_language

_SHORTEST = 3
"""Code points that two forms of one name begin with alike."""
_STEM = 4
"""The same, where a language has no list of endings."""


@lru_cache(maxsize=50_000)
def are_one_name(one: str, two: str, language: str | None) -> bool:
    """Whether two folded words in lower case are one name: Japan and Japanese are, Niger and Nigeria are not."""
    if one == two:
        return True
    words = of_language(language)
    if words is None or "name ending" not in words.kinds:
        return one[:_STEM] == two[:_STEM]
    forms = words.words("name forms")
    if f"{one} {two}" in forms or f"{two} {one}" in forms:
        return True
    if f"{one} {two}" in words.words("name forms apart") or f"{two} {one}" in words.words("name forms apart"):
        return False
    shared = _shared(one, two)
    endings = words.words("name ending")
    return any(
        all(rest == "" or rest in endings for rest in (one[length:], two[length:]))
        for length in range(shared, _SHORTEST - 1, -1)
    )


def _shared(one: str, two: str) -> int:
    """How many code points two words begin with alike."""
    length = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        length += 1
    return length
