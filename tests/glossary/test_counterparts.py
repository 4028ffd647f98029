"""Which words translate which, as far as the glossary knows; and no further."""

from __future__ import annotations

import pytest

from glossary.counterparts import Counterpart, Counterparts
from glossary.model import ConceptEntry, Glossary, Proposal, Term

PAIRING = ConceptEntry("pairing", {"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶"),)})
ASSISTANCE = ConceptEntry("assistance", {"en": (Term("assistance"),), "zh-Hans": (Term("帮扶"),)})


def proposed(confidence: float) -> Glossary:
    proposal = Proposal("结对率", confidence)
    return Glossary((ConceptEntry("rate", {"en": (Term("pairing rate"),)}, proposals={"zh-Hans": (proposal,)}),))


def test_the_longest_name_that_touches_the_phrase_wins() -> None:
    known = Counterparts(Glossary((ASSISTANCE, PAIRING)))
    text, other = "开展对口帮扶。", "They practise pairing assistance."
    assert known.find(text, "zh-Hans", [(4, 6)], other, "en") == Counterpart(((14, 32),), "pairing", False)


def test_a_plural_is_marked_whole() -> None:
    known = Counterparts(Glossary((ConceptEntry("broker", {"en": (Term("broker"),), "zh-Hans": (Term("经纪人"),)}),)))
    assert known.find("培训经纪人", "zh-Hans", [(2, 5)], "Brokers were trained.", "en").spans == ((0, 7),)


def test_where_its_name_is_not_there_the_next_one_is_looked_for() -> None:
    known = Counterparts(Glossary((ASSISTANCE, PAIRING)))
    found = known.find("开展对口帮扶。", "zh-Hans", [(2, 6)], "They gave assistance.", "en")
    assert found == Counterpart(((10, 20),), "assistance", False)


@pytest.mark.parametrize(("confidence", "marked"), [(0.9, True), (0.5, True), (0.2, False)])
def test_a_proposal_marks_only_when_it_is_more_likely_right_than_wrong(confidence: float, marked: bool) -> None:
    found = Counterparts(proposed(confidence)).find("The pairing rate", "en", [(4, 16)], "结对率79.3%", "zh-Hans")
    assert found == (Counterpart(((0, 3),), "rate", True) if marked else Counterpart())


def test_a_phrase_that_no_name_touches_has_no_known_counterpart() -> None:
    found = Counterparts(Glossary((PAIRING,))).find("对口帮扶与安置", "zh-Hans", [(5, 7)], "pairing assistance", "en")
    assert found == Counterpart()
