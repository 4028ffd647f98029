from __future__ import annotations

from pathlib import Path

from tests.conftest import Run

UNTIDY = """\
schema: 1
concepts:
- id: b   # mine
  langs: {zh-Hans: [{term: 五保}]}
- {id: a, langs: {en: [{term: x}]}}
"""
TIDY = """\
# yaml-language-server: $schema=./glossary.schema.json
schema: 1
concepts:
  - id: a
    state: draft
    langs:
      en:
        - term: x

  - id: b   # mine
    langs: {zh-Hans: [{term: 五保}]}
"""


def test_a_file_is_tidied_once(run: Run) -> None:
    path = Path("g.yaml")
    path.write_text(UNTIDY, encoding="utf-8")
    ran = run("fmt", path)
    assert ran.status == 0
    assert ran.err == "g.yaml: tidied\ng.yaml:3: b holds comments and was left as it is\n"
    assert path.read_text(encoding="utf-8") == TIDY
    assert run("fmt", path).status == 0
    assert path.read_text(encoding="utf-8") == TIDY


def test_check_writes_nothing_and_has_status_1(run: Run) -> None:
    path = Path("g.yaml")
    path.write_text(UNTIDY, encoding="utf-8")
    ran = run("fmt", "--check", path)
    assert ran.status == 1
    assert "g.yaml: not tidy" in ran.err
    assert path.read_text(encoding="utf-8") == UNTIDY
    path.write_text(TIDY, encoding="utf-8")
    assert run("fmt", "--check", path).status == 0


def test_every_file_of_a_folder_is_tidied(run: Run) -> None:
    Path("glossary.toml").write_text("", encoding="utf-8")
    Path("concepts").mkdir()
    Path("concepts/a.yaml").write_text(UNTIDY, encoding="utf-8")
    assert run("fmt").status == 0
    assert Path("concepts/a.yaml").read_text(encoding="utf-8") == TIDY


def test_a_broken_file_is_left_as_it_is(run: Run) -> None:
    path = Path("g.yaml")
    path.write_text("schema: 1\nconcepts:\n- id: A\n", encoding="utf-8")
    ran = run("fmt", path)
    assert ran.status == 2
    assert ran.err.startswith("glossary: g.yaml:3: concepts[0]")
    assert path.read_text(encoding="utf-8") == "schema: 1\nconcepts:\n- id: A\n"
