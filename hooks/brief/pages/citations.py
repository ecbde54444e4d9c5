"""How to cite the brief, a fact or a judgement: ready to paste, in four forms."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from brief.dates import in_words
from brief.dates.edtf import Edtf
from brief.language import interface
from brief.language.interface import Interface
from brief.model.records import About

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
    language: Interface

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Each form under its name."""
        plain = self.language.pgettext("citation", "Plain")
        return ((plain, self.plain), ("Markdown", self.markdown), ("BibTeX", self.bibtex), ("CSL-JSON", self.csl))


def cite(about: About, cited: Cited) -> Citation:
    """The same words for every reader: no day of access, which only the reader knows."""
    language = interface.of(about.language)
    _, listed = language.gettext, language.listed
    made = [_("edition %(edition)s", edition=about.edition)] if about.edition else []
    made += [in_words.words(about.date, language)] if about.date else []
    plain = listed([*about.authors, about.title, *made, cited.url])
    # In Markdown the link lies on the words that are cited, and the title of the whole is slanted.
    title = f"*{_md(about.title)}*" if cited.part else f"[*{_md(about.title)}*](<{cited.url}>)"
    markdown = listed([*map(_md, about.authors), title, *map(_md, made)])
    if cited.part:
        quoted, part = _("“%(words)s”", words=cited.title), cited.part
        plain = _("%(quoted)s %(part)s in: %(brief)s", quoted=quoted, part=part, brief=plain)
        quoted = f"[{_md(quoted)}](<{cited.url}>)"
        markdown = _("%(quoted)s %(part)s in: %(brief)s", quoted=quoted, part=part, brief=markdown)
    after = f" {cited.after}" if cited.after else ""
    return Citation(f"{plain}.{after}", f"{markdown}.{_md(after)}", _bibtex(about, cited), _csl(about, cited), language)


def _md(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _bibtex(about: About, cited: Cited) -> str:
    _ = interface.of(about.language).gettext
    within = _("%(part)s in: %(brief)s", part=cited.part, brief=about.title)
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in about.authors),
        "title": f"{{{_tex(cited.title)}}}",
        "howpublished": _tex(within) if cited.part else "",
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
        item["issued"] = _issued(about.date, interface.of(about.language))
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


def _issued(date: Edtf, language: Interface) -> dict[str, object]:
    day = date.earliest
    parts = {"year": 1, "month": 2, "day": 3}.get(date.precision)
    if day is None or parts is None:
        return {"literal": in_words.words(date, language)}
    return {"date-parts": [[day.year, day.month, day.day][:parts]]}
