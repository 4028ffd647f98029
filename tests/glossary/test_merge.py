"""Harvest adds; it never takes away and never overwrites a person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from glossary.merge import CONTEXTS_KEPT, PROPOSALS_KEPT, TermIndex, grow, merge
from glossary.model import ConceptEntry, Context, Glossary, Proposal, Term


def entry(id_: str = "pairing-assistance", **changes: object) -> ConceptEntry:
    term = Term("pairing assistance", contexts=(Context("Pairing assistance goes on.", tu="a:1"),))
    drafted = ConceptEntry(
        id_, {"en": (term,)}, proposals={"zh-Hans": (Proposal("对口帮扶", 0.8, evidence=("a:1",)),)}
    )
    return replace(drafted, **changes)  # type: ignore[arg-type]


def test_a_new_concept_is_added() -> None:
    merged = merge(Glossary(), [entry()], own_blocks=())
    assert (merged.added, merged.updated, merged.changed) == (1, 0, (entry(),))


def test_the_same_harvest_again_changes_nothing() -> None:
    merged = merge(Glossary((entry(),)), [entry()], own_blocks={"pairing-assistance"})
    assert merged.changed == ()
    assert merged.unchanged == 1


def test_reviewed_approved_and_retired_entries_keep_every_field() -> None:
    for state in ("reviewed", "approved", "retired"):
        theirs = entry(state=state, proposals={})
        merged = merge(Glossary((theirs,)), [entry()], own_blocks={"pairing-assistance"})
        assert merged.changed == ()
        assert merged.left_to_people == 1


def test_a_draft_that_a_person_touched_is_left_alone() -> None:
    merged = merge(Glossary((entry(proposals={}),)), [entry()], own_blocks=())
    assert merged.changed == ()
    assert merged.left_to_people == 1


def test_an_entry_that_a_person_took_out_stays_out() -> None:
    merged = merge(Glossary(), [entry()], own_blocks=(), removed={"pairing-assistance"})
    assert merged.changed == ()


def test_another_spelling_of_a_known_term_makes_no_second_entry() -> None:
    known = Glossary((ConceptEntry("by-hand", {"en": (Term("Pairing-Assistance"),)}),))
    merged = merge(known, [entry()], own_blocks=())
    assert merged.added == 0
    assert merged.left_to_people == 1


def test_a_lexicon_entry_takes_the_place_of_a_bare_draft_and_keeps_its_id() -> None:
    known = entry()
    lexicon = ConceptEntry(
        "pairing-assistance", {"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶"),)}, state="reviewed"
    )
    merged = merge(Glossary((known,)), [lexicon], own_blocks={"pairing-assistance"})
    assert merged.changed == (lexicon,)
    assert merged.updated == 1


def test_sharing_one_word_with_a_concept_does_not_keep_a_lexicon_entry_out() -> None:
    known = Glossary((ConceptEntry("relocation", {"en": (Term("relocation"),)}),))
    lexicon = ConceptEntry(
        "off-site-relocation",
        {"en": (Term("off-site relocation"), Term("relocation")), "zh-Hans": (Term("易地搬迁"),)},
    )
    assert merge(known, [lexicon], own_blocks=()).added == 1


def test_new_evidence_and_proposals_are_added_up_to_what_is_kept() -> None:
    contexts = tuple(Context(f"Sentence {n}.", tu=f"b:{n}") for n in range(9))
    proposals = tuple(Proposal(f"对口{n}", n / 10) for n in range(9))
    found = ConceptEntry(
        "pairing-assistance",
        {"en": (Term("pairing assistance", contexts=contexts),)},
        proposals={"zh-Hans": proposals},
    )
    grown = grow(entry(), found)
    kept = grown.langs["en"][0].contexts
    assert kept[0].tu == "a:1"
    assert len(kept) == CONTEXTS_KEPT
    assert [item.term for item in grown.proposals["zh-Hans"]] == ["对口帮扶", "对口8", "对口7"]
    assert len(grown.proposals["zh-Hans"]) == PROPOSALS_KEPT


def test_a_language_with_a_term_gets_no_proposals() -> None:
    known = entry(langs={"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶"),)}, proposals={})
    assert grow(known, entry()).proposals == {}


@st.composite
def harvests(draw: st.DrawFn) -> ConceptEntry:
    numbers = st.lists(st.integers(0, 6), max_size=6, unique=True)
    contexts = tuple(Context(f"Sentence {n}.", tu=f"u:{n}") for n in draw(numbers))
    proposals = tuple(
        Proposal(f"词{n}", draw(st.sampled_from([0.2, 0.5, 0.9])), evidence=(f"u:{n}",)) for n in draw(numbers)
    )
    return ConceptEntry(
        "x", {"en": (Term("term", contexts=contexts),)}, proposals={"zh-Hans": proposals} if proposals else {}
    )


@given(harvests(), harvests())
def test_growing_twice_by_the_same_harvest_is_growing_once(known: ConceptEntry, found: ConceptEntry) -> None:
    once = grow(known, found)
    assert grow(once, found) == once


@given(harvests(), harvests(), harvests())
def test_a_harvest_between_two_equal_ones_does_not_bring_it_back(
    known: ConceptEntry, first: ConceptEntry, other: ConceptEntry
) -> None:
    both = grow(grow(known, first), other)
    assert grow(grow(both, first), other) == both


def test_the_first_claim_to_a_term_stands() -> None:
    one = ConceptEntry("one", {"zh-Hant": (Term("對口幫扶"),)})
    two = ConceptEntry("two", {"zh-Hans": (Term("对口帮扶"),)})
    assert TermIndex([one, two]).claimed_by("zh-Hans", "对口帮扶") == "one"
