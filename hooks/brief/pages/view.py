"""What templates are given: the graph with addresses and words, bound to one page.

Templates hold layout only. Data is escaped by Jinja; what comes back as `Markup` was made safe here or by
`brief.text.prose`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from brief.anchoring.quotes import Anchor
from brief.checks.outcomes import Outcome, outcome
from brief.checks.rules import CHECKS
from brief.language import interface
from brief.model.records import Brief, Fact
from brief.pages import contexts, rendering
from brief.pages.citations import Citation, Cited, cite
from brief.pages.contexts import Context
from brief.pages.labels import Labels
from brief.pages.words import Words
from brief.reasoning import lines_of_sight
from brief.reasoning.graph import ABOUT, Graph
from brief.reasoning.matrix import Matrix
from brief.reasoning.speakers import Speakers
from brief.site import paths
from brief.site.paths import Paths, Target
from brief.text import prose
from brief.text.prose import Sentence

_ROOT, _SLOT = "\ufdd0", "\ufdd1"
"""Stand for the way to the site's root and for the number of a line until a page takes a piece. Neither is a
character: Unicode leaves these two to programs for their own use."""


class Site:
    """One rendering of one brief."""

    def __init__(self, graph: Graph, paths: Paths, outcomes: Sequence[Outcome] | None = None) -> None:
        self.graph, self.paths, self._outcomes = graph, paths, outcomes
        self.language = interface.of(graph.brief.about.language)
        """The words of the pages that the author did not write."""
        self.labels = Labels(self.language)
        self.hrefs: dict[str, dict[str, str]] = {}
        """By folder: the address of each page from there."""
        self.pieces: dict[tuple[str, str, str], Markup] = {}
        """By way to the root, name of the macro and id: what many pages show of a thing."""

    @property
    def arrow(self) -> str:
        """From one thing to the next in the order of reading; Unicode turns brackets round, and not arrows."""
        return "←" if interface.is_right_to_left(self.brief.about.language) else "→"

    @property
    def brief(self) -> Brief:
        return self.graph.brief

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """What each rule found; the rules run again where the run that checked the brief is not at hand."""
        if self._outcomes is not None:
            return self._outcomes
        off = self.brief.about.lint_off
        return [outcome(rule, self.graph, rule.check(self.graph), off) for rule in CHECKS]

    @cached_property
    def speakers(self) -> Speakers:
        return Speakers(self.graph)

    @cached_property
    def matrix(self) -> Matrix:
        return Matrix(self.graph)

    @cached_property
    def line_numbers(self) -> dict[str, list[str]]:
        """By fact: its numbers in the line of sight."""
        return lines_of_sight.numbers(self.graph)

    @cached_property
    def environment(self) -> Environment:
        made = rendering.environment(self.language, self.labels)
        made.globals["page_language"] = self.brief.about.language or interface.ENGLISH
        made.globals["arrow"] = self.arrow
        return made

    @cached_property
    def anywhere(self) -> View:
        return _Anywhere(self, "")

    @cached_property
    def macros(self) -> Any:
        """The pieces that pages share, for those that are put together outside of a template."""
        return self.environment.get_template("macros.jinja").module

    def render(self, template: str, page: str, **values: object) -> str:
        """The HTML of a page: `v` is the view from it."""
        made = self.environment.get_template(f"{template}.html.jinja")
        return made.render(v=View(self, page), brief=self.brief, about=self.brief.about, **values)


class _ActorLinks(Mapping[str, str]):
    """Addresses of actor pages from one page, made when asked for."""

    def __init__(self, view: View) -> None:
        self.view = view

    def __getitem__(self, actor: str) -> str:
        return self.view.href(actor)

    def __iter__(self) -> Iterator[str]:
        return iter(self.view.brief.actors)

    def __len__(self) -> int:
        return len(self.view.brief.actors)


class View(Words):
    """Everything as seen from one page."""

    def __init__(self, site: Site, page: str) -> None:
        super().__init__(site.graph, site.speakers, site.language)
        self.site, self.page = site, page
        self.folder = posixpath.dirname(site.paths.file(page))
        self.root = posixpath.relpath(".", self.folder) + "/" if self.folder else ""
        """The way from the page to the site's root."""
        self.actor_links = _ActorLinks(self)

    # Addresses

    def href(self, id: str) -> str:
        """Where the thing with this id is found."""
        target = paths.of_id(self.brief, id)
        return self.to(target) if target else ""

    def to(self, target: Target) -> str:
        if target.page == self.page and target.anchor:
            return f"#{target.anchor}"
        # A page's address is worked out once; a ledger is linked to from everywhere.
        known = self.site.hrefs.setdefault(self.folder, {})
        if target.page not in known:
            known[target.page] = self.site.paths.href_from(Target(target.page), self.folder)
        return f"{known[target.page]}#{target.anchor}" if target.anchor else known[target.page]

    def page_href(self, page: str, anchor: str = "") -> str:
        return self.to(Target(page, anchor))

    def passage(self, anchor: Anchor) -> str:
        return self.to(paths.of_passage(anchor.evidence))

    def sentence(self, source: str, number: int) -> str:
        return self.to(paths.of_sentence(source, number))

    def asset(self, path: str) -> str:
        return self.site.paths.asset(path, self.page)

    # Words

    def names(self, text: str) -> Markup:
        """Data with the names of actors as links, each once."""
        return self.graph.names.link(text, self.actor_links, set())

    def prose(self, owner: str) -> Markup:
        """The prose of the bottom line (`brief.yml`), an actor or an analysis page."""
        return Markup(prose.render(self.graph.prose[owner], self._refer, self._words))  # noqa: S704 sanitised there

    def reasoned(self, owner: str) -> Markup:
        """The same, and each sentence opens what stands behind it."""
        return Markup(  # noqa: S704 sanitised there
            prose.render(self.graph.prose[owner], self._refer, self._words, self._behind)
        )

    def bottom_line(self) -> Markup:
        return self.reasoned(ABOUT)

    def _behind(self, sentence: Sentence) -> str:
        """What a sentence opens; nothing where it refers to nothing that has reasons."""
        ids = [id for id in sentence.references if self.graph.kind(id) in ("fact", "judgement", "hypothesis")]
        return str(self.site.macros.why(self, ids, sentence.text)) if ids else ""

    def _piece(self, macro: str, id: str, *values: object) -> Markup:
        """What the macro makes of the thing, made once for all pages."""
        pieces, key = self.site.pieces, (self.root, macro, id)
        if key not in pieces:
            made = (_ROOT, macro, id)
            if made not in pieces:
                pieces[made] = getattr(self.site.macros, macro)(self.site.anywhere, *values)
            pieces[key] = Markup(pieces[made].replace(_ROOT, self.root))  # noqa: S704 a template made it
        return pieces[key]

    def reason(self, id: str) -> Markup:
        """What stands behind a sentence that refers to the thing: a fact with its passages, a judgement with its
        facts, or an explanation."""
        return self._piece("reason", id, id, self.graph.kind(id))

    def line(self, fact: Fact, number: str = "") -> Markup:
        """A fact as an item of a list, with its number in a line of sight where it has one."""
        mark = self.site.macros.line_number(self, number) if number else ""
        return Markup(self._piece("line", fact.id, fact).replace(_SLOT, mark, 1))  # noqa: S704 templates made both

    def slot(self) -> str:
        """Where a line has room for its number."""
        return _SLOT

    def in_context(self, fact: Fact) -> Markup:
        """A fact's passages between the sentence before and the sentence after."""
        return self._piece("in_context", fact.id, fact)

    def refs(self, ids: Iterable[str]) -> Markup:
        """The numbers of facts, judgements or explanations, as links in a row."""
        return Markup(" ".join([self._piece("ref", id, id) for id in ids]))  # noqa: S704 each is safe

    def statement(self, fact: Fact) -> Markup:
        return self._piece("statement", fact.id, fact)

    def badges(self, fact: Fact) -> Markup:
        """Kind, status, wording and the like."""
        return self._piece("badges", fact.id, fact)

    def speaker(self, fact: Fact) -> Markup:
        return self._piece("speaker", fact.id, fact)

    def when(self, fact: Fact) -> Markup:
        return self._piece("when", fact.id, fact)

    def passages(self, owner: str) -> Markup:
        """The exact words behind a fact or an actor's roles, with their places."""
        return self._piece("passages", owner, owner)

    def context(self, anchor: Anchor) -> Context:
        return contexts.context(self.brief.sources[anchor.evidence.source], anchor)

    def at_publisher(self, anchor: Anchor) -> str | None:
        return contexts.at_publisher(self.brief.sources[anchor.evidence.source], anchor)

    def citation(self, id: str) -> Citation:
        """How to cite a fact or a judgement."""
        target, _ = paths.of_id(self.brief, id) or Target(paths.INDEX), self.language.gettext
        fact = self.brief.facts.get(id)
        if fact:
            part = _("Fact %(number)s", number=fact.number)
        else:
            part = _("Judgement %(number)s", number=self.brief.judgements[id].number)
        places = (f"{_('“%(words)s”', words=self.title(a.evidence.source))}, ¶{a.paragraph}" for a in self.anchors(id))
        after = self.language.semicolon.join(dict.fromkeys(places))
        notes = [_("After %(places)s.", places=after)] if after else []
        if self.is_withdrawn(id):
            notes.append(_("Withdrawn."))
        elif not fact and self.fallen(id):
            notes.append(_("Rests on something withdrawn."))
        url = self.site.paths.full(target)
        return cite(self.brief.about, Cited(id, self.title(id), part, url, " ".join(notes)))

    def brief_citation(self) -> Citation:
        about = self.brief.about
        return cite(about, Cited("brief", about.title, "", self.site.paths.full(Target(paths.INDEX))))

    def _words(self, text: str, seen: set[str] | None) -> str:
        return str(self.graph.names.link(text, self.actor_links, seen))

    def _refer(self, id: str, words: str | None) -> str:
        """A reference in prose: its number, or words. Both say where it leads to what is withdrawn, or rests on it."""
        kind, _ = self.graph.kind(id), self.language.gettext
        if words is None and kind in ("fact", "judgement", "hypothesis"):
            return str(self.refs([id]))
        shown, note = escape(words or self.title(id)), ""
        if self.is_withdrawn(id):
            shown, note = Markup("<s>{}</s>").format(shown), _("(withdrawn)")
        elif kind == "judgement" and self.fallen(id):
            note = _("(rests on something withdrawn)")
        link = Markup('<a class="ref-words" href="{}" title="{}">{}</a>').format(self.href(id), self.title(id), shown)
        return str(link + Markup(" <strong>{}</strong>").format(note) if note else link)

    def line_href(self, number: str) -> str:
        """Where a line of sight is found, by its number."""
        return self.to(paths.of_line(number))

    def line_id(self, number: str) -> str:
        return paths.of_line(number).anchor


class _Anywhere(View):
    """The view from no page in particular: each address begins with what stands for the way to the root."""

    def __init__(self, site: Site, page: str) -> None:
        super().__init__(site, page)
        self.root = _ROOT

    def to(self, target: Target) -> str:
        return _ROOT + self.site.paths.url(target)
