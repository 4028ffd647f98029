from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from glossary.cli import main

PAIRS = (
    "Pairing assistance began.\t对口帮扶开始。\n"
    "The city offers pairing assistance.\t该市开展对口帮扶。\n"
    "Tea grows.\t茶叶生长。\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    pairs, terms = tmp_path / "pairs.tsv", tmp_path / "terms.txt"
    pairs.write_text(PAIRS, encoding="utf-8")
    terms.write_text("Pairing Assistance\n\nzzyzx\n", encoding="utf-8")
    return str(pairs), str(terms)


def test_a_row_has_the_shape_that_scripts_rely_on(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equivalents", files[0], "--terms", files[1], "--format", "jsonl", "--top", "2"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]
    assert [row["term"] for row in rows] == ["Pairing Assistance", "zzyzx"]
    first = rows[0]["equivalents"][0]
    assert list(first) == ["text", "confidence", "evidence", "reasons"]
    assert first["text"] == "对口帮扶"
    assert first["evidence"] == [0, 1]
    assert len(rows[0]["equivalents"]) <= 2
    assert rows[1]["equivalents"] == []


def test_chinese_terms_from_standard_input(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("对口帮扶\n".encode())))
    assert main(["equivalents", files[0], "--terms", "-", "--language", "zh", "--format", "tsv"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].split("\t") == ["term", "rank", "equivalent", "confidence", "evidence", "reasons"]
    assert lines[1].split("\t")[2].lower() == "pairing assistance"


def test_the_table_shows_a_pair(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equivalents", files[0], "--terms", files[1]]) == 0
    shown = capsys.readouterr()
    assert "对口帮扶" in shown.out
    assert "nothing found for 1 of 2 terms" in shown.err


@pytest.mark.parametrize(
    ("content", "place"),
    [("a\tb\nno tab here\n", "pairs.tsv:2: no tab"), ("a\tb\tc\n", "pairs.tsv:1: more than one tab")],
)
def test_a_bad_line_is_named(
    files: tuple[str, str], content: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(files[0]).write_text(content, encoding="utf-8")
    assert main(["equivalents", files[0], "--terms", files[1]]) == 2
    assert place in capsys.readouterr().err


def test_wrong_use_is_one_clear_line(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equivalents", files[0], "--terms", files[1], "--without", "magic"]) == 2
    assert "known: dictionary gloss lexicon parallel" in capsys.readouterr().err
    assert main(["equivalents", "-", "--terms", "-"]) == 2
    assert "both" in capsys.readouterr().err


def test_a_file_in_another_encoding_is_named_with_its_line(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(files[0]).write_bytes("Tea\t茶\n".encode() + "Rice\t米\n".encode("gb18030"))
    assert main(["equivalents", files[0], "--terms", files[1]]) == 2
    assert "pairs.tsv:2: is not UTF-8" in capsys.readouterr().err
