"""What every extractor promises, asked of each file in the folder."""

from __future__ import annotations

import pytest

import glossary.extractors
from glossary.extractors import Extractor, Sighting
from glossary.model import ConceptEntry, Glossary, Term
from tmx.discovery import load_plugin, plugin_names
from tmx.model import Segment

LANGUAGE_TAGS = {"en": ("en",), "zh": ("zh-Hans", "zh-Hant")}
TEXTS = {
    "en": [
        Segment("【Off-site relocation】", "heading"),
        Segment("The “five guarantee” system, known as rural support, raised the Minimum Living Allowance (MLA)."),
    ],
    "zh-Hans": [
        Segment("易地搬迁", "heading"),
        Segment("推进“五保”供养（以下简称“供养”），落实《农村工作条例》，开展易地搬迁。"),
    ],
    "zh-Hant": [
        Segment("易地搬遷", "heading"),
        Segment("推進「五保」供養（以下簡稱「供養」），落實《農村工作條例》，開展易地搬遷。"),
    ],
}
LEXICON = Glossary(
    (ConceptEntry("relocation", {"en": (Term("off-site relocation"),), "zh-Hans": (Term("易地搬迁"),)}),)
)


@pytest.fixture(params=plugin_names(glossary.extractors))
def extractor(request: pytest.FixtureRequest) -> Extractor:
    plugin: Extractor = load_plugin(glossary.extractors, request.param)
    return plugin


def seen_by(extractor: Extractor, tag: str, segments: list[Segment]) -> list[Sighting]:
    return list(extractor.extract(segments, tag, LEXICON))


def tags_of(extractor: Extractor) -> list[str]:
    return [tag for language in extractor.LANGUAGES for tag in LANGUAGE_TAGS[language]]


def test_it_names_languages_that_there_are(extractor: Extractor) -> None:
    assert extractor.LANGUAGES
    assert set(extractor.LANGUAGES) <= set(LANGUAGE_TAGS)


def test_it_sees_something_in_each_of_its_languages(extractor: Extractor) -> None:
    for tag in tags_of(extractor):
        assert seen_by(extractor, tag, TEXTS[tag]), tag


def test_spans_lie_in_their_segment_and_begin_and_end_with_text(extractor: Extractor) -> None:
    for tag in tags_of(extractor):
        for seen in seen_by(extractor, tag, TEXTS[tag]):
            text = TEXTS[tag][seen.segment].text
            assert 0 <= seen.start < seen.end <= len(text)
            form = text[seen.start : seen.end]
            assert form == form.strip()
            assert seen.reason


def test_it_sees_nothing_where_there_is_nothing(extractor: Extractor) -> None:
    for tag in tags_of(extractor):
        assert seen_by(extractor, tag, []) == []
        assert seen_by(extractor, tag, [Segment(""), Segment(" \u2028 "), Segment("12.5%")]) == []


def test_it_sees_the_same_twice(extractor: Extractor) -> None:
    for tag in tags_of(extractor):
        assert seen_by(extractor, tag, TEXTS[tag]) == seen_by(extractor, tag, TEXTS[tag])
