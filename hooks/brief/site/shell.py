"""What stands around each page: the words that we give to the theme, its language, and what its HTML lacks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from brief.language import interface
from brief.language.interface import Interface

HERE = Path(__file__).resolve().parent
THEME = HERE / "theme"
"""Templates that go before those of the theme."""

_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"'


def assets() -> dict[str, Path]:
    """Our styles, scripts and pictures, by their path on the site."""
    return {f"assets/{file.name}": file for file in sorted((HERE / "assets").iterdir())}


def words(say: Interface) -> dict[str, str]:
    """By the name that `hooks/brief/site/theme/main.html` calls them."""
    _ = say.gettext
    return {
        "skip": _("Skip to content"),
        "not_found": _("There is no such page"),
        "not_found_why": _("The address may be mistyped, or the page stood in an earlier edition."),
        "unchecked": _("Unchecked"),
        "unchecked_why": _("The checker did not make this page. Nothing on it was compared with a source."),
    }


def toggles(say: Interface) -> dict[str, str]:
    """What the switch of colours says, by what it says in mkdocs.yml."""
    _ = say.gettext
    return {
        "Colours follow your system: switch to light": _("Colours follow your system: switch to light"),
        "Colours are light: switch to dark": _("Colours are light: switch to dark"),
        "Colours are dark: follow your system": _("Colours are dark: follow your system"),
    }


def language(folders: Iterable[str], tag: str | None) -> str:
    """The language that the theme in these folders speaks, and whose direction it takes: that of the brief where it
    has it, and English elsewhere."""
    known = {file.stem for folder in folders for file in Path(folder).glob("partials/languages/*.html")}
    parts = (tag or interface.ENGLISH).split("-")
    named = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in named if name in known), interface.ENGLISH)


def mended(html: str) -> str:
    """What the theme writes outside of its blocks, as the HTML standard has it: a box to tick completes nothing, and
    a label belongs to a field that is there. Without styles an icon without a size fills the screen. Data never looks
    like this: its quotation marks are escaped."""
    html = html.replace(_ICON, _ICON + ' width="24" height="24"')
    for name in ("drawer", "search"):
        html = html.replace(f'id="__{name}" autocomplete="off"', f'id="__{name}"')
    if 'id="__toc"' not in html:
        html = html.replace('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">')
    return html
