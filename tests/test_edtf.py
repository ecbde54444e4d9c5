"""Dates: which spellings are read, which days they cover, what refusals say, and how dates read in words."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.dates.edtf import MAX_LENGTH, Day, Edtf, Moment, Refusal, certainly_before, parse, parts, sort_key
from brief.dates.in_words import words


def read(text: str) -> Edtf:
    found = parse(text)
    assert isinstance(found, Edtf), found
    return found


def refused(text: str) -> Refusal:
    found = parse(text)
    assert isinstance(found, Refusal), f"{text!r} was read as {found}"
    return found


def bounds(date: Edtf) -> tuple[str | None, str | None]:
    return (date.earliest.iso() if date.earliest else None), (date.latest.iso() if date.latest else None)


# text, first day, last day, precision, in words
ACCEPTED = [
    # Level 0: dates.
    ("1985-04-12", "1985-04-12", "1985-04-12", "day", "12 April 1985"),
    ("1985-04", "1985-04-01", "1985-04-30", "month", "April 1985"),
    ("1985", "1985-01-01", "1985-12-31", "year", "1985"),
    ("2022-11", "2022-11-01", "2022-11-30", "month", "November 2022"),
    ("2022-12", "2022-12-01", "2022-12-31", "month", "December 2022"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
    ("2023-02", "2023-02-01", "2023-02-28", "month", "February 2023"),
    ("1900-02", "1900-02-01", "1900-02-28", "month", "February 1900"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "day", "29 February 2000"),
    ("0000-02-29", "0000-02-29", "0000-02-29", "day", "29 February 1 BC"),
    ("0000", "0000-01-01", "0000-12-31", "year", "1 BC"),
    ("0001", "0001-01-01", "0001-12-31", "year", "AD 1"),
    ("0476-09-04", "0476-09-04", "0476-09-04", "day", "4 September AD 476"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day", "31 December 9999"),
    # Level 0: date and time, read as the day.
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "day", "12 April 1985"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "day", "12 April 1985"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "day", "12 April 1985"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "day", "12 April 1985"),
    ("1985-04-12T00:00:00Z", "1985-04-12", "1985-04-12", "day", "12 April 1985"),
    ("2016-12-31T23:59:60Z", "2016-12-31", "2016-12-31", "day", "31 December 2016"),
    # Level 0: intervals.
    ("1964/2008", "1964-01-01", "2008-12-31", "interval", "from 1964 to 2008"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "interval", "from June 2004 to August 2006"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "interval", "from 1 February 2004 to 8 February 2005"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "interval", "from 1 February 2004 to February 2005"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "interval", "from 1 February 2004 to 2005"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "interval", "from 2005 to February 2006"),
    ("2004/2004", "2004-01-01", "2004-12-31", "interval", "from 2004 to 2004"),
    ("2004-06-15/2004", "2004-06-15", "2004-12-31", "interval", "from 15 June 2004 to 2004"),
    ("2004/2004-02", "2004-01-01", "2004-02-29", "interval", "from 2004 to February 2004"),
    # Level 1: long years, negative years.
    ("Y170000002", "+170000002-01-01", "+170000002-12-31", "year", "the year 170,000,002"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "year", "170,000,003 BC"),
    ("Y12022~", "+12022-01-01", "+12022-12-31", "year", "about the year 12,022"),
    ("Y999999999999", "+999999999999-01-01", "+999999999999-12-31", "year", "the year 999,999,999,999"),
    ("-0044", "-0044-01-01", "-0044-12-31", "year", "45 BC"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "day", "15 March 44 BC"),
    ("-0004-02", "-0004-02-01", "-0004-02-29", "month", "February 5 BC"),
    ("-9999", "-9999-01-01", "-9999-12-31", "year", "10,000 BC"),
    ("-0753/0476", "-0753-01-01", "0476-12-31", "interval", "from 754 BC to AD 476"),
    # Level 1: seasons.
    ("2001-21", "2001-03-01", "2001-05-31", "season", "spring 2001"),
    ("2001-22", "2001-06-01", "2001-08-31", "season", "summer 2001"),
    ("2001-23", "2001-09-01", "2001-11-30", "season", "autumn 2001"),
    ("2001-24", "2001-12-01", "2002-02-28", "season", "winter 2001/2002"),
    ("2003-24", "2003-12-01", "2004-02-29", "season", "winter 2003/2004"),
    ("9999-24", "9999-12-01", "+10000-02-29", "season", "winter 9999/the year 10,000"),
    ("2001-21~", "2001-03-01", "2001-05-31", "season", "about spring 2001"),
    ("2001-21/2001-23", "2001-03-01", "2001-11-30", "interval", "from spring 2001 to autumn 2001"),
    # Level 1: marks.
    ("1984?", "1984-01-01", "1984-12-31", "year", "possibly 1984"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month", "about June 2004"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day", "possibly about 11 June 2004"),
    ("-0044?", "-0044-01-01", "-0044-12-31", "year", "possibly 45 BC"),
    # Level 1: unspecified digits.
    ("201X", "2010-01-01", "2019-12-31", "decade", "the 2010s"),
    ("200X", "2000-01-01", "2009-12-31", "decade", "the 2000s (decade)"),
    ("20XX", "2000-01-01", "2099-12-31", "century", "the 2000s (century)"),
    ("19XX", "1900-01-01", "1999-12-31", "century", "the 1900s (century)"),
    ("2004-XX", "2004-01-01", "2004-12-31", "month", "2004, month not known"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "day", "April 1985, day not known"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "day", "1985, month and day not known"),
    ("2004-02-XX~", "2004-02-01", "2004-02-29", "day", "about February 2004, day not known"),
    ("201X?", "2010-01-01", "2019-12-31", "decade", "possibly the 2010s"),
    ("00XX", "0000-01-01", "0099-12-31", "century", "some year from 1 BC to AD 99"),
    ("012X", "0120-01-01", "0129-12-31", "decade", "some year from AD 120 to AD 129"),
    ("-004X", "-0049-01-01", "-0040-12-31", "decade", "some year from 50 BC to 41 BC"),
    ("-00XX", "-0099-01-01", "-0001-12-31", "century", "some year from 100 BC to 2 BC"),
    ("-000X", "-0009-01-01", "-0001-12-31", "decade", "some year from 10 BC to 2 BC"),
    # Level 1: extended intervals.
    ("1985/..", "1985-01-01", None, "interval", "from 1985 on"),
    ("1985-04/..", "1985-04-01", None, "interval", "from April 1985 on"),
    ("1985-04-12/..", "1985-04-12", None, "interval", "from 12 April 1985 on"),
    ("../1985", None, "1985-12-31", "interval", "until 1985"),
    ("../1985-04-12", None, "1985-04-12", "interval", "until 12 April 1985"),
    ("1985/", "1985-01-01", None, "interval", "from 1985, end not known"),
    ("1985-04-12/", "1985-04-12", None, "interval", "from 12 April 1985, end not known"),
    ("/1985", None, "1985-12-31", "interval", "until 1985, start not known"),
    ("/1985-04", None, "1985-04-30", "interval", "until April 1985, start not known"),
    ("2004-06~/2004-08", "2004-06-01", "2004-08-31", "interval", "from about June 2004 to August 2004"),
    ("2021-03/2022~", "2021-03-01", "2022-12-31", "interval", "from March 2021 to about 2022"),
    ("1984?/2004%", "1984-01-01", "2004-12-31", "interval", "from possibly 1984 to possibly about 2004"),
    ("Y-20000/-1000", "-20000-01-01", "-1000-12-31", "interval", "from 20,001 BC to 1001 BC"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision", "said"), ACCEPTED, ids=[a[0] for a in ACCEPTED])
def test_accepted(text: str, first: str | None, last: str | None, precision: str, said: str) -> None:
    date = read(text)
    assert date.text == text
    assert bounds(date) == (first, last)
    assert date.precision == precision
    assert date.interval is ("/" in text)
    assert words(date) == said


# text, part of the message, suggestion
REFUSED = [
    # Not in the calendar.
    ("1900-02-29", "1900 is not a leap year; its February has 28 days", None),
    ("2023-02-29", "2023 is not a leap year", None),
    ("-0001-02-29", "-0001 is not a leap year", None),
    ("2024-02-30", "there is no day 30 in February 2024; that month has 29 days", None),
    ("2022-04-31", "there is no day 31 in April 2022; that month has 30 days", None),
    ("2022-12-32", "there is no day 32", None),
    ("2022-13", "there is no month 13", None),
    ("2024-13-01", "there is no month 13", "2024-01-13"),
    ("2022-30-11", "there is no month 30", "2022-11-30"),
    ("2022-00", "there is no month 00", "2022"),
    ("2022-11-00", "there is no day 00", "2022-11"),
    ("2022-11-00~", "there is no day 00", "2022-11~"),
    ("2022-42", "there is no month 42", "2022/2042"),
    ("1985-86", "there is no month 86", "1985/1986"),
    ("2001-21-05", "there is no month 21", "2001-05-21"),
    ("2004-13/2005", "there is no month 13", None),
    ("2004/2005-02-29", "2005 is not a leap year", None),
    ("-0000", "the year 0000 has no sign", "0000"),
    # Times.
    ("1985-04-12T24:00:00Z", "there is no hour 24", "1985-04-12"),
    ("1985-04-12T23:60:00Z", "there is no such time", "1985-04-12"),
    ("1985-04-12T23:20:60Z", "there is no such time", "1985-04-12"),
    ("1985-04-12T23:20:30+24:00", "no such offset", "1985-04-12"),
    ("1985-02-30T23:20:30Z", "there is no day 30 in February 1985", None),
    ("1985-04-12T23:20", "T23:20:30", "1985-04-12T23:20:00"),
    ("1985-04-12 23:20:30Z", "T23:20:30", "1985-04-12T23:20:30Z"),
    ("1985-04-12t23:20:30z", "T23:20:30", "1985-04-12T23:20:30Z"),
    ("1985-04-12T23:20:30.123+0430", "whole seconds", "1985-04-12T23:20:30+04:30"),
    ("1985-04-12T23:20:30?", "takes no mark", "1985-04-12?"),
    ("1985-04-12T10:00:00/1985-04-13", "no time of day", "1985-04-12/1985-04-13"),
    # Intervals.
    ("2023/2022", "ends before it starts", "2022/2023"),
    ("2004-06-11/2004-05", "ends before it starts", "2004-05/2004-06-11"),
    ("-0044/-0045", "ends before it starts", "-0045/-0044"),
    ("../..", "a date at one end", None),
    ("/", "a date at one end", None),
    ("../", "a date at one end", None),
    ("/..", "a date at one end", None),
    ("2022/2023/2024", "an interval like", None),
    ("2022-2023", "joined by a slash", "2022/2023"),
    ("2022 - 2023", "joined by a slash", "2022/2023"),
    ("2022-11-05/2022-11-7", "two digits each", "2022-11-05/2022-11-07"),
    ("2004/open", "written ..", "2004/.."),
    ("unknown/2004", "left empty", "/2004"),
    # Years.
    ("985", "four digits", "0985"),
    ("85", "four digits", None),
    ("12022", "begins with Y", "Y12022"),
    ("+12022", "begins with Y", "Y12022"),
    ("-12022", "begins with Y", "Y-12022"),
    ("Y2022", "more than four digits", "2022"),
    ("Y-0044", "more than four digits", "-0044"),
    ("Y0170000002", "does not begin with 0", "Y170000002"),
    ("Y170000002-01", "stands alone", "Y170000002"),
    ("Y1234567890123", "at most 12 digits", None),
    ("y170000002", "capital letters", "Y170000002"),
    # Look-alikes.
    ("২০২২-১১", "(U+09E8, BENGALI DIGIT TWO)", "2022-11"),
    ("２０２２", "(U+FF12, FULLWIDTH DIGIT TWO) is not the character that a date needs here; type 2 instead", "2022"),
    ("2022–11", "(U+2013, EN DASH) is not the character that a date needs here; type - instead", "2022-11"),
    ("2022–2023", "type - instead", "2022/2023"),
    ("−0044", "(U+2212, MINUS SIGN)", "-0044"),
    ("2022‑11", "(U+2011, NON-BREAKING HYPHEN)", "2022-11"),
    ("2022～", "type ~ instead", "2022~"),
    ("201Х", "type X instead", "201X"),
    ("2022⁄2023", "type / instead", "2022/2023"),
    ("2022\u00a0", "is a space", "2022"),
    ("2022\u200b", "has no place in a date", None),
    ("é2022", "has no place in a date", None),
    # Spaces.
    ("", "nothing is written here", None),
    (" \t", "nothing is written here", None),
    (" 2022", "no space before or after", "2022"),
    ("2022-11\n", "no space before or after", "2022-11"),
    ("2022 /2023", "no spaces in it", "2022/2023"),
    ("2022 11", "two digits each", "2022-11"),
    # Letter case and the draft of 2012.
    ("201x", "capital letters", "201X"),
    ("1985-xx-xx", "capital letters", "1985-XX-XX"),
    ("199u", "capital letters", "199X"),
    ("2004?~", "written %", "2004%"),
    ("2004??", "one mark", "2004?"),
    # Everyday spellings.
    ("2022/11", "follow a hyphen", "2022-11"),
    ("2022/11/05", "follow a hyphen", "2022-11-05"),
    ("2022.11.05", "follow a hyphen", "2022-11-05"),
    ("2022-1-5", "follow a hyphen", "2022-01-05"),
    ("2022-1", "follow a hyphen", "2022-01"),
    ("1985/86", "there is no month 86", "1985/1986"),
    ("20221105", "follow a hyphen", "2022-11-05"),
    ("202211", "follow a hyphen", "2022-11"),
    ("11/2022", "follow a hyphen", "2022-11"),
    ("25.12.2022", "year, month, day", "2022-12-25"),
    ("12/25/2022", "year, month, day", "2022-12-25"),
    ("05/11/2022", "order of day and month is not clear", None),
    ("Nov 2022", "a month is a number", "2022-11"),
    ("November 2022", "a month is a number", "2022-11"),
    ("Sept. 2022", "a month is a number", "2022-09"),
    ("5 November 2022", "a month is a number", "2022-11-05"),
    ("November 5th, 2022", "a month is a number", "2022-11-05"),
    ("30 February 2022", "there is no day 30 in February 2022", None),
    ("spring 2001", "a season is a number", "2001-21"),
    ("fall 2001", "a season is a number", "2001-23"),
    ("Q3 2022", "interval of months", "2022-07/2022-09"),
    ("about 2022", "the mark ~ at the end", "2022~"),
    ("ca. Nov 2022", "the mark ~ at the end", "2022-11~"),
    ("possibly 2022", "the mark ? at the end", "2022?"),
    ("late 2022", "no mark in EDTF", None),
    ("since March 2021", "open end", "2021-03/.."),
    ("from 2021 onwards", "open end", "2021/.."),
    ("until 1985", "open start", "../1985"),
    ("from March 2021 to about 2022", "joined by a slash", "2021-03/2022~"),
    ("May 2022/June 2022", "a month is a number", "2022-05/2022-06"),
    ("2010s", "X for the last digit", "201X"),
    ("1900s", "a decade (190X) or a century (19XX)", None),
    ("44 BC", "0000, which is 1 BC", "-0043"),
    ("1 BCE", "0000, which is 1 BC", "0000"),
    ("AD 476", "four digits", "0476"),
    ("unknown", "left out", None),
    # Nothing near.
    ("soon", "a date looks like", None),
    ("NO", "a date looks like", None),
    ("2022-W05", "a date looks like", None),
    ("2022-123", "a date looks like", None),
    ("2022-11-", "a date looks like", None),
    ("P1Y", "a date looks like", None),
    ("..", "a date looks like", None),
    ("2022/soon", "a date looks like", None),
    ("?2022-x", "a date looks like", None),
]


@pytest.mark.parametrize(("text", "message", "suggestion"), REFUSED, ids=[r[0][:40] for r in REFUSED])
def test_refused(text: str, message: str, suggestion: str | None) -> None:
    refusal = refused(text)
    assert message in refusal.message
    assert refusal.suggestion == suggestion
    assert not refusal.unsupported


# The examples of level 2 in the specification and their kin: text, suggestion
LEVEL_TWO = [
    ("Y-17E7", None),
    ("Y17E7", None),
    ("1950S2", None),
    ("Y171010000S3", None),
    ("Y3388E2S3", None),
    ("2001-34", "2001-04/2001-06"),
    ("2001-40", "2001-01/2001-06"),
    ("2001-25", "2001-21"),
    ("2001-29", None),
    ("[1667,1668,1670..1672]", None),
    ("[..1760-12-03]", None),
    ("[1760-12..]", None),
    ("{1960,1961-12}", None),
    ("{..1984}", None),
    ("2004-06~-11", "2004-06-11~"),
    ("2004?-06-11", "2004-06-11?"),
    ("?2004-06-~11", "2004-06-11%"),
    ("2004-%06-11", "2004-06-11%"),
    ("~2004", "2004~"),
    ("156X-12-25", "156X"),
    ("15XX-12-25", "15XX"),
    ("XXXX-12-XX", None),
    ("1XXX-XX", None),
    ("1XXX-12", None),
    ("1984-1X", "1984-XX"),
    ("1984-11-2X", "1984-11-XX"),
    ("2001-XX-03", "2001-XX-XX"),
    ("XXXX", None),
    ("201X-21", "201X"),
    ("20X2", None),
    ("1XXX~", None),
    ("2004-06-~01/2004-06-~20", "2004-06-01~/2004-06-20~"),
    ("2004-06-XX/2004-07-03", "2004-06/2004-07-03"),
    ("2004/2004-XX", "2004/2004"),
    ("198X/199X", None),
    ("201X/..", None),
    ("1950S2/2004", None),
]


@pytest.mark.parametrize(("text", "suggestion"), LEVEL_TWO, ids=[t[0] for t in LEVEL_TWO])
def test_level_two_is_named_as_such(text: str, suggestion: str | None) -> None:
    refusal = refused(text)
    assert refusal.message.startswith("that is EDTF level 2 (")
    assert refusal.unsupported
    assert refusal.suggestion == suggestion


def test_a_text_beyond_the_bound_is_refused_by_its_length() -> None:
    assert "at most 100 characters; this one has 101" in refused("2" * (MAX_LENGTH + 1)).message
    assert refused("1985-04-12" * 1_000_000).suggestion is None


def test_parts_of_a_date() -> None:
    moment = read("2004-06-11%").start
    assert moment == Moment(2004, "day", 6, 11, mask="2004", uncertain=True, approximate=True)
    assert read("201X").start == Moment(2010, "decade", mask="201X")
    assert read("1985-XX-XX").start == Moment(1985, "day", mask="1985")
    assert read("2001-24").start == Moment(2001, "season", season=24, mask="2001")
    assert (read("1985/..").end, read("1985/").end, read("../1985").start) == ("open", "unknown", "open")
    assert read("1985").end is None


def test_what_a_date_claims() -> None:
    claimed = parts(read("2021-03-05/2022-03~"))
    assert (claimed.years, claimed.months, claimed.days, claimed.seasons) == (("2021", "2022"), (3,), (5,), ())
    assert parts(read("201X")).years == ("201X",)
    assert parts(read("2001-22/..")).seasons == (22,)
    assert parts(read("1985-XX-XX")).months == ()
    assert parts(read("-0044/2000")).years == ("-0044", "2000")


@pytest.mark.parametrize(
    ("a", "b", "certain"),
    [
        ("2021", "2022", True),
        ("2022-01-01", "2022-01-02", True),
        ("2022-01-01", "2022-01-01", False),
        ("2022-06", "2022", False),
        ("2022", "2022-06", False),
        ("2022", "2021", False),
        ("2021/2022", "2022/2023", False),
        ("../1985", "1986", True),
        ("1980/..", "1986", False),
        ("1980/", "1986", False),
        ("1980", "/1986", False),
        ("1980", "1986/..", True),
        ("-0044", "-0043", True),
        ("2001-24", "2002-02", False),
        ("2001-24", "2002-03", True),
    ],
)
def test_certainly_before(a: str, b: str, certain: bool) -> None:
    assert certainly_before(read(a), read(b)) is certain


def test_order_on_a_timeline() -> None:
    in_order = [
        "../1985",
        "../1990",
        "/1995",
        "Y-20000",
        "-0044",
        "0000",
        "1985-01",
        "1985",
        "1985/1986",
        "1985/..",
        "1985-04",
        "1985-04-12",
        "20XX",
        "201X",
        "2022-11-30",
        "Y12022",
    ]
    assert [date.text for date in sorted(map(read, reversed(in_order)), key=sort_key)] == in_order


def test_days_of_any_year_have_an_iso_form() -> None:
    assert Day(2022, 11, 30).iso() == "2022-11-30"
    assert Day(-44, 3, 15).iso() == "-0044-03-15"
    assert Day(170000002, 1, 1).iso() == "+170000002-01-01"
    assert Day(-170000002, 1, 1).iso() == "-170000002-01-01"
    assert Day(-1, 12, 31) < Day(0, 1, 1) < Day(0, 1, 2) < Day(1, 1, 1)


MARKS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates().map(dt.date.isoformat)
MONTHS = st.builds("{:04}-{:02}".format, st.integers(0, 9999), st.integers(1, 12))
SEASONS = st.builds("{:04}-{}".format, st.integers(0, 9999), st.integers(21, 24))
YEARS = st.one_of(
    st.integers(0, 9999).map("{:04}".format),
    st.integers(1, 9999).map("-{:04}".format),
    st.integers(10_000, 10**12 - 1).map("Y{}".format),
    st.integers(10_000, 10**12 - 1).map("Y-{}".format),
)
WITH_X = (
    st.builds(
        lambda sign, year, form: sign + form.format(*year),
        st.sampled_from(["", "-"]),
        st.integers(0, 999).map("{:03}".format),
        st.sampled_from(["{0}{1}{2}X", "{0}{1}XX"]),
    )
    | st.builds("{}-XX".format, MONTHS)
    | st.integers(0, 9999).map("{:04}-XX-XX".format)
)
WHOLE = st.builds("{}{}".format, DAYS | MONTHS | SEASONS | YEARS, MARKS)


@given(WHOLE | st.builds("{}{}".format, WITH_X, MARKS))
def test_every_date_is_read_and_has_bounds_and_words(text: str) -> None:
    date = read(text)
    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= date.latest
    assert words(date)
    marks = {mark for mark, on in (("?", "uncertain"), ("~", "approximate")) if getattr(date.start, on)}
    assert marks == ({"?", "~"} if text[-1] == "%" else {text[-1]} & {"?", "~"})


@given(WHOLE | st.sampled_from(["", ".."]), WHOLE | st.sampled_from(["", ".."]))
def test_two_dates_make_an_interval_one_way_round_at_least(a: str, b: str) -> None:
    there, back = parse(f"{a}/{b}"), parse(f"{b}/{a}")
    if {a, b} <= {"", ".."}:
        assert isinstance(there, Refusal)
        assert isinstance(back, Refusal)
    read_both = [date for date in (there, back) if isinstance(date, Edtf)]
    assert read_both or {a, b} <= {"", ".."}
    for date in read_both:
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest
        assert words(date)


@given(st.dates())
def test_bounds_are_those_of_the_calendar(day: dt.date) -> None:
    last = calendar.monthrange(day.year, day.month)[1]
    iso = day.isoformat()
    assert bounds(read(iso)) == (iso, iso)
    assert bounds(read(iso[:7])) == (iso[:7] + "-01", f"{iso[:7]}-{last}")
    assert bounds(read(iso[:7] + "-XX")) == (iso[:7] + "-01", f"{iso[:7]}-{last}")
    assert bounds(read(iso[:4])) == (iso[:4] + "-01-01", iso[:4] + "-12-31")


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_exactly_the_days_of_the_calendar_are_read(year: int, month: int, day: int) -> None:
    try:
        dt.date(year, month, day)
    except ValueError:
        assert isinstance(parse(f"{year:04}-{month:02}-{day:02}"), Refusal)
    else:
        assert isinstance(parse(f"{year:04}-{month:02}-{day:02}"), Edtf)


def test_days_follow_each_other_without_a_gap_through_the_year_0() -> None:
    written = [
        f"{'-' * (y < 0)}{abs(y):04}-{m:02}-{d:02}" for y in range(-5, 6) for m in range(1, 13) for d in range(1, 32)
    ]
    days = [date for date in map(parse, written) if isinstance(date, Edtf)]
    # Leap years from -5 to 5: -4, 0 and 4.
    assert len(days) == 11 * 365 + 3
    assert all(certainly_before(a, b) for a, b in itertools.pairwise(days))


NEAR_DATES = st.text("0123456789-/.?~%XYTZxyu ESseptonbcfrma:+[]{},–২Ｘ", max_size=MAX_LENGTH)


@given(st.text() | NEAR_DATES | st.text("from to about since - /", max_size=MAX_LENGTH))
def test_any_text_gets_a_date_or_a_reason(text: str) -> None:
    found = parse(text)
    if isinstance(found, Edtf):
        assert words(found)
    else:
        assert found.message
        assert found.message.isprintable()
        if found.suggestion is not None:
            assert isinstance(parse(found.suggestion), Edtf)
            assert found.suggestion != text


@given(
    st.sampled_from(["about ", "from ", " to ", "since ", " - ", "/", "2022 ", "?", "X", "-", "9", "\u0660"]),
    st.integers(1, MAX_LENGTH),
)
def test_long_runs_are_no_burden(piece: str, times: int) -> None:
    text = (piece * times)[:MAX_LENGTH]
    found = parse(text)
    assert isinstance(found, Refusal) or read(text).text == text
