"""What somebody put under `docs/`, beside the brief: which files are refused, and how little a page may do.

The checker reads none of it, and each of its pages says so. Nothing that such a page holds may hide that.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import nh3
from markupsafe import Markup, escape

from brief.problems import Problem, Where

_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".xml", ".mht", ".mhtml")
"""Files that a browser shows as a page of its own, with nothing of ours around it."""
_FIELDS = ("title", "description", "hide", "search")
"""The front matter that a page may have. The theme writes other fields into its HTML as they are, and `template` would
take the page out of our frame."""
_ID = re.compile(r"[^\W_][\w:.-]*")
"""Ids that begin with a low line belong to the theme and to us."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def refusals(docs: Path, project: Path, excluded: Callable[[str], bool]) -> Iterator[Problem]:
    """The files below `docs` that may not be published, each with its place. `excluded` says whether a file, by its
    path below `docs`, is left out anyway."""
    root = Path(os.path.realpath(docs))
    if docs.is_symlink() and not root.is_relative_to(os.path.realpath(project)):
        yield _refused(docs, project, "this link leads out of the project; copy the folder in")
        return
    # What links lead to is not walked through: inside of the folder that is done anyway.
    for folder, folders, files in os.walk(docs):
        folders.sort()
        for name in sorted((*folders, *files)):
            path = Path(folder, name)
            left_out = name.startswith(".") or excluded(path.relative_to(docs).as_posix())
            reason = _reason(path, root, left_out=left_out)
            if reason:
                yield _refused(path, project, reason)


def _reason(path: Path, root: Path, *, left_out: bool) -> str | None:
    if path.is_symlink():
        if not path.exists():
            # Some editors leave such links while a file is open.
            return None if left_out else "this link leads nowhere"
        if not Path(os.path.realpath(path)).is_relative_to(root):
            return "this link leads out of its folder, and would publish what lies elsewhere; copy the file in"
    if path.is_dir() or left_out:
        return None
    if not path.is_file():
        return "this is not an ordinary file"
    if path.suffix.lower() in _PAGES:
        return "a page of HTML would look as it likes, also like a checked one; write it in Markdown"
    return None


def _refused(path: Path, project: Path, reason: str) -> Problem:
    shown = path.relative_to(project) if path.is_relative_to(project) else path
    return Problem(Where(shown.as_posix(), 1, 1), "file-unreadable", reason)


def fields(front_matter: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter of a page, without what could change its frame."""
    kept = {name: front_matter[name] for name in _FIELDS if name in front_matter}
    return kept | {name: words(kept[name]) for name in ("title", "description") if name in kept}


def words(html: object) -> str:
    """The words of a heading or a title, as the theme may write them into HTML."""
    return str(escape(Markup(str(html or "")).striptags()))  # noqa: S704 its tags go, and the rest is escaped


def cleaned(html: str) -> str:
    """The HTML of a page without scripts, styles, classes, and pictures from elsewhere."""
    attributes = nh3.ALLOWED_ATTRIBUTES | {"*": {"id", "lang", "title", "dir"}}
    return nh3.clean(
        html,
        attributes=attributes,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "id" and not _ID.fullmatch(value):
        return None
    # A browser drops these signs from an address, and takes one slash for the other.
    address = re.sub(r"[\0- ]", "", value).replace("\\", "/")
    if tag == "img" and name == "src" and _ELSEWHERE.match(address):
        return None
    return value
