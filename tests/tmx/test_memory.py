from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx import matching
from tmx.duplicates import ON_DUPLICATE, OnDuplicate
from tmx.errors import BrokenUnit, PolicyGlossaryError
from tmx.memory import Added, TranslationMemory
from tmx.model import Document, KnownDocument, Property, TranslationUnit, Variant


def two(id_: str, english: str, chinese: str, language: str = "zh-Hans", changed: str = "") -> TranslationUnit:
    attributes = (("changedate", changed),) if changed else ()
    return TranslationUnit(id_, (Variant("en", (english,)), Variant(language, (chinese,))), attributes=attributes)


@pytest.fixture(params=[":memory:", "file"])
def memory(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TranslationMemory]:
    location = request.param if request.param == ":memory:" else str(tmp_path / "memory.db")
    with TranslationMemory.open(location) as opened:
        yield opened


def texts(memory: TranslationMemory) -> dict[str, str | None]:
    return {unit.id: unit.text("en") for unit in memory.units()}


# --- duplicates ---


@pytest.mark.parametrize("rule", ON_DUPLICATE)
def test_adding_the_same_units_twice_changes_nothing(memory: TranslationMemory, rule: OnDuplicate) -> None:
    units = [two("1", "a", "五"), two("1", "b", "保"), two("1", "a", "五"), two("2", "c", "户", changed="2021")]
    memory.add(units, on_duplicate=rule)
    before = list(memory.units())
    again = memory.add(units, on_duplicate=rule)
    assert list(memory.units()) == before
    assert again.added == 0


def test_add_keeps_both_under_an_id_of_its_own(memory: TranslationMemory) -> None:
    memory.add([two("1", "a", "五")])
    assert memory.add([two("1", "b", "保"), two("1", "c", "户")]) == Added(added=2)
    assert texts(memory) == {"1": "a", "1~2": "b", "1~3": "c"}
    assert memory.add([two("1", "c", "户")]) == Added(unchanged=1)


def test_add_keeps_the_stored_unit_when_only_remarks_differ(memory: TranslationMemory) -> None:
    memory.add([two("1", "a", "五")])
    assert memory.add([two("1", "a", "五", changed="20210101T000000Z")]) == Added(kept=1)


def test_overwrite_and_keep(memory: TranslationMemory) -> None:
    memory.add([two("1", "a", "五")])
    assert memory.add([two("1", "b", "保")], on_duplicate="keep") == Added(kept=1)
    assert texts(memory) == {"1": "a"}
    assert memory.add([two("1", "b", "保")], on_duplicate="overwrite") == Added(replaced=1)
    assert texts(memory) == {"1": "b"}


@pytest.mark.parametrize(
    ("stored", "new", "expected"),
    [
        ("20200101T000000Z", "20210101T000000Z", "new"),
        ("20210101T000000Z", "20200101T000000Z", "stored"),
        ("2020-01-01T00:00:00Z", "20210101T000000Z", "new"),
        ("20200101T000000Z", "", "stored"),
        ("", "20200101T000000Z", "new"),
        ("", "", "stored"),
    ],
)
def test_keep_newest_goes_by_the_date(memory: TranslationMemory, stored: str, new: str, expected: str) -> None:
    memory.add([two("1", "stored", "五", changed=stored)])
    memory.add([two("1", "new", "保", changed=new)], on_duplicate="keep-newest")
    assert texts(memory) == {"1": expected}


def test_when_the_units_end_in_an_error_none_is_added(memory: TranslationMemory) -> None:
    def units() -> Iterator[TranslationUnit]:
        yield two("1", "a", "五")
        raise PolicyGlossaryError("the file is cut short")

    with pytest.raises(PolicyGlossaryError):
        memory.add(units())
    assert len(memory) == 0


@pytest.mark.parametrize(
    "unit", [two("", "a", "五"), TranslationUnit("1", ()), two("1", "\ud800", "五"), two("\udfff", "a", "五")]
)
def test_a_unit_that_cannot_be_kept_is_refused(memory: TranslationMemory, unit: TranslationUnit) -> None:
    with pytest.raises(BrokenUnit):
        memory.add([unit])
    assert len(memory) == 0


def test_a_removed_unit_is_found_no_more(memory: TranslationMemory) -> None:
    memory.add([two("1", "five guarantees", "五保")])
    assert memory.match("五保")
    assert memory.remove(["1", "none"]) == 1
    assert (memory.match("五保"), memory.count("五"), memory.get("1")) == ([], 0, None)


def test_a_document_is_known_again(memory: TranslationMemory) -> None:
    memory.put_document(Document("a.en.md", "digest", "en", ()), counterpart="a.zh.md")
    memory.put_document(KnownDocument("a.zh.md", "other", "zh-Hans", "a.en.md"))
    assert memory.documents() == [
        KnownDocument("a.en.md", "digest", "en", "a.zh.md"),
        KnownDocument("a.zh.md", "other", "zh-Hans", "a.en.md"),
    ]


# --- matches ---


def scores(memory: TranslationMemory, text: str, **options: object) -> list[tuple[int, str]]:
    return [(match.score, match.unit.id) for match in memory.match(text, **options)]  # type: ignore[arg-type]


def test_a_hundred_is_only_the_same_text(memory: TranslationMemory) -> None:
    memory.add([two("1", "Carry out pairing assistance.", "开展对口帮扶。")])
    assert scores(memory, "Carry out  pairing assistance. ") == [(100, "1")]
    assert scores(memory, "carry out pairing assistance.") == [(99, "1")]
    assert scores(memory, "Carry-out pairing assistance.") == [(99, "1")]
    assert scores(memory, "開展對口幫扶。") == [(99, "1")]
    assert scores(memory, "Carry out pairing assistance") == [(80, "1")]


def test_the_other_script_is_found_but_never_when_one_is_asked_for(memory: TranslationMemory) -> None:
    memory.add([two("1", "pairing", "开展对口帮扶工作"), two("2", "pairing", "開展對口幫扶", "zh-Hant")])
    assert scores(memory, "开展对口帮扶", threshold=50) == [(99, "2"), (75, "1")]
    assert scores(memory, "开展对口帮扶", source_language="zh-Hans", threshold=50) == [(75, "1")]
    assert scores(memory, "pairing", target_language="zh-Hant") == [(100, "2")]


def test_a_match_whose_numbers_differ_has_94_at_most(memory: TranslationMemory) -> None:
    memory.add([two("1", "x", "县应当在2020年底前将贫困户搬迁到新的安置点，并提供对口帮扶。")])
    [match] = memory.match("县应当在2021年底前将贫困户搬迁到新的安置点，并提供对口帮扶。")
    assert match.score == 94
    assert [(one.source_text, one.segment_text) for one in match.differences] == [("2020", "2021")]


def test_the_same_pair_of_texts_is_shown_once(memory: TranslationMemory) -> None:
    memory.add([two("1", "Help", "帮扶"), two("2", "Help", "帮扶"), two("3", "Help", "帮助")])
    assert scores(memory, "Help") == [(100, "1"), (100, "3")]


def test_a_unit_without_counterpart_is_no_match(memory: TranslationMemory) -> None:
    memory.add([TranslationUnit("1", (Variant("en", ("Help",)),)), two("2", "Help", "")])
    assert memory.match("Help", threshold=1) == []


def test_new_units_are_found_at_once(memory: TranslationMemory) -> None:
    memory.add([two("1", "one thing", "一")])
    assert scores(memory, "one thing more", threshold=60) == [(66, "1")]
    memory.add([two("2", "one thing moore", "二")])
    assert scores(memory, "one thing more", threshold=60) == [(66, "1"), (66, "2")]


@pytest.mark.parametrize("text", ["", "   ", "\u3000"])
def test_nothing_asked_is_nothing_found(memory: TranslationMemory, text: str) -> None:
    memory.add([two("1", "a", "五")])
    assert (memory.match(text, threshold=0), memory.concordance(text), memory.count(text)) == ([], [], 0)


segments = st.text(st.sampled_from("ab c1五保對对。-"), min_size=1, max_size=8).filter(str.strip)


@given(stored=st.lists(segments, max_size=8, unique=True), asked=segments, threshold=st.integers(0, 100))
def test_the_answer_is_that_of_an_exhaustive_search(stored: list[str], asked: str, threshold: int) -> None:
    with TranslationMemory.open(":memory:") as memory:
        memory.add(
            TranslationUnit(str(n), (Variant("fr", (t,)), Variant("en", ("x",)))) for n, t in enumerate(stored)
        )
        found = [(match.score, match.source) for match in memory.match(asked, "fr", "en", threshold, 100)]
    wanted = [(matching.capped(matching.score(asked, text), asked, text, "fr"), text) for text in stored]
    assert sorted(found) == sorted((score, text) for score, text in wanted if score >= max(threshold, 1))


# --- concordance ---


def test_the_shortest_come_first_and_a_limit_is_kept(memory: TranslationMemory) -> None:
    memory.add([two("1", "x", "农村五保供养工作"), two("2", "y", "五保"), two("3", "z", "五保供养")])
    assert [line.unit.id for line in memory.concordance("五保")] == ["2", "3", "1"]
    assert [line.unit.id for line in memory.concordance("五保", limit=2)] == ["2", "3"]
    assert memory.concordance("五保", limit=0) == []
    assert memory.count("五保") == 3


def test_a_unit_is_shown_once_though_both_its_scripts_hold_the_text(memory: TranslationMemory) -> None:
    unit = TranslationUnit("1", (Variant("zh-Hans", ("五保户",)), Variant("zh-Hant", ("五保戶",))))
    memory.add([unit])
    assert [(line.language, line.spans) for line in memory.concordance("五保")] == [("zh-Hans", ((0, 2),))]
    assert memory.count("五保") == 1


def test_the_second_variant_in_a_language_is_found_with_its_own_text(memory: TranslationMemory) -> None:
    memory.add([TranslationUnit("1", (Variant("en", ("labor",), "US"), Variant("en", ("new labour",), "GB")))])
    [line] = memory.concordance("labour")
    assert (line.text, line.spans) == ("new labour", ((4, 10),))


def test_properties_do_not_matter_for_finding(memory: TranslationMemory) -> None:
    memory.add([TranslationUnit("1", (Variant("en", ("a",)),), properties=(Property("x", "五保"),))])
    assert memory.count("五保") == 0
