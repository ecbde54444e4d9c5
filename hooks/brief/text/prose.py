"""The author's prose: Markdown with `[[references]]`, taken apart into sentences and made into safe HTML.

CommonMark by markdown-it-py with raw HTML off, then one sanitiser (nh3). Nothing in the result can run or
fetch: no scripts, styles, images or frames, and links only to the web or to the brief itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from brief.text import sentences
from brief.text.markdown import commonmark

LINKING = "{.linking}"
"""At the end of a paragraph: it only leads from one thought to the next and needs no reference."""
_REFERENCE = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]]{1,500}))?\]\]")
_WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_MARK = "\ufffc"
"""Stands in a sentence's text for a reference without words."""
_BEFORE_STOP = re.compile(rf"(?:\s*{_MARK})+(?=[.,;:!?…।。、！？])")
"""References that leave no space behind before the punctuation that they stood at."""
_BEHIND = re.compile(r'<span class="behind-([0-9]+)"></span>')
"""Marks the end of a sentence while its paragraph is sanitised; authors cannot write it, for raw HTML is off."""
_TAGS = {
    "a",
    "abbr",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    *(f"h{n}" for n in range(2, 7)),
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_ATTRIBUTES = {
    "a": {"href", "class", "title"},
    "span": {"class"},
    "p": {"class"},
    "div": {"class", "role"},
    "ol": {"start"},
    **{f"h{n}": {"id"} for n in range(2, 7)},
}


@dataclass(frozen=True)
class Sentence:
    """One sentence of prose."""

    text: str
    """Its words, references by their words."""
    references: tuple[str, ...]
    linking: bool
    """Its paragraph needs no reference."""
    line: int
    """The line of the prose, from 0, on which its paragraph begins."""
    written: str
    """Its words with references that have none as the author wrote them: [[id]]."""


@dataclass(frozen=True)
class Heading:
    """A heading of prose, for the table of contents."""

    id: str
    level: int
    text: str


@dataclass(frozen=True)
class Prose:
    """Prose taken apart."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    headings: tuple[Heading, ...]

    @property
    def mentions(self) -> Iterator[str]:
        """The ids referred to, also in headings, in order."""
        return (c.meta["id"] for token in self.tokens for c in token.children or () if c.type == "reference")

    @property
    def references(self) -> tuple[str, ...]:
        """The ids referred to, each once."""
        return tuple(dict.fromkeys(self.mentions))


def _reference_rule(state: StateInline, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        words = " ".join(match[2].split()) if match[2] else None
        token.meta = {"id": match[1].strip(), "words": words}
        token.content = words or _MARK
    state.pos = match.end()
    return True


def _markdown() -> MarkdownIt:
    engine = commonmark()
    # An image would be fetched by the reader's browser; without the rule its text and address become a link.
    engine.disable(["image"])
    engine.inline.ruler.before("link", "reference", _reference_rule)
    engine.validateLink = lambda url: bool(_WEB.match(url))  # type: ignore[method-assign]
    return engine


_ENGINE = _markdown()


def parse(text: str) -> Prose:
    """Take `text` apart. Headings get ids and never rank above the page's own."""
    tokens = _ENGINE.parse(text)
    taken: list[Sentence] = []
    headings: list[Heading] = []
    used: set[str] = set()
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h2" if token.tag == "h1" else token.tag
        if token.type in ("fence", "code_block"):
            code = token.content.strip()[:80]
            taken.append(Sentence(code, (), False, token.map[0] if token.map else 0, code))
        if token.type != "inline" or before is None:
            continue
        if before.type == "heading_open":
            words = _plain(token).replace(_MARK, "").strip()
            id = _slug(words, used)
            before.attrSet("id", id)
            headings.append(Heading(id, int(before.tag[1]), words))
        elif before.type != "th_open":
            mine = list(_sentences(before, token))
            _mark_ends(token, [(end, len(taken) + i) for i, (end, _) in enumerate(mine)])
            taken += [sentence for _, sentence in mine]
    return Prose(tuple(tokens), tuple(taken), tuple(headings))


def _slug(words: str, used: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60] or "section"
    number = 2
    unique = slug
    while unique in used:
        unique, number = f"{slug}-{number}", number + 1
    used.add(unique)
    return unique


def _plain(inline: Token) -> str:
    return "".join(" " if c.type in ("softbreak", "hardbreak") else c.content for c in inline.children or ())


def _sentences(block: Token, inline: Token) -> Iterator[tuple[int, Sentence]]:
    """The sentences of one block and where each ends. References after a full stop belong to the sentence that it
    ends."""
    children = inline.children or []
    linking = _strip_linking(block, inline)
    text, owners = "", []
    bare: dict[int, str] = {}
    for child in children:
        if child.type == "reference":
            owners.append((len(text), child.meta["id"]))
            bare |= {} if child.meta["words"] else {len(text): f"[[{child.meta['id']}]]"}
        text += " " if child.type in ("softbreak", "hardbreak") else child.content
    line = inline.map[0] if inline.map else 0
    spans: list[tuple[int, int]] = []
    for start, end in sentences.split(text):
        if spans and not any(c.isalnum() for c in text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            # A reference right after the full stop, before the next sentence's first word, looks back.
            begin = start
            while spans and text[begin : begin + 1] == _MARK and text[begin - 1] != " ":
                begin += 1
                spans[-1] = (spans[-1][0], begin)
            spans.append((begin, end))
    for start, end in spans:
        written = " ".join("".join(bare.get(at, text[at]) for at in range(start, end)).split())
        if written:
            words = plain(text[start:end], {})
            mine = tuple(id for at, id in owners if start <= at < end)
            yield end, Sentence(words, mine, linking, line, written)


def plain(written: str, names: Mapping[str, str]) -> str:
    """Words without references. One that has no words of its own is what `names` calls it, or nothing."""
    marked = _REFERENCE.sub(lambda found: names.get(found[1].strip(), _MARK), written)
    return " ".join(_BEFORE_STOP.sub("", marked).replace(_MARK, "").split())


def _mark_ends(inline: Token, ends: list[tuple[int, int]]) -> None:
    """Put a token after each sentence (its end, its number), outside of any emphasis or link that it ends in."""
    children: list[Token] = []
    position = depth = 0
    waiting = list(reversed(ends))

    def close() -> None:
        while waiting and not depth and waiting[-1][0] <= position:
            children.append(Token("sentence_end", "", 0, meta={"number": waiting.pop()[1]}))

    for child in inline.children or ():
        depth += child.nesting
        rest = " " if child.type in ("softbreak", "hardbreak") else child.content
        while child.type == "text" and not depth and waiting and position < waiting[-1][0] < position + len(rest):
            cut = waiting[-1][0] - position
            children.append(Token("text", "", 0, content=rest[:cut]))
            rest, position = rest[cut:], waiting[-1][0]
            close()
        if child.type == "text":
            child.content = rest
        children.append(child)
        position += len(rest)
        close()
    inline.children = children


def _strip_linking(block: Token, inline: Token) -> bool:
    last = inline.children[-1] if inline.children else None
    if last is None or last.type != "text" or not last.content.rstrip().endswith(LINKING):
        return False
    last.content = last.content.rstrip().removesuffix(LINKING).rstrip()
    block.attrSet("class", "linking")
    return True


@dataclass
class _Rendering:
    """What one rendering is given and remembers; handed to the rules as markdown-it's `env`."""

    refer: Callable[[str, str | None], str]
    words: Callable[[str, set[str] | None], str]
    behind: bool
    """Whether something may open after a sentence: then a paragraph must be an element that may hold it."""
    links: int = 0
    heading: bool = False
    seen: set[str] = field(default_factory=set)

    def text(self, text: str) -> str:
        """Names become links, but not inside a link or a heading."""
        return self.words(text, None if self.links or self.heading else self.seen)


def _text(_self: RendererHTML, tokens: list[Token], i: int, _options: object, env: dict[str, _Rendering]) -> str:
    return env["rendering"].text(tokens[i].content)


def _reference(_self: RendererHTML, tokens: list[Token], i: int, _options: object, env: dict[str, _Rendering]) -> str:
    rendering, meta = env["rendering"], tokens[i].meta
    if rendering.links:
        return rendering.text(meta["words"] or "")
    return rendering.refer(meta["id"], meta["words"])


def _sentence_end(
    _self: RendererHTML, tokens: list[Token], i: int, _options: object, env: dict[str, _Rendering]
) -> str:
    return f'<span class="behind-{tokens[i].meta["number"]}"></span>' if env["rendering"].behind else ""


def _paragraph(self: RendererHTML, tokens: list[Token], i: int, options: Any, env: dict[str, _Rendering]) -> str:
    html = str(self.renderToken(tokens, i, options, env))
    if not env["rendering"].behind:
        return html
    return html.replace("<p", '<div role="paragraph"', 1).replace("</p", "</div", 1)


def _link(step: int) -> Callable[..., str]:
    def rule(self: RendererHTML, tokens: list[Token], i: int, options: Any, env: dict[str, _Rendering]) -> str:
        env["rendering"].links += step
        return str(self.renderToken(tokens, i, options, env))

    return rule


for _name, _rule in (
    ("text", _text),
    ("reference", _reference),
    ("link_open", _link(1)),
    ("link_close", _link(-1)),
    ("sentence_end", _sentence_end),
    ("paragraph_open", _paragraph),
    ("paragraph_close", _paragraph),
):
    _ENGINE.add_render_rule(_name, _rule)


def render(
    prose: Prose,
    refer: Callable[[str, str | None], str],
    words: Callable[[str, set[str] | None], str],
    behind: Callable[[Sentence], str] | None = None,
) -> str:
    """Safe HTML. `refer(id, words)` gives the HTML of a reference; `words(text, seen)` the HTML of plain text, where
    `seen` holds the names linked already in the same paragraph (None: link no name); `behind(sentence)` the HTML
    that follows a sentence: what stands behind it."""
    rendering = _Rendering(refer, words, behind is not None)
    pieces = []
    for token in prose.tokens:
        if token.type == "inline":
            rendering.seen.clear()
        if token.type in ("heading_open", "heading_close"):
            rendering.heading = token.type == "heading_open"
        pieces.append(_ENGINE.renderer.render([token], _ENGINE.options, {"rendering": rendering}))
    safe = nh3.clean(
        "".join(pieces),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    if behind is None:
        return safe
    return _BEHIND.sub(lambda mark: behind(prose.sentences[int(mark[1])]), safe)
