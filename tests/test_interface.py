"""The interface in other languages: complete catalogues, dates and numbers, and no English word left on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from markupsafe import Markup

from brief.checker import check
from brief.checks.rules import CHECKS
from brief.dates import edtf
from brief.dates.in_words import words
from brief.editions.online import read_offline
from brief.language import interface
from brief.language.interface import Interface
from brief.model.scales import SCALES
from brief.pages.families import pages
from brief.site.paths import Paths
from tests import catalogue
from tests.conftest import SALIN, TALKS

COMPLETE = ("bn", "ja")
PLACE = re.compile(r"%\((\w+)\)s|%%")
TAG = re.compile(r"</?\w+>")


@pytest.fixture(scope="module")
def template() -> list[Message]:
    return [message for message in catalogue.messages() if message.id]


def test_there_is_a_catalogue_for_each_promised_language() -> None:
    assert set(COMPLETE) <= set(interface.catalogues())


@pytest.mark.parametrize("language", interface.catalogues())
def test_a_catalogue_is_up_to_date(language: str) -> None:
    there = (catalogue.LOCALES / f"{language}.po").read_bytes()
    assert there == catalogue.written(language), "run make words"


@pytest.mark.parametrize("language", COMPLETE)
def test_every_message_is_translated_with_its_places_and_marks(language: str, template: list[Message]) -> None:
    there, wrong = catalogue.catalogue(language), []
    for message in template:
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        found = there.get(ids[0], message.context)
        strings = () if found is None else found.string if isinstance(found.string, (tuple, list)) else (found.string,)
        if not strings or not all(strings) or (found and found.fuzzy):
            wrong.append(f"{ids[0]}: not translated")
        for string in strings:
            # One form may say "one fact" without the number.
            wanted, given = set(PLACE.findall(ids[-1])), set(PLACE.findall(string))
            if given != wanted and given != wanted - {"num"}:
                wrong.append(f"{ids[0]}: {string}: has other places")
            if sorted(TAG.findall(ids[-1])) != sorted(TAG.findall(string)):
                wrong.append(f"{ids[0]}: {string}: has other marks")
    assert not wrong, "\n".join(wrong)


def test_messages_can_be_filled_in(template: list[Message]) -> None:
    """A per cent sign that is not doubled would break the page that says it."""
    for message in template:
        for text in message.id if isinstance(message.id, (tuple, list)) else (message.id,):
            assert "%" not in PLACE.sub("", text), text
    assert not [rule.words for rule in CHECKS if "%" in rule.words]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("bn", "bn"), ("bn-BD", "bn"), ("JA-jp", "ja"), ("en-GB", "en"), ("fr", "en"), (None, "en"), ("b", "en")],
)
def test_the_nearest_catalogue_serves(tag: str | None, language: str) -> None:
    assert interface.of(tag).language == language


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"),
        ("ur-PK", "rtl"),
        ("HE", "rtl"),
        ("az-Arab", "rtl"),
        ("az", "ltr"),
        ("pa-PK", "rtl"),
        ("pa-IN", "ltr"),
        ("ks", "rtl"),
        ("ar-001", "rtl"),
        ("ur-Latn", "ltr"),
        ("bn", "ltr"),
        ("no-such-language", "ltr"),
        (None, "ltr"),
    ],
)
def test_the_direction_of_a_language(tag: str | None, direction: str) -> None:
    assert interface.direction(tag) == direction


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("en", "“Under the agreement,” he said", "“‘Under the agreement,’ he said”"),
        ("en", "Japan’s shift", "“Japan’s shift”"),
        ("bn", "“চুক্তি” হবে", "“‘চুক্তি’ হবে”"),
        ("ja", "「合意」と述べた", "「『合意』と述べた」"),
        # Other marks than those around them are no clash.
        ("ja", "“Under the agreement”", "「“Under the agreement”」"),
    ],
)
def test_marks_within_quotation_marks_are_the_inner_ones(language: str, words: str, shown: str) -> None:
    say = interface.of(language)
    assert say.gettext("“%(words)s”", words=words) == shown
    # In the middle of a message, and for HTML, too.
    assert shown in say.gettext("It read: “%(words)s”", words=Markup("<i>{}</i>").format(words)).replace(
        "<i>", ""
    ).replace("</i>", "")
    assert words in say.gettext("%(owner)s, quote %(number)s", owner=words, number=1)


def test_numbers_are_written_as_the_language_writes_them() -> None:
    english, bengali, japanese = (interface.of(tag) for tag in ("en", "bn", "ja"))
    assert [one.number(1234567) for one in (english, bengali, japanese)] == ["1,234,567", "১২,৩৪,৫৬৭", "1,234,567"]
    assert [one.per_cent(1, 8) for one in (english, bengali, japanese)] == ["13%", "১৩%", "13%"]
    assert english.per_cent(1, 1000) == "under 1%"
    assert bengali.digits(2026) == "২০২৬"


@pytest.mark.parametrize(
    ("date", "bengali", "japanese"),
    [
        ("1985-04-12", "১২ এপ্রিল ১৯৮৫", "1985年4月12日"),
        ("2024-05", "মে ২০২৪", "2024年5月"),
        ("2024", "২০২৪", "2024年"),
        ("2021-21", "২০২১ সালের বসন্ত", "2021年春"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(date: str, bengali: str, japanese: str) -> None:
    found = edtf.parse(date)
    assert isinstance(found, edtf.Edtf)
    assert words(found, interface.of("bn")) == bengali
    assert words(found, interface.of("ja")) == japanese


class _Bracketed(NullTranslations):
    """A language that shows what went through the catalogue."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


class _Said(HTMLParser):
    """What a page says in text and in attributes, a line for each piece; code is said by nobody."""

    NAMED = ("title", "alt", "aria-label", "placeholder")
    SILENT = ("code", "pre", "script", "style")

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        # A message may hold elements: their attributes are looked at by themselves.
        self.parts.append("".join(f"\n\0{value}\n" for name, value in attrs if name in self.NAMED and value))

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        said = "".join(sign for sign in data if sign in "⟦⟧") if self.silent else data
        # In a picture, what has no room is cut.
        self.parts.append("\n" + said + "⟧" * (said.count("⟦") - said.count("⟧") if said.endswith("…") else 0))


def _outside(html: str) -> Iterator[str]:
    """Each piece of what a page says that stands outside of all brackets. A message in the text of an element may
    hold further elements; one in an attribute may not."""
    parser = _Said()
    parser.feed(html)
    depth = 0
    for sign_line in "".join(parser.parts).splitlines():
        if sign_line.startswith("\0"):
            yield from re.sub(r"⟦[^⟦⟧]*⟧", "\n", re.sub(r"⟦[^⟦⟧]*⟧", "", sign_line[1:])).splitlines()
            continue
        kept = []
        for sign in sign_line:
            depth += (sign == "⟦") - (sign == "⟧")
            kept.append(sign if depth == 0 and sign != "⟧" else "\n")
        yield from "".join(kept).splitlines()
    assert depth == 0


def _strings(value: object) -> Iterator[str]:
    """Every text in a tree of records."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for item in value:
            yield from _strings(item)


WORD = re.compile(r"[A-Za-z]{3,}")
FORMS = ("CSV", "Markdown", "BibTeX", "CSL-JSON", "SHA-256", "x.html")
"""Names that are the same in every language."""


@pytest.mark.parametrize("content", [TALKS, SALIN], ids=lambda path: path.name)
def test_no_english_word_of_ours_stays_outside_the_catalogue(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bracketed = Interface("en", _Bracketed())
    monkeypatch.setattr(interface, "of", lambda tag: bracketed)
    checked = check(content, "content")
    graph = checked.graph
    known = " ".join([*_strings(graph.brief), *_strings(list(SCALES.values())), *FORMS]).lower()
    known += " ".join(sentence.text for prose in graph.prose.values() for sentence in prose.sentences).lower()
    said = {page.path: page.html for page in pages(graph, Paths(), checked.outcomes)}
    said["offline"] = read_offline.page(graph, Paths(), serving=False).html
    rows = [read_offline.row("editions/x.html", bracketed.gettext("use"), b"x")]
    said["editions"] = read_offline.listed(graph, Paths(), rows, rows)
    found = {
        f"{path}: {word} in: {line.strip()[:80]}"
        for path, html in said.items()
        for line in _outside(html)
        for word in WORD.findall(line)
        if word.lower() not in known
    }
    assert not found, "\n".join(sorted(found))
