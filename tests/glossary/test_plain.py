from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.model import ConceptEntry, Glossary
from glossary.plain import concept_from_plain, concept_to_plain, glossary_from_plain, glossary_to_plain
from glossary.schema import problems


@given(st.data())
def test_an_entry_comes_back_from_its_plain_value(
    any_entry: st.SearchStrategy[ConceptEntry], data: st.DataObject
) -> None:
    entry = data.draw(any_entry)
    assert concept_from_plain(concept_to_plain(entry)) == entry


@settings(max_examples=40)
@given(st.data())
def test_the_plain_value_of_a_glossary_is_what_the_schema_asks_for(
    any_glossary: st.SearchStrategy[Glossary], data: st.DataObject
) -> None:
    glossary = data.draw(any_glossary)
    plain = json.loads(json.dumps(glossary_to_plain(glossary)))
    assert problems(plain) == []
    assert glossary_from_plain(plain) == glossary


def test_fields_stand_in_one_order_whatever_the_order_they_were_given_in() -> None:
    scrambled = {
        "langs": {"en": [{"note": "n", "status": "preferred", "term": "poverty alleviation", "regions": ["CN"]}]},
        "subject": ["poverty"],
        "id": "poverty-alleviation",
    }
    plain = concept_to_plain(concept_from_plain(scrambled))
    assert list(plain) == ["id", "state", "subject", "langs"]
    assert list(plain["langs"]["en"][0]) == ["term", "status", "regions", "note"]
