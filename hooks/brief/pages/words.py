"""The things of a brief in words, and what the graph knows of them, by id: the same on every page."""

from __future__ import annotations

from brief.anchoring.quotes import Anchor
from brief.dates import in_words
from brief.dates.edtf import Edtf
from brief.language.interface import Interface
from brief.model.records import Fact, Judgement, Role
from brief.model.scales import Term, stated
from brief.reasoning.graph import Graph
from brief.reasoning.lines_of_sight import Line, lines
from brief.reasoning.speakers import Origins, Speakers


class Words:
    """What templates ask of the graph."""

    def __init__(self, graph: Graph, speakers: Speakers, language: Interface) -> None:
        self.graph, self.brief, self._speakers, self.language = graph, graph.brief, speakers, language

    def mark(self, id: str) -> str:
        """How a thing is called in a running text: a fact by its number, an actor by its name. What is withdrawn, and
        what rests on it, says so wherever it is mentioned."""
        brief, _ = self.brief, self.language.gettext
        match self.graph.kind(id):
            case "fact":
                number = brief.facts[id].number
                return _("[%(number)s, withdrawn]", number=number) if self.is_withdrawn(id) else f"[{number}]"
            case "judgement":
                number = brief.judgements[id].number
                return (
                    _("[J%(number)s, rests on something withdrawn]", number=number)
                    if self.fallen(id)
                    else f"[J{number}]"
                )
            case "hypothesis":
                return f"[H{brief.hypotheses[id].number}]"
            case _:
                return self.title(id)

    def title(self, id: str) -> str:
        """What a thing says or is called."""
        brief = self.brief
        match self.graph.kind(id):
            case "fact":
                return brief.facts[id].statement
            case "judgement":
                return brief.judgements[id].judgement
            case "hypothesis":
                return brief.hypotheses[id].hypothesis
            case "source":
                return brief.sources[id].title
            case "actor":
                return brief.actors[id].name
            case "analysis":
                return brief.analyses[id].title
            case _:
                return id

    def attribution(self, anchor: Anchor) -> str:
        """Who said the words of a passage, when, and where they stand: what goes along when they are copied."""
        source, _ = self.brief.sources[anchor.evidence.source], self.language.gettext
        fact = self.brief.facts.get(anchor.evidence.owner)
        parts = [self.title(fact.said_by)] if fact and fact.said_by else []
        if fact and fact.said_on:
            parts.append(self.date(fact.said_on))
        parts.append(_("in “%(title)s”", title=source.title) if parts else _("“%(words)s”", words=source.title))
        if source.publisher:
            parts.append(source.publisher)
        if source.published:
            parts.append(self.date(source.published))
        return self.language.listed([*parts, f"¶{anchor.paragraph}"])

    def date(self, date: Edtf | None) -> str:
        return in_words.words(date, self.language) if date else self.language.gettext("not known")

    def date_of(self, fact: Fact) -> str:
        """When a fact happened."""
        if fact.date is None:
            return self.language.gettext("not known")
        return in_words.words(fact.date, self.language, once=fact.once)

    def role(self, role: Role) -> str:
        """An office and whose it is; the office alone where its words say so: "Ambassador of Boro to Alba"."""
        if role.of is None or self.names_body(role):
            return role.role
        _ = self.language.gettext
        if self.graph.kind(role.of) == "actor":
            return _("%(role)s, %(body)s", role=role.role, body=self.title(role.of))
        return _("%(role)s of %(body)s", role=role.role, body=role.of)

    def names_body(self, role: Role) -> bool:
        """Whether the words of an office name whose it is."""
        return any(id == role.of for _, _, id in self.graph.names.find(role.role))

    def source_name(self, id: str) -> str:
        """A source in a running sentence: by its title, unless there is only one."""
        _ = self.language.gettext
        return _("the source") if len(self.brief.sources) == 1 else _("“%(words)s”", words=self.title(id))

    def place(self, anchor: Anchor) -> str:
        """Where a passage stands, for the words of a link to it."""
        source = self.source_name(anchor.evidence.source)
        return self.language.gettext("¶%(paragraph)s of %(source)s", paragraph=anchor.paragraph, source=source)

    def voice(self, speaker: str | None) -> str:
        """Who speaks: an actor, or a source for itself."""
        return self.title(speaker) if speaker else self.language.gettext("the source, in its own voice")

    def origin_names(self, judgement: Judgement) -> list[str]:
        return [self.origin_name(id) for id in self.origins(judgement).ids]

    def origin_name(self, id: str) -> str:
        """A speaker: an actor, or a source in its own voice."""
        if self.graph.kind(id) != "source":
            return self.title(id)
        return self.language.gettext("%(source)s in its own voice", source=self.source_name(id))

    # The graph, by id

    def fact(self, id: str) -> Fact:
        return self.brief.facts[id]

    def anchors(self, owner: str) -> tuple[Anchor, ...]:
        return self.graph.anchors.get(owner, ())

    def users(self, fact: str) -> list[str]:
        """The ids of judgements, hypotheses, analysis pages and actors' descriptions that use a fact, and the front
        page's; each once."""
        owners = (r.owner for r in self.graph.backlinks.get(fact, ()) if self.graph.kind(r.owner) != "fact")
        return list(dict.fromkeys(owners))

    def seen_by_facts(self, fact: str, field: str) -> list[str]:
        """The facts that name this one under `field`: who contradicts it, who repeats it."""
        refs = self.graph.backlinks.get(fact, ())
        return list(dict.fromkeys(r.owner for r in refs if r.field == field))

    def is_withdrawn(self, id: str) -> bool:
        """Whether the fact or source was withdrawn; a fact also with the last of its sources."""
        if id in self.brief.sources:
            return self.brief.sources[id].withdrawn is not None
        return id in self.brief.facts and self.graph.is_withdrawn(self.brief.facts[id])

    def fallen(self, id: str) -> tuple[str, ...]:
        """The facts under a judgement that are withdrawn, or repeat only what is."""
        return self._speakers.fallen(self.brief.judgements[id])

    def term(self, judgement: Judgement) -> Term | None:
        return stated(self.brief.about.scale, judgement.likelihood)

    def term_words(self, term: Term) -> str:
        """A term of a scale of likelihood, in the language of the brief."""
        return self.language.pgettext("likelihood", term.term)

    def published_words(self, term: Term) -> tuple[str, ...]:
        """What else the published scale calls it; in another language, first of all how it is called in English."""
        return term.also if self.term_words(term) == term.term else (term.term, *term.also)

    def range_words(self, term: Term) -> str:
        """The range that a term stands for."""
        low, high = self.language.digits(term.low), self.language.digits(term.high)
        return self.language.gettext("%(low)s–%(high)s%%", low=low, high=high)

    def origins(self, judgement: Judgement) -> Origins:
        return self._speakers.behind(judgement)

    def lines_of_sight(self, judgement: Judgement) -> tuple[Line, ...]:
        return lines(self.graph, judgement)
