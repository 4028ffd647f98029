"""Sentences are found where readers find them, and nothing of the text is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.model import Block
from tmx.segmentation import segment, segment_text

SIGNS = "。！？；，“”‘’（）「」《》.!?()\"'5\n \u3000\u2028\t𠮷"
WORDS = [
    "扶贫",
    "……",
    "说",
    "他问",
    "一是",
    "1.5",
    "万",
    "Dr.",
    "U.S.",
    "e.g.",
    "No.",
    "the",
    "The",
    "poor\n",
    "a.",
    "2)",
    "3.5%",
]
PIECES = st.sampled_from([*SIGNS, *WORDS])
ANY_TEXT = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES).map(" ".join))


@given(text=ANY_TEXT, language=st.sampled_from(["en", "zh-Hans", "zh-Hant"]))
def test_joining_text_and_trailing_gives_the_text_back(text: str, language: str) -> None:
    segments = segment_text(text, language)
    assert "".join(item.text + item.trailing for item in segments) == text
    assert all(item.text.strip() for item in segments[:-1])
    assert all(not item.trailing.strip() for item in segments)


@pytest.mark.parametrize(
    "sentences",
    [
        ["“为什么？”他问。", "没有人回答。"],
        ["“我们脱贫了。大家都高兴。”老王说。", "大家笑了……", "他走了。"],
        ["会议指出：“必须坚持。”", "各地要落实。"],
        ["一是改革；二是发展；三是稳定。", "收入增长3.5%。"],
        ["（一）提高标准。", "（二）加大投入。"],
        ["低收入农户（人均纯收入低于2500元。）有所减少。", "任务完成！"],
        ["在“谁来扶？”的问题上，各地都有办法。", "好！"],
        ["對口幫扶「十年有成。」", "成效顯著。"],
        ["Yahoo!公司来了。", "他走了。"],
    ],
)
def test_chinese_sentences(sentences: list[str]) -> None:
    assert [item.text for item in segment_text("".join(sentences), "zh-Hans")] == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Smith met Mr. Wang on Jan. 5.", "The GDP rose 3.5 percent."],
        ["“Why?” he asked.", "Nobody answered."],
        ["See Art. 5 of the law, e.g. for U.S. firms.", "It holds."],
        ["(a) Raise the standard; (b) invest more.", "Both were done."],
        ["Incomes exceeded 2,500.50 yuan in No. 3 Village.", "Good!"],
    ],
)
def test_english_sentences(sentences: list[str]) -> None:
    assert [item.text for item in segment_text(" ".join(sentences), "en")] == sentences


def test_segments_know_their_block_its_kind_and_its_line() -> None:
    blocks = [Block("Overview", "heading", 1), Block("It rose. It fell.", "list item", 3), Block("7.8", "cell", 9)]
    assert [(item.text, item.kind, item.block, item.line) for item in segment(blocks, "en")] == [
        ("Overview", "heading", 0, 1),
        ("It rose.", "list item", 1, 3),
        ("It fell.", "list item", 1, 3),
        ("7.8", "cell", 2, 9),
    ]


def test_an_unclosed_bracket_does_not_swallow_the_paragraph() -> None:
    assert len(segment_text("（未完。第二句。第三句。", "zh-Hans")) == 3


def test_nothing_gives_nothing() -> None:
    assert segment_text("", "en") == []
    assert segment([], "zh-Hans") == []
