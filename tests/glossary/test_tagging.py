from __future__ import annotations

import pytest

from glossary.tagging import listed, tokens
from glossary.word_forms import lemma, tables_folder, verb_forms


def tags(text: str) -> dict[str, str]:
    return {token.text: token.tag for token in tokens(text)}


def test_the_tables_are_found_without_importing_their_package() -> None:
    import sys

    assert tables_folder() is not None
    tokens("households")
    assert "lemminflect" not in sys.modules


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("sinkholes and caves limits surface water", "limits", "V"),
        ("Enshi boasts undulating tea fields", "boasts", "V"),
        ("the province developed scientific planning", "developed", "V"),
        ("in less developed regions", "developed", "J"),
        ("processing with supplied materials", "supplied", "J"),
        ("the processing fee", "processing", "N"),
        ("improve the people’s wellbeing here", "wellbeing", "N"),
        ("the 12 villages of Zhejiang", "Zhejiang", "P"),
        ("the rural low-income households", "low-income", "J"),
        ("during the COVID-19 outbreak", "COVID-19", "P"),
        ("per capita net income", "capita", "J"),
    ],
)
def test_a_word_is_what_its_neighbours_make_it(text: str, word: str, tag: str) -> None:
    assert tags(text)[word] == tag


def test_capitals_of_a_title_make_no_names() -> None:
    assert tags("Youth Care Action for Low-income Rural Households")["Action"] == "N"


def test_a_hyphenated_word_is_one_token_and_spans_are_of_the_text() -> None:
    text = "The off‑site relocation"
    assert [text[token.start : token.end] for token in tokens(text)] == ["The", "off‑site", "relocation"]


def test_only_blanks_and_possessives_join_words() -> None:
    assert [token.joined for token in tokens("farmers’ cooperatives, towns")] == [False, True, False]


@pytest.mark.parametrize(
    ("word", "tag", "base"),
    [
        ("studies", "N", "study"),
        ("criteria", "N", "criterion"),
        ("held", "V", "hold"),
        ("blogposts", "N", "blogpost"),
    ],
)
def test_base_forms_come_from_the_table_or_by_rule(word: str, tag: str, base: str) -> None:
    assert lemma(word, tag) == base


def test_verb_forms_are_empty_for_what_is_no_verb() -> None:
    assert "lifted" in verb_forms("lift")
    assert verb_forms("household") == ()


def test_a_list_is_a_set_of_its_words() -> None:
    assert listed("五保 低保") == {"五保", "低保"}
