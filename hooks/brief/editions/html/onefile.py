"""`brief-<edition>.html`: the whole brief in one file that asks the network for nothing and works without scripts.

The file carries its own SHA-256, taken with zeros in its place, so that `brief verify` sees any change. The script
in it checks the words of each part and the place of each quote: see `static/check.js`.
"""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from brief.editions import naming
from brief.editions.html.relinking import TAG, Links, Place, joined, lowered, rewritten, words_hash
from brief.editions.online import script_words
from brief.editions.receipt import BLANK, in_html, receipt, sealed
from brief.editions.static_files import check_script, static
from brief.language import interface
from brief.language.interface import Interface
from brief.pages.menu import contents
from brief.pages.page import Page
from brief.pages.previews import previews
from brief.pages.view import Site
from brief.reasoning.graph import Graph
from brief.site.paths import INDEX, Paths
from brief.text.hashes import text_hash

_URL = re.compile(r"""url\(\s*(['"]?)([^'")]+)\1\s*\)""")
_SOURCE = re.compile(r'(\s(?:src|href|xlink:href)=")([^"#]+)"')


def render(graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes], site: Path) -> bytes:
    """The file. `data` are the exports; `site` is the finished site, for its style sheets and pictures."""
    links = Links(pages, paths)
    language = interface.of(graph.brief.about.language)
    sections = list(_sections(links, pages, data, site))
    check = receipt(graph, texts=True)
    check["pages"] = {joined(page.path): words_hash(html) for page, html in sections}
    check["words"] = script_words.of_check(language)
    check["titles"] = {joined(page.path): page.title for page in pages}
    made = Site(graph, paths)
    shown = {f"#{joined(p.target.page, p.target.anchor)}": [p.kind, p.says, p.more] for p in previews(made)}
    guard = static("guard.js")
    script = check_script() + static("onefile.js") + static("previews.js")
    text = made.render(
        "onefile",
        INDEX,
        joined=joined,
        blank=BLANK,
        policy=_policy(script, guard),
        icon=_inlined(site / "assets" / "icon.svg"),
        style=Markup(_style(site)),  # noqa: S704 our own style sheets
        contents=contents(pages),
        sections=sections,
        data=list(_data(data, language)),
        found_words=script_words.of_search(language),
        found=Markup(in_html(list(_found(pages)))),  # noqa: S704 made safe there
        check=Markup(sealed(check)),  # noqa: S704 made safe there
        previews=Markup(in_html(shown)),  # noqa: S704 made safe there
        script=Markup(script),  # noqa: S704 our own
        guard=Markup(guard),  # noqa: S704 our own
    )
    return text.replace(BLANK, text_hash(text), 1).encode()


def _sections(
    links: Links, pages: Sequence[Page], data: Mapping[str, bytes], site: Path
) -> Iterator[tuple[Page, Markup]]:
    def lead(place: Place) -> str | None:
        if place.page is not None:
            return f"#{joined(place.page, place.anchor)}"
        return f"#{joined(place.file)}" if place.file in data else "#this-file"

    for page in pages:
        html = _with_pictures(rewritten(page, links, lead), page, site)
        yield page, Markup(html if page.path == INDEX else lowered(html))  # noqa: S704 pages are HTML


def _with_pictures(html: str, page: Page, site: Path) -> str:
    """Pictures that a page names, put into it."""

    def tag(match: re.Match[str]) -> str:
        if match[1] not in ("img", "image", "source", "use"):
            return match[0]
        return _SOURCE.sub(lambda m: f'{m[1]}{_inlined(site / posixpath.dirname(page.path) / m[2])}"', match[0])

    return TAG.sub(tag, html) if "<img" in html or "<image" in html or "<source" in html else html


def _inlined(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _style(site: Path) -> str:
    """Our style sheets with what they name put into them; the theme's own are for its own layout."""
    parts = [static("onefile.css")]
    for path in sorted((site / "assets").glob("*.css")):

        def named(match: re.Match[str], folder: Path = path.parent) -> str:
            inside = re.match(r"data:|#", match[2])
            return match[0] if inside else f'url("{_inlined(folder / match[2])}")'

        parts.append(_URL.sub(named, path.read_text("utf-8")))
    return "\n".join(parts).replace("</", "<\\/")


def _policy(*scripts: str) -> str:
    """Nothing is fetched and nothing runs but the scripts that belong here, whatever else a page might hold."""
    digests = (base64.b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    ours = " ".join(f"'sha256-{digest}'" for digest in digests)
    allowed = f"img-src data:; font-src data:; style-src 'unsafe-inline'; script-src {ours}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _data(data: Mapping[str, bytes], language: Interface) -> Iterator[tuple[str, str, str, str, str]]:
    for path, content in sorted(data.items()):
        if not path.startswith("data/schema/"):
            name = posixpath.basename(path)
            kind = {".csv": "text/csv", ".ics": "text/calendar", ".txt": "text/plain"}.get(Path(name).suffix)
            encoded = base64.b64encode(content).decode()
            yield path, name, kind or "application/json", naming.size(len(content), language), encoded


def _found(pages: Sequence[Page]) -> Iterator[list[str]]:
    """What the search finds, in the order of its results: id, title, words."""
    for page in sorted(pages, key=lambda page: -page.weight):
        for entry in page.search:
            if entry.title:
                yield [joined(page.path, entry.anchor), entry.title, " ".join(entry.text.split())]
