"""Bad input gets one clear line that names the file and the place; nothing is lost, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

GOOD_EN = "Pairing assistance links Hangzhou with Enshi. Off-site relocation moved 78,000 people in 2010.\n"
GOOD_ZH = "杭州与恩施开展对口帮扶。2010年易地搬迁7.8万人。\n"

BROKEN_DOCUMENTS = {
    "empty": b"",
    "blank": b" \n\n\t\n",
    "binary": bytes(range(256)) * 8,
    "gb18030": "对口帮扶是一项长期任务。\n易地搬迁是治本之策。\n".encode("gb18030"),
    "cut-in-mid-character": "对口帮扶是一项长期任务。\n易地搬".encode()[:-1],
    "utf-16-without-mark": "Pairing assistance goes on.\n".encode("utf-16-le"),
}
BROKEN_TMX = {
    "empty": b"",
    "binary": bytes(range(256)),
    "not-xml": b"id\ten\tzh\n1\ta\tb\n",
    "another-xml": b"<?xml version='1.0'?><html><body/></html>",
    "cut-off": b'<?xml version="1.0"?>\n<tmx version="1.4"><header/>\n<body><tu><tuv xml:lang="en"><seg>Poverty',
    "bad-entity": b'<?xml version="1.0"?>\n<tmx version="1.4"><header/>\n<body><tu>&nothing;</tu></body></tmx>',
}
BROKEN_GLOSSARIES = {
    "duplicate-key": "schema: 1\nconcepts:\n  - id: a\n    id: b\n    langs: {en: [{term: x}]}\n",
    "not-yaml": "schema: 1\nconcepts: [\n",
    "wrong-status": "schema: 1\nconcepts:\n  - id: a\n    langs:\n      en:\n        - {term: x, status: prefered}\n",
    "alias": "schema: 1\nconcepts: &c []\nglossary: {x: *c}\n",
    "a-list": "- a\n- b\n",
}


def clear(err: str, name: str) -> None:
    """One line, naming the file, and no traceback."""
    lines = [line for line in err.splitlines() if line.strip()]
    assert len(lines) == 1, err
    assert lines[0].startswith("glossary: ")
    assert name in lines[0]
    assert "Traceback" not in err


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Path:
    """A small harvested workspace."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "report.en.txt").write_text(GOOD_EN, encoding="utf-8")
    (documents / "report.zh-Hans.txt").write_text(GOOD_ZH, encoding="utf-8")
    folder = tmp_path / "workspace"
    assert run("harvest", "-w", folder, documents).status == 0
    return folder


@pytest.mark.parametrize("name", BROKEN_DOCUMENTS)
@pytest.mark.parametrize("command", ["harvest", "extract", "align"])
def test_a_broken_document_gets_one_line(run: Run, tmp_path: Path, name: str, command: str) -> None:
    path = tmp_path / f"{name}.zh-Hans.txt"
    path.write_bytes(BROKEN_DOCUMENTS[name])
    good = tmp_path / "good.en.txt"
    good.write_text(GOOD_EN, encoding="utf-8")
    ran = run(command, good, path) if command == "align" else run(command, path)
    assert ran.status == 2
    clear(ran.err, path.name)


def test_gb18030_is_named_with_its_place_and_the_way_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.zh-Hans.txt"
    path.write_bytes(BROKEN_DOCUMENTS["gb18030"])
    ran = run("extract", path)
    assert "report.zh-Hans.txt:1" in ran.err
    assert "--encoding gb18030" in ran.err
    assert run("extract", "--encoding", "gb18030", path).status == 0


def test_a_broken_document_among_good_ones_is_skipped_and_named(run: Run, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "report.en.txt").write_text(GOOD_EN, encoding="utf-8")
    (documents / "report.zh-Hans.txt").write_bytes(BROKEN_DOCUMENTS["cut-in-mid-character"])
    ran = run("harvest", "-w", tmp_path / "workspace", documents)
    assert ran.status == 0
    assert "report.zh-Hans.txt" in ran.out
    assert "middle of a character" in ran.out


@pytest.mark.parametrize("command", ["harvest", "extract", "align", "validate", "import", "equivalents"])
def test_a_missing_path_gets_one_line(run: Run, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "nowhere.md"
    others: dict[str, list[str | Path]] = {
        "align": [missing, missing],
        "import": [missing, "--as", "units"],
        "equivalents": [missing, "--terms", missing],
    }
    ran = run(command, *others.get(command, [missing]))
    assert ran.status == 2
    clear(ran.err, "nowhere.md")
    assert not list((tmp_path / "here").iterdir()), "a wrong path makes no workspace"


@pytest.mark.parametrize("name", BROKEN_TMX)
def test_a_broken_tmx_gets_one_line_and_changes_nothing(run: Run, tmp_path: Path, workspace: Path, name: str) -> None:
    path = tmp_path / f"{name}.tmx"
    path.write_bytes(BROKEN_TMX[name])
    remembered = run("concordance", "-w", workspace, "--json", "易地搬迁").out
    assert "易地搬迁7.8万人" in remembered
    before = snapshot(workspace)
    ran = run("import", "-w", workspace, "--as", "units", path)
    assert ran.status == 2
    clear(ran.err, path.name)
    after = snapshot(workspace)
    assert {name: after[name] for name in before if not name.startswith("memory.db")} == {
        name: before[name] for name in before if not name.startswith("memory.db")
    }
    assert set(after) - set(before) <= {"memory.db-wal", "memory.db-shm"}
    assert run("concordance", "-w", workspace, "--json", "易地搬迁").out == remembered


@pytest.mark.parametrize("name", BROKEN_GLOSSARIES)
@pytest.mark.parametrize("command", ["lookup", "harvest", "export"])
def test_a_broken_glossary_gets_one_line_and_is_left_as_it_is(
    run: Run, tmp_path: Path, workspace: Path, name: str, command: str
) -> None:
    path = workspace / "glossary.yaml"
    path.write_text(BROKEN_GLOSSARIES[name], encoding="utf-8")
    before = snapshot(workspace)
    arguments: dict[str, list[str | Path]] = {
        "lookup": ["搬迁"],
        "harvest": [tmp_path / "documents"],
        "export": ["--format", "csv", "-o", tmp_path / "out.csv"],
    }
    ran = run(command, "-w", workspace, *arguments[command])
    assert ran.status == 2
    clear(ran.err, "glossary.yaml")
    after = snapshot(workspace)
    assert after["glossary.yaml"] == before["glossary.yaml"]
    assert after["memory.tmx"] == before["memory.tmx"]
    assert not (tmp_path / "out.csv").exists()


def test_a_duplicate_key_is_named_with_its_line(run: Run, workspace: Path) -> None:
    (workspace / "glossary.yaml").write_text(BROKEN_GLOSSARIES["duplicate-key"], encoding="utf-8")
    assert "glossary.yaml:4" in run("lookup", "-w", workspace, "x").err


def test_a_torn_memory_gets_one_line(run: Run, workspace: Path) -> None:
    for path in workspace.glob("memory.db*"):
        path.unlink()
    (workspace / "memory.db").write_bytes(b"this is not a database, whatever its name says" * 20)
    ran = run("concordance", "-w", workspace, "搬迁")
    assert ran.status == 2
    clear(ran.err, "memory.db")


def test_broken_settings_get_one_line(run: Run, workspace: Path) -> None:
    (workspace / "glossary.toml").write_text("memory = \n", encoding="utf-8")
    ran = run("lookup", "-w", workspace, "搬迁")
    assert ran.status == 2
    clear(ran.err, "glossary.toml")


def test_no_workspace_says_what_to_run(run: Run) -> None:
    ran = run("lookup", "搬迁")
    assert ran.status == 2
    assert "run glossary harvest" in ran.err


def test_a_mistyped_command_is_met_with_a_suggestion(run: Run) -> None:
    ran = run("lokup", "x")
    assert ran.status == 2
    assert "Did you mean 'lookup'?" in ran.err
