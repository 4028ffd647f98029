from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

GLOSSARY = """\
schema: 1
concepts:
- {id: wu-bao, state: approved, langs: {en: [{term: five guarantees}], zh-Hans: [{term: 五保}]}}
- {id: di-bao, langs: {en: [{term: minimum allowance}], zh-Hans: [{term: 低保}]}}
"""


@pytest.fixture(autouse=True)
def workspace(run: Run) -> None:
    Path("glossary.toml").write_text("", encoding="utf-8")
    Path("glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    Path("units.csv").write_text("id,en,zh-Hans\nu1,Five guarantees.,五保。\n", encoding="utf-8")
    run("import", "--as", "units", "units.csv")


def test_reviewed_terms_go_to_standard_output_and_the_receipt_does_not(run: Run) -> None:
    ran = run("export", "--format", "omegat")
    assert ran.out == "five guarantees\t五保\n"
    assert ran.err == "standard output: 1 entries written; 1 left out: 1 draft (--include draft takes them in)\n"


def test_drafts_go_out_when_they_are_asked_for(run: Run) -> None:
    assert (
        run("export", "--format", "omegat", "--include", "draft").out
        == "minimum allowance\t低保\nfive guarantees\t五保\n"
    )


@pytest.mark.parametrize(
    ("format", "name"), [("csv", "t.csv"), ("tsv", "t.tsv"), ("yaml", "t.yaml"), ("omegat", "t.utf8")]
)
def test_a_file_holds_what_standard_output_would(run: Run, format: str, name: str) -> None:
    out = run("export", "--format", format).out
    ran = run("export", "--format", format, "-o", name)
    assert (ran.status, ran.out) == (0, "")
    assert Path(name).read_bytes() == out.encode()
    assert "五保" in out


def test_a_tsv_is_parted_by_tabs_whatever_the_name_of_the_file(run: Run) -> None:
    run("export", "--format", "tsv", "-o", "terms.txt")
    assert Path("terms.txt").read_text(encoding="utf-8").startswith("concept_id\tstate\t")


def test_units_go_out_as_tmx_and_as_tables(run: Run) -> None:
    out = run("export", "--format", "tmx").out
    assert "五保。" in out
    run("export", "--format", "tmx", "-o", "m.tmx")
    assert Path("m.tmx").read_bytes() == out.encode()
    assert "u1" in run("export", "--format", "csv", "--as", "units").out


def test_the_receipt_as_json(run: Run) -> None:
    ran = run("export", "--format", "csv", "-o", "t.csv", "--json")
    (receipt,) = json.loads(ran.out)["files"]
    assert receipt == {
        "file": "t.csv", "holds": "terms", "written": 1, "terms": 2, "left_out": {"draft": 1}, "adjusted": {}
    }  # fmt: skip


def test_omegat_gets_a_memory_a_glossary_and_a_receipt(run: Run) -> None:
    assert run("export", "--to", "omegat", "-o", "out").status == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["glossary.utf8", "memory.tmx", "receipt.json"]
    receipt = json.loads(Path("out/receipt.json").read_text(encoding="utf-8"))
    assert [(file["file"], file["written"]) for file in receipt["files"]] == [("memory.tmx", 1), ("glossary.utf8", 1)]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "csv", "--to", "omegat"],
        ["--to", "omegat"],
        ["--format", "csv", "--json"],
        ["--format", "yaml", "--as", "units"],
        ["--format", "tmx", "--as", "terms"],
        ["--format", "csv", "-o", "no/such/folder/t.csv"],
    ],
)
def test_wrong_use_has_status_2_and_writes_nothing(run: Run, arguments: list[str]) -> None:
    before = sorted(Path().iterdir())
    assert run("export", *arguments).status == 2
    assert sorted(Path().iterdir()) == before
