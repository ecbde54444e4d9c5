"""The brief as a checked model: plain values, frozen, in the author's order.

Each record keeps the places of its fields (`places`), so that a problem found far away still says where.
References are ids; `brief.reasoning.graph` resolves them. Dates are `Edtf`, or None where none is given or `unknown`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from brief.dates.edtf import Edtf
from brief.model.earlier import Earlier
from brief.problems import Broken, Where
from brief.text.quote import Quote
from brief.text.reading import ReadingText

Kind = Literal["source", "actor", "fact", "judgement", "hypothesis", "analysis"]


@dataclass(frozen=True)
class Places:
    """Where a record and its fields stand in the author's file."""

    key: Where
    """Where the record's id stands, or the first line of its file."""
    fields: Mapping[tuple[str | int, ...], Where]
    """By the way to the value: ("evidence", 0, "quote")."""
    misread: frozenset[tuple[str | int, ...]] = frozenset()
    """The ways to what was written and could not be read."""

    def of(self, *path: str | int) -> Where:
        """The place of a value, or of the nearest thing around it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.fields:
                return self.fields[path[:end]]
        return self.key

    def unsure(self, *path: str | int) -> bool:
        """Whether something was written there that could not be read, so that nothing can be said about it."""
        return any(path[:end] in self.misread for end in range(len(path) + 1))


@dataclass(frozen=True)
class Withdrawn:
    """Taken back, but still shown."""

    on: Edtf
    why: str


@dataclass(frozen=True)
class Source:
    """A text that the brief rests on, and where it comes from. None: not recorded."""

    id: str
    title: str
    reading: ReadingText
    body: str
    """The text below the front matter, line ends as LF."""
    places: Places
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Edtf | None = None
    retrieved: Edtf | None = None
    url: str | None = None
    archived: str | None = None
    language: str | None = None
    licence: str | None = None
    reliability: str | None = None
    publish: Literal["full", "excerpts"] = "full"
    sha256: str | None = None
    speaks_for: str | None = None
    """The actor whose voice the source's own is."""
    withdrawn: Withdrawn | None = None
    accepts: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that are set aside for this record, each with the reason."""


@dataclass(frozen=True)
class Translation:
    """A quote in another language; never verified."""

    text: str
    language: str | None = None
    by: str | None = None


@dataclass(frozen=True)
class Evidence:
    """A quote that must stand in a source."""

    source: str
    """Source id; empty where none can be told."""
    quote: str
    """As the author wrote it."""
    where: Where
    """Of the quote's text."""
    source_where: Where
    owner: str
    """Id of the fact or actor that it belongs to."""
    number: int
    """From 1 among the owner's quotes."""
    prefix: str | None = None
    suffix: str | None = None
    note: str | None = None
    translation: Translation | None = None
    said_by: str | None = None
    """Left out, the fact's holds; so with the next three."""
    said_on: Edtf | None = None
    via: tuple[str, ...] = ()
    to: tuple[str, ...] = ()

    @cached_property
    def words(self) -> Quote:
        """What is looked for in the source."""
        return Quote(self.quote, self.prefix, self.suffix)


@dataclass(frozen=True)
class Role:
    """An office or function of an actor."""

    role: str
    of: str | None = None
    """An actor's id, or words."""
    begins: Edtf | None = None
    ends: Edtf | None = None
    ended: bool = False
    """It is over, whether or not anybody says since when."""
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts or speaks."""

    id: str
    name: str
    kind: str
    places: Places
    aliases: tuple[str, ...] = ()
    description: str = ""
    """Prose."""
    roles: tuple[Role, ...] = ()
    part_of: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    accepts: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that are set aside for this record, each with the reason."""


@dataclass(frozen=True)
class Relation:
    """A line of the actor network."""

    start: str
    end: str
    words: str


@dataclass(frozen=True)
class Checked:
    """Somebody compared statement and passage."""

    by: str
    on: Edtf


@dataclass(frozen=True)
class Fact:
    """What a source says, in one sentence of the brief's own."""

    id: str
    statement: str
    kind: str
    places: Places
    number: int
    """From 1, in the author's order; the same on every page and in every edition's files."""
    evidence: tuple[Evidence, ...] = ()
    said_by: str | None = None
    worded_as: str = "asserted"
    status: str | None = None
    """None for what is not an event."""
    date: Edtf | None = None
    date_given: bool = False
    """A date or the word `unknown` was written."""
    date_reason: str | None = None
    said_on: Edtf | None = None
    via: tuple[str, ...] = ()
    """Through whom it reached the source."""
    to: tuple[str, ...] = ()
    """To whom it was said."""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    named_actors: tuple[str, ...] = ()
    """As written under `actors`; `actors` of the graph has all who are involved."""
    relation: Relation | None = None
    contradicts: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    credibility: int | None = None
    topics: tuple[str, ...] = ()
    withdrawn: Withdrawn | None = None
    checked: Checked | None = None
    accepts: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that are set aside for this record, each with the reason."""

    @property
    def once(self) -> bool:
        """It happens at one time, and does not last."""
        return self.kind == "event" and self.status != "ongoing"


@dataclass(frozen=True)
class Wording:
    """How a judgement read in an earlier edition."""

    edition: str
    judgement: str | None = None
    likelihood: str | None = None
    confidence: str | None = None
    cause: str | None = None


@dataclass(frozen=True)
class Judgement:
    """What the brief concludes."""

    id: str
    judgement: str
    places: Places
    number: int
    likelihood: str | None = None
    confidence: str | None = None
    confidence_because: str | None = None
    rests_on: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    history: tuple[Wording, ...] = ()
    accepts: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that are set aside for this record, each with the reason."""


@dataclass(frozen=True)
class Hypothesis:
    """A competing explanation, and how the facts fit it."""

    id: str
    hypothesis: str
    places: Places
    number: int
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Fact id to consistent, inconsistent or neutral."""
    accepts: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that are set aside for this record, each with the reason."""


@dataclass(frozen=True)
class Analysis:
    """A page of prose."""

    id: str
    title: str
    body: str
    body_line: int
    """The line of the file on which the body begins."""
    places: Places
    summary: str | None = None
    order: int = 0
    accepts: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that are set aside for this record, each with the reason."""


@dataclass(frozen=True)
class Absent:
    """The brief says that a source does not mention these terms."""

    source: str
    """Source id; empty where none can be told."""
    terms: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class About:
    """brief.yml: the brief as a whole."""

    title: str
    bottom_line: str
    places: Places
    id: str | None = None
    """A short name, for files that lie beside those of other briefs."""
    subtitle: str | None = None
    question: str | None = None
    key_judgements: tuple[str, ...] = ()
    scale: str | None = None
    authors: tuple[str, ...] = ()
    edition: str | None = None
    date: Edtf | None = None
    language: str | None = None
    licence: str | None = None
    previous: str | None = None
    lint_off: frozenset[str] = frozenset()
    lint_on: frozenset[str] = frozenset()
    """Codes that are off where nobody asks for them."""
    unused: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """By source id: sentence number to the reason why no fact uses it."""
    absent: tuple[Absent, ...] = ()
    accepts: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that are set aside for this record, each with the reason."""


@dataclass(frozen=True)
class Brief:
    """Everything in `content/`, by id, in the author's order."""

    about: About
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    facts: Mapping[str, Fact]
    judgements: Mapping[str, Judgement]
    hypotheses: Mapping[str, Hypothesis]
    analyses: Mapping[str, Analysis]
    kinds: Mapping[str, Kind]
    """Every id that the author gave, also of records that could not be read whole."""
    broken: tuple[Broken, ...]
    """Records that could not be read at all."""
    unread: frozenset[Kind]
    """Kinds of which a whole file could not be read: an id that is not known may well be in it."""
    unsure: frozenset[str]
    """Ids that two records have, and of sources without a text: nothing is said about what refers to them."""
    texts: Mapping[str, str]
    """The files as read, by path: where prose is checked, places are found in them."""
    earlier: Earlier | None = None
    """The edition that `previous` of brief.yml names."""
