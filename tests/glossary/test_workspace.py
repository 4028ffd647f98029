"""Where the work lies, and which setting won."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.errors import BrokenSettings, NoWorkspace
from glossary.workspace import find_or_create_workspace, find_or_plan_workspace, find_workspace


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICY_GLOSSARY_MEMORY", raising=False)


def test_a_workspace_is_found_from_a_folder_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = find_or_create_workspace(tmp_path)
    inside = tmp_path / "documents" / "2021"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert find_workspace().root == workspace.root


def test_a_named_folder_is_not_searched_upwards(tmp_path: Path) -> None:
    find_or_create_workspace(tmp_path)
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(NoWorkspace, match="run glossary harvest"):
        find_workspace(inside)


def test_planning_makes_nothing(tmp_path: Path) -> None:
    find_or_plan_workspace(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_making_it_twice_keeps_the_settings(tmp_path: Path) -> None:
    find_or_create_workspace(tmp_path)
    (tmp_path / "glossary.toml").write_text('memory = "team.db"\nlexicon = ["ours.yaml"]\n', encoding="utf-8")
    workspace = find_or_create_workspace(tmp_path)
    assert workspace.memory_location == str(tmp_path / "team.db")
    assert workspace.lexicon_paths() == [tmp_path / "ours.yaml"]


def test_the_environment_outweighs_the_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_or_create_workspace(tmp_path)
    (tmp_path / "glossary.toml").write_text('memory = "team.db"\n', encoding="utf-8")
    monkeypatch.setenv("POLICY_GLOSSARY_MEMORY", "postgresql://localhost/memory")
    workspace = find_workspace(tmp_path)
    assert workspace.memory_location == "postgresql://localhost/memory"
    assert workspace.settings.origins["memory"] == "environment"
    assert workspace.settings.origins["lexicon"] == "default"


def test_a_folder_of_concepts_is_the_glossary_where_there_is_one(tmp_path: Path) -> None:
    workspace = find_or_create_workspace(tmp_path)
    assert workspace.glossary_path.name == "glossary.yaml"
    (tmp_path / "concepts").mkdir()
    assert workspace.glossary_path.name == "concepts"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("memory = \n", "not TOML"),
        ("memroy = 'x'\n", "no such setting"),
        ("memory = 3\n", "memory must be a text"),
        ("lexicon = 'x'\n", "lexicon must be a list"),
    ],
)
def test_settings_that_cannot_be_used_are_named(tmp_path: Path, text: str, said: str) -> None:
    find_or_create_workspace(tmp_path)
    (tmp_path / "glossary.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenSettings, match=said) as caught:
        find_workspace(tmp_path)
    assert str(caught.value.file).endswith("glossary.toml")
