"""The brief to take along: one file, a folder to unpack, a book, plain text, paper. All from the same pages.

`files` go into the site while it is built, `write` adds the editions to the finished site. An edition that cannot be
made, for want of a tool or of room, is left out with one line that says why; the site is there without it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from brief import interface
from brief.editions import archive, card, epub, markdown, naming, offline, onefile, pdf, receipt, spoken, worker
from brief.graph import Graph
from brief.pages import Page
from brief.pages.previews import previews
from brief.pages.view import Site
from brief.paths import Paths

KINDS = ("html", "zip", "epub", "pdf", "md")
"""What can be made, by the ending of its file."""

_EARLIER = (".zip", ".html", ".epub", ".pdf", ".md", ".json")
"""Files of earlier editions that may lie in the content."""


@dataclass(frozen=True)
class Inputs:
    """What the editions are made from."""

    graph: Graph
    paths: Paths
    pages: Sequence[Page]
    """The pages of the brief, without "Read offline"."""
    data: Mapping[str, bytes]
    """The exports."""
    content: Path
    """The author's folder, for earlier editions."""
    wanted: Collection[str] = KINDS
    """Which of `KINDS` to make."""


def files(graph: Graph, paths: Paths, *, serving: bool, say: Callable[[str], object]) -> dict[str, bytes]:
    """Files of the site beside its pages, by path: what its scripts read, and the card for links to it. While an author
    writes nothing is kept for reading offline, and nobody links. `say` is told what has to be left out."""
    data = receipt.receipt(graph, texts=True) | {"words": spoken.of_check(interface.of(graph.brief.about.language))}
    check = receipt.in_html(data)
    shown = {paths.url(p.target): [p.kind, p.says, p.more] for p in previews(Site(graph, paths))}
    made = {
        "assets/check.js": (onefile.static("check.js") + onefile.static("site.js")).encode(),
        "assets/offline.js": onefile.static("serving.js" if serving else "offline.js").encode(),
        "assets/previews.js": onefile.static("previews.js").encode(),
        "data/check.js": f"globalThis.briefCheckData = {check};\n".encode(),
        "data/previews.js": f"globalThis.briefPreviews = {receipt.in_html(shown)};\n".encode(),
        worker.MANIFEST: worker.manifest(graph.brief.about),
    }
    # Only a site that knows its own address can tell others where its card lies.
    if paths.site and not serving:
        try:
            made[card.PATH] = card.render(graph)
        except pdf.NoTool as error:
            say(f"{card.PATH} is left out: {error}")
    return made


def write(inputs: Inputs, site: Path) -> Iterator[str]:
    """Add every edition to the finished site; yields a line for each that had to be left out. Raises `OSError` where
    not even the page that lists them can be written."""
    stem, folder = naming.stem(inputs.graph.brief.about), site / naming.FOLDER
    folder.mkdir(exist_ok=True)
    rows: list[offline.Row] = []
    for ending, use, make in _kinds(inputs, site):
        if ending not in inputs.wanted:
            continue
        path = folder / f"{stem}.{ending}"
        left_out = _made(path, make)
        rows.append(_row(path, use, left_out, inputs))
        if left_out:
            yield f"{path.name} is left out: {left_out}"
    earlier = list(_earlier(inputs, site, {f"{stem}.{ending}" for ending in inputs.wanted}))
    _ = interface.of(inputs.graph.brief.about.language).gettext
    made = {row.path: row.use for row in rows if row.size}
    if use := made.pop(f"{naming.FOLDER}/{stem}.md", ""):
        plain = (folder / f"{stem}.md").read_bytes()
        left_out = _made(site / markdown.PATH, lambda path: path.write_bytes(plain))
        if left_out:
            yield f"{markdown.PATH} is left out: {left_out}"
        else:
            made[markdown.PATH] = use
    page, guide = site / inputs.paths.file(offline.PATH), site / "llms.txt"
    shell = page.read_text("utf-8")
    if "zip" in inputs.wanted:
        own = offline.Row(
            f"{naming.FOLDER}/{stem}.zip",
            _("the folder with its data: unpack it and open index.html"),
            note=_("Its hash stands on the published site: this is a copy from it."),
        )
        inside = offline.listed(inputs.graph, inputs.paths, [*rows, own], [])
        changed = {inputs.paths.file(offline.PATH): shell.replace(offline.MARK, inside).encode()}
        # Of no use without a server, or taken along by themselves.
        left = [worker.WORKER, card.PATH, "404.html", own.path, *(row.path for row in earlier)]
        # Its own copy names it too.
        guide.write_bytes(markdown.llms(inputs.graph, (made | {own.path: own.use}).items()))

        def pack(path: Path) -> None:
            content = archive.site_files(site, changed, left)
            archive.pack(path, archive.with_receipt(inputs.graph, content, stem))

        left_out = _made(site / own.path, pack)
        rows.insert(1, _row(site / own.path, own.use, left_out, inputs))
        if left_out:
            yield f"{own.name} is left out: {left_out}"
        else:
            made[own.path] = own.use
    guide.write_bytes(markdown.llms(inputs.graph, made.items()))
    page.write_text(shell.replace(offline.MARK, offline.listed(inputs.graph, inputs.paths, rows, earlier)), "utf-8")
    (site / worker.WORKER).write_bytes(worker.script(site))


def _kinds(inputs: Inputs, site: Path) -> Iterator[tuple[str, str, Callable[[Path], object]]]:
    """Ending, use and maker of each edition but the archive, which holds the others."""
    graph, paths, pages, data = inputs.graph, inputs.paths, inputs.pages, inputs.data
    _ = interface.of(graph.brief.about.language).gettext
    yield (
        "html",
        _("one file: to send, to keep, to open in any browser"),
        lambda path: path.write_bytes(onefile.render(graph, paths, pages, data, site)),
    )
    yield "epub", _("reading devices and phones"), lambda path: epub.write(path, graph, paths, pages, data)
    yield "pdf", _("paper, and quoting by page"), lambda path: pdf.write(path, graph, paths, pages, data)
    yield "md", _("plain text, for people and programs"), lambda path: path.write_bytes(markdown.render(graph))


def _made(path: Path, make: Callable[[Path], object]) -> str:
    """Make an edition; why it could not be made, in plain words, or nothing."""
    try:
        make(path)
    except (OSError, pdf.NoTool) as error:
        path.unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) else None
        return (reason or str(error)).rstrip(".")
    return ""


def _row(path: Path, use: str, left_out: str, inputs: Inputs) -> offline.Row:
    place, say = f"{naming.FOLDER}/{path.name}", interface.of(inputs.graph.brief.about.language)
    if left_out:
        return offline.Row(place, use, note=say.gettext("Left out of this edition."))
    return offline.row(place, use, path.read_bytes())


def _earlier(inputs: Inputs, site: Path, taken: set[str]) -> Iterator[offline.Row]:
    """The earlier editions that the author kept, copied to the site; one of the same name as a new one gives way, in
    whatever capitals: many disks take them for one."""
    kept = inputs.content / naming.FOLDER
    for name in sorted(os.listdir(kept)) if kept.is_dir() else ():  # noqa: PTH208 only names are needed
        path = kept / name
        is_edition = path.suffix.lower() in _EARLIER and path.is_file() and not path.is_symlink()
        if is_edition and name.casefold() not in taken:
            content = path.read_bytes()
            (site / naming.FOLDER / name).write_bytes(content)
            yield offline.row(f"{naming.FOLDER}/{name}", "", content)
