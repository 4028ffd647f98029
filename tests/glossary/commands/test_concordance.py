from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glossary.cli import main
from tmx.memory import TranslationMemory
from tmx.model import Property, TranslationUnit, Variant

GLOSSARY = """\
schema: 1
concepts:
  - id: pairing-assistance
    state: approved
    langs:
      en:
        - term: pairing assistance
      zh-Hans:
        - term: 对口帮扶
  - id: five-guarantees
    state: draft
    langs:
      en:
        - term: five guarantees
    proposals:
      zh-Hans:
        - term: 五保
          confidence: 0.9
"""


def unit(id_: str, *variants: tuple[str, str]) -> TranslationUnit:
    return TranslationUnit(
        id_,
        tuple(Variant(language, (text,)) for language, text in variants),
        properties=(Property("x-document", "plan.en.md"), Property("x-alignment-score", "0.870")),
    )


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "glossary.toml").write_text("", encoding="utf-8")
    with TranslationMemory.open(str(tmp_path / "memory.db")) as memory:
        memory.add(
            [
                unit("plan:1", ("en", "They carry out pairing assistance."), ("zh-Hans", "他们开展对口帮扶。")),
                unit("plan:2", ("en", "Five guarantees"), ("zh-Hans", "五保")),
                unit("plan:3", ("zh-Hans", "帮扶")),
            ]
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["concordance", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_both_sides_are_shown_with_the_counterpart(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    answer = asked(capsys, "對口幫扶")
    assert answer == {
        "query": "對口幫扶",
        "count": 1,
        "results": [
            {
                "unit": "plan:1",
                "document": "plan.en.md",
                "segment": None,
                "alignment": 0.87,
                "language": "zh-Hans",
                "text": "他们开展对口帮扶。",
                "spans": [[4, 8]],
                "counterparts": [
                    {
                        "language": "en",
                        "text": "They carry out pairing assistance.",
                        "spans": [[15, 33]],
                        "concept": "pairing-assistance",
                        "proposed": False,
                    }
                ],
            }
        ],
    }


def test_a_counterpart_that_is_only_proposed_says_so(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    [result] = asked(capsys, "five guarantee")["results"]
    [other] = result["counterparts"]
    assert (other["spans"], other["concept"], other["proposed"]) == ([[0, 2]], "five-guarantees", True)


def test_one_and_two_characters_are_found(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["unit"] for row in asked(capsys, "扶")["results"]] == ["plan:3", "plan:1"]
    assert [row["unit"] for row in asked(capsys, "幫扶")["results"]] == ["plan:3", "plan:1"]


def test_a_limit_says_how_many_there_are(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["concordance", "帮扶", "--limit", "1"]) == 0
    captured = capsys.readouterr()
    assert "[帮扶]" in captured.out
    assert "1 of 2 units shown" in captured.err


def test_a_language_can_be_asked_for(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "帮扶", "--language", "en")["results"] == []
    assert len(asked(capsys, "帮扶", "--language", "zh")["results"]) == 2


def test_a_person_sees_marks_document_and_alignment(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    assert main(["concordance", "pairing"]) == 0
    shown = capsys.readouterr().out
    for part in ("[pairing] assistance", "[对口帮扶]", "plan:1", "aligned 0.870"):
        assert part in shown


def test_a_broken_glossary_costs_the_marks_only(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "glossary.yaml").write_text("concepts: [", encoding="utf-8")
    assert main(["concordance", "pairing", "--json"]) == 0
    captured = capsys.readouterr()
    assert "not marked" in captured.err
    assert json.loads(captured.out)["count"] == 1


def test_nothing_found_is_said_on_standard_error(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["concordance", "nowhere"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "No segment holds" in captured.err


def test_an_empty_memory_is_said_and_no_file_is_made(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "memory.db").unlink()
    assert asked(capsys, "帮扶") == {"query": "帮扶", "count": 0, "results": []}
    assert not (workspace / "memory.db").exists()
