"""Pages taken out of their site: ids made unique over all pages, links led to where their target now stands.

Each page keeps its HTML. Only attributes within tags are touched, so that words that look like markup stay words.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from brief.pages.page import Page
from brief.site.paths import Paths
from brief.text.hashes import text_hash

TAG = re.compile(r'<([a-zA-Z][a-zA-Z0-9]*+)((?:[^<>"]++|"[^"]*+")*+)>')
"""An opening tag; values stand in double quotes, as templates and the sanitiser write them."""
_MARKUP = re.compile(r'<!--.*?-->|</?[a-zA-Z](?:[^<>"]++|"[^"]*+")*+>', re.DOTALL)
_ATTRIBUTE = re.compile(r'(\s)(id|href|for|data-passage|headers|aria-[a-z]+|xlink:href)="([^"]*)"|url\(#([^)"\s]+)\)')
_IDS = {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"}
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")


@dataclass(frozen=True)
class Place:
    """Where a link of a page leads."""

    page: str | None
    """Path of a page; None: another file of the site."""
    file: str
    """Path of the file, relative to the site's root."""
    anchor: str


def joined(page: str, id: str = "") -> str:
    """The id of a page, or of a place on it, in a document of all pages. Paths hold no dots, so none meet."""
    return ".".join([*page.split("/"), *([id] if id else [])])


class Links:
    """The addresses of the pages of one site, read backwards."""

    def __init__(self, pages: Sequence[Page], paths: Paths) -> None:
        self._paths = paths
        self._pages: dict[str, str] = {}
        for page in pages:
            file = paths.file(page.path)
            self._pages[file] = page.path
            if file.endswith("index.html"):
                self._pages[posixpath.dirname(file) or "."] = page.path

    def place(self, href: str, page: str) -> Place | None:
        """Where `href` on `page` leads; None for a place outside of the site."""
        if _OUTSIDE.match(href):
            return None
        path, _, anchor = html.unescape(href).partition("#")
        if not path:
            return Place(page, self._paths.file(page), anchor)
        folder = posixpath.dirname(self._paths.file(page))
        file = posixpath.normpath(posixpath.join(folder, unquote(path)))
        return Place(self._pages.get(file), file, anchor)


def rewritten(page: Page, links: Links, lead: Callable[[Place], str | None]) -> str:
    """The page's HTML with ids as `joined` spells them and links as `lead` does; where it gives None, the words of
    the link stay and lead nowhere."""

    def attribute(match: re.Match[str]) -> str:
        before, name, value, reference = match.groups()
        if reference:
            return f"url(#{joined(page.path, reference)})"
        if name in ("id", "data-passage"):
            return f'{before}{name}="{joined(page.path, value)}"'
        if name in _IDS:
            return f'{before}{name}="{" ".join(joined(page.path, id) for id in value.split())}"'
        if name not in ("href", "xlink:href"):
            return match[0]
        place = links.place(value, page.path)
        if place is None:
            return match[0]
        led = lead(place)
        return "" if led is None else f'{before}{name}="{html.escape(led)}"'

    return TAG.sub(lambda tag: f"<{tag[1]}{_ATTRIBUTE.sub(attribute, tag[2])}>", page.html)


def lowered(text: str) -> str:
    """The HTML with every heading one level down, for pages that become sections of a document."""
    return _HEADING.sub(lambda match: f"<{match[1]}h{min(6, int(match[2]) + 1)}", text)


def words_hash(text: str) -> str:
    """SHA-256 of all words of a piece of HTML, as a browser gives them with `textContent`."""
    return text_hash(html.unescape(_MARKUP.sub("", text)))
