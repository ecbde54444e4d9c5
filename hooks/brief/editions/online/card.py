"""The card that others see where the address of the brief is posted: a PNG of 1200 × 630, drawn at build time.

`resvg`, which the extra `card` installs, draws it with the fonts of the machine that builds; it shapes every script
and fetches nothing. Without it the site has no card. The same content gives the same bytes on the same machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from markupsafe import escape

from brief.dates import in_words
from brief.editions.paper.pdf import NoTool
from brief.language import interface
from brief.model.records import About
from brief.pictures.lettering import wrap
from brief.reasoning.graph import ABOUT, Graph

PATH = "assets/card.png"
"""Relative to the site's root."""
WIDTH, HEIGHT = 1200, 630
"""What the networks that show cards ask for, in pixels."""

_LEFT, _RIGHT = 88, 72
_ROOM = WIDTH - _LEFT - _RIGHT
_TITLE = ((68, 2), (58, 3), (48, 3))
"""Sizes of the title's letters and how many lines of them there is room for; the first that holds it is taken."""
_PLAIN, _BOLD = 0.95, 1.05
"""How wide lines get in the widest of the fonts, DejaVu, against what is reckoned letter by letter."""
_ANSWER = 32
_LEADING = 1.3
_FONTS = "Noto Sans, Segoe UI, Helvetica Neue, DejaVu Sans"
_CJK = {"ja": "JP", "zh": "SC", "ko": "KR"}
"""The same signs are drawn in another way in each of these languages."""
_GET = "resvg draws it, and is not installed; to get it: make site EXTRAS=1"


def render(graph: Graph) -> bytes:
    """The card as PNG, or `NoTool`."""
    try:
        import resvg_py
    except ImportError:
        raise NoTool(_GET) from None
    about = graph.brief.about
    return bytes(resvg_py.svg_to_bytes(svg_string=svg(graph), languages=[about.language or interface.ENGLISH]))


def svg(graph: Graph) -> str:
    """The card before it is drawn: the title, the answer or else the question, and which edition it is."""
    about = graph.brief.about
    lines: list[str] = []
    y = 92.0
    size, title = _title(about.title)
    for words in title:
        y += size * 1.18
        lines.append(_line(about, words, y, size, 'font-weight="700" fill="#1c2026"'))
    y += 34
    top = y
    answer = graph.told(ABOUT) or about.question or ""
    for words in wrap(answer, _ROOM / _PLAIN, int((HEIGHT - 120 - top) // (_ANSWER * _LEADING)), _ANSWER):
        y += _ANSWER * _LEADING
        lines.append(_line(about, words, y, _ANSWER, 'fill="#1c2026"'))
    foot = _line(about, _which(about), HEIGHT - 54, 26, 'fill="#565b65"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{_FONTS}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffefb"/>'
        f'<rect width="{WIDTH}" height="18" fill="#1d4f7c"/>{"".join(lines)}{foot}</svg>'
    )


def _title(title: str) -> tuple[int, tuple[str, ...]]:
    """The size of its letters, and its lines."""
    room = _ROOM / _BOLD
    # With one line more than there is room for: is anything left for it?
    fitting = [(size, most) for size, most in _TITLE if len(wrap(title, room, most + 1, size)) <= most]
    size, most = (fitting or _TITLE[-1:])[0]
    return size, wrap(title, room, most, size)


def _which(about: About) -> str:
    """Edition and date, as far as the brief has them."""
    say = interface.of(about.language)
    parts = [say.gettext("edition %(edition)s", edition=about.edition)] if about.edition else []
    if about.date:
        parts.append(in_words.words(about.date, say))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def _line(about: About, words: str, y: float, size: int, style: str) -> str:
    right = interface.is_right_to_left(about.language)
    at = f'x="{WIDTH - _LEFT}" text-anchor="end"' if right else f'x="{_LEFT}"'
    runs = "".join(_run(about, script, run) for script, run in _runs(words))
    return f'<text {at} y="{y:.0f}" font-size="{size}" {style} xml:space="preserve">{runs}</text>'


def _run(about: About, script: str, run: str) -> str:
    if not script:
        return str(escape(run))
    of_script = f"CJK {_CJK.get((about.language or '').split('-')[0], 'JP')}" if script == "Cjk" else script
    fonts = f"Noto Sans {of_script}, Nirmala UI, Hiragino Sans, Yu Gothic UI, {_FONTS}"
    return f'<tspan font-family="{fonts}">{escape(run)}</tspan>'


def _runs(words: str) -> Iterator[tuple[str, str]]:
    """The words cut where the script changes, each piece with its script; "" is Latin, Greek and Cyrillic. The drawer
    takes one font for a piece, and leaves boxes in place of what that font lacks. Punctuation and numerals that all
    scripts share belong to the words before them, at the start of a line to those after."""
    scripts = [_script(c) for c in words]
    script, run = next((here for here in scripts if here is not None), ""), ""
    for c, here in zip(words, scripts, strict=True):
        if here is not None and here != script:
            if run:
                yield script, run
            script, run = here, ""
        run += c
    yield script, run


def _script(c: str) -> str | None:
    """The script of a letter; None for what all scripts share."""
    if unicodedata.east_asian_width(c) in "WF":
        return "Cjk"
    category = unicodedata.category(c)
    if category[0] not in "LN" and category != "Mc":
        return None
    if c < "\u0530":
        return None if category[0] == "N" else ""
    # Unicode's name of a letter begins with its script: BENGALI LETTER KA.
    return unicodedata.name(c, "").split(" ")[0].title()
