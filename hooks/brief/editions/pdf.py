"""`brief-<edition>.pdf`: the brief on paper (PDF/UA-1), by WeasyPrint, which the extra `pdf` installs.

Not among what everybody must install: it needs Pango on the system. Cross references carry page numbers; the words
behind a statement are footnotes with their speaker; the sources stand at the end as an appendix, their quoted
passages marked; `brief.json` is attached.
"""

from __future__ import annotations

import logging
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from brief import datewords
from brief.editions import naming
from brief.editions.merged import Links, Place, joined, lowered, rewritten
from brief.editions.onefile import contents, static
from brief.editions.xhtml import element, has_any, has_class, parents, parse, replace, unwrap
from brief.graph import Graph
from brief.model import Fact
from brief.pages import Page
from brief.paths import ACTORS, FACTS, IMPACT, INDEX, LINE_OF_SIGHT, METHOD, SOURCES, Paths, of_passage

_DROPPED = {"form", "script", "noscript", "style"}
_ON_SCREEN = frozenset({"crumbs", "no-print", "jump", "also", "again", "why", "behind", "cite", "notes", "endnotes"})
"""Classes of what helps on a screen only, or says the same again in another order. The words behind a sentence become
footnotes."""
_ELSEWHERE = ("with", "attributed", "dates", "judgements")
"""Parts of an actor's page that only bring together what stands among the facts and judgements."""
_WITH_WORDS = ("actors/", "sources/", FACTS, LINE_OF_SIGHT)
"""Parts without footnotes: the words stand in them, or they only say what leads where."""
_GET = 'WeasyPrint makes it, and is not installed; to get it: .venv/bin/python -m pip install "weasyprint>=70"'


class NoTool(Exception):
    """What makes a PDF is not there; the message says how to get it."""


def write(path: Path, graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes]) -> None:
    """Write the PDF, or raise `NoTool`."""
    tool = _tool()
    made = naming.moment(graph.brief.about)
    attached = tool.Attachment(
        string=data["data/brief.json"],
        name="brief.json",
        description="The brief as data",
        created=made,
        modified=made,
        relationship="Data",
    )
    text = "<!doctype html>\n" + ET.tostring(_document(graph, paths, pages), encoding="unicode", method="html")
    document = tool.HTML(string=text, url_fetcher=_refuse)
    document.write_pdf(
        path,
        stylesheets=[tool.CSS(string=static("print.css"))],
        attachments=[attached],
        pdf_variant="pdf/ua-1",
        pdf_identifier=naming.stem(graph.brief.about).encode(),
    )


def _tool() -> Any:
    try:
        import weasyprint
    except ImportError:
        raise NoTool(_GET) from None
    except OSError:
        raise NoTool("WeasyPrint finds no Pango on this system; on Debian: apt install libpangoft2-1.0-0") from None
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return weasyprint


def _refuse(url: str, *_: object, **__: object) -> dict[str, Any]:
    raise ValueError(f"nothing is fetched: {url[:80]}")


def _document(graph: Graph, paths: Paths, pages: Sequence[Page]) -> ET.Element:
    about = graph.brief.about
    # What paper is read for comes first, what is looked up last.
    late = (METHOD, ACTORS, *(page.path for page in pages if page.path.startswith(("actors/", "sources/"))), SOURCES)
    ordered = sorted(pages, key=lambda page: page.path in late)
    links = Links(pages, paths)
    head = [
        element("meta", charset="utf-8"),
        element("title", about.title),
        element("meta", name="author", content=", ".join(about.authors)),
        element("meta", name="description", content=about.question or about.title),
        element("meta", name="dcterms.created", content=naming.moment(about).date().isoformat()),
        element("meta", name="dcterms.modified", content=naming.moment(about).date().isoformat()),
    ]
    body = [*_sections(graph, links, [page for page in ordered if page.path == INDEX]), _contents(ordered)]
    body += _sections(graph, links, [page for page in ordered if page.path != INDEX])
    return element("html", [element("head", head), element("body", body)], lang=about.language or "en")


def _contents(pages: Sequence[Page]) -> ET.Element:
    items = []
    for page, parts in contents(pages):
        item = element("li", element("a", page.title, href=f"#{joined(page.path)}"))
        if parts:
            below = [element("li", element("a", part.title, href=f"#{joined(part.path)}")) for part in parts]
            item.append(element("ul", below))
        items.append(item)
    return element("nav", [element("h2", "Contents"), element("ul", items)], class_="contents")


def _sections(graph: Graph, links: Links, pages: Sequence[Page]) -> Iterator[ET.Element]:
    def lead(place: Place) -> str | None:
        # Names stand everywhere; a link of each would be half of the paper's weight and tell its reader nothing.
        if place.page is None or (place.page.startswith("actors/") and not place.anchor):
            return None
        return f"#{joined(place.page, place.anchor)}"

    drawn = static("drawn.css")
    for page in pages:
        if page.path == IMPACT:
            continue
        html = rewritten(page, links, lead)
        tree = parse(html if page.path == INDEX else lowered(html), "section")
        tree.set("id", joined(page.path))
        of_actor = page.path.startswith("actors/") and page.path != ACTORS
        for parent, place, child in parents(tree):
            if _on_screen(child) or (of_actor and _elsewhere(child)):
                replace(parent, place, None)
            elif child.tag == "a" and not child.get("href"):
                unwrap(parent, place)
            elif child.tag == "details":
                child.tag = "div"
            elif child.tag == "summary":
                child.tag = "p"
                child.set("class", "summary")
        for svg in tree.iter("svg"):
            svg.insert(0, element("style", drawn))
        if not page.path.startswith(_WITH_WORDS):
            _add_footnotes(tree, graph)
        yield tree


def _on_screen(child: ET.Element) -> bool:
    return child.tag in _DROPPED or has_any(child, _ON_SCREEN)


def _elsewhere(child: ET.Element) -> bool:
    """Whether this part of an actor's page repeats others; the id of its heading there tells."""
    part = child.get("aria-labelledby", "").rpartition(".")[2] if child.tag == "section" else ""
    return part in _ELSEWHERE or has_class(child, "picture")


def _add_footnotes(tree: ET.Element, graph: Graph) -> None:
    """The words behind each fact at the foot of the page that first refers to it in this part of the document."""
    left = {f"#{joined(FACTS, fact)}": fact for fact in graph.brief.facts}
    for parent in tree.iter():
        if parent.tag in ("td", "th"):
            continue  # WeasyPrint loses notes out of cells.
        children: list[ET.Element] = []
        for child in parent:
            children.append(child)
            if child.tag == "a" and has_class(child, "ref") and (fact := left.pop(child.get("href", ""), None)):
                note = _footnote(graph, graph.brief.facts[fact])
                note.tail, child.tail = child.tail, ""
                children.append(note)
        parent[:] = children


def _footnote(graph: Graph, fact: Fact) -> ET.Element:
    """The passages of a fact, each with its place, and who said them when."""
    note = element("span", class_="footnote")
    said = graph.brief.actors[fact.said_by].name if fact.said_by else "the source, in its own voice"
    if fact.said_on:
        said += f", {datewords.words(fact.said_on)}"
    for anchor in graph.anchors[fact.id]:
        target = of_passage(anchor.evidence)
        quote = element("q", anchor.exact)
        if language := graph.brief.sources[anchor.evidence.source].language:
            quote.set("lang", language)
        quote.tail = f" {said}, "
        href = f"#{joined(target.page, target.anchor)}"
        place = element("a", f"¶{anchor.paragraph}", href=href, class_="to-passage")
        place.tail = ". "
        note.extend([quote, place])
    return note
