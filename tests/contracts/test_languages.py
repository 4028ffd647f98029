"""What every language file holds, so that the shared code can ask it."""

from __future__ import annotations

from types import ModuleType

import pytest

from tmx import languages
from tmx.discovery import load_plugins
from tmx.languages import LANGUAGES, Language, facts, parse_tag
from tmx.numbers import numbers_in
from tmx.segmentation import segment_text

PLUGINS = load_plugins(languages)


@pytest.fixture(params=sorted(PLUGINS))
def plugin(request: pytest.FixtureRequest) -> ModuleType:
    return PLUGINS[request.param]


def test_it_states_its_facts_under_its_own_code(plugin: ModuleType) -> None:
    assert isinstance(plugin.LANGUAGE, Language)
    assert plugin.__name__.rsplit(".", 1)[1] == plugin.LANGUAGE.code
    assert plugin.LANGUAGE.sentence_ends
    assert plugin.LANGUAGE.uses_spaces == (plugin.LANGUAGE.joiner == " ")


def test_every_language_of_ours_has_its_facts() -> None:
    for tag in LANGUAGES:
        assert facts(tag).code == parse_tag(tag)[0].split("-")[0]


def test_its_sentences_end_where_it_says(plugin: ModuleType) -> None:
    tag = next(tag for tag in LANGUAGES if facts(tag) == plugin.LANGUAGE)
    for end in plugin.LANGUAGE.sentence_ends:
        text = f"Good{end} Good{end}" if plugin.LANGUAGE.uses_spaces else f"好{end}好{end}"
        assert len(segment_text(text, tag)) == 2


def test_its_units_are_read_after_a_figure(plugin: ModuleType) -> None:
    tag = next(tag for tag in LANGUAGES if facts(tag) == plugin.LANGUAGE)
    for word, unit in plugin.UNITS.items():
        [number] = numbers_in(f"25 {word}" if plugin.LANGUAGE.uses_spaces else f"25{word}", tag)
        assert number.unit == (unit or None)


def test_units_have_one_name_in_all_languages() -> None:
    money_and_measures = {"yuan", "US dollar", "mu", "hectare", "person", "household", "kilometre", "year"}
    for plugin in PLUGINS.values():
        assert money_and_measures <= set(plugin.UNITS.values())
