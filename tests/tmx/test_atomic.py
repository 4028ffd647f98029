from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tmx.atomic import writing
from tmx.errors import UnwritableFile


def test_the_new_bytes_take_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_bytes(b"old")
    with writing(path) as stream:
        stream.write(b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["memory.tmx"]


def test_the_old_file_stands_until_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_bytes(b"old")
    with writing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"


@pytest.mark.parametrize("interruption", [ValueError, KeyboardInterrupt])
def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path, interruption: type[BaseException]) -> None:
    path = tmp_path / "memory.tmx"
    path.write_bytes(b"old")

    def write_half() -> None:
        with writing(path) as stream:
            stream.write(b"half")
            raise interruption

    with pytest.raises(interruption):
        write_half()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["memory.tmx"]


def test_a_missing_folder_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="make the folder first"), writing(tmp_path / "no" / "memory.tmx"):
        pass


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="is a folder"), writing(tmp_path):
        pass


def test_an_error_about_another_file_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), writing(tmp_path / "out") as stream:
        stream.write((tmp_path / "elsewhere" / "in").read_bytes())


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    with writing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_can_be_read_by_others_as_the_shell_allows(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        with writing(tmp_path / "new.txt") as stream:
            stream.write(b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o644


def test_a_long_chinese_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("扶" * 83 + ".tmx")
    with writing(path) as stream:
        stream.write(b"x")
    assert path.read_bytes() == b"x"
