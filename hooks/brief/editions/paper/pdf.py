"""`brief-<edition>.pdf`: the brief on paper (PDF/UA-1), typeset by Typst, which the extra `pdf` installs.

Not among what everybody must install. The words behind a statement are footnotes with their speaker and page; the
sources stand at the end as an appendix, their quoted passages marked; `brief.json` is attached. `paper` says what is
printed, `static/paper.typ` how.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from brief.editions.paper import nodes, parts
from brief.editions.static_files import static
from brief.language import interface
from brief.pages.page import Page
from brief.reasoning.graph import Graph
from brief.site.paths import Paths
from brief.site.timestamp import moment

_GET = "Typst makes it, and is not installed; to get it: make site EXTRAS=1"
_STANDARDS = ["a-3a", "ua-1"]
"""PDF/A-3a, which may hold other files and can be read years later, and PDF/UA-1, for everybody."""
_MOST = 2_000
"""Facts. So many are some 1,300 pages, a minute and 8 GB of memory; more are a site, and no document."""
_GET_FONTS = "on Debian: apt install fonts-noto"
_PICTURES, _RARE = ("So", "Sk"), "\U0001f000"
"""The categories of pictures, such as emoji, and where those begin that a font has all of or none."""
_UNSHOWN = re.compile('text `"(.+?)"` could not be displayed')


class NoTool(Exception):
    """What makes an edition is not there; the message says how to get it."""


def write(path: Path, graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes]) -> str:
    """Write the PDF, or raise `NoTool`. What is shown in it otherwise than on the site, in a line, or nothing."""
    tool = _tool()
    if len(graph.brief.facts) > _MOST:
        raise NoTool(f"it holds at most {_MOST:,} facts; any page of the site can be printed from a browser")
    about = graph.brief.about
    made = moment(about)
    given = {
        "title": about.title,
        "authors": about.authors,
        "description": about.question or about.title,
        "date": made.date().isoformat(),
        "language": {"lang": interface.ENGLISH} | nodes.language(about.language or ""),
        "edge": "right" if interface.is_right_to_left(about.language) else "left",
        "parts": nodes.nodes(parts.parts(graph, paths, pages)),
    }
    text = json.dumps(given, ensure_ascii=False)
    without: set[str] = set()
    while True:
        shown = text.translate({ord(sign): nodes.UNSHOWN for sign in without})
        try:
            printed = tool.compile(
                static("paper.typ").encode(),
                format="pdf",
                pdf_standards=_STANDARDS,
                sys_inputs={"brief": shown, "data": data["data/brief.json"].decode()},
                timestamp=made,
            )
        except tool.TypstError as error:
            without |= _pictures(error.message, text, without)
            continue
        path.write_bytes(printed)
        signs = " ".join(sorted(without))
        return f"{nodes.UNSHOWN} stands for {signs}, which no font of this system shows; {_GET_FONTS}" if signs else ""


def _pictures(message: str, text: str, without: Collection[str]) -> set[str]:
    """The signs to do without, where Typst refused the text for a picture that no font shows. A letter cannot be done
    without; for that, and for anything else, `NoTool` is raised, and `RecursionError` for words in words in words."""
    if "recursion limit" in message:
        raise RecursionError
    match = _UNSHOWN.search(message)
    if match is None:
        raise NoTool(message)
    signs = set(match[1])
    if signs <= {*without} or not all(unicodedata.category(sign) in _PICTURES for sign in signs):
        raise NoTool(f"no font of this system shows “{match[1]}”; {_GET_FONTS}")
    # One may be the only one. After it, all of a kind go at once, for each try takes its time.
    return signs | {c for c in text if c >= _RARE and unicodedata.category(c) in _PICTURES} if without else signs


def _tool() -> Any:
    try:
        import typst
    except ImportError:
        raise NoTool(_GET) from None
    return typst
