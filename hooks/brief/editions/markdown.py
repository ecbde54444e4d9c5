"""`brief-<edition>.md`: the whole brief as plain Markdown, and `llms.txt`, which says where everything is.

Data is escaped, so that it reads as it is written and nothing in it becomes markup. Headings are numbered, so that
their addresses (`#fact-12`) are the same in every viewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from brief import edtf
from brief.anchoring import Anchor
from brief.datewords import words
from brief.editions import naming
from brief.exports.texts import quoted
from brief.graph import ABOUT, Graph
from brief.model import Actor, Fact, Judgement, Source
from brief.origins import Speakers
from brief.pages import labels
from brief.scales import stated

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)")
_REFERENCE = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,500}))?\]\]")
_HEADING = re.compile(r"^(#{1,6})(?=\s)", re.MULTILINE)


def escaped(text: str) -> str:
    """Data as Markdown that shows it as it is, on one line."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(r"\1\\\2", line) if not line[:1].isdigit() else re.sub(r"^(\d+)([.)])", r"\1\\\2", line)


def render(graph: Graph) -> bytes:
    return ("\n\n".join(part for part in _Text(graph).parts() if part) + "\n").encode()


class _Text:
    """One brief as paragraphs of Markdown."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.brief, self.speakers = graph, graph.brief, Speakers(graph)

    def parts(self) -> Iterator[str]:
        about, brief = self.brief.about, self.brief
        yield f"# {escaped(about.title)}"
        yield escaped(about.subtitle or "")
        made = [f"Edition {escaped(about.edition)}"] if about.edition else []
        made += [words(about.date)] if about.date else []
        made += [escaped(author) for author in about.authors]
        made += [f"Licence: {escaped(about.licence)}"] if about.licence else []
        yield " · ".join(made)
        yield f"**The question:** {escaped(about.question)}" if about.question else ""
        yield "## Bottom line"
        yield self.prose(about.bottom_line)
        yield from self.judgements()
        yield from self.hypotheses()
        for analysis in brief.analyses.values():
            yield f"## {escaped(analysis.title)}"
            yield escaped(analysis.summary or "")
            # Its own headings stand below this one.
            yield self.prose(
                _HEADING.sub(r"#\1", _HEADING.sub(lambda m: m[1][:4] if len(m[1]) > 1 else "##", analysis.body))
            )
        yield from self.timeline()
        yield "## Facts"
        for fact in brief.facts.values():
            yield from self.fact(fact)
        yield "## Actors"
        for actor in brief.actors.values():
            yield from self.actor(actor)
        yield "## Sources"
        for source in brief.sources.values():
            yield from self.source(source)
        yield from self.unknown()

    # Words

    def reference(self, id: str, shown: str | None = None) -> str:
        """A link to the heading of a thing; things without a number are called by their names."""
        brief = self.brief
        match self.graph.kind(id):
            case "fact":
                number = brief.facts[id].number
                return f"[{escaped(shown) if shown else number}](#fact-{number})"
            case "judgement":
                number = brief.judgements[id].number
                return f"[{escaped(shown) if shown else f'J{number}'}](#judgement-{number})"
            case "hypothesis":
                return f"[{escaped(shown) if shown else f'H{brief.hypotheses[id].number}'}](#competing-explanations)"
            case "source":
                return escaped(shown or brief.sources[id].title)
            case "actor":
                return escaped(shown or brief.actors[id].name)
            case "analysis":
                return escaped(shown or brief.analyses[id].title)
            case _:
                return escaped(shown or id)

    def references(self, ids: Iterable[str]) -> str:
        return ", ".join(self.reference(id) for id in ids)

    def prose(self, text: str) -> str:
        """The author's Markdown with its references led to this file, and raw HTML shown as text."""
        lines = text.replace("{.linking}", "").replace("<", "&lt;").strip()
        return _REFERENCE.sub(lambda m: self.reference(m[1].strip(), m[2].strip() if m[2] else None), lines)

    # Things

    def judgements(self) -> Iterator[str]:
        yield "## Judgements" if self.brief.judgements else ""
        for judgement in self.brief.judgements.values():
            yield f"### Judgement {judgement.number}"
            yield escaped(judgement.judgement)
            yield "\n".join(self._of_judgement(judgement))

    def _of_judgement(self, judgement: Judgement) -> Iterator[str]:
        term = stated(self.brief.about.scale, judgement.likelihood)
        yield f"- Likelihood: {f'{term.term} ({term.low}–{term.high} %)' if term else 'not stated'}"
        because = f": {escaped(judgement.confidence_because)}" if judgement.confidence_because else ""
        yield f"- Confidence: {judgement.confidence or 'not stated'}{because}"
        yield f"- Origins: {len(self.speakers.behind(judgement).ids)}"
        yield f"- Rests on: {self.references(judgement.rests_on)}"
        if judgement.against:
            yield f"- Speaks against it: {self.references(judgement.against)}"
        for title, texts in (
            ("Takes for granted", judgement.assumptions),
            ("Not known", judgement.gaps),
            ("Would change it", judgement.would_change),
        ):
            for text in texts:
                yield f"- {title}: {escaped(text)}"

    def hypotheses(self) -> Iterator[str]:
        if not self.brief.hypotheses:
            return
        yield "## Competing explanations"
        for hypothesis in self.brief.hypotheses.values():
            lines = [f"**H{hypothesis.number}.** {escaped(hypothesis.hypothesis)}", ""]
            for fit in ("consistent", "inconsistent", "neutral"):
                ids = [id for id, found in hypothesis.evidence.items() if found == fit]
                lines += [f"- {fit}: {self.references(ids)}"] if ids else []
            yield "\n".join(lines)

    def timeline(self) -> Iterator[str]:
        dated = [(edtf.sort_key(fact.date), fact.number, fact) for fact in self.brief.facts.values() if fact.date]
        if dated:
            yield "## Timeline"
            yield "\n".join(
                f"- {words(fact.date)}{self._status(fact)}: {escaped(fact.statement)} {self.reference(fact.id)}"
                for *_, fact in sorted(dated, key=lambda row: row[:2])
                if fact.date
            )

    @staticmethod
    def _status(fact: Fact) -> str:
        return f" ({fact.status})" if fact.status and fact.status != "happened" else ""

    def fact(self, fact: Fact) -> Iterator[str]:
        yield f"### Fact {fact.number}"
        statement = escaped(fact.statement)
        yield f"~~{statement}~~ (withdrawn)" if self.graph.is_withdrawn(fact) else statement
        for anchor in self.graph.anchors.get(fact.id, ()):
            yield self.quote(anchor)
        said = self.reference(fact.said_by) if fact.said_by else "the source, in its own voice"
        lines = [f"- {labels.FACT_KINDS[fact.kind]}{self._status(fact)}, {labels.WORDINGS[fact.worded_as]}"]
        lines += [f"- Said by: {said}{f', {words(fact.said_on)}' if fact.said_on else ''}"]
        lines += [f"- When: {words(fact.date)}"] if fact.date else []
        for title, ids in (
            ("Involves", self.graph.actors_of[fact.id]),
            ("Before", fact.before),
            ("After", fact.after),
            ("Repeats", fact.repeats),
            ("Contradicts", fact.contradicts),
        ):
            lines += [f"- {title}: {self.references(ids)}"] if ids else []
        if fact.withdrawn:
            lines.append(f"- Withdrawn on {words(fact.withdrawn.on)}: {escaped(fact.withdrawn.why)}")
        checked = fact.checked
        lines.append(f"- Checked: {f'{escaped(checked.by)}, {words(checked.on)}' if checked else 'draft'}")
        yield "\n".join(lines)

    def quote(self, anchor: Anchor) -> str:
        source = self.brief.sources[anchor.evidence.source]
        lines = [f"> {escaped(anchor.exact)}", f"> — “{escaped(source.title)}”, ¶{anchor.paragraph}"]
        if anchor.evidence.translation:
            lines.append(f"> (translation, not verified: {escaped(anchor.evidence.translation.text)})")
        return "\n>\n".join(lines)

    def actor(self, actor: Actor) -> Iterator[str]:
        yield f"### {escaped(actor.name)}"
        lines = [f"- {labels.ACTOR_KINDS[actor.kind][0]}"]
        lines += [f"- Also: {escaped(', '.join(actor.aliases))}"] if actor.aliases else []
        for role in actor.roles:
            of = f" of {self.reference(role.of)}" if role.of else ""
            lines.append(f"- {'Former: ' if role.ended else ''}{escaped(role.role)}{of}")
        facts = self.graph.facts_of[actor.id]
        lines += [f"- Facts: {self.references(facts)}"] if facts else []
        yield "\n".join(lines)
        yield self.prose(actor.description)

    def source(self, source: Source) -> Iterator[str]:
        yield f"### {escaped(source.title)}"
        rows = (
            ("Publisher", source.publisher),
            ("Authors", ", ".join(source.authors)),
            ("Published", words(source.published) if source.published else None),
            ("Retrieved", words(source.retrieved) if source.retrieved else None),
            ("Address", source.url),
            ("Licence", source.licence),
        )
        yield "\n".join(f"- {name}: {escaped(value) if value else 'not recorded'}" for name, value in rows)
        text = source.reading.text
        if source.publish == "excerpts":
            yield "Only the quoted passages are published."
            for start, end in quoted(self.graph, source.id):
                yield f"¶{source.reading.paragraph_at(start).number} … {escaped(text[start:end])} …"
            return
        for paragraph in source.reading.paragraphs:
            yield f"¶{paragraph.number} {escaped(text[paragraph.start : paragraph.end])}"

    def unknown(self) -> Iterator[str]:
        said = [absent.says for absent in self.brief.about.absent]
        gaps = [gap for judgement in self.brief.judgements.values() for gap in judgement.gaps]
        if said or gaps:
            yield "## What is not known"
            yield "\n".join(f"- {escaped(text)}" for text in dict.fromkeys([*said, *gaps]))


def llms(graph: Graph, listed: Iterable[tuple[str, str]]) -> bytes:
    """`llms.txt` (llmstxt.org): what this is, and the files to read. `listed`: path and what it holds."""
    about = graph.brief.about
    answer = " ".join(sentence.text for sentence in graph.prose[ABOUT].sentences)
    lines = [f"# {escaped(about.title)}", "", f"> {escaped(about.question or answer)}", ""]
    lines += [escaped(answer), ""] if about.question else []
    made = [f"Edition {about.edition}."] if about.edition else []
    made += [f"{words(about.date)}."] if about.date else []
    made += ["Each statement carries a quote that was found word for word in its source."]
    lines += [" ".join(made), "", "## The brief", ""]
    lines += [f"- [{path}]({path}): {holds}" for path, holds in listed]
    return ("\n".join(lines) + "\n").encode()


def name(graph: Graph) -> str:
    return f"{naming.stem(graph.brief.about)}.md"
