"""What every proposer promises, asked of each file in the folder."""

from __future__ import annotations

import pytest

import glossary.proposers
from glossary.model import ConceptEntry, Glossary, Term
from glossary.proposers import Proposer, Question
from tmx.discovery import load_plugin, plugin_names

PAIRS = (
    ("The five guarantees (五保) help.", "五保供养（five guarantees）有帮助。"),
    ("Poverty alleviation goes on.", "扶贫继续进行。"),
)
LEXICON = Glossary((ConceptEntry("five-guarantee", {"en": (Term("five guarantee"),), "zh-Hans": (Term("五保"),)}),))
QUESTIONS = {
    "en": Question(("five guarantee", "poverty alleviation", "zzyzx"), PAIRS, "en", "zh-Hans", LEXICON),
    "zh": Question(("五保", "扶贫", "魑魅魍"), tuple((b, a) for a, b in PAIRS), "zh-Hans", "en", LEXICON),
}


@pytest.fixture(params=plugin_names(glossary.proposers))
def proposer(request: pytest.FixtureRequest) -> Proposer:
    plugin: Proposer = load_plugin(glossary.proposers, request.param)
    return plugin


@pytest.mark.parametrize("language", QUESTIONS)
def test_it_answers_term_by_term(proposer: Proposer, language: str) -> None:
    question = QUESTIONS[language]
    answers = proposer.propose(question)
    assert len(answers) == len(question.terms)
    assert any(answers)
    assert list(answers[2]) == []


@pytest.mark.parametrize("language", QUESTIONS)
def test_answers_are_texts_with_a_confidence_and_pairs_that_exist(proposer: Proposer, language: str) -> None:
    for row in proposer.propose(QUESTIONS[language]):
        assert [item.confidence for item in row] == sorted((item.confidence for item in row), reverse=True)
        for item in row:
            assert item.text
            assert item.text == item.text.strip()
            assert 0 <= item.confidence <= 1
            assert all(0 <= number < len(PAIRS) for number in item.evidence)
            assert list(item.evidence) == sorted(item.evidence)


def test_evidence_shows_the_answer(proposer: Proposer) -> None:
    for row in proposer.propose(QUESTIONS["en"]):
        for item in row:
            assert all(item.text in "".join(PAIRS[number]) for number in item.evidence)


def test_no_terms_and_no_pairs_are_no_error(proposer: Proposer) -> None:
    assert list(proposer.propose(Question((), PAIRS, "en", "zh-Hans"))) == []
    answers = proposer.propose(Question(("five guarantee",), (), "en", "zh-Hans"))
    assert len(answers) == 1
    assert all(item.evidence == () for item in answers[0])
