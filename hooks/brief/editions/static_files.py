"""The scripts and style sheets of the editions, and what the scripts must know as the checker does."""

from __future__ import annotations

import json
from importlib.resources import files

from brief.text import folding, sentences

_SPACE = "".join(c for c in map(chr, range(0x3001)) if c.isspace())


def static(name: str) -> str:
    """A script or style sheet of the editions."""
    return (files("brief.editions") / "static" / name).read_text("utf-8")


def check_script() -> str:
    """The parts of “Check it yourself” (`static/check.js`)."""
    return "".join([static("sha256.js"), _signs(), static("article.js"), static("check.js")])


def _signs() -> str:
    """The folding and the ends of sentences, written as a browser reads them."""
    patterns = {name: _in_script(pattern) for name, pattern in sentences.patterns().items()}
    signs = {"space": _SPACE, "spellings": folding.spellings(), **patterns}
    return f"const briefSigns = {json.dumps(signs, ensure_ascii=True, sort_keys=True)};\n"


def _in_script(pattern: str) -> str:
    """A pattern of ours as one of a browser, which counts other signs as white space and other letters as letters."""
    named = {r"[\s": f"[{_SPACE}", r"\w": r"[\p{L}\p{N}_]", r"\Z": "$", r"\"": '"'}
    for ours, theirs in named.items():
        pattern = pattern.replace(ours, theirs)
    return pattern
