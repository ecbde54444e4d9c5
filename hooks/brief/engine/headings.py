"""The headings of a page, for the table of contents that the theme shows beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

from brief.pages.page import Page
from brief.site import foreign


def of(page: Page) -> TableOfContents:
    """Those of a page of ours."""
    return TableOfContents(list(_links(page)))


def _links(page: Page) -> Iterator[AnchorLink]:
    """The headings of a page as MkDocs nests them: the page's own title above all."""
    root = AnchorLink(str(escape(page.title)), "", 1)
    stack = [root]
    for heading in page.headings:
        link = AnchorLink(str(escape(heading.text)), heading.id, heading.level)
        while stack[-1].level >= link.level:
            stack.pop()
        stack[-1].children.append(link)
        stack.append(link)
    yield from root.children


def make_plain(links: Iterable[AnchorLink]) -> None:
    """Leave of headings nothing but words: the theme writes them into HTML as they are."""
    for link in links:
        link.title, link.id = foreign.words(link.title), str(escape(link.id))
        make_plain(link.children)
