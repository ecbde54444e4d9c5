"""Spellings of dates that EDTF levels 0 and 1 do not have, and the nearest spelling that they do.

Only for the wording of refusals: nothing here decides whether a text is a date. A spelling given here may
still be no date (30 February); `brief.dates.edtf` reads it again before it shows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

LEVEL_TWO = "that is EDTF level 2 ({}); only levels 0 and 1 are read"
"""The words for EDTF that is of level 2; the braces take what makes it so."""

_MARK_OF = {
    **dict.fromkeys(("about", "approximately", "approx.", "around", "c.", "ca", "ca.", "circa"), "~"),
    **dict.fromkeys(("maybe", "perhaps", "possibly", "probably"), "?"),
}
_GROUPS = {
    25: "21",
    26: "22",
    27: "23",
    28: "24",
    33: "01/03",
    34: "04/06",
    35: "07/09",
    36: "10/12",
    37: "01/04",
    38: "05/08",
    39: "09/12",
    40: "01/06",
    41: "07/12",
}
"""EDTF level 2 groups of months by their code: the season of level 1, or first and last month. The southern
seasons (29 to 32) have no counterpart at level 1."""
_KEYWORDS = {"unknown": "", **dict.fromkeys(("open", "now", "present", "ongoing", "today"), "..")}


@dataclass(frozen=True)
class Near:
    """Why a text is no date, and what its author may have meant."""

    why: str
    """In plain words, without the text itself."""
    spelling: str | None = None
    """The nearest EDTF, where there is one."""
    level2: bool = False
    """Whether the text is EDTF, only of level 2."""


def plain(text: str) -> str:
    """`text` with look-alikes made plain: digits of any script, dashes, full-width signs, wide spaces."""
    return "".join(c if c.isascii() else _plain_of(c) or c for c in text)


def strange(character: str) -> str:
    """Why a character outside ASCII cannot stand in a date, and what to type instead."""
    number = f"U+{ord(character):04X}, {unicodedata.name(character, 'a character without a name')}"
    shown = f'"{character}" ({number})' if character.isprintable() else number
    meant = _plain_of(character)
    if meant is None:
        return f"{shown} has no place in a date"
    if meant == " ":
        return f"{shown} is a space, and a date has no spaces in it"
    return f"{shown} is not the character that a date needs here; type {meant} instead"


def nearest(text: str) -> Near | None:
    """What a text that is not EDTF of levels 0 and 1 may mean; None where nothing comes near."""
    low = " ".join(text.lower().split())
    if text != text.strip():
        return Near("a date has no space before or after it", _part(low))
    return _level_two(text) or _old_keys(text) or _everyday(low)


def _plain_of(character: str) -> str | None:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character == "\u2212" or unicodedata.category(character) == "Pd":
        return "-"
    if character in "⁄∕":
        return "/"
    if character in "×ХхΧχ":
        return "X"
    if character.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if folded.isascii() and folded.strip() else None


_SIGNIFICANT = re.compile(r"Y?-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?")
_GROUP = re.compile(r"(-?[0-9]{4})-(2[5-9]|3[0-9]|4[01])[?~%]?")
_MARKED = re.compile(r"[?~%]?-?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}")


def _level_two(text: str) -> Near | None:
    if "/" in text:
        ends = text.split("/")
        near = [_level_two(end) for end in ends] if len(ends) == 2 else []
        why = next((end.why for end in near if end), None)
        if not why:
            return None
        spelled = [one.spelling if one else end for one, end in zip(near, ends, strict=True)]
        return Near(why, None if None in spelled else "/".join(map(str, spelled)), level2=True)
    if text[:1] in ("[", "{") and text[-1:] in ("]", "}"):
        return Near(LEVEL_TWO.format("a set of dates"), level2=True)
    if ("E" in text or "S" in text) and _SIGNIFICANT.fullmatch(text):
        return Near(LEVEL_TWO.format("a year with E or S"), level2=True)
    if group := _GROUP.fullmatch(text):
        first, _, last = _GROUPS.get(int(group[2]), "").partition("/")
        spelling = f"{group[1]}-{first}" + (f"/{group[1]}-{last}" if last else "") if first else None
        return Near(LEVEL_TWO.format("a group of months"), spelling, level2=True)
    return _partial(text) if _MARKED.fullmatch(text) else None


def _partial(text: str) -> Near | None:
    """Level 2 because of a mark, or an X, on one part of the date only."""
    bare = re.sub("[?~%]", "", text)
    marks = set(text) & set("?~%")
    mark = marks.pop() if len(marks) == 1 else "%" if marks else ""
    if text not in (bare, bare + mark):
        return Near(
            LEVEL_TWO.format("a mark on one part of a date") + "; there, one mark at the end is about the whole date",
            bare + mark,
            level2=True,
        )
    if "X" not in bare:
        return None
    sign = "-" * bare.startswith("-")
    year, *rest = bare.removeprefix("-").split("-")
    first = next((at for at, part in enumerate(rest) if "X" in part), len(rest))
    # From the first X on, level 1 leaves everything open.
    kept = [year] if "X" in year else [year, *rest[:first], *("XX" for _ in rest[first:])]
    return Near(
        LEVEL_TWO.format("an X that does not end the date, or more of them than level 1 has"),
        sign + "-".join(kept) + mark,
        level2=True,
    )


def _everyday(text: str) -> Near | None:
    return next((near for rule in _RULES if (near := rule(text))), None)


def _part(text: str) -> str:
    near = _everyday(text)
    return near.spelling if near and near.spelling else text.upper()


_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:[.,][0-9]+)? ?"
    r"(z|[+-][0-9]{2})?(?::?([0-9]{2}))?([?~%])?"
)


def _time(text: str) -> Near | None:
    match = _TIME.fullmatch(text)
    if not match:
        return None
    day, hour, seconds, zone, minutes, mark = match.groups()
    if mark:
        return Near("a date with a time takes no mark", day + mark)
    zone = (zone or "").upper() + (f":{minutes}" if minutes else "")
    return Near(
        "a time is written like T23:20:30, with whole seconds, then Z or +04:30 or nothing",
        f"{day}T{hour}{seconds or ':00'}{zone}",
    )


_YEAR_FIRST = re.compile(r"(-?[0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?([?~%]?)")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/.]([0-9]{4})([?~%]?)")
_RUN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_TWO_YEARS = re.compile(r"([0-9]{4}) ?- ?([0-9]{4})")
_LONG = re.compile(r"[+y]?(-?[0-9]{5,12})")
_DECADE = re.compile(r"(?:the )?([0-9]{3})0'?s")
_QUARTER = re.compile(r"q([1-4])[ /-]?([0-9]{4})|([0-9]{4})[ /-]?q([1-4])")
_ERA = re.compile(r"([0-9]{1,12}) ?(bce?|ad|ce)|(ad) ([0-9]{1,4})")


def _day_or_month(text: str) -> Near | None:
    hyphens = "month and day are two digits each and follow a hyphen"
    if match := _YEAR_FIRST.fullmatch(text):
        year, *rest, mark = match.groups()
        return Near(hyphens, "-".join([year, *(part.zfill(2) for part in rest if part)]) + mark)
    if (match := _RUN.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        return Near(hyphens, "-".join(part for part in match.groups() if part))
    if not (match := _YEAR_LAST.fullmatch(text)):
        return None
    first, second, year, mark = match.groups()
    if not first:
        return Near(hyphens, f"{year}-{second.zfill(2)}{mark}")
    if int(first) <= 12 and int(second) <= 12 and int(first) != int(second):
        return Near("the order of day and month is not clear; write year, month, day, like 2022-11-30")
    month, day = sorted((first.zfill(2), second.zfill(2)))
    return Near("a date is written year, month, day, joined by hyphens", f"{year}-{month}-{day}{mark}")


def _years(text: str) -> Near | None:
    if match := _TWO_YEARS.fullmatch(text):
        return Near("the two ends of an interval are joined by a slash", f"{match[1]}/{match[2]}")
    if match := _LONG.fullmatch(text):
        return Near("a year of more than four digits begins with Y", f"Y{match[1]}")
    if re.fullmatch(r"[0-9]{1,3}", text):
        return Near("a year has four digits", text.zfill(4) if len(text) == 3 else None)
    if match := _QUARTER.fullmatch(text):
        year, quarter = match[2] or match[3], int(match[1] or match[4])
        first, _, last = _GROUPS[32 + quarter].partition("/")
        return Near("a quarter is written as an interval of months", f"{year}-{first}/{year}-{last}")
    if match := _DECADE.fullmatch(text):
        tens, century = match[1], match[1][:2]
        if tens.endswith("0"):
            return Near(f"that may be a decade ({tens}X) or a century ({century}XX); write which is meant")
        return Near("a decade is written with X for the last digit", f"{tens}X")
    if match := _ERA.fullmatch(text):
        if (match[2] or "").startswith("b"):
            return Near("years before our era count down from 0000, which is 1 BC", _year(1 - int(match[1])))
        return Near("a year has four digits", _year(int(match[1] or match[4])))
    return None


def _year(year: int) -> str:
    return f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04}"


_CASE = re.compile(r"[-0-9XYxuy]+")


def _old_keys(text: str) -> Near | None:
    """Lower-case letters, and the `u`, `open`, `unknown` and `?~` of the EDTF draft of 2012."""
    if text == "unknown":
        return Near("a date that is not known is left out here")
    ends, whys = [], []
    for end in text.split("/", 2):
        body = end.rstrip("?~%")
        mark = end[len(body) :]
        if len(mark) > 1:
            whys.append("one mark may stand at the end; ? and ~ together are written %")
            mark = mark[0] if len(set(mark)) == 1 else "%"
        if body.lower() in _KEYWORDS:
            whys.append("an open end is written .. and an unknown end is left empty")
            body = _KEYWORDS[body.lower()]
        elif _CASE.fullmatch(body) and set(body) & set("xuy"):
            whys.append("X and Y are capital letters; X stands for each digit that is left open")
            body = body.upper().replace("U", "X")
        ends.append(body + mark)
    return Near(whys[0], "/".join(ends)) if whys else None


def _words(text: str) -> Near | None:
    tokens = [token for token in re.findall(r"[a-z]+|[0-9]+", text) if token not in _SMALL]
    names = [token for token in tokens if token.isalpha()]
    years = [token for token in tokens if token.isdigit() and len(token) == 4]
    days = [token for token in tokens if token.isdigit() and len(token) < 3]
    if len(years) != 1 or len(names) != 1 or len(days) > 1 or 2 + len(days) != len(tokens):
        return None
    name, mark = names[0], text[-1] if text[-1] in "?~%" else ""
    if name in SEASONS and not days:
        return Near(
            "a season is a number after the year: 21 spring, 22 summer, 23 autumn, 24 winter",
            f"{years[0]}-{SEASONS[name]}{mark}",
        )
    if name in ("early", "mid", "late"):
        return Near(f'"{name}" has no mark in EDTF; write the year, a season, or an interval of months')
    month = next((at for at, full in enumerate(MONTHS, 1) if full.lower().startswith(name)), None)
    if month is None or len(name) < 3:
        return None
    return Near(
        "a month is a number after the year",
        "-".join([years[0], f"{month:02}", *(day.zfill(2) for day in days)]) + mark,
    )


_SMALL = {"of", "the", "in", "on", "st", "nd", "rd", "th"}


def _phrase(text: str) -> Near | None:
    head, _, rest = text.partition(" ")
    if rest and head in _MARK_OF:
        return Near(f'"{head}" is the mark {_MARK_OF[head]} at the end', _part(rest) + _MARK_OF[head])
    before, _, last = rest.rpartition(" ")
    if head == "from" and before and last in ("on", "onward", "onwards"):
        return Near("an open end is written ..", _part(before) + "/..")
    if rest and head == "since":
        return Near("an open end is written ..", _part(rest) + "/..")
    if rest and head in ("until", "till", "by"):
        return Near("an open start is written ..", "../" + _part(rest))
    start, joint, end = text.removeprefix("from ").partition(" to ")
    if not joint:
        start, joint, end = text.partition(" - ")
    if joint and start and end:
        return Near("the two ends of an interval are joined by a slash", f"{_part(start)}/{_part(end)}")
    return None


def _ends(text: str) -> Near | None:
    """An interval with an end that needs another spelling."""
    start, slash, end = (part.strip() for part in text.partition("/"))
    if not slash or "/" in end:
        return None
    near = _everyday(start) or _everyday(end)
    return Near(near.why, f"{_part(start)}/{_part(end)}") if near else None


def _spaced(text: str) -> Near | None:
    return Near("a date has no spaces in it", text.replace(" ", "").upper()) if " " in text else None


_RULES: tuple[Callable[[str], Near | None], ...] = (
    _time,
    _phrase,
    _day_or_month,
    _years,
    _words,
    _ends,
    _spaced,
)
