from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tmx.errors import BrokenFile, BrokenUnit, UnsupportedFormat, UnwritableFile
from tmx.exchange import extensions, read_units, write_units
from tmx.model import TranslationUnit, Variant

SAMPLES = Path(__file__).resolve().parents[1] / "data"
UNIT = TranslationUnit("1", (Variant("en", ("pairing assistance",)), Variant("zh-Hans", ("对口帮扶",))))


@pytest.mark.parametrize("extension", extensions())
def test_the_extension_says_which_format(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"memory{extension.upper()}"
    assert write_units([UNIT], path).written == 1
    [unit] = read_units(path)
    assert isinstance(unit, TranslationUnit)
    assert (unit.id, unit.text("zh-Hans")) == ("1", "对口帮扶")


def test_a_format_can_be_named(tmp_path: Path) -> None:
    write_units([UNIT], tmp_path / "memory.txt", format="csv")
    assert (tmp_path / "memory.txt").read_text(encoding="utf-8").startswith("id,en,zh-Hans\n")


def test_an_unknown_extension_names_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"known: .*\.tmx"):
        read_units(tmp_path / "memory.odt")


def test_a_missing_file_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="cannot be read"):
        read_units(tmp_path / "memory.tmx")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    def units() -> Iterator[TranslationUnit]:
        yield UNIT
        raise BrokenUnit("no more")

    path = tmp_path / "memory.tmx"
    write_units([UNIT], path)
    before = path.read_bytes()
    with pytest.raises(BrokenUnit):
        write_units(units(), path)
    assert path.read_bytes() == before
    with pytest.raises(UnwritableFile):
        write_units([UNIT], tmp_path / "none" / "memory.tmx")


def test_broken_units_are_named_with_file_and_line_and_the_rest_is_read() -> None:
    found = list(read_units(SAMPLES / "broken-units.tmx"))
    broken = [unit for unit in found if isinstance(unit, BrokenUnit)]
    assert [(unit.line, unit.text) for unit in broken] == [
        (7, "no-segment"),
        (8, "no-language"),
        (9, "xliff-markup"),
        (10, "empty"),
    ]
    assert all(str(unit).startswith(f"{SAMPLES / 'broken-units.tmx'}:") for unit in broken)
    assert [unit.text("zh-Hans") for unit in found if isinstance(unit, TranslationUnit)] == [
        "各村开展对口帮扶。",
        "搬迁户分到了土地。",
    ]
