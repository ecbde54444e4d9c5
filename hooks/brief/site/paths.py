"""The only maker of page paths, anchors and links: where each thing of the brief is found on the site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from brief.model.records import Brief, Evidence

INDEX, TIMELINE, FACTS, JUDGEMENTS, METHOD = "index", "timeline", "facts", "judgements", "method"
WHAT_CHANGED, LINE_OF_SIGHT, IMPACT = "what-changed", "line-of-sight", "impact"
SOURCES, ACTORS, ANALYSIS = "sources/index", "actors/index", "analysis/index"


@dataclass(frozen=True, slots=True)
class Target:
    """A page, and a place on it."""

    page: str
    """Path without ending: `actors/japan`, `index`."""
    anchor: str = ""


def of_id(brief: Brief, id: str) -> Target | None:
    """Where the thing with this id is found, or None where there is none."""
    match brief.kinds.get(id):
        case "source":
            return Target(f"sources/{id}")
        case "actor":
            return Target(f"actors/{id}")
        case "analysis":
            return Target(f"analysis/{id}")
        case "fact":
            return Target(FACTS, id)
        case "judgement" | "hypothesis":
            return Target(JUDGEMENTS, id)
        case _:
            return None


def of_passage(evidence: Evidence) -> Target:
    """The marked passage on its source's page."""
    return Target(f"sources/{evidence.source}", passage_anchor(evidence))


def passage_anchor(evidence: Evidence) -> str:
    """`<owner>` for the first quote of a fact or an actor, `<owner>--2` for the second."""
    return evidence.owner if evidence.number == 1 else f"{evidence.owner}--{evidence.number}"


def of_sentence(source: str, number: int) -> Target:
    """A sentence on its source's page. No id has an underscore, so these anchors never meet one."""
    return Target(f"sources/{source}", f"s_{number}")


def of_line(number: str) -> Target:
    """A line of sight by its number: `J2.3`."""
    return Target(LINE_OF_SIGHT, f"l_{number.lower().replace('.', '_')}")


@dataclass(frozen=True)
class Paths:
    """Addresses of pages in one build."""

    directory_urls: bool = False
    """MkDocs' `use_directory_urls`: `facts/` instead of `facts.html`."""
    site: str = ""
    """The address of the site's root, where it is known."""

    def file(self, page: str) -> str:
        """The file that holds the page, relative to the site's root."""
        if not self.directory_urls or page == "index" or page.endswith("/index"):
            return f"{page}.html"
        return f"{page}/index.html"

    def url(self, target: Target) -> str:
        """The address relative to the site's root."""
        return (
            self._join(self.file(target.page), target.anchor)
            if not self.directory_urls
            else self._join(self.file(target.page).removesuffix("index.html") or "./", target.anchor)
        )

    def full(self, target: Target) -> str:
        """The address as others may quote it: with that of the site, where it is known."""
        return self._root + self.url(target).removeprefix("./" if self._root else "")

    def full_asset(self, path: str) -> str:
        """The same of another file of the site."""
        return self._root + path

    @property
    def _root(self) -> str:
        return self.site if not self.site or self.site.endswith("/") else f"{self.site}/"

    def href(self, target: Target, page: str) -> str:
        """The address relative to `page`; only the fragment within a page."""
        if target.page == page and target.anchor:
            return f"#{target.anchor}"
        return self.href_from(target, posixpath.dirname(self.file(page)))

    def href_from(self, target: Target, folder: str) -> str:
        """The address relative to a folder of the site; its root is the empty one."""
        return self._relative(self.file(target.page), folder, target.anchor)

    def asset(self, path: str, page: str) -> str:
        """The address of another file of the site, relative to `page`."""
        return self._relative(path, posixpath.dirname(self.file(page)), "")

    def _relative(self, file: str, folder: str, anchor: str) -> str:
        path = posixpath.relpath(file, folder or ".")
        if self.directory_urls and (path == "index.html" or path.endswith("/index.html")):
            path = path.removesuffix("index.html") or "./"
        return self._join(path, anchor)

    @staticmethod
    def _join(path: str, anchor: str) -> str:
        return f"{path}#{anchor}" if anchor else path
