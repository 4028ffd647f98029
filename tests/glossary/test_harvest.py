"""From documents to a glossary and a memory, and again, and after people have worked in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.harvest import HarvestSummary, harvest
from glossary.model import ConceptEntry, Glossary
from glossary.naming import candidate_key
from glossary.store import read_glossary
from glossary.workspace import Workspace, find_or_create_workspace
from tmx.errors import UnreadableDocument
from tmx.memory import TranslationMemory

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
KEPT = ("glossary.yaml", "memory.tmx", "decisions.jsonl")

#: What the two reports that the project starts from are about, and how official Chinese says it.
KEY_TERMS = {
    "off-site relocation": {"易地搬迁", "异地搬迁"},
    "five guarantee": {"五保"},
    "pairing assistance": {"对口帮扶", "对口支援", "结对帮扶"},
}


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, HarvestSummary]:
    """The seed documents, harvested once."""
    workspace = find_or_create_workspace(tmp_path_factory.mktemp("harvested"))
    return workspace, harvest(workspace, [SEEDS / "documents"], lexicon=[SEEDS / "lexicon.yaml"])


def bytes_of(workspace: Workspace) -> dict[str, bytes]:
    return {name: (workspace.root / name).read_bytes() for name in KEPT}


def equivalents(glossary: Glossary, english: str) -> set[str]:
    """Chinese terms and proposals of every entry that has this English term."""
    found: set[str] = set()
    for entry in glossary.concepts:
        if any(english in term.term.lower() for term in entry.langs.get("en", ())):
            found |= {term.term for term in entry.langs.get("zh-Hans", ())}
            found |= {proposal.term for proposal in entry.proposals.get("zh-Hans", ())}
    return found


def shows_why(entry: ConceptEntry) -> bool:
    """Whether an entry says where it came from: a sentence for a term, a reason for a proposal."""
    contexts = [context for _, term in entry.terms() for context in term.contexts]
    reasons = [proposal.reasons for proposals in entry.proposals.values() for proposal in proposals]
    return any(context.tu for context in contexts) and all(context.source for context in contexts) and all(reasons)


def test_every_document_is_read_and_every_pair_aligned(harvested: tuple[Workspace, HarvestSummary]) -> None:
    _, summary = harvested
    files = sorted(path.name for path in (SEEDS / "documents").glob("*.md"))
    assert sorted(text.document.name for text in summary.texts) == files
    assert summary.pairs > 100
    assert {text.document.language for text in summary.texts} == {"en", "zh-Hans"}


@pytest.mark.parametrize("english", KEY_TERMS)
def test_the_key_terms_have_their_equivalents(harvested: tuple[Workspace, HarvestSummary], english: str) -> None:
    glossary = read_glossary(harvested[0].glossary_path)
    assert equivalents(glossary, english) & KEY_TERMS[english]


def test_every_entry_shows_where_it_came_from(harvested: tuple[Workspace, HarvestSummary]) -> None:
    workspace, _ = harvested
    glossary = read_glossary(workspace.glossary_path)
    assert [entry.id for entry in glossary.concepts if not shows_why(entry)] == []
    with TranslationMemory.open(workspace.memory_location) as memory:
        for entry in glossary.concepts:
            for language, term in entry.terms():
                for context in term.contexts:
                    assert context.source in glossary.sources
                    if context.tu is None:
                        continue  # the lexicon's own sentence
                    unit = memory.get(context.tu)
                    assert unit is not None
                    assert context.text in (unit.text(language) or "")


def test_proposals_point_at_units_that_hold_them(harvested: tuple[Workspace, HarvestSummary]) -> None:
    workspace, _ = harvested
    seen = 0
    with TranslationMemory.open(workspace.memory_location) as memory:
        for entry in read_glossary(workspace.glossary_path).concepts:
            for language, proposals in entry.proposals.items():
                assert len(proposals) <= 3
                assert [item.confidence for item in proposals] == sorted(
                    (item.confidence for item in proposals), reverse=True
                )
                for proposal in proposals:
                    for id_ in proposal.evidence:
                        unit = memory.get(id_)
                        assert unit is not None
                        assert unit.text(language) is not None
                        seen += 1
    assert seen > 100


def test_harvest_approves_nothing(harvested: tuple[Workspace, HarvestSummary]) -> None:
    states = {entry.state for entry in read_glossary(harvested[0].glossary_path).concepts}
    assert states <= {"draft", "reviewed"}


def test_without_the_lexicon_the_documents_alone_give_the_key_terms(tmp_path: Path) -> None:
    workspace = find_or_create_workspace(tmp_path)
    harvest(workspace, [SEEDS / "documents"], lexicon=[])
    glossary = read_glossary(workspace.glossary_path)
    assert {entry.state for entry in glossary.concepts} == {"draft"}
    for english in ("off-site relocation", "pairing assistance"):
        assert equivalents(glossary, english) & KEY_TERMS[english]


def test_a_second_harvest_changes_no_byte_and_edits_survive(tmp_path: Path) -> None:
    workspace = find_or_create_workspace(tmp_path)
    harvest(workspace, [SEEDS / "documents"], lexicon=[SEEDS / "lexicon.yaml"])
    first = bytes_of(workspace)
    again = harvest(workspace, [SEEDS / "documents"], lexicon=[SEEDS / "lexicon.yaml"])
    assert bytes_of(workspace) == first
    assert (again.entries_added, again.entries_updated, again.units_added) == (0, 0, 0)

    path = workspace.glossary_path
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("  - id: off-site-relocation\n")
    edited = f"{head}  # Agreed with the client on the telephone.\n  - id: off-site-relocation   # keep\n{rest}"
    edited = edited.replace("state: draft", "state:   draft  # mine", 1)
    path.write_text(edited, encoding="utf-8")
    harvest(workspace, [SEEDS / "documents"], lexicon=[SEEDS / "lexicon.yaml"])
    assert path.read_text(encoding="utf-8") == edited


def test_an_entry_taken_out_by_hand_and_a_rejected_candidate_stay_out(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "report.en.txt").write_text(
        "Pairing assistance links rich and poor counties. Rural collective assets grew. Pairing assistance goes on. "
        "Off-site relocation moved many people. Rural collective assets were registered.\n",
        encoding="utf-8",
    )
    workspace = find_or_create_workspace(tmp_path / "workspace")
    workspace.decisions_path.write_text(
        json.dumps({"action": "reject", "candidate": candidate_key("en", "rural collective assets")}) + "\n",
        encoding="utf-8",
    )
    summary = harvest(workspace, [documents], lexicon=[])
    ids = {entry.id for entry in read_glossary(workspace.glossary_path).concepts}
    assert summary.entries_rejected == 1
    assert "rural-collective-assets" not in ids
    assert {"pairing-assistance", "off-site-relocation"} <= ids

    from glossary.store import RemoveConcept, edit_glossary

    edit_glossary(workspace.glossary_path, [RemoveConcept("pairing-assistance")])
    harvest(workspace, [documents], lexicon=[])
    harvest(workspace, [documents], lexicon=[])
    assert read_glossary(workspace.glossary_path).concept("pairing-assistance") is None


def test_an_accepted_entry_keeps_every_field(tmp_path: Path) -> None:
    workspace = find_or_create_workspace(tmp_path)
    harvest(workspace, [SEEDS / "documents"], lexicon=[])
    path = workspace.glossary_path
    text = path.read_text(encoding="utf-8")
    edited = text.replace("state: draft", "state: approved", 3)
    path.write_text(edited, encoding="utf-8")
    # More documents would bring more evidence; approved entries take none.
    harvest(workspace, [SEEDS / "documents"], lexicon=[], entries=400)
    after = read_glossary(path)
    before = {entry.id: entry for entry in _read(edited, tmp_path).concepts if entry.state == "approved"}
    assert len(before) == 3
    assert all(after.concept(id_) == entry for id_, entry in before.items())


def _read(text: str, folder: Path) -> Glossary:
    path = folder / "as-edited.yaml"
    path.write_text(text, encoding="utf-8")
    return read_glossary(path)


def test_a_changed_document_is_another_version_and_the_path_does_not_matter(tmp_path: Path) -> None:
    workspace = find_or_create_workspace(tmp_path / "workspace")
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "report.en.txt").write_text("Pairing assistance links counties.\n", encoding="utf-8")
        (folder / "report.zh-Hans.txt").write_text("各县开展对口帮扶。\n", encoding="utf-8")
    harvest(workspace, [first], lexicon=[])
    before = bytes_of(workspace)
    harvest(workspace, [second], lexicon=[])
    assert bytes_of(workspace) == before
    (second / "report.en.txt").write_text("Pairing assistance links many counties.\n", encoding="utf-8")
    summary = harvest(workspace, [second], lexicon=[])
    assert summary.units_added == 1
    assert summary.units_in_memory == 2


def test_the_english_reports_alone_give_the_key_terms(tmp_path: Path, shared: Path) -> None:
    workspace = find_or_create_workspace(tmp_path)
    summary = harvest(workspace, [shared / "seeds"])
    assert len(summary.texts) == 2
    assert summary.skipped == ()
    glossary = read_glossary(workspace.glossary_path)
    for english, chinese in KEY_TERMS.items():
        assert equivalents(glossary, english) & chinese, english


def test_two_scripts_never_share_a_tmx_file(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.en.txt").write_text("Pairing assistance.\n", encoding="utf-8")
    (documents / "a.zh-Hans.txt").write_text("对口帮扶。\n", encoding="utf-8")
    (documents / "b.en.txt").write_text("Pairing assistance. Off-site relocation goes on.\n", encoding="utf-8")
    (documents / "b.zh-Hant.txt").write_text("對口幫扶。易地搬遷繼續推進。\n", encoding="utf-8")
    workspace = find_or_create_workspace(tmp_path / "workspace")
    harvest(workspace, [documents], lexicon=[])
    for name in ("memory.tmx", "memory.zh-CN.tmx"):
        text = (workspace.root / name).read_text(encoding="utf-8")
        assert ("zh-TW" in text) != ("zh-CN" in text)


def test_nothing_readable_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    workspace = find_or_create_workspace(tmp_path / "workspace")
    empty = tmp_path / "empty.en.txt"
    empty.write_bytes(b"")
    with pytest.raises(UnreadableDocument, match=r"empty\.en\.txt"):
        harvest(workspace, [empty], lexicon=[])
    assert not workspace.glossary_path.exists()


def test_what_the_lexicon_knows_becomes_an_entry_unless_a_person_rejected_it(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    text = 'The rural "five guarantee" system goes on. Pairing assistance goes on.\n'
    (documents / "report.en.txt").write_text(text, encoding="utf-8")
    workspace = find_or_create_workspace(tmp_path / "workspace")
    workspace.decisions_path.write_text(
        json.dumps({"action": "reject", "candidate": candidate_key("en", "pairing assistance")}) + "\n",
        encoding="utf-8",
    )
    harvest(workspace, [documents], lexicon=[SEEDS / "lexicon.yaml"])
    glossary = read_glossary(workspace.glossary_path)
    ids = {entry.id for entry in glossary.concepts}
    assert {"five-guarantees", "five-guarantee-system"} <= ids
    assert "pairing-assistance" not in ids
    system = glossary.concept("five-guarantee-system")
    assert system is not None
    assert system.langs["en"][0].contexts[0].text.startswith('The rural "five guarantee" system')
