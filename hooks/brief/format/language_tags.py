"""Language tags (BCP 47, RFC 5646), told by the languages that Unicode's CLDR knows, and the nearest right one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from brief.format.shapes import Reading, Shape, Text, Way
from brief.format.yamltree import Node
from brief.problems import nearest

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
_LONGEST = 100
_UNKNOWN_TO_CLDR = 3
"""Of the languages with a tag of three letters CLDR knows only the larger ones."""


@dataclass(frozen=True)
class Language(Shape):
    """A language tag. For one that is none the nearest is taken, so that the checks of that language still run."""

    def read(self, node: Node, at: Way, out: Reading) -> str | None:
        text = Text().read(node, at, out)
        if text is None or is_tag(text):
            return text
        near = nearest_tag(text)
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        hint = f'did you mean "{near}"?' if near else "such a tag begins with two or three letters: en, bn, ja, zh-Hant"
        out.complain(node, "wrong-type", f'"{shown}" is not a language tag (BCP 47)', (hint,))
        return near

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Za-z]{1,3}(-[A-Za-z0-9]{1,8})*$"}


def is_tag(text: str) -> bool:
    """Whether a text has the form of a tag, and names a language and a region that there are."""
    match = _TAG.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return False
    language, region = match["language"], match["region"]
    if language and len(language) < _UNKNOWN_TO_CLDR and language.lower() not in _english().languages:
        return False
    return region is None or region.upper() in _english().territories


def nearest_tag(text: str) -> str | None:
    """The tag that was meant by what is none: `en_US`, `English`, `Portugese`, `en-UK`."""
    written = text[:_LONGEST].strip().replace("_", "-").replace(" ", "-")
    written = re.sub("-uk$", "-GB", written, flags=re.IGNORECASE)
    if is_tag(written):
        return written
    names = {name.casefold(): tag.replace("_", "-") for tag, name in _english().languages.items()}
    name = nearest(text[:_LONGEST].casefold(), names, 80)
    if name:
        return str(names[name])
    first = written.partition("-")[0]
    return first if first != written and is_tag(first) else None


@cache
def _english() -> Locale:
    return Locale("en")
