"""The command `brief`: what an author does without building the site."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from brief import __version__
from brief.anchoring.quotes import Anchor, SourceIndex, anchor_source
from brief.checker import check as check_folder
from brief.format.loading import load
from brief.model.records import Evidence
from brief.problems import LIMIT, Where, count, render


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="brief")
def commands() -> None:
    """Check a brief whose every sentence can be checked."""


@commands.command()
@click.argument("folder", default="content", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json: one object a line on standard output.",
)
def check(folder: Path, strict: bool, form: str) -> None:
    """Say everything that is wrong in FOLDER (content/ where none is named).

    The exit status is 0 without errors, 1 with errors, and 2 where the command itself was misused.
    """
    require_folder(folder)
    checked = check_folder(folder, folder.as_posix(), lambda line: click.echo(line, err=True))
    if (folder / "editions").is_dir():
        # It brings all pages along, which a brief without earlier editions does without.
        from brief.editions.kept import checked_with_kept

        checked, _ = checked_with_kept(checked, folder, folder.as_posix())
    if form == "json":
        # All of them, for a program; but what costs time is looked up for as many as a person is shown.
        for number, problem in enumerate(checked.problems):
            click.echo(problem.as_json(search=number < LIMIT))
    elif checked.problems:
        click.echo(render(checked.problems))
    else:
        click.echo(f"{folder.as_posix()}: nothing is wrong")
    click.echo(count(checked.problems), err=True)
    failed = checked.errors or (strict and checked.warnings)
    sys.exit(1 if failed else 0)


@commands.command()
@click.argument("words")
@click.option("--source", "source_id", help="Look only in this source.")
@click.option("--folder", default="content", type=click.Path(path_type=Path), help="The brief's folder.")
def quote(words: str, source_id: str | None, folder: Path) -> None:
    """Find WORDS in the sources and print the evidence to paste.

    The exit status is 0 where the words stand in a source, 1 where they do not, and 2 for a misuse.
    """
    require_folder(folder)
    sources = load(folder, folder.as_posix())[0].sources
    if source_id is not None and source_id not in sources:
        raise click.UsageError(f'there is no source "{source_id}"; the sources are: {", ".join(sources)}')
    total = 0
    for id, source in sources.items():
        if source_id in (None, id):
            index = SourceIndex(source)
            where = Where("", 1, 1)
            evidence = Evidence(id, words, where, where, "", 1)
            outcome = anchor_source(index, [evidence])[0]
            places = [outcome.spans] if isinstance(outcome, Anchor) else list(outcome.places)
            total += len(places)
            for place in places:
                anchor = index.anchor(evidence, place)
                sentences = source.reading.sentences_in(anchor.start, anchor.end)
                number = f", sentence {sentences[0].number}" if sentences else ""
                click.echo(f"# {id}, ¶{anchor.paragraph}{number}")
                click.echo(f"- source: {id}\n  quote: {json.dumps(anchor.exact, ensure_ascii=False)}")
    if not total:
        click.echo("these words stand in no source", err=True)
    sys.exit(0 if total else 1)


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--source",
    "articles",
    multiple=True,
    metavar="ID=FILE",
    help="The text of a source that is not published, where you hold it.",
)
def verify(file: Path, articles: tuple[str, ...]) -> None:
    """Check an edition (FILE.zip, .html or .epub): its hashes, and the place of each quote in its source.

    The exit status is 0 where all is as it was made, 1 where it is not, and 2 for a misuse.
    """
    # It brings all pages along, which the check of a brief does without.
    from brief.editions.verify.edition import told
    from brief.editions.verify.edition import verify as verify_file
    from brief.editions.verify.opening import NotAnEdition

    given: dict[str, bytes] = {}
    for article in articles:
        id, _, name = article.partition("=")
        if not name:
            raise click.UsageError(f'"{article}" is not ID=FILE, as in --source defence-talks=article.txt')
        try:
            given[id] = Path(name).read_bytes()
        except OSError as error:
            refuse(f'"{name}" cannot be read: {error.strerror}')
    try:
        outcome = verify_file(file, given)
    except NotAnEdition as error:
        refuse(f'"{file.name}" cannot be checked: {error}')
    except OSError as error:
        refuse(f'"{file.name}" cannot be read: {error.strerror}')
    for line in told(file, outcome):
        click.echo(line)
    sys.exit(1 if outcome.wrong else 0)


def refuse(why: str) -> NoReturn:
    """End with status 2 and one line: how the command is used has nothing to do with it."""
    click.echo(why, err=True)
    sys.exit(2)


def require_folder(folder: Path) -> None:
    """A misuse (status 2) where `folder` is not one."""
    if not folder.is_dir():
        raise click.UsageError(f'there is no folder "{folder.as_posix()}"; name the folder that holds brief.yml')


def main() -> None:
    """The entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A letter that the terminal cannot show is shown by its number, not by a traceback.
            stream.reconfigure(errors="backslashreplace")
    commands.main(prog_name="brief")  # exits by itself


if __name__ == "__main__":
    main()
