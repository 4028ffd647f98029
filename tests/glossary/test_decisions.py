"""The history of decisions is read as it was written, and never guessed at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.decisions import rejected_candidates
from glossary.errors import BrokenGlossary


def write(path: Path, *decisions: tuple[str, str]) -> Path:
    lines = [json.dumps({"action": action, "candidate": key}) for action, key in decisions]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_no_history_means_nothing_is_rejected(tmp_path: Path) -> None:
    assert rejected_candidates(tmp_path / "decisions.jsonl") == frozenset()


def test_the_latest_decision_counts_and_undo_takes_it_back(tmp_path: Path) -> None:
    path = write(
        tmp_path / "decisions.jsonl",
        ("reject", "a"),
        ("reject", "b"),
        ("accept", "b"),
        ("reject", "c"),
        ("undo", "c"),
        ("accept", "d"),
        ("reject", "d"),
    )
    assert rejected_candidates(path) == {"a", "d"}


@pytest.mark.parametrize("line", ["{", "[]", '"reject"', '{"action": "reject"}'])
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "decisions.jsonl", ("reject", "a"))
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(BrokenGlossary, match=r"decisions\.jsonl:2: not a decision") as caught:
        rejected_candidates(path)
    assert caught.value.line == 2
