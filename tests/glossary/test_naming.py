"""Ids and keys: made once, always the same, and fit for a file."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from glossary.naming import candidate_key, concept_id

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@given(st.text(min_size=1), st.sets(st.text(max_size=5)))
def test_every_term_gets_an_id_that_the_schema_takes(term: str, taken: set[str]) -> None:
    assert ID.fullmatch(concept_id(term, taken))


def test_a_rare_character_still_gives_an_id() -> None:
    assert ID.fullmatch(concept_id("𠮷"))


def test_a_taken_id_gets_a_number() -> None:
    assert concept_id("relocation", {"relocation", "relocation-2"}) == "relocation-3"


def test_keys_tell_languages_and_terms_apart() -> None:
    keys = {candidate_key("en", "fund"), candidate_key("zh-Hans", "fund"), candidate_key("en", "funds")}
    assert len(keys) == 3
