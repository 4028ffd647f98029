from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tmx.errors import StoreError
from tmx.model import TranslationUnit, Variant
from tmx.stores import Store, open_store

UNIT = TranslationUnit("1", (Variant("en", ("Pairing assistance",)), Variant("zh-Hans", ("对口帮扶",))))


def filled(path: Path) -> Store:
    store = open_store(str(path))
    with store.changing() as changes:
        changes.put(UNIT)
    return store


@pytest.mark.parametrize(
    "content", [b"These are no rows and no columns. " * 40, b"SQLite format 3\x00" + b"x" * 5000]
)
def test_a_file_that_is_no_database_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "memory.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"glossary import memory\.tmx") as refused:
        open_store(str(path))
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


def test_a_torn_file_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    store = filled(path)
    with store.changing() as changes:
        for number in range(500):
            changes.put(TranslationUnit(str(number), UNIT.variants))
    store.close()
    path.write_bytes(path.read_bytes()[: 8 * 4096])
    with pytest.raises(StoreError) as refused:
        list(open_store(str(path)).units())
    assert "\n" not in str(refused.value)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(str(path))


def test_a_newer_memory_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    filled(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="update the program"):
        open_store(str(path))


@pytest.mark.parametrize("location", ["{folder}/none/memory.db", "{folder}"])
def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path, location: str) -> None:
    with pytest.raises(StoreError):
        open_store(location.format(folder=tmp_path))


def test_a_closed_memory_says_so(tmp_path: Path) -> None:
    store = filled(tmp_path / "memory.db")
    store.close()
    with pytest.raises(StoreError, match="closed"):
        len(store)


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    filled(tmp_path / "memory.db").close()
    assert [path.name for path in tmp_path.iterdir()] == ["memory.db"]


def test_two_programs_see_each_others_changes(tmp_path: Path) -> None:
    first, second = filled(tmp_path / "memory.db"), open_store(str(tmp_path / "memory.db"))
    before = second.revision()
    with first.changing() as changes:
        changes.put(TranslationUnit("2", UNIT.variants))
    assert len(second) == 2
    assert second.revision() > before
    first.close()
    second.close()


def test_the_index_is_made_anew_when_folding_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    filled(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE words")
        connection.execute("UPDATE variants SET hash = 0, length = 0")
        connection.execute("UPDATE facts SET value = 'older' WHERE name = 'folding'")
    connection.close()
    store = open_store(str(path))
    assert [one.unit for one in store.containing("幫扶")] == ["1"]
    assert [one.unit for one in store.equal("對口幫扶", "zh")] == ["1"]
    store.close()


def test_a_name_with_signs_that_mean_something_in_an_address_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "扶贫 50%?mode=ro#1.db"
    filled(path).close()
    assert path.exists()
