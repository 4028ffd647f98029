from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.blocks import blocks_of
from glossary.editing import Edit, PutConcept, PutSource, RemoveConcept, apply_edits
from glossary.errors import BrokenGlossary
from glossary.model import ConceptEntry, Glossary, Source, Term
from glossary.plain import concept_to_plain, glossary_from_yaml, glossary_to_yaml
from glossary.store import dump_concept
from glossary.strict_yaml import parse

#: A file as a person keeps it: comments everywhere, two-blank and four-blank columns, brackets, quotes.
THEIRS = """\
# our glossary
schema: 1
sources:
  wp2016: {title: "人类减贫的中国实践"}   # the white paper
concepts:   # keep sorted

  # ---- people ----

  # 五保 is the short form
  - id: five-guarantees
    state: approved   # by the board
    langs: {zh-Hans: [{term: 五保}]}
    # check the English

  - id:   off-site-relocation
    langs:
        en:
          -   term: "off-site relocation"
    notes:
      en:
        text: |
          # no comment but text

          last line

  # ---- places ----

  - id: pairing-assistance
    langs:
      zh-Hans:
        - term: 对口帮扶
# the end
"""


def entry(id_: str, term: str = "低保") -> ConceptEntry:
    return ConceptEntry(id_, {"zh-Hans": (Term(term),)})


def edited(text: str, *edits: Edit) -> str:
    return apply_edits(parse(text), edits, file="g.yaml")


def test_a_block_is_its_lines_the_comments_directly_above_and_the_deeper_ones_below() -> None:
    blocks = blocks_of(parse(THEIRS), "concepts")
    assert blocks is not None
    texts = [THEIRS[block.lead : block.end] for block in blocks]
    assert [block.key for block in blocks] == ["five-guarantees", "off-site-relocation", "pairing-assistance"]
    assert texts[0].startswith("  # 五保 is")
    assert texts[0].endswith("# check the English\n")
    assert texts[1].startswith("  - id:   off")
    assert texts[1].endswith("last line\n")
    assert texts[2].startswith("  - id: pairing")
    assert texts[2].endswith("对口帮扶\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_new_entry_goes_to_its_place_and_nothing_else_changes(line_end: str) -> None:
    theirs = THEIRS.replace("\n", line_end)
    block = dump_concept(entry("income-poverty")).replace("\n", line_end)
    before, after = theirs.split("  - id:   off-site", 1)
    assert (
        edited(theirs, PutConcept(entry("income-poverty"))) == f"{before}{block}{line_end}  - id:   off-site{after}"
    )


def test_a_new_entry_stands_above_the_comments_of_the_next_one() -> None:
    new = edited(THEIRS, PutConcept(entry("di-bao")))
    assert new == THEIRS.replace("  # 五保", dump_concept(entry("di-bao")) + "\n  # 五保")


def test_a_last_entry_goes_behind_the_last_block() -> None:
    new = edited(THEIRS, PutConcept(entry("zero")))
    assert new == THEIRS.replace("# the end", "\n" + dump_concept(entry("zero")) + "# the end")


def test_replacing_an_entry_keeps_its_comments() -> None:
    new = edited(THEIRS, PutConcept(entry("five-guarantees", "五保户")))
    before, after = THEIRS.split("  - id: five-guarantees", 1)
    after = after.split("# check the English\n", 1)[1]
    comments = "  # by the board\n  # check the English\n"
    assert new == before + comments + dump_concept(entry("five-guarantees", "五保户")) + after


def test_a_number_sign_in_a_text_is_no_comment() -> None:
    new = edited(THEIRS, PutConcept(entry("off-site-relocation", "易地搬迁")))
    assert "# no comment" not in new


def test_an_edit_that_means_the_same_changes_no_byte() -> None:
    glossary = glossary_from_yaml(parse(THEIRS))
    edits: list[Edit] = [PutConcept(concept) for concept in glossary.concepts]
    assert edited(THEIRS, *edits, PutSource(glossary.sources["wp2016"]), RemoveConcept("unknown")) == THEIRS


def test_removing_an_entry_takes_its_own_comments_and_leaves_the_headings() -> None:
    new = edited(THEIRS, RemoveConcept("five-guarantees"))
    before, after = THEIRS.split("  # 五保 is", 1)
    assert new == before + "  - id:   off" + after.split("  - id:   off", 1)[1]


def test_removing_the_last_entry_leaves_a_list_of_none() -> None:
    new = edited(
        THEIRS, *(RemoveConcept(id_) for id_ in ("five-guarantees", "off-site-relocation", "pairing-assistance"))
    )
    assert parse(new).value["concepts"] == []
    assert "# ---- people ----" in new
    again = edited(new, PutConcept(entry("zero")))
    assert [concept["id"] for concept in parse(again).value["concepts"]] == ["zero"]
    assert "# keep sorted" in again


@pytest.mark.parametrize(
    "start",
    [
        "schema: 1\nconcepts: []\n",
        "schema: 1\nconcepts:\n",
        "schema: 1\nconcepts: # none yet\n",
        "schema: 1\nconcepts: [] # none",
        "schema: 1",
        "concepts: [\n # none\n]\nschema: 1\n",
        "schema: 1\nconcepts: null\n",
    ],
)
def test_a_glossary_without_entries_takes_its_first(start: str) -> None:
    new = edited(start, PutConcept(entry("di-bao")), PutSource(Source("law", "社会救助暂行办法")))
    assert glossary_from_yaml(parse(new)) == Glossary((entry("di-bao"),), {"law": Source("law", "社会救助暂行办法")})
    assert new.count("none") == start.count("none")


def test_a_source_is_put_in_its_place() -> None:
    new = edited(THEIRS, PutSource(Source("law", "社会救助暂行办法", authority="law")))
    added = "  law:\n    title: 社会救助暂行办法\n    authority: law\n"
    assert new == THEIRS.replace("sources:\n", "sources:\n" + added)


def test_a_replaced_source_keeps_its_comment() -> None:
    new = edited(THEIRS, PutSource(Source("wp2016", "白皮书")))
    old = '  wp2016: {title: "人类减贫的中国实践"}   # the white paper\n'
    assert new == THEIRS.replace(old, "  # the white paper\n  wp2016:\n    title: 白皮书\n")


def test_a_file_without_a_last_line_end_stays_readable() -> None:
    text = "schema: 1\nconcepts:\n- id: a\n  langs: {en: [{term: x}]}"
    assert edited(text, PutConcept(entry("a"))) == "schema: 1\nconcepts:\n" + dump_concept(entry("a"), 0).rstrip("\n")
    assert edited(text, PutConcept(entry("b"))) == text + "\n\n" + dump_concept(entry("b"), 0)


def test_a_dash_on_a_line_of_its_own_belongs_to_the_block() -> None:
    second = "-   # second\n\n  id: b\n  langs: {en: [{term: y}]}\n"
    text = "schema: 1\nconcepts:\n-\n  id: a\n  langs: {en: [{term: x}]}\n" + second
    assert edited(text, RemoveConcept("a")) == "schema: 1\nconcepts:\n" + second


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema: 1\nconcepts: [{id: a, langs: {en: [{term: x}]}}]\n", "g.yaml: concepts are not"),
        ("{schema: 1, concepts: []}", "g.yaml: concepts are not written line by line"),
        ("schema: 1\nconcepts:\n- {id: b, langs: {en: [{term: x}]}}\n- {id: b, langs: {en: [{term: y}]}}\n",
         "g.yaml: this id stands there twice: 'b'; remove one"),
        ("schema: 1\nconcepts: text\n", "g.yaml:2: concepts: 'text' is not a list"),
    ],
)  # fmt: skip
def test_what_cannot_be_edited_safely_is_refused(text: str, said: str) -> None:
    with pytest.raises(BrokenGlossary) as caught:
        edited(text, PutConcept(entry("b")))
    assert str(caught.value).startswith(said)


def test_an_entry_that_the_schema_does_not_allow_is_refused() -> None:
    with pytest.raises(BrokenGlossary, match=r"langs: is empty"):
        edited(THEIRS, PutConcept(ConceptEntry("a", {})))


def test_a_kept_blank_line_at_the_end_of_a_text_is_not_lost() -> None:
    text = "schema: 1\nconcepts:\n- id: a\n  langs:\n    en:\n    - term: x\n      note: |+\n        two\n\n\n"
    new = edited(text, PutConcept(entry("b")))
    assert parse(new).value["concepts"][0] == parse(text).value["concepts"][0]


@settings(max_examples=40)
@given(st.data())
def test_any_edits_of_any_glossary_do_what_they_say(
    any_glossary: st.SearchStrategy[Glossary], data: st.DataObject
) -> None:
    old, other = data.draw(any_glossary), data.draw(any_glossary)
    text = glossary_to_yaml(old).replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    going = (
        data.draw(st.lists(st.sampled_from([concept.id for concept in old.concepts]), unique=True))
        if old.concepts
        else []
    )
    edits: list[Edit] = [RemoveConcept(id_) for id_ in going]
    edits += [PutConcept(concept) for concept in other.concepts]
    edits += [PutSource(source) for source in other.sources.values()]
    new = glossary_from_yaml(parse(edited(text, *edits)))
    expected = {concept.id: concept for concept in old.concepts if concept.id not in going}
    expected |= {concept.id: concept for concept in other.concepts}
    assert {concept.id: concept_to_plain(concept) for concept in new.concepts} == {
        id_: concept_to_plain(concept) for id_, concept in expected.items()
    }
    assert [concept.id for concept in new.concepts] == sorted(expected)
    assert new.sources == {**old.sources, **other.sources}
