from __future__ import annotations

from glossary.model import ConceptEntry, Glossary, Term
from glossary.recognition import Recogniser


def recogniser(*terms: tuple[str, Term]) -> Recogniser:
    return Recogniser(
        Glossary(tuple(ConceptEntry(f"c-{number}", {tag: (term,)}) for number, (tag, term) in enumerate(terms)))
    )


def texts(known: Recogniser, text: str, language: str) -> list[str]:
    hits = known.find(text, language)
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    return [hit.text for hit in hits]


def test_english_is_found_whatever_its_number_case_and_hyphens() -> None:
    known = recogniser(("en", Term("off-site relocation")))
    assert texts(known, "Off-Site Relocations, an off site  relocation", "en") == [
        "Off-Site Relocations",
        "off site  relocation",
    ]


def test_no_term_crosses_punctuation() -> None:
    assert texts(recogniser(("en", Term("poverty line"))), "of poverty. Line 3; poverty, line", "en") == []


def test_the_longest_wins_and_hits_never_overlap() -> None:
    known = recogniser(("en", Term("poverty alleviation")), ("en", Term("functional poverty alleviation")))
    assert texts(known, "functional poverty alleviation", "en") == ["functional poverty alleviation"]
    chinese = recogniser(("zh-Hans", Term("扶贫")), ("zh-Hans", Term("扶贫开发")))
    assert texts(chinese, "扶贫开发和扶贫", "zh-Hans") == ["扶贫开发", "扶贫"]


def test_an_acronym_keeps_its_capitals() -> None:
    known = recogniser(("en", Term("WHO")))
    assert texts(known, "those who ask the WHO", "en") == ["WHO"]


def test_a_term_is_not_part_of_a_hyphenated_word() -> None:
    assert texts(recogniser(("en", Term("site"))), "off-site work on site", "en") == ["site"]


def test_a_verb_is_found_in_its_forms() -> None:
    known = recogniser(("en", Term("alleviate poverty", pos="verb")))
    assert texts(known, "alleviating poverty", "en") == ["alleviating poverty"]


def test_developing_is_not_developed() -> None:
    assert texts(recogniser(("en", Term("developed region"))), "developing regions", "en") == []


def test_chinese_is_found_in_either_script() -> None:
    known = recogniser(("zh-Hans", Term("对口帮扶")))
    assert texts(known, "推進對口幫扶工作", "zh-Hant") == ["對口幫扶"]


def test_a_word_across_the_edge_means_no_hit() -> None:
    known = recogniser(("zh-Hans", Term("和平")))
    assert texts(known, "和平等协商", "zh-Hans") == []
    assert texts(known, "维护和平", "zh-Hans") == ["和平"]
    assert texts(recogniser(("zh-Hans", Term("中国"))), "发展中国家", "zh-Hans") == []


def test_not_in_and_only_in_are_honoured() -> None:
    known = recogniser(
        ("zh-Hans", Term("五保", not_in=("五保险",))), ("zh-Hans", Term("低保", only_in=("农村低保",)))
    )
    assert texts(known, "五保险和五保供养", "zh-Hans") == ["五保"]
    assert texts(known, "城市低保和农村低保", "zh-Hans") == ["低保"]


def test_the_hit_names_its_concept_and_term() -> None:
    hit = recogniser(("en", Term("five guarantee"))).find("Five Guarantees", "en")[0]
    assert (hit.concept, hit.term, hit.language, hit.start, hit.end) == ("c-0", "five guarantee", "en", 0, 15)


def test_a_term_as_written_comes_before_its_inflected_kin_and_exact_means_as_written() -> None:
    entry = ConceptEntry("g", {"en": (Term("five guarantees"), Term("five guarantee", "deprecated", match="exact"))})
    recogniser = Recogniser(Glossary((entry,)))
    for text, term in (
        ("the Five Guarantees", "five guarantees"),
        ("the five guarantee", "five guarantee"),
        ("five-guarantees", "five guarantees"),
    ):
        assert [hit.term for hit in recogniser.find(text, "en")] == [term]
    lonely = ConceptEntry("g", {"en": (Term("five guarantee", match="exact"),)})
    assert Recogniser(Glossary((lonely,))).find("the five guarantees", "en") == []


def test_a_term_half_in_quotes_is_still_the_whole_term() -> None:
    system = ConceptEntry("s", {"en": (Term("five guarantee system"),)})
    noun = ConceptEntry("n", {"en": (Term("five guarantee", "deprecated", not_in=("five guarantee households",)),)})
    recogniser = Recogniser(Glossary((system, noun)))
    for text, found in (
        ('the rural "five guarantee" system', [("five guarantee system", 'five guarantee" system')]),
        ("“five guarantee” households", []),
        ("the “five guarantee”", [("five guarantee", "five guarantee")]),
    ):
        assert [(hit.term, hit.text) for hit in recogniser.find(text, "en")] == found
