"""Numbers are values: the same in either notation, and nothing that only looks like one is taken for it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.numbers import numbers_in, same_number

SAME = [
    ("126亿元", "12.6 billion yuan"),
    ("1亿2000万", "120 million"),
    ("一亿两千万", "120 million"),
    ("2万4801", "24,801"),
    ("3.2万亿元", "3.2 trillion yuan"),
    ("一万五千亿", "1.5 trillion"),
    ("三千五百万", "35 million"),
    ("两万五", "25,000"),
    ("壹佰贰拾叁万", "1.23 million"),
    ("１２３４", "1,234"),
    ("10 万人", "100,000 people"),
    ("7.8萬人", "78 thousand people"),
    ("3億元", "RMB 300 million"),
    ("二十九个", "twenty-nine"),
    ("12.5%", "12.5 percent"),
    ("１２．５％", "12.5%"),
    ("百分之十二点五", "12.5 per cent"),
    ("百分之百", "100 percent"),
    ("千分之五", "0.5%"),
    ("三分之二", "two-thirds"),
    ("三成", "30 percent"),
    ("一半", "half of them"),
    ("两成半", "25%"),
    ("3个百分点", "3 percentage points"),
    ("2010年", "2010"),
    ("二〇〇三年", "2003"),
    ("第三次", "the third time"),
    ("第十七届", "the 17th"),
    ("“十二五”规划", "the 12th Plan"),
    ("90年代", "the 1990s"),
    ("6000亩", "6,000 mu"),
    ("8亿美元", "US$800 million"),
    ("8亿美元", "$800m"),
    ("50万", "half a million"),
    ("3倍", "three times"),
]


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_both_notations_state_the_same(chinese: str, english: str) -> None:
    first, second = numbers_in(chinese, "zh-Hans")[0], numbers_in(english, "en")[0]
    assert same_number(first, second), (first, second)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("126亿元", "126 billion yuan"),
        ("126亿元", "12.6 billion dollars"),
        ("3个百分点", "3 percent"),
        ("第三", "3"),
        ("三成", "3 percent"),
        ("6000亩", "6,000 hectares"),
    ],
)
def test_what_differs_in_value_unit_or_kind_is_not_the_same(chinese: str, english: str) -> None:
    assert not same_number(numbers_in(chinese, "zh-Hans")[0], numbers_in(english, "en")[0])


@pytest.mark.parametrize(
    "text",
    [
        "一带一路",
        "万一",
        "三亚",
        "统一部署",
        "四川",
        "三农问题",
        "两不愁三保障",
        "五保户",
        "百姓",
        "十分重要",
        "一定",
        "千方百计",
        "一个村",
        "成千上万",
        "五年规划",
        "万家灯火",
        "扶贫",
    ],
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert numbers_in(text, "zh-Hans") == []


@pytest.mark.parametrize("text", ["one of them", "a Five-Year Plan", "he may come", "second to none", "poverty"])
def test_english_words_that_only_look_like_numbers(text: str) -> None:
    assert numbers_in(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("10—15万元", "zh-Hans", [(100_000, "yuan"), (150_000, "yuan")]),
        ("100,000-150,000 yuan", "en", [(100_000, "yuan"), (150_000, "yuan")]),
        ("3%至5%", "zh-Hans", [(Fraction(3, 100), None), (Fraction(5, 100), None)]),
        ("3 to 5 percent", "en", [(Fraction(3, 100), None), (Fraction(5, 100), None)]),
        ("2008—2010年", "zh-Hans", [(2008, None), (2010, None)]),
    ],
)
def test_the_last_scale_of_a_range_covers_both_ends(
    text: str, language: str, values: list[tuple[Fraction | int, str | None]]
) -> None:
    assert [(number.value, number.unit) for number in numbers_in(text, language)] == values


def test_dates_in_either_order() -> None:
    expected = {("month", 7), ("day", 26), ("year", 2010)}
    for text, language in [("2010年7月26日", "zh-Hans"), ("July 26, 2010", "en"), ("26 July 2010", "en")]:
        assert {(number.kind, int(number.value)) for number in numbers_in(text, language)} == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("约300元", "zh-Hans"),
        ("300多万", "zh-Hans"),
        ("万余户", "zh-Hans"),
        ("nearly 300 yuan", "en"),
        ("over RMB 3", "en"),
    ],
)
def test_about_is_told_from_exactly(text: str, language: str) -> None:
    assert [number.approximate for number in numbers_in(text, language)] == [True]
    assert [number.approximate for number in numbers_in("300元 yuan", language)] == [False]


@given(value=st.integers(min_value=10, max_value=10**12))
def test_figures_are_read_as_they_are_written(value: int) -> None:
    for language in ("en", "zh-Hans"):
        assert [number.value for number in numbers_in(f"{value:,}", language)] == [value]


@given(
    text=st.text(
        alphabet=st.sampled_from("0123456789.,% -—一二三十百千万亿零两半成多余第年月日元人至abmilon$¥hf\0"),
        max_size=30,
    ),
    language=st.sampled_from(["en", "zh-Hans"]),
)
def test_no_text_breaks_it_and_spans_are_in_order(text: str, language: str) -> None:
    numbers = numbers_in(text, language)
    assert all(text[number.start : number.end] == number.text for number in numbers)
    assert all(before.end <= after.start for before, after in pairwise(numbers))


def test_a_run_of_figures_too_long_to_count_is_no_number() -> None:
    assert numbers_in("1亿" + "1" * 5000 + "分", "zh-Hans") == []
    assert numbers_in("9" * 5000, "en") == []


def test_a_heap_of_signs_is_read_in_no_time_and_means_nothing() -> None:
    assert numbers_in("1" + "亿" * 2000 + "分之", "zh-Hans") == []
    assert numbers_in("一" * 2000, "zh-Hans") == []
    assert numbers_in("hundred " * 2000, "en") == []
