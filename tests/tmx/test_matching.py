from __future__ import annotations

import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tmx.matching import TokenIndex, differences, keys, score, similarity, tokens

texts = st.text(st.sampled_from("ab Ａé\u0301İ1２五對对。-_\u3000\ud55c\u1100\u1161"), max_size=12)


def test_han_characters_words_and_signs_are_tokens() -> None:
    assert keys("易地搬迁2.0, off-site") == ["易", "地", "搬", "迁", "2", ".", "0", ",", "off", "-", "site"]


def test_width_case_and_composition_make_no_difference() -> None:
    assert keys("ＡＢＣ，Cafe\u0301") == keys("abc,café")


@given(text=texts)
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens(text)
    assert [token.key for token in found] == keys(text)
    for before, after in itertools.pairwise(found):
        assert 0 <= before.start < before.end <= after.start
    for token in found:
        assert keys(text[token.start : token.end]) == [token.key]


def test_the_score_is_cut_never_rounded_up() -> None:
    assert score("a b c", "a b d") == 66
    long = " ".join(str(number) for number in range(1000))
    assert score(long, long + " more") == 98
    assert score("a,b", "a, b") == 98
    assert score("", "") == 100
    assert score("a", "") == 0


@given(first=texts, second=texts)
def test_the_score_follows_from_similarity(first: str, second: str) -> None:
    assert similarity(first, second) == similarity(second, first)
    found = score(first, second)
    assert found == score(second, first)
    same = " ".join(unicodedata.normalize("NFC", first).split()) == " ".join(
        unicodedata.normalize("NFC", second).split()
    )
    assert (found == 100) == same
    if found < 99:
        assert found == min(98, int(similarity(first, second) * 100 + 1e-9))


@given(segment=texts, source=texts)
def test_differences_turn_the_source_into_the_segment(segment: str, source: str) -> None:
    ours, at = "", 0
    for difference in differences(segment, source):
        assert difference.segment_text == segment[slice(*difference.segment_span)]
        assert difference.source_text == source[slice(*difference.source_span)]
        assert bool(difference.segment_text) == (difference.kind != "deleted")
        assert bool(difference.source_text) == (difference.kind != "inserted")
        ours += source[at : difference.source_span[0]] + " " + difference.segment_text + " "
        at = difference.source_span[1]
    assert keys(ours + source[at:]) == keys(segment)


def test_more_different_words_than_surrogates_leave_room_for_are_told_apart() -> None:
    many = [f"word{number}" for number in range(0xE000)]
    index = TokenIndex([*many, "a last"])
    assert [near.index for near in index.near("word57000", 100)] == [57000]
    assert index.near("word99999", 50) == []


@given(stored=st.lists(texts, max_size=6), asked=texts, threshold=st.integers(1, 100))
def test_no_text_near_enough_is_passed_over(stored: list[str], asked: str, threshold: int) -> None:
    near = TokenIndex(stored).near(asked, threshold)
    wanted = {
        number
        for number, text in enumerate(stored)
        if keys(asked) and round(similarity(asked, text) * 10000) >= threshold * 100 and keys(text)
    }
    assert {one.index for one in near} == wanted
    assert [one.dissimilarity for one in near] == sorted(one.dissimilarity for one in near)
