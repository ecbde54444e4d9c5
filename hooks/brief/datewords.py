"""Dates in words, for a table cell or a sentence: "12 April 1985", "from March 2021 to about 2022".

All words of a language stand in one `Language`; another language is another such table.
"""

from __future__ import annotations

from dataclasses import dataclass

from brief.datespellings import MONTHS
from brief.edtf import Edtf, Moment


@dataclass(frozen=True)
class Language:
    """The words of one language. Braces are filled in by name."""

    months: tuple[str, ...]
    seasons: dict[int, str]
    """By EDTF season, 21 to 24; `{years}` is one year, or two where the season runs over New Year."""
    day: str
    month: str
    year_bc: str
    """`{year}` counts backwards from 1; the astronomical year 0 is 1 BC."""
    year_ad: str
    """A year of one to three digits, which alone would look like any other number."""
    year_long: str
    """A year of more than four digits; `{year}` has its thousands parted."""
    thousands: str
    """What parts the thousands."""
    winter: str
    """Two years of one winter."""
    decade: str
    """`{year}` is the first year, which ends in one 0."""
    decade_of_century: str
    """The first decade of a century, whose first year ends in two 0s and would read like the century."""
    century: str
    years: str
    """Some year between two, where round numbers would mislead."""
    day_unknown: str
    month_unknown: str
    both_unknown: str
    approximate: str
    uncertain: str
    both: str
    """An estimate that is also in doubt."""
    interval: str
    open_start: str
    open_end: str
    unknown_start: str
    unknown_end: str


ENGLISH = Language(
    months=MONTHS,
    seasons={21: "spring {years}", 22: "summer {years}", 23: "autumn {years}", 24: "winter {years}"},
    day="{day} {month} {year}",
    month="{month} {year}",
    year_bc="{year} BC",
    year_ad="AD {year}",
    year_long="the year {year}",
    thousands=",",
    winter="{start}/{end}",
    decade="the {year}s",
    decade_of_century="the {year}s (decade)",
    century="the {year}s (century)",
    years="some year from {start} to {end}",
    day_unknown="{date}, day not known",
    month_unknown="{date}, month not known",
    both_unknown="{date}, month and day not known",
    approximate="about {date}",
    uncertain="possibly {date}",
    both="possibly about {date}",
    interval="from {start} to {end}",
    open_start="until {end}",
    open_end="from {start} on",
    unknown_start="until {end}, start not known",
    unknown_end="from {start}, end not known",
)


def words(date: Edtf, language: Language = ENGLISH) -> str:
    """The date in words, without a full stop; every date that can be read has words."""
    start, end = date.start, date.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        return language.interval.format(start=_moment(start, language), end=_moment(end, language))
    if isinstance(start, Moment):
        if end is None:
            return _moment(start, language)
        pattern = language.open_end if end == "open" else language.unknown_end
        return pattern.format(start=_moment(start, language))
    assert isinstance(end, Moment), "an interval has a date at one end at least"
    pattern = language.open_start if start == "open" else language.unknown_start
    return pattern.format(end=_moment(end, language))


def _moment(moment: Moment, language: Language) -> str:
    said = _unmarked(moment, language)
    if moment.approximate:
        return (language.both if moment.uncertain else language.approximate).format(date=said)
    return language.uncertain.format(date=said) if moment.uncertain else said


def _unmarked(moment: Moment, language: Language) -> str:
    if moment.precision in ("decade", "century"):
        return _years(moment, language)
    year = _year(moment.year, language)
    if moment.season:
        last = _year(moment.latest.year, language)
        years = year if last == year else language.winter.format(start=year, end=last)
        return language.seasons[moment.season].format(years=years)
    if moment.precision == "year":
        return year
    if moment.month is None:
        pattern = language.month_unknown if moment.precision == "month" else language.both_unknown
        return pattern.format(date=year)
    month = language.months[moment.month - 1]
    if moment.day:
        return language.day.format(day=moment.day, month=month, year=year)
    said = language.month.format(month=month, year=year)
    return said if moment.precision == "month" else language.day_unknown.format(date=said)


def _years(moment: Moment, language: Language) -> str:
    """A decade or a century; "some year from … to …" before the year 1000, where "100s" would mislead."""
    first, last = moment.earliest.year, moment.latest.year
    if first < 1000:
        return language.years.format(start=_year(first, language), end=_year(last, language))
    if moment.precision == "century":
        pattern = language.century
    else:
        pattern = language.decade if first % 100 else language.decade_of_century
    return pattern.format(year=_year(first, language))


def _year(year: int, language: Language) -> str:
    if year > 9999:
        return language.year_long.format(year=_parted(year, language))
    if year < 1:
        return language.year_bc.format(year=_parted(1 - year, language) if year < -9998 else 1 - year)
    return str(year) if year > 999 else language.year_ad.format(year=year)


def _parted(number: int, language: Language) -> str:
    return f"{number:,}".replace(",", language.thousands)
