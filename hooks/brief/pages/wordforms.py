"""Other forms of English words, so that a search for one finds the other: plurals, and British and American spelling.

The search looks for words that begin with what is typed, so "agreement" finds "agreements" by itself. What is made here
is what that leaves out: the plural of a singular, the singular that its plural does not begin with, and the spelling
of the other shore. A form too many costs a few bytes; nothing of the text is left out for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{3,}(?![^\W_])")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s+)[“‘\"']?$")
_NO_NOUN = re.compile(
    r"""
    ^(?:
        all|also|and|any|are|because|been|before|between|both|but|can|could|did|does|each|even|
        every|far|few|for|from|had|has|have|her|here|him|his|how|into|its|just|may|might|more|
        most|much|must|neither|nor|not|now|off|once|one|only|onto|other|ought|our|out|over|own|
        per|said|same|shall|she|should|since|some|such|than|that|the|their|them|then|there|
        these|they|this|those|though|through|thus|too|two|under|until|upon|very|was|were|what|
        when|where|whether|which|while|who|whom|whose|why|will|with|within|without|would|yet|you|
        your
    )$
    | (?:ly|ing|ed|[^s]s|[ai]ble|est|ful|ous|self)$
    """,
    re.VERBOSE,
)
"""Words that have no plural, as far as a list and their ends can tell."""
_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people"}
_SINGULAR = {plural: word for word, plural in _IRREGULAR.items()}

_WITH_S = re.compile(
    "(?:adv|ar|dev|r|rev|superv|telev|improv|exerc|exc|conc|prec|comprom|prom|prem|dem|compr|surpr|enterpr|expert|"
    "advert|franch|merchand|parad|treat|otherw|likew|disgu|cru|pra|ra|no|po|w)is"
)
"""Words of `ise` that no shore spells with z."""
_SHORES = (
    # What a word begins with, British, American, what it ends in.
    ("^(?:un)?def|^off|^lic|^unlic|^pret", "enc", "ens", "e|es|ed|ing"),
    ("[a-z]{3}", "is", "iz", "e|ed|es|er|ers|ing|ation|ations"),
    ("anal|paral|catal", "ys", "yz", "e|ed|es|er|ers|ing"),
    ("^arm|^behavi|^col|^endeav|^fav|^harb|^hon|^lab|^neighb|^rum|^vig", "our", "or", "[a-z]*"),
    ("cent|theat|^met|kilomet|^lit|^fib", "re", "er", "s?"),
    ("^cance|^trave|^signa|^labe|^mode", "ll", "l", "ed|ing|er|ers"),
    ("judg|ledg", "em", "m", "ents?"),
    ("^program", "me", "", "s?"),
    ("^catal|^dial", "ogue", "og", "s?"),
    ("^s", "c", "k", "eptic[a-z]*"),
    ("^man", "oeuv", "euv", "res?"),
)
_SWAPS = [
    (re.compile(f"({head}){old}({tail})$"), rf"\g<1>{new}\g<2>")
    for head, british, american, tail in _SHORES
    for old, new in ((british, american), (american, british))
]


def further(text: str) -> list[str]:
    """The forms of the words of a text that do not stand in it, in the order of the words."""
    words: set[str] = set()
    forms: dict[str, None] = {}
    for found in _WORD.finditer(text):
        word = found[0]
        words.add(word.lower())
        # A name has no plural: what has a capital has one only where a sentence begins.
        name = not word.islower() and not _SENTENCE.search(text[max(0, found.start() - 4) : found.start()])
        forms |= dict.fromkeys(_spelled(word.lower()) if name else _of(word.lower()))
    return [form for form in forms if form not in words]


@lru_cache(maxsize=1 << 16)
def _of(word: str) -> tuple[str, ...]:
    spelled = _spelled(word)
    return (*spelled, *(form for each in (word, *spelled) for form in _numbered(each)))


@lru_cache(maxsize=1 << 16)
def _spelled(word: str) -> tuple[str, ...]:
    """The spelling on the other shore."""
    if _WITH_S.match(word):
        return ()
    made = (spelling.sub(other, word) for spelling, other in _SWAPS)
    return tuple(dict.fromkeys(form for form in made if form != word))


def _numbered(word: str) -> Iterator[str]:
    """The plural of a singular, or a singular that its plural does not begin with."""
    if word in _SINGULAR:
        yield _SINGULAR[word]
    elif word in _IRREGULAR:
        yield _IRREGULAR[word]
    elif word.endswith("ies") and len(word) > 4:
        yield f"{word[:-3]}y"
    elif word.endswith("yses"):
        yield f"{word[:-2]}is"
    elif word.endswith("sis"):
        yield f"{word[:-2]}es"
    elif not _NO_NOUN.search(word):
        if re.search("(?:s|x|z|ch|sh)$", word):
            yield f"{word}es"
        elif re.search("[^aeiou]y$", word):
            yield f"{word[:-1]}ies"
        else:
            yield f"{word}s"
