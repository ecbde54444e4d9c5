"""Files with front matter: YAML between two lines of dashes, then a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brief.format.composites import Record
from brief.format.shapes import Reading
from brief.format.yamltree import Group, parse
from brief.problems import Problem, Where


@dataclass(frozen=True)
class Fronted:
    """A file taken apart."""

    values: dict[str, object]
    reading: Reading
    body: str
    body_line: int
    """The line of the file on which the body begins, from 1."""


def split(text: str) -> tuple[str | None, str, int]:
    """Front matter (None where there is none or it is never closed), body, and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def read(text: str, path: str, record: Record, kinds: Mapping[str, str]) -> tuple[Fronted | None, list[Problem]]:
    """The fields and the body of a file, None where a problem hides them; and the problems. `kinds`: see `Reading`."""
    front, body, body_line = split(text)
    key = Where(path, 1, 1)
    if front is None and text.startswith("---"):
        message = "the front matter is not closed; end it with a line of three dashes"
        return None, [Problem(key, "yaml-syntax", message)]
    node, problems = parse(front or "", path, 2)
    if node is None and problems:
        return None, problems
    reading = Reading(problems, key, kinds=kinds)
    if front is None:
        hint = ("begin the file with a line of three dashes, the line title: …, and three dashes again",)
        problems.append(Problem(key, "missing-field", f'{record.name} needs the field "title"', hint=hint))
        return Fronted({}, reading, body, body_line), problems
    values = record.read(node or Group((), key), (), reading)
    return None if values is None else Fronted(values, reading, body, body_line), problems
