"""`brief verify FILE`: whether an edition is as it was made, and each quote stands in its source as quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from brief.anchoring.quotes import JOINT
from brief.editions.verify.article import Article, compared
from brief.editions.verify.opening import Json, NotAnEdition, Opened, opened
from brief.editions.verify.receipt_against_brief import differences
from brief.text import reading
from brief.text.hashes import text_hash


@dataclass
class Outcome:
    """What was found."""

    quotes: int = 0
    """Quotes whose source's text is at hand."""
    good: int = 0
    """Those of them that stand in it as quoted."""
    files: int = 0
    """Files whose hash was compared."""
    withheld: Counter[str] = field(default_factory=Counter)
    """Quotes from each text that is not published, and was not given."""
    held: list[str] = field(default_factory=list)
    """What was found of texts that were given."""
    wrong: list[str] = field(default_factory=list)


def verify(path: Path, articles: Mapping[str, bytes] | None = None) -> Outcome:
    """Check an edition. `articles`: by source id the text that a reader holds, where the edition has only excerpts.
    Raises `NotAnEdition` for anything else than an edition, and `OSError`."""
    outcome = Outcome()
    try:
        edition = opened(path)
        outcome.files, outcome.wrong = edition.files, edition.wrong
        outcome.wrong += differences(edition.receipt, edition.data)
        texts = dict(_texts(edition))
        held = _articles(edition.receipt, texts, articles or {}, outcome)
        _quotes(edition.receipt, texts, held, outcome)
    except (KeyError, TypeError, ValueError, AttributeError):
        if not outcome.wrong:
            raise NotAnEdition("its receipt is damaged") from None
        outcome.wrong.append("the rest cannot be checked: its receipt is damaged")
    return outcome


def _texts(edition: Opened) -> Iterator[tuple[str, str]]:
    """The texts of the sources that are published in full, by id."""
    for source in edition.receipt["sources"]:
        if source["publish"] == "full":
            lies = edition.data.get(source["file"], b"").decode("utf-8", "replace")
            yield source["id"], source.get("text", lies)


def _articles(receipt: Json, texts: dict[str, str], given: Mapping[str, bytes], outcome: Outcome) -> dict[str, Article]:
    """What readers hold, by source. What is the brief's own text, as a whole, comes to the texts."""
    sources = {source["id"]: source for source in receipt["sources"]}
    articles = {}
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
            articles[id] = article
    return articles


def _sentences(text: str) -> list[str]:
    read = reading.of_text(text)
    return [read.sentence_hash(sentence) for sentence in read.sentences]


def _quotes(receipt: Json, texts: Mapping[str, str], articles: Mapping[str, Article], outcome: Outcome) -> None:
    titles = {source["id"]: source["title"] for source in receipt["sources"]}
    for source in receipt["sources"]:
        if source["id"] in texts and text_hash(texts[source["id"]]) != source["text_sha256"]:
            outcome.wrong.append(f"the text of “{source['title']}” is not the one that the brief was made from")
    for quote in receipt["quotes"]:
        named = f"{quote['label']}, quote {quote['number']}"
        id, exact = quote["source"], quote["exact"]
        if id in texts:
            stands, place = _stands(texts[id], quote), f"at its place in “{titles[id]}”"
        elif id in articles:
            # Another copy of a text may begin elsewhere; its words are what counts.
            stands, place = articles[id].holds(exact), f"in the text given for “{titles[id]}”"
        else:
            outcome.withheld[id] += 1
            continue
        outcome.quotes += 1
        outcome.good += stands
        if not stands:
            outcome.wrong.append(f"{named} does not stand {place}: “{exact}”")


def _stands(text: str, quote: Json) -> bool:
    """Whether a quote stands at its place in a reading text, and in the paragraph that is named."""
    exact = JOINT.join(text[start:end] for start, end in quote["spans"])
    # Two line ends part two paragraphs, and stand nowhere else.
    paragraph = text.count("\n\n", 0, quote["spans"][0][0]) + 1
    return (exact, paragraph) == (quote["exact"], quote["paragraph"])


def told(path: Path, outcome: Outcome) -> Iterator[str]:
    """The outcome in words, a line each."""
    for wrong in outcome.wrong:
        yield f"{path.name}: {wrong}"
    files = "file has" if outcome.files == 1 else "files have"
    if not outcome.wrong:
        yield f"{path.name}: {outcome.files} {files} the promised hash"
    yield from outcome.held
    if outcome.quotes or not outcome.withheld:
        yield f"{outcome.good} of {outcome.quotes} quotes stand in the source as quoted"
    for id, number in outcome.withheld.items():
        many = "1 quote was" if number == 1 else f"{number} quotes were"
        yield f"{many} not looked for: the text is not published here; if you hold it, add --source {id}=FILE"
