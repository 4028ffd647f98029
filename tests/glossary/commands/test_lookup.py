from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.model import ConceptEntry, Glossary, Proposal, Source, Term
from glossary.store import write_glossary
from tests.conftest import Run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "glossary.toml").write_text("", encoding="utf-8")
    entries = (
        ConceptEntry(
            "five-guarantees",
            {
                "en": (Term("five guarantees", "preferred", sources=("wp",)), Term("five guarantee", "deprecated")),
                "zh-Hans": (Term("五保"),),
            },
            state="approved",
        ),
        ConceptEntry(
            "microcredit", {"en": (Term("microcredit"),)}, proposals={"zh-Hans": (Proposal("小额信贷", 0.93),)}
        ),
    )
    sources = {"wp": Source("wp", "White paper", authority="official")}
    write_glossary(folder / "glossary.yaml", Glossary(entries, sources))
    return folder


def test_the_answer_as_json(run: Run, workspace: Path) -> None:
    ran = run("lookup", "wubao", "--json", "-w", workspace)
    assert ran.status == 0
    assert "五保" in ran.out
    [result] = json.loads(ran.out)["results"]
    assert (result["concept"], result["state"], result["why"]) == ("five-guarantees", "approved", "pinyin")
    assert result["terms"]["en"] == [
        {"term": "five guarantees", "status": "preferred"},
        {"term": "five guarantee", "status": "deprecated"},
    ]


def test_the_table_tells_terms_state_reason_and_source(run: Run, workspace: Path) -> None:
    ran = run("lookup", "五保", "-w", workspace)
    for told in ("five guarantees", "五保", "approved", "exact", "White paper (official)"):
        assert told in ran.out
    assert "five guarantee (deprecated; use instead: five guarantees)" in ran.out


def test_proposals_are_called_so(run: Run, workspace: Path) -> None:
    assert "小额信贷 (proposed, high)" in run("lookup", "microcredit", "-w", workspace).out


def test_no_result_is_no_failure_and_points_to_the_concordance(run: Run, workspace: Path) -> None:
    ran = run("lookup", "zzqq", "-w", workspace)
    assert (ran.status, ran.out) == (0, "")
    assert "glossary concordance zzqq" in ran.err
    ran = run("lookup", "zz qq", "--json", "-w", workspace)
    assert json.loads(ran.out) == {"query": "zz qq", "results": []}
    assert "glossary concordance 'zz qq'" in ran.err


def test_the_limit_is_kept(run: Run, workspace: Path) -> None:
    assert len(json.loads(run("lookup", "i", "--json", "-n", "1", "-w", workspace).out)["results"]) <= 1
    assert run("lookup", "i", "-n", "0", "-w", workspace).status == 2


def test_without_a_workspace_it_says_what_to_run(run: Run) -> None:
    ran = run("lookup", "五保")
    assert ran.status == 2
    assert "run glossary harvest" in ran.err
    assert len(ran.err.strip().split("\n")) == 1
