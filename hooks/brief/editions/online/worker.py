"""What a browser needs to keep the published site: a manifest, and a service worker that holds every file.

All addresses are relative, so that the site may lie below any path. The cache is named by the hash of what is in it:
a new edition fills a new one and the old one goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from brief.editions.naming import FOLDER
from brief.editions.online import card
from brief.editions.static_files import static
from brief.exports.lines import rendered
from brief.language import interface
from brief.model.records import About

MANIFEST, WORKER = "manifest.webmanifest", "service-worker.js"
_NEVER = (".map", ".gz", ".xml")


def manifest(about: About) -> bytes:
    data = {
        "name": about.title,
        "short_name": about.title[:40],
        "lang": about.language or interface.ENGLISH,
        "dir": interface.direction(about.language),
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#27325f",
        "icons": [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return rendered(data)


def script(site: Path) -> bytes:
    """The worker for the finished site. It asks for each file by its address."""
    names: list[str] = []
    digest = sha256()
    for path in _kept(site):
        name = path.relative_to(site).as_posix()
        digest.update(f"{name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
        names.append(quote(name))
    files = json.dumps(names, ensure_ascii=True, separators=(",", ":"))
    return f'const FILES = {files}, HASH = "{digest.hexdigest()}";\n{static(WORKER)}'.encode()


def _kept(site: Path) -> Iterator[Path]:
    """Every file but the editions, which are for taking along, and what no browser asks for."""
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if (
            not name.startswith(f"{FOLDER}/")
            and not name.endswith(_NEVER)
            and name not in (WORKER, card.PATH, "404.html")
        ):
            yield path
