"""`brief-<edition>.pdf`: the brief on paper (PDF/UA-1), by WeasyPrint, which the extra `pdf` installs.

Not among what everybody must install: it needs Pango on the system.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from brief.graph import Graph
from brief.pages import Page
from brief.paths import Paths


class NoTool(Exception):
    """What makes a PDF is not there; the message says how to get it."""


def write(path: Path, graph: Graph, paths: Paths, pages: Sequence[Page], data: Mapping[str, bytes], site: Path) -> None:
    raise NoTool("it needs WeasyPrint: pip install 'brief-checker[pdf]'")
