from __future__ import annotations

from pathlib import Path

import pytest

from glossary.extraction import extract, key
from glossary.model import ConceptEntry, Glossary, Term, TermCandidate
from tmx.model import Segment

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


def found(*texts: str, language: str = "en", names: bool = False) -> dict[str, TermCandidate]:
    return {item.term: item for item in extract([Segment(text) for text in texts], language, names=names)}


def test_plural_hyphen_and_capitals_make_one_candidate_with_counted_forms() -> None:
    item = found(
        "Poverty-stricken regions need help.", "It helped poverty stricken regions and a poverty-stricken region."
    )["poverty-stricken region"]
    assert item.frequency == 3
    assert {variant.text: variant.count for variant in item.variants} == {
        "Poverty-stricken regions": 1,
        "poverty stricken regions": 1,
        "poverty-stricken region": 1,
    }


def test_british_and_american_spelling_share_a_key() -> None:
    assert key("labour organisation", False) == key("labor organization", False)
    assert key("developed regions", False) != key("developing regions", False)


def test_long_form_and_acronym_are_one_candidate() -> None:
    item = found("The Minimum Living Allowance (MLA) is paid. The MLA helps.")["Minimum Living Allowance"]
    assert "acronym" in item.reasons
    assert {variant.text for variant in item.variants} == {"Minimum Living Allowance", "MLA"}


def test_a_quoted_fragment_is_read_outward() -> None:
    items = found("covered by the rural “five guarantee” system since 2010")
    assert "quoted" in items["five guarantee"].reasons
    assert "five guarantee system" in items


def test_no_phrase_crosses_punctuation_or_a_verb() -> None:
    forms = found("The drainage system with sinkholes and caves limits surface water; tea, fruit trade grows.")
    assert not [form for form in forms if "limits" in form or "tea fruit" in form]
    assert "surface water" in forms


def test_a_place_does_not_lead_a_term() -> None:
    forms = found("Many Zhejiang enterprises invested there.")
    assert "enterprises" in forms
    assert not [form for form in forms if form.lower().startswith("zhejiang")]


def test_names_are_left_out_unless_asked_for() -> None:
    text = "He works in Enshi Prefecture with farmers."
    assert "Enshi Prefecture" not in found(text)
    assert found(text, names=True)["Enshi Prefecture"].kind == "name"


def test_a_heading_is_counted_wherever_it_stands() -> None:
    segments = [
        Segment("【Processing with supplied materials】", "heading"),
        Segment("The county promoted processing with supplied materials in its villages."),
    ]
    item = next(item for item in extract(segments, "en") if item.term == "processing with supplied materials")
    assert item.frequency == 2
    assert "heading" in item.reasons


def test_a_lexicon_raises_its_terms() -> None:
    lexicon = Glossary((ConceptEntry("tuition", {"en": (Term("tuition waiver"),)}),))
    segments = [Segment("The college granted a tuition waiver to every student from remote villages.")]
    assert extract(segments, "en", lexicon=lexicon)[0].term == "tuition waiver"


def test_what_occurs_once_is_kept() -> None:
    assert found("The county paid a rural subsistence allowance.")["rural subsistence allowance"].frequency == 1


def test_every_context_and_variant_stands_in_the_text() -> None:
    texts = ["The “five guarantee” system and GDP per head.", "Off-site relocation; off-site relocations."]
    for item in extract([Segment(text) for text in texts], "en", names=True):
        forms = {texts[place.segment][place.start : place.end] for place in item.contexts}
        assert forms == {variant.text for variant in item.variants}
        assert item.frequency == sum(variant.count for variant in item.variants)


def test_chinese_terms_come_whole_and_without_leading_verbs() -> None:
    items = found("推进对口帮扶。", "开展对口帮扶，落实对口帮扶。", "农村“五保”供养", language="zh-Hans")
    assert items["对口帮扶"].frequency == 3
    assert "quoted" in items["五保"].reasons
    assert not [form for form in items if form.startswith(("推进", "开展", "落实"))]


def test_chinese_titles_keep_numerals_that_are_words() -> None:
    segments = [Segment("五保供养", "heading"), Segment("一、山海协作", "heading")]
    terms = {item.term for item in extract(segments, "zh-Hans") if "heading" in item.reasons}
    assert {"五保供养", "山海协作"} <= terms


def test_traditional_text_gives_traditional_terms() -> None:
    assert "對口幫扶" in found("推進對口幫扶。開展對口幫扶。", language="zh-Hant")


def test_the_same_text_gives_the_same_ranking() -> None:
    segments = [Segment("Rural cooperatives and low-income households; pairing assistance.")]
    assert extract(segments, "en") == extract(segments, "en")


def test_nothing_in_nothing_out() -> None:
    assert extract([], "en") == []
    assert extract([Segment("。。。")], "zh-Hans") == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared source documents are not there")
def test_the_source_documents_give_their_terms_early() -> None:
    from tmx.documents import read_document
    from tmx.segmentation import segment

    ranking: list[str] = []
    for path in sorted(SEEDS.glob("*.txt")):
        ranking += [item.term for item in extract(segment(read_document(path).blocks, "en"), "en")][:60]
    assert {
        "off-site relocation",
        "five guarantee",
        "pairing assistance",
        "processing with supplied materials",
        "functional poverty alleviation",
        "per capita net income",
    } <= set(ranking)
    assert not [form for form in ranking if "caves limits" in form or form.startswith("Zhejiang enterprises")]
