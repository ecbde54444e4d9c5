"""MkDocs events in; checked pages and data out.

All state is made afresh in `on_config`, because `mkdocs serve` keeps this module alive from build to build.
Loading and checking happen there too: it runs before MkDocs empties anything, so a brief with errors leaves the
last good site as it was. The site is built in a folder beside its place and put there in one step at the end.
"""

from __future__ import annotations

import atexit
import gc
import logging
import posixpath
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from brief.checker import Checked, check
from brief.editions import making, receipt
from brief.editions.kept import Kept, checked_with_kept
from brief.editions.online import card, read_offline, script_words
from brief.engine import headings, searching, settings
from brief.exports import data_folder
from brief.language import interface
from brief.language.interface import Interface
from brief.pages import rendering, search
from brief.pages.families import pages
from brief.pages.page import Page
from brief.problems import count, shown
from brief.site import foreign, paths, publish, shell, stopping, timestamp
from brief.site.paths import Paths

# MkDocs counts warnings for --strict only below this name.
log = logging.getLogger("mkdocs.hooks.brief")

IN_MENU = (
    paths.INDEX,
    paths.JUDGEMENTS,
    paths.ANALYSIS,
    paths.TIMELINE,
    paths.ACTORS,
    paths.FACTS,
    paths.SOURCES,
    paths.METHOD,
    read_offline.PATH,
)
"""The pages of the menu, in order."""


@dataclass
class _Build:
    """One build, from `on_config` to `on_post_build`."""

    checked: Checked
    paths: Paths
    staging: publish.Staging
    pages: dict[str, Page]
    """By the path of the page's source as MkDocs sees it: `actors/japan.md`."""
    earlier: list[Kept]
    """The earlier editions that stay."""
    data: dict[str, bytes]
    """The exports."""
    wanted: list[str]
    """The editions to make."""
    seconds: float = 0.0


_build: _Build | None = None
_serving = False
"""Under `mkdocs serve` every save is a build: no editions then."""


def on_startup(command: str, **_: Any) -> None:
    """Remember what MkDocs was called for."""
    global _serving  # noqa: PLW0603 the same for all builds of a process
    _serving = command == "serve"
    # MkDocs stops serving by itself.
    if _serving:
        atexit.register(_clear_up)
    else:
        stopping.watch(_clear_up)


def _clear_up() -> None:
    if _build is not None:
        publish.abandon(_build.staging)


@event_priority(100)
def _settle(config: MkDocsConfig) -> MkDocsConfig:
    """Give the plugins our settings before they read their own."""
    settings.apply(config)
    return config


def _begin(config: MkDocsConfig) -> MkDocsConfig:
    """Check the brief; without errors, send the build to a folder beside the site."""
    global _build  # noqa: PLW0603 MkDocs gives hooks no other place to keep a build's state
    _build = None
    # A build makes much and drops little before its end: the collector would walk through all of it again and again.
    gc.unfreeze()
    gc.disable()
    project = settings.project(config)
    shown = settings.content(config)
    content = project / shown
    target = Path(config.site_dir)
    kept = [content, Path(config.docs_dir), *(project / name for name in ("hooks", "tests", ".git"))]
    # MkDocs reads the variable too, later and without a word to whoever set it.
    refused = publish.refusal(target, project, kept) or timestamp.refusal()
    if refused:
        raise PluginError(refused)
    if not content.is_dir():
        raise PluginError(f'There is no folder "{shown}" beside mkdocs.yml; it holds the brief.')
    wanted = settings.editions(config)
    checked, earlier = checked_with_kept(check(content, shown, log.info), content, shown)
    outside = config.exclude_docs
    beside = foreign.refusals(Path(config.docs_dir), project, outside.match_file if outside else lambda _: False)
    checked.problems.extend(beside)
    _report(checked, strict=config.strict)
    graph_paths = Paths(config.use_directory_urls, config.site_url or "")
    made = {f"{page.path}.md": page for page in pages(checked.graph, graph_paths, checked.outcomes)}
    made[f"{read_offline.PATH}.md"] = read_offline.page(checked.graph, graph_paths, serving=_serving)
    try:
        with stopping.held():
            _build = _Build(checked, graph_paths, publish.begin(target), made, earlier, {}, wanted)
    except publish.PublishError as error:
        raise PluginError(str(error)) from None
    config.site_dir = str(_build.staging.folder)
    about = checked.graph.brief.about
    say = interface.of(about.language)
    _speak(config, say, about.language)
    config.site_name = str(escape(about.title))
    config.site_author = str(escape(", ".join(about.authors)))
    config.extra["running_head"] = rendering.css_string(about.title)
    config.site_description = str(escape(made["index.md"].description))
    if config.nav is None:
        titles = {path: made[f"{path}.md"].title for path in IN_MENU} | {paths.INDEX: say.gettext("Brief")}
        config.nav = [{title: f"{path}.md"} for path, title in titles.items()]
    return config


on_config = CombinedEvent(_settle, _begin)


def _speak(config: MkDocsConfig, say: Interface, tag: str | None) -> None:
    """Give the theme its language, and what the shell of each page says."""
    config.theme["language"] = shell.language(config.theme.dirs, tag)
    config.extra["brief_words"] = receipt.in_html(script_words.on_pages(say))
    config.extra["brief_shell"] = shell.words(say)
    toggles = shell.toggles(say)
    for scheme in config.theme.get("palette") or ():
        toggle = scheme["toggle"] if isinstance(scheme, dict) and "toggle" in scheme else {}
        if toggle.get("name") in toggles:
            toggle["name"] = toggles[toggle["name"]]


def _report(checked: Checked, *, strict: bool) -> None:
    first, more = shown(checked.problems)
    for problem in first:
        log.log(logging.ERROR if problem.level == "error" else logging.WARNING, problem.render())
    if more:
        log.log(logging.ERROR if checked.errors else logging.WARNING, "… and %d more", more)
    if checked.errors or (strict and checked.warnings):
        raise PluginError(f"The brief has {count(checked.problems)}. No site was built; the last one is as it was.")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and the data. Only the menu's pages are in the navigation, which every page carries."""
    build = _of(_build)
    in_menu = {f"{path}.md" for path in IN_MENU}
    # README.md becomes index.html too, and many disks take Facts.html and facts.html for one.
    ours = {File.generated(config, name, content="").dest_uri.casefold() for name in build.pages}
    for file in [file for file in files if file.dest_uri.casefold() in ours]:
        files.remove(file)
    for name, page in build.pages.items():
        file = File.generated(config, name, content="")
        if name not in in_menu:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        file.edit_uri = posixpath.join("..", page.origin) if page.origin else None
        _replace(files, file)
    for path, asset in shell.assets().items():
        # The author's own file of that name stays.
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, abs_src_path=str(asset), inclusion=InclusionLevel.INCLUDED))
    build.data = data_folder.files(build.checked.graph, build.paths)
    beside = making.files(build.checked.graph, build.paths, serving=_serving, say=log.info)
    config.extra["brief_card"] = build.paths.full_asset(card.PATH) if card.PATH in beside else ""
    for name, content in (build.data | beside).items():
        file = File.generated(config, name, content=content)
        file.inclusion = InclusionLevel.INCLUDED
        _replace(files, file)
    if search.is_japanese(build.checked.graph):
        searching.read_as(config, "ja")
    log.info("%s pages to render", f"{len(build.pages):,}")
    build.seconds = time.perf_counter()
    return files


def _replace(files: Files, file: File) -> None:
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def on_page_markdown(markdown: str, page: SitePage, **_: Any) -> str:
    """A page of ours has no Markdown; it gets its title and description here. Any other page keeps little of its front
    matter."""
    ours = _of(_build).pages.get(page.file.src_uri)
    if ours is None:
        page.meta = foreign.fields(page.meta)
        return markdown
    # The sitemap's date: the clock has no place in what is built.
    page.update_date = timestamp.moment(_of(_build).checked.graph.brief.about).date().isoformat()
    # The theme writes these into HTML as they are.
    if ours.path != paths.INDEX:
        page.title = str(escape(ours.title))
    page.meta["description"] = str(escape(ours.description))
    page.meta["search"] = {"boost": ours.weight}
    if not ours.headings or ours.wide:
        page.meta["hide"] = ["toc"]
    return ""


def on_page_content(html: str, page: SitePage, **_: Any) -> str:
    """Give the page its headings, and the search what it is to read of it."""
    ours = _of(_build).pages.get(page.file.src_uri)
    if ours is None:
        page.title = foreign.words(page.title)
        headings.make_plain(page.toc)
        return foreign.cleaned(html)
    page.toc = headings.of(ours)
    return ours.search_html


@event_priority(-100)
def on_page_context(context: TemplateContext, page: SitePage, config: MkDocsConfig, **_: Any) -> TemplateContext:
    """Hand over the page's finished HTML, after the search plugin has read its part: reading whole pages would be
    half of the build, and would find each fact on every page that mentions it."""
    ours = _of(_build).pages.get(page.file.src_uri)
    if ours is not None:
        searching.lead(config, page.url, ours)
        page.content = ours.html
    # Not in the page's metadata, which anybody can write.
    context["brief_checked"] = ours is not None  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, **_: Any) -> str:
    """Mend the theme's HTML."""
    return shell.mended(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The same for the page that a server shows for an address without one."""
    return shell.mended(output_content) if template_name.endswith(".html") else output_content


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Add the editions, after plugins have written their last files, and put the finished site in its place, unless
    --strict is about to refuse it."""
    gc.freeze()
    gc.enable()
    build = _of(_build)
    log.info("%s pages rendered … %.1f s", f"{len(build.pages):,}", time.perf_counter() - build.seconds)
    if not _serving:
        _write_editions(build)
    handlers = logging.getLogger("mkdocs").handlers
    if config.strict and any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler)):
        publish.abandon(build.staging)
        return
    try:
        publish.publish(build.staging)
    except publish.PublishError as error:
        raise PluginError(str(error)) from None
    finally:
        config.site_dir = str(build.staging.target)


def _write_editions(build: _Build) -> None:
    started = time.perf_counter()
    ours = [page for page in build.pages.values() if page.path != read_offline.PATH]
    inputs = making.Inputs(build.checked.graph, build.paths, ours, build.data, build.earlier, build.wanted)
    try:
        for line in making.write(inputs, build.staging.folder):
            log.info(line)
    except OSError as error:
        reason = error.strerror or error
        raise PluginError(f"The editions could not be written: {reason}. The last site is as it was.") from None
    log.info("editions to take along made … %.1f s", time.perf_counter() - started)


def on_build_error(error: Exception, **_: Any) -> None:
    """Leave nothing beside the last good site, and say plainly what the system refused: a full disk, mostly."""
    gc.enable()
    _clear_up()
    if isinstance(error, OSError) and error.strerror:
        raise PluginError(f"The site could not be written: {error.strerror}. The last site is as it was.") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """While an author's slip stops a rebuild, go on serving the last good site. MkDocs itself would let every
    request wait until the slip is mended."""
    rebuild = server.builder

    def careful() -> None:
        try:
            rebuild()
        except Abort:
            log.error("The last good site is still served. Mend the problems above and save.")

    server.builder = careful
    server.watch(str(settings.project(config) / settings.content(config)))
    server.watch(str(shell.HERE))
    return server


def _of(build: _Build | None) -> _Build:
    if build is None:
        raise PluginError("The build did not begin with on_config; this is a fault of the tool, please report it.")
    return build
