"""`brief-<edition>.epub`: the brief as a book (EPUB 3.3), one file a page, passages as pop-up notes.

Each note leads back, and on to the marked passage in its source: see `brief.editions.book.notes`.
"""

from __future__ import annotations

import posixpath
import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from brief.dates.in_words import words
from brief.editions import receipt
from brief.editions.archive import pack
from brief.editions.book.notes import Notes
from brief.editions.html.relinking import Links, Place, joined, rewritten
from brief.editions.html.xhtml import SVG, element, parents, parse, replace, strip, text
from brief.editions.static_files import static
from brief.exports.lines import rendered
from brief.language import interface
from brief.pages.menu import contents
from brief.pages.page import Page
from brief.pages.view import Site, View
from brief.pictures.lettering import wrap
from brief.reasoning.graph import Graph
from brief.site.paths import INDEX, Paths
from brief.site.timestamp import moment

_ROOT = "EPUB"
_TYPES = {"css": "text/css", "json": "application/json", "svg": "image/svg+xml", "txt": "text/plain"}
_EXACT = {"day": 10, "month": 7, "year": 4}
"""Signs of ISO 8601 that a date has."""
_CONTAINER = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{_ROOT}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def write(path: Path, graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes]) -> None:
    """Write the book. `data` are the exports; the reading texts travel with it, so that it can be checked."""
    book = _Book(graph, paths, pages)
    inside = {file: content for file, content in data.items() if file == "data/brief.json" or "/sources/" in file}
    files = {
        "nav.xhtml": book.navigation(),
        "cover.xhtml": book.cover_page(),
        "cover.svg": book.cover(),
        "style.css": (static("book.css") + static("drawn.css")).encode(),
        **{f"{page.path}.xhtml": book.chapter(page) for page in pages},
        **inside,
    }
    # The package names the receipt and does not hold its hash, so that the receipt can hold that of the package.
    around = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        f"{_ROOT}/package.opf": book.package([*files, receipt.NAME]),
    }
    promise = receipt.receipt(graph, texts=False) | {"files": _hashes(files), "around": _hashes(around)}
    files[receipt.NAME] = rendered(promise)
    wrapped = [*around.items(), *((f"{_ROOT}/{name}", content) for name, content in sorted(files.items()))]
    pack(path, wrapped, stored=("mimetype",))


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in sorted(files.items())}


class _Book:
    """One book in the making."""

    def __init__(self, graph: Graph, paths: Paths, pages: Sequence[Page]) -> None:
        self.graph, self.about, self.pages = graph, graph.brief.about, pages
        self.site, self.links = Site(graph, paths), Links(pages, paths)
        self.language = self.about.language or interface.ENGLISH
        self.say = interface.of(self.about.language)
        self.pictured: set[str] = set()
        """Files with inline SVG, which the package must name."""

    def chapter(self, page: Page) -> bytes:
        tree = self.tree(page)
        tree.set("id", joined(page.path))
        notes = Notes(page.path, self.graph.brief.facts, self.say, lambda fact: self.behind(fact, page.path))
        # First, so that no note is made for what goes.
        strip(tree)
        for parent, place, child in parents(tree):
            if child.tag == "img" and not child.get("src", "").startswith("data:"):
                replace(parent, place, element("span", child.get("alt", "")))
            elif child.tag == "details":
                replace(parent, place, notes.of_details(child))
            elif child.tag == "a":
                notes.link(child)
            elif child.get("role") == "paragraph":
                del child.attrib["role"]  # newer than the book's format
        parts = [tree, *notes.all(tree)]
        if any(node.tag == "svg" for part in parts for node in part.iter()):
            self.pictured.add(f"{page.path}.xhtml")
        return self._document(page.title, page.path, parts)

    def tree(self, page: Page) -> ET.Element:
        """A page, or a piece of one, with links that lead within the book."""
        return parse(rewritten(page, self.links, lambda place: _lead(place, page.path)), "section")

    def behind(self, fact: str, page: str) -> list[ET.Element]:
        """What stands behind a fact, as the site opens it after a sentence of the page."""
        html = str(View(self.site, page).reason(fact))
        return list(self.tree(Page(page, "", "", lambda: html, ())))

    def _document(self, title: str, page: str, body: list[ET.Element]) -> bytes:
        style = posixpath.relpath("style.css", posixpath.dirname(page) or ".")
        head = [element("title", title), element("link", rel="stylesheet", type="text/css", href=style)]
        root = element(
            "html",
            [element("head", head), element("body", body)],
            xmlns="http://www.w3.org/1999/xhtml",
            xmlns__epub="http://www.idpf.org/2007/ops",
            xmlns__xlink="http://www.w3.org/1999/xlink",
            lang=self.language,
            xml__lang=self.language,
            dir=interface.direction(self.language),
        )
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{text(root)}\n'.encode()

    def navigation(self) -> bytes:
        items = []
        for page, parts in contents(self.pages):
            item = element("li", element("a", page.title, href=f"{page.path}.xhtml"))
            if parts:
                below = [element("li", element("a", part.title, href=f"{part.path}.xhtml")) for part in parts]
                item.append(element("ol", below))
            items.append(item)
        _ = self.say.gettext
        title = _("Contents")
        toc = element("nav", [element("h1", title), element("ol", items)], epub__type="toc", id="toc", role="doc-toc")
        marks = [("cover", "cover.xhtml", _("Cover")), ("toc", "nav.xhtml", title)]
        marks += [("bodymatter", f"{INDEX}.xhtml", _("The brief")), ("appendix", "sources/index.xhtml", _("Sources"))]
        listed = [element("li", element("a", words, epub__type=kind, href=file)) for kind, file, words in marks]
        landmarks = element(
            "nav", [element("h2", _("Landmarks")), element("ol", listed)], epub__type="landmarks", hidden=""
        )
        return self._document(title, "nav", [toc, landmarks])

    def cover_page(self) -> bytes:
        picture = element(
            "img", src="cover.svg", alt=self.say.gettext("Cover: %(title)s", title=self.about.title), role="doc-cover"
        )
        return self._document(self.about.title, "cover", [element("div", picture, class_="cover")])

    def cover(self) -> bytes:
        about = self.about
        written = [(line, 64, 300 + 92 * n) for n, line in enumerate(wrap(about.title, 820, 9, 64))]
        named = self.say.gettext("edition %(edition)s", edition=about.edition) if about.edition else ""
        dated = words(about.date, self.say) if about.date else ""
        below = " · ".join(line for line in (self.say.listed(about.authors), named, dated) if line)
        written += [(line, 40, 1240 + 64 * n) for n, line in enumerate(wrap(below, 820, 4, 40))]
        shapes = [
            element("title", about.title),
            element("rect", width="1000", height="1600", fill="#fbfaf5"),
            element("rect", width="1000", height="150", fill="#27325f"),
            element("path", d="M90 1130h820", stroke="#1b7f4b", stroke_width="6"),
            *(
                element("text", line, x="90", y=str(y), fill="#27325f", font_family="serif", font_size=str(size))
                for line, size, y in written
            ),
        ]
        root = element("svg", shapes, xmlns=SVG, viewBox="0 0 1000 1600", width="1000", height="1600")
        for node in root.iter():
            node.attrib = {name.replace("_", "-"): value for name, value in node.attrib.items()}
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{text(root)}\n'.encode()

    def package(self, files: Collection[str]) -> bytes:
        """What the book says of itself, and the names of its files."""
        about, ids = self.about, {name: f"f{n}" for n, name in enumerate(sorted(files))}
        items = [
            element("item", id=id, href=name, media_type=_type(name), **self._properties(name))
            for name, id in ids.items()
        ]
        order = ["cover.xhtml", "nav.xhtml", *(f"{page.path}.xhtml" for page in self.pages)]
        spine = [element("itemref", idref=ids[name]) for name in order]
        meta = [
            element("dc:identifier", self.identifier(), id="id"),
            element("dc:title", about.title),
            element("dc:language", self.language),
            *(element("dc:creator", author) for author in about.authors),
            *([element("dc:description", about.question)] if about.question else []),
            *([element("dc:rights", about.licence)] if about.licence else []),
            *self._published(),
            element("meta", moment(about).isoformat().replace("+00:00", "Z"), property="dcterms:modified"),
            *(element("meta", value, property=f"schema:{name}") for name, value in self._accessibility()),
        ]
        root = element(
            "package",
            [
                element("metadata", meta, xmlns__dc="http://purl.org/dc/elements/1.1/"),
                element("manifest", items),
                element("spine", spine, page_progression_direction=interface.direction(self.language)),
            ],
            xmlns="http://www.idpf.org/2007/opf",
            version="3.0",
            unique_identifier="id",
            xml__lang=self.language,
        )
        for node in root.iter():
            node.attrib = {name.replace("_", "-"): value for name, value in node.attrib.items()}
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{text(root)}\n'.encode()

    def identifier(self) -> str:
        """The same for the same edition of the same brief, and for no other."""
        named = f"brief:{self.about.title}:{self.about.edition or ''}"
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}"

    def _published(self) -> list[ET.Element]:
        """The date of the brief as exact as it is, where the format has a form for that: it is not to be guessed."""
        date = self.about.date
        if date is None or date.earliest is None or date.precision not in _EXACT or not 0 < date.earliest.year < 10000:
            return []
        return [element("dc:date", date.earliest.iso()[: _EXACT[date.precision]])]

    def _properties(self, name: str) -> dict[str, str]:
        if name == "nav.xhtml":
            return {"properties": "nav"}
        if name == "cover.svg":
            return {"properties": "cover-image"}
        return {"properties": "svg"} if name in self.pictured else {}

    def _accessibility(self) -> Iterator[tuple[str, str]]:
        yield "accessMode", "textual"
        yield "accessModeSufficient", "textual"
        for feature in ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "ARIA"):
            yield "accessibilityFeature", feature
        yield "accessibilityHazard", "none"
        _ = self.say.gettext
        yield (
            "accessibilitySummary",
            _(
                "All of it is text, with headings, lists and tables marked as such. What a picture shows also stands "
                "in words. Notes open the quoted words and lead back."
            ),
        )


def _lead(place: Place, page: str) -> str | None:
    """The address of a place in the book, as seen from a page."""
    if place.page is None:
        return None
    file = "" if place.page == page else _file(place.page, posixpath.dirname(page))
    return f"{file}#{joined(place.page, place.anchor)}"


@lru_cache(maxsize=1 << 16)
def _file(page: str, folder: str) -> str:
    """The file of a page as seen from a folder; a large brief asks for the same few again and again."""
    return posixpath.relpath(f"{page}.xhtml", folder or ".")


def _type(name: str) -> str:
    ending = re.sub(r".*\.", "", name)
    return "application/xhtml+xml" if ending == "xhtml" else _TYPES[ending]
