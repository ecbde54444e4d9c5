"""A page before it has a theme around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape

from brief.text.prose import Heading


@dataclass(frozen=True)
class Found:
    """One search result: a place on a page and the words that lead there."""

    anchor: str
    """The id on the page; empty for the page as a whole."""
    title: str
    text: str
    also: str = ""
    """Further words that lead there and are not shown."""


@dataclass(frozen=True)
class Page:
    """One page of the site, of a one-file edition, or of a book."""

    path: str
    """Without ending, relative to the site's root: `actors/japan`."""
    title: str
    description: str
    """For search engines and link previews: one or two sentences, at most 160 characters."""
    render: Callable[[], str]
    """The page's body from its `h1` on. Called once, when it is needed."""
    search: tuple[Found, ...]
    """What a search can find on the page. Each thing of the brief is found on the page that owns it and not on the
    many that mention it, so that results say what they are and the index stays small."""
    headings: tuple[Heading, ...] = ()
    """For the table of contents."""
    weight: float = 1.0
    """How much what a search finds here counts against what it finds elsewhere."""
    wide: bool = False
    """The page needs the room of the table of contents, for notes in its margin."""
    origin: str | None = None
    """The author's file behind the page, for an Edit link."""

    @cached_property
    def html(self) -> str:
        return self.render()

    @property
    def search_html(self) -> str:
        """What the search is to read, as the least HTML that says it."""
        top = next((entry.title for entry in self.search if not entry.anchor and entry.title), self.title)
        # The search takes a heading for a title if it has an id.
        parts = [f'<h1 id="top">{escape(top)}</h1>']
        for entry in self.search:
            parts.append(f'<h2 id="{entry.anchor}">{escape(entry.title)}</h2>' if entry.anchor else "")
            parts.append(f"<p>{escape(entry.text)}</p>")
        return "".join(parts)


def described(text: str, most: int = 160) -> str:
    """`text` cut at a word to so many characters; without a number, to what search engines show."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
