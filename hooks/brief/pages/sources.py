"""The sources: the list, and each text with its quoted passages marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from brief.anchoring.quotes import Anchor
from brief.model.records import Source
from brief.pages.marked_text import as_numbered, excerpts, marked
from brief.pages.page import Found, Page, described
from brief.pages.view import Site, View
from brief.reasoning.coverage import sentences, share
from brief.site.paths import SOURCES
from brief.text.hashes import text_hash
from brief.text.prose import Heading

_TAGS = {"heading": "h3", "quote": "blockquote"}


@dataclass(frozen=True)
class Shown:
    """A paragraph of a source as its page shows it."""

    number: int
    kind: str
    tag: str
    html: Markup
    notes: tuple[Anchor, ...]
    """The passages that begin in it."""
    used: int
    """How many of its sentences a quote touches."""
    sentences: int

    @property
    def use(self) -> str:
        """`all`, `some` or `none` of its sentences: the bar beside its number."""
        return "all" if self.used == self.sentences else "some" if self.used else "none"


def pages(site: Site) -> Iterator[Page]:
    about = site.language.ngettext(
        "%(num)s source of the brief: %(brief)s",
        "%(num)s sources of the brief: %(brief)s",
        len(site.brief.sources),
        brief=site.brief.about.title,
    )
    title = site.language.gettext("Sources")
    yield Page(SOURCES, title, described(about), lambda: site.render("sources", SOURCES), ())
    for source in site.brief.sources.values():
        yield _page(site, source)


def _page(site: Site, source: Source) -> Page:
    path = f"sources/{source.id}"
    coverage, language, _ = site.graph.coverage[source.id], site.language, site.language.gettext
    absent = [a for a in site.brief.about.absent if a.source == source.id]
    headings = [Heading("_text", 2, _("The text"))]
    headings += [Heading("_left-out", 2, _("Sentences that no fact uses"))] if coverage.excused else []
    headings += [Heading("_absent", 2, _("What it does not say"))] if absent else []
    headings += [Heading("_sentences", 2, _("Every sentence"))]
    used = language.ngettext(
        "%(used)s of %(num)s sentence used",
        "%(used)s of %(num)s sentences used",
        coverage.sentences,
        used=language.number(len(coverage.used)),
    )
    facts = site.brief.facts
    used_kinds = {facts[a.evidence.owner].kind for a in site.graph.anchors_in[source.id] if a.evidence.owner in facts}

    def render() -> str:
        reading = source.reading
        return site.render(
            "source",
            path,
            source=source,
            coverage=coverage,
            absent=absent,
            kinds=[kind for kind in site.labels.fact_kinds if kind in used_kinds],
            paragraphs=list(_paragraphs(site, source, path)),
            text_hash=text_hash(reading.text),
            hashes=[reading.sentence_hash(s) for s in reading.sentences] if source.publish == "excerpts" else [],
            share=share(site.graph, source),
            sentences=sentences(site.graph, source),
        )

    return Page(
        path,
        source.title,
        described(
            _("The source “%(title)s” with its quoted passages marked: %(used)s.", title=source.title, used=used)
        ),
        render,
        tuple(_findable(source, site)),
        tuple(headings),
        wide=True,
        origin=source.places.key.path,
    )


def _paragraphs(site: Site, source: Source, path: str) -> Iterator[Shown]:
    view = View(site, path)
    reading = source.reading
    anchors = site.graph.anchors_in[source.id]
    by_paragraph: dict[int, list[Anchor]] = {}
    notes: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        touched = {
            number
            for start, end in anchor.spans
            for number in range(reading.paragraph_at(start).number, reading.paragraph_at(end - 1).number + 1)
        }
        for number in touched:
            by_paragraph.setdefault(number, []).append(anchor)
    for anchor in as_numbered(site.brief.facts, anchors):
        notes.setdefault(anchor.paragraph, []).append(anchor)
    starts: dict[int, list[tuple[int, int]]] = {}
    for sentence in reading.sentences:
        starts.setdefault(sentence.paragraph, []).append((sentence.start, sentence.number))
    used = site.graph.coverage[source.id].used
    for paragraph in reading.paragraphs:
        mine = by_paragraph.get(paragraph.number, [])
        if source.publish == "excerpts":
            if not mine:
                continue
            html = excerpts(view, reading.text, paragraph, mine)
        else:
            html = marked(view, reading.text, paragraph, mine, starts.get(paragraph.number, []))
        tag = _TAGS.get(paragraph.kind, "p")
        numbers = [number for _, number in starts.get(paragraph.number, [])]
        hit = sum(number in used for number in numbers)
        beside = tuple(notes.get(paragraph.number, ()))
        yield Shown(paragraph.number, paragraph.kind, tag, html, beside, hit, len(numbers))


def _findable(source: Source, site: Site) -> Iterator[Found]:
    """The paragraphs of a source; in excerpts mode only what is quoted of them."""
    yield Found("", source.title, f"{source.publisher or ''} {site.language.listed(source.authors)}")
    text, _ = source.reading.text, site.language.gettext
    if source.publish == "excerpts":
        quoted = " ".join(_("“%(words)s”", words=anchor.exact) for anchor in site.graph.anchors_in[source.id])
        yield Found("_text", _("Quoted passages"), quoted)
        return
    for paragraph in source.reading.paragraphs:
        yield Found(f"p_{paragraph.number}", f"¶{paragraph.number}", text[paragraph.start : paragraph.end])
