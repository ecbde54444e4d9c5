"""Where the sentences of a paragraph end.

Sentences are numbered, hashed and counted, so the rules are few, fixed, and the same for every text:

1. A stop is a run of marks (`.` `!` `?` `…` `।` `。` …) with the closing quotes and brackets right after it.
   Marks of scripts that use them for nothing else end a sentence by themselves; the marks of Latin script need
   white space after them, and then no lower-case letter and no further punctuation.
2. A dot after an abbreviation (`ABBREVIATIONS`) ends nothing, unless it is one that may close a sentence ("U.S.",
   "Inc.", an initial) and a word follows that opens sentences far more often than names ("The", "But"):
   "the U.S. The talks" are two sentences, "the U.S. Army" is one. At the end of a paragraph it always ends.
3. A number or letter that only counts ("1.", "b.") belongs to the sentence it counts.
4. An ellipsis that stands apart ("He … Japan", "[…]") is a gap, not an end.
5. A stop inside a bracket that opened in the middle of a sentence does not end that sentence.
6. Every sentence holds a letter or a digit, if the paragraph does.

Texts without such marks (Thai, Lao) are one sentence a paragraph. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SPACED = ".!?…‼⁇⁈⁉"
"""Marks that end a sentence only before white space: they also stand in numbers, names and addresses."""
_FULL = "։؟۔܀܁܂।॥༎།။።፧፨។៕᠃᠉᱾᱿෴。｡．！？︒﹒﹖﹗"
"""Marks that end a sentence wherever they stand, but between digits."""
_RUN = re.compile(f"[{_SPACED}{_FULL}]+")
_BRACKETS = {")": "(", "]": "[", "）": "（", "］": "［", "】": "【"}
_CLOSING = "’”›»)\\]}」』）】〕〉》］｝〗〙〛｣\\ufffc\\u200b\\u200e\\u200f\\u2060\\ufeff"
_TAIL = r"\[\^?\w{1,3}\]|[¹²³⁰-⁹]|[\s][»›](?=[\s]|\Z)"
_CLOSED = re.compile(rf"(?:[{_CLOSING}\"'“‘«‹]|{_TAIL})*")
"""What belongs to the sentence before it: closing quotes (German “ and « among them), brackets, note marks such as
[1] and ¹, the object mark U+FFFC and invisible characters."""
_CLOSED_FULL = re.compile(rf"(?:[{_CLOSING}]|[\"'“‘«‹](?=[\s{_CLOSING}]|\Z)|{_TAIL})*")
"""The same without white space between sentences: there an opening quote may follow at once."""
_OPENERS_RUN = r"[\s\"'“‘„‚«‹»›”’(\[{「『（【〔〈《［｛¿¡*#•·—–-]*"
_OPENING = re.compile(rf"{_OPENERS_RUN}(?:(?:…|\.{{2,}})[)\]]?{_OPENERS_RUN})?")
"""What may stand between a stop and the first letter of the next sentence; one ellipsis is among it."""
_GOES_ON = frozenset(",;:)]}%、，；：" + _SPACED + _FULL)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\)?")
_COUNTER = re.compile(rf"{_NUMBER.pattern}|(?:[^\W\d_]|[ivxIVX]{{1,5}})\)?")
_WORD = re.compile(r"[^\W_]+")
_TOKEN_EDGE = re.compile(r"[\s\-\u2010\u2011–—/(\[{\"“‘„«‹（「]")
_ROMAN = re.compile(r"(?:[IVXLC]{2,}|[VXLC])\b")
_GEORGIAN = ("ა", "ჿ")
_QUOTATIVE = ("と", "って")
"""After a closing quote these go on with who says so."""
_WINDOW = 24
"""How far back an abbreviation is read, in code points."""
_BRACKET_WINDOW = 400
"""How far back the opening bracket is looked for, in code points."""


@dataclass(frozen=True)
class Abbreviations:
    """The abbreviations of one language, as they are written, without the last dot."""

    titles: str = ""
    """Always followed by more of the same sentence."""
    numbered: str = ""
    """Only an abbreviation before a number: "No. 5", but "He said no. The"."""
    closing: str = ""
    """May close a sentence."""
    openers: str = ""
    """Words that, right after one of `closing` or an initial, open a sentence."""
    after_ordinal: str = ""
    """Words before which a number of one or two digits with a dot is an ordinal."""


ABBREVIATIONS = {
    "en": Abbreviations(
        titles=(
            "Mr MR Mrs MRS Ms Mx Messrs Dr DR Prof PROF Rev Hon Fr Br Gen Lt Col Maj Capt Cpt Cpl "
            "Sgt Adm Cdr Cdre Cmdr Comdr Brig Wg Sqn Flt Gp Pte Pvt Insp Supt Gov Sen Sens Rep "
            "Reps Pres Amb Atty Asst Assoc Dep Dir Sec Secy Min Treas Retd Ret Cllr Md Mohd Mst "
            "Engr Adv vs v cf viz approx ca e.g i.e eg ie a.k.a esp incl excl resp"
        ),
        numbered=(
            "No no Nos nos p pp vol Vol vols Vols fig Fig figs Figs Art Arts Sect ch Ch Chap para "
            "Para paras Paras Pt ed Ed eq Eq App Ann Annex Res op Op c cl Cl reg Reg tel Tel ext "
            "Ext Rs Tk Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur "
            "Thurs Fri Sat Sun"
        ),
        closing=(
            "Inc Ltd Co Cos Corp Plc plc LLC Bros Assn Ass'n Dept dept Dep't Govt govt Gov't Univ "
            "Inst Intl Int'l Natl Nat'l Jr Sr Esq St Ste Mt Mts Ft Ave Blvd Rd Hwy Sq Bldg PhD "
            "BSc MSc al est Ala Ariz Ark Calif Colo Conn Fla Ga Ky Mich Minn Mont Neb Nev Okla Pa "
            "Tenn Tex Va Vt Wis Wyo"
        ),
        openers=(
            "A About According After Again All Also Although An And Another Any As At Because "
            "Before Both But By Despite During Each Earlier Even Every Few For From Had Has Have "
            "He Hence Her Here His How However I If In Indeed Instead Is It Its Last Later Many "
            "Meanwhile More Moreover Most My Nevertheless No Nor Not Nothing Now On Once One Only "
            "Or Other Others Our Perhaps She Since So Some Soon Still Such That The Their Then "
            "There Therefore These They This Those Though Through Thus To Today Tomorrow Unless "
            "Unlike Until We Were What When Where Whether Which While Who Why With Within Without "
            "Yesterday Yet You Your"
        ),
    ),
    "bn": Abbreviations(
        titles=(
            "ড ডা মো মোঃ মোসা মি লে মেজ ব্রি কর্ন অব অবঃ ইঞ্জি অ্যাড অধ্যা এ বি সি ডি ই এফ জি এইচ "
            "আই জে কে এল এম এন ও পি আর এস টি ইউ ভি"
        ),
        closing="লি কোং",
    ),
    "de": Abbreviations(
        titles="Hr Frl bzw vgl ggf evtl sog insb zzgl inkl",
        numbered="Nr Abs Kap Bd",
        closing="Str",
        after_ordinal="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "es": Abbreviations(
        titles="Sra Sres Dra Lic Ing Gral Cnel",
        numbered="núm",
    ),
    "fr": Abbreviations(
        titles="MM Mme Mmes Mlle Mgr",
        numbered="chap",
    ),
    "hi": Abbreviations(
        titles="डॉ डा प्रो श्री सुश्री पं स्व ले मे ब्रि मो",
        closing="लि रु",
    ),
}
"""By language, but read together: a text does not always say what it is written in."""


def _together(field: str) -> frozenset[str]:
    return frozenset(word for table in ABBREVIATIONS.values() for word in getattr(table, field).split())


_TITLES, _NUMBERED, _MAY_CLOSE = map(_together, ("titles", "numbered", "closing"))
_OPENERS, _AFTER_ORDINAL = map(_together, ("openers", "after_ordinal"))


def split(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of one paragraph, ends exclusive, without white space at their ends. Together they
    cover every character that is not white space."""
    last = _last_word_character(text)
    start = _skip_space(text, 0)
    first_word = _first_word(text, start)
    spans: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        if run.end() > last:
            break
        end = _stop(text, start, first_word, run) if run.start() > first_word else None
        if end is None:
            continue
        if end > last:
            break
        spans.append((start, end))
        start = _skip_space(text, end)
        first_word = _first_word(text, start)
    if start < len(text):
        spans.append((start, len(text.rstrip())))
    return spans


def edges(text: str) -> Iterator[int]:
    """Where a sentence may end, whatever stands around it, in order. Each end that `split` finds is one of them."""
    for run in _RUN.finditer(text):
        full, end = _closed(text, run)
        if full or end == len(text) or text[end].isspace():
            yield end
    yield len(text.rstrip())


def patterns() -> dict[str, str]:
    """What `edges` goes by, for a script that finds the same."""
    return {"run": _RUN.pattern, "full": f"[{_FULL}]", "closed": _CLOSED.pattern, "closedFull": _CLOSED_FULL.pattern}


def _stop(text: str, start: int, first_word: int, run: re.Match[str]) -> int | None:
    """Where the sentence from `start` ends, if this run of marks ends it."""
    marks, (mark, after) = run[0], run.span()
    full, end = _closed(text, run)
    following = _past(_OPENING, text, end)
    c = text[following : following + 1]
    if not c or c in _GOES_ON:
        return None
    if full:
        between_digits = text[mark - 1].isdigit() and text[after : after + 1].isdigit()
        counts = _NUMBER.fullmatch(text, first_word, mark) is not None
        inside = between_digits or counts or (end > after and text.startswith(_QUOTATIVE, end))
    elif not text[end].isspace() or _small(c):
        inside = True
    elif marks == ".":
        inside = _counts_or_shortens(text, first_word, mark, following)
    else:
        inside = set(marks) <= {".", "…"} and _stands_apart(text, mark)
    return None if inside or _bracketed(text, start, mark, text[after:end]) else end


def _closed(text: str, run: re.Match[str]) -> tuple[bool, int]:
    """Whether a run of marks needs no white space after it, and where what closes after it ends."""
    full = any(c in _FULL for c in run[0])
    return full, _past(_CLOSED_FULL if full else _CLOSED, text, run.end())


def _past(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def _small(c: str) -> bool:
    # Georgian letters count as lower case but have no upper case in running text.
    return c.islower() and not _GEORGIAN[0] <= c <= _GEORGIAN[1]


def _stands_apart(text: str, mark: int) -> bool:
    before = text[mark - 1]
    return before.isspace() or before in "([{“‘„\"'«"


def _counts_or_shortens(text: str, first_word: int, dot: int, following: int) -> bool:
    """Whether the dot belongs to a counting number or an abbreviation, and the sentence goes on after it."""
    if _COUNTER.fullmatch(text, first_word, dot):
        return True
    token = _TOKEN_EDGE.split(text[max(first_word, dot - _WINDOW) : dot].replace("’", "'"))[-1].lstrip("'")
    word = token.rpartition(".")[2]
    if token in _TITLES or word in _TITLES:
        return True
    if word in _NUMBERED and (text[following].isdigit() or _ROMAN.match(text, following)):
        return True
    if word.isdigit() and len(word) < 3:
        return text[following : _past(_WORD, text, following)] in _AFTER_ORDINAL
    return (word in _MAY_CLOSE or _is_initial(token, word)) and not _opens_sentence(text, following)


def _is_initial(token: str, word: str) -> bool:
    """One letter: a name's initial, or the last letter of "U.S." or "a.m.". Scripts without alphabet have none,
    and a small letter alone may be a word."""
    return len(word) == 1 and word.isalpha() and word < "\u1100" and (len(token) > 2 or not word.islower())


def _opens_sentence(text: str, following: int) -> bool:
    word = _WORD.match(text, following)
    if word is None or word[0] not in _OPENERS:
        return False
    after = text[word.end() : word.end() + 1]
    return not after or after.isspace() or after in ",’'"


def _bracketed(text: str, start: int, mark: int, closed: str) -> bool:
    """Whether one of the `closed` brackets opened inside the sentence, after its beginning."""
    begin = max(start + 1, mark - _BRACKET_WINDOW)
    return any(
        text.rfind(_BRACKETS[bracket], begin, mark) > text.rfind(bracket, begin, mark)
        for bracket in _BRACKETS.keys() & set(closed)
    )


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _first_word(text: str, start: int) -> int:
    word = _WORD.search(text, start)
    return word.start() if word else len(text)


def _last_word_character(text: str) -> int:
    last = len(text) - 1
    while last >= 0 and not text[last].isalnum():
        last -= 1
    return last
