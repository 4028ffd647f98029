from __future__ import annotations

import pytest

from glossary.equivalents import HIGH, find_equivalents, judge_chinese
from glossary.errors import WrongUse
from glossary.model import ConceptEntry, Glossary, Term

PAIRS = [
    ("The city provides pairing assistance to two prefectures.", "该市对口帮扶两个州。"),
    ("Pairing assistance brings cadres and funds.", "对口帮扶带来干部和资金。"),
    ("Off-site relocation moved 78,000 people.", "易地搬迁7.8万人。"),
    ("Farmers asked for off-site relocation.", "农民申请易地搬迁。"),
    ("Cooperatives sell tea.", "合作社销售茶叶。"),
    ("The five guarantees (五保) cover food and housing.", "五保供养包括吃和住。"),
]


def best(term: str, **options: object) -> str:
    return find_equivalents([term], PAIRS, **options)[0].equivalents[0].text  # type: ignore[arg-type]


def test_equivalents_come_whole_from_a_few_pairs() -> None:
    assert best("pairing assistance") == "对口帮扶"
    assert best("OFF-SITE relocations") == "易地搬迁"


def test_evidence_are_the_pairs_that_hold_both() -> None:
    found = find_equivalents(["off-site relocation"], PAIRS)[0].equivalents[0]
    assert found.evidence == (2, 3)
    assert "parallel" in found.reasons


def test_chinese_terms_get_english_equivalents() -> None:
    assert best("对口帮扶", language="zh").lower() == "pairing assistance"


def test_a_gloss_in_the_text_is_near_certain() -> None:
    found = find_equivalents(["five guarantee"], PAIRS)[0].equivalents[0]
    assert found.text == "五保"
    assert found.confidence >= HIGH
    assert "gloss" in found.reasons


def test_a_lexicon_wins_over_guesses() -> None:
    lexicon = Glossary(
        (ConceptEntry("tea", {"en": (Term("cooperative"),), "zh-Hans": (Term("合作社", status="preferred"),)}),)
    )
    found = find_equivalents(["cooperatives"], PAIRS, lexicon=lexicon)[0].equivalents[0]
    assert found.text == "合作社"
    assert found.confidence >= HIGH
    assert found.reasons["lexicon"]


def test_a_proposer_can_be_switched_off() -> None:
    found = find_equivalents(["five guarantee"], PAIRS, without=("gloss",))[0]
    assert all("gloss" not in item.reasons for item in found.equivalents)


def test_an_unknown_proposer_is_named_with_those_there_are() -> None:
    with pytest.raises(WrongUse, match="parallel"):
        find_equivalents(["tea"], PAIRS, without=("magic",))


def test_confidence_is_a_share_and_falls_along_the_list() -> None:
    for row in find_equivalents(["pairing assistance", "tea", "cadre"], PAIRS):
        values = [item.confidence for item in row.equivalents]
        assert values == sorted(values, reverse=True)
        assert all(0 <= value <= 1 for value in values)


def test_answers_stay_in_the_script_of_the_pairs() -> None:
    pairs = [("Pairing assistance began.", "對口幫扶開始了。"), ("They offer pairing assistance.", "提供對口幫扶。")]
    assert judge_chinese(pairs) == "zh-Hant"
    found = find_equivalents(["pairing assistance"], pairs, target_language="zh-Hant")[0]
    assert found.equivalents[0].text == "對口幫扶"


def test_without_a_pair_only_the_dictionary_speaks_and_says_so() -> None:
    found = find_equivalents(["poverty alleviation", "minimum living allowance"], [])
    assert all(item.reasons["source"] == "CC-CEDICT" for item in found[0].equivalents)
    assert found[0].equivalents[0].confidence < 0.5
    assert found[1].equivalents == ()


def test_a_term_that_stands_nowhere_has_no_equivalent() -> None:
    assert find_equivalents(["zzyzx"], PAIRS)[0].equivalents == ()


def test_the_same_question_gets_the_same_answer() -> None:
    terms = ["pairing assistance", "off-site relocation", "tea"]
    assert find_equivalents(terms, PAIRS) == find_equivalents(terms, PAIRS)


def test_an_explanation_in_brackets_is_no_gloss() -> None:
    pairs = [("A strong reference is freed.", "释放 strong reference（即递减其引用计数）。")]
    found = find_equivalents(["strong reference"], pairs)[0]
    assert all("gloss" not in item.reasons for item in found.equivalents)


def test_a_traditional_lexicon_serves_simplified_pairs() -> None:
    lexicon = Glossary(
        (ConceptEntry("pairing", {"en": (Term("pairing assistance"),), "zh-Hant": (Term("對口幫扶"),)}),)
    )
    found = find_equivalents(["pairing assistance"], PAIRS, lexicon=lexicon)[0].equivalents[0]
    assert found.text == "对口帮扶"
    assert "lexicon" in found.reasons
