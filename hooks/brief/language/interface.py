"""The words, numbers and direction of everything on a page that the author did not write, in the language of the brief.

English stands in the code and the templates. Each other language is a catalogue in `brief/language/locales`, a gettext
file by BCP 47 tag: `bn.po`. It is read as it is: nothing is compiled, so an edited catalogue cannot be out of date.
How numbers look is Unicode's knowledge (CLDR), which Babel carries. What a reader may quote or link to, such as the
number of a fact or a paragraph, is written the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"
_RIGHT_TO_LEFT = frozenset(["Adlm", "Arab", "Aran", "Armi", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"])
"""Scripts that are written from right to left. Which script a language is written in, Babel knows."""


_ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀"}
"""The first digit of numbering systems that are a language's own; Babel knows which it has, and does not write it."""


@lru_cache(maxsize=4096)
def _quoted(message: str) -> tuple[str, ...]:
    """The places of a message that stand between quotation marks."""
    return tuple(re.findall(r"[“「]%\((\w+)\)s[”」]", message))


def is_right_to_left(tag: str | None) -> bool:
    """Whether a text in this language, named by its BCP 47 tag, runs from right to left."""
    from babel.core import get_global

    language, *others = (tag or ENGLISH).split("-")
    script = next((part.title() for part in others if len(part) == 4 and part.isalpha()), None)
    if script is None:
        likely = get_global("likely_subtags")
        region = "_".join([language.lower(), *(part.upper() for part in others if len(part) == 2)])
        script = (likely.get(region) or likely.get(language.lower(), "__")).split("_")[1]
    return script in _RIGHT_TO_LEFT


def direction(tag: str | None) -> str:
    """The value of HTML's `dir` for a text in this language."""
    return "rtl" if is_right_to_left(tag) else "ltr"


def catalogues() -> list[str]:
    """The tags of the languages that there is a catalogue for, besides English."""
    return sorted(file.name.removesuffix(".po") for file in _folder().iterdir() if file.name.endswith(".po"))


def _folder() -> Any:
    return files("brief.language") / "locales"


@lru_cache(maxsize=8)
def of(tag: str | None) -> Interface:
    """The interface in the language with this BCP 47 tag; in English where there is no catalogue for it."""
    known = {name.lower(): name for name in catalogues()}
    parts = (tag or ENGLISH).replace("_", "-").lower().split("-")
    for length in range(len(parts), 0, -1):
        if name := known.get("-".join(parts[:length])):
            from babel.messages.mofile import write_mo
            from babel.messages.pofile import read_po

            with (_folder() / f"{name}.po").open("rb") as file:
                catalogue = read_po(file, locale=name)
            compiled = BytesIO()
            write_mo(compiled, catalogue)
            compiled.seek(0)
            return Interface(name, GNUTranslations(compiled))
    return Interface(ENGLISH, NullTranslations())


class Interface:
    """What a page says of itself, in one language. Every message is a `%` pattern: a per cent sign is doubled."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        """The tag of the catalogue, not of the brief: `en` for a brief in a language without one."""
        self._translations = translations

    @cached_property
    def _locale(self) -> Locale:
        # Unicode's data takes a while to load; a check of a brief writes no page.
        from babel import Locale

        return Locale.parse(self.language, sep="-")

    def translated(self, message: str) -> str:
        """The message as it stands in the catalogue, its places empty: for a script that fills them."""
        return self._translations.gettext(message)

    def gettext(self, message: str, **values: object) -> str:
        """The message in this language, with the values in their places."""
        return self._filled(self._translations.gettext(message), values)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """The form of the message that fits the number, which `%(num)s` stands for."""
        return self._filled(self._translations.ngettext(one, many, number), {"num": self.number(number), **values})

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The same for a message that means different things in different places."""
        return self._filled(self._translations.pgettext(context, message), values)

    def _filled(self, message: str, values: dict[str, object]) -> str:
        for name in _quoted(message):
            values[name] = self.within(values[name])
        return message % values

    def within(self, value: object) -> object:
        """Words for a place between quotation marks: the same marks in them give way to the inner ones."""
        marks = self._inner_marks
        if not isinstance(value, str) or marks.keys().isdisjoint(map(ord, value)):
            return value
        return value.translate(marks)

    @cached_property
    def _inner_marks(self) -> dict[int, str]:
        outer, inner = self.translated("“%(words)s”"), self.translated("‘%(words)s’")
        return {ord(outer[at]): inner[at] for at in (0, -1)}

    def number(self, value: float) -> str:
        """A count, with the digits and the separators of the language: `1,234`, `১,২৩৪`."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale).translate(self._digits)

    def digits(self, value: int) -> str:
        """A number that is not parted: a year, a day of the month."""
        return str(value).translate(self._digits)

    @cached_property
    def _digits(self) -> dict[int, int]:
        zero = _ZEROS.get(self._locale.default_numbering_system, "0")
        return {ord("0") + n: ord(zero) + n for n in range(10)}

    def per_cent(self, part: int, whole: int) -> str:
        """For example `12%`; `0%` and `100%` only where it is none and all."""
        if part == 0 or whole == 0:
            return self._per_cent(0)
        if part == whole:
            return self._per_cent(100)
        rounded = (200 * part + whole) // (2 * whole)
        if rounded == 0:
            return self.gettext("under %(share)s", share=self._per_cent(1))
        if rounded == 100:
            return self.gettext("over %(share)s", share=self._per_cent(99))
        return self._per_cent(rounded)

    def _per_cent(self, number: int) -> str:
        # Where a language parts the two, its catalogue does so by a space that does not break.
        return self.gettext("%(number)s%%", number=self.digits(number))

    @cached_property
    def comma(self) -> str:
        """What stands between two things of a list."""
        return self.pgettext("between the things of a list", ", ")

    @cached_property
    def semicolon(self) -> str:
        """What stands between two things of a list that may hold commas themselves."""
        return self.pgettext("between the longer things of a list", "; ")

    def listed(self, items: Iterable[str]) -> str:
        """Things in a row."""
        return self.comma.join(items)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The names of the months, January first, as they stand in a date."""
        return self._months("wide")

    @cached_property
    def short_months(self) -> tuple[str, ...]:
        """The same where there is little room."""
        return self._months("abbreviated")

    def _months(self, width: Literal["wide", "abbreviated"]) -> tuple[str, ...]:
        from babel.dates import get_month_names

        names = get_month_names(width, context="format", locale=self._locale)
        return tuple(names[month] for month in range(1, 13))
