"""The settings of a site, in the shape of `mkdocs.yml`. What an author writes there goes before them.

One build serves the web and the disk, so the settings that work without network are the only settings.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from brief.editions import making
from brief.engine import searching
from brief.site import shell

Settings = dict[str, Any]

_SWITCH = "material/brightness-auto", "material/weather-sunny", "material/weather-night"

THEME: Settings = {
    # Else the page asks a server for its fonts.
    "font": False,
    "favicon": "assets/icon.svg",
    "logo": "assets/icon.svg",
    # No navigation.instant: from disk it breaks tooltips.
    "features": [
        # Shown only where edit_uri makes a link possible.
        "content.action.edit",
        "navigation.indexes",
        "navigation.top",
        "search.highlight",
        "toc.follow",
    ],
    "palette": [
        {
            "media": "(prefers-color-scheme)",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": _SWITCH[0], "name": "Colours follow your system: switch to light"},
        },
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": _SWITCH[1], "name": "Colours are light: switch to dark"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": _SWITCH[2], "name": "Colours are dark: follow your system"},
        },
    ],
}

EXTRA: Settings = {
    "generator": False,
    # Search from disk. The word "iframe-worker" in the name keeps the offline plugin from adding a script of its
    # own, which it would fetch from the network.
    "polyfills": ["assets/iframe-worker.js"],
}

SITE: Settings = {
    # From disk a link must name its file: no program is there to turn a folder into a page.
    "use_directory_urls": False,
    # What editors leave behind. Files that begin with a dot stay out by themselves.
    "exclude_docs": "*~\n*.bak\n*.orig\n",
}

STYLES = [f"assets/{name}.css" for name in ("brief", "pictures", "judgements", "editions", "previews")]
SCRIPTS = [f"assets/{name}.js" for name in ("brief", "previews", "offline")]

WARNED = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "anchors", "absolute_links", "unrecognized_links"),
}
"""What MkDocs finds wrong with links, and would mostly say under its breath."""


def apply(config: MkDocsConfig) -> None:
    """Give a site our settings wherever its author has written none. Before the plugins read theirs."""
    written: Settings = {}
    for settings in config.user_configs:
        written.update(settings)
    if "use_directory_urls" not in written:
        config.use_directory_urls = SITE["use_directory_urls"]
    if "exclude_docs" not in written:
        config.exclude_docs = PathSpec().validate(SITE["exclude_docs"])
    for name in THEME.keys() - _mapping(written.get("theme")).keys():
        config.theme[name] = deepcopy(THEME[name])
    _find_templates(config)
    extra = _mapping(written.get("extra"))
    config.extra["generator"] = extra.get("generator", EXTRA["generator"])
    config.extra["polyfills"] = _before(EXTRA["polyfills"], extra.get("polyfills") or [])
    config.extra_css = _before(STYLES, config.extra_css)
    config.extra_javascript = _before(SCRIPTS, config.extra_javascript)
    _warn(config, _mapping(written.get("validation")))
    searching.settle(config)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _before(ours: list[str], theirs: list[Any]) -> list[Any]:
    return [*(one for one in ours if one not in map(str, theirs)), *theirs]


def _find_templates(config: MkDocsConfig) -> None:
    """Put our templates before those of the theme, and after those of the author."""
    dirs = config.theme.dirs
    if not any(Path(folder).resolve() == shell.THEME for folder in dirs):
        dirs.insert(1 if config.theme.custom_dir else 0, str(shell.THEME))


def _warn(config: MkDocsConfig, written: Mapping[str, Any]) -> None:
    for section, names in WARNED.items():
        theirs = written.keys() | _mapping(written.get(section)).keys()
        for name in names:
            if name not in theirs:
                config.validation[section][name] = logging.WARNING


def project(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml lies in."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def content(config: MkDocsConfig) -> str:
    """The folder of the brief as mkdocs.yml names it under `extra: content`, for messages as well."""
    name = config.extra.get("content") or "content"
    path = PurePosixPath(name) if isinstance(name, str) else None
    if path is None or path.is_absolute() or ".." in path.parts or not path.parts:
        raise PluginError('"content" in mkdocs.yml is the folder of the brief, below that of mkdocs.yml: briefs/suez')
    return path.as_posix()


def editions(config: MkDocsConfig) -> list[str]:
    """The editions that mkdocs.yml names under `extra: editions`; all where it names none."""
    value = config.extra.get("editions", making.KINDS)
    names = (value or "").split() if isinstance(value, str | None) else value
    known = ", ".join(making.KINDS)
    if not isinstance(names, (list, tuple)):
        raise PluginError(f'"editions" in mkdocs.yml is a list of what to make: {known}')
    for name in names:
        if name not in making.KINDS:
            raise PluginError(f'"editions" in mkdocs.yml: there is no edition "{name}"; there are {known}')
    return list(names)
