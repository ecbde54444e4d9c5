"""`brief verify FILE`: whether an edition is as it was made, and each quote stands in its source as quoted."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from brief import reading
from brief.anchoring import JOINT
from brief.editions.article import Article, compared
from brief.editions.onefile import BLANK
from brief.editions.receipt import NAME

LARGEST = 1_000_000_000
"""Bytes of an edition, unpacked. A file that claims more is not unpacked."""
_EMBEDDED = re.compile(r'<script type="application/json" id="brief-check">(.*?)</script>', re.DOTALL)
_OWN_HASH = re.compile(r'(<meta name="brief-sha256" content=")([0-9a-f]{64})(")')

Json = dict[str, Any]


class NotAnEdition(Exception):
    """The file cannot be checked at all; the message says why."""


@dataclass
class Outcome:
    """What was found."""

    quotes: int = 0
    """Quotes whose source's text is at hand."""
    good: int = 0
    """Those of them that stand in it as quoted."""
    files: int = 0
    """Files whose hash was compared."""
    withheld: int = 0
    """Quotes from texts that are not published, and were not given."""
    held: list[str] = field(default_factory=list)
    """What was found of texts that were given."""
    wrong: list[str] = field(default_factory=list)


def verify(path: Path, articles: Mapping[str, bytes] | None = None) -> Outcome:
    """Check an edition. `articles`: by source id the text that a reader holds, where the edition has only excerpts.
    Raises `NotAnEdition` for anything else than an edition, and `OSError`."""
    outcome = Outcome()
    try:
        if path.suffix.lower() in (".zip", ".epub"):
            receipt, texts = _archive(path, outcome)
        else:
            receipt, texts = _one_file(path, outcome)
        held = _articles(receipt, texts, articles or {}, outcome)
        _quotes(receipt, texts, held, outcome)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAnEdition(f"its receipt is not whole ({type(error).__name__}: {error})") from None
    return outcome


def _one_file(path: Path, outcome: Outcome) -> tuple[Json, dict[str, str]]:
    content = path.read_bytes()
    html = content.decode("utf-8", "replace")
    embedded, own = _EMBEDDED.search(html), _OWN_HASH.search(html)
    if embedded is None or own is None:
        raise NotAnEdition("it carries no receipt, so it is not an edition of a brief, or its end is missing")
    blank = html[: own.start(2)] + BLANK + html[own.end(2) :]
    outcome.files = 1
    if sha256(blank.encode()).hexdigest() != own[2] or html.encode() != content:
        outcome.wrong.append("the file was changed since it was made: it does not have the hash that it carries")
    receipt = json.loads(embedded[1])
    return receipt, {source["id"]: source["text"] for source in receipt["sources"] if "text" in source}


def _archive(path: Path, outcome: Outcome) -> tuple[Json, dict[str, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            return _unpacked(archive, outcome)
    except zipfile.BadZipFile:
        raise NotAnEdition("it is no zip file, or its end is missing") from None


def _unpacked(archive: zipfile.ZipFile, outcome: Outcome) -> tuple[Json, dict[str, str]]:
    names = archive.namelist()
    found = min((name for name in names if name.split("/")[-1] == NAME), key=len, default=None)
    if found is None:
        raise NotAnEdition(f"there is no {NAME} in it")
    if sum(info.file_size for info in archive.infolist()) > LARGEST:
        raise NotAnEdition("it would unpack to more than 1 GB")
    folder = found.removesuffix(NAME)
    receipt = json.loads(_read(archive, found) or b"")
    promised = {folder + name: digest for name, digest in receipt["files"].items()} | receipt.get("around", {})
    for name, digest in promised.items():
        outcome.files += 1
        content = _read(archive, name) if name in names else None
        if content is None:
            outcome.wrong.append(f"{name.removeprefix(folder)} is missing or cannot be read")
        elif sha256(content).hexdigest() != digest:
            changed = f"{name.removeprefix(folder)} was changed"
            outcome.wrong.append(f"{changed}: it does not have the hash that the receipt names")
    known = {found, *promised}
    if "around" not in receipt and "mimetype" in names:
        # The first books had receipts without a word of what a book needs around its parts.
        known |= {"mimetype", "META-INF/container.xml", f"{folder}package.opf"}
    outcome.wrong += [f"{name} is not in the receipt" for name in names if name not in known and not name.endswith("/")]
    texts = {}
    for source in receipt["sources"]:
        if source["publish"] == "full":
            texts[source["id"]] = (_read(archive, folder + source["file"]) or b"").decode("utf-8", "replace")
    return receipt, texts


def _read(archive: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError):
        return None


def _articles(receipt: Json, texts: dict[str, str], given: Mapping[str, bytes], outcome: Outcome) -> dict[str, Article]:
    """What readers hold, by source. What is the brief's own text, as a whole, comes to the texts."""
    sources = {source["id"]: source for source in receipt["sources"]}
    found = {}
    for id, content in given.items():
        if id not in sources:
            raise NotAnEdition(f'it has no source "{id}"; its sources are: {", ".join(sources)}')
        article = compared(content, sources[id], sources[id].get("sentences") or _sentences(texts[id]))
        title = sources[id]["title"]
        if article.same:
            outcome.held.append(f"the text given for “{title}” is the one that the brief was made from")
        elif article.found == article.sentences:
            outcome.held.append(f"all {article.sentences} sentences of “{title}” stand in the text given")
        else:
            missing = f"{article.sentences - article.found} of {article.sentences} sentences"
            outcome.wrong.append(f"{missing} of “{title}” do not stand in the text given")
        # Where the edition has the text itself, the quotes are looked for in that.
        if id not in texts and article.text is not None:
            texts[id] = article.text
        elif id not in texts:
            found[id] = article
    return found


def _sentences(text: str) -> list[str]:
    read = reading.of_text(text)
    return [read.sentence_hash(sentence) for sentence in read.sentences]


def _quotes(receipt: Json, texts: Mapping[str, str], articles: Mapping[str, Article], outcome: Outcome) -> None:
    titles = {source["id"]: source["title"] for source in receipt["sources"]}
    for source in receipt["sources"]:
        if source["id"] in texts and sha256(texts[source["id"]].encode()).hexdigest() != source["text_sha256"]:
            outcome.wrong.append(f"the text of “{source['title']}” is not the one that the brief was made from")
    for quote in receipt["quotes"]:
        named = f"{quote['label']}, quote {quote['number']}"
        id, exact = quote["source"], quote["exact"]
        if sha256(exact.encode()).hexdigest() != quote["sha256"]:
            outcome.wrong.append(f"{named} was changed: “{exact}”")
        if id in texts:
            stands, place = _at(texts[id], quote) == exact, f"at its place in “{titles[id]}”"
        elif id in articles:
            # Another copy of a text may begin elsewhere; its words are what counts.
            stands, place = articles[id].holds(exact), f"in the text given for “{titles[id]}”"
        else:
            outcome.withheld += 1
            continue
        outcome.quotes += 1
        outcome.good += stands
        if not stands:
            outcome.wrong.append(f"{named} does not stand {place}: “{exact}”")


def _at(text: str, quote: Json) -> str:
    return JOINT.join(text[start:end] for start, end in quote["spans"])


def told(path: Path, outcome: Outcome) -> Iterator[str]:
    """The outcome in words, a line each."""
    for wrong in outcome.wrong:
        yield f"{path.name}: {wrong}"
    files = "file has" if outcome.files == 1 else "files have"
    if not outcome.wrong:
        yield f"{path.name}: {outcome.files} {files} the promised hash"
    yield from outcome.held
    yield f"{outcome.good} of {outcome.quotes} quotes stand in the source as quoted"
    if outcome.withheld:
        many = "1 quote is" if outcome.withheld == 1 else f"{outcome.withheld} quotes are"
        yield f"{many} from a text that is not published here: if you hold it, add --source ID=FILE"
