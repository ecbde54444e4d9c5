"""The catalogues of the interface, brought up to date with the code: `make words`; `make words ARGS=fr` begins one.

New messages come in without a translation, those that the code no longer has go, and nothing is guessed.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from brief.checks.rules import CHECKS
from brief.language.interface import catalogues
from brief.model.scales import SCALES

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
LOCALES = HOOKS / "brief" / "language" / "locales"
METHODS = [("**.py", "tests.catalogue:python"), ("**.jinja", "jinja2.ext:babel_extract")]
OPTIONS = {"**.jinja": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
KEYWORDS = {**DEFAULT_KEYWORDS, "translated": None}
# What would change without a change, or says nothing.
LEFT_OUT = tuple(
    f'"{name}'.encode()
    for name in ("POT-Creation", "PO-Revision", "Last-Tr", "Language-Team", "Generated", "Project-Id", "Report-Msgid")
)


def python(
    file: IO[bytes], keywords: Collection[str], comments: Collection[str], options: dict[str, Any]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The messages of a module, for Babel: line, function, literal arguments and no comments. Babel's own reader
    finds what stands inside of an f-string only from Python 3.12 on."""
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in keywords:
            texts = (arg.value if isinstance(arg, ast.Constant) else None for arg in call.args)
            yield call.lineno, name, tuple(text if isinstance(text, str) else None for text in texts), []


def messages() -> Catalog:
    """Every message of the code and the templates, and of the tables that are said by way of their values."""
    found = Catalog(fuzzy=False)
    for file, _, message, comments, context in extract_from_dir(HOOKS, METHODS, OPTIONS, KEYWORDS):
        found.add(message, locations=[(file, 1)], auto_comments=comments, context=context)
    for rule in CHECKS:
        found.add(rule.words, locations=[("brief/checks", 1)])
        found.add((rule.things.one, rule.things.many), locations=[("brief/checks/things.py", 1)])
    for scale in SCALES.values():
        if scale.note:
            found.add(scale.note, locations=[("brief/model/scales.py", 1)])
        for term in scale.terms:
            found.add(term.term, locations=[("brief/model/scales.py", 1)], context="likelihood")
    return found


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands."""
    with (LOCALES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=Locale.parse(language, sep="-"))


def written(language: str) -> bytes:
    """The catalogue of a language as it should be."""
    known = (LOCALES / f"{language}.po").exists()
    found = catalogue(language) if known else Catalog(locale=Locale.parse(language, sep="-"))
    found.header_comment = f"# What the pages of a brief say, in the language {language}."
    found.update(messages(), no_fuzzy_matching=True, update_creation_date=False)
    out = BytesIO()
    write_po(out, found, width=110, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
    return b"".join(line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(LEFT_OUT))


if __name__ == "__main__":
    for each in sorted({*catalogues(), *sys.argv[1:]}):
        (LOCALES / f"{each}.po").write_bytes(written(each))
        print(f"{each}.po")
