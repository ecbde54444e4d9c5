"""The environment that templates are rendered in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context

from brief.pages import labels


def environment() -> Environment:
    """Data is escaped, a name that a template misspells is an error, and markers leave no blank lines."""
    made = Environment(
        loader=PackageLoader("brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.context_class = _Context
    made.globals["labels"] = labels
    made.filters["capitalize_first"] = _capitalize_first
    return made


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
