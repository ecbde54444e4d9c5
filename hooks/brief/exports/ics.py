"""`timeline.ics`: the dated facts as all-day events of a calendar (RFC 5545).

A fact is in it where its date has a first and a last day that a calendar can hold: years 1 to 9999, and not the
very last day, since an event's end is the day after. How exact the date is stands in words before the statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from brief.dates.edtf import Day, Edtf
from brief.dates.in_words import words
from brief.language import interface
from brief.model.records import Fact
from brief.reasoning.graph import Graph
from brief.site.timestamp import moment
from brief.text.hashes import text_hash

_STATUS = {
    "happened": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "planned": "TENTATIVE",
    "postponed": "TENTATIVE",
    "proposed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
_UTC = """\
BEGIN:VTIMEZONE
TZID:UTC
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE"""
"""A calendar must hold something, also where no fact is dated."""
_LINE = 75
"""Octets of a line, without its end."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\t": " "})
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), 127], "\ufffd") | dict.fromkeys([11, 12, 13], " ")
"""What a calendar cannot hold: blanks stay blanks, and what is no sign is seen to be missing."""


def render(graph: Graph) -> bytes:
    about = graph.brief.about
    made = moment(about)
    stamp = f"{_basic(made.date())}T{made:%H%M%S}Z"
    # The ending .invalid belongs to nobody.
    origin = f"{about.id or text_hash(about.title)[:16]}@brief.invalid"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//brief//timeline 1//EN", f"NAME:{_text(about.title)}"]
    lines.append(f"X-WR-CALNAME:{_text(about.title)}")
    events = [line for fact in graph.brief.facts.values() for line in _event(graph, fact, origin, stamp)]
    lines += events or _UTC.split("\n")
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(graph: Graph, fact: Fact, origin: str, stamp: str) -> Iterator[str]:
    if fact.date is None or not (days := _days(fact.date)):
        return
    first, after = days
    brief = graph.brief
    when = f"{words(fact.date, once=fact.once)} ({fact.date.precision})"
    withdrawn = "Withdrawn: " if graph.is_withdrawn(fact) else ""
    speaker = brief.actors.get(fact.said_by) if fact.said_by else None
    described = [fact.statement]
    described += [f"Said by {speaker.name}"] if speaker else []
    for anchor in graph.anchors.get(fact.id, ()):
        quoted = interface.of(None).gettext("“%(words)s”", words=anchor.exact)
        described.append(f"{quoted} ({brief.sources[anchor.evidence.source].title}, ¶{anchor.paragraph})")
    description = "\n".join(described)
    yield "BEGIN:VEVENT"
    yield f"UID:{fact.id}-{origin}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    yield f"DTEND;VALUE=DATE:{_basic(after)}"
    yield f"SUMMARY:{_text(f'{when}: {withdrawn}{fact.statement}')}"
    yield f"DESCRIPTION:{_text(description)}"
    yield "CATEGORIES:" + ",".join(_text(word) for word in (fact.kind, fact.status, fact.date.precision) if word)
    if fact.status:
        yield f"STATUS:{_STATUS[fact.status]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(when: Edtf) -> tuple[date, date] | None:
    """The first day and the day after the last, where a calendar can hold them."""
    first, last = _civil(when.earliest), _civil(when.latest)
    return (first, last + timedelta(days=1)) if first and last and last < date.max else None


def _civil(day: Day | None) -> date | None:
    return date(day.year, day.month, day.day) if day and 1 <= day.year <= 9999 else None


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value with what has a meaning in a calendar escaped, and other signs in place of control characters."""
    return text.replace("\r\n", "\n").translate(_CONTROLS).translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, never cut inside a character."""
    octets = line.encode()
    pieces: list[bytes] = []
    start = 0
    while start < len(octets):
        # From the second piece on, one octet is the blank that marks a continuation.
        end = start + _LINE - bool(start)
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join(pieces) + b"\r\n"
