from __future__ import annotations

import io

import pytest

from glossary.formats import csv
from glossary.model import ConceptEntry, Context, Glossary, Proposal, Relations, Source, SourcedText, Term
from tmx.errors import BrokenFile


def read(text: str, name: str = "terms.csv", **more: str) -> list[ConceptEntry]:
    found = csv.read(io.BytesIO(text.encode()), name=name, **more)
    assert found.broken == ()
    return list(found.glossary.concepts)


FULL = ConceptEntry(
    "five-guarantees",
    {
        "en": (
            Term(
                "five guarantees",
                "preferred",
                "full",
                "noun",
                ("CN", "HK"),
                3,
                "inflect",
                None,
                "five (food ...)",
                "n",
            ),
            Term("-ization", not_in=("a", "b"), only_in=("c",), valid_from="2006", valid_until="2020-11-23"),
        ),
        "zh-Hans": (Term("五保", sources=("wp2016",), contexts=(Context("五保对象"),), superseded_by="特困"),),
    },
    "approved",
    ("poverty", "welfare"),
    {"en": SourcedText("Food, clothing")},
    {"zh-Hans": SourcedText("旧称")},
)


def test_every_field_of_a_table_comes_back() -> None:
    stream = io.BytesIO()
    receipt = csv.write(Glossary((FULL,)), stream)
    assert receipt.adjusted == ()
    assert read(stream.getvalue().decode()) == [FULL]


def test_what_a_table_cannot_carry_is_in_the_receipt() -> None:
    entry = ConceptEntry(
        "a",
        {"en": (Term("x", contexts=(Context("x y", "wp2016", "wp:1"), Context("z"))),)},
        relations=Relations(related=("b",)),
        definition={"zh-Hans": SourcedText("定义", "wp2016")},
        proposals={"zh-Hans": (Proposal("五保", 0.9),)},
    )
    assert [remark.why for remark in csv.write(Glossary((entry,)), io.BytesIO()).adjusted] == [
        "without its relations",
        "with the first context of each term only",
        "without where its contexts stand",
        "without the sources of its definition and notes",
        "without a definition or note in a language that has no term",
    ]


def test_cells_that_a_spreadsheet_would_run_are_guarded() -> None:
    stream = io.BytesIO()
    csv.write(Glossary((FULL,)), stream, name="terms.tsv")
    assert b"\t'-ization\t" in stream.getvalue()


def test_a_column_for_each_language_is_one_entry_a_row() -> None:
    rows = "ID;EN;ZH_CN;zh-TW;note\np;pairing assistance;对口帮扶;對口幫扶;x\n"
    assert read(rows.replace("English", "EN").replace(";;", ";pairing assistance;")) == [
        ConceptEntry(
            "p",
            {
                "en": (Term("pairing assistance", note="x"),),
                "zh-Hans": (Term("对口帮扶"),),
                "zh-Hant": (Term("對口幫扶"),),
            },
        )
    ]


def test_bare_chinese_is_in_the_script_of_the_target() -> None:
    (entry,) = read("en,zh\nx,五保\n", target_language="zh-Hant")
    assert list(entry.langs) == ["en", "zh-Hant"]


def test_sources_may_be_named_by_their_titles() -> None:
    text = "concept_id,language,term,sources\na,en,x,White Paper 2016; 白皮书\n"
    found = csv.read(io.BytesIO(text.encode()), name="t.csv").glossary
    first, second = found.concepts[0].langs["en"][0].sources
    assert found.sources[first] == Source("white-paper-2016", "White Paper 2016")
    assert found.sources[second].title == "白皮书"


def test_rows_that_cannot_be_used_are_named_with_their_lines() -> None:
    text = (
        "concept_id,language,term,reliability\n"
        'a,en,"two\nlines",\n'
        "a,fr,terme,\n"
        "a,en,,\n"
        "a,en,y,high\n"
        "b,en,z,1,too,many\n"
        "c,en,good,2\n"
    )
    found = csv.read(io.BytesIO(text.encode()), name="t.csv")
    assert [entry.id for entry in found.glossary.concepts] == ["a", "c"]
    assert sorted(str(error) for error in found.broken) == [
        "t.csv:4: no language known here: 'fr'; known: en, zh-Hans, zh-Hant",
        "t.csv:5: no term: 'en'; known: en, zh-Hans, zh-Hant",
        "t.csv:6: the reliability is no whole number: 'high'",
        "t.csv:7: more cells than the header has",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "t.csv: the file is empty, or its first line is"),
        (
            b"a,b\n1,2\n",
            "t.csv:1: no column for terms; name the columns concept_id, language, term, or by languages: en, zh-Hans",
        ),
        (b"PK\x03\x04", "t.csv: a workbook or an archive, not a table; save it as CSV (UTF-8)"),
        (b'en,zh\n"a,b\n', "t.csv:2: not a table: unexpected end of data"),
        (b"en,zh\nx,\xce\xe5\xb1\xa3\n", "t.csv:2: not utf-8; save it as UTF-8"),
    ],
)
def test_what_is_no_table_of_terms_is_said_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(BrokenFile) as caught:
        csv.read(io.BytesIO(content), name="t.csv")
    assert str(caught.value) == said


def test_utf_16_as_spreadsheets_save_it_is_read() -> None:
    found = csv.read(io.BytesIO("en\tzh-CN\nx\t五保\n".encode("utf-16")), name="t.csv")
    assert [term.term for _, term in found.glossary.concepts[0].terms()] == ["x", "五保"]
