"""`schema/*.json`: a JSON Schema (2020-12) of each input file, for editors that complete and check while one types.

Made from the tables that the checker reads by, so that they never say otherwise. A schema is the looser of the
two: whatever the checker takes, it takes; ids that must exist and quotes that must stand are beyond it.
"""

from __future__ import annotations

import json
from typing import Any

from brief.format.composites import Record
from brief.format.fields import RECORDS
from brief.format.shapes import Id

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json = dict[str, Any]

_FILES = {
    "brief": ("brief", "brief.yml", "The front page of a brief: title, question, bottom line, editions."),
    "source": ("sources", "front matter of sources/<id>.md or .txt", "Where the text of a source comes from."),
    "actors": ("actors", "actors.yml", "Who acts or speaks: an id and a record each."),
    "facts": ("facts", "facts.yml", "What the sources say: an id and a record each."),
    "judgements": ("judgements", "judgements.yml", "What the brief concludes: an id and a record each."),
    "hypotheses": ("hypotheses", "hypotheses.yml", "Competing explanations: an id and a record each."),
    "analysis": ("analysis", "front matter of analysis/<id>.md", "A page of prose."),
}
"""By name of the schema: the table of fields, the file and what it holds."""
_ONE_RECORD = {"brief", "source", "analysis"}
"""These files hold one record; the others map ids to records."""


def render() -> dict[str, bytes]:
    """The schemas by name, without ending."""
    return {name: _bytes(schema(name)) for name in _FILES}


def schema(name: str) -> Json:
    table, file, meaning = _FILES[name]
    head = {"$schema": DIALECT, "title": file, "description": meaning}
    record = _record(RECORDS[table])
    if name in _ONE_RECORD:
        return head | record
    ids = {key: value for key, value in Id(()).schema().items() if key != "type"}
    # A file without a record yet is empty, which YAML reads as null.
    return head | {"type": ["object", "null"], "propertyNames": ids, "additionalProperties": record}


def _record(record: Record) -> Json:
    found = _with_blanks(record.schema())
    choices = [{"required": [one]} for pair in record.either.items() for one in pair]
    return found | ({"anyOf": choices} if choices else {})


def _with_blanks(schema: Json) -> Json:
    """The same schema in which every field that is not required may stand without a value, at any depth."""
    made = dict(schema)
    for key in {"items", "additionalProperties"} & set(schema):
        if isinstance(schema[key], dict):
            made[key] = _with_blanks(schema[key])
    if "anyOf" in schema:
        made["anyOf"] = [_with_blanks(choice) for choice in schema["anyOf"]]
    if "properties" in schema:
        required = schema.get("required", ())
        fields = {name: _with_blanks(field) for name, field in schema["properties"].items()}
        made["properties"] = {n: field if n in required else _or_blank(field) for n, field in fields.items()}
    return made


def _or_blank(schema: Json) -> Json:
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    types = schema["type"]
    return schema | {"type": [*([types] if isinstance(types, str) else types), "null"]}


def _bytes(schema: Json) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
