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


def syntax_problem(error: yaml.YAMLError, text: str, path: str, line: int) -> Problem:
    """The problem for what the parser raised; `line` is the line of the file at which `text` begins."""
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark = getattr(error, "problem_mark", None)
    message = next((plain for known, plain in _PLAIN_WORDS if known in detail), f"not valid YAML: {detail}")
    if "never closed" in message and getattr(error, "context_mark", None):
        mark = error.context_mark  # type: ignore[attr-defined]
    if mark is not None:
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


def _allowed(c: str) -> bool:
    return (
        c in "\t\n\r\x85"
        or " " <= c <= "~"
        or (c >= "\xa0" and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
