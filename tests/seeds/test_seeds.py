"""Is what the project ships right? Every document pair, every true link, every entry of the seed lexicon is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from glossary.canonical import Canonical, canonical
from glossary.model import ConceptEntry, Glossary, Term
from glossary.recognition import Recogniser
from glossary.store import read_glossary
from glossary.validation import validate
from tmx.documents import read_document
from tmx.model import Segment
from tmx.numbers import Number, numbers_in, same_number
from tmx.pairing import find_documents
from tmx.segmentation import segment

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "seeds" / "documents"
LEXICON = ROOT / "seeds" / "lexicon.yaml"
SHARED = ROOT.parent / "shared"
PAIRS = sorted(path.name.removesuffix(".links.txt") for path in DOCUMENTS.glob("*.links.txt"))
SUFFIXES = {"en": "en.md", "zh-Hans": "zh-Hans.md"}
KEY_TERMS = [
    ("off-site-relocation", "off-site relocation", "易地搬迁"),
    ("five-guarantees", "five guarantee", "五保"),
    ("pairing-assistance", "pairing assistance", "对口帮扶"),
]
#: Digits in a name that state no number of their own.
NUMBERED_NAMES = re.compile(r"COVID-19|20世纪(?=\d0年代)")
#: So many words in a row are a sentence copied, not a phrase in common.
COPIED_RUN = 8

Link = tuple[tuple[int, ...], tuple[int, ...]]


@cache
def segments_of(name: str, language: str) -> tuple[Segment, ...]:
    document = read_document(DOCUMENTS / f"{name}.{SUFFIXES[language]}", language=language)
    return tuple(segment(document.blocks, language))


@cache
def links_of(name: str) -> tuple[Link, ...]:
    links: list[Link] = []
    for line in (DOCUMENTS / f"{name}.links.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n"):
        match = re.fullmatch(r"\[([\d,]*)\]:\[([\d,]*)\]", line)
        assert match is not None, f"{name}: {line}"
        english, chinese = (tuple(int(index) for index in side.split(",") if index) for side in match.groups())
        links.append((english, chinese))
    return tuple(links)


@cache
def lexicon() -> Glossary:
    return read_glossary(LEXICON)


def terms() -> Iterator[tuple[ConceptEntry, str, Term]]:
    for concept in lexicon().concepts:
        for language, term in concept.terms():
            yield concept, language, term


def text_of(name: str, language: str, indexes: tuple[int, ...]) -> str:
    found = segments_of(name, language)
    return ("\n").join(found[index].text for index in indexes)


def test_every_document_has_its_counterpart_and_its_links() -> None:
    for language, suffix in SUFFIXES.items():
        assert sorted(path.name.removesuffix(f".{suffix}") for path in DOCUMENTS.glob(f"*.{suffix}")) == PAIRS, (
            language
        )
    assert len(PAIRS) >= 6
    assert len(list(DOCUMENTS.iterdir())) == 3 * len(PAIRS)


def test_a_harvest_of_the_folder_meets_pairs_only() -> None:
    found = find_documents([DOCUMENTS])
    assert len(found.pairs) == len(PAIRS)
    assert found.singles == ()


@pytest.mark.parametrize("name", PAIRS)
def test_links_use_each_segment_once_and_in_order(name: str) -> None:
    for side, language in enumerate(SUFFIXES):
        used = [index for link in links_of(name) for index in link[side]]
        assert used == list(range(len(segments_of(name, language)))), language


@pytest.mark.parametrize("name", PAIRS)
def test_links_join_segments_of_one_kind(name: str) -> None:
    for english, chinese in links_of(name):
        kinds = {segments_of(name, "en")[index].kind for index in english}
        kinds |= {segments_of(name, "zh-Hans")[index].kind for index in chinese}
        assert len(kinds) == 1, (english, chinese)


def test_links_are_as_mixed_as_in_life() -> None:
    links = [link for name in PAIRS for link in links_of(name)]
    kinds = Counter(f"{len(english)}-{len(chinese)}" for english, chinese in links)
    assert set(kinds) == {"1-1", "1-2", "2-1", "1-0", "0-1"}
    assert len(links) >= 150
    assert 0.2 <= 1 - kinds["1-1"] / len(links) <= 0.35


@pytest.mark.parametrize("name", PAIRS)
def test_every_figure_stands_on_both_sides_of_its_link(name: str) -> None:
    for english, chinese in links_of(name):
        if english and chinese:
            source = NUMBERED_NAMES.sub("", text_of(name, "en", english))
            target = NUMBERED_NAMES.sub("", text_of(name, "zh-Hans", chinese))
            both = numbers_in(source, "en"), numbers_in(target, "zh-Hans")
            for one, other, text in ((both[0], both[1], target), (both[1], both[0], source)):
                assert figures_without_twin(one, other) == [], text


def figures_without_twin(numbers: list[Number], others: list[Number]) -> list[str]:
    """Numbers written in digits for which the other side (digits or words) has none left that says the same."""
    left = list(others)
    lonely = []
    for number in numbers:
        twin = next((other for other in left if same_number(number, other)), None)
        if twin is not None:
            left.remove(twin)
        elif re.search(r"\d", number.text):
            lonely.append(number.text)
    return lonely


def test_a_wrong_figure_would_be_seen() -> None:
    english, chinese = (
        numbers_in("12.6 billion yuan in 770 projects", "en"),
        numbers_in("12.6亿元，770个项目", "zh-Hans"),
    )
    assert figures_without_twin(english, chinese) == ["12.6 billion yuan"]


@pytest.mark.parametrize(("concept", "english", "chinese"), KEY_TERMS)
def test_key_terms_stand_in_documents_and_lexicon(concept: str, english: str, chinese: str) -> None:
    for language, term in (("en", english), ("zh-Hans", chinese)):
        texts = [part.text.lower() for name in PAIRS for part in segments_of(name, language)]
        assert sum(text.count(term) for text in texts) >= 4, term
    entry = lexicon().concept(concept)
    assert entry is not None
    assert set(entry.definition) == {"en", "zh-Hans"}
    assert {english, chinese} <= {term.term for _, term in entry.terms()}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:[-.,'’][a-z0-9]+)*", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + COPIED_RUN]) for at in range(len(found) - COPIED_RUN + 1)}


def test_no_sentence_is_copied_from_the_reports_the_figures_come_from() -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the two reports are not beside the repository")
    reports = [runs(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "seeds").glob("*.txt"))]
    assert all(reports)
    assert len(reports) == 2
    for path in [*sorted(DOCUMENTS.glob("*.en.md")), LEXICON]:
        for report in reports:
            assert not runs(path.read_text(encoding="utf-8")) & report, path.name


def test_nothing_is_found_wrong_with_the_lexicon() -> None:
    assert [str(finding) for finding in validate(LEXICON)] == []


def test_tidying_the_lexicon_changes_nothing() -> None:
    text = LEXICON.read_text(encoding="utf-8")
    assert canonical(text) == Canonical(text)
    assert text.startswith("# yaml-language-server: $schema=../glossary/glossary.schema.json\n")


def test_entries_are_sorted_and_none_is_approved_on_our_word() -> None:
    ids = [concept.id for concept in lexicon().concepts]
    assert ids == sorted(set(ids))
    assert len(ids) >= 130
    assert {concept.state for concept in lexicon().concepts} <= {"draft", "reviewed"}


def test_each_entry_has_one_preferred_term_in_each_language_and_no_pair_stands_twice() -> None:
    pairs: Counter[tuple[str, ...]] = Counter()
    for concept in lexicon().concepts:
        preferred = {
            language: [term.term for term in terms if term.status == "preferred"]
            for language, terms in concept.langs.items()
        }
        assert {language: len(found) for language, found in preferred.items()} == {"en": 1, "zh-Hans": 1}, concept.id
        pairs[preferred["en"][0].casefold(), preferred["zh-Hans"][0]] += 1
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_no_form_belongs_to_two_entries() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for concept, language, term in terms():
        owners.setdefault((language, term.term.casefold()), set()).add(concept.id)
    assert {form: found for form, found in owners.items() if len(found) > 1} == {}


def test_a_deprecated_term_says_what_to_use_and_why() -> None:
    for concept, language, term in terms():
        if term.status == "deprecated":
            preferred = [
                other.term for other in concept.langs[language] if other.status not in ("deprecated", "superseded")
            ]
            assert term.note is not None, term.term
            assert any(f"“{other}”" in term.note for other in preferred), term.term
            assert re.search(r": \w|：\w", term.note), term.term


def test_a_superseded_term_says_until_when_and_by_what() -> None:
    superseded = [(concept, language, term) for concept, language, term in terms() if term.status == "superseded"]
    assert superseded
    for concept, language, term in superseded:
        assert term.valid_until, term.term
        assert term.superseded_by in {other.term for other in concept.langs[language]}, term.term


def test_every_term_has_a_source_and_every_source_is_used() -> None:
    used = {source for _, _, term in terms() for source in term.sources}
    used |= {context.source for _, _, term in terms() for context in term.contexts if context.source}
    assert used == set(lexicon().sources)
    assert [term.term for _, _, term in terms() if not term.sources] == []


def test_what_claims_a_public_source_stands_in_the_list_of_public_terms() -> None:
    path = SHARED / "data" / "policy-terms.tsv"
    if not path.exists():
        pytest.skip("the list of public terms is not beside the repository")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    chinese = {row[0].strip("“”") for row in rows}
    english = {
        re.sub(r"^(?:the|an?) ", "", form.lower()).removesuffix("s") for row in rows for form in row[1].split("|")
    }
    inhouse = {source.id for source in lexicon().sources.values() if source.authority == "inhouse"}
    for concept, language, term in terms():
        if not set(term.sources) & inhouse:
            form = term.term.replace("’", "'").lower().removesuffix("s")
            assert (form in english) if language == "en" else (term.term in chinese), (concept.id, term.term)


def test_definitions_stand_in_both_languages() -> None:
    defined = [concept for concept in lexicon().concepts if concept.definition]
    assert len(defined) >= 45
    assert [concept.id for concept in defined if set(concept.definition) != {"en", "zh-Hans"}] == []


def test_relations_lead_to_entries() -> None:
    ids = {concept.id for concept in lexicon().concepts}
    for concept in lexicon().concepts:
        links = concept.relations
        assert {*links.broader, *links.narrower, *links.related} <= ids - {concept.id}, concept.id


def test_contexts_said_to_be_from_the_documents_stand_there() -> None:
    sentences = {part.text for name in PAIRS for language in SUFFIXES for part in segments_of(name, language)}
    contexts = [context for _, _, term in terms() for context in term.contexts if context.source == "seed-documents"]
    assert contexts
    assert [context.text for context in contexts if context.text not in sentences] == []


def test_traps_are_known() -> None:
    recogniser = Recogniser(lexicon())
    traps = [(concept, language, term, longer) for concept, language, term in terms() for longer in term.not_in]
    assert ("五保", "五保险") in {(term.term, longer) for _, _, term, longer in traps}
    for concept, language, term, longer in traps:
        assert term.term in longer, longer
        hits = [(hit.concept, hit.term) for hit in recogniser.find(longer, language)]
        assert (concept.id, term.term) not in hits, longer


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("the five guarantees are food and clothing", "five guarantees"),
        ("the five guarantee system", "five guarantee system"),
        ("covered by the five guarantee of the state", "five guarantee"),
    ],
)
def test_the_singular_is_right_before_a_noun_only(text: str, term: str) -> None:
    assert [hit.term for hit in Recogniser(lexicon()).find(text, "en")] == [term]


@pytest.mark.parametrize("language", list(SUFFIXES))
def test_documents_follow_the_lexicon(language: str) -> None:
    recogniser = Recogniser(lexicon())
    deprecated = {(concept.id, term.term) for concept, _, term in terms() if term.status == "deprecated"}
    hits = [
        hit for name in PAIRS for part in segments_of(name, language) for hit in recogniser.find(part.text, language)
    ]
    assert len({hit.concept for hit in hits}) >= 60
    assert [hit for hit in hits if (hit.concept, hit.term) in deprecated] == []
