"""What every aligner keeps, whichever file it is in."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx import aligners
from tmx.discovery import load_plugins
from tmx.model import AlignedPair, Segment

PLUGINS = load_plugins(aligners)

ENGLISH = ["Off-site relocation", "In 2010 the province relocated 78,000 people.", "It was a success.", "The end."]
CHINESE = ["易地搬迁", "2010年，全省搬迁7.8万人。", "取得了成功。", "结束。"]
TEXTS = st.lists(st.sampled_from([*ENGLISH, *CHINESE, "…", "7", "𠮷", "a"]), max_size=7)


@pytest.fixture(params=sorted(PLUGINS))
def plugin(request: pytest.FixtureRequest) -> ModuleType:
    found = PLUGINS[request.param]
    if found.missing() is not None:
        pytest.skip(found.missing())
    return found


def segments(texts: list[str]) -> list[Segment]:
    return [Segment(text) for text in texts]


def aligned(plugin: ModuleType, source: list[str], target: list[str]) -> list[AlignedPair]:
    pairs: list[AlignedPair] = plugin.align(segments(source), segments(target), "en", "zh-Hans", None)
    return pairs


def test_sentence_for_sentence_stays_sentence_for_sentence(plugin: ModuleType) -> None:
    pairs = aligned(plugin, ENGLISH, CHINESE)
    assert [(pair.source, pair.target) for pair in pairs] == [((index,), (index,)) for index in range(4)]


@pytest.mark.parametrize("name", sorted(PLUGINS))
@given(source=TEXTS, target=TEXTS)
@settings(max_examples=40, deadline=None)
def test_every_segment_is_in_exactly_one_pair_and_in_order(name: str, source: list[str], target: list[str]) -> None:
    if PLUGINS[name].missing() is not None:
        return
    pairs = aligned(PLUGINS[name], source, target)
    assert [index for pair in pairs for index in pair.source] == list(range(len(source)))
    assert [index for pair in pairs for index in pair.target] == list(range(len(target)))
    for pair in pairs:
        assert 0 <= pair.score <= 1
        assert all(0 <= value <= 1 for value in pair.reasons.values())
        assert (pair.source and pair.target) or (pair.score == 0 and len(pair.source + pair.target) == 1)


def test_every_pair_says_what_its_score_is_made_of(plugin: ModuleType) -> None:
    assert all("length" in pair.reasons for pair in aligned(plugin, ENGLISH, CHINESE))


def test_one_empty_side_leaves_the_other_alone(plugin: ModuleType) -> None:
    assert [pair.kind for pair in aligned(plugin, ENGLISH[:2], [])] == ["1-0", "1-0"]
    assert [pair.kind for pair in aligned(plugin, [], CHINESE[:2])] == ["0-1", "0-1"]
    assert aligned(plugin, [], []) == []


def test_the_same_texts_give_the_same_pairs(plugin: ModuleType) -> None:
    assert aligned(plugin, ENGLISH * 3, CHINESE * 3) == aligned(plugin, ENGLISH * 3, CHINESE * 3)


def test_progress_rises_to_the_end(plugin: ModuleType) -> None:
    shares: list[float] = []
    plugin.align(segments(ENGLISH), segments(CHINESE), "en", "zh-Hans", shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
