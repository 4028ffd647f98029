"""Paragraphs of plain text are found whichever of the three habits its writer had."""

from __future__ import annotations

from tmx.documents.txt import read_blocks
from tmx.model import BlockKind

WRAPPED_ENGLISH = """\
Ever since the central government initiated the "pairing assistance" program
in the 1990s to help poverty-stricken regions, the city has been supporting the
development of counties. It has allocated government officials, talent and
funds.

A second paragraph stands apart from the first one, and it too is wrapped by
hand near the same width.
"""
WRAPPED_CHINESE = """\
　　自上世纪九十年代中央政府启动对口帮扶以来，该市一直支持中西部八个省份的
十一个城市和四十七个县发展经济、教育和卫生事业，选派干部人才，并提供产业资
源和资金。
　　第二段也是这样手工换行的，每一行都写满了三十多个汉字才换到下一行去接着写
完。
"""


def read(text: str) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.line, block.text) for block in read_blocks(text)]


def test_wrapped_english_lines_are_joined_with_a_space() -> None:
    first, second = read(WRAPPED_ENGLISH)
    assert first[:2] == ("paragraph", 1)
    assert first[2].endswith("government officials, talent and funds.")
    assert "regions, the city has been supporting the development" in first[2]
    assert second[:2] == ("paragraph", 6)


def test_wrapped_chinese_lines_are_joined_with_nothing_and_an_indent_begins_a_paragraph() -> None:
    first, second = read(WRAPPED_CHINESE)
    assert "八个省份的十一个城市" in first[2]
    assert "产业资源和资金。" in first[2]
    assert second[:2] == ("paragraph", 4)


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Incomes of low-income rural households rose for the third year in a row.\n"
    assert len(read(text * 3)) == 3
    assert len(read("低收入农户收入连续三年增长，低收入农户人均纯收入超过两千五百元。\n" * 3)) == 3


def test_long_lines_are_paragraphs_of_their_own() -> None:
    assert [line for _, line, _ in read("扶贫" * 90 + "\n" + "扶贫" * 90)] == [1, 2]


def test_short_lines_without_a_stop_are_headings() -> None:
    assert [kind for kind, _, _ in read("Off-site relocation\n\n易地搬迁\n\nIt rose.\n\nthen came\n\n收入：")] == [
        "heading",
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_numbered_lines_begin_something_however_full_the_line_before() -> None:
    text = "1. Establish the warranty-free microfinance system of the poor\n2. Improve the rural poverty line of it\n"
    assert [line for _, line, _ in read(text)] == [1, 2]


def test_bullets_are_list_items() -> None:
    assert read("- 对口帮扶\n- 易地搬迁\n") == [("list item", 1, "对口帮扶"), ("list item", 2, "易地搬迁")]


def test_a_bracketed_title_stands_before_its_paragraph() -> None:
    assert read("      【Overview】 2010 is the third year.\n") == [
        ("heading", 1, "【Overview】"),
        ("paragraph", 1, "2010 is the third year."),
    ]
    assert read("【A】\n") == [("heading", 1, "【A】")]
    assert read("见【附件】。\n") == [("paragraph", 1, "见【附件】。")]


def test_a_line_separator_of_unicode_ends_no_line() -> None:
    assert read("one\u2028two is here.\n") == [("paragraph", 1, "one\u2028two is here.")]
