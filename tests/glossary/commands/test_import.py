from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.store import read_glossary
from tests.conftest import Run
from tmx.memory import TranslationMemory

TERMS = "concept_id,state,language,term\nwu-bao,approved,en,five guarantees\nwu-bao,approved,zh-Hans,五保\n"
UNITS = "id,en,zh-Hans\nu1,Five guarantees are given.,提供五保。\nu2,Pairing assistance goes on.,对口帮扶继续。\n"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text(TERMS, encoding="utf-8")
    return path


@pytest.fixture
def units(tmp_path: Path) -> Path:
    path = tmp_path / "units.csv"
    path.write_text(UNITS, encoding="utf-8")
    return path


def counts(out: str) -> list[dict[str, object]]:
    files = json.loads(out)["files"]
    return [
        {name: count for name, count in file.items() if name not in ("file", "broken") and count} for file in files
    ]


def test_terms_make_a_workspace_and_come_in_once(run: Run, terms: Path) -> None:
    assert counts(run("import", "--json", terms).out) == [{"what": "terms", "read": 1, "added": 1}]
    assert Path("glossary.toml").is_file()
    (entry,) = read_glossary(Path("glossary.yaml")).concepts
    assert [term.term for _, term in entry.terms()] == ["five guarantees", "五保"]
    before = Path("glossary.yaml").read_bytes()
    assert counts(run("import", "--json", terms).out) == [{"what": "terms", "read": 1, "unchanged": 1}]
    assert Path("glossary.yaml").read_bytes() == before


def test_units_come_in_once(run: Run, units: Path) -> None:
    first = run("import", "--as", "units", "--json", units)
    assert (first.status, counts(first.out)) == (0, [{"what": "units", "read": 2, "added": 2}])
    again = run("import", "--as", "units", "--json", units)
    assert counts(again.out) == [{"what": "units", "read": 2, "unchanged": 2}]


def test_the_memory_written_by_us_comes_in_again_without_change(run: Run, units: Path) -> None:
    run("import", "--as", "units", units)
    assert run("export", "--format", "tmx", "-o", "memory.tmx").status == 0
    (outcome,) = json.loads(run("import", "--json", "memory.tmx").out)["files"]
    assert (outcome["read"], outcome["added"], outcome["replaced"], outcome["broken"]) == (2, 0, 0, [])
    before = Path("memory.tmx").read_bytes()
    run("export", "--format", "tmx", "-o", "memory.tmx")
    assert Path("memory.tmx").read_bytes() == before


def test_a_dry_run_says_what_would_happen_and_writes_nothing(run: Run, terms: Path, units: Path) -> None:
    ran = run("import", "--dry-run", "--json", terms)
    assert counts(ran.out) == [{"what": "terms", "read": 1, "added": 1}]
    assert counts(run("import", "--dry-run", "--as", "units", "--json", units).out)[0]["added"] == 2
    assert list(Path().iterdir()) == []


def test_a_dry_run_of_units_follows_the_rule_for_duplicates(run: Run, units: Path, tmp_path: Path) -> None:
    run("import", "--as", "units", units)
    changed = tmp_path / "changed.csv"
    changed.write_text(UNITS.replace("继续", "仍在继续"), encoding="utf-8")
    for rule, what in (("add", "added"), ("overwrite", "replaced"), ("keep", "kept")):
        rehearsed = run("import", "--dry-run", "--as", "units", "--on-duplicate", rule, "--json", changed)
        assert counts(rehearsed.out) == [{"what": "units", "read": 2, "unchanged": 1, what: 1}]
    with TranslationMemory.open("memory.db") as memory:
        assert len(memory) == 2


def test_broken_rows_are_named_with_their_lines_and_the_rest_comes_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TERMS + "di-bao,,fr,terme\n", encoding="utf-8")
    ran = run("import", path)
    assert ran.status == 0
    assert f"left out: {path}:4: no language known here: 'fr'" in ran.err
    assert len(read_glossary(Path("glossary.yaml")).concepts) == 1


def test_a_file_with_nothing_usable_makes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("concept_id,language,term\na,fr,terme\n", encoding="utf-8")
    assert run("import", path).status == 2
    assert list(Path().iterdir()) == []


def test_a_table_that_may_be_either_is_asked_about(run: Run, units: Path) -> None:
    ran = run("import", units)
    assert ran.status == 2
    assert ran.err == f"glossary: {units}: a table of terms or of units?; say --as terms or --as units\n"


def test_a_plain_table_of_two_languages_comes_in_as_terms(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("en,zh-Hans\npairing assistance,对口帮扶\n", encoding="utf-8")
    run("import", "--as", "terms", path)
    assert read_glossary(Path("glossary.yaml")).concepts[0].id == "pairing-assistance"
    assert counts(run("import", "--as", "terms", "--json", path).out) == [
        {"what": "terms", "read": 1, "unchanged": 1}
    ]


def test_a_wrong_path_makes_no_workspace(run: Run) -> None:
    for name in ("none.tmx", "none.csv", "none.yaml"):
        ran = run("import", name)
        assert ran.status == 2
        assert f"glossary: {name}: cannot be read" in ran.err
    assert list(Path().iterdir()) == []
