"""`brief-<edition>.pdf`: the brief on paper (PDF/UA-1), by WeasyPrint, which the extra `pdf` installs.

Not among what everybody must install: it needs Pango on the system. The words behind a statement are footnotes with
their speaker and page; the sources stand at the end as an appendix, their quoted passages marked; `brief.json` is
attached.

Page numbers come from the order of work. WeasyPrint can look them up (`target-counter`), and lays everything out
again for it, as often as a number moves another. So the sources are laid out first, with pages of their own (S1, S2),
then what refers to them, and last the contents; the pages are put in their order when all are there.
"""

from __future__ import annotations

import gc
import logging
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from brief import interface
from brief.editions import naming, paper, tags
from brief.editions.onefile import static
from brief.editions.xhtml import element
from brief.graph import Graph
from brief.pages import Page
from brief.paths import Paths

_GET = "WeasyPrint makes it, and is not installed; to get it: make site EXTRAS=1"
_SOURCES = "S"
"""Stands before the page numbers of the appendix, in every language."""


class NoTool(Exception):
    """What makes a PDF is not there; the message says how to get it."""


def write(path: Path, graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes]) -> None:
    """Write the PDF, or raise `NoTool`."""
    tool = _tool()
    with _uncollected():
        _write(tool, path, graph, paths, pages, data)


def _write(tool: Any, path: Path, graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes]) -> None:
    about, made = graph.brief.about, naming.moment(graph.brief.about)
    attached = tool.Attachment(
        string=data["data/brief.json"],
        name="brief.json",
        description="The brief as data",
        created=made,
        modified=made,
        relationship="Data",
    )
    parts, say = paper.parts(graph, paths, pages), interface.of(about.language)
    press = _Press(tool, graph)
    sources = press.lay_out(parts.sources, before=_SOURCES)
    paper.tell_places([*parts.front, *parts.body], _numbers(sources.pages, 1, _SOURCES), say)
    front = press.lay_out(parts.front)
    # Only their number matters here: the lines of the contents are all there, with blank page numbers.
    after = len(front.pages) + len(press.lay_out([parts.contents]).pages)
    body = press.lay_out(parts.body, first=after + 1, notes=paper.notes(parts.front))
    numbers = _numbers(front.pages, 1) | _numbers(body.pages, after + 1) | _numbers(sources.pages, 1, _SOURCES)
    paper.tell_places([parts.contents], numbers, say)
    contents = press.lay_out([parts.contents], first=len(front.pages) + 1)
    document = front.copy([*front.pages, *contents.pages, *body.pages, *sources.pages])
    document.write_pdf(
        path,
        attachments=[attached],
        pdf_variant="pdf/ua-1",
        pdf_identifier=naming.stem(about).encode(),
        finisher=lambda _, made: tags.mend(made, len(document.pages) - len(sources.pages), _SOURCES),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """A layout keeps all it makes to its end; looking through it for what may go was a fifth of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


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


def _numbers(pages: Iterable[Any], first: int, before: str = "") -> dict[str, str]:
    """The number of the page that each place begins on."""
    found: dict[str, str] = {}
    for number, page in enumerate(pages, first):
        for anchor in page.anchors:
            found.setdefault(anchor, f"{before}{number}")
    return found


class _Press:
    """Lays out parts of one document, with the same fonts and styles."""

    def __init__(self, tool: Any, graph: Graph) -> None:
        about = graph.brief.about
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher

        self.tool, self.fonts = tool, FontConfiguration()
        # Nothing is fetched: what is drawn stands in the document.
        self.fetcher = URLFetcher(allowed_protocols=["data"])
        self.style = tool.CSS(string=static("print.css"), font_config=self.fonts)
        self.language = about.language or interface.ENGLISH
        date = naming.moment(about).date().isoformat()
        named = {"author": ", ".join(about.authors), "description": about.question or about.title}
        named |= {"dcterms.created": date, "dcterms.modified": date}
        metadata = [ET.Element("meta", {"name": name, "content": value}) for name, value in named.items() if value]
        self.head = element(
            "head", [ET.Element("meta", {"charset": "utf-8"}), element("title", about.title), *metadata]
        )

    def lay_out(self, parts: Sequence[ET.Element], *, first: int = 1, before: str = "", notes: int = 0) -> Any:
        """The pages of some parts: the number of the `first`, what stands `before` each number, and how many `notes`
        there were before."""
        numbered = (
            f'@page {{ @bottom-center {{ content: "{before}" counter(page) }} }}'
            f"@page :first {{ counter-reset: page {first} }} html {{ counter-reset: footnote {notes} }}"
        )
        attributes = {"lang": self.language, "dir": interface.direction(self.language)}
        tree = element("html", [self.head, element("body", list(parts))], **attributes)
        string = "<!doctype html>\n" + ET.tostring(tree, encoding="unicode", method="html")
        html = self.tool.HTML(string=string, url_fetcher=self.fetcher)
        style = self.tool.CSS(string=numbered)
        return html.render(font_config=self.fonts, stylesheets=[self.style, style], pdf_variant="pdf/ua-1")
