"""Shapes made of other shapes: lists, pairs and records with named fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from brief.format.shapes import Reading, Shape, Way
from brief.format.yamltree import Group, Items, Node, Scalar, called
from brief.problems import Problem, nearest


@dataclass(frozen=True)
class Many(Shape):
    """A list of one shape. `single` lets one text stand for a list of one; `some` asks for at least one item."""

    of: Shape
    single: bool = False
    some: bool = False

    def read(self, node: Node, at: Way, out: Reading) -> tuple[Any, ...] | None:
        if isinstance(node, Items):
            items: tuple[Node, ...] = node.items
        elif self.single and isinstance(node, Scalar):
            items = (node,)
        else:
            advice = 'put each item on a line of its own after "- "'
            out.complain(node, "wrong-type", f"{called(node)} stands where a list is expected; {advice}")
            return None
        if self.some and not items:
            out.complain(node, "missing-field", f'"{at[-1]}" is empty')
        values: list[Any] = []
        for item in items:
            # Positions count the values kept, so that a place can be found again from the value's index.
            here = (*at, len(values))
            value = self.of.read(item, here, out)
            if value is not None:
                out.places[here] = item.where
                values.append(value)
        return tuple(values)

    def schema(self) -> dict[str, Any]:
        many = {"type": "array", "items": self.of.schema()}
        return {"anyOf": [many, self.of.schema()]} if self.single else many


@dataclass(frozen=True)
class Pairs(Shape):
    """Keys of the author's choice with values of one shape."""

    key: Shape
    value: Shape

    def read(self, node: Node, at: Way, out: Reading) -> dict[Any, Any] | None:
        if not isinstance(node, Group):
            advice = 'write "key: value" lines, indented'
            out.complain(node, "wrong-type", f"{called(node)} stands where pairs are expected; {advice}")
            return None
        pairs = {}
        for key_node, value_node in node.entries:
            key = self.key.read(key_node, at, out)
            value = self.value.read(value_node, (*at, key_node.text), out)
            if key in pairs:
                message = f'"{key_node.text}" stands twice; the first one is on line {out.places[*at, key].line}'
                out.complain(key_node, "duplicate-key", message)
            elif key is not None and value is not None:
                out.places[(*at, key)] = value_node.where
                out.places[(*at, key, "key")] = key_node.where
                pairs[key] = value
        return pairs

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.value.schema()}


@dataclass(frozen=True)
class Field:
    """One field of a record."""

    shape: Shape
    meaning: str
    """What it says, for the JSON Schema that editors show."""
    required: bool = False


@dataclass(frozen=True)
class Record(Shape):
    """Named fields. An unknown or missing one is a problem."""

    name: str
    """What the record is called in messages: "a fact"."""
    fields: Mapping[str, Field]
    either: Mapping[str, str] = field(default_factory=dict)
    """A required field, and the other one that may stand in its place."""

    def read(self, node: Node, at: Way, out: Reading) -> dict[str, Any] | None:
        known = (f"its fields are: {', '.join(self.fields)}",)
        if isinstance(node, Scalar) and node.empty:
            node = Group((), node.where if at else out.key)
        if not isinstance(node, Group):
            message = f"{called(node)} stands where the fields of {self.name} are expected"
            out.complain(node, "wrong-type", message, known)
            out.misread.add(at)
            return None
        written: dict[str, Node] = {}
        given = {key.text for key, _ in node.entries}
        others = [name for name in self.fields if name not in given]
        for key, value in node.entries:
            if key.text in self.fields:
                if not (isinstance(value, Scalar) and value.empty and not self.fields[key.text].required):
                    written[key.text] = value
                    out.places[(*at, key.text)] = value.where
                continue
            near = nearest(key.text, others)
            if near:
                out.misread.add((*at, near))
            message = f'{self.name} has no field "{key.text}"'
            hint = (f'did you mean "{near}"?',) if near else known
            out.complain(key, "unknown-field", message, hint)
        for name, spec in self.fields.items():
            other = self.either.get(name, name)
            if spec.required and not any(n in written or (*at, n) in out.misread for n in (name, other)):
                where = node.where if at else out.key
                message = f'{self.name} needs the field "{name}"' + (f' or "{other}"' if other != name else "")
                out.problems.append(Problem(where, "missing-field", message))
        values = {}
        for name, value in written.items():
            before = len(out.problems)
            values[name] = self.fields[name].shape.read(value, (*at, name), out)
            if any(problem.level == "error" for problem in out.problems[before:]):
                out.misread.add((*at, name))
        return values

    def schema(self) -> dict[str, Any]:
        properties = {name: {"description": f.meaning} | f.shape.schema() for name, f in self.fields.items()}
        required = [name for name, f in self.fields.items() if f.required and name not in self.either]
        return {"type": "object", "additionalProperties": False, "properties": properties} | (
            {"required": required} if required else {}
        )
