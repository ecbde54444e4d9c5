"""The moment that a file says it was made, where its format wants one.

It is never the clock's, so that the same content gives the same bytes. `SOURCE_DATE_EPOCH` names it
(reproducible-builds.org), else the date of the brief does.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from brief.model.records import About
from brief.problems import printable

VARIABLE = "SOURCE_DATE_EPOCH"
_NEITHER = datetime(1980, 1, 1, tzinfo=UTC)
"""Where neither is there: the first day that a zip file knows."""
_EARLIEST, _LATEST = (datetime.fromtimestamp(seconds, UTC) for seconds in (0, 2**32 - 1))
"""What the compressed sitemap can hold: 32 bits of seconds (RFC 1952)."""
_LAST = 253402300799
"""The last second of the year 9999, counted from 1970."""
_SECONDS = re.compile("[0-9]{1,12}")


def moment(about: About) -> datetime:
    """When the brief was made: as the variable says, else the first day of the brief's date; the nearest moment that
    the formats can hold."""
    given = _given(os.environ.get(VARIABLE, ""))
    if given is None:
        day = about.date.earliest if about.date else None
        given = datetime(day.year, day.month, day.day, tzinfo=UTC) if day and 1 <= day.year <= 9999 else _NEITHER
    return min(max(given, _EARLIEST), _LATEST)


def refusal() -> str | None:
    """Why no build may begin: the variable is set, and to nothing that is a moment."""
    text = os.environ.get(VARIABLE)
    if text is None or _given(text) is not None:
        return None
    return (
        f'{VARIABLE} is "{printable(text)}"; it takes whole seconds since 1970, such as 1700000000. Mend or unset it.'
    )


def _given(text: str) -> datetime | None:
    if not _SECONDS.fullmatch(text) or int(text) > _LAST:
        return None
    return datetime.fromtimestamp(int(text), UTC)
