"""`brief-<edition>.md`: the whole brief as plain Markdown, and `llms.txt`, which says where everything is.

The same text also lies at `brief.md`, an address that does not change with the edition.

Data is escaped, so that it reads as it is written and nothing in it becomes markup. Headings are numbered, so that
their addresses (`#fact-12`) are the same in every viewer. What is withdrawn says so in words wherever it is named; the
tildes around it are a line through it in most viewers, and can be read past in the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brief.anchoring.quotes import Anchor
from brief.dates import edtf
from brief.dates.in_words import words
from brief.editions.plain.commonmark import escaped, written
from brief.exports.data_folder import uses
from brief.language import interface
from brief.model.records import Actor, Evidence, Fact, Judgement, Source, Withdrawn
from brief.pages.labels import Labels
from brief.pages.words import Words
from brief.reasoning import lines_of_sight
from brief.reasoning.coverage import quoted
from brief.reasoning.graph import ABOUT, Graph
from brief.reasoning.speakers import Speakers

PATH = "brief.md"
"""Where the newest edition's text lies on the site."""


def render(graph: Graph) -> bytes:
    return ("\n\n".join(part for part in _Text(graph).parts() if part) + "\n").encode()


class _Text:
    """One brief as paragraphs of Markdown."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.brief = graph, graph.brief
        self.language = interface.of(graph.brief.about.language)
        self.labels, self.words = Labels(self.language), Words(graph, Speakers(graph), self.language)

    def parts(self) -> Iterator[str]:
        about, brief, _ = self.brief.about, self.brief, self.language.gettext
        yield f"# {escaped(about.title)}"
        yield escaped(about.subtitle or "")
        made = [_("Edition %(edition)s", edition=escaped(about.edition))] if about.edition else []
        made += [self.words.date(about.date)] if about.date else []
        made += [escaped(author) for author in about.authors]
        made += [_("Licence: %(licence)s", licence=escaped(about.licence))] if about.licence else []
        yield " · ".join(made)
        yield f"**{_('The question:')}** {escaped(about.question)}" if about.question else ""
        yield f"## {_('Bottom line')}"
        yield self.prose(ABOUT, 2)
        yield from self.judgements()
        yield from self.hypotheses()
        for analysis in brief.analyses.values():
            yield f"## {escaped(analysis.title)}"
            yield escaped(analysis.summary or "")
            yield self.prose(analysis.id, 2)
        yield from self.timeline()
        yield f"## {_('Facts')}"
        for fact in brief.facts.values():
            yield from self.fact(fact)
        yield f"## {_('Actors')}"
        for actor in brief.actors.values():
            yield from self.actor(actor)
        yield f"## {_('Sources')}"
        for source in brief.sources.values():
            yield from self.source(source)
        yield from self.unknown()

    # Words

    def reference(self, id: str, shown: str | None = None) -> str:
        """A link to the heading of a thing; things without a number are called by their names."""
        brief = self.brief
        match self.graph.kind(id):
            case "fact":
                place = f"#fact-{brief.facts[id].number}"
            case "judgement":
                place = f"#judgement-{brief.judgements[id].number}"
            case "hypothesis":
                place = "#competing-explanations"
            case _:
                return self.standing(id, escaped(shown or self.words.title(id)))
        if shown is None:
            return f"{_bracketed(self.words.mark(id))}({place})"
        return self.standing(id, escaped(shown), place)

    def standing(self, id: str, shown: str, place: str = "") -> str:
        """What a thing says or is called, and whether it was withdrawn or rests on what was; a link where it has a
        place."""
        _, withdrawn = self.language.gettext, self.words.is_withdrawn(id)
        words = f"~~{shown}~~" if withdrawn else shown
        words = f"[{words}]({place})" if place else words
        if withdrawn:
            return f"{words} {_('(withdrawn)')}"
        if self.graph.kind(id) == "judgement" and self.words.fallen(id):
            return f"{words} ({_('rests on something withdrawn')})"
        return words

    def numbered(self, fact: Fact) -> str:
        """The number of a fact beside its statement, which says whether it stands."""
        return f"{_bracketed(f'[{fact.number}]')}(#fact-{fact.number})"

    def statement(self, fact: Fact) -> str:
        return self.standing(fact.id, escaped(fact.statement))

    def references(self, ids: Iterable[str]) -> str:
        return self.language.listed(self.reference(id) for id in ids)

    def prose(self, owner: str, above: int) -> str:
        """The author's Markdown with its references led to this file, below a heading of the rank `above`."""
        return written(self.graph.prose[owner], self.reference, above)

    # Things

    def judgements(self) -> Iterator[str]:
        _ = self.language.gettext
        yield f"## {_('Judgements')}" if self.brief.judgements else ""
        for judgement in self.brief.judgements.values():
            yield f"### {_('Judgement %(number)s', number=judgement.number)}"
            rests = f" **{_('Rests on something withdrawn.')}**" if self.words.fallen(judgement.id) else ""
            yield escaped(judgement.judgement) + rests
            yield "\n".join(self._of_judgement(judgement))

    def _of_judgement(self, judgement: Judgement) -> Iterator[str]:
        _, words = self.language.gettext, self.words
        term = words.term(judgement)
        likely = f"{words.term_words(term)} ({words.range_words(term)})" if term else _("not stated")
        yield f"- {_('Likelihood')}: {likely}"
        because = f": {escaped(judgement.confidence_because)}" if judgement.confidence_because else ""
        confidence = self.labels.grades[judgement.confidence] if judgement.confidence else _("not stated")
        yield f"- {_('Confidence')}: {confidence}{because}"
        yield f"- {_('Origins')}: {self.language.number(len(words.origins(judgement).ids))}"
        lines, fallen = lines_of_sight.lines(self.graph, judgement), words.fallen(judgement.id)
        for title, against in ((_("Rests on"), False), (_("Evidence against"), True)):
            side = [self.line(line, fallen=line.fact.id in fallen) for line in lines if line.against == against]
            if side:
                yield "\n".join([f"- {title}:", *side])
        for title, texts in (
            (_("Takes for granted"), judgement.assumptions),
            (_("Not known"), judgement.gaps),
            (_("Would change it"), judgement.would_change),
        ):
            for text in texts:
                yield f"- {title}: {escaped(text)}"

    def line(self, line: lines_of_sight.Line, *, fallen: bool) -> str:
        """A fact under its line of sight, with the numbers of its passages where there are several. `fallen`: nothing
        stands behind it any more."""
        repeats = fallen and not self.words.is_withdrawn(line.fact.id)
        only = f" **{self.language.gettext('It repeats only what is withdrawn.')}**" if repeats else ""
        several = [passage.number for passage in line.passages if passage.number != line.number]
        passages = f" ({self.language.listed(several)})" if several else ""
        return f"  - {line.number}{passages} {self.numbered(line.fact)}: {self.statement(line.fact)}{only}"

    def hypotheses(self) -> Iterator[str]:
        if not self.brief.hypotheses:
            return
        yield f"## {self.language.gettext('Competing explanations')}"
        for hypothesis in self.brief.hypotheses.values():
            lines = [f"**H{hypothesis.number}.** {escaped(hypothesis.hypothesis)}", ""]
            for fit, (_, name) in self.labels.fits.items():
                ids = [id for id, rating in hypothesis.evidence.items() if rating == fit]
                lines += [f"- {name}: {self.references(ids)}"] if ids else []
            yield "\n".join(lines)

    def timeline(self) -> Iterator[str]:
        dated = [(edtf.sort_key(fact.date), fact.number, fact) for fact in self.brief.facts.values() if fact.date]
        if dated:
            yield f"## {self.language.gettext('Timeline')}"
            yield "\n".join(
                f"- {self.words.date_of(fact)}{self._status(fact)}: {self.statement(fact)} {self.numbered(fact)}"
                for *_, fact in sorted(dated, key=lambda row: row[:2])
                if fact.date
            )

    def _status(self, fact: Fact) -> str:
        return f" ({self.labels.statuses[fact.status].lower()})" if fact.status and fact.status != "happened" else ""

    def fact(self, fact: Fact) -> Iterator[str]:
        _, labels, date = self.language.gettext, self.labels, self.words.date
        yield f"### {_('Fact %(number)s', number=fact.number)}"
        yield self.statement(fact)
        for anchor in self.graph.anchors.get(fact.id, ()):
            yield self.quote(anchor)
        said = [escaped(self.words.voice(fact.said_by))]
        said += [date(fact.said_on)] if fact.said_on else []
        kind = self.language.listed(
            [f"{labels.fact_kinds[fact.kind]}{self._status(fact)}", labels.wordings[fact.worded_as]]
        )
        lines = [f"- {kind}", f"- {_('Said by')}: {self.language.listed(said)}"]
        lines += [f"- {_('When')}: {self.words.date_of(fact)}"] if fact.date else []
        for title, ids in (
            (_("Involves"), self.graph.actors_of[fact.id]),
            (_("Before"), fact.before),
            (_("After"), fact.after),
            (_("Repeats"), fact.repeats),
            (_("Contradicts"), fact.contradicts),
        ):
            lines += [f"- {title}: {self.references(ids)}"] if ids else []
        lines += self._withdrawn(fact.withdrawn)
        if self.graph.is_withdrawn(fact) and not fact.withdrawn:
            lines.append(f"- {_('Withdrawn')}: {_('with every source of it')}")
        if fact.checked:
            by, on = escaped(fact.checked.by), date(fact.checked.on)
            checked = _("marked as compared by %(name)s, %(date)s", name=by, date=on)
        else:
            checked = _("draft: not marked as compared with its passage")
        lines.append(f"- {_('Statement and passage')}: {checked}")
        yield "\n".join(lines)

    def _withdrawn(self, withdrawn: Withdrawn | None) -> Iterator[str]:
        if withdrawn:
            on, why = self.words.date(withdrawn.on), escaped(withdrawn.why)
            yield "- " + self.language.gettext("Withdrawn on %(date)s: %(why)s", date=on, why=why)

    def _of_withdrawn(self, evidence: Evidence | None) -> str:
        """Said behind words that a withdrawn source is given for."""
        withdrawn = evidence is not None and self.words.is_withdrawn(evidence.source)
        return f" {self.language.gettext('(source withdrawn)')}" if withdrawn else ""

    def quote(self, anchor: Anchor) -> str:
        source = self.brief.sources[anchor.evidence.source]
        title = self.language.gettext("“%(words)s”", words=escaped(source.title))
        place = f"{title}, ¶{anchor.paragraph}{self._of_withdrawn(anchor.evidence)}"
        lines = [f"> {escaped(anchor.exact)}", f"> — {place}"]
        if anchor.evidence.translation:
            text = escaped(anchor.evidence.translation.text)
            lines.append("> " + self.language.gettext("(translation, not verified: %(text)s)", text=text))
        return "\n>\n".join(lines)

    def actor(self, actor: Actor) -> Iterator[str]:
        yield f"### {escaped(actor.name)}"
        _ = self.language.gettext
        lines = [f"- {self.labels.actor_kinds[actor.kind][0]}"]
        lines += [f"- {_('Also called')}: {escaped(self.language.listed(actor.aliases))}"] if actor.aliases else []
        for role in actor.roles:
            held = escaped(self.words.role(role))
            held = _("Former: %(role)s", role=held) if role.ended else held
            lines.append(f"- {held}{self._of_withdrawn(role.evidence)}")
        facts = self.graph.facts_of[actor.id]
        lines += [f"- {_('Facts')}: {self.references(facts)}"] if facts else []
        yield "\n".join(lines)
        yield self.prose(actor.id, 3) if actor.description else ""

    def source(self, source: Source) -> Iterator[str]:
        _, date = self.language.gettext, self.words.date
        yield f"### {self.standing(source.id, escaped(source.title))}"
        rows = (
            (_("Publisher"), source.publisher),
            (_("Authors"), self.language.listed(source.authors)),
            (_("Published"), date(source.published) if source.published else None),
            (_("Retrieved"), date(source.retrieved) if source.retrieved else None),
            (_("Address"), source.url),
            (_("Licence"), source.licence),
        )
        lines = [f"- {name}: {escaped(value) if value else _('not recorded')}" for name, value in rows]
        yield "\n".join([*self._withdrawn(source.withdrawn), *lines])
        text = source.reading.text
        if source.publish == "excerpts":
            yield _("Only the quoted passages are published.")
            for start, end in quoted(self.graph, source.id):
                yield f"¶{source.reading.paragraph_at(start).number} … {escaped(text[start:end])} …"
            return
        for paragraph in source.reading.paragraphs:
            yield f"¶{paragraph.number} {escaped(text[paragraph.start : paragraph.end])}"

    def unknown(self) -> Iterator[str]:
        said = [absent.says for absent in self.brief.about.absent]
        gaps = [gap for judgement in self.brief.judgements.values() for gap in judgement.gaps]
        if said or gaps:
            yield f"## {self.language.gettext('What is not known')}"
            yield "\n".join(f"- {escaped(text)}" for text in dict.fromkeys([*said, *gaps]))


def _bracketed(mark: str) -> str:
    """The mark of a thing, `[6]`, as the words of a link: brackets of its own stand in those of the link."""
    return f"[{escaped(mark)}]"


def llms(graph: Graph, made: Iterable[tuple[str, str]]) -> bytes:
    """`llms.txt` (llmstxt.org): what this is, and the files to read. `made`: the editions by path, and their use."""
    about, language = graph.brief.about, interface.of(graph.brief.about.language)
    _ = language.gettext
    answer = graph.told(ABOUT)
    lines = [f"# {escaped(about.title)}", "", f"> {escaped(about.question or answer)}", ""]
    lines += [escaped(answer), ""] if about.question else []
    said = [_("Edition %(edition)s.", edition=escaped(about.edition))] if about.edition else []
    said += [f"{words(about.date, language)}."] if about.date else []
    said += [_("Each statement carries a quote that was found word for word in its source.")]
    text = _Text(graph)
    texts = [(f"data/sources/{id}.txt", text.reference(id)) for id in graph.brief.sources]
    lines.append(" ".join(said))
    parts = {_("The brief"): list(made), _("The data"): list(uses(language).items()), _("Sources"): texts}
    for title, files in parts.items():
        if files:
            lines += ["", f"## {title}", "", *(f"- [{path}]({path}): {holds}" for path, holds in files)]
    return ("\n".join(lines) + "\n").encode()
