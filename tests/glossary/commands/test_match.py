from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.cli import main
from tmx.memory import TranslationMemory
from tmx.model import Property, TranslationUnit, Variant


def unit(id_: str, english: str, chinese: str) -> TranslationUnit:
    return TranslationUnit(
        id_,
        (Variant("en", (english,)), Variant("zh-Hans", (chinese,))),
        properties=(Property("x-document", "plan.en.md + plan.zh-Hans.md"),),
    )


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "glossary.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def filled(workspace: Path) -> Path:
    with TranslationMemory.open(str(workspace / "memory.db")) as memory:
        memory.add(
            [
                unit("plan:1", "Carry out pairing assistance.", "开展对口帮扶。"),
                unit("plan:2", "Carry out off-site relocation.", "开展易地搬迁。"),
            ]
        )
    return workspace


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.split("\n") if line]


def test_a_row_has_the_shape_that_scripts_rely_on(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", "开展定点帮扶。", "--format", "jsonl", "--threshold", "70"]) == 0
    assert rows(capsys.readouterr().out) == [
        {
            "segment": "开展定点帮扶。",
            "matches": [
                {
                    "score": 71,
                    "source": "开展对口帮扶。",
                    "target": "Carry out pairing assistance.",
                    "unit": "plan:1",
                    "differences": [
                        {
                            "kind": "replaced",
                            "segment_span": [2, 4],
                            "segment_text": "定点",
                            "source_span": [2, 4],
                            "source_text": "对口",
                        }
                    ],
                }
            ],
        }
    ]


def test_each_line_of_a_file_has_its_row(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (filled / "new.txt").write_bytes("\ufeff开展对口帮扶。\r\n\r\nNothing like it\u2028at all\n".encode())
    assert main(["match", "--file", "new.txt", "--json"]) == 0
    answers = rows(capsys.readouterr().out)
    assert [row["segment"] for row in answers] == ["开展对口帮扶。", "", "Nothing like it\u2028at all"]
    assert [len(row["matches"]) for row in answers] == [1, 0, 0]  # type: ignore[arg-type]


def test_a_person_sees_the_score_the_differences_and_the_document(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", "Carry out pairing aid.", "--threshold", "50"]) == 0
    shown = capsys.readouterr().out
    for part in ("80", "assistance → aid", "开展对口帮扶。", "plan:1"):
        assert part in shown


def test_threshold_and_top_narrow_the_answer(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", "Carry out pairing.", "--threshold", "10", "--top", "1", "--json", "--deep"]) == 0
    [row] = rows(capsys.readouterr().out)
    assert len(row["matches"]) == 1  # type: ignore[arg-type]


def test_no_match_is_said_on_standard_error(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", "Nothing like it at all"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "--threshold" in captured.err


def test_an_empty_memory_is_said_and_no_file_is_made(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", "help", "--json"]) == 0
    captured = capsys.readouterr()
    assert rows(captured.out) == [{"segment": "help", "matches": []}]
    assert "glossary harvest" in captured.err
    assert not (workspace / "memory.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [["match"], ["match", "a", "--file", "b"], ["match", "--file", "none.txt"], ["match", "a", "-t", "101"]],
)
def test_wrong_use_is_one_clear_line(
    workspace: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_in_another_encoding_is_refused_with_its_line(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "new.txt").write_bytes("a\n帮扶\n".encode("gb18030"))
    assert main(["match", "--file", "new.txt"]) == 2
    assert "new.txt:2: not UTF-8" in capsys.readouterr().err


def test_a_damaged_memory_is_one_clear_line(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "memory.db").write_bytes(b"torn" * 1000)
    assert main(["match", "help"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_workspace_it_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["match", "help"]) == 2
    assert "run glossary harvest" in capsys.readouterr().err
