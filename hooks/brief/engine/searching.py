"""The search of the theme: its settings, its language, and the words that lead to a place without standing in it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from brief.pages.page import Page

SETTINGS: dict[str, Any] = {
    # No word is passed over: in a brief “likely”, “may” and “not” are what one looks for.
    "pipeline": [],
    # A word of a title counts more, and not more than everything else. What is under "also" leads to a result and is
    # not shown in it: topics, J2, plurals, the other spelling.
    "fields": {"title": {"boost": 10}, "text": {"boost": 1}, "also": {"boost": 1}},
    # Punctuation ends a word, so that “drone”, drone’s and drone. are all found; 3.5 stays one word.
    "separator": r"""[\s\-‐‑–—,;:!?()\[\]{}"“”„‘’'«»/…।、。]+|\.(?!\d)|&(?:[lg]t;|amp;)?""",
}


def settle(config: MkDocsConfig) -> None:
    """Give the search our settings wherever the author of the site has written none."""
    for plugin in _searches(config):
        _settle(plugin)


def _settle(plugin: Any) -> None:
    settings = plugin.config
    # MaterialX has two searches, and only the one that all engines share works from disk as well.
    if "lunr" in settings:
        if not any("provider" in written for written in settings.user_configs):
            settings["provider"] = "lunr"
        settings = settings["lunr"]
    written = {name for given in settings.user_configs for name in given}
    for name in SETTINGS.keys() - written:
        # MkDocs' own search has fewer settings.
        if name in settings:
            settings[name] = deepcopy(SETTINGS[name])


def read_as(config: MkDocsConfig, language: str) -> None:
    """Let the search take words apart as a language does."""
    for index in _indexes(config):
        index.config["lang"] = [language]
    for plugin in _searches(config):
        # MaterialX copies what the language needs.
        if "lunr" in plugin.config:
            plugin.config["lunr"]["lang"] = [language]


def lead(config: MkDocsConfig, url: str, page: Page) -> None:
    """Give the search the words that lead to a place without standing in it, in a field that no result shows."""
    also = {url + (f"#{found.anchor}" if found.anchor else ""): found.also for found in page.search}
    for index in _indexes(config):
        for entry in reversed(index.entries):
            if entry["location"].partition("#")[0] != url:
                break
            if words := also.get(entry["location"]):
                entry["also"] = str(escape(words))


def _indexes(config: MkDocsConfig) -> Iterator[Any]:
    """What the search has read of the pages so far, where it is switched on."""
    for plugin in _searches(config):
        index = getattr(getattr(plugin, "provider", plugin), "search_index", None)
        # MkDocs' own search keeps it in another way.
        if hasattr(index, "entries"):
            yield index


def _searches(config: MkDocsConfig) -> Iterator[Any]:
    names = ("search", "material/search", "materialx/search")
    yield from filter(None, map(config.plugins.get, names))
