"""The pages of the brief as paper needs them: nothing that only a screen can do, nothing twice, words behind as notes.

Each part is a tree of HTML, of which `typeset` makes what the typesetter reads.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from brief.dates import in_words
from brief.editions.html.relinking import Links, Place, joined, lowered, rewritten
from brief.editions.html.xhtml import element, has_class, parents, parse, replace, strip, unwrap
from brief.editions.paper.drawing import drawing
from brief.editions.static_files import static
from brief.language import interface
from brief.model.records import Fact, Translation
from brief.pages.class_names import (
    BADGE,
    NOT_KNOWN,
    PASSAGE,
    RECORD,
    REF,
    RULES,
    SAID_TWICE,
    SENTENCES,
    TO_PASSAGE,
    TOLD_OF_ACTOR,
)
from brief.pages.menu import contents
from brief.pages.page import Page
from brief.reasoning.graph import Graph
from brief.site.paths import ACTORS, FACTS, IMPACT, INDEX, LINE_OF_SIGHT, METHOD, SOURCES, Paths, of_passage

_WITH_WORDS = ("actors/", "sources/", FACTS, LINE_OF_SIGHT)
"""Parts without footnotes: the words stand in them, or they only say what leads where."""
_BLOCKS = ("p", "li", "td", "th", "div", "section")
"""What a footnote may belong to."""
_SAID_BEFORE = (joined(METHOD, NOT_KNOWN), SENTENCES)
"""Headings over what the front page and the judgements say too, or over a list that is left out. The ids of one page
with its name, those of each source without."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNKNOWN = "\0"
"""Stands for the number of a page while a message is made."""


def parts(graph: Graph, paths: Paths, pages: Sequence[Page]) -> list[ET.Element]:
    """What to print, in the order of its pages. Every link that is left leads to a place in it, or out of the brief."""
    ordered = sorted((page for page in pages if page.path != IMPACT), key=_place)
    press = _Press(graph, Links(pages, paths))
    front, *rest = (press.part(page) for page in ordered)
    made = [front, _contents(ordered, press.say), *rest]
    places = {node.get("id") for part in made for node in part.iter()}
    wanted: set[str] = set()
    for link in (link for part in made for link in part.iter("a")):
        href = link.get("href", "")
        if not href.startswith("#"):
            continue
        if href[1:] not in places:
            del link.attrib["href"]
            continue
        wanted.add(href[1:])
        if has_class(link, TO_PASSAGE):
            _tell_page(link, press.say)
    wanted |= {node.get("page", "") for part in made for node in part.iter("span")}
    for node in (node for part in made for node in part.iter() if node.get("id") not in wanted):
        node.attrib.pop("id", None)
    _rank(node for part in made for node in part.iter() if node.tag in _HEADINGS)
    return made


def _rank(headings: Iterable[ET.Element]) -> None:
    """No heading ranks more than one below that which it stands under, whatever an author wrote; one without words is
    none (PDF/UA-1, 7.4.2)."""
    above: list[str] = []
    for heading in headings:
        if not "".join(heading.itertext()).strip():
            heading.tag = "p"
            continue
        while above and above[-1] >= heading.tag:
            above.pop()
        above.append(heading.tag)
        heading.tag = f"h{len(above)}"


def _tell_page(link: ET.Element, say: interface.Interface) -> None:
    """What stands before and after the number of the page, which only the typesetter knows, in "page 7, ¶4"."""
    said = say.gettext("page %(number)s, %(place)s", number=_UNKNOWN, place="".join(link.itertext()))
    before, _, after = said.partition(_UNKNOWN)
    link.set("before", before)
    link.set("after", after)
    link.text, link[:] = "", []


def _place(page: Page) -> int:
    """What is looked up comes late, the sources last."""
    if page.path == SOURCES or page.path.startswith("sources/"):
        return 2
    return 1 if page.path in (ACTORS, METHOD) or _of_actor(page) else 0


def _of_actor(page: Page) -> bool:
    return page.path.startswith("actors/") and page.path != ACTORS


def _contents(pages: Sequence[Page], say: interface.Interface) -> ET.Element:
    items = []
    for page, below in contents(pages):
        item = element("li", _line(page))
        if below:
            item.append(element("ul", [element("li", _line(part)) for part in below], class_="lines below"))
        items.append(item)
    title = say.gettext("Contents")
    return element("nav", [element("h2", title), element("ul", items, class_="lines")], part=title)


def _line(page: Page) -> ET.Element:
    place = joined(page.path)
    number = element("span", class_="number", page=place)
    return element("p", [element("a", page.title, href=f"#{place}"), number], class_="line")


class _Press:
    """Makes the parts of one brief."""

    def __init__(self, graph: Graph, links: Links) -> None:
        self.graph, self.links = graph, links
        self.say = interface.of(graph.brief.about.language)
        self.drawn = static("drawn.css")

    def part(self, page: Page) -> ET.Element:
        html = rewritten(page, self.links, _lead)
        tree = parse(html if page.path == INDEX else lowered(html), "section")
        tree.set("id", joined(page.path))
        if not _of_actor(page):
            tree.set("part", page.title)
        # The words behind a sentence become footnotes.
        strip(tree, SAID_TWICE)
        for row in tree.iter("tr"):
            for svg in row.iter("svg"):
                svg.set("aria-label", " ".join("".join(row.itertext()).split()))
        for parent, place, child in parents(tree):
            if _of_actor(page) and (_elsewhere(child) or has_class(child, PASSAGE)):
                replace(parent, place, None)
            elif child.tag == "svg":
                replace(parent, place, self._drawing(child, parent))
            elif child.tag == "table" and has_class(child, RULES):
                replace(parent, place, _lines(child))
            elif child.tag == "dl":
                replace(parent, place, _run_in(child))
            else:
                _plainer(child, parent)
        _cut(tree, {name if "." in name else joined(page.path, name) for name in _SAID_BEFORE})
        _unlink(tree, frozenset())
        for link in (link for head in tree.iter("thead") for link in head.iter("a")):
            # It is drawn again on each page that its table runs over, and PDF/UA allows no link in what is drawn again.
            link.tag = "span"
            del link.attrib["href"]
        if not page.path.startswith(_WITH_WORDS):
            self._add_footnotes(tree)
        return tree

    def _drawing(self, svg: ET.Element, around: ET.Element) -> ET.Element:
        """A drawing as a picture, with its title or the words beside it for who cannot see it."""
        titles = [node.text or "" for node in svg if node.tag == "title"]
        alternative = titles[0] if titles else svg.get("aria-label") or " ".join("".join(around.itertext()).split())
        return element("img", alt=alternative, drawing=json.dumps(drawing(svg, self.drawn)))

    def _add_footnotes(self, tree: ET.Element) -> None:
        """The words behind each fact at the foot of the page that first refers to it in this part: one note for all
        the facts of a paragraph, so that the page is not strewn with marks."""
        left = {f"#{joined(FACTS, fact)}": fact for fact in self.graph.brief.facts}

        def found(node: ET.Element) -> list[ET.Element]:
            if node.tag == "thead":
                return []  # It stands again on each page of its table.
            if node.tag == "a":
                fact = left.pop(node.get("href", ""), None) if has_class(node, REF) else None
                return [] if fact is None else self._words(self.graph.brief.facts[fact])
            words: list[ET.Element] = []
            last = 0
            for place, child in enumerate(node):
                if more := found(child):
                    words, last = words + more, place
            if not words or node.tag not in _BLOCKS:
                return words
            note = element("span", words, class_="footnote")
            if node.tag == "p":
                node.append(note)
                return []
            note.tail, node[last].tail = node[last].tail, ""
            node.insert(last + 1, note)
            return []

        found(tree)

    def _words(self, fact: Fact) -> list[ET.Element]:
        """The number of a fact and what to know before one leans on it; then its passages, each with its place, and
        who said them when."""
        brief, _ = self.graph.brief, self.say.gettext
        said = [brief.actors[fact.said_by].name if fact.said_by else _("the source, in its own voice")]
        if fact.said_on:
            said.append(in_words.words(fact.said_on, self.say))
        marks = [_("withdrawn")] if self.graph.is_withdrawn(fact) else []
        marks += [] if fact.checked else [_("draft")]
        made = [element("b", f"[{fact.number}]"), *(element("span", mark, class_=BADGE) for mark in marks)]
        for node in made:
            node.tail = " "
        for anchor in self.graph.anchors[fact.id]:
            source, target = brief.sources[anchor.evidence.source], of_passage(anchor.evidence)
            quote = element("q", _("“%(words)s”", words=anchor.exact))
            if source.language:
                quote.set("lang", source.language)
            quote.tail = f" {self.say.listed(said)}, "
            href = f"#{joined(target.page, target.anchor)}"
            place = element("a", f"¶{anchor.paragraph}", href=href, class_=TO_PASSAGE)
            place.tail = f" {_('(source withdrawn)')}. " if source.withdrawn else ". "
            made += [quote, place, *self._translation(anchor.evidence.translation)]
        return made

    def _translation(self, translation: Translation | None) -> list[ET.Element]:
        if translation is None:
            return []
        _, by = self.say.gettext, translation.by
        named = _("Translation, not verified, by %(translator)s:", translator=by) if by else ""
        made = [element("b", named or _("Translation, not verified:")), element("span", translation.text)]
        if translation.language:
            made[1].set("lang", translation.language)
        for node in made:
            node.tail = " "
        return made


def _lead(place: Place) -> str | None:
    # Names stand everywhere; a link of each would be half of the paper's weight and tell its reader nothing.
    if place.page is None or (place.page.startswith("actors/") and not place.anchor):
        return None
    return f"#{joined(place.page, place.anchor)}"


def _elsewhere(child: ET.Element) -> bool:
    """Whether this part of an actor's page repeats others; the id of its heading there tells."""
    part = child.get("aria-labelledby", "").rpartition(".")[2] if child.tag == "section" else ""
    return part in TOLD_OF_ACTOR


def _cut(tree: ET.Element, headings: set[str]) -> None:
    """Take out these headings with all that stands below them, to the next of the same rank."""
    rank = ""
    for child in list(tree):
        if child.get("id") in headings:
            rank = child.tag
        elif rank and child.tag == rank:
            rank = ""
        if rank:
            tree.remove(child)


def _plainer(child: ET.Element, parent: ET.Element) -> None:
    """What a screen folds up lies open."""
    if child.tag == "details":
        child.tag = "div"
    elif child.tag == "summary":
        child.tag = "p"
        child.set("class", "summary")
    elif child.tag == "figcaption" and has_class(parent, PASSAGE):
        child.tag = "p"
        child.set("class", "place")


def _unlink(node: ET.Element, around: frozenset[str]) -> None:
    """Take away links that lead nowhere, or to where they stand."""
    around |= {f"#{node.get('id')}"}
    for place in range(len(node) - 1, -1, -1):
        child = node[place]
        _unlink(child, around)
        if child.tag == "a" and child.get("href", "#") in around | {"#"}:
            unwrap(node, place)


def _run_in(record: ET.Element) -> ET.Element:
    """Names with values as text: a record in one paragraph ("Said by: Japan · When: 2022"), others in one each."""
    paragraphs = []
    for entry in record.iter("div"):
        name, *values = entry
        made = element("p", element("b", f"{''.join(name.itertext())}:"), class_=RECORD)
        made[0].tail = " "
        for value in values:
            _append(made, value)
        paragraphs.append(made)
    if not has_class(record, RECORD) or not paragraphs:
        return element("div", paragraphs)
    first = paragraphs[0]
    for other in paragraphs[1:]:
        first[-1].tail = f"{(first[-1].tail or '').rstrip()} · "
        first.extend(other)
    return first


def _append(to: ET.Element, node: ET.Element) -> None:
    """Add the content of a node."""
    to[-1].tail = (to[-1].tail or "") + (node.text or "")
    to.extend(node)


def _lines(table: ET.Element) -> ET.Element:
    """A table of short rows as a list, a line a row."""
    rows = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in table.iter("tr")]
    return element("ul", [element("li", " · ".join(cells)) for cells in rows[1:]], class_=RULES)
