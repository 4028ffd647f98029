"""An alignment says which aligner ran, keeps indexes true, and follows titles."""

from __future__ import annotations

import random

import pytest

from tmx import aligners
from tmx.aligners import full
from tmx.alignment import align
from tmx.errors import PolicyGlossaryError
from tmx.model import Segment


def test_without_the_encoder_the_dictionary_stands_in_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full, "missing", lambda: "the sentence encoder (pip install it)")
    alignment = align([Segment("Poverty")], [Segment("贫困")])
    assert alignment.aligner == "dictionary"
    assert alignment.remark == (
        "aligned by dictionary, not full: the sentence encoder (pip install it) is not installed"
    )


def test_the_aligner_asked_for_runs_without_remark() -> None:
    alignment = align([Segment("Poverty")], [Segment("贫困")], aligner="length")
    assert (alignment.aligner, alignment.remark) == ("length", "")


def test_an_unknown_aligner_is_named_with_the_known_ones() -> None:
    with pytest.raises(PolicyGlossaryError, match="no such aligner"):
        align([], [], aligner="magic")


def test_segments_without_text_are_in_no_pair_and_indexes_stay_true() -> None:
    source = [Segment(""), Segment("Poverty fell in 2010."), Segment(" ")]
    target = [Segment("2010年贫困减少。"), Segment("")]
    alignment = align(source, target, aligner="dictionary")
    assert [(pair.source, pair.target) for pair in alignment.pairs] == [((1,), (0,))]


@pytest.mark.parametrize("aligner", ["dictionary", "full"])
def test_titles_go_with_titles(aligner: str) -> None:
    source = [
        Segment("Relocation", "heading", 0),
        Segment("It was finished.", "paragraph", 1),
        Segment("Assistance", "heading", 2),
        Segment("Cadres were sent to the villages.", "paragraph", 3),
    ]
    target = [
        Segment("搬迁", "heading", 0),
        Segment("已经完成。", "paragraph", 1),
        Segment("帮扶", "heading", 2),
        Segment("干部被派到村里。", "paragraph", 3),
    ]
    assert [pair.kind for pair in align(source, target, aligner=aligner).pairs] == ["1-1"] * 4


@pytest.mark.parametrize("aligner", ["dictionary", "full"])
def test_what_one_side_leaves_out_stands_alone(aligner: str) -> None:
    english = [
        "In 2010, 78,000 people were relocated.",
        "The province invested 12.6 billion yuan in roads and irrigation, and 3.4 billion in hospitals.",
        "Pairing assistance was given to 26 counties.",
        "Schools were built in every village.",
    ]
    chinese = ["2010年，7.8万人搬迁。", "对26个县进行了对口帮扶。", "每个村都建了学校。"]
    alignment = align([Segment(text) for text in english], [Segment(text) for text in chinese], aligner=aligner)
    assert [(pair.source, pair.target) for pair in alignment.pairs] == [
        ((0,), (0,)),
        ((1,), ()),
        ((2,), (1,)),
        ((3,), (2,)),
    ]
    assert [pair.source for pair in alignment.one_sided] == [(1,)]


def long_text(lines: int) -> tuple[list[Segment], list[Segment], list[tuple[int, int]]]:
    """A long made text: numbers say which sentence is whose, and some stand on one side only."""
    chance = random.Random(5)
    source, target, gold = [], [], []
    for number in range(lines):
        figure = 1000 + number * 7
        kept = chance.random()
        if kept < 0.95:
            source.append(
                Segment(f"In county {figure}, {figure * 3} households were relocated" + " again" * (number % 5) + ".")
            )
        if kept > 0.05:
            target.append(Segment(f"在{figure}县，{figure * 3}户" + "再次" * (number % 5) + "搬迁。"))
        if 0.05 < kept < 0.95:
            gold.append((len(source) - 1, len(target) - 1))
    return source, target, gold


def test_a_long_text_is_aligned_within_its_band() -> None:
    source, target, gold = long_text(700)
    assert len(source) * len(target) > 250_000
    alignment = align(source, target, aligner="dictionary")
    found = {(*pair.source, *pair.target) for pair in alignment.pairs if pair.kind == "1-1"}
    assert len(found & set(gold)) > 0.98 * len(gold)
    assert [index for pair in alignment.pairs for index in pair.source] == list(range(len(source)))


def test_the_length_aligner_takes_long_texts_too() -> None:
    source, target, _ = long_text(700)
    alignment = align(source, target, aligner="length")
    assert [index for pair in alignment.pairs for index in pair.target] == list(range(len(target)))


def test_aligners_are_found_in_their_folder() -> None:
    from tmx.alignment import ALIGNERS
    from tmx.discovery import plugin_names

    assert set(ALIGNERS) <= set(plugin_names(aligners))
