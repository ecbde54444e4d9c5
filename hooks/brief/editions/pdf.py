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

from brief.editions import naming
from brief.editions.merged import Links, Place, joined, lowered, rewritten
from brief.editions.onefile import contents, static
from brief.editions.xhtml import element, has_class, parents, parse, replace
from brief.graph import Graph
from brief.pages import Page
from brief.paths import ACTORS, INDEX, METHOD, SOURCES, Paths

_DROPPED = {"form", "script", "noscript", "style"}
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
        return f"#{joined(place.page, place.anchor)}" if place.page is not None else None

    speakers = {
        joined(f"sources/{anchor.evidence.source}", anchor.evidence.owner): _speaker(graph, anchor.evidence.owner)
        for anchors in graph.anchors.values()
        for anchor in anchors
    }
    for page in pages:
        html = rewritten(page, links, lead)
        tree = parse(html if page.path == INDEX else lowered(html), "section")
        tree.set("id", joined(page.path))
        # The index of actors repeats what stands elsewhere with its words.
        notes = not page.path.startswith("actors/")
        for parent, place, child in parents(tree):
            if child.tag in _DROPPED or has_class(child, "crumbs") or has_class(child, "no-print"):
                replace(parent, place, None)
            elif child.tag == "details" and has_class(child, "why"):
                replace(parent, place, _footnote(child, speakers) if notes else None)
            elif child.tag == "details":
                child.tag = "div"
            elif child.tag == "summary":
                child.tag = "p"
                child.set("class", "summary")
        yield tree


def _speaker(graph: Graph, owner: str) -> str:
    fact = graph.brief.facts.get(owner)
    return graph.brief.actors[fact.said_by].name if fact and fact.said_by else "the source, in its own voice"


def _footnote(details: ET.Element, speakers: Mapping[str, str]) -> ET.Element:
    """The passages of a disclosure, each with its speaker and its place, at the foot of the page."""
    note = element("span", class_="footnote")
    for figure in details.iter("figure"):
        words, link = figure.find("blockquote"), figure.find(".//a")
        if words is None or link is None:
            continue
        quote = element("q", "".join(words.itertext()).strip())
        if language := words.get("lang"):
            quote.set("lang", language)
        said = speakers.get(link.get("href", "").removeprefix("#").partition("--")[0], "")
        quote.tail = f" {said}, " if said else " "
        place = element("a", "".join(link.itertext()), href=link.get("href", ""), class_="to-passage")
        place.tail = ". "
        note.extend([quote, place])
    return note
