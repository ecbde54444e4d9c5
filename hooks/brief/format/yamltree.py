"""YAML text to nodes that know their place.

Scalars stay text (`NO`, `1.10` and `2024-13-01` mean what their field says they mean), and whatever could
mean two things is a problem: equal keys, aliases, tags, merge keys, a second document. The tree is built
from the parser's events, without recursion, because composing deep nesting recurses in C.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from brief.format.yaml_messages import TOO_DEEP, syntax_problem
from brief.problems import Broken, Problem, Where

MAX_DEPTH = 16
"""Nothing in the format nests deeper than six levels; beyond this a file is a mistake or an attack."""

_HIDDEN = {0x85: "\uf8f0", 0x2028: "\uf8f1", 0x2029: "\uf8f2"}
_SHOWN = {ord(stand_in): chr(c) for c, stand_in in _HIDDEN.items()}
"""Signs that end a line for YAML and for no editor: the parser reads others in their place, so that lines are counted
as the author sees them."""

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
"""What no text needs and no page can show."""


def invisible(sign: str, place: str) -> str:
    """The message for a character of `CONTROL` in a place."""
    return f"an invisible control character (U+{ord(sign):04X}) stands in the {place}; remove it"


_CUT = re.compile(r"[ \t]+(#\w[^\n]*)")
"""A comment begins with "# " where somebody means one; "#5" and "#MeToo" are words."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, whatever YAML would have made of it."""

    text: str
    where: Where
    plain: bool = True
    """Written without quotation marks and not as a block."""
    cut: tuple[str, Where] | None = None
    """What follows it on its line as a comment and may be meant as its words: "#5 was stopped"."""

    @property
    def empty(self) -> bool:
        """Nothing was written after the key."""
        return self.plain and self.text == ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Group:
    """Keys and values in the author's order, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Where


type_names = {Scalar: "text", Items: "a list", Group: "a group of fields"}
Node = Scalar | Items | Group


def called(node: Node) -> str:
    """What a node is, in a message."""
    return "nothing" if isinstance(node, Scalar) and node.empty else type_names[type(node)]


def parse(text: str, path: str, line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, None where there is nothing or it cannot be read; and what is wrong with it.

    `line` is the line of the file at which `text` begins.
    """
    builder = _Builder(path, line)
    try:
        return builder.build(text), builder.problems
    except yaml.YAMLError as error:
        problem = syntax_problem(error, text, path, line)
    except _Refused as refused:
        problem = Problem(refused.where, "yaml-syntax", refused.message)
    return None, [*builder.problems, problem]


def parse_records(text: str, path: str) -> tuple[Group | None, list[Broken], list[Problem]]:
    """A file of records. Where one record breaks the file, the others are still read, each by itself."""
    node, problems = parse(text, path)
    if not any(p.code == "yaml-syntax" for p in problems):
        if node is None or isinstance(node, Group):
            return node, [], problems
        return None, [], [*problems, _not_a_group(node)]
    problems = []
    entries: dict[str, tuple[Scalar, Node]] = {}
    broken: list[Broken] = []
    for line, chunk in _chunks(text):
        if slip := _CUT_SHORT.match(chunk):
            message = f'{"a space" if slip["key"] else "a colon"} is missing after "{slip[0].strip()}"'
            node, mine = None, [Problem(Where(path, line, slip.end() + 1), "yaml-syntax", message)]
        else:
            node, mine = parse(chunk, path, line)
        problems += mine
        if isinstance(node, Group):
            for key, value in node.entries:
                if key.text in entries:
                    problems.append(_duplicate(key, entries[key.text][0]))
                else:
                    entries[key.text] = (key, value)
        elif mine:
            broken.append(Broken(re.split("[:\n]", chunk, maxsplit=1)[0].strip(" \"'")[:80], chunk))
        elif node is not None:
            problems.append(_not_a_group(node))
    return Group(tuple(entries.values()), Where(path, 1, 1)), broken, problems


def _not_a_group(node: Node) -> Problem:
    kind = type_names[type(node)]
    message = f"{kind} stands where records are expected: an id, a colon, and the fields below it, indented"
    return Problem(node.where, "wrong-type", message)


_CUT_SHORT = re.compile(r"(?P<key>[a-z0-9_-]+:)(?=[^\s:])|[a-z0-9-]+(?=[ ]*\n[ ]+\S)")
"""The beginning of a record whose name lacks its colon, or the space after it."""
_BEGINS = re.compile(r"[^\s#\-}\]][^:]*:")


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Split at the lines that begin a record: with a name at the left edge. Other words there belong to the record
    above, and are not indented enough."""
    start = 1
    lines: list[str] = []
    every = text.split("\n")
    for number, line in enumerate(every, 1):
        begins = _BEGINS.match(line) or _CUT_SHORT.match("\n".join(every[number - 1 : number + 1]))
        if begins and lines:
            yield start, "\n".join(lines) + "\n"
            lines = []
        if not lines:
            start = number
        lines.append(line)
    if lines:
        yield start, "\n".join(lines) + "\n"


def _duplicate(key: Scalar, first: Scalar) -> Problem:
    message = f'"{key.text}" stands twice; the first one is on line {first.where.line}'
    return Problem(key.where, "duplicate-key", message)


class _Refused(Exception):
    """Valid YAML that the format does not take; never leaves this module."""

    def __init__(self, where: Where, message: str) -> None:
        super().__init__(message)
        self.where, self.message = where, message


class _Builder:
    """Folds the events of one document into a tree with a stack of open collections."""

    def __init__(self, path: str, line: int) -> None:
        self.path, self.line = path, line
        self.problems: list[Problem] = []
        self.lines: list[str] = []
        """Of a text in which something may be cut; else none."""

    def where(self, mark: yaml.Mark | Any) -> Where:
        return Where(self.path, mark.line + self.line, mark.column + 1)

    def build(self, text: str) -> Node | None:
        stack: list[tuple[Where, bool, list[Node]]] = []
        root: Node | None = None
        documents = 0
        self.lines = text.split("\n") if _CUT.search(text) else []
        for event in yaml.parse(text.translate(_HIDDEN), Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    where = self.where(event.start_mark)
                    raise _Refused(where, "a second document begins here; remove the line of dashes")
                continue
            if not isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                continue
            if isinstance(event, yaml.NodeEvent) and (
                event.anchor is not None or getattr(event, "tag", None) is not None
            ):
                self.refuse_cleverness(event)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(stack) >= MAX_DEPTH:
                    raise _Refused(self.where(event.start_mark), TOO_DEEP)
                is_map = isinstance(event, yaml.MappingStartEvent)
                stack.append((self.where(event.start_mark), is_map, []))
                continue
            if isinstance(event, yaml.ScalarEvent):
                value = event.value if event.value.isascii() else event.value.translate(_SHOWN)
                plain = event.implicit[0]
                cut = self.cut(event.end_mark) if plain and value and self.lines else None
                node: Node = Scalar(value, self.where(event.start_mark), plain, cut)
            else:
                where, is_map, items = stack.pop()
                node = self.group(where, items) if is_map else Items(tuple(items), where)
            if stack:
                stack[-1][2].append(node)
            else:
                root = node
        return None if isinstance(root, Scalar) and root.empty else root

    def cut(self, end: yaml.Mark | Any) -> tuple[str, Where] | None:
        """What the parser took for a comment after a value that ends there, and an author may not."""
        match = _CUT.match(self.lines[end.line], end.column)
        return (match[1], Where(self.path, end.line + self.line, match.start(1) + 1)) if match else None

    def group(self, where: Where, items: list[Node]) -> Group:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise _Refused(key.where, f"{type_names[type(key)]} cannot be the name of a field")
            if key.plain and key.text == "<<":
                raise _Refused(key.where, "merge keys (<<) are not used here; write the fields out")
            if key.text in entries:
                self.problems.append(_duplicate(key, entries[key.text][0]))
            else:
                entries[key.text] = (key, value)
        return Group(tuple(entries.values()), where)

    def refuse_cleverness(self, event: yaml.NodeEvent) -> NoReturn:
        where = self.where(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            name = f"*{event.anchor}"
            advice = "write the value out, or put text that begins with * in quotation marks"
            raise _Refused(where, f'aliases ("{name}") are not used here; {advice}')
        if event.anchor is not None:
            advice = "write the value out, or put text that begins with & in quotation marks"
            raise _Refused(where, f'anchors ("&{event.anchor}") are not used here; {advice}')
        advice = "put text that begins with ! in quotation marks"
        written = str(getattr(event, "tag", "")).replace("tag:yaml.org,2002:", "!!")
        raise _Refused(where, f'tags ("{written}") are not used here; {advice}')
