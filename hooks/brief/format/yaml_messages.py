"""What YAML's own parser says of a slip, in plain words and with the place where an author looks for it."""

from __future__ import annotations

import re

import yaml

from brief.problems import Problem, Where, place

TOO_DEEP = "too many levels inside each other"
_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "a colon and a space stand inside text; put the text in quotation marks",
    ),
    (
        "mapping keys are not allowed",
        "text that begins with ? must stand in quotation marks",
    ),
    (
        "did not find expected comment or line break",
        "after > or | nothing else may stand on the line; begin the text on the next one",
    ),
    ("invalid Unicode character escape", "this escape (\\u…) names no letter; write the letter itself"),
    ("cannot start any token", "this character cannot begin a value; put the text in quotation marks"),
    ("could not find expected ':'", "a field name without a colon, or a line that is not indented enough"),
    (
        "did not find expected key",
        "this line does not fit the lines above; look at its indentation, and at quotation marks inside text",
    ),
    ("did not find expected '-'", "a list item is expected here; look at the indentation and the dash"),
    ("did not find expected ',' or", "a bracket that opens above is not closed"),
    ("did not find expected node content", "a value is expected here"),
    ("found unexpected end of stream", "a quotation mark opens here and is never closed"),
    ("found unexpected document indicator", "a quotation mark opens here and is never closed"),
    ("found unknown escape character", "a backslash inside \"…\" has a meaning of its own; use '…' instead"),
    ("found undefined tag handle", "text that begins with ! must stand in quotation marks"),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on this line; put it on lines of its own",
    ),
    (
        "did not find expected alphabetic or numeric",
        "text that begins with * or & must stand in quotation marks",
    ),
    ("exceeded maximum nesting depth", TOO_DEEP),
    ("found a tab character", "a tab stands where spaces are expected"),
    ("control characters are not allowed", "an invisible control character stands in the text"),
    ("special characters are not allowed", "an invisible control character stands in the text"),
)

_STRANGE = re.compile(
    r"[ -]*(?P<before>\xa0[ \xa0]*)?(?P<name>[A-Za-z0-9_-]{1,64})(?:(?P<wide>\uff1a)|:(?P<after>\xa0)"
    r"|(?(before):(?=\s|$)|(?!)))"
)
"""A field whose name has a full-width colon or a no-break space after it, or a no-break space before it."""
_FIELD = re.compile(r" *(?P<dash>- +)?(?P<name>[A-Za-z0-9_-]{1,64}):(?: +(?P<value>[^\s#].*)?)?$")
_LOOK_BACK = 4
"""Lines: where a field has no colon, the parser stops only below it."""
_SLIP = 2
"""Columns by which a slip of the space bar is told from another level."""


def syntax_problem(error: yaml.YAMLError, text: str, path: str, line: int) -> Problem:
    """The problem for what the parser raised; `line` is the line of the file at which `text` begins."""
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark = getattr(error, "problem_mark", None)
    message = next((plain for known, plain in _PLAIN_WORDS if known in detail), f"not valid YAML: {detail}")
    if "never closed" in message and getattr(error, "context_mark", None):
        mark = error.context_mark  # type: ignore[attr-defined]
    if mark is not None:
        if sign := _strange_sign(text.split("\n"), mark.line, path, line):
            return sign
        fits = "mapping values" not in detail and "did not find expected key" not in detail
        if not fits and (indented := _badly_indented(text.split("\n"), mark.line, path, line)):
            return indented
        before = text.split("\n")[mark.line][: mark.column + 1] if mark.line < text.count("\n") + 1 else ""
        if "\t" in before and not before.strip():
            message = "a tab stands where spaces are expected"
        elif opened := re.match(r"[^:]*:\s+([\[{]).*[\]}]\s", before):
            message = f"text that begins with {opened[1]} must stand in quotation marks"
        return Problem(Where(path, mark.line + line, mark.column + 1), "yaml-syntax", message)
    # A reader error carries a position instead of a mark.
    position = next((i for i, c in enumerate(text) if not _allowed(c)), 0)
    return Problem(
        place(text, position, path, line), "yaml-syntax", "an invisible control character stands in the text"
    )


def _strange_sign(lines: list[str], at: int, path: str, line: int) -> Problem | None:
    """A sign that looks like the space or the colon after a field's name, or before it, on the line at which the parser
    stopped or on one of the few above it."""
    for number in range(min(at, len(lines) - 1), max(-1, at - _LOOK_BACK), -1):
        match = _STRANGE.match(lines[number])
        if match is None:
            continue
        name = match["name"]
        if match["wide"]:
            where, said = (
                match.start("wide"),
                f'a full-width colon (U+FF1A) stands after "{name}"; write ": " in its place',
            )
        elif match["after"]:
            where = match.start("after")
            said = f'a no-break space (U+00A0) stands after "{name}:"; put an ordinary space in its place'
        else:
            where = lines[number].index("\xa0")
            said = f'a no-break space (U+00A0) stands before "{name}"; put an ordinary space in its place'
        return Problem(Where(path, number + line, where + 1), "yaml-syntax", said)
    return None


def _badly_indented(lines: list[str], at: int, path: str, line: int) -> Problem | None:
    """A field that begins a little further in, or less far in, than the field above it."""
    field = _FIELD.match(lines[at]) if at < len(lines) else None
    above = next((m for m in map(_FIELD.match, reversed(lines[:at])) if m), None)
    if field is None or above is None or field["dash"]:
        return None
    column, expected = field.start("name"), above.start("name")
    if column == expected or abs(column - expected) > _SLIP or (column > expected and not above["value"]):
        return None
    how = "too far in" if column > expected else "not far enough in"
    said = f'"{field["name"]}" stands {how}; begin it in column {expected + 1}, under "{above["name"]}"'
    return Problem(Where(path, at + line, column + 1), "yaml-syntax", said)


def _allowed(c: str) -> bool:
    return (
        c in "\t\n\r\x85"
        or " " <= c <= "~"
        or (c >= "\xa0" and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
