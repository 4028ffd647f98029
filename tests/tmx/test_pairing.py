"""Documents find their counterparts by name, and what is no document says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.pairing import FoundDocuments, find_documents


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("扶贫", encoding="utf-8")


def shown(folder: Path, found: FoundDocuments) -> list[str]:
    return [
        f"{pair.source.relative_to(folder)} {pair.target.relative_to(folder)} {pair.target_language}"
        for pair in found.pairs
    ]


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["a.en.txt", "a.zh-Hans.txt"], ["a.en.txt a.zh-Hans.txt zh-Hans"]),
        (["a.en.md", "a.zh.md"], ["a.en.md a.zh.md zh"]),
        (["a.EN.md", "a.zh_TW.txt"], ["a.EN.md a.zh_TW.txt zh-Hant"]),
        (["plan_en.txt", "plan-zh-CN.txt"], ["plan_en.txt plan-zh-CN.txt zh-Hans"]),
        (["en.txt", "zh-Hans.txt", "zh-Hant.txt"], ["en.txt zh-Hans.txt zh-Hans", "en.txt zh-Hant.txt zh-Hant"]),
        (["en/a.md", "zh-Hans/a.md", "en/b.md"], ["en/a.md zh-Hans/a.md zh-Hans"]),
        (["en/sub/a.md", "zh/sub/a.md"], ["en/sub/a.md zh/sub/a.md zh"]),
        (["en/a.en.md", "zh/a.zh.md"], ["en/a.en.md zh/a.zh.md zh"]),
        (["a.en.md", "a.en.txt", "a.zh.md", "a.zh.txt"], ["a.en.md a.zh.md zh", "a.en.txt a.zh.txt zh"]),
        (["x/a.en.txt", "y/a.zh.txt"], []),
        (["a.txt", "b.txt"], []),
    ],
)
def test_counterparts(tmp_path: Path, names: list[str], pairs: list[str]) -> None:
    make(tmp_path, *names)
    found = find_documents([tmp_path])
    assert shown(tmp_path, found) == pairs
    paired = {path for pair in found.pairs for path in (pair.source, pair.target)}
    assert sorted([*paired, *found.singles]) == sorted(tmp_path / name for name in names)


def test_what_is_no_document_says_why_and_a_workspace_is_passed_by(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.pdf", "README.md", ".hidden.txt", ".git/c.txt", "memory.tmx", "glossary.yaml")
    make(tmp_path, "glossary.toml", "concepts/d.md", "deep/e.txt")
    found = find_documents([tmp_path])
    assert [path.name for path in found.singles] == ["a.txt", "e.txt"]
    assert [(item.path.name, item.why) for item in found.skipped] == [
        ("README.md", "a README is not a document; name it to read it"),
        ("b.pdf", "no reader for .pdf documents"),
    ]


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "README.md", "a.pdf")
    found = find_documents([tmp_path / "README.md", tmp_path / "a.pdf", tmp_path / "gone"])
    assert [path.name for path in found.singles] == ["README.md"]
    assert [item.why for item in found.skipped] == [
        "no reader for .pdf documents",
        "there is no such file or folder",
    ]


def test_a_pair_named_outright_is_not_found_again(tmp_path: Path) -> None:
    make(tmp_path, "first.txt", "second.txt", "third.txt")
    found = find_documents([tmp_path], [(tmp_path / "first.txt", tmp_path / "second.txt")])
    assert shown(tmp_path, found) == ["first.txt second.txt zh"]
    assert [path.name for path in found.singles] == ["third.txt"]


def test_the_order_of_the_paths_and_naming_one_twice_change_nothing(tmp_path: Path) -> None:
    make(tmp_path, "b.en.txt", "a.en.txt", "b.zh.txt", "c.txt")
    paths = [tmp_path, tmp_path / "c.txt", tmp_path / "a.en.txt"]
    assert find_documents(paths) == find_documents(paths[::-1]) == find_documents([tmp_path])
