"""A content folder to the model: every file read, every record parsed, every problem of form noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from brief import ids, reading
from brief.earlier import Earlier
from brief.fields import RECORDS
from brief.model import About, Actor, Analysis, Brief, Fact, Hypothesis, Judgement, Kind, Places, Source
from brief.parse import earlier, front, records
from brief.parse.files import Folder, read_edition, read_folder
from brief.problems import Problem, Where
from brief.shapes import Reading
from brief.yamltree import Broken, Mapping
from brief.yamltree import records as read_records

_CONTROL = re.compile(r"[\x00-\x08\r\x0e-\x1f]")
KINDS: dict[str, Kind] = {
    "actors": "actor",
    "facts": "fact",
    "judgements": "judgement",
    "hypotheses": "hypothesis",
}


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

    def brief(self) -> Brief:
        sources = {s.id: s for s in self.sources()}
        only = next(iter(sources)) if len(sources) == 1 else ""
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
            frozenset(kind for path in self.folder.unreadable if (kind := self.kind_in(path))),
            self.folder.texts,
            self.earlier(about),
        )

    def kind_in(self, path: str) -> Kind | None:
        """The kind of the records in a file, going by its path as shown."""
        name = path.removeprefix(f"{self.folder.shown}/").partition("/")[0]
        return KINDS.get(name.removesuffix(".yml"))

    def earlier(self, about: About) -> Earlier | None:
        if about.previous is None:
            return None
        found = read_edition(self.folder, about.previous, about.places.of("previous"))
        return earlier.read(found[1], found[0], self.problems) if found else None

    def claim(self, id: str, kind: Kind, where: Where) -> bool:
        """Give `id` to a record, unless it cannot be an id or names something already."""
        why = ids.refusal(id)
        if why:
            near = ids.suggestion(id)
            hint = (f'did you mean "{near}"?',) if near else ()
            self.problems.append(Problem(where, "bad-id", why, hint=hint))
            return False
        if id in self.first:
            message = f'"{id}" names something already: the {self.kinds[id]} at {self.first[id]}'
            self.problems.append(Problem(where, "duplicate-id", message))
            return False
        self.kinds[id], self.first[id] = kind, where
        return True

    def about(self, only_source: str) -> About:
        path = self.folder.brief or f"{self.folder.shown}/brief.yml"
        where = Where(path, 1, 1)
        out = Reading(self.problems, where)
        node, broken = read_records(self.folder.texts.get(path, ""), path, self.problems)
        self.broken += broken
        values: dict[str, Any] = {}
        if self.folder.brief is not None:
            # A field that could not be read is not missing as well.
            mine: list[Problem] = []
            out.problems = mine
            values = RECORDS["brief"].read(node or Mapping((), where), (), out) or {}
            lost = {f'"{b.key}"' for b in broken}
            self.problems += [
                p for p in mine if not (p.code == "missing-field" and p.message.rsplit(" ", 1)[-1] in lost)
            ]
        return records.about(values, Places(where, out.places), only_source)

    def records(self, kind: str) -> Iterator[tuple[str, dict[str, Any], Places]]:
        record = RECORDS[kind]
        for path in self.folder.records.get(kind, ()):
            node, broken = read_records(self.folder.texts[path], path, self.problems)
            self.broken += broken
            for chunk in broken:
                if ids.refusal(chunk.key) is None:
                    self.kinds.setdefault(chunk.key, KINDS[kind])
            for key, value in node.entries if node else ():
                out = Reading(self.problems, key.where)
                claimed = self.claim(key.text, KINDS[kind], key.where)
                values = record.read(value, (), out)
                if claimed:
                    yield key.text, values or {}, Places(key.where, out.places)

    def fronted(self, folder: str, kind: Kind) -> Iterator[tuple[str, front.Fronted, str]]:
        for path in self.folder.texts_in.get(folder, ()):
            where = Where(path, 1, 1)
            name = PurePosixPath(path).stem
            claimed = self.claim(name, kind, where)
            found = front.read(self.folder.texts[path], path, RECORDS[folder], self.problems)
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
            control = _CONTROL.search(text)
            if control:
                bad = control.start()
                line = found.body_line + text.count("\n", 0, bad)
                where = Where(path, line, bad - text.rfind("\n", 0, bad))
                self.problems.append(
                    Problem(
                        where,
                        "bad-character",
                        f"an invisible control character (U+{ord(text[bad]):04X}) stands in the source; remove it",
                    )
                )
            made = reading.of_markdown(text) if path.endswith(".md") else reading.of_text(text)
            if not made.text:
                self.problems.append(
                    Problem(
                        Where(path, found.body_line, 1),
                        "missing-field",
                        "the source has no text below its front matter",
                    )
                )
            yield records.source(id, found, made, Places(Where(path, 1, 1), found.reading.places))

    def analyses(self) -> Iterator[Analysis]:
        for id, found, path in self.fronted("analysis", "analysis"):
            yield records.analysis(id, found, Places(Where(path, 1, 1), found.reading.places))
