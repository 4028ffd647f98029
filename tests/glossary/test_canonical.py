from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.canonical import canonical
from glossary.errors import BrokenGlossary
from glossary.model import Glossary
from glossary.plain import glossary_from_yaml, glossary_to_plain, glossary_to_yaml
from glossary.strict_yaml import parse

UNTIDY = """\
# our glossary
concepts:   # keep sorted

# ---- people ----

# short form
- langs:
    zh-Hans: [{term: "五保"}]
  id: five-guarantees

-   id: di-bao   # the minimum
    langs: {zh-Hans: [{term: 低保}]}
# the end
schema: 1
sources: {}
"""
TIDY = """\
# yaml-language-server: $schema=./glossary.schema.json
# our glossary
# the end
schema: 1
concepts: # keep sorted
  -   id: di-bao   # the minimum
      langs: {zh-Hans: [{term: 低保}]}

  # ---- people ----

  # short form
  - id: five-guarantees
    state: draft
    langs:
      zh-Hans:
        - term: 五保
"""


def test_a_tidy_file_has_one_shape_and_all_its_comments() -> None:
    tidied = canonical(UNTIDY)
    assert tidied.text == TIDY
    assert tidied.left == ((11, "di-bao"),)
    assert canonical(TIDY).text == TIDY


def test_line_ends_become_line_feeds() -> None:
    assert canonical(UNTIDY.replace("\n", "\r\n")).text == TIDY


def test_a_glossary_in_braces_gets_lines() -> None:
    text = '{"schema": 1, "concepts": [{"id": "a", "langs": {"zh-Hans": [{"term": "五保"}]}}]}'
    assert canonical(text).text == glossary_to_yaml(glossary_from_yaml(parse(text)))


def test_comments_among_brackets_are_refused_not_lost() -> None:
    with pytest.raises(BrokenGlossary, match="holds comments among brackets"):
        canonical(
            "schema: 1\nconcepts: [ # why\n]\nsources: {a: {title: x}}\n".replace(
                "[ # why\n]", "[{id: a, # why\n langs: {en: [{term: x}]}}]"
            )
        )


@settings(max_examples=40)
@given(st.data())
def test_what_is_written_canonically_is_tidy(any_glossary: st.SearchStrategy[Glossary], data: st.DataObject) -> None:
    text = glossary_to_yaml(data.draw(any_glossary))
    assert canonical(text).text == text


@settings(max_examples=40)
@given(st.data())
def test_tidying_keeps_the_meaning_and_every_comment_and_is_done_once(
    any_glossary: st.SearchStrategy[Glossary], data: st.DataObject
) -> None:
    lines = glossary_to_yaml(data.draw(any_glossary)).split("\n")
    for number in data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=4)):
        what = st.sampled_from(["", "# one", "  # two", "    # three", "        # four"])
        lines.insert(number, data.draw(what))
    text = "\n".join(lines)
    try:
        before = glossary_from_yaml(parse(text))
    except BrokenGlossary:
        return
    tidied = canonical(text).text
    assert glossary_to_plain(glossary_from_yaml(parse(tidied))) == glossary_to_plain(before)
    assert canonical(tidied).text == tidied
    for comment in ("# one", "# two", "# three", "# four"):
        assert tidied.count(comment) == text.count(comment)
