from __future__ import annotations

import io

import pytest

from tmx.errors import BrokenFile, BrokenUnit
from tmx.formats import csv
from tmx.model import InlineCode, Note, Property, TranslationUnit, Variant


def read(table: str | bytes, name: str = "units.csv") -> list[TranslationUnit | BrokenUnit]:
    return list(csv.read(io.BytesIO(table.encode() if isinstance(table, str) else table), name=name))


def only(table: str | bytes, name: str = "units.csv") -> TranslationUnit:
    [unit] = read(table, name)
    assert isinstance(unit, TranslationUnit), unit
    return unit


def written(*units: TranslationUnit, name: str = "units.csv", guard: bool = True) -> str:
    stream = io.BytesIO()
    csv.write(units, stream, name=name, guard=guard)
    return stream.getvalue().decode()


def two(english: str, chinese: str) -> TranslationUnit:
    return TranslationUnit("1", (Variant("en", (english,)), Variant("zh-Hans", (chinese,))))


def test_further_columns_become_properties() -> None:
    unit = only("id,en,zh-Hans,domain,note,attribute:changedate\n1,help,帮扶,poverty,seen,20210101T000000Z\n")
    assert unit.properties == (Property("domain", "poverty"),)
    assert unit.notes == (Note("seen"),)
    assert unit.attributes == (("changedate", "20210101T000000Z"),)


@pytest.mark.parametrize("heading", ["zh_CN", "ZH-CN", "zh-Hans", "zh"])
def test_a_column_may_bear_any_tools_language_tag(heading: str) -> None:
    assert only(f"en,{heading}\nhelp,帮扶对象\n").text("zh-Hans") == "帮扶对象"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_a_spreadsheet_saves_is_read(encoding: str) -> None:
    assert only("en\tzh-Hans\r\nhelp\t帮扶\r\n".encode(encoding), "units.tsv").text("en") == "help"
    assert only("en;zh-Hans\r\nhelp;帮扶\r\n".encode(encoding)).text("zh-Hans") == "帮扶"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-ization", "@home", "'=1", "''-x", "\tx"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded_and_comes_back(text: str) -> None:
    table = written(two(text, "帮扶"))
    assert f"'{text}" in table
    assert only(table).text("en") == text


def test_for_machines_nothing_is_guarded() -> None:
    assert "'" not in written(two("-ization", "化"), guard=False)


def test_an_apostrophe_of_the_text_stays() -> None:
    assert only(written(two("'tis", "这是"))).text("en") == "'tis"


def test_the_source_language_comes_first_and_scripts_have_columns_of_their_own() -> None:
    unit = TranslationUnit(
        "1", (Variant("zh-Hant", ("幫扶",)), Variant("zh-Hans", ("帮扶",)), Variant("en", ("help",), "GB"))
    )
    assert written(unit).split("\n")[0] == "id,en-GB,zh-Hant,zh-Hans"


def test_what_does_not_fit_in_a_table_is_in_the_receipt() -> None:
    unit = TranslationUnit(
        "1", (Variant("en", ("a", InlineCode("ph"))), Variant("zh-Hans", ("五",), "", (Note("n"),)))
    )
    receipt = csv.write([unit], io.BytesIO())
    assert [remark.why for remark in receipt.adjusted] == [
        "inline codes",
        "notes, properties or dates of the zh-Hans variant",
    ]


def test_a_property_that_would_read_as_a_language_comes_back_as_a_property() -> None:
    unit = TranslationUnit("1", two("a", "五").variants, properties=(Property("zh", "x"), Property("id", "y")))
    assert only(written(unit)).properties == unit.properties


def test_a_row_that_cannot_be_used_is_named_with_its_line() -> None:
    good, long, empty = read('en,zh-Hans,x\n"two\nlines",五\na,b,c,d\n,,only a property\n')
    assert isinstance(good, TranslationUnit)
    assert isinstance(long, BrokenUnit)
    assert isinstance(empty, BrokenUnit)
    assert (long.line, empty.line) == (4, 5)
    assert "4 cells under a header of 3" in str(long)


def test_a_table_without_a_language_says_what_to_name_the_columns() -> None:
    with pytest.raises(BrokenFile, match="name the columns id, en, zh-Hans"):
        read("source,target\na,b\n")


def test_another_encoding_is_refused_with_a_hint() -> None:
    with pytest.raises(BrokenFile, match="save it as UTF-8"):
        read("en,zh\nhelp,帮扶\n".encode("gb18030"))
