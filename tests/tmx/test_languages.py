"""Tags of every tool, and which script a text is in."""

from __future__ import annotations

import pytest

from tmx.languages import LANGUAGES, exchange_tag, facts, judge_language, parse_tag, zh


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_tags_survive_the_journey_through_other_tools(language: str) -> None:
    assert parse_tag(exchange_tag(language))[0] == language


@pytest.mark.parametrize(
    ("tag", "ours"),
    [("zh-HK", ("zh-Hant", "HK")), ("zh_SG", ("zh-Hans", "SG")), ("chi", ("zh", "")), ("en-GB", ("en", "GB"))],
)
def test_tags_of_other_tools(tag: str, ours: tuple[str, str]) -> None:
    assert parse_tag(tag) == ours


def test_a_region_of_the_other_script_is_not_written() -> None:
    assert exchange_tag("zh-Hans", "HK") == "zh-CN"


@pytest.mark.parametrize("character", "扶幫𠮷〇々\u3400\u9fff豈\U0002a6df\U0002ebf0\U00030000\U000323b0")
def test_rare_characters_are_han(character: str) -> None:
    assert zh.is_han(character)


@pytest.mark.parametrize("character", "，。（）、Ａａ1 ①“—→ㄅあ")
def test_signs_are_not_han(character: str) -> None:
    assert not zh.is_han(character)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pairing assistance links counties.", "en"),
        ("各县开展对口帮扶。", "zh-Hans"),
        ("各縣開展對口幫扶。", "zh-Hant"),
        ("The “five guarantees” (五保) cover food and housing.", "en"),
        ("世界银行 (World Bank) 贷款扶贫项目", "zh-Hans"),
        ("", "en"),
    ],
)
def test_a_text_is_judged_by_its_script(text: str, language: str) -> None:
    assert judge_language(text) == language


def test_each_language_has_its_facts() -> None:
    assert facts("zh-Hant").code == "zh"
    assert facts("en").uses_spaces
    with pytest.raises(KeyError):
        facts("tlh")
