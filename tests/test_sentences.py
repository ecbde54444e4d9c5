"""Where sentences end. In the tables ` | ` stands where one sentence ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.sentences import ABBREVIATIONS, edges, split
from tests.steps import steps

ENGLISH = [
    "One sentence",
    "One. | Two! | Three? | Four",
    "Mr. Rahman met Mrs. Khan, Dr. Alam and Prof. Ito. | He left.",
    "Maj. Gen. (Retd.) X spoke. | So did Lt. Col. Y and Vice-Adm. Z.",
    "Major General (Retd) ANM Muniruzzaman of BIPSS (BIPSS) spoke. | He left.",
    "He is a major general (Retd). | She is not.",
    "Md. Rahman and Gen. Aziz met U.S. officials. | They met U.N. Security Council members.",
    "The U.S. Army came. | It left.",
    "They went to the U.S. | The talks go on.",
    "They went to the U.S. | However, the talks go on.",
    "He works for the U.N. | A spokesman said so.",
    "Dr. A. Rahman spoke of J. F. Kennedy and J.-P. Sartre.",
    "He read Plan B. | The rest was silence.",
    "Foo Inc. said so. | Bar Ltd. Chairman Z agreed. | He runs Baz Co. | The price fell.",
    "At 5 a.m. on Monday and 6 p.m. Tuesday they met. | It ended at 7 a.m. | The rest slept.",
    "On Jan. 5 and in Nov. 2022 they met. | They met again in Jan. | Then they stopped.",
    "No. 5 is here; see pp. 3–4, fig. 2 and Art. IV of it. | He said no. | The others said yes.",
    "See e.g. this, i.e. That, cf. Those; India vs. Pakistan. | Next.",
    "Saints: St. Petersburg, Mt. Everest. | He works on Wall St. | The market fell.",
    "It cost 3.5 per cent, version 1.10 of it. | In 2022. | Next.",
    "Arms, oil, etc. | Officials said so: arms, oil, etc. are dear.",
    "Smith et al. (2020) say so. | It is so.",
    "Go to https://example.org/a.b?c=d.html. | The file report.pdf is there. | See notes.txt. | End.",
    "Well... maybe. | Well … perhaps. | He said: … Japan. | I think… | Then he left.",
    "He quotes [...] The rest. | [...] The other […] Part.",
    "Really?! | No!! | Yes?? but no.",
    "“Under it, Japan,” he said. | “This would do. | Since it is, it will.”",
    "“Will it?” he asked. | “It will!” | (It did.) | [So it did.] | Good.",
    "He said 'yes.' | Then \"no.\" | And “nothing.”) | End.",
    "The group (est. 1990) is old. | The plan (what a plan!) Bangladesh made failed.",
    "(He left. | She stayed.) | Then they met.",
    "It is known.[1] | It is not.[12][13] | It may be.² | End.",
    "1. First things. | 2. Second things.",
    "A. First things. | They are few.",
    "The SEC. | Officials of the WHO. | Next.",
    "The gov’t. | A new one: the Int’l. Court.",
    "It ended. | – The next began. | • Another.",
    "It ended. | ¿Por qué? | ¡No!",
    "Yes. | 😀 No. | ... What? | … And so. ... it goes.",
    "Wait . . . | What?",
    "It ended with a reference.\ufffc | Next with two \ufffc\ufffc. | End.",
    "Right to left.\u200f | Next.",
    "no capitals here. and none there.",
    "A stop without space.Here is none. | Here is one.",
]
OTHERS = [
    "সে বলল। | আমি যাব॥ | তুমি?",
    "সে বলল, “আমি যাব।” | তিনি ড. ইউনূস ও মো. রহমান। | ৩.৫ ভাগ।",
    "১। প্রথম কথা। | ২। দ্বিতীয় কথা।",
    "এক।|দুই।|তিন",
    "मेजर (सेवानिवृत्त) आए। | डॉ. सिंह गए।",
    "東京に行く。|本当！？|はい。",
    "「行く。」と彼は言った。|ところが、来ない。|「来た。」|『そう？』|（笑）終わり。",
    "他走了。|“你好。”|他说！|真的？|好；是的，好。",
    "هل تعرف؟ | نعم. | قال د. أحمد ذلك.",
    "کیا آپ جانتے ہیں؟ | جی ہاں۔ | ٹھیک۔",
    "Կա։ | Այո։",
    "ሰላም። | ነው፧ | አዎ።",
    "ខ្ញុំ។ | អ្នក។",
    "မြန်မာ။ | ဟုတ်။",
    "བོད། | ཡིག།",
    "საქართველო დიდია. | ქვეყანა კარგია.",
    "Er kam am 5. Mai. | „Ich gehe.“ | Er sah Nr. 5 bzw. Hr. Müller. | »Nein.« | Gut.",
    "Il dit : « Non ! » | Elle part. | M. Dupont et Mme. Durand restent ? | Oui.",
    "Он ушёл. | Это я. | Она пришла.",
    "그는 갔다. | 갈 것. | 그리고 왔다.",
    "ไม่มีเครื่องหมาย จบ",
]


@pytest.mark.parametrize("marked", ENGLISH + OTHERS)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace(" | ", " ").replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [text[start:end] for start, end in split(text)] == expected


@pytest.mark.parametrize("empty", ["", " ", "\u00a0\n\t"])
def test_nothing_holds_no_sentence(empty: str) -> None:
    assert split(empty) == []


@pytest.mark.parametrize("marks", ["...", "?!", "— —", "* * *", "。。"])
def test_marks_alone_are_one_sentence(marks: str) -> None:
    assert split(f" {marks} ") == [(1, 1 + len(marks))]


def test_an_abbreviation_ends_the_paragraph_with_it() -> None:
    words = {word for table in ABBREVIATIONS.values() for word in f"{table.titles} {table.closing}".split()}
    for word in sorted(words):
        assert len(split(f"They met {word}.")) == 1, word
        assert len(split(f"They met {word}. Rahman of Dhaka.")) == 1, word


_PIECES = st.sampled_from(
    [
        "Word",
        "word",
        "5",
        "Mr",
        "U.S",
        ".",
        "!",
        "?",
        "…",
        "...",
        "।",
        "。",
        "」",
        "「",
        " ",
        "  ",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        "[1]",
        "»",
        "«",
        "と",
        "é",
        "\u00a0",
        "\n",
        ",",
        "—",
        "😀",
        "_",
        "\ufffc",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join)))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = split(text)
    previous = 0
    for start, end in spans:
        assert text[previous:start].strip() == ""
        assert previous <= start < end
        assert text[start:end].strip() == text[start:end]
        previous = end
    assert text[previous:].strip() == ""
    if any(c.isalnum() for c in text):
        assert all(any(c.isalnum() for c in text[start:end]) for start, end in spans)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_what_comes_later_moves_no_earlier_end(text: str) -> None:
    spans = split(text)
    for number in range(2, len(spans)):
        assert split(text[: spans[number - 1][1]]) == spans[:number]


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_a_sentence_ends_only_where_one_may_end(text: str) -> None:
    assert {end for _, end in split(text)} <= set(edges(text))


@pytest.mark.parametrize(
    "piece",
    [". ", "A. ", "Mr. X ", "a!) B ", "(a!) B ", "a।", "1। ", 'a." ', "a. »", "[1].", "… A", "… ", "... ", "((("],
)
def test_hostile_texts_take_steps_as_many_as_their_letters(piece: str) -> None:
    def read(length: int) -> list[tuple[int, int]]:
        return split("x (" + piece * (length // len(piece)))

    assert steps(lambda: read(8_000)) < 2.2 * steps(lambda: read(4_000)) + 100
    assert read(300_000)
