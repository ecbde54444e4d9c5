"""Names of actors in text become links by themselves."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from brief.anchoring.names import Names
from brief.model.records import Actor, Places
from brief.problems import Where
from brief.text.folding import inside_word

PIECES = (
    "Japan",
    "Air",
    "Bank",
    "Bank of Japan",
    "Dhaka",
    "’s",
    " ",
    " ",
    "-",
    "a",
    "<b>",
    "&amp;",
    '"',
    "日本",
    "銀行",
    "é",
)
names = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join).filter(lambda name: bool(name.strip()))
text = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
modest = settings(max_examples=100, deadline=None)


def made(found: list[str]) -> Names:
    where = Places(Where("content/actors.yml", 1, 1), {})
    return Names({f"a{i}": Actor(f"a{i}", name, "group", where) for i, name in enumerate(dict.fromkeys(found))})


class _Read(HTMLParser):
    """What a browser makes of a paragraph: its words and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.links, self.tags = "", list[str](), set[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


@modest
@given(st.lists(names, max_size=8), text)
def test_names_are_found_whole_longest_first_and_apart(given_names: list[str], words: str) -> None:
    known = made(given_names)
    end = 0
    for start, stop, actor in known.find(words):
        assert start >= end
        assert known.owner[words[start:stop]] == actor
        assert not inside_word(words, start)
        assert not inside_word(words, stop)
        longer = [n for n in known.owner if len(n) > stop - start and words.startswith(n, start)]
        assert all(inside_word(words, start + len(n)) for n in longer)
        end = stop


@modest
@given(st.lists(names, max_size=8), text)
def test_no_name_is_passed_over(given_names: list[str], words: str) -> None:
    known = made(given_names)
    taken = {i for start, stop, _ in known.find(words) for i in range(start, stop)}
    for name in known.owner:
        at = words.find(name)
        while at >= 0:
            stop = at + len(name)
            assert inside_word(words, at) or inside_word(words, stop) or taken & set(range(at, stop))
            at = words.find(name, at + 1)


@modest
@given(st.lists(names, max_size=8), text)
def test_linking_keeps_the_words_and_links_each_actor_once(given_names: list[str], words: str) -> None:
    known = made(given_names)
    addresses = {actor: f"actors/{actor}.html?a&b" for actor in known.owner.values()}
    seen: set[str] = set()
    page = _Read(str(known.link(words, addresses, seen)))
    assert page.text == words
    assert page.tags <= {"a"}
    assert len(page.links) == len(set(page.links))
    assert set(page.links) == {addresses[actor] for _, _, actor in known.find(words)}
    again = _Read(str(known.link(words, addresses, seen)))
    assert (again.text, again.links) == (words, [])


def test_the_longest_name_wins_and_others_follow() -> None:
    known = made(["Japan", "Bank of Japan", "Bank"])
    words = "Bank of Japan, Japan, Bank, Banks"
    assert [words[start:stop] for start, stop, _ in known.find(words)] == ["Bank of Japan", "Japan", "Bank"]
