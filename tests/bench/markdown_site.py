"""The same content as Markdown pages, for the comparison: what a site costs when MkDocs converts every page."""

from __future__ import annotations

from pathlib import Path

from brief import datewords
from brief.graph import Graph
from brief.model import Fact


def write(graph: Graph, docs: Path) -> int:
    """Write the brief's pages into `docs` as Markdown; how many there are."""
    brief = graph.brief
    pages = {
        "index.md": f"# {brief.about.title}\n\n{brief.about.bottom_line}\n",
        "facts.md": "# Facts\n\n" + "\n".join(_fact(graph, fact, "") for fact in brief.facts.values()),
        "timeline.md": "# Timeline\n\n" + "\n".join(_line(graph, f, "") for f in brief.facts.values() if f.date),
        "judgements.md": "# Judgements\n\n" + "\n".join(_judgements(graph)),
    }
    for id, actor in brief.actors.items():
        lines = "\n".join(_line(graph, brief.facts[fact], "../") for fact in graph.facts_of[id])
        pages[f"actors/{id}.md"] = f"# {actor.name}\n\n{actor.kind}. {', '.join(actor.aliases)}\n\n## Facts\n\n{lines}"
    for id in brief.sources:
        pages[f"sources/{id}.md"] = _source(graph, id)
    for name, text in pages.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return len(pages)


def _actors(graph: Graph, fact: Fact, up: str) -> str:
    return ", ".join(f"[{graph.brief.actors[a].name}]({up}actors/{a}.md)" for a in graph.actors_of[fact.id])


def _quotes(graph: Graph, fact: Fact, up: str, indent: str) -> str:
    return "\n\n".join(
        f"{indent}> {anchor.exact}\n{indent}>\n"
        f"{indent}> [¶{anchor.paragraph} of {graph.brief.sources[anchor.evidence.source].title}]"
        f"({up}sources/{anchor.evidence.source}.md#{fact.id})"
        for anchor in graph.anchors.get(fact.id, ())
    )


def _fact(graph: Graph, fact: Fact, up: str) -> str:
    when = datewords.words(fact.date) if fact.date else "not known"
    uses = ", ".join(r.owner for r in graph.backlinks.get(fact.id, ()))
    return (
        f"## <a id='{fact.id}'></a>Fact {fact.number}\n\n{fact.statement}\n\n**{fact.kind}** {fact.status or ''} "
        f"*{fact.worded_as}*\n\n{_quotes(graph, fact, up, '')}\n\n- Said by: {fact.said_by}\n- When: {when}\n"
        f"- Involves: {_actors(graph, fact, up)}\n- Topics: {', '.join(fact.topics)}\n- Used in: {uses}\n\n"
        f"“{fact.statement}” Fact {fact.number} in: *{graph.brief.about.title}*.\n"
    )


def _line(graph: Graph, fact: Fact, up: str) -> str:
    when = datewords.words(fact.date) if fact.date else "not known"
    return (
        f"- [[{fact.number}]]({up}facts.md#{fact.id}) {fact.statement} **{fact.kind}**, {when}, "
        f"{_actors(graph, fact, up)}\n\n{_quotes(graph, fact, up, '    ')}\n"
    )


def _judgements(graph: Graph) -> list[str]:
    found = []
    for j in graph.brief.judgements.values():
        facts = "\n".join(_line(graph, graph.brief.facts[id], "") for id in (*j.rests_on, *j.against))
        found.append(f"## {j.judgement}\n\nLikelihood: {j.likelihood}. Confidence: {j.confidence}.\n\n{facts}\n")
    return found


def _source(graph: Graph, id: str) -> str:
    source = graph.brief.sources[id]
    notes: dict[int, list[str]] = {}
    for anchor in graph.anchors_in[id]:
        fact = graph.brief.facts.get(anchor.evidence.owner)
        if fact:
            note = f"- <a id='{fact.id}'></a>[[{fact.number}]](../facts.md#{fact.id}) {fact.statement} *{anchor.exact}*"
            notes.setdefault(anchor.paragraph, []).append(note)
    text = "\n\n".join(
        f"¶{p.number} {source.reading.text[p.start : p.end]}\n\n" + "\n".join(notes.get(p.number, ()))
        for p in source.reading.paragraphs
    )
    return (
        f"# {source.title}\n\n- Publisher: {source.publisher}\n- Language: {source.language}\n\n## The text\n\n{text}\n"
    )
