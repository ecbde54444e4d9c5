"""Zip files that are the same bytes each time, and `brief-<edition>.zip`: the whole folder with its receipt."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from brief.editions import receipt
from brief.editions.naming import FOLDER
from brief.exports.lines import rendered
from brief.reasoning.graph import Graph

_NEVER = (".map", ".gz")
"""What only a server or a debugger needs."""
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that the format knows; the clock has no place in an edition."""


def pack(path: Path, files: Iterable[tuple[str, bytes]], *, stored: tuple[str, ...] = ()) -> None:
    """Write the files into a zip in the order given; those named in `stored` without compression."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def with_receipt(graph: Graph, files: Iterable[tuple[str, bytes]], folder: str) -> Iterator[tuple[str, bytes]]:
    """The files below `folder`, and last their receipt, which has the hash of each."""
    hashes: dict[str, str] = {}
    for name, content in files:
        hashes[name] = sha256(content).hexdigest()
        yield f"{folder}/{name}", content
    made_with = receipt.versions_of_archive(paper=f"{FOLDER}/{folder}.pdf" in hashes)
    promise = receipt.receipt(graph, texts=False) | {"files": dict(sorted(hashes.items())), "made_with": made_with}
    yield f"{folder}/{receipt.NAME}", rendered(promise)


def site_files(site: Path, changed: dict[str, bytes], left_out: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files of the site by name, sorted; some with other content, some left out."""
    skipped = set(left_out)
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if not name.endswith(_NEVER) and name not in skipped:
            yield name, changed[name] if name in changed else path.read_bytes()
