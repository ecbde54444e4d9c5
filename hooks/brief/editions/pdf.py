"""`brief-<edition>.pdf`: the brief on paper (PDF/UA-1), typeset by Typst, which the extra `pdf` installs.

Not among what everybody must install. The words behind a statement are footnotes with their speaker and page; the
sources stand at the end as an appendix, their quoted passages marked; `brief.json` is attached. `paper` says what is
printed, `static/paper.typ` how.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from brief import interface
from brief.editions import naming, paper, typeset
from brief.editions.onefile import static
from brief.graph import Graph
from brief.pages import Page
from brief.paths import Paths

_GET = "Typst makes it, and is not installed; to get it: make site EXTRAS=1"
_STANDARDS = ["a-3a", "ua-1"]
"""PDF/A-3a, which may hold other files and can be read years later, and PDF/UA-1, for everybody."""
_MOST = 2_000
"""Facts. So many are some 1,300 pages, a minute and 8 GB of memory; more are a site, and no document."""
_UNSHOWN = re.compile('text `"(.+?)"` could not be displayed')


class NoTool(Exception):
    """What makes an edition is not there; the message says how to get it."""


def write(path: Path, graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes]) -> None:
    """Write the PDF, or raise `NoTool`."""
    tool = _tool()
    if len(graph.brief.facts) > _MOST:
        raise NoTool(f"it holds at most {_MOST:,} facts; any page of the site can be printed from a browser")
    about = graph.brief.about
    made = naming.moment(about)
    given = {
        "title": about.title,
        "authors": about.authors,
        "description": about.question or about.title,
        "date": made.date().isoformat(),
        "language": {"lang": interface.ENGLISH} | typeset.language(about.language or ""),
        "edge": "right" if interface.is_right_to_left(about.language) else "left",
        "parts": typeset.nodes(paper.parts(graph, paths, pages)),
    }
    inputs = {"brief": json.dumps(given), "data": data["data/brief.json"].decode()}
    try:
        printed = tool.compile(
            static("paper.typ").encode(),
            format="pdf",
            pdf_standards=_STANDARDS,
            sys_inputs=inputs,
            timestamp=made,
        )
    except tool.TypstError as error:
        raise NoTool(_plain(error.message)) from None
    path.write_bytes(printed)


def _plain(message: str) -> str:
    if found := _UNSHOWN.search(message):
        return f"no font of this system shows “{found[1]}”; on Debian: apt install fonts-noto"
    return message


def _tool() -> Any:
    try:
        import typst
    except ImportError:
        raise NoTool(_GET) from None
    return typst
