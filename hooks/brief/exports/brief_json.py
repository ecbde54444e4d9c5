"""`brief.json`: the whole brief with the place of every quote, for other programs.

The shape is section 3 of the brief format, `"format": 1`. Every key is always there; null is what is not
recorded, not known or does not apply. Dates are EDTF as written, but a fact's `date` also has its first and last
day. Each `url` is relative to the site's root; an address elsewhere has another name (`source_url`, `archived`).
Prose (`bottom_line`, `description`, `body`) is Markdown with `[[references]]`, as written.
"""

from __future__ import annotations

from typing import Any

from brief.anchoring.quotes import Anchor
from brief.checks.set_aside import accepted
from brief.dates.edtf import Edtf
from brief.dates.in_words import words
from brief.exports.lines import rendered
from brief.model.records import About, Actor, Analysis, Fact, Hypothesis, Judgement, Source, Translation, Withdrawn
from brief.model.scales import stated
from brief.reasoning import lines_of_sight
from brief.reasoning.changes import since_previous
from brief.reasoning.coverage import share
from brief.reasoning.graph import ABOUT, Graph
from brief.reasoning.lines_of_sight import Line
from brief.reasoning.matrix import Matrix
from brief.reasoning.speakers import Speakers
from brief.site.paths import INDEX, Paths, Target, of_id, of_line, of_passage
from brief.text.hashes import text_hash

FORMAT = 1

Json = dict[str, Any]


def render(graph: Graph, paths: Paths) -> bytes:
    data = _Records(graph, paths).all()
    return rendered(data)


class _Records:
    """The records of one brief, each kind in the author's order."""

    def __init__(self, graph: Graph, paths: Paths) -> None:
        self.graph, self.brief, self.paths = graph, graph.brief, paths
        self.speakers, self.matrix = Speakers(graph), Matrix(graph)

    def all(self) -> Json:
        brief = self.brief
        return {
            "format": FORMAT,
            "brief": self.about(brief.about),
            "sources": [self.source(source) for source in brief.sources.values()],
            "actors": [self.actor(number, actor) for number, actor in enumerate(brief.actors.values(), 1)],
            "facts": [self.fact(fact) for fact in brief.facts.values()],
            "judgements": [self.judgement(judgement) for judgement in brief.judgements.values()],
            "hypotheses": [self.hypothesis(hypothesis) for hypothesis in brief.hypotheses.values()],
            "analysis": [self.analysis(analysis) for analysis in brief.analyses.values()],
            "changes": self.changes(),
            # What the author set aside; null is the brief as a whole.
            "accepts": [
                {
                    "id": None if set_aside.id == ABOUT else set_aside.id,
                    "code": set_aside.code,
                    "reason": set_aside.reason,
                }
                for set_aside in accepted(self.graph)
            ],
        }

    def url(self, id: str) -> str | None:
        target = of_id(self.brief, id)
        return self.paths.url(target) if target else None

    def about(self, about: About) -> Json:
        # Where the brief has one source, it need not be named.
        return {
            "id": about.id,
            "title": about.title,
            "subtitle": about.subtitle,
            "question": about.question,
            "bottom_line": about.bottom_line,
            "key_judgements": about.key_judgements,
            "scale": about.scale,
            "authors": about.authors,
            "edition": about.edition,
            "date": _date(about.date),
            "language": about.language,
            "licence": about.licence,
            "previous": about.previous,
            "absent": [{"source": a.source, "terms": a.terms, "says": a.says} for a in about.absent],
            "lint_off": sorted(about.lint_off),
            "url": self.paths.url(Target(INDEX)),
        }

    def source(self, source: Source) -> Json:
        coverage, quoted = self.graph.coverage[source.id], share(self.graph, source)
        return {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "authors": source.authors,
            "published": _date(source.published),
            "retrieved": _date(source.retrieved),
            "source_url": source.url,
            "archived": source.archived,
            "language": source.language,
            "licence": source.licence,
            "reliability": source.reliability,
            "publish": source.publish,
            "sha256": source.sha256,
            "speaks_for": source.speaks_for,
            "withdrawn": _withdrawn(source.withdrawn),
            "text_sha256": text_hash(source.reading.text),
            "coverage": {
                "sentences": coverage.sentences,
                "used": len(coverage.used),
                "excused": len(coverage.excused),
            },
            "quoted": {
                "characters": quoted.characters_quoted,
                "of_characters": quoted.characters,
                "words": quoted.words_quoted,
                "of_words": quoted.words,
            },
            "unused": [{"sentence": number, "why": why} for number, why in coverage.excused.items()],
            "url": self.url(source.id),
        }

    def actor(self, number: int, actor: Actor) -> Json:
        quotes = {anchor.evidence.number: self.evidence(anchor) for anchor in self.graph.anchors.get(actor.id, ())}
        return {
            "id": actor.id,
            "number": number,
            "name": actor.name,
            "kind": actor.kind,
            "aliases": actor.aliases,
            "description": actor.description or None,
            "roles": [
                {
                    "role": role.role,
                    "of": role.of,
                    "from": _date(role.begins),
                    "to": _date(role.ends),
                    "ended": role.ended,
                    "evidence": quotes.get(role.evidence.number) if role.evidence else None,
                }
                for role in actor.roles
            ],
            "part_of": actor.part_of,
            "links": dict(actor.links),
            "facts": self.graph.facts_of[actor.id],
            "url": self.url(actor.id),
        }

    def fact(self, fact: Fact) -> Json:
        relation, date = fact.relation, fact.date
        return {
            "id": fact.id,
            "number": fact.number,
            "statement": fact.statement,
            "kind": fact.kind,
            "worded_as": fact.worded_as,
            "status": fact.status,
            "said_by": fact.said_by,
            "said_on": _date(fact.said_on),
            "via": fact.via,
            "to": fact.to,
            "date": {
                "edtf": date.text,
                "earliest": date.earliest.iso() if date.earliest else None,
                "latest": date.latest.iso() if date.latest else None,
                "text": words(date, once=fact.once),
            }
            if date
            else None,
            "date_reason": fact.date_reason,
            "before": fact.before,
            "after": fact.after,
            "actors": self.graph.actors_of[fact.id],
            "relation": {"from": relation.start, "to": relation.end, "as": relation.words} if relation else None,
            "contradicts": fact.contradicts,
            "repeats": fact.repeats,
            "credibility": fact.credibility,
            "topics": fact.topics,
            "withdrawn": _withdrawn(fact.withdrawn),
            # Also true where every source of the fact was withdrawn.
            "is_withdrawn": self.graph.is_withdrawn(fact),
            "checked": {"by": fact.checked.by, "on": _date(fact.checked.on)} if fact.checked else None,
            "evidence": [self.evidence(anchor) for anchor in self.graph.anchors.get(fact.id, ())],
            "url": self.url(fact.id),
        }

    def evidence(self, anchor: Anchor) -> Json:
        evidence = anchor.evidence
        return {
            "source": evidence.source,
            "paragraph": anchor.paragraph,
            "exact": anchor.exact,
            "spans": [{"start": start, "end": end} for start, end in anchor.spans],
            # What the fact says of its quotes holds where these are null or empty.
            "said_by": evidence.said_by,
            "said_on": _date(evidence.said_on),
            "via": evidence.via,
            "to": evidence.to,
            "note": evidence.note,
            "translation": _translation(evidence.translation),
            "url": self.paths.url(of_passage(evidence)),
        }

    def judgement(self, judgement: Judgement) -> Json:
        origins = self.speakers.behind(judgement)
        return {
            "id": judgement.id,
            "number": judgement.number,
            "judgement": judgement.judgement,
            "likelihood": self.likelihood(judgement),
            "confidence": judgement.confidence,
            "confidence_because": judgement.confidence_because,
            "rests_on": judgement.rests_on,
            # Also a fact that repeats only what was withdrawn.
            "rests_on_withdrawn": self.speakers.fallen(judgement),
            "against": judgement.against,
            "strongest_against": judgement.against[0] if judgement.against else None,
            "origins": len(origins.ids),
            "origin_ids": origins.ids,
            "one_origin": origins.one,
            "interested": dict(origins.interested),
            "only_interested": origins.only_interested,
            "lines": [self.line(line) for line in lines_of_sight.lines(self.graph, judgement)],
            "assumptions": judgement.assumptions,
            "gaps": judgement.gaps,
            "would_change": judgement.would_change,
            "history": [
                {
                    "edition": wording.edition,
                    "judgement": wording.judgement,
                    "likelihood": wording.likelihood,
                    "confidence": wording.confidence,
                    "cause": wording.cause,
                }
                for wording in judgement.history
            ],
            "url": self.url(judgement.id),
        }

    def line(self, line: Line) -> Json:
        """A line of sight, under the number that it has on the pages."""
        return {
            "number": line.number,
            "fact": line.fact.id,
            "against": line.against,
            "speaker": line.fact.said_by,
            "passages": [
                {
                    "number": passage.number,
                    "source": passage.anchor.evidence.source,
                    "paragraph": passage.anchor.paragraph,
                    "url": self.paths.url(of_passage(passage.anchor.evidence)),
                }
                for passage in line.passages
            ],
            "url": self.paths.url(of_line(line.number)),
        }

    def likelihood(self, judgement: Judgement) -> Json | None:
        """The term as the scale spells it, and its bounds in per cent."""
        term = stated(self.brief.about.scale, judgement.likelihood)
        return {"term": term.term, "low": term.low, "high": term.high} if term else None

    def hypothesis(self, hypothesis: Hypothesis) -> Json:
        return {
            "id": hypothesis.id,
            "number": hypothesis.number,
            "hypothesis": hypothesis.hypothesis,
            "evidence": dict(hypothesis.evidence),
            # Without what was withdrawn.
            "inconsistent": self.matrix.counts[hypothesis.id],
            "url": self.url(hypothesis.id),
        }

    def changes(self) -> Json | None:
        """Ids of what changed since the edition before; null in a first edition."""
        changes = since_previous(self.graph)
        if changes is None:
            return None
        return {
            "since": changes.since,
            "compared": changes.compared,
            "bottom_line": changes.bottom_line,
            "judgements": [
                {
                    "id": change.id,
                    "what": change.what,
                    "parts": change.parts,
                    "before": {
                        "judgement": change.before.judgement,
                        "likelihood": change.before.likelihood,
                        "confidence": change.before.confidence,
                    }
                    if change.before
                    else None,
                    "cause": change.cause,
                }
                for change in changes.judgements
            ],
            "facts": {
                "added": [fact.id for fact in changes.added],
                "withdrawn": [fact.id for fact in changes.withdrawn],
                "reworded": [change.id for change in changes.reworded],
                "removed": [change.id for change in changes.removed],
            },
            "new": changes.facts_new + changes.judgements_new,
            "statements": changes.statements,
        }

    def analysis(self, analysis: Analysis) -> Json:
        return {
            "id": analysis.id,
            "title": analysis.title,
            "summary": analysis.summary,
            "order": analysis.order,
            "body": analysis.body,
            "url": self.url(analysis.id),
        }


def _date(date: Edtf | None) -> str | None:
    return date.text if date else None


def _withdrawn(withdrawn: Withdrawn | None) -> Json | None:
    return {"on": withdrawn.on.text, "why": withdrawn.why} if withdrawn else None


def _translation(translation: Translation | None) -> Json | None:
    if translation is None:
        return None
    return {"text": translation.text, "language": translation.language, "by": translation.by}
