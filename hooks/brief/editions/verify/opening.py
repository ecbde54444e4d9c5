"""What is in an edition: its receipt, and the data that came along with it."""

from __future__ import annotations

import base64
import json
import lzma
import re
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from brief.editions.receipt import BLANK, NAME
from brief.text.hashes import text_hash

LARGEST = 1_000_000_000
"""Bytes of an edition, unpacked. A file that claims more is not unpacked."""
_EMBEDDED = '<script type="application/json" id="brief-check">'
_OWN_HASH = re.compile(r'(<meta name="brief-sha256" content=")([0-9a-f]{64})(")')
_DATA = re.compile(r'base64,([A-Za-z0-9+/=]*)">(data/[^<"]*)</a>')
_WITHOUT_RECEIPT = {"a PDF": ".pdf", "plain text": ".md"}
_UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, RuntimeError)
"""What Python raises for a part of an archive that is damaged, encrypted, or packed in a way that it does not know."""

Json = dict[str, Any]


class NotAnEdition(Exception):
    """The file cannot be checked at all; the message says why."""


@dataclass
class Opened:
    """An edition taken apart."""

    receipt: Json
    data: dict[str, bytes] = field(default_factory=dict)
    """The files below `data/`, by path."""
    files: int = 0
    """Files whose hash was compared."""
    wrong: list[str] = field(default_factory=list)


def opened(path: Path) -> Opened:
    """Take an edition apart and compare the hash of each file in it. Raises `NotAnEdition`, and `OSError`."""
    if path.suffix.lower() not in (".zip", ".epub"):
        content = path.read_bytes()
        for what, ending in _WITHOUT_RECEIPT.items():
            if path.suffix.lower() == ending or (ending == ".pdf" and content.startswith(b"%PDF-")):
                digest = sha256(content).hexdigest()
                where = "the page “Read offline” of the published site"
                raise NotAnEdition(f"{what} carries no receipt; compare its SHA-256 with {where}: {digest}")
        return _one_file(content)
    with path.open("rb") as file:
        try:
            with zipfile.ZipFile(file) as archive:
                return _unpacked(archive)
        except (*_UNREADABLE, ValueError):
            raise NotAnEdition("it is no zip file, or it is damaged") from None


def parsed(content: bytes | str | None) -> Json | None:
    """The JSON of a file of an edition; None where it is none."""
    with suppress(ValueError, RecursionError):
        data = json.loads(content or b"")
        return data if isinstance(data, dict) else None
    return None


def _receipt(content: bytes | str | None) -> Json:
    receipt = parsed(content)
    if receipt is None:
        raise NotAnEdition("its receipt is damaged")
    return receipt


def _one_file(content: bytes) -> Opened:
    html = content.decode("utf-8", "replace")
    own = _OWN_HASH.search(html)
    embedded, _, rest = html.partition(_EMBEDDED)[2].partition("</script>")
    if own is None or not rest:
        raise NotAnEdition("it carries no receipt, so it is not an edition of a brief, or its end is missing")
    edition = Opened(_receipt(embedded), files=1)
    blank = html[: own.start(2)] + BLANK + html[own.end(2) :]
    if text_hash(blank) != own[2] or html.encode() != content:
        edition.wrong.append("the file was changed since it was made: it does not have the hash that it carries")
    for encoded, name in _DATA.findall(html):
        with suppress(ValueError):
            edition.data[name] = base64.b64decode(encoded)
    return edition


def _unpacked(archive: zipfile.ZipFile) -> Opened:
    names = Counter(archive.namelist())
    place = min((name for name in names if name.split("/")[-1] == NAME), key=len, default=None)
    if place is None:
        raise NotAnEdition(f"there is no {NAME} in it")
    if sum(info.file_size for info in archive.infolist()) > LARGEST:
        raise NotAnEdition("it would unpack to more than 1 GB")
    folder = place.removesuffix(NAME)
    edition = Opened(_receipt(_read(archive, place)))
    edition.wrong += [f"{name} is in it more than once" for name, count in names.items() if count > 1]
    promised = {folder + name: digest for name, digest in edition.receipt["files"].items()}
    promised |= edition.receipt.get("around", {})
    for full, digest in promised.items():
        edition.files += 1
        name, content = full.removeprefix(folder), _read(archive, full) if full in names else None
        if content is None:
            edition.wrong.append(f"{name} is missing or cannot be read")
        elif sha256(content).hexdigest() != digest:
            edition.wrong.append(f"{name} was changed: it does not have the hash that the receipt names")
        if content is not None and name.startswith("data/"):
            edition.data[name] = content
    others = [name for name in names if name not in promised and name != place and not name.endswith("/")]
    edition.wrong += [f"{name} is not in the receipt" for name in others]
    return edition


def _read(archive: zipfile.ZipFile, name: str) -> bytes | None:
    with suppress(*_UNREADABLE):
        return archive.read(name)
    return None
