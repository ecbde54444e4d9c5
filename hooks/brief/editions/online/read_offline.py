"""The page "Read offline": every edition with its size, date and hash.

The page is on the site before the editions are made, and they are made from the site. So it is built with a mark in
place of the list, and the list is put in at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from markupsafe import Markup

from brief.editions import naming
from brief.pages.page import Found, Page
from brief.pages.view import Site
from brief.reasoning.graph import Graph
from brief.site.paths import Paths
from brief.text.prose import Heading

PATH = "offline"
MARK = "<!-- list of editions -->"


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    path: str
    """Relative to the site's root."""
    use: str
    """What it is good for, in a few words."""
    size: int = 0
    """In bytes; 0 where the file is not there."""
    sha256: str = ""
    note: str = ""
    """Why there is no hash, or what is to be said of the file."""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def row(path: str, use: str, content: bytes) -> Row:
    return Row(path, use, len(content), sha256(content).hexdigest())


def page(graph: Graph, paths: Paths, *, serving: bool) -> Page:
    """The page with `MARK` for the list; while an author writes, no edition is made."""
    site = Site(graph, paths)
    about, _ = graph.brief.about, site.language.gettext
    none = _("While you write, no edition is made. The build makes them.")
    table = f"<p>{none}</p>" if serving else MARK
    title = _("Read offline")
    description = _(
        "The whole brief to take along: one file, a folder, a book, plain text. %(brief)s", brief=about.title
    )
    return Page(
        PATH,
        title,
        description[:160],
        lambda: site.render("offline", PATH, table=Markup(table)),  # noqa: S704 our own
        (Found("", title, _("download save file zip epub pdf markdown book print one file installed")),),
        (
            Heading("check", 2, _("Check it yourself")),
            Heading("hashes", 2, _("What the hash is for")),
            Heading("installed", 2, _("Without a file")),
        ),
    )


def listed(graph: Graph, paths: Paths, rows: Sequence[Row], earlier: Sequence[Row]) -> str:
    """What stands in place of `MARK`."""
    site = Site(graph, paths)
    size = partial(naming.size, language=site.language)
    return site.render("editions", PATH, rows=rows, earlier=earlier, size=size)
