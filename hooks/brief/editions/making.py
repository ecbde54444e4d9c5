"""The brief to take along: one file, a folder to unpack, a book, plain text, paper. All from the same pages.

`files` go into the site while it is built, `write` adds the editions to the finished site. An edition is left out, with
one line that says why, where its tool is not there or its form cannot hold the brief. A file that cannot be written
ends the build: a site that lacks what it had yesterday because a disk was full is worse than yesterday's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from brief.editions import archive, naming, receipt
from brief.editions.book import epub
from brief.editions.html import onefile
from brief.editions.kept import Kept
from brief.editions.online import card, read_offline, script_words, worker
from brief.editions.paper import pdf
from brief.editions.plain import brief_md
from brief.editions.static_files import check_script, static
from brief.language import interface
from brief.pages.page import Page
from brief.pages.previews import previews
from brief.pages.view import Site
from brief.reasoning.graph import Graph
from brief.site.paths import Paths

KINDS = ("html", "zip", "epub", "pdf", "md")
"""What can be made, by the ending of its file."""


@dataclass(frozen=True)
class Inputs:
    """What the editions are made from."""

    graph: Graph
    paths: Paths
    pages: Sequence[Page]
    """The pages of the brief, without "Read offline"."""
    data: Mapping[str, bytes]
    """The exports."""
    earlier: Sequence[Kept]
    """The earlier editions that stay."""
    wanted: Collection[str] = KINDS
    """Which of `KINDS` to make."""


def files(graph: Graph, paths: Paths, *, serving: bool, say: Callable[[str], object]) -> dict[str, bytes]:
    """Files of the site beside its pages, by path: what its scripts read, and the card for links to it. While an author
    writes nothing is kept for reading offline, and nobody links. `say` is told what has to be left out."""
    words = script_words.of_check(interface.of(graph.brief.about.language))
    # The parts that the one file is made of are pages here.
    check = receipt.sealed(receipt.receipt(graph, texts=True) | {"pages": {}, "words": words})
    shown = {paths.url(p.target): [p.kind, p.says, p.more] for p in previews(Site(graph, paths))}
    made = {
        "assets/check.js": (check_script() + static("site.js")).encode(),
        "assets/guard.js": static("guard.js").encode(),
        "assets/offline.js": static("serving.js" if serving else "offline.js").encode(),
        "assets/previews.js": static("previews.js").encode(),
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


def write(inputs: Inputs, site: Path) -> list[str]:
    """Add every edition to the finished site. A line for each that had to be left out, or shows something otherwise.
    Raises `OSError` where a file cannot be written."""
    adding = _Adding(inputs, site)
    for ending, use, make in _kinds(inputs, site):
        if ending in inputs.wanted:
            adding.edition(ending, use, make)
    adding.newest_text()
    earlier = list(_earlier(inputs, site, {f"{adding.stem}.{ending}".casefold() for ending in inputs.wanted}))
    if "zip" in inputs.wanted:
        adding.archive(earlier)
    adding.guide()
    adding.page.write_text(adding.listed(adding.rows, earlier), "utf-8")
    (site / worker.WORKER).write_bytes(worker.script(site))
    return adding.said


class _Adding:
    """The finished site while editions are added to it."""

    def __init__(self, inputs: Inputs, site: Path) -> None:
        self.inputs, self.site = inputs, site
        self.stem = naming.stem(inputs.graph.brief.about)
        self.gettext = interface.of(inputs.graph.brief.about.language).gettext
        self.page = site / inputs.paths.file(read_offline.PATH)
        self.shell = self.page.read_text("utf-8")
        self.rows: list[read_offline.Row] = []
        self.text: str | None = None
        """The path of the plain text that the guide for programs names."""
        self.said: list[str] = []
        (site / naming.FOLDER).mkdir(exist_ok=True)

    def made(self, path: str, make: Callable[[Path], object]) -> bool:
        """Make a file of the site, and say what is to be said of it."""
        file = self.site / path
        try:
            shown = make(file)
        except (RecursionError, pdf.NoTool) as error:
            file.unlink(missing_ok=True)
            deep = isinstance(error, RecursionError)
            reason = "its words are nested in each other too deeply" if deep else str(error).rstrip(".")
            self.said.append(f"{file.name} is left out: {reason}")
            return False
        if shown and isinstance(shown, str):
            self.said.append(f"{file.name}: {shown}")
        return True

    def edition(self, ending: str, use: str, make: Callable[[Path], object], place: int | None = None) -> None:
        """Make an edition and its row in the list."""
        path = f"{naming.FOLDER}/{self.stem}.{ending}"
        if self.made(path, make):
            row = read_offline.row(path, use, (self.site / path).read_bytes())
        else:
            row = read_offline.Row(path, use, note=self.gettext("Left out of this edition."))
        self.rows.insert(len(self.rows) if place is None else place, row)

    def newest_text(self) -> None:
        """The plain text at the address that stays."""
        row = next((row for row in self.rows if row.size and row.name.endswith(".md")), None)
        if row is not None:
            plain = (self.site / row.path).read_bytes()
            self.text = row.path
            if self.made(brief_md.PATH, lambda path: path.write_bytes(plain)):
                self.text = brief_md.PATH

    def archive(self, earlier: Sequence[read_offline.Row]) -> None:
        """The archive. It holds the lists without itself; those on the site name it and give its hash."""
        self.guide()
        path = f"{naming.FOLDER}/{self.stem}.zip"
        use = self.gettext("the folder with its data: unpack it and open index.html")
        hashed = self.gettext("Its hash stands on the published site: this is a copy from it.")
        inside = self.listed([*self.rows, read_offline.Row(path, use, note=hashed)], [])
        changed = {self.page.relative_to(self.site).as_posix(): inside.encode()}
        # Of no use without a server, or taken along by themselves.
        left = [worker.WORKER, card.PATH, "404.html", path, *(row.path for row in earlier)]

        def pack(file: Path) -> None:
            content = archive.site_files(self.site, changed, left)
            archive.pack(file, archive.with_receipt(self.inputs.graph, content, self.stem))

        self.edition("zip", use, pack, 1)

    def guide(self) -> None:
        """The guide for programs, of what there is by now."""
        rows = [(row.path, row.use) for row in self.rows if row.size]
        named = [(self.text or path, use) if path.endswith(".md") else (path, use) for path, use in rows]
        (self.site / "llms.txt").write_bytes(brief_md.llms(self.inputs.graph, named))

    def listed(self, rows: Sequence[read_offline.Row], earlier: Sequence[read_offline.Row]) -> str:
        """The page "Read offline" with its lists."""
        return self.shell.replace(
            read_offline.MARK, read_offline.listed(self.inputs.graph, self.inputs.paths, rows, earlier)
        )


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
    yield "md", _("plain text, for people and programs"), lambda path: path.write_bytes(brief_md.render(graph))


def _earlier(inputs: Inputs, site: Path, taken: set[str]) -> Iterator[read_offline.Row]:
    """The earlier editions that the author kept, copied to the site; one of the same name as a new one gives way, in
    whatever capitals: many disks take them for one."""
    _ = interface.of(inputs.graph.brief.about.language).gettext
    for file in inputs.earlier:
        name = file.path.name
        if name.casefold() not in taken:
            content = file.path.read_bytes()
            (site / naming.FOLDER / name).write_bytes(content)
            row = read_offline.row(f"{naming.FOLDER}/{name}", "", content)
            yield (
                row if file.vouched else replace(row, note=_("No receipt here names this file: it cannot be checked."))
            )
