"""The dictionary is found, read whole, and asked in both directions and both scripts."""

from __future__ import annotations

import pytest

from tmx.dictionary import Dictionary, gloss_key, load_dictionary, stems


@pytest.fixture(scope="module")
def small() -> Dictionary:
    return Dictionary(
        "# a remark\n"
        "對口 对口 [dui4 kou3] /(of goods) to suit; counterpart/CL:個|个[ge4]/\n"
        "公頃 公顷 [gong1 qing3] /hectare/\r\n"
        "縣 县 [xian4] /county/variant of 悬[xuan2]/\n"
        "郡 郡 [jun4] /a county/\n"
    )


def test_glosses_come_without_references(small: Dictionary) -> None:
    assert small.translations("对口") == ("(of goods) to suit", "counterpart")
    assert small.translations("县") == ("county",)
    assert small.translations("公顷") == ("hectare",)
    assert small.translations("对") == ()


def test_both_scripts_are_headwords(small: Dictionary) -> None:
    assert small.translations("縣") == small.translations("县")
    assert "公頃" in small
    assert len(small) == 7


@pytest.mark.parametrize("asked", ["county", "Counties", "the county", "COUNTY"])
def test_whole_glosses_are_found_whatever_their_form(small: Dictionary, asked: str) -> None:
    assert small.chinese_for(asked) == ("县", "郡")
    assert small.chinese_for(asked, "zh-Hant") == ("縣", "郡")


def test_a_part_of_a_gloss_is_not_a_hit(small: Dictionary) -> None:
    assert small.chinese_for("goods") == ()
    assert small.chinese_for("") == ()


def test_stems_of_a_word_leave_remarks_out(small: Dictionary) -> None:
    assert small.english_stems_of("对口") == {"suit", "counterpart"}


def test_words_by_longest_match(small: Dictionary) -> None:
    assert small.words("对口县，對口A公顷") == ["对口", "县", "對口", "公顷"]


def test_forms_of_a_word_share_a_stem() -> None:
    assert stems("relocation") == stems("Relocating") == stems("relocated")
    assert stems("off-site") == stems("off site")
    assert gloss_key("Low-income households") == gloss_key("low income household")


def test_the_installed_dictionary_is_whole() -> None:
    dictionary = load_dictionary()
    assert len(dictionary) > 150_000
    assert "poverty alleviation" in dictionary.translations("扶贫")
    assert dictionary.translations("扶貧") == dictionary.translations("扶贫")
    assert "公顷" in dictionary.chinese_for("hectares")
