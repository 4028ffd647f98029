from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.cli import main

TEXT = """# Off-site relocation

Off-site relocation helps low-income households. The “five guarantee” system and Enshi Prefecture grew.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "report.en.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["extract", *arguments, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]


def test_a_row_has_the_shape_that_scripts_rely_on(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, str(document))
    assert all(list(row) == ["term", "score", "frequency", "kind", "reasons", "variants"] for row in found)
    row = next(row for row in found if row["term"] == "off-site relocation")
    assert row["frequency"] == 2
    assert {"text": "Off-site relocation", "count": 2} in row["variants"]  # type: ignore[operator]
    scores = [float(str(row["score"])) for row in found]
    assert scores == sorted(scores, reverse=True)


def test_limit_cuts_and_zero_shows_all(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(rows(capsys, str(document), "--limit", "2")) == 2
    assert len(rows(capsys, str(document), "--limit", "0")) > 2


def test_names_stand_in_the_ranking_when_asked_for(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "name" not in {row["kind"] for row in rows(capsys, str(document), "--limit", "0")}
    assert "name" in {row["kind"] for row in rows(capsys, str(document), "--limit", "0", "--names")}


def test_several_files_are_ranked_together(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "more.en.txt"
    other.write_text("Off-site relocations continue.", encoding="utf-8")
    found = rows(capsys, str(document), str(other))
    assert next(row for row in found if row["term"] == "off-site relocation")["frequency"] == 3


def test_the_table_and_tsv_are_for_people_and_sheets(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(document)]) == 0
    assert "off-site relocation" in capsys.readouterr().out
    assert main(["extract", str(document), "--format", "tsv"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].split("\t") == ["term", "score", "frequency", "kind", "reasons", "variants"]
    assert all(line.count("\t") == 5 for line in lines if line)


def test_an_encoding_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "报告.zh.txt"
    path.write_bytes("推进“对口帮扶”工作。".encode("gb18030"))
    found = rows(capsys, str(path), "--encoding", "gb18030")
    assert found[0]["term"] == "对口帮扶"


def test_a_file_that_is_not_there_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "nothing.txt"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "nothing.txt" in shown.err
