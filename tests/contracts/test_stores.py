"""What every store must hold; a new file in tmx/stores is picked up unasked and compared with the in-memory one."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tmx.stores
from tmx.discovery import load_plugins
from tmx.model import InlineCode, KnownDocument, Note, Property, TranslationUnit, Variant
from tmx.stores import Store, open_store

#: Name of a store -> a location for it, given an empty folder. A new store adds its line here.
LOCATIONS = {"in_memory": ":memory:", "sqlite": "{folder}/memory.db"}
every_store = pytest.mark.parametrize("name", sorted(load_plugins(tmx.stores)))


@contextmanager
def opened(name: str) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(LOCATIONS[name].format(folder=folder))
        try:
            yield store
        finally:
            store.close()


def two(id_: str, english: str, chinese: str, language: str = "zh-Hans") -> TranslationUnit:
    return TranslationUnit(id_, (Variant("en", (english,)), Variant(language, (chinese,))))


def put(store: Store, *units: TranslationUnit) -> None:
    with store.changing() as changes:
        for unit in units:
            changes.put(unit)


UNITS = (
    two("1", "Off-site relocation of poor households", "贫困户易地搬迁"),
    two("2", "Visit the website", "访问网站"),
    two("3", "Pairing assistance", "對口幫扶", "zh-Hant"),
    two("4", "Five guarantees", "五保"),
    TranslationUnit("5", (Variant("zh-Hans", ("农村五保供养工作条例（2021年）",)),)),
)


def found(store: Store, text: str, language: str | None = None) -> list[str]:
    return [occurrence.unit for occurrence in store.containing(text, language)]


@every_store
def test_a_store_says_where_it_can_be_opened(name: str) -> None:
    plugin = load_plugins(tmx.stores)[name]
    assert plugin.accepts(LOCATIONS[name])
    assert not plugin.accepts("carrier-pigeon://coop")


@every_store
def test_a_unit_comes_back_as_it_went_in(name: str) -> None:
    unit = TranslationUnit(
        "报告:1",
        (
            Variant(
                "en", ("a", InlineCode("ph", (("x", "1"),), ("<br>", InlineCode("sub"))), ""), "GB", (Note("n"),)
            ),
            Variant("zh-Hans", (), "", (), (Property("x", "\x00\u2028", (("k", "v"),)),), (("changedate", "1"),)),
        ),
        (Note("note", (("xml:lang", "en"),)),),
        (Property("x-document", "a.md"), Property("x", "")),
        (("usagecount", "3"), ("a", "b")),
    )
    with opened(name) as store:
        put(store, unit)
        assert store.get("报告:1") == unit
        assert list(store.units()) == [unit]


@every_store
@pytest.mark.parametrize(
    ("query", "units"),
    [
        ("保", ["4", "5"]),
        ("五保", ["4", "5"]),
        ("搬", ["1"]),
        ("易地搬迁", ["1"]),
        ("对口帮扶", ["3"]),
        ("帮", ["3"]),
        ("網站", ["2"]),
        ("site", ["1"]),
        ("relocat", ["1"]),
        ("ＯＦＦ site reloc", ["1"]),
        ("location", []),
        ("（", ["5"]),
        ("条例(2021", ["5"]),
        ("保五", []),
        ("例2021", []),
        ("作条例", ["5"]),
        ("", []),
        ("-", []),
        ("𠮷", []),
        ("\ud800", []),
        ('" OR *', []),
    ],
)
def test_a_text_is_found_in_either_script_and_in_any_length(name: str, query: str, units: list[str]) -> None:
    with opened(name) as store:
        put(store, *UNITS)
        assert found(store, query) == units
        assert store.count_containing(query) == len(units)


@every_store
def test_spans_are_in_the_text_as_written(name: str) -> None:
    with opened(name) as store:
        put(store, *UNITS)
        [occurrence] = store.containing("幫扶", "zh")
        assert (occurrence.language, occurrence.text, occurrence.spans) == ("zh-Hant", "對口幫扶", ((2, 4),))


@every_store
def test_a_language_narrows_and_zh_means_both_scripts(name: str) -> None:
    with opened(name) as store:
        put(store, *UNITS)
        assert found(store, "帮扶", "zh") == ["3"]
        assert found(store, "帮扶", "zh-Hans") == []
        assert found(store, "帮扶", "en") == []
        assert [text.unit for text in store.texts("zh")] == ["1", "2", "3", "4"]


@every_store
def test_equal_after_folding_is_found_at_once(name: str) -> None:
    with opened(name) as store:
        put(store, *UNITS)
        assert [text.text for text in store.equal("对口帮扶", "zh")] == ["對口幫扶"]
        assert [text.unit for text in store.equal("off site  RELOCATION of poor households", "en")] == ["1"]
        assert store.equal("农村五保供养工作条例（2021年）", "zh") == []


@every_store
def test_a_replaced_unit_keeps_its_place_and_loses_its_words(name: str) -> None:
    with opened(name) as store:
        put(store, *UNITS)
        put(store, two("2", "Visit the village", "访问村庄"))
        assert [unit.id for unit in store.units()] == ["1", "2", "3", "4", "5"]
        assert found(store, "网站") == []
        assert found(store, "村庄") == ["2"]
        with store.changing() as changes:
            assert changes.remove("2")
            assert not changes.remove("2")
        assert found(store, "村庄") == []
        assert len(store) == 4


@every_store
def test_a_change_that_fails_holds_for_nobody(name: str) -> None:
    def fail(store: Store) -> None:
        with store.changing() as changes:
            changes.put(two("9", "new", "新"))
            changes.put_document(KnownDocument("a", "1", "en"))
            assert changes.get("9") is not None
            raise ValueError

    with opened(name) as store:
        before = store.revision()
        with pytest.raises(ValueError):  # noqa: PT011
            fail(store)
        assert (len(store), store.documents(), store.revision()) == (0, [], before)
        put(store, *UNITS)
        assert store.revision() > before


@every_store
def test_units_of_a_document_are_found_by_either_of_its_files(name: str) -> None:
    def of(document: str, id_: str) -> TranslationUnit:
        return TranslationUnit(id_, UNITS[0].variants, properties=(Property("x-document", document),))

    with opened(name) as store:
        put(store, of("a.en.md + a.zh.md", "1"), of("a.en.md", "2"), of("ba.en.md", "3"), UNITS[4])
        assert [unit.id for unit in store.units("a.en.md")] == ["1", "2"]
        assert [unit.id for unit in store.units("a.zh.md")] == ["1"]
        assert [unit.id for unit in store.units("a.en.md + a.zh.md")] == ["1"]
        assert list(store.units("None")) == []


@every_store
def test_documents_are_known_by_name_and_digest(name: str) -> None:
    first, second = KnownDocument("a.md", "1", "en"), KnownDocument("a.md", "2", "zh-Hans", "b.md")
    with opened(name) as store:
        for document in (first, second, first):
            with store.changing() as changes:
                changes.put_document(document)
        assert store.documents() == [first, second]


@every_store
def test_many_may_read_while_one_writes(name: str) -> None:
    problems: list[BaseException] = []

    def read(store: Store, done: threading.Event) -> None:
        try:
            while not done.is_set():
                assert found(store, "五保")[:1] == ["4"]
                assert next(store.units()).id == "1"
        except BaseException as problem:  # what a thread raises is otherwise lost
            problems.append(problem)

    with opened(name) as store:
        put(store, *UNITS)
        done = threading.Event()
        readers = [threading.Thread(target=read, args=(store, done)) for _ in range(4)]
        for reader in readers:
            reader.start()
        for number in range(20):
            put(store, two(f"new {number}", f"new {number}", "新的五保政策"))
        done.set()
        for reader in readers:
            reader.join()
        assert problems == []
        assert len(store) == 25


words = st.text(st.sampled_from("五保對对口帮扶幫a-B é1（𠮷，"), max_size=6)
steps = st.one_of(
    st.tuples(st.just("put"), st.sampled_from("123"), words, words, st.sampled_from(["zh-Hans", "zh-Hant"])),
    st.tuples(st.just("remove"), st.sampled_from("123")),
)


@pytest.mark.parametrize("name", [name for name in sorted(load_plugins(tmx.stores)) if name != "in_memory"])
@settings(max_examples=60, deadline=None)
@given(history=st.lists(steps, max_size=8), queries=st.lists(words, min_size=1, max_size=4))
def test_every_store_answers_as_the_plain_one_does(
    name: str, history: list[tuple[str, ...]], queries: list[str]
) -> None:
    with opened("in_memory") as plain, opened(name) as other:
        for kind, id_, *rest in history:
            for store in (plain, other):
                with store.changing() as changes:
                    if kind == "put":
                        changes.put(two(id_, rest[0], rest[1], rest[2]))
                    else:
                        changes.remove(id_)
        assert list(other.units()) == list(plain.units())
        assert list(other.texts("zh")) == list(plain.texts("zh"))
        for query in queries:
            for language in (None, "en", "zh", "zh-Hant"):
                assert list(other.containing(query, language)) == list(plain.containing(query, language))
                assert other.count_containing(query, language) == plain.count_containing(query, language)
            assert other.equal(query, "zh") == plain.equal(query, "zh")
