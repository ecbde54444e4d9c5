"""The same content as Markdown pages, for the comparison: what a site costs when MkDocs converts every page.

The same content: passages with the sentences around them, the timeline in its orders, citations, lines of sight, what
falls with what, and the use of every sentence.
"""

from __future__ import annotations

from pathlib import Path

from brief.anchoring.quotes import Anchor
from brief.dates import in_words
from brief.model.records import Fact
from brief.pages.citations import Citation, Cited, cite
from brief.pages.contexts import context
from brief.reasoning.coverage import sentences
from brief.reasoning.graph import Graph
from brief.reasoning.impact import Impact
from brief.reasoning.lines_of_sight import lines
from brief.reasoning.matrix import Matrix
from brief.reasoning.speakers import Speakers


def write(graph: Graph, docs: Path) -> int:
    """Write the brief's pages into `docs` as Markdown; how many there are."""
    brief = graph.brief
    pages = {
        "index.md": f"# {brief.about.title}\n\n{brief.about.bottom_line}\n",
        "facts.md": "# Facts\n\n" + "\n".join(_fact(graph, fact, "") for fact in brief.facts.values()),
        "timeline.md": _timeline(graph),
        "judgements.md": "# Judgements\n\n" + "\n".join(_judgements(graph)),
        "line-of-sight.md": _sight(graph),
        "impact.md": _impact(graph),
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


def _around(graph: Graph, anchor: Anchor) -> str:
    found = context(graph.brief.sources[anchor.evidence.source], anchor)
    quoted = "".join(f"**{words}**" if marked else words for words, marked in found.parts)
    return f"{found.before} {quoted} {found.after}"


def _quotes(graph: Graph, fact: Fact, up: str, indent: str, *, around: bool = False) -> str:
    return "\n\n".join(
        f"{indent}> {_around(graph, anchor) if around else anchor.exact}\n{indent}>\n"
        f"{indent}> [¶{anchor.paragraph} of {graph.brief.sources[anchor.evidence.source].title}]"
        f"({up}sources/{anchor.evidence.source}.md#{fact.id})"
        for anchor in graph.anchors.get(fact.id, ())
    )


def _fact(graph: Graph, fact: Fact, up: str) -> str:
    when = in_words.words(fact.date) if fact.date else "not known"
    uses = ", ".join(r.owner for r in graph.backlinks.get(fact.id, ()))
    return (
        f"## <a id='{fact.id}'></a>Fact {fact.number}\n\n{fact.statement}\n\n**{fact.kind}** {fact.status or ''} "
        f"*{fact.worded_as}*\n\n{_quotes(graph, fact, up, '')}\n\n- Said by: {fact.said_by}\n- When: {when}\n"
        f"- Involves: {_actors(graph, fact, up)}\n- Topics: {', '.join(fact.topics)}\n- Used in: {uses}\n\n"
        + "\n\n".join(f"{form}\n\n```text\n{words}\n```" for form, words in _citation(graph, fact).forms)
        + "\n"
    )


def _citation(graph: Graph, fact: Fact) -> Citation:
    after = "; ".join(f"“{a.evidence.source}”, ¶{a.paragraph}" for a in graph.anchors.get(fact.id, ()))
    part, url = f"Fact {fact.number}", f"facts.html#{fact.id}"
    return cite(graph.brief.about, Cited(fact.id, fact.statement, part, url, f"After {after}."))


def _timeline(graph: Graph) -> str:
    facts = graph.brief.facts.values()
    by_date = "\n".join(_line(graph, fact, "") for fact in facts if fact.date)
    by_source = "\n".join(
        f"## {source.title}\n\n"
        + "\n".join(f"- [[{f.number}]](facts.md#{f.id}) {f.statement}" for f in facts if source.id in sources[f.id])
        for sources in [{f.id: {a.evidence.source for a in graph.anchors.get(f.id, ())} for f in facts}]
        for source in graph.brief.sources.values()
    )
    return f"# Timeline\n\n{by_date}\n\n{by_source}\n"


def _sight(graph: Graph) -> str:
    rows = [
        f"| {line.number} | [[{line.fact.number}]](facts.md#{line.fact.id}) {line.fact.statement} | {anchor.exact} "
        f"[¶{anchor.paragraph}](sources/{anchor.evidence.source}.md#{line.fact.id}) | {line.fact.said_by} |"
        for judgement in graph.brief.judgements.values()
        for line in lines(graph, judgement)
        for anchor in graph.anchors.get(line.fact.id, ())
    ]
    return "# Line of sight\n\n| Line | Fact | Passage | Said by |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _impact(graph: Graph) -> str:
    impact = Impact(graph, Speakers(graph), Matrix(graph))
    falls = [
        (f"[[{f.number}]](facts.md#{f.id}) {f.statement}", impact.of_fact(f.id)) for f in graph.brief.facts.values()
    ]
    falls += [(source.title, impact.of_source(source.id)) for source in graph.brief.sources.values()]
    rows = [
        f"| {title} | "
        + " ".join(f"[J{s.judgement.number}](judgements.md) would keep {s.left} facts." for s in fall.judgements)
        + " |"
        for title, fall in falls
    ]
    return "# Impact\n\n| Thing | What would fall |\n|---|---|\n" + "\n".join(rows) + "\n"


def _line(graph: Graph, fact: Fact, up: str) -> str:
    when = in_words.words(fact.date) if fact.date else "not known"
    return (
        f"- [[{fact.number}]]({up}facts.md#{fact.id}) {fact.statement} **{fact.kind}**, {when}, "
        f"{_actors(graph, fact, up)}\n\n{_quotes(graph, fact, up, '    ', around=True)}\n"
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
    uses = "\n".join(
        f"1. “{source.reading.text[each.sentence.start : each.sentence.end]}” used by "
        + ", ".join(f"[{owner}](../facts.md#{owner})" for owner in each.owners)
        for each in sentences(graph, source)
    )
    return (
        f"# {source.title}\n\n- Publisher: {source.publisher}\n- Language: {source.language}\n\n## The text\n\n{text}\n"
        f"\n## Every sentence\n\n{uses}\n"
    )
