from __future__ import annotations

from pathlib import Path

import pytest

from glossary.editing import PutConcept, PutSource
from glossary.exchange import OnDuplicate, exported, read_entries, reasons, take_in, write_entries
from glossary.formats import EntriesRead
from glossary.model import ConceptEntry, Context, Glossary, Proposal, Relations, Source, SourcedText, Term
from tmx.errors import BrokenFile, UnsupportedFormat

THERE = ConceptEntry(
    "wu-bao",
    {"en": (Term("five guarantees", "preferred", contexts=(Context("s1", tu="wp:1"), Context("s2"))),)},
    "approved",
    definition={"en": SourcedText("food, clothing", "wp2016")},
    relations=Relations(related=("di-bao",)),
    proposals={"zh-Hans": (Proposal("五保", 0.9),)},
)
KNOWN = Glossary((THERE,), {"wp2016": Source("wp2016", "白皮书")})


def read(*entries: ConceptEntry, **sources: Source) -> EntriesRead:
    return EntriesRead(Glossary(entries, sources))


def test_a_new_entry_is_added_under_an_id_made_from_its_english_term() -> None:
    found = take_in(
        KNOWN, read(ConceptEntry("", {"zh-Hans": (Term("对口帮扶"),), "en": (Term("Pairing assistance"),)}))
    )
    assert found.added == 1
    assert [edit.concept.id for edit in found.edits if isinstance(edit, PutConcept)] == ["pairing-assistance"]


def test_an_entry_without_id_finds_the_one_with_its_term_and_adds_what_that_lacks() -> None:
    found = take_in(KNOWN, read(ConceptEntry("", {"en": (Term("Five-Guarantees"),), "zh-Hans": (Term("五保"),)})))
    (edit,) = found.edits
    assert isinstance(edit, PutConcept)
    assert edit.concept.id == "wu-bao"
    assert edit.concept.langs == {**THERE.langs, "zh-Hans": (Term("五保"),)}
    assert (edit.concept.state, edit.concept.relations) == ("approved", THERE.relations)


def test_adding_brings_no_second_preferred_term() -> None:
    found = take_in(KNOWN, read(ConceptEntry("wu-bao", {"en": (Term("wubao", "preferred"),)})))
    (edit,) = found.edits
    assert isinstance(edit, PutConcept)
    assert [term.status for term in edit.concept.langs["en"]] == ["preferred", None]


@pytest.mark.parametrize("rule", ["add", "overwrite", "keep", "keep-newest"])
def test_what_says_the_same_changes_nothing(rule: OnDuplicate) -> None:
    found = take_in(KNOWN, read(THERE, wp2016=Source("wp2016", "another title")), rule)
    assert (found.edits, found.unchanged) == ((), 1)


@pytest.mark.parametrize("rule", ["keep", "keep-newest"])
def test_keeping_leaves_the_known_entry(rule: OnDuplicate) -> None:
    found = take_in(KNOWN, read(ConceptEntry("wu-bao", {"zh-Hans": (Term("五保"),)})), rule)
    assert (found.edits, found.kept) == ((), 1)


def test_overwriting_keeps_what_the_file_says_nothing_about() -> None:
    new = ConceptEntry(
        "wu-bao",
        {"en": (Term("five guarantees", "admitted", contexts=(Context("s1"),)), Term("wubao"))},
        definition={"en": SourcedText("food, clothing")},
    )
    found = take_in(KNOWN, read(new), "overwrite")
    (edit,) = found.edits
    assert isinstance(edit, PutConcept)
    assert edit.concept == ConceptEntry(
        "wu-bao",
        {
            "en": (
                Term("five guarantees", "admitted", contexts=(Context("s1", tu="wp:1"), Context("s2"))),
                Term("wubao"),
            )
        },
        "approved",
        definition=THERE.definition,
        relations=THERE.relations,
        proposals=THERE.proposals,
    )


def test_sources_come_with_their_entries() -> None:
    law = Source("law", "办法")
    found = take_in(KNOWN, read(ConceptEntry("a", {"en": (Term("x", sources=("law",)),)}), law=law))
    assert PutSource(law) in found.edits


def test_only_what_people_reviewed_leaves_and_no_proposal_does() -> None:
    entries = [
        ConceptEntry(state, {"en": (Term(state),)}, state, relations=Relations(related=("draft", "approved")),
                     proposals={"zh-Hans": (Proposal("五保", 0.9),)})
        for state in ("draft", "reviewed", "approved", "retired")
    ]  # fmt: skip
    chosen, left_out = exported(Glossary(tuple(entries), KNOWN.sources))
    assert [entry.id for entry in chosen.concepts] == ["reviewed", "approved"]
    assert chosen.concepts[0].relations == Relations(related=("approved",))
    assert not any(entry.proposals for entry in chosen.concepts)
    assert chosen.sources == {}
    assert reasons(left_out) == {"draft": 1, "retired": 1}
    assert len(exported(Glossary(tuple(entries)), ["draft"])[0].concepts) == 3


def test_an_entry_that_the_schema_does_not_allow_is_kept_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("concept_id,language,term,status\na,en,x,prefered\nb,en,y,\n", encoding="utf-8")
    found = read_entries(path)
    assert [entry.id for entry in found.glossary.concepts] == ["b"]
    (error,) = found.broken
    assert str(error) == (
        f"{path}: langs.en[0].status: 'prefered' is not one of preferred, admitted, deprecated, superseded: 'x'; "
        "did you mean preferred?"
    )


def test_a_broken_entry_of_a_yaml_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(
        "schema: 1\nconcepts:\n- {id: a, langs: {}}\n- {id: b, langs: {en: [{term: x}]}}\n", encoding="utf-8"
    )
    found = read_entries(path)
    assert [entry.id for entry in found.glossary.concepts] == ["b"]
    assert [str(error) for error in found.broken] == [f"{path}:3: concepts[0].langs: is empty"]


def test_every_export_can_be_taken_in_again_without_change(tmp_path: Path) -> None:
    langs = {"en": (Term("x", note="n"),), "zh-Hans": (Term("甲", sources=("wp2016",)),)}
    known = Glossary((ConceptEntry("a", langs, "reviewed"), THERE), KNOWN.sources)
    for format, name in (("csv", "t.csv"), ("tsv", "t.tsv"), ("yaml", "t.yaml"), ("omegat", "t.utf8")):
        write_entries(known, tmp_path / name, format)
        rules: tuple[OnDuplicate, ...] = ("add", "overwrite")
        for rule in rules:
            found = take_in(known, read_entries(tmp_path / name), rule)
            assert (found.edits, found.broken) == ((), ()), (format, rule)


def test_files_that_are_not_there_or_of_no_format_are_errors_of_ours(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="cannot be read: No such file"):
        read_entries(tmp_path / "none.csv")
    with pytest.raises(UnsupportedFormat, match=r"known: \.csv, .*\.yml"):
        read_entries(tmp_path / "terms.pdf")
