"""A content folder to the model: every file read, every record parsed, every problem of form noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from brief.format import building as records
from brief.format import earlier_json as earlier
from brief.format import front_matter
from brief.format.fields import RECORDS
from brief.format.files import Folder, read_edition, read_folder
from brief.format.shapes import Reading
from brief.format.yamltree import CONTROL, Mapping, invisible
from brief.format.yamltree import records as read_records
from brief.model import ids
from brief.model.earlier import Earlier
from brief.model.records import About, Actor, Analysis, Brief, Fact, Hypothesis, Judgement, Kind, Places, Source
from brief.problems import Broken, Problem, Where
from brief.text import reading

KINDS: dict[str, Kind] = {
    "actors": "actor",
    "facts": "fact",
    "judgements": "judgement",
    "hypotheses": "hypothesis",
}
FILES: tuple[Kind, ...] = ("source", "actor", "analysis")
"""What has a page of its own."""
TEXTS: dict[str, Kind] = {"sources": "source", "analysis": "analysis"}


def load(root: Path, shown: str, problems: list[Problem]) -> Brief:
    """Read the brief in `root`, called `shown` in messages. Problems of form are added to `problems`."""
    return _Loading(read_folder(root, shown, problems), problems).brief()


class _Loading:
    """One run over a folder: knows every id given so far and what could not be read."""

    def __init__(self, folder: Folder, problems: list[Problem]) -> None:
        self.folder, self.problems = folder, problems
        self.kinds: dict[str, Kind] = {}
        self.first: dict[str, Where] = {}
        self.broken: list[Broken] = []
        self.unread: set[Kind] = {kind for path in folder.unreadable if (kind := self.kind_in(path))}
        self.unsure: set[str] = set()

    def brief(self) -> Brief:
        sources = {s.id: s for s in self.sources()}
        # A source that cannot be read is one all the same.
        known = [id for id, kind in self.kinds.items() if kind == "source"]
        only = known[0] if len(known) == 1 else ""
        about = self.about(only)
        actors: dict[str, Actor] = {}
        facts: dict[str, Fact] = {}
        judgements: dict[str, Judgement] = {}
        hypotheses: dict[str, Hypothesis] = {}
        for id, values, places in self.records("actors"):
            actors[id] = records.actor(id, values, places, only)
        for id, values, places in self.records("facts"):
            facts[id] = records.fact(id, values, places, len(facts) + 1, only)
        for id, values, places in self.records("judgements"):
            judgements[id] = records.judgement(id, values, places, len(judgements) + 1)
        for id, values, places in self.records("hypotheses"):
            hypotheses[id] = records.hypothesis(id, values, places, len(hypotheses) + 1)
        analyses = sorted(self.analyses(), key=lambda a: (a.order, a.id))
        return Brief(
            about,
            sources,
            actors,
            facts,
            judgements,
            hypotheses,
            {a.id: a for a in analyses},
            self.kinds,
            tuple(self.broken),
            frozenset(self.unread),
            frozenset(self.unsure),
            self.folder.texts,
            self.earlier(about),
        )

    def kind_in(self, path: str) -> Kind | None:
        """The kind of the records in a file, or of the texts in a folder, going by its path as shown."""
        name = path.removeprefix(f"{self.folder.shown}/")
        return TEXTS.get(name) or KINDS.get(name.partition("/")[0].removesuffix(".yml"))

    def earlier(self, about: About) -> Earlier | None:
        if about.previous is None:
            return None
        found = read_edition(self.folder, about.previous, about.places.of("previous"))
        return earlier.read(found[1], found[0], self.problems) if found else None

    def claim(self, id: str, kind: Kind, where: Where) -> bool:
        """Give `id` to a record, unless it cannot be an id or names something already."""
        why = ids.refusal(id, file=kind in FILES)
        if why:
            near = ids.suggestion(id)
            hint = (f'did you mean "{near}"?',) if near else ()
            self.problems.append(Problem(where, "bad-id", why, hint=hint))
            # Whoever refers to it is not to blame.
            self.kinds.setdefault(near or id, kind)
            return False
        if id in self.first:
            self.unsure.add(id)
            message = f'"{id}" names something already: the {self.kinds[id]} at {self.first[id]}'
            self.problems.append(Problem(where, "duplicate-id", message))
            return False
        self.kinds[id], self.first[id] = kind, where
        return True

    def about(self, only_source: str) -> About:
        path = self.folder.brief or f"{self.folder.shown}/brief.yml"
        where = Where(path, 1, 1)
        before = len(self.problems)
        node, broken = read_records(self.folder.texts.get(path, ""), path, self.problems)
        self.broken += broken
        out = Reading(self.problems, where, misread={(chunk.key,) for chunk in broken}, kinds=self.kinds)
        values: dict[str, Any] = {}
        if self.folder.brief is None or (node is None and len(self.problems) > before):
            out.misread.add(())
        else:
            values = RECORDS["brief"].read(node or Mapping((), where), (), out) or {}
        return records.about(values, records.seen(out), only_source)

    def records(self, kind: str) -> Iterator[tuple[str, dict[str, Any], Places]]:
        record = RECORDS[kind]
        for path in self.folder.records.get(kind, ()):
            before = len(self.problems)
            node, broken = read_records(self.folder.texts[path], path, self.problems)
            self.broken += broken
            if node is None and len(self.problems) > before:
                self.unread.add(KINDS[kind])
            for chunk in broken:
                if ids.refusal(chunk.key) is None:
                    self.kinds.setdefault(chunk.key, KINDS[kind])
            for key, value in node.entries if node else ():
                out = Reading(self.problems, key.where, kinds=self.kinds)
                claimed = self.claim(key.text, KINDS[kind], key.where)
                values = record.read(value, (), out)
                if claimed:
                    yield key.text, values or {}, records.seen(out)

    def fronted(self, folder: str, kind: Kind) -> Iterator[tuple[str, front_matter.Fronted, str]]:
        for path in self.folder.texts_in.get(folder, ()):
            where = Where(path, 1, 1)
            name = PurePosixPath(path).stem
            claimed = self.claim(name, kind, where)
            found = front_matter.read(self.folder.texts[path], path, RECORDS[folder], self.problems, self.kinds)
            if found is not None:
                self.problems += _invisible(found, path, kind)
            if found is not None and claimed:
                yield name, found, path
            elif claimed:
                self.broken.append(Broken(name, self.folder.texts[path]))
        for path in sorted(self.folder.unreadable):
            if path.startswith(f"{self.folder.shown}/{folder}/"):
                self.kinds.setdefault(PurePosixPath(path).stem, kind)

    def sources(self) -> Iterator[Source]:
        for id, found, path in self.fronted("sources", "source"):
            text = found.body
            made = reading.of_markdown(text) if path.endswith(".md") else reading.of_text(text)
            if not made.text:
                self.unsure.add(id)
                self.problems.append(
                    Problem(
                        Where(path, found.body_line, 1),
                        "missing-field",
                        "the source has no text below its front matter",
                    )
                )
            yield records.source(id, found, made, records.seen(found.reading))

    def analyses(self) -> Iterator[Analysis]:
        for id, found, _ in self.fronted("analysis", "analysis"):
            yield records.analysis(id, found, records.seen(found.reading))


def _invisible(found: front_matter.Fronted, path: str, kind: Kind) -> Iterator[Problem]:
    """Signs that cannot be seen in the text of a file, each with its place."""
    place = "source" if kind == "source" else "text"
    for number, line in enumerate(found.body.split("\n"), found.body_line):
        for match in CONTROL.finditer(line):
            where = Where(path, number, match.start() + 1)
            yield Problem(where, "bad-character", invisible(match[0], place))
