from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run

GOOD = "schema: 1\nconcepts:\n- {id: a, langs: {zh-Hans: [{term: 五保}]}}\n"
WRONG = "schema: 1\nconcepts:\n- {id: a, langs: {zh-Hans: [{term: 五保, status: prefered}]}}\n- {id: B, langs: {}}\n"
WORTH_A_LOOK = "schema: 1\nconcepts:\n- {id: a, langs: {zh-Hans: [{term: 五保, status: deprecated}]}}\n"


def test_every_problem_is_one_line_and_the_status_is_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(WRONG, encoding="utf-8")
    ran = run("validate", path)
    assert ran.status == 1
    lines = ran.out.split("\n")[:-1]
    assert lines[0] == (
        f"{path}:3: concepts[0].langs.zh-Hans[0].status: 'prefered' is not one of preferred, admitted, deprecated, "
        "superseded; did you mean preferred?"
    )
    assert len(lines) == 3
    assert ran.err == f"{path}: 3 errors, no warnings\n"


def test_a_good_glossary_needs_no_workspace_and_has_status_0(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(GOOD, encoding="utf-8")
    ran = run("validate", path)
    assert (ran.status, ran.out, ran.err) == (0, "", f"{path}: no errors, no warnings\n")


def test_warnings_alone_are_no_failure(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(WORTH_A_LOOK, encoding="utf-8")
    ran = run("validate", path)
    assert ran.status == 0
    assert "no note says why (warning)" in ran.out


def test_without_a_file_the_glossary_of_the_workspace_is_checked(run: Run) -> None:
    Path("glossary.toml").write_text("", encoding="utf-8")
    Path("glossary.yaml").write_text(WRONG, encoding="utf-8")
    assert run("validate").status == 1


def test_json_names_file_line_path_and_entry(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(WORTH_A_LOOK, encoding="utf-8")
    answer = json.loads(run("validate", "--json", path).out)
    assert answer["errors"] == 0
    assert answer["findings"] == [
        {
            "file": str(path),
            "line": 3,
            "path": "concepts[0].langs.zh-Hans[0]",
            "level": "warning",
            "message": "'五保' is deprecated, but no note says why",
            "concept": "a",
        }
    ]


def test_what_is_not_yaml_has_status_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("schema: 1\nconcepts: [\n", encoding="utf-8")
    ran = run("validate", path)
    assert ran.status == 2
    assert ran.err.startswith(f"glossary: {path}:3: not YAML")


def test_without_a_workspace_it_says_so(run: Run) -> None:
    assert run("validate").status == 2
