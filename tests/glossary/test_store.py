from __future__ import annotations

import hashlib
import multiprocessing
from pathlib import Path

import pytest

from glossary.errors import BrokenGlossary, StaleGlossary
from glossary.lock import locked
from glossary.model import ConceptEntry, Glossary, Source, Term
from glossary.plain import glossary_to_yaml
from glossary.schema import schema_text
from glossary.store import (
    PutConcept,
    PutSource,
    RemoveConcept,
    block_digests,
    dump_concept,
    edit_glossary,
    glossary_digest,
    read_glossary,
    write_glossary,
)


def entry(id_: str, term: str = "低保") -> ConceptEntry:
    return ConceptEntry(id_, {"zh-Hans": (Term(term),)})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "glossary.yaml"
    write_glossary(path, Glossary((entry("b"), entry("a")), {"law": Source("law", "办法")}, {"title": "术语"}))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "concepts"
    folder.mkdir()
    write_glossary(folder / "people.yaml", Glossary((entry("people"),), {"law": Source("law", "办法")}))
    write_glossary(folder / "land.yaml", Glossary((entry("land"),)))
    (folder / "notes.txt").write_text("not a glossary", encoding="utf-8")
    return folder


def test_what_is_written_is_read_in_the_order_of_ids(path: Path) -> None:
    assert read_glossary(path) == Glossary(
        (entry("a"), entry("b")), {"law": Source("law", "办法")}, {"title": "术语"}
    )


def test_a_folder_is_read_file_by_file_in_sorted_order(folder: Path) -> None:
    assert read_glossary(folder) == Glossary((entry("land"), entry("people")), {"law": Source("law", "办法")})


def test_an_edit_of_a_folder_goes_to_the_file_that_holds_the_entry(folder: Path) -> None:
    before = (folder / "land.yaml").read_bytes()
    edit_glossary(
        folder, [PutConcept(entry("people", "人")), PutConcept(entry("new")), PutSource(Source("law", "法"))]
    )
    assert (folder / "land.yaml").read_bytes() == before
    people = read_glossary(folder / "people.yaml")
    assert people == Glossary((entry("people", "人"),), {"law": Source("law", "法")})
    assert read_glossary(folder / "harvested.yaml").concepts == (entry("new"),)
    edit_glossary(folder, [RemoveConcept("new")])
    assert read_glossary(folder).concept("new") is None


def test_an_edit_makes_the_glossary_that_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    edit_glossary(path, [PutConcept(entry("b")), PutConcept(entry("a"))])
    assert path.read_text(encoding="utf-8") == glossary_to_yaml(Glossary((entry("a"), entry("b"))))
    assert (tmp_path / "glossary.schema.json").read_text(encoding="utf-8") == schema_text()
    assert sorted(item.name for item in tmp_path.iterdir()) == ["glossary.schema.json", "glossary.yaml"]


def test_a_file_with_comments_only_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text("# ours", encoding="utf-8")
    edit_glossary(path, [PutConcept(entry("a"))])
    assert path.read_text(encoding="utf-8").startswith("# ours\n")
    assert read_glossary(path).concepts == (entry("a"),)


def test_a_byte_order_mark_stays(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    edit_glossary(path, [PutConcept(entry("c"))])
    assert path.read_bytes().count(b"\xef\xbb\xbf") == 1
    assert len(read_glossary(path).concepts) == 3


def test_an_edit_of_a_glossary_that_changed_in_the_meantime_is_refused(path: Path) -> None:
    digest = glossary_digest(path)
    edit_glossary(path, [PutConcept(entry("c"))], expected_digest=digest)
    kept = path.read_bytes()
    with pytest.raises(StaleGlossary, match="nothing was written"):
        edit_glossary(path, [PutConcept(entry("d"))], expected_digest=digest)
    assert path.read_bytes() == kept


def test_an_edit_that_fails_leaves_the_file_and_no_lock(path: Path) -> None:
    kept = path.read_bytes()
    with pytest.raises(BrokenGlossary):
        edit_glossary(path, [PutConcept(entry("c")), PutConcept(ConceptEntry("Not An Id", {}))])
    assert path.read_bytes() == kept
    assert [item.name for item in path.parent.iterdir()] == ["glossary.yaml"]


def test_somebody_else_who_is_writing_is_waited_for_but_not_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked(path), pytest.raises(StaleGlossary, match="another program"), locked(path, patience=0.05):
        pass


def add(path: Path, number: int) -> None:
    edit_glossary(path, [PutConcept(entry(f"from-{number}"))])


def test_edits_of_several_programs_all_arrive(path: Path) -> None:
    context = multiprocessing.get_context("fork")
    programs = [context.Process(target=add, args=(path, number)) for number in range(6)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert {f"from-{number}" for number in range(6)} <= {concept.id for concept in read_glossary(path).concepts}


def test_a_block_has_the_digest_of_its_own_bytes(path: Path) -> None:
    assert block_digests(path)["a"] == hashlib.sha256(dump_concept(entry("a")).encode()).hexdigest()
    before = block_digests(path)
    edit_glossary(path, [PutConcept(entry("aa")), PutConcept(entry("b", "五保"))])
    after = block_digests(path)
    assert after["a"] == before["a"]
    assert after["b"] != before["b"]
    path.write_text(
        path.read_text(encoding="utf-8").replace("  - id: a\n", "  # mine\n  - id: a\n"), encoding="utf-8"
    )
    assert block_digests(path)["a"] != before["a"]
    assert block_digests(path)["aa"] == after["aa"]


def test_digests_of_nothing(tmp_path: Path) -> None:
    assert block_digests(tmp_path / "none.yaml") == {}
    assert glossary_digest(tmp_path / "none.yaml") == hashlib.sha256().hexdigest()


def test_a_cached_copy_is_the_same_value_and_follows_the_file(path: Path, tmp_path: Path) -> None:
    cache = tmp_path / ".cache"
    first = read_glossary(path, cache)
    assert read_glossary(path, cache) == first == read_glossary(path)
    edit_glossary(path, [PutConcept(entry("c"))])
    assert read_glossary(path, cache) == read_glossary(path)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": 1}', b"\xff"])
def test_a_damaged_cache_is_no_cache(path: Path, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / ".cache"
    expected = read_glossary(path, cache)
    (cache / "glossary.json").write_bytes(damage)
    assert read_glossary(path, cache) == expected


def test_a_cache_that_cannot_be_written_is_done_without(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert len(read_glossary(path, tmp_path / "file").concepts) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "glossary.yaml: holds nothing; a glossary begins with \"schema: 1\""),
        (b"schema: 1\nconcepts:\n- id: a\n  langs:\n    en:\n    - term: x\n      status: prefered\n",
         "glossary.yaml:7: concepts[0].langs.en[0].status: 'prefered' is not one of preferred, admitted, deprecated, "
         "superseded; did you mean preferred?"),
        (b"schema: 1\nconcepts:\n- id: A\n- id: b\n", "glossary.yaml:3: concepts[0]: 'langs' is missing; 2 more: run "
         "glossary validate"),
        ("schema: 1\n# 五保".encode("gb18030"), "glossary.yaml:2: not UTF-8; save it as UTF-8"),
        (b"- a\n", "glossary.yaml:1: a list is not a mapping"),
    ],
)  # fmt: skip
def test_a_broken_glossary_is_said_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_bytes(content)
    with pytest.raises(BrokenGlossary) as caught:
        read_glossary(path)
    assert str(caught.value).removeprefix(f"{tmp_path}/") == said


def test_a_glossary_that_is_not_there_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(BrokenGlossary, match="no such file; run glossary harvest"):
        read_glossary(tmp_path / "glossary.yaml")
