"""Which parts of a date stand in which words, in three languages."""

from __future__ import annotations

import pytest

from brief.dates import edtf, in_quotes
from brief.text.folding import fold

STAND = [
    ("2022", "the shift began in 2022"),
    ("2022", "২০২২ সালে শুরু হয়"),
    ("2022", "２０２２年に始まった"),
    ("2022", "二〇二二年に始まった"),
    ("2022", "令和4年に始まった"),
    ("2019", "令和元年に始まった"),
    ("2022", "the budget of FY2022"),
    ("2022", "the budget of FY22"),
    ("2022", "in the 2021–22 season"),
    ("2021/2022", "in the 2021-22 season"),
    ("2022", "2022-এর শেষে"),
    ("0793", "in the year 793"),
    ("-0043", "in 44 BC"),
    ("199X", "in the 1990s"),
    ("199X", "the '90s were"),
    ("199X", "১৯৯০-এর দশকে"),
    ("199X", "1990年代に"),
    ("199X", "in 1994"),
    ("19XX", "in the 20th century"),
    ("19XX", "in the twentieth century"),
    ("19XX", "20世紀に"),
    ("19XX", "বিংশ শতাব্দীতে"),
    ("2022-11", "in November 2022"),
    ("2022-11", "in Nov. 2022"),
    ("2022-11", "IN NOVEMBER 2022"),
    ("2022-11", "since 11/2022"),
    ("2022-11", "on 30.11.2022"),
    ("2022-11", "on 30. 11. 2022"),
    ("2022-11", "২০২২ সালের নভেম্বরে"),
    ("2022-11", "নভেম্বর ২০২২"),
    ("2022-11", "2022年11月"),
    ("2022-11", "二〇二二年十一月に"),
    ("2022-11", "2022-11-30"),
    ("2022-05", "in May 2022"),
    ("2022-05", "in may 2022"),
    ("2022-05", "on the 8 may of 2022"),
    ("2022-05", "২০২২ সালের মে মাসে"),
    ("2022-05", "MAY 2022"),
    ("2022-03", "In March, the 2022 season"),
    ("2022-11-30", "on 30 November 2022"),
    ("2022-11-30", "on November 30, 2022"),
    ("2022-11-30", "on the 30th of November 2022"),
    ("2022-11-30", "on the thirtieth of November 2022"),
    ("2022-11-30", "In November 2022 they met, and on the 30th they signed"),
    ("2022-11-30", "2022年11月30日"),
    ("2022-11-30", "৩০ নভেম্বর ২০২২"),
    ("2022-11-30", "৩০শে নভেম্বর ২০২২"),
    ("2022-11-30", "30/11/22 and 2022"),
    ("2022-05-12/2022-05-14", "12–14 May 2022"),
    ("2022-05-12/2022-05-14", "from 12 to 14 May 2022"),
    ("2022-05-13", "on May 12, 13 and 14, 2022"),
    ("2022-05-03", "on 3 May 2022"),
    ("2022-05-04", "on 04/05/2022"),
    ("2022-04-05", "on 04/05/2022"),
    ("2022-21", "in the spring of 2022"),
    ("2022-24", "2022年の冬"),
    ("2022-24", "২০২২ সালের শীতকালে"),
    ("2022-23", "in the fall of 2022"),
]
FINER = [
    ("2022", "in 2021"),
    ("2022", "the 12022 men"),
    ("1990", "in the 1990s"),
    ("1990", "১৯৯০-এর দশকে"),
    ("1990", "1990年代に"),
    ("2023", "in the 2021–22 season"),
    ("2022", "令和3年に始まった"),
    ("-0044", "in 44 BC"),
    ("199X", "in 1989"),
    ("19XX", "in the 19th century"),
    ("2022-11", "in 2022"),
    ("2022-11", "in 2022, when 11 people left"),
    ("2022-11", "3.11 of the 2022 men"),
    ("2022-05", "Japan may sign in 2022"),
    ("2022-03", "They march for 2022 reasons"),
    ("2022-05", "২০২২ সালে মেয়াদ শেষ"),
    ("2022-05", "2022年、5か月の間"),
    ("2022-11", "autumn 2022"),
    ("2022-11-30", "in November 2022"),
    ("2022-11-30", "thirty ships left in November 2022"),
    ("2022-11-30", "30 ships left in November 2022"),
    ("2022-11-07", "on a Monday in November 2022"),
    ("2022-11-03", "on 30 November 2022"),
    ("2022-21", "in 2022"),
]


def stands(date: str, quote: str) -> bool:
    parsed = edtf.parse(date)
    assert isinstance(parsed, edtf.Edtf)
    parts, words = edtf.parts(parsed), in_quotes.of_quotes([fold(quote)])
    return (
        all(map(words.year, parts.years))
        and all(map(words.month, parts.months))
        and all(map(words.day, parts.days))
        and all(map(words.season, parts.seasons))
    )


@pytest.mark.parametrize(("date", "quote"), STAND)
def test_a_date_stands_in_words_that_say_it(date: str, quote: str) -> None:
    assert stands(date, quote)


@pytest.mark.parametrize(("date", "quote"), FINER)
def test_a_date_finer_than_the_words_does_not_stand(date: str, quote: str) -> None:
    assert not stands(date, quote)
