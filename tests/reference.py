"""The guide's reference of every field, written from the tables that the checker reads by: `make reference`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from brief.checks.codes import ERRORS, WARNINGS
from brief.format.composites import Field, Many, Pairs, Record
from brief.format.fields import RECORDS
from brief.format.language_tags import Language
from brief.format.shapes import Date, Hash, Id, Number, OneOf, Shape, Text, Url, Verbatim

PAGE = Path(__file__).resolve().parents[1] / "guide" / "reference.md"

FILES = {
    "brief": "`brief.yml`",
    "sources": "`sources/<id>.md` and `.txt`: the lines between the dashes",
    "actors": "`actors.yml`, for each id",
    "facts": "`facts.yml`, for each id",
    "judgements": "`judgements.yml`, for each id",
    "hypotheses": "`hypotheses.yml`, for each id",
    "analysis": "`analysis/<id>.md`: the lines between the dashes",
}
HEAD = """\
# Reference

[Back to the guide](index.md)

Every field that can be written, file by file. A field in **bold** must be there. What is left out is shown as not
recorded, or has the value that its line names. The other pages of the guide say how to use them; what the checker says
of them stands under [messages](messages.md). The same tables are published with each brief as JSON Schema, in
`data/schema/`.
"""


def page() -> str:
    """The whole page."""
    sections = (f"## {FILES[name]}\n\n{table(record)}" for name, record in RECORDS.items())
    return "\n".join([HEAD, *sections, codes("Errors", ERRORS), codes("Warnings", WARNINGS)])


def codes(title: str, codes: Iterable[str]) -> str:
    """The codes of one level, each with the way to its section."""
    return f"## {title}\n\n" + ", ".join(f"[`{code}`](messages.md#{code})" for code in codes) + ".\n"


def table(record: Record) -> str:
    head = ["| Field | Value | Meaning |", "|---|---|---|"]
    return "\n".join([*head, *rows(record)]) + "\n"


def rows(record: Record, before: str = "") -> Iterator[str]:
    """A row a field; the fields of a record within the record follow it."""
    for name, field in record.fields.items():
        path = f"{before}{name}"
        needed = field.required and name not in record.either and name not in record.either.values()
        yield f"| {f'**`{path}`**' if needed else f'`{path}`'} | {value(field.shape)} | {meaning(field)} |"
        inner, joint = within(field.shape)
        if inner is not None:
            yield from rows(inner, path + joint)


def within(shape: Shape) -> tuple[Record | None, str]:
    """The record that a value is or holds, and what joins the names of its fields to its own."""
    if isinstance(shape, Many) and isinstance(shape.of, Record):
        return shape.of, "[]."
    return (shape, ".") if isinstance(shape, Record) else (None, "")


def meaning(field: Field) -> str:
    return field.meaning[0].upper() + field.meaning[1:] + "."


def value(shape: Shape) -> str:  # noqa: C901 one line a shape
    """The kind of a value, in words."""
    match shape:
        case Many(of=of, single=single):
            return f"list: {value(of)}" + ("; one alone needs no list" if single else "")
        case Pairs(key=key, value=held):
            return f"pairs: {value(key)} → {value(held)}"
        case Record():
            return "the fields below"
        case Verbatim():
            return "exact words"
        case Text(lines=lines):
            return "text of several lines" if lines else "one line of text"
        case OneOf(values=values):
            return ", ".join(f"`{each}`" for each in values)
        case Id(kinds=kinds):
            return f"{' or '.join(kinds)} id" if kinds else "lower-case words joined by `-`"
        case Date(unknown=unknown):
            return "[date](dates.md)" + (" or `unknown`" if unknown else "")
        case Number(low=low, high=high):
            return f"whole number, {low:,} to {high:,}"
        case Language():
            return "language tag (BCP 47), such as `en` or `zh-Hant`"
        case Url():
            return "address that begins with `http://` or `https://`"
        case Hash():
            return "64 hexadecimal digits"
        case _:
            raise TypeError(f"this page has no words for {shape}")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
