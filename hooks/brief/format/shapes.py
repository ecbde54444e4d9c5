"""The shapes that a field's value can have: how each is read from its node, and its JSON Schema.

A table of shapes (`brief.format.fields`) is the one place that says which fields exist; reading, the JSON Schemas and
the tests of the author's guide all follow it. Shapes made of other shapes are in `brief.format.composites`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from brief.dates import edtf
from brief.format.yamltree import CONTROL, Node, Scalar, called, invisible
from brief.model import ids
from brief.problems import Hint, Problem, Where, did_you_mean
from brief.text.folding import fold

Way = tuple[str | int, ...]
"""The way to a value inside a record: field names and list positions."""


_SHOWN = 60
"""Signs of what is cut off that a message shows."""


@dataclass
class Reading:
    """What one record says, while it is read."""

    problems: list[Problem]
    key: Where
    """Where the record's id stands; what is missing from the record is missing there."""
    places: dict[Way, Where] = field(default_factory=dict)
    misread: set[Way] = field(default_factory=set)
    """What was written, or meant by what was written, and could not be read: not missing, only not known."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The kind of each id of the brief, complete once all of it is read."""

    def complain(self, node: Node, code: str, message: str, hint: Hint = ()) -> None:
        self.problems.append(Problem(node.where, code, message, hint=hint))


class Shape:
    """One kind of value. `read` gives the value, or None after a problem was noted."""

    def read(self, node: Node, at: Way, out: Reading) -> Any:
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        raise NotImplementedError


def _scalar(node: Node, out: Reading, wanted: str) -> str | None:
    if isinstance(node, Scalar):
        # Written as an escape ("\\x1b"): as itself the parser refuses it.
        if sign := CONTROL.search(node.text):
            out.complain(node, "bad-character", invisible(sign[0], "text"))
            return None
        return node.text
    out.complain(node, "wrong-type", f"{called(node)} stands where {wanted} is expected")
    return None


def _called(at: Way) -> str:
    """What a value is called in messages: by its field, or by its number in the field's list."""
    return f'"{at[-1]}"' if isinstance(at[-1], str) else f'item {at[-1] + 1} of "{at[-2]}"'


@dataclass(frozen=True)
class Text(Shape):
    """Words: one line, or several where `lines` says so."""

    lines: bool = False
    limit: int = 20_000

    def read(self, node: Node, at: Way, out: Reading) -> str | None:
        text = _scalar(node, out, "text")
        if text is None:
            return None
        if not fold(text).strip():
            out.complain(node, "missing-field", f"{_called(at)} is empty")
            return None
        if len(text) > self.limit:
            out.complain(node, "wrong-type", f"this text has {len(text)} characters; at most {self.limit} are read")
            return None
        if isinstance(node, Scalar) and node.cut:
            words, where = node.cut
            shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
            message = f'the value ends before "{shown}", for YAML takes " #" as the start of a comment'
            advice = "if the words belong to the value, put all of it in quotation marks"
            out.problems.append(Problem(where, "comment-in-value", message, "warning", (advice,)))
        # Composed like the sources, so that a name is found in them however it was typed.
        text = unicodedata.normalize("NFC", text)
        return text if self.lines else " ".join(text.split())

    def schema(self) -> dict[str, Any]:
        # An editor reads `edition: 2` as a number and `title: true` as a truth value; here both are words.
        return {"type": ["string", "number", "boolean"], "minLength": 1}


@dataclass(frozen=True)
class Verbatim(Shape):
    """Words kept letter for letter: quotes and what stands around them."""

    def read(self, node: Node, at: Way, out: Reading) -> str | None:
        return Text(lines=True, limit=100_000).read(node, at, out)

    def schema(self) -> dict[str, Any]:
        return Text().schema()


@dataclass(frozen=True)
class OneOf(Shape):
    """One word of a list."""

    values: tuple[str, ...]

    def read(self, node: Node, at: Way, out: Reading) -> str | None:
        text = _scalar(node, out, "one word")
        if text is None or text in self.values:
            return text
        message = f'"{text}" is not a value of {_called(at)}; use one of: {", ".join(self.values)}'
        out.complain(node, "wrong-type", message, did_you_mean(text.lower(), self.values))
        return None

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.values)}


@dataclass(frozen=True)
class Id(Shape):
    """The id of something in the brief, of one of the kinds named; whether it exists is checked later. Of no kind: a
    name of the same form."""

    kinds: tuple[str, ...]

    def read(self, node: Node, at: Way, out: Reading) -> str | None:
        text = _scalar(node, out, "an id")
        if text is None:
            return None
        if not text:
            out.complain(node, "missing-field", f"{_called(at)} is empty")
            return None
        why = ids.refusal(text)
        if why:
            out.complain(node, "bad-id", why, partial(_meant, text, self.kinds, out.kinds))
            return None
        return text

    def schema(self) -> dict[str, Any]:
        words = Text().schema()
        return words | {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": ids.MAX_LENGTH}


def _meant(text: str, wanted: tuple[str, ...], kinds: Mapping[str, str]) -> tuple[str, ...]:
    """The id of one of the kinds that was meant by what cannot be an id; asked when all ids are known."""
    near = ids.suggestion(text)
    if not near:
        return ()
    there = [id for id, kind in kinds.items() if kind in wanted] if wanted else [near]
    return did_you_mean(near, there)


@dataclass(frozen=True)
class Date(Shape):
    """A date in EDTF, levels 0 and 1; the word `unknown` where `unknown` says so (read as that word). A date that is
    `needed` cannot be left out."""

    unknown: bool = False
    needed: bool = False

    def read(self, node: Node, at: Way, out: Reading) -> edtf.Edtf | str | None:
        text = _scalar(node, out, "a date")
        if text is None:
            return None
        if text == "unknown" and self.unknown:
            return text
        if text.lower() == "unknown" and self.unknown:
            message = f'"{text}" is not a date: the word is written in small letters'
            out.complain(node, "date-invalid", message, ('did you mean "unknown"?',))
            return None
        if text.lower() == "unknown" and self.needed:
            message = f'"{text}" is not a date, and one is needed here; say as much as is known, such as 2026 or 202X'
            out.complain(node, "date-invalid", message)
            return None
        date = edtf.parse(text)
        if isinstance(date, edtf.Refusal):
            hint = (f'did you mean "{date.suggestion}"?',) if date.suggestion else ()
            out.complain(node, "date-invalid", f'"{text}" is not a date: {date.message}', hint)
            return None
        return date

    def schema(self) -> dict[str, Any]:
        # Without a description: the field's own says more.
        return {"type": ["string", "integer"]}


@dataclass(frozen=True)
class Number(Shape):
    """A whole number between two bounds, both included."""

    low: int
    high: int

    def read(self, node: Node, at: Way, out: Reading) -> int | None:
        text = _scalar(node, out, "a number")
        if text is None:
            return None
        if re.fullmatch(r"-?[0-9]{1,9}", text) and self.low <= int(text) <= self.high:
            return int(text)
        message = f'"{text}" is not a value of {_called(at)}; use a whole number from {self.low} to {self.high}'
        out.complain(node, "wrong-type", message)
        return None

    def schema(self) -> dict[str, Any]:
        # In quotation marks it is a number all the same.
        bounds = {"minimum": self.low, "maximum": self.high}
        return {"type": ["integer", "string"], "pattern": "^-?[0-9]{1,9}$"} | bounds


_SIGNS = {" ": "a space", "\t": "a tab", "\n": "a line break"}


@dataclass(frozen=True)
class Url(Shape):
    """An address on the web; only http and https, so that nothing on a page can run."""

    def read(self, node: Node, at: Way, out: Reading) -> str | None:
        text = _scalar(node, out, "an address")
        if text is None:
            return None
        if re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", text, re.IGNORECASE):
            return text
        why = "it must begin with http:// or https://"
        if re.match(r"https?://", text, re.IGNORECASE):
            strange = re.search(r'[\s<>"\\^`{|}]', text)
            why = f"{_SIGNS.get(strange[0], strange[0])} cannot stand in one" if strange else "nothing follows"
        out.complain(node, "wrong-type", f'"{text}" is not an address; {why}')
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^https?://"}


@dataclass(frozen=True)
class Hash(Shape):
    """A SHA-256 in hexadecimal."""

    def read(self, node: Node, at: Way, out: Reading) -> str | None:
        text = _scalar(node, out, "a SHA-256")
        if text is None:
            return None
        if re.fullmatch(r"[0-9a-fA-F]{64}", text):
            return text.lower()
        out.complain(node, "wrong-type", "a SHA-256 has 64 digits, 0 to 9 and a to f")
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"}
