"""How to cite the brief, a fact or a judgement: ready to paste, in four forms."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from brief import datewords
from brief.edtf import Edtf
from brief.model import About

_BIBTEX = str.maketrans({**{c: "\\" + c for c in "&%$#_{}"}, "\\": "\\textbackslash{}", "~": "\\textasciitilde{}"})
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True)
class Cited:
    """What is cited."""

    key: str
    """An id: of the fact or judgement, or `brief`."""
    title: str
    """The words that are cited; of the brief its title."""
    part: str
    """`Fact 6`; empty for the brief as a whole."""
    url: str
    """The full address where the site's own is known, else relative to the site's root."""
    after: str = ""
    """What the words rest on: `After “Article…”, ¶2.`"""


@dataclass(frozen=True)
class Citation:
    """One citation in each form."""

    plain: str
    markdown: str
    bibtex: str
    csl: str

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        return (("Plain", self.plain), ("Markdown", self.markdown), ("BibTeX", self.bibtex), ("CSL-JSON", self.csl))


def cite(about: About, cited: Cited) -> Citation:
    """The same words for every reader: no day of access, which only the reader knows."""
    by = f"{', '.join(about.authors)}, " if about.authors else ""
    edition = f", edition {about.edition}" if about.edition else ""
    on = f", {datewords.words(about.date)}" if about.date else ""
    after = f" {cited.after}" if cited.after else ""
    if cited.part:
        plain = f"“{cited.title}” {cited.part} in: {by}{about.title}{edition}{on}, {cited.url}.{after}"
        linked = f"[“{_md(cited.title)}”](<{cited.url}>) {cited.part} in: {_md(by)}*{_md(about.title)}*"
    else:
        plain = f"{by}{about.title}{edition}{on}, {cited.url}."
        linked = f"{_md(by)}[*{_md(about.title)}*](<{cited.url}>)"
    markdown = f"{linked}{_md(edition)}{_md(on)}.{_md(after)}"
    return Citation(plain, markdown, _bibtex(about, cited), _csl(about, cited))


def _md(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _bibtex(about: About, cited: Cited) -> str:
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in about.authors),
        "title": f"{{{_tex(cited.title)}}}",
        "howpublished": _tex(f"{cited.part} in: {about.title}") if cited.part else "",
        "edition": _tex(about.edition or ""),
        "year": str(about.date.earliest.year) if about.date and about.date.earliest else "",
        "note": _tex(cited.after),
        # Typeset as it is: the command takes these signs without escapes.
        "url": cited.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{cited.key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)


def _csl(about: About, cited: Cited) -> str:
    item: dict[str, object] = {"id": cited.key, "type": "webpage" if cited.part else "report", "title": cited.title}
    if about.authors:
        item["author"] = [{"literal": name} for name in about.authors]
    if about.date:
        item["issued"] = _issued(about.date)
    if cited.part:
        item |= {"container-title": about.title, "section": cited.part}
    if about.edition:
        item["edition"] = about.edition
    if about.language:
        item["language"] = about.language
    item["URL"] = cited.url
    if cited.after:
        item["note"] = cited.after
    return json.dumps([item], ensure_ascii=False)


def _issued(date: Edtf) -> dict[str, object]:
    day = date.earliest
    parts = {"year": 1, "month": 2, "day": 3}.get(date.precision)
    if day is None or parts is None:
        return {"literal": datewords.words(date)}
    return {"date-parts": [[day.year, day.month, day.day][:parts]]}
