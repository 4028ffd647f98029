from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lookup import LookupIndex
from glossary.lookup_answer import SCORES, by_status, lookup_to_plain
from glossary.model import ConceptEntry, Glossary, Proposal, State, Status, Term


def concept(
    id_: str, english: str, chinese: str, state: State = "approved", proposal: tuple[str, float] | None = None
) -> ConceptEntry:
    langs = {}
    if english:
        langs["en"] = tuple(Term(text) for text in english.split("|"))
    if chinese:
        langs["zh-Hans"] = tuple(Term(text) for text in chinese.split("|"))
    proposals = {"zh-Hans": (Proposal(*proposal),)} if proposal else {}
    return ConceptEntry(id_, langs, state=state, proposals=proposals)


@pytest.fixture(scope="module")
def index() -> LookupIndex:
    return LookupIndex(
        Glossary(
            (
                concept("off-site-relocation", "off-site relocation|relocation from inhospitable areas", "易地搬迁"),
                concept("pairing-assistance", "pairing assistance", "对口帮扶"),
                concept("paired-assistance-fund", "pairing assistance fund", "对口帮扶资金", "draft"),
                ConceptEntry(
                    "five-guarantees",
                    {
                        "en": (Term("five guarantees", "preferred"), Term("five guarantee", "deprecated")),
                        "zh-Hans": (Term("五保"),),
                    },
                    state="approved",
                ),
                concept("mutual-fund-organization", "mutual funds organization", "互助资金组织"),
                concept("gdp", "gross domestic product|GDP", "国内生产总值"),
                concept("gdp-accounting", "", "地区GDP核算"),
                concept("micro-credit", "micro-credit", "", "draft", ("小额信贷", 0.93)),
                concept("credit", "credit", "信贷"),
                concept("green-grain", "grain for green", "退耕还林"),
            )
        )
    )


def found(index: LookupIndex, query: str) -> list[tuple[str, str]]:
    return [(result.concept.id, result.why) for result in index.lookup(query)]


def marked(index: LookupIndex, query: str) -> list[str]:
    best = index.lookup(query)[0]
    return [best.term[start:end] for start, end in best.spans]


@pytest.mark.parametrize(
    ("query", "first", "why"),
    [
        ("off-site relocation", "off-site-relocation", "exact"),
        ("Off site Relocation", "off-site-relocation", "folded"),
        ("offsite relocation", "off-site-relocation", "folded"),
        ("五保", "five-guarantees", "exact"),
        ("對口幫扶", "pairing-assistance", "same in the other script"),
        ("mutual funds organizations", "mutual-fund-organization", "inflected"),
        ("mutual fund organisation", "mutual-fund-organization", "inflected"),
        ("relocation", "off-site-relocation", "prefix"),
        ("offsite rel", "off-site-relocation", "prefix"),
        ("搬迁", "off-site-relocation", "substring"),
        ("搬遷", "off-site-relocation", "substring"),
        ("扶", "pairing-assistance", "substring"),
        ("domestic products", "gdp", "substring"),
        ("mutual funds", "mutual-fund-organization", "prefix"),
        ("relocation off-site", "off-site-relocation", "words"),
        ("五 保", "five-guarantees", "folded"),
        ("wubao", "five-guarantees", "pinyin"),
        ("Wǔ Bǎo", "five-guarantees", "pinyin"),
        ("dui kou", "pairing-assistance", "pinyin"),
        ("duikoubangfu", "pairing-assistance", "pinyin"),
        ("bangfu", "pairing-assistance", "pinyin"),
        ("dkbf", "pairing-assistance", "initials"),
        ("off-site relocaton", "off-site-relocation", "fuzzy"),
        ("relocaton", "off-site-relocation", "fuzzy"),
        ("asistance", "pairing-assistance", "fuzzy"),
        ("对口帮付", "pairing-assistance", "fuzzy"),
        ("完善对口帮扶机制", "pairing-assistance", "inside the query"),
        ("we helped the off-site relocations", "off-site-relocation", "inside the query"),
    ],
)
def test_each_way_of_typing_finds_its_concept_first_and_says_why(
    index: LookupIndex, query: str, first: str, why: str
) -> None:
    assert found(index, query)[:1] == [(first, why)]


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("搬迁", ["搬迁"]),
        ("dui kou", ["对口"]),
        ("bangfu", ["帮扶"]),
        ("dkbf", ["对口帮扶"]),
        ("relocation off-site", ["off", "site", "relocation"]),
        ("offsite rel", ["off-site rel"]),
        ("domestic products", ["domestic product"]),
        ("pairings", ["pairing"]),
        ("relocaton", ["relocation"]),
        ("對口", ["对口"]),
        ("gdp核", ["GDP核"]),
    ],
)
def test_what_was_found_is_marked_on_the_term_as_written(index: LookupIndex, query: str, parts: list[str]) -> None:
    assert marked(index, query) == parts


def test_latin_letters_are_found_inside_a_chinese_term(index: LookupIndex) -> None:
    assert ("gdp-accounting", "substring") in found(index, "gdp")


@pytest.mark.parametrize("query", ["gdq", "fnud", "五宝", "对扣", "", "   ", "…", "ite"])
def test_short_words_and_short_han_texts_are_not_guessed_at(index: LookupIndex, query: str) -> None:
    assert found(index, query) == []


def test_slips_are_not_guessed_at_when_the_query_is_a_term() -> None:
    index = LookupIndex(Glossary((concept("a", "poverty", ""), concept("b", "property", ""))))
    assert found(index, "property") == [("b", "exact")]
    assert ("a", "fuzzy") in found(index, "povetry")


def test_approved_entries_stand_before_drafts_and_short_terms_before_long() -> None:
    index = LookupIndex(
        Glossary(
            (
                concept("c-draft", "land", "土", "draft"),
                concept("b-long", "land use planning", "土地利用规划"),
                concept("a-short", "land use", "土地利用"),
            )
        )
    )
    assert [id_ for id_, _ in found(index, "lan")] == ["a-short", "b-long", "c-draft"]
    assert [id_ for id_, _ in found(index, "土地利")] == ["a-short", "b-long"]


def test_admitted_terms_stand_before_deprecated_ones_and_both_after_preferred() -> None:
    statuses: tuple[tuple[str, Status], ...] = (("a", "deprecated"), ("b", "admitted"), ("c", "preferred"))
    entries = (ConceptEntry(id_, {"en": (Term(f"grain {id_}", status),)}) for id_, status in statuses)
    index = LookupIndex(Glossary(tuple(entries)))
    assert [result.concept.id for result in index.lookup("grain")] == ["c", "b", "a"]


def test_a_deprecated_term_is_found_and_says_what_to_use(index: LookupIndex) -> None:
    best = index.lookup("five guarantee")[0]
    assert (best.term, best.status, best.use_instead) == ("five guarantee", "deprecated", "five guarantees")


def test_a_superseded_term_names_its_successor() -> None:
    terms = (Term("old name", "superseded", superseded_by="new name"), Term("best name", "preferred"))
    index = LookupIndex(Glossary((ConceptEntry("a", {"en": terms}),)))
    assert index.lookup("old name")[0].use_instead == "new name"


def test_proposals_are_found_marked_and_stand_after_terms(index: LookupIndex) -> None:
    results = index.lookup("信贷")
    assert [(result.concept.id, result.proposed) for result in results] == [("credit", False), ("micro-credit", True)]
    assert index.lookup("xiaoexindai")[0].status == "proposed"


def test_a_concept_stands_in_the_answer_once(index: LookupIndex) -> None:
    for query in ("relocation", "五", "g", "对口"):
        ids = [id_ for id_, _ in found(index, query)]
        assert len(ids) == len(set(ids))


def test_scores_never_rise_down_the_list(index: LookupIndex) -> None:
    for query in ("对口帮扶", "credit", "g", "grain", "off-site relocaton", "fu"):
        scores = [result.score for result in index.lookup(query)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)


def test_the_limit_cuts_the_end_not_the_beginning(index: LookupIndex) -> None:
    everything = found(index, "对")
    assert len(everything) == 2
    assert [(result.concept.id, result.why) for result in index.lookup("对", limit=1)] == everything[:1]


def test_json_has_the_promised_shape(index: LookupIndex) -> None:
    answer = lookup_to_plain("micro-credit", index.lookup("micro-credit"))
    assert list(answer) == ["query", "results"]
    results = answer["results"]
    assert isinstance(results, list)
    first = results[0]
    assert list(first)[:6] == ["concept", "state", "why", "score", "terms", "proposals"]
    assert first["terms"] == {"en": [{"term": "micro-credit", "status": "preferred"}]}
    assert first["proposals"] == {"zh-Hans": [{"term": "小额信贷", "confidence": 0.93}]}
    assert (first["why"], first["score"]) == ("exact", SCORES["exact"])


def test_terms_are_told_preferred_first() -> None:
    entry = ConceptEntry("a", {"en": (Term("x", "deprecated"), Term("y"), Term("z", "preferred"))})
    assert [term.term for term in by_status(entry, "en")] == ["z", "y", "x"]


def test_near_spellings_are_offered_where_nothing_was_found(index: LookupIndex) -> None:
    assert index.lookup("relucashun") == []
    assert "relocation from inhospitable areas" in index.near_spellings("relucashun frum inhospitble areaz")
    assert index.near_spellings("帮扶对口") == ["对口帮扶"]


def test_concepts_are_named_by_folded_and_plural_forms(index: LookupIndex) -> None:
    assert [entry.id for entry in index.concepts_named("Pairing-Assistance")] == ["pairing-assistance"]
    assert [entry.id for entry in index.concepts_named("對口幫扶")] == ["pairing-assistance"]
    assert index.concepts_named("小额信贷", proposals=False) == []


@given(st.text(max_size=40))
def test_any_text_can_be_asked_and_spans_lie_inside_the_term(query: str) -> None:
    index = LookupIndex(Glossary((concept("a", "off-site relocation|Straße (İzmir)", "易地搬迁|地区GDP核算"),)))
    for result in index.lookup(query):
        assert all(0 <= start < end <= len(result.term) for start, end in result.spans)


@given(st.sampled_from("对口帮扶易地搬迁五保"))
def test_every_single_han_character_of_a_term_finds_it(character: str) -> None:
    index = LookupIndex(Glossary((concept("a", "", "对口帮扶|易地搬迁|五保"),)))
    assert [result.concept.id for result in index.lookup(character)] == ["a"]
