"""SVG elements as safe text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold; an HTML file may, but its sections also go into books."""


def tag(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """An element. Children that are not `Markup` are escaped, as are all attributes; those that are None are left
    out. `class_` is spelled `class`, `stroke_width` is spelled `stroke-width`."""
    written = [Markup('{}="{}"').format(key, value) for key, value in _spelled(attributes).items()]
    start = Markup(" ").join([Markup(name), *written])  # noqa: S704 names of elements stand in our own code
    if not children:
        return Markup("<{}/>").format(start)
    return Markup("<{}>{}</{}>").format(start, Markup("").join(_clean(c) for c in children), Markup(name))  # noqa: S704


def link(href: str, title: str, *children: str, **attributes: str | float | None) -> Markup:
    """A link that says in words where it leads."""
    return tag("a", tag("title", title), *children, href=href, **attributes)


_PAGE = 960
"""The height of a printed page in pixels, at the size of a screen; what is higher is printed smaller."""


def picture(id: str, title: str, description: str, height: float, *children: str, width: str = "100%") -> Markup:
    """A whole picture with its name and what it shows in words."""
    return tag(
        "svg",
        tag("title", title, id=f"{id}-title"),
        tag("desc", description, id=f"{id}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        id=id,
        class_="drawn tall" if height > _PAGE else "drawn",
        role="group",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
        width=width,
        height=number(height),
        font_size="12",
        fill="currentColor",
    )


def at(x: float, *children: str, y: float = 0) -> Markup:
    """Children whose pixels count from `x` percent of the picture's width."""
    return tag("svg", *children, x=percent(x), y=number(y), overflow="visible")


def number(value: float) -> str:
    """At most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def percent(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"


def data(values: Mapping[str, str]) -> dict[str, str]:
    """Values for the page's filters, as attributes."""
    return {f"data_{key}": value for key, value in values.items()}


def _spelled(attributes: Mapping[str, str | float | None]) -> dict[str, str]:
    return {
        key.rstrip("_").replace("_", "-"): _NOT_XML.sub("", value) if isinstance(value, str) else number(value)
        for key, value in attributes.items()
        if value is not None
    }


def _clean(child: str) -> Markup:
    return child if isinstance(child, Markup) else escape(_NOT_XML.sub("", child))
