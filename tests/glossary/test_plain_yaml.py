from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import BrokenGlossary
from glossary.model import ConceptEntry, Glossary
from glossary.plain import concept_from_plain, concept_to_plain, glossary_from_yaml, glossary_to_yaml
from glossary.plain_yaml import dump_mapping
from glossary.store import dump_concept
from glossary.strict_yaml import parse


@given(st.data())
def test_an_entry_comes_back_from_its_block(any_entry: st.SearchStrategy[ConceptEntry], data: st.DataObject) -> None:
    entry = data.draw(any_entry)
    (plain,) = parse(dump_concept(entry)).value
    assert concept_from_plain(plain) == entry


@settings(max_examples=40)
@given(st.data())
def test_a_glossary_comes_back_from_its_text(any_glossary: st.SearchStrategy[Glossary], data: st.DataObject) -> None:
    glossary = data.draw(any_glossary)
    assert glossary_from_yaml(parse(glossary_to_yaml(glossary))) == glossary


@given(st.data())
def test_a_reader_of_yaml_1_1_reads_the_same(any_entry: st.SearchStrategy[ConceptEntry], data: st.DataObject) -> None:
    entry = data.draw(any_entry)
    (plain,) = yaml.safe_load(dump_concept(entry))
    assert concept_to_plain(concept_from_plain(plain)) == concept_to_plain(entry)


@given(st.data())
def test_the_same_entry_is_always_written_alike(
    any_entry: st.SearchStrategy[ConceptEntry], data: st.DataObject
) -> None:
    entry = data.draw(any_entry)
    text = dump_concept(entry)
    assert dump_concept(concept_from_plain(parse(text).value[0])) == text


def test_a_long_text_stays_on_its_line() -> None:
    text = "对口帮扶 pairing assistance " * 40 + "end"
    assert dump_mapping({"text": text}) == f"text: {text}\n"


def test_several_lines_stand_as_a_literal_block() -> None:
    assert dump_mapping({"text": "五保\n\n包括:\n  吃"}) == "text: |-\n  五保\n\n  包括:\n    吃\n"
    assert dump_mapping({"text": "一\n二\n"}) == "text: |\n  一\n  二\n"


@pytest.mark.parametrize(
    "text",
    ["五保", "12th Five-Year Plan", "“十二五”规划", "《中国减贫》", "aid (五保)", "a, b & c", "https://x.org/a#b"],
)
def test_ordinary_text_stands_bare(text: str) -> None:
    assert dump_mapping({"term": text}) == f"term: {text}\n"


def test_chinese_is_not_escaped_and_what_nobody_sees_is() -> None:
    assert dump_mapping({"a": "扶贫\u200b", "b": " 𠮷"}) == 'a: "扶贫\\u200b"\nb: " 𠮷"\n'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"])
def test_what_no_reader_could_read_back_is_refused(value: object) -> None:
    with pytest.raises(BrokenGlossary):
        dump_mapping({"a": value})
