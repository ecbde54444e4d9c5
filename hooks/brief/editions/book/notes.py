"""The notes of a page in a book: the words behind a fact open on their place, or stand at the end of the page.

In running text the number of a fact opens a note. So does each "The words behind it".
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable

from brief.editions.html.relinking import joined
from brief.editions.html.xhtml import element, has_class
from brief.language.interface import Interface
from brief.pages.class_names import BEHIND, REF, WHY
from brief.site.paths import FACTS, INDEX


class Notes:
    """The notes of one page: the words behind a fact, each with a way back to every place that opens it."""

    def __init__(
        self, page: str, facts: Iterable[str], say: Interface, behind: Callable[[str], list[ET.Element]]
    ) -> None:
        """`behind` gives what stands behind a fact, as the site opens it after a sentence."""
        self.say, self.behind = say, behind
        self.found: list[tuple[list[ET.Element], list[ET.Element]]] = []
        """What a note says, and the links that open it."""
        self._of_fact: dict[str, int] = {}
        prose = page == INDEX or page.startswith("analysis/")
        self._facts = {joined(FACTS, id): id for id in facts} if prose else {}

    def of_details(self, details: ET.Element) -> ET.Element:
        """A disclosure: the words behind a fact become a note, anything else is shown open."""
        summary = next((child for child in details if child.tag == "summary"), None)
        inline = has_class(details, BEHIND)
        if summary is None or not (inline or has_class(details, WHY)):
            details.tag = "div"
            details.attrib.pop("open", None)
            if summary is not None:
                summary.tag = "p"
                summary.set("class", "summary")
            return details
        details.remove(summary)
        link = element("a", "".join(summary.itertext()).strip())
        self._open(link, self._note(list(details)))
        made = element("span" if inline else "p", link, class_="to-note")
        # It stands right behind a sentence.
        made.text = "\u00a0" if inline else None
        return made

    def link(self, link: ET.Element) -> None:
        """In running text the number of a fact opens a note; everywhere else it leads to the fact."""
        href = link.get("href")
        if href is None:
            link.attrib.pop("rel", None)
            return
        fact = self._facts.get(href.partition("#")[2])
        if fact is None or not has_class(link, REF):
            return
        if fact not in self._of_fact:
            self._of_fact[fact] = self._note(self.behind(fact))
        self._open(link, self._of_fact[fact])

    def _note(self, content: list[ET.Element]) -> int:
        self.found.append((content, []))
        return len(self.found)

    def _open(self, link: ET.Element, note: int) -> None:
        """Let a link open a note."""
        links = self.found[note - 1][1]
        links.append(link)
        link.attrib |= {"href": f"#note.{note}", "id": f"to.{note}.{len(links)}"}
        link.attrib |= {"epub:type": "noteref", "role": "doc-noteref"}

    def all(self, tree: ET.Element) -> list[ET.Element]:
        """The notes as a section at the end of the page whose text is `tree`."""
        _ = self.say.gettext
        if not self.found:
            return []
        # A note may open another one.
        places = [tree, *(part for content, _links in self.found for part in content)]
        order = {node: place for place, node in enumerate(node for part in places for node in part.iter())}
        notes = [
            element(
                "aside",
                [*content, element("p", self._back(sorted(links, key=lambda link: order[link])))],
                id=f"note.{number}",
                epub__type="footnote",
                role="doc-footnote",
            )
            for number, (content, links) in enumerate(self.found, 1)
        ]
        # Without a heading: an engine that opens notes on their place hides them here, and would leave it over nothing.
        section = element("section", notes, class_="notes", epub__type="footnotes")
        section.set("aria-label", _("The words behind it"))
        return [section]

    def _back(self, links: list[ET.Element]) -> list[ET.Element]:
        back = self.say.gettext("Back")
        made = [element("a", back, href=f"#{link.get('id')}", role="doc-backlink") for link in links]
        for number, link in enumerate(made if len(made) > 1 else (), 1):
            link.text, link.tail = f"{back} {self.say.number(number)}", " "
        return made
