"""The brief as data: every file below `data/`. The same content gives the same bytes.

Under excerpts mode (`publish: excerpts` on a source) no file holds more of that source than its quoted passages
and one hash a sentence.
"""

# No `from __future__ import annotations` here: it would hide the module of that name.
from brief.exports import annotations, brief_json, ics, schemas, tables, texts
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
