from __future__ import annotations

from tmx.model import AlignedPair, Document, Segment
from tmx.units import stem, units_from_alignment, units_from_document

ENGLISH = Document("plan.en.md", "1", "en", ())
CHINESE = Document("plan.zh-Hans.md", "2", "zh-Hans", ())
SOURCE = [Segment("Carry out pairing."), Segment("Relocate."), Segment("Only here.")]
TARGET = [Segment("开展对口"), Segment("帮扶。"), Segment("搬迁。")]


def test_every_pair_becomes_a_unit_that_says_where_it_came_from() -> None:
    pairs = [AlignedPair((0,), (0, 1), 0.87654), AlignedPair((1,), (2,), 1.0), AlignedPair((2,), (), 0.0)]
    first, second, third = units_from_alignment(ENGLISH, CHINESE, SOURCE, TARGET, pairs)
    assert first.text("zh-Hans") == "开展对口帮扶。"
    assert [(item.type, item.text) for item in first.properties] == [
        ("x-document", "plan.en.md + plan.zh-Hans.md"),
        ("x-segment", "0 + 0-1"),
        ("x-alignment-score", "0.877"),
        ("x-alignment-kind", "1-2"),
    ]
    assert second.languages == ("en", "zh-Hans")
    assert third.languages == ("en",)
    assert [(item.type, item.text) for item in third.properties][:2] == [
        ("x-document", "plan.en.md"),
        ("x-segment", "2"),
    ]


def test_english_segments_are_joined_by_a_space() -> None:
    [unit] = units_from_alignment(ENGLISH, CHINESE, SOURCE, TARGET, [AlignedPair((0, 1), (0,), 0.5)])
    assert unit.text("en") == "Carry out pairing. Relocate."


def test_ids_do_not_depend_on_the_place() -> None:
    before = units_from_document(CHINESE, TARGET)
    after = units_from_document(CHINESE, [Segment("新的一段。"), *TARGET])
    assert [unit.id for unit in after[1:]] == [unit.id for unit in before]


def test_the_same_words_twice_have_different_ids_that_stay() -> None:
    segments = [Segment("五保"), Segment("对口"), Segment("五保"), Segment("五保")]
    ids = [unit.id for unit in units_from_document(CHINESE, segments)]
    assert len(set(ids)) == 4
    assert ids[2:] == [f"{ids[0]}.2", f"{ids[0]}.3"]
    assert ids == [unit.id for unit in units_from_document(CHINESE, segments)]


def test_nothing_at_all_makes_no_unit() -> None:
    assert units_from_document(CHINESE, [Segment("")]) == []
    assert units_from_alignment(ENGLISH, CHINESE, [], [], [AlignedPair((), (), 0.0)]) == []


def test_stems_are_ascii_and_the_same_for_both_languages() -> None:
    assert stem("plan.en.md") == stem("plan.zh-Hans.md") == stem("plan_zh-TW.txt") == "plan"
    assert stem("国务院关于扶贫的意见.zh.docx") == "guo-wu-yuan-guan-yu-fu-pin-de-yi-jian"
    assert stem("Résumé (final).txt") == "Resume-final"
    assert stem("отчёт.txt") == "document"
    assert len(stem("长" * 80 + ".md")) <= 60
