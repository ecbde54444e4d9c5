"""A content folder to the model: every file read, every record parsed, every problem of form noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from brief.format import building, earlier_json, front_matter
from brief.format.fields import RECORDS
from brief.format.files import Folder, read_edition, read_folder
from brief.format.shapes import Reading
from brief.format.yamltree import CONTROL, Group, invisible, parse_records
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


def load(root: Path, shown: str) -> tuple[Brief, list[Problem]]:
    """The brief in `root`, called `shown` in messages, and the problems of its form."""
    loading = _Loading(read_folder(root, shown))
    return loading.brief(), loading.problems


class _Loading:
    """One run over a folder: knows every id given so far and what could not be read."""

    def __init__(self, folder: Folder) -> None:
        self.folder, self.problems = folder, folder.problems
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
            actors[id] = building.actor(id, values, places, only)
        for id, values, places in self.records("facts"):
            facts[id] = building.fact(id, values, places, len(facts) + 1, only)
        for id, values, places in self.records("judgements"):
            judgements[id] = building.judgement(id, values, places, len(judgements) + 1)
        for id, values, places in self.records("hypotheses"):
            hypotheses[id] = building.hypothesis(id, values, places, len(hypotheses) + 1)
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
        file = read_edition(self.folder, about.previous, about.places.of("previous"))
        if file is None:
            return None
        path, text = file
        edition, problems = earlier_json.read(text, path)
        self.problems += problems
        return edition

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
        node, broken, problems = parse_records(self.folder.texts.get(path, ""), path)
        self.broken += broken
        self.problems += problems
        out = Reading(self.problems, where, misread={(chunk.key,) for chunk in broken}, kinds=self.kinds)
        values: dict[str, Any] = {}
        if self.folder.brief is None or (node is None and problems):
            out.misread.add(())
        else:
            values = RECORDS["brief"].read(node or Group((), where), (), out) or {}
        return building.about(values, building.seen(out), only_source)

    def records(self, kind: str) -> Iterator[tuple[str, dict[str, Any], Places]]:
        record = RECORDS[kind]
        for path in self.folder.records.get(kind, ()):
            node, broken, problems = parse_records(self.folder.texts[path], path)
            self.broken += broken
            self.problems += problems
            if node is None and problems:
                self.unread.add(KINDS[kind])
            for chunk in broken:
                if ids.refusal(chunk.key) is None:
                    self.kinds.setdefault(chunk.key, KINDS[kind])
            for key, value in node.entries if node else ():
                out = Reading(self.problems, key.where, kinds=self.kinds)
                claimed = self.claim(key.text, KINDS[kind], key.where)
                values = record.read(value, (), out)
                if claimed:
                    yield key.text, values or {}, building.seen(out)

    def fronted(self, folder: str, kind: Kind) -> Iterator[tuple[str, front_matter.Fronted, str]]:
        for path in self.folder.texts_in.get(folder, ()):
            where = Where(path, 1, 1)
            name = PurePosixPath(path).stem
            claimed = self.claim(name, kind, where)
            file, problems = front_matter.read(self.folder.texts[path], path, RECORDS[folder], self.kinds)
            self.problems += problems
            if file is not None:
                self.problems += _invisible(file, path, kind)
            if file is not None and claimed:
                yield name, file, path
            elif claimed:
                self.broken.append(Broken(name, self.folder.texts[path]))
        for path in sorted(self.folder.unreadable):
            if path.startswith(f"{self.folder.shown}/{folder}/"):
                self.kinds.setdefault(PurePosixPath(path).stem, kind)

    def sources(self) -> Iterator[Source]:
        for id, file, path in self.fronted("sources", "source"):
            text = file.body
            made = reading.of_markdown(text) if path.endswith(".md") else reading.of_text(text)
            if not made.text:
                self.unsure.add(id)
                self.problems.append(
                    Problem(
                        Where(path, file.body_line, 1),
                        "missing-field",
                        "the source has no text below its front matter",
                    )
                )
            yield building.source(id, file, made, building.seen(file.reading))

    def analyses(self) -> Iterator[Analysis]:
        for id, file, _ in self.fronted("analysis", "analysis"):
            yield building.analysis(id, file, building.seen(file.reading))


def _invisible(file: front_matter.Fronted, path: str, kind: Kind) -> Iterator[Problem]:
    """Signs that cannot be seen in the text of a file, each with its place."""
    place = "source" if kind == "source" else "text"
    for number, line in enumerate(file.body.split("\n"), file.body_line):
        for match in CONTROL.finditer(line):
            where = Where(path, number, match.start() + 1)
            yield Problem(where, "bad-character", invisible(match[0], place))
