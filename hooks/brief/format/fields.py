"""Every field that an author can write, by kind of record: the format's section 1 as tables."""

from __future__ import annotations

from brief.format.composites import Field, Many, Pairs, Record
from brief.format.language_tags import Language
from brief.format.shapes import Date, Hash, Id, Number, OneOf, Shape, Text, Url, Verbatim

NAME = Text(limit=300)
LINE, LINES, QUOTE, EDTF, LANGUAGE = Text(), Text(lines=True), Verbatim(), Date(), Language()
FACTS = Many(Id(("fact",)))
ACTOR = Id(("actor",))
SCALES = ("phia", "icd203", "ipcc")

ACCEPTS = Field(Pairs(LINE, LINE), "warnings that are set aside for this record: the code, and why")
WITHDRAWN = Record(
    "withdrawn",
    {
        "on": Field(Date(needed=True), "when it was withdrawn, in EDTF", required=True),
        "why": Field(LINE, "why it was withdrawn", required=True),
    },
)

SOURCE = Record(
    "a source",
    {
        "title": Field(LINE, "the source's title; a descriptive one should say that it is", required=True),
        "publisher": Field(LINE, "who published it"),
        "authors": Field(Many(LINE, single=True), "who wrote it"),
        "published": Field(EDTF, "when it was published, in EDTF"),
        "retrieved": Field(EDTF, "when it was retrieved, in EDTF"),
        "url": Field(Url(), "the address it was read at"),
        "archived": Field(Url(), "the address of an archived copy"),
        "language": Field(LANGUAGE, "its language, as a BCP 47 tag: en, bn, ja"),
        "licence": Field(LINE, "the licence of its text"),
        "reliability": Field(OneOf(tuple("ABCDEF")), "the NATO/Admiralty letter of the source, A to F"),
        "publish": Field(OneOf(("full", "excerpts")), "how much of the text the site may hold"),
        "sha256": Field(Hash(), "the SHA-256 of the text below the front matter, which must not change"),
        "speaks_for": Field(ACTOR, "the actor whose voice the source's own is, as in a press release"),
        "withdrawn": Field(WITHDRAWN, "that the source was withdrawn, and why"),
        "accepts": ACCEPTS,
    },
)

EVIDENCE = Record(
    "evidence",
    {
        "source": Field(Id(("source",)), "the id of the source; may be left out where the brief has only one"),
        "quote": Field(QUOTE, "the exact words; […] stands for words left out", required=True),
        "prefix": Field(QUOTE, "the text right before the quote, where the quote stands more than once"),
        "suffix": Field(QUOTE, "the text right after the quote, where the quote stands more than once"),
        "note": Field(LINE, "a remark on the passage"),
        "translation": Field(
            Record(
                "a translation",
                {
                    "text": Field(LINE, "the quote in another language", required=True),
                    "language": Field(LANGUAGE, "that language, as a BCP 47 tag"),
                    "by": Field(LINE, "who translated it"),
                },
            ),
            "a translation, shown beside the quote and labelled; only the original is verified",
        ),
        "said_by": Field(ACTOR, "whose words these are, where it is another than the fact's"),
        "said_on": Field(Date(unknown=True), "when it was said, where it is another day than the fact's"),
        "via": Field(Many(ACTOR, single=True), "the actors through whom it reached the source"),
        "to": Field(Many(ACTOR, single=True), "the actors to whom it was said"),
    },
)


FACT = Record(
    "a fact",
    {
        "statement": Field(LINE, "one sentence in the brief's own words", required=True),
        "kind": Field(
            OneOf(("event", "claim", "position", "relation", "context")),
            "what sort of fact it is",
            required=True,
        ),
        "evidence": Field(Many(EVIDENCE), "the passages that carry the statement", required=True),
        **{name: EVIDENCE.fields[name] for name in ("source",)},
        "quote": Field(QUOTE, "the exact words, where one quote is enough"),
        **{name: EVIDENCE.fields[name] for name in ("prefix", "suffix", "note", "translation")},
        "said_by": Field(ACTOR, "the actor whose words these are; left out, the source speaks in its own voice"),
        "worded_as": Field(
            OneOf(("asserted", "hedged", "conditional", "planned", "denied")),
            "how the passage puts it; asserted where left out",
        ),
        "status": Field(
            OneOf(("happened", "planned", "postponed", "cancelled", "ongoing", "proposed")),
            "of an event only; happened where left out",
        ),
        "date": Field(Date(unknown=True), "when it happened or would happen, in EDTF, or unknown; events need it"),
        "date_reason": Field(LINE, "how the date follows, where its year or month is not in the quoted words"),
        "said_on": Field(Date(unknown=True), "when it was said, in EDTF"),
        **{name: EVIDENCE.fields[name] for name in ("via", "to")},
        "before": Field(FACTS, "facts that this one precedes"),
        "after": Field(FACTS, "facts that this one follows"),
        "actors": Field(Many(ACTOR), "those involved, besides said_by and the ends of relation"),
        "relation": Field(
            Record(
                "a relation",
                {
                    "from": Field(ACTOR, "the actor at the start of the line", required=True),
                    "to": Field(ACTOR, "the actor at its end", required=True),
                    "as": Field(LINE, "the words on the line", required=True),
                },
            ),
            "a line in the actor network; facts of kind relation need it",
        ),
        "contradicts": Field(FACTS, "facts that say otherwise"),
        "repeats": Field(FACTS, "facts that this one says again on the same authority"),
        "credibility": Field(Number(1, 6), "the Admiralty number of this item, 1 to 6"),
        "topics": Field(Many(LINE, single=True), "free words for grouping"),
        "withdrawn": Field(WITHDRAWN, "that the fact was withdrawn, and why"),
        "checked": Field(
            Record(
                "checked",
                {
                    "by": Field(LINE, "who compared statement and passage", required=True),
                    "on": Field(Date(needed=True), "when, in EDTF", required=True),
                },
            ),
            "that somebody compared statement and passage; a draft without it",
        ),
        "accepts": ACCEPTS,
    },
    either={"evidence": "quote"},
)

ACTOR_KINDS = (
    "person",
    "organisation",
    "company",
    "state",
    "government-body",
    "armed-force",
    "group",
    "unnamed-source",
)
ACTORS = Record(
    "an actor",
    {
        "name": Field(NAME, "the name as the brief writes it", required=True),
        "kind": Field(OneOf(ACTOR_KINDS), "what sort of actor it is", required=True),
        "aliases": Field(Many(NAME, single=True), "other names; each becomes a link by itself"),
        "description": Field(LINES, "prose: each sentence carries a reference"),
        "roles": Field(
            Many(
                Record(
                    "a role",
                    {
                        "role": Field(LINE, "the office or function", required=True),
                        "of": Field(LINE, "of whom or what: an actor's id, or words"),
                        "from": Field(Date(unknown=True), "since when, in EDTF"),
                        "to": Field(Date(unknown=True), "until when, in EDTF; unknown: it has ended, nobody says when"),
                        "source": Field(Id(("source",)), "the source of the quote"),
                        "quote": Field(QUOTE, "the words that give the role"),
                    },
                )
            ),
            "offices and functions",
        ),
        "part_of": Field(Many(ACTOR, single=True), "the actor it belongs to"),
        "links": Field(Pairs(LINE, Url()), "name and address of pages about it"),
        "accepts": ACCEPTS,
    },
)

CONFIDENCE = OneOf(("low", "moderate", "high"))
JUDGEMENT = Record(
    "a judgement",
    {
        "judgement": Field(LINE, "one sentence: what the brief concludes", required=True),
        "likelihood": Field(LINE, "a term of the scale that brief.yml declares"),
        "confidence": Field(CONFIDENCE, "low, moderate or high"),
        "confidence_because": Field(LINE, "why the confidence is what it is"),
        "rests_on": Field(FACTS, "the facts it rests on"),
        "against": Field(FACTS, "the facts that speak against it"),
        "assumptions": Field(Many(LINE, single=True), "what is taken for granted"),
        "gaps": Field(Many(LINE, single=True), "what is not known"),
        "would_change": Field(Many(LINE, single=True), "what to watch: what would change the judgement"),
        "history": Field(
            Many(
                Record(
                    "an earlier wording",
                    {
                        "edition": Field(LINE, "the edition it stood in", required=True),
                        "judgement": Field(LINE, "its wording then"),
                        "likelihood": Field(LINE, "its likelihood then"),
                        "confidence": Field(CONFIDENCE, "its confidence then"),
                        "cause": Field(LINE, "why it changed"),
                    },
                )
            ),
            "how it read in earlier editions",
        ),
        "accepts": ACCEPTS,
    },
)

HYPOTHESIS = Record(
    "a hypothesis",
    {
        "hypothesis": Field(LINE, "one sentence: a competing explanation", required=True),
        "evidence": Field(
            Pairs(Id(("fact",)), OneOf(("consistent", "inconsistent", "neutral"))), "facts, and how each fits"
        ),
        "accepts": ACCEPTS,
    },
)

ANALYSIS = Record(
    "an analysis page",
    {
        "title": Field(LINE, "the page's title", required=True),
        "summary": Field(LINE, "what the page says, in a sentence"),
        "order": Field(Number(-9999, 9999), "its place among the analysis pages, lowest first"),
        "accepts": ACCEPTS,
    },
)

BRIEF = Record(
    "brief.yml",
    {
        "title": Field(LINE, "the brief's title", required=True),
        "id": Field(Id(()), "a short name of the brief, for the names of its files"),
        "subtitle": Field(LINE, "a line below the title"),
        "question": Field(LINE, "the question that the brief answers"),
        "bottom_line": Field(LINES, "prose: the answer; each sentence carries a reference", required=True),
        "key_judgements": Field(Many(Id(("judgement",))), "ids of judgements in order, at most five"),
        "scale": Field(OneOf(SCALES), "the scale of likelihood terms"),
        "authors": Field(Many(LINE, single=True), "who wrote the brief"),
        "edition": Field(LINE, "which edition this is"),
        "date": Field(EDTF, "the date of this edition, in EDTF"),
        "language": Field(LANGUAGE, "the language of the brief, as a BCP 47 tag"),
        "licence": Field(LINE, "the licence of the brief"),
        "previous": Field(LINE, "the file name of an earlier edition's brief.json in content/editions/"),
        "lint": Field(
            Pairs(LINE, OneOf(("off", "warning"))), "warning codes that are switched off, or on where they are off"
        ),
        "unused": Field(
            Pairs(Id(("source",)), Pairs(Number(1, 10_000_000), LINE)),
            "by source: sentence number, and why no fact uses the sentence",
        ),
        "absent": Field(
            Many(
                Record(
                    "an absence",
                    {
                        "source": Field(Id(("source",)), "the source that does not mention the terms"),
                        "terms": Field(
                            Many(LINE, single=True, some=True),
                            "words that must not stand in the source",
                            required=True,
                        ),
                        "says": Field(LINE, "what the brief says about it", required=True),
                    },
                )
            ),
            "what a source does not say",
        ),
        "accepts": ACCEPTS,
    },
)

RECORDS: dict[str, Record] = {
    "brief": BRIEF,
    "sources": SOURCE,
    "actors": ACTORS,
    "facts": FACT,
    "judgements": JUDGEMENT,
    "hypotheses": HYPOTHESIS,
    "analysis": ANALYSIS,
}
"""By the name of its file or folder in `content/`."""


def all_fields(shape: Shape) -> set[str]:
    """The names of all fields of a shape and of what it contains."""
    if isinstance(shape, Record):
        return set(shape.fields) | {n for f in shape.fields.values() for n in all_fields(f.shape)}
    if isinstance(shape, Many):
        return all_fields(shape.of)
    if isinstance(shape, Pairs):
        return all_fields(shape.value)
    return set()
