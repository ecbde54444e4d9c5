"""Dates in words, for a table cell or a sentence: "12 April 1985", "from March 2021 to about 2022".

The patterns are messages of the catalogue, the names of months come from Unicode's data (CLDR).
"""

from __future__ import annotations

from brief.dates.edtf import Edtf, Moment
from brief.language import interface
from brief.language.interface import Interface

_ENGLISH = interface.of(None)


def words(date: Edtf, language: Interface = _ENGLISH, *, once: bool = False) -> str:
    """The date in words, without a full stop; every date that can be read has words. English where no language is
    given, as in data for programs. `once`: the date of what does not last, so it happened by a day and not until it."""
    _ = language.gettext
    start, end = date.start, date.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        return _("from %(start)s to %(end)s", start=_moment(start, language), end=_moment(end, language))
    if isinstance(start, Moment):
        said = _moment(start, language)
        if end is None:
            return said
        return _("from %(start)s on", start=said) if end == "open" else _("from %(start)s, end not known", start=said)
    assert isinstance(end, Moment), "an interval has a date at one end at least"
    said = _moment(end, language)
    if start == "open" and once:
        return _("by %(end)s", end=said)
    return _("until %(end)s", end=said) if start == "open" else _("until %(end)s, start not known", end=said)


def _moment(moment: Moment, language: Interface) -> str:
    _ = language.gettext
    said = _unmarked(moment, language)
    if moment.approximate and moment.uncertain:
        # An estimate that is also in doubt.
        return _("possibly about %(date)s", date=said)
    if moment.approximate:
        return _("about %(date)s", date=said)
    return _("possibly %(date)s", date=said) if moment.uncertain else said


def _unmarked(moment: Moment, language: Interface) -> str:
    _ = language.gettext
    if moment.precision in ("decade", "century"):
        return _years(moment, language)
    year = _year(moment.year, language)
    if moment.season:
        return _season(moment.season, year, _year(moment.latest.year, language), language)
    if moment.precision == "year":
        return year
    if moment.month is None:
        if moment.precision == "month":
            return _("%(date)s, month not known", date=year)
        return _("%(date)s, month and day not known", date=year)
    month = language.months[moment.month - 1]
    if moment.day:
        return _("%(day)s %(month)s %(year)s", day=language.digits(moment.day), month=month, year=year)
    said = _("%(month)s %(year)s", month=month, year=year)
    return said if moment.precision == "month" else _("%(date)s, day not known", date=said)


def _season(season: int, first: str, last: str, language: Interface) -> str:
    """A season by its EDTF number, 21 to 24, in one year, or in two where it runs over New Year."""
    _ = language.gettext
    years = first if last == first else _("%(start)s/%(end)s", start=first, end=last)
    match season:
        case 21:
            return _("spring %(years)s", years=years)
        case 22:
            return _("summer %(years)s", years=years)
        case 23:
            return _("autumn %(years)s", years=years)
        case _:
            return _("winter %(years)s", years=years)


def _years(moment: Moment, language: Interface) -> str:
    """A decade or a century; "some year from … to …" before the year 1000, where "100s" would mislead."""
    _ = language.gettext
    first, last = moment.earliest.year, moment.latest.year
    year = _year(first, language)
    if first < 1000:
        return _("some year from %(start)s to %(end)s", start=year, end=_year(last, language))
    if moment.precision == "century":
        return _("the %(year)ss (century)", year=year)
    if first % 100:
        return _("the %(year)ss", year=year)
    # Its first year ends in two 0s and would read like the century.
    return _("the %(year)ss (decade)", year=year)


def year_words(year: int, language: Interface) -> str:
    """A year where nothing else can be meant: `2022`, `44 BC`, `170,000,002`."""
    # Before the year 1 it counts backwards from 1; the astronomical year 0 is 1 BC.
    count = year if year > 0 else 1 - year
    shown = language.digits(count) if count <= 9999 else language.number(count)
    return shown if year > 0 else language.gettext("%(year)s BC", year=shown)


def _year(year: int, language: Interface) -> str:
    _ = language.gettext
    if year > 9999:
        return _("the year %(year)s", year=language.number(year))
    if year < 1:
        return year_words(year, language)
    if year > 999:
        return language.pgettext("a date", "%(year)s", year=language.digits(year))
    # One to three digits alone would look like any other number.
    return _("AD %(year)s", year=language.digits(year))
