"""The brief as data: every file below `data/`. The same content gives the same bytes.

Under excerpts mode (`publish: excerpts` on a source) no file holds more of that source than its quoted passages
and one hash a sentence.
"""

# No `from __future__ import annotations` here: it would hide the module of that name.
from brief.exports import annotations, brief_json, ics, schemas, tables, texts
from brief.language.interface import Interface
from brief.reasoning.graph import Graph
from brief.site.paths import Paths


def files(graph: Graph, paths: Paths) -> dict[str, bytes]:
    """By path relative to the site's root. The graph must be free of errors."""
    return {
        "data/brief.json": brief_json.render(graph, paths),
        "data/facts.csv": tables.facts(graph, paths),
        "data/actors.csv": tables.actors(graph, paths),
        "data/timeline.ics": ics.render(graph),
        "data/annotations.jsonld": annotations.render(graph, paths),
        **{f"data/sources/{id}.txt": texts.render(graph, id) for id in graph.brief.sources},
        **{f"data/schema/{name}.json": schema for name, schema in schemas.render().items()},
    }


def uses(language: Interface) -> dict[str, str]:
    """By path, what each file is for. The texts of the sources and the schemas are not among them."""
    _ = language.gettext
    return {
        "data/brief.json": _("everything, with the place of every quote"),
        "data/facts.csv": _("the facts, for a spreadsheet"),
        "data/actors.csv": _("the actors, for a spreadsheet"),
        "data/timeline.ics": _("for a calendar"),
        "data/annotations.jsonld": _("the quotes as W3C Web Annotations"),
    }
