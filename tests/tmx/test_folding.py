"""Folding brings spellings together and never loses the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.folding import find_folded, fold, fold_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("對口幫扶", "对口帮扶"),
        ("Ｏｆｆ－ｓｉｔｅ", "off-site"),
        ("off‑site relocation", "Off site  Relocation"),
        ("“five guarantee”", '"five guarantee"'),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Straße", "STRASSE"),
        ("𠮷", "𠮷"),
    ],
)
def test_spellings_that_are_the_same_word(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text(alphabet=st.sampled_from("aßİﬁ对對 -—　Ａ𠮷é"), min_size=1))
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
    for index in range(len(folded.text)):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)


def test_spans_are_of_the_text_as_written() -> None:
    text = "Straße — 對口幫扶（ﬁve guarantees）"
    for needle in ("对口", "five guarantees", "strasse"):
        [(start, end)] = find_folded(needle, text)
        assert fold_text(text[start:end]) == fold_text(needle)


def test_one_character_and_word_edges() -> None:
    assert find_folded("扶", "扶贫和帮扶") == [(0, 1), (4, 5)]
    assert find_folded("site", "website on-site site") == [(11, 15), (16, 20)]
    assert find_folded("", "anything") == []
    assert find_folded("五保", "五保A") == [(0, 2)]
