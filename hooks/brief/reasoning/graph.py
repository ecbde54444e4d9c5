"""Who refers to whom, both ways, in a stable order.

The graph is built even where references or quotes are wrong: each wrong one is kept with what it most likely
meant, so that one slip does not make everything around it look unused. A graph with errors is never published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from brief.anchoring.names import Names
from brief.anchoring.near_misses import nearest_passage
from brief.anchoring.quotes import Anchor, Miss, SourceIndex, anchor_source
from brief.model.records import Brief, Evidence, Fact, Kind
from brief.model.speaking import spoken
from brief.problems import Where, nearest
from brief.reasoning.order import Order
from brief.reasoning.prose_places import ProsePlaces
from brief.text import prose
from brief.text.prose import Prose

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GUESSES = 200
"""How many wrong ids are compared with all others, and how many wrong quotes with whole sources."""
_COMPARED = 50_000_000
"""How much text wrong quotes are compared with to see which sentences they meant, in code points: enough for every
slip in texts of ordinary length, and a matter of seconds in any."""
ABOUT = "brief.yml"
"""Stands for the front page where an owner is named; no id can be spelled like this."""


@dataclass(frozen=True)
class Reference:
    """One id written somewhere in the brief."""

    owner: str
    """The id of the record it stands in, or `ABOUT`."""
    field: str
    """The field it stands in: `rests_on`, `said_by`, `description`…"""
    target: str
    kinds: tuple[str, ...]
    """The kinds of thing that may stand here; empty: any."""
    where: Where | None
    """None for references in prose, whose place is looked for when a problem needs it: see `Graph.places`."""


@dataclass(frozen=True)
class Coverage:
    """How much of a source the brief uses."""

    sentences: int
    used: frozenset[int]
    """Numbers of the sentences that a quote touches."""
    excused: Mapping[int, str]
    """Number of a sentence that no quote touches to the author's reason."""


class Graph:
    """A brief with its references and quotes resolved."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.indexes = {id: SourceIndex(source) for id, source in brief.sources.items()}
        self.anchors: dict[str, tuple[Anchor, ...]] = {}
        """Verified quotes by owner (a fact or an actor), in the author's order."""
        self.misses: list[Miss] = []
        """Quotes that do not stand exactly once in their source."""
        self._anchor()
        self.prose: dict[str, Prose] = {ABOUT: prose.parse(brief.about.bottom_line)}
        """The prose of the bottom line, of actors' descriptions and of analysis pages, by owner."""
        self.prose |= {a.id: prose.parse(a.description) for a in brief.actors.values() if a.description}
        self.prose |= {a.id: prose.parse(a.body) for a in brief.analyses.values()}
        self.references = tuple(self._references())
        self._prose_places = ProsePlaces(brief, self.prose, self._prose_start)
        self._guesses: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def _anchor(self) -> None:
        by_source: dict[str, list[Evidence]] = {}
        for evidence in self.quotes():
            if evidence.source in self.indexes:
                by_source.setdefault(evidence.source, []).append(evidence)
        by_owner: dict[str, list[Anchor]] = {}
        for source, quotes in by_source.items():
            for outcome in anchor_source(self.indexes[source], quotes):
                if isinstance(outcome, Anchor):
                    by_owner.setdefault(outcome.evidence.owner, []).append(outcome)
                else:
                    self.misses.append(outcome)
        for owner, anchors in by_owner.items():
            self.anchors[owner] = tuple(sorted(anchors, key=lambda a: a.evidence.number))

    def quotes(self) -> Iterator[Evidence]:
        """Every quote of the brief: of the facts, then of the actors' roles."""
        for fact in self.brief.facts.values():
            yield from fact.evidence
        for actor in self.brief.actors.values():
            yield from (role.evidence for role in actor.roles if role.evidence)

    def _references(self) -> Iterator[Reference]:
        brief = self.brief
        yield from self._of_about()
        for fact in brief.facts.values():
            yield from self._of_fact(fact)
        for actor in brief.actors.values():
            for i, id in enumerate(actor.part_of):
                yield Reference(actor.id, "part_of", id, ("actor",), actor.places.of("part_of", i))
        for judgement in brief.judgements.values():
            for field, ids in (("rests_on", judgement.rests_on), ("against", judgement.against)):
                for i, id in enumerate(ids):
                    yield Reference(judgement.id, field, id, ("fact",), judgement.places.of(field, i))
        for hypothesis in brief.hypotheses.values():
            for id in hypothesis.evidence:
                where = hypothesis.places.of("evidence", id, "key")
                yield Reference(hypothesis.id, "evidence", id, ("fact",), where)
        yield from self._of_words()

    def _of_words(self) -> Iterator[Reference]:
        for source in self.brief.sources.values():
            if source.speaks_for:
                yield Reference(source.id, "speaks_for", source.speaks_for, ("actor",), source.places.of("speaks_for"))
        for evidence in self.quotes():
            if evidence.source:
                yield Reference(evidence.owner, "source", evidence.source, ("source",), evidence.source_where)
        for owner, text in self.prose.items():
            for id in text.references:
                yield Reference(owner, self.prose_field(owner), id, (), None)

    def _of_about(self) -> Iterator[Reference]:
        about = self.brief.about
        for i, id in enumerate(about.key_judgements):
            yield Reference(ABOUT, "key_judgements", id, ("judgement",), about.places.of("key_judgements", i))
        for id in about.unused:
            yield Reference(ABOUT, "unused", id, ("source",), about.places.of("unused", id, "key"))
        for i, absent in enumerate(about.absent):
            if absent.source:
                yield Reference(ABOUT, "absent", absent.source, ("source",), about.places.of("absent", i, "source"))

    def _of_fact(self, fact: Fact) -> Iterator[Reference]:
        places = fact.places
        if fact.said_by:
            yield Reference(fact.id, "said_by", fact.said_by, ("actor",), places.of("said_by"))
        for i, id in enumerate(fact.named_actors):
            yield Reference(fact.id, "actors", id, ("actor",), places.of("actors", i))
        for field, id, at in spoken(fact):
            yield Reference(fact.id, field, id, ("actor",), places.of(*at))
        if fact.relation:
            for end, id in (("from", fact.relation.start), ("to", fact.relation.end)):
                yield Reference(fact.id, "relation", id, ("actor",), places.of("relation", end))
        for field, ids in (
            ("before", fact.before),
            ("after", fact.after),
            ("contradicts", fact.contradicts),
            ("repeats", fact.repeats),
        ):
            for i, id in enumerate(ids):
                yield Reference(fact.id, field, id, ("fact",), places.of(field, i))

    def told(self, owner: str) -> str:
        """The prose of `owner` as plain words, for where nothing can be followed."""
        return " ".join(prose.plain(sentence.written, self._called) for sentence in self.prose[owner].sentences)

    @cached_property
    def _called(self) -> dict[str, str]:
        brief = self.brief
        called = {id: actor.name for id, actor in brief.actors.items()}
        called |= {id: source.title for id, source in brief.sources.items()}
        return called | {id: analysis.title for id, analysis in brief.analyses.items()}

    def prose_field(self, owner: str) -> str:
        return "bottom_line" if owner == ABOUT else "description" if owner in self.brief.actors else "prose"

    def _prose_start(self, owner: str) -> Where:
        """Where the prose of `owner` begins in the file that holds it."""
        brief = self.brief
        if owner in brief.analyses:
            analysis = brief.analyses[owner]
            return Where(analysis.places.key.path, analysis.body_line, 1)
        places = brief.about.places if owner == ABOUT else brief.actors[owner].places
        return places.of(self.prose_field(owner))

    def sentence_place(self, owner: str, number: int) -> Where:
        """Where the sentence of that index stands in the file that holds the prose of `owner`."""
        return self._prose_places.of_sentence(owner, number)

    def places(self, reference: Reference) -> Sequence[Where]:
        """Where a reference is written; in prose it may be written more than once."""
        if reference.where is not None:
            return [reference.where]
        return self._prose_places.of_reference(reference.owner, reference.target)

    def meant(self, reference: Reference) -> str | None:
        """The id of a reference, or for an unknown one the id it most likely meant."""
        kind = self.brief.kinds.get(reference.target)
        if kind is not None and (not reference.kinds or kind in reference.kinds):
            return reference.target
        return self.nearest(reference.target, reference.kinds)

    def nearest(self, target: str, kinds: tuple[str, ...]) -> str | None:
        """The id of one of the kinds that `target` most likely meant; None where none is near, or where so many
        were looked for that a few more would help nobody."""
        if len(self._guesses) > _GUESSES and (target, kinds) not in self._guesses:
            return None
        if (target, kinds) not in self._guesses:
            self._guesses[target, kinds] = nearest(target, self._ids(kinds))
        return self._guesses[target, kinds]

    def _ids(self, kinds: tuple[str, ...]) -> list[str]:
        return [id for id, kind in self.brief.kinds.items() if not kinds or kind in kinds]

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Reference, ...]]:
        """By id: where it is referred to, in the order written."""
        by_target: dict[str, list[Reference]] = {}
        for reference in self.references:
            target = self.meant(reference)
            if target is not None:
                by_target.setdefault(target, []).append(reference)
        return {id: tuple(refs) for id, refs in by_target.items()}

    def kind(self, id: str) -> Kind | None:
        return self.brief.kinds.get(id)

    @cached_property
    def words_of_broken(self) -> frozenset[str]:
        """What may be an id in the records that could not be read."""
        return frozenset(id for broken in self.brief.broken for id in _ID.findall(broken.text))

    @cached_property
    def names(self) -> Names:
        return Names(self.brief.actors)

    @cached_property
    def actors_of(self) -> Mapping[str, tuple[str, ...]]:
        """By fact: the actors involved; its speaker first, then the ends of its relation, then those named."""
        by_fact: dict[str, tuple[str, ...]] = {}
        for fact in self.brief.facts.values():
            ends = (fact.relation.start, fact.relation.end) if fact.relation else ()
            ids = (fact.said_by, *ends, *fact.named_actors, *(id for _, id, _ in spoken(fact)))
            by_fact[fact.id] = tuple(dict.fromkeys(id for id in ids if id is not None and id in self.brief.actors))
        return by_fact

    @cached_property
    def order(self) -> Order:
        """What the words say about the order of facts."""
        return Order(self.brief.facts)

    @cached_property
    def facts_of(self) -> Mapping[str, tuple[str, ...]]:
        """By actor: the facts that involve it, in the author's order."""
        by_actor: dict[str, list[str]] = {id: [] for id in self.brief.actors}
        for fact, actors in self.actors_of.items():
            for actor in actors:
                by_actor[actor].append(fact)
        return {id: tuple(facts) for id, facts in by_actor.items()}

    @cached_property
    def anchors_in(self) -> Mapping[str, tuple[Anchor, ...]]:
        """By source: its verified quotes in the order of the text."""
        by_source: dict[str, list[Anchor]] = {id: [] for id in self.brief.sources}
        for anchors in self.anchors.values():
            for anchor in anchors:
                by_source[anchor.evidence.source].append(anchor)
        return {
            id: tuple(sorted(anchors, key=lambda a: (a.start, -a.end, a.evidence.owner, a.evidence.number)))
            for id, anchors in by_source.items()
        }

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """By source."""
        by_source = {}
        for id, source in self.brief.sources.items():
            used = frozenset(
                sentence.number
                for anchor in self.anchors_in[id]
                for start, end in anchor.spans
                for sentence in source.reading.sentences_in(start, end)
            )
            reasons = self.brief.about.unused.get(id, {})
            count = len(source.reading.sentences)
            excused = {n: why for n, why in sorted(reasons.items()) if n not in used and n <= count}
            by_source[id] = Coverage(count, used, excused)
        return by_source

    @cached_property
    def probably_used(self) -> Mapping[str, frozenset[int]]:
        """By source: sentences that a quote with a slip in it most likely meant."""
        by_source: dict[str, set[int]] = {id: set() for id in self.brief.sources}
        compared = 0
        for miss in self.misses[:_GUESSES]:
            index = self.indexes[miss.evidence.source]
            compared += len(index.text)
            if compared > max(_COMPARED, len(index.text)):
                break
            passage = None if miss.places else nearest_passage(index, miss.evidence.words.folded)
            spans = [span for place in miss.fitting or miss.places for span in place] or (
                [(passage.start, passage.end)] if passage else []
            )
            for start, end in spans:
                by_source[miss.evidence.source] |= {s.number for s in index.source.reading.sentences_in(start, end)}
        return {id: frozenset(numbers) for id, numbers in by_source.items()}

    @cached_property
    def _withdrawn_sources(self) -> frozenset[str]:
        return frozenset(id for id, source in self.brief.sources.items() if source.withdrawn)

    def verified(self, fact: Fact) -> bool:
        """Whether every quote of the fact stands in its source; what else would the statement be compared with."""
        return len(self.anchors.get(fact.id, ())) == len(fact.evidence)

    def is_withdrawn(self, fact: Fact) -> bool:
        """Whether the fact was withdrawn, or every source of it."""
        if fact.withdrawn is None and not self._withdrawn_sources:
            return False
        sources = {e.source for e in fact.evidence}
        return fact.withdrawn is not None or (
            bool(sources) and all(id in self.brief.sources and self.brief.sources[id].withdrawn for id in sources)
        )
