"""The environment that templates are rendered in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup, escape

from brief.language.interface import Interface, direction
from brief.pages.labels import Labels


def environment(language: Interface, labels: Labels) -> Environment:
    """Data is escaped, a name that a template misspells is an error, and markers leave no blank lines.

    Messages are HTML of ours; the values in them are data and escaped. Templates call the functions of gettext, or
    write `{% trans %}`, which calls them.
    """
    made = Environment(
        loader=PackageLoader("brief.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension reads it
    made.context_class = _Context
    made.globals |= _messages(language)
    made.globals |= {
        "labels": labels,
        "number": language.number,
        "per_cent": language.per_cent,
        "comma": language.comma,
        "semicolon": language.semicolon,
        "direction": direction,
    }
    made.filters["capitalize_first"] = _capitalize_first
    made.filters["coded"] = _coded
    made.filters["listed"] = language.listed
    return made


def _messages(language: Interface) -> dict[str, Callable[..., Markup]]:
    """The functions of gettext, for HTML."""
    plain: dict[str, Markup] = {}

    def gettext(message: str, **values: object) -> Markup:
        if not values:
            # A word stands on every page, many times.
            if message not in plain:
                plain[message] = Markup(language.gettext(message))  # noqa: S704 the message is ours
            return plain[message]
        return Markup(language.gettext(message, **_escaped(values)))  # noqa: S704 the message is ours

    def ngettext(one: str, many: str, number: int, **values: object) -> Markup:
        return Markup(language.ngettext(one, many, number, **_escaped(values)))  # noqa: S704

    def pgettext(context: str, message: str, **values: object) -> Markup:
        return Markup(language.pgettext(context, message, **_escaped(values)))  # noqa: S704

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}


def _escaped(values: dict[str, object]) -> dict[str, object]:
    return {name: escape(value) for name, value in values.items()}


class _Context(Context):
    """Calls what a template calls, and does nothing else. Jinja's own looks each time whether the called wants to know
    the context; none of ours does, and with a call for every cell of a table that is a third of the rendering."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: N805 as in Jinja
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


def _capitalize_first(text: str) -> str:
    """With a capital at the start of a line; unlike Jinja's filter it leaves the other letters, and HTML, alone."""
    return text[:1].upper() + text[1:]


def _coded(text: str) -> Markup:
    """What stands between backticks as code."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 escaped here


def css_string(text: str) -> str:
    """`text` as a string of a style sheet that stands in HTML: signs that either could read otherwise as numbers."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
