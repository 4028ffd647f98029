"""The whole line on the shipped seeds: harvested once, then looked up as translators type, on the command line and
on the page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from glossary.harvest import harvest
from glossary.workspace import find_or_create_workspace
from tests.conftest import ROOT, Run, needs
from web import create_app

#: What is typed -> the concept it must find, and whether the text itself occurs in the documents.
TYPED = {
    "搬迁": ("off-site-relocation", True),
    "五保": ("five-guarantees", True),
    "扶": ("pairing-assistance", True),
    "wubao": ("five-guarantees", False),
    "dui kou": ("pairing-assistance", False),
    "off-site relocaton": ("off-site-relocation", False),
    "對口幫扶": ("pairing-assistance", True),
    "off-site relocation": ("off-site-relocation", True),
    "pairing assistance": ("pairing-assistance", True),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = find_or_create_workspace(tmp_path_factory.mktemp("straight-line"))
    harvest(made, [ROOT / "seeds" / "documents"], lexicon=[ROOT / "seeds" / "lexicon.yaml"])
    return made.root


@pytest.fixture(scope="module")
def client(workspace: Path) -> FlaskClient:
    return create_app(workspace).test_client()


@pytest.mark.parametrize("typed", TYPED)
def test_the_command_line_finds_it_and_says_why(run: Run, workspace: Path, typed: str) -> None:
    concept, _ = TYPED[typed]
    results = json.loads(run("lookup", "-w", workspace, "--json", "--limit", "100", typed).out)["results"]
    found = next(result for result in results if result["concept"] == concept)
    assert found["why"]
    assert set(found["terms"]) == {"en", "zh-Hans"}


@pytest.mark.parametrize("typed", TYPED)
def test_the_page_finds_it_and_says_why(client: FlaskClient, typed: str) -> None:
    concept, _ = TYPED[typed]
    page = client.get("/", query_string={"q": typed, "limit": 100}).text
    assert f'href="/concepts/{concept}"' in page


@pytest.mark.parametrize("typed", TYPED)
def test_the_concordance_has_it_where_the_text_occurs(
    run: Run, workspace: Path, client: FlaskClient, typed: str
) -> None:
    _, occurs = TYPED[typed]
    answer = json.loads(run("concordance", "-w", workspace, "--json", typed).out)
    assert (answer["count"] > 0) == occurs
    assert client.get("/concordance.json", query_string={"q": typed}).get_json()["count"] == answer["count"]
    for line in answer["results"]:
        assert line["spans"]
        assert line["document"]


def test_the_concept_page_shows_the_evidence(client: FlaskClient) -> None:
    page = client.get("/concepts/off-site-relocation").text
    assert "<mark>易地搬迁</mark>" in page
    assert "<mark>Off-site relocation</mark>" in page
    assert "alignment" in page


@pytest.mark.parametrize("grammar", ["--dtdvalid tmx14.dtd", "--schema tmx14.xsd"])
def test_xmllint_accepts_the_memory_that_harvest_wrote(workspace: Path, shared: Path, grammar: str) -> None:
    needs(shutil.which("xmllint"), "xmllint")
    option, name = grammar.split()
    ran = subprocess.run(
        ["xmllint", "--noout", "--nonet", option, str(shared / "schemas" / name), str(workspace / "memory.tmx")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_taking_our_own_memory_in_again_changes_nothing(run: Run, workspace: Path) -> None:
    before = (workspace / "memory.tmx").read_bytes()
    [answer] = json.loads(run("import", "-w", workspace, "--json", workspace / "memory.tmx").out)["files"]
    assert answer["read"] == answer["unchanged"] > 100
    assert (answer["added"], answer["replaced"], answer["kept"], answer["broken"]) == (0, 0, 0, [])
    assert run("export", "-w", workspace, "--format", "tmx", "-o", workspace / "again.tmx").status == 0
    assert (workspace / "again.tmx").read_bytes() == before
