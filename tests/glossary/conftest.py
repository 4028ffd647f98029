"""Concept entries of every shape, for round trips."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from glossary.model import (
    ConceptEntry,
    Context,
    Glossary,
    Proposal,
    Relations,
    Source,
    SourcedText,
    Term,
)

# No test is timed: a busy machine must not turn a true answer into a failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

#: Texts that writers of YAML get wrong: other meanings, signs, blanks, line ends, rare characters.
AWKWARD = [
    *(
        "no",
        "Yes",
        "on",
        "null",
        "~",
        "true",
        "012",
        "0x1F",
        "1_000",
        "1:30",
        "12:30:45",
        "2020-11-23",
        ".5",
        "1e3",
        "-1",
    ),
    *(
        "- a",
        "? a",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "a,b",
        "[a]",
        "{a}",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "=",
        "<<",
    ),
    *("---", "...", "--- a", "'", '"', "a'b", 'a"b', "\\", "a\\n", " a", "a ", "\ta", "a\tb", "a\u3000", "\u00a0a"),
    *(
        "一\n二",
        "一\n二\n",
        "一\n\n二",
        "一\n\n",
        "\n一",
        "一\n 二",
        "一 \n二",
        "a\r\nb",
        "a\rb",
        "a\u2028b",
        "a\u2029b",
        "a\u0085b",
    ),
    *(
        "𠮷野家",
        "😀",
        "👨\u200d👩\u200d👧",
        "e\u0301",
        "\ufeffa",
        "\x00",
        "\x7f",
        "\ufffe",
        "\U0010ffff",
        "五保",
        "《中国》",
        "“五保”",
        "＃",
    ),
]

texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=24),
    st.text(alphabet=st.sampled_from(list(" \n\r\t:#-'\"\\|>易a0,[]{}&*!%\u2028😀𠮷")), min_size=1, max_size=12),
)
ids = st.from_regex(r"\A[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}\Z")
id_lists = st.lists(ids, max_size=3).map(tuple)
text_lists = st.lists(texts, max_size=2).map(tuple)
tags = st.sampled_from(["en", "zh-Hans", "zh-Hant"])
numbers = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False, width=64).filter(lambda value: abs(value) < 1e200),
    st.integers(-(10**9), 10**9),
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


days = st.sampled_from(["2020", "2020-11", "2020-11-23"])
contexts = st.builds(Context, texts, maybe(ids), maybe(texts))
terms = st.builds(
    Term,
    term=texts,
    status=maybe(st.sampled_from(["preferred", "admitted", "deprecated", "superseded"])),
    type=maybe(st.sampled_from(["full", "short", "acronym", "abbreviation", "variant", "phrase"])),
    pos=maybe(st.sampled_from(["noun", "verb", "adjective", "adverb", "other"])),
    regions=st.lists(st.sampled_from(["CN", "HK", "MO", "TW", "SG", "GB", "US", "INT"]), max_size=2).map(tuple),
    reliability=maybe(st.integers(1, 4)),
    match=maybe(st.sampled_from(["inflect", "exact", "case"])),
    pinyin=maybe(texts),
    first_mention=maybe(texts),
    note=maybe(texts),
    sources=id_lists,
    contexts=st.lists(contexts, max_size=2).map(tuple),
    not_in=text_lists,
    only_in=text_lists,
    valid_from=maybe(days),
    valid_until=maybe(days),
    superseded_by=maybe(texts),
)
sourced = st.dictionaries(tags, st.builds(SourcedText, texts, maybe(ids)), max_size=2)
proposals = st.builds(
    Proposal,
    texts,
    st.floats(0, 1),
    st.dictionaries(texts, st.one_of(numbers, texts), max_size=3),
    text_lists,
)
entries = st.builds(
    ConceptEntry,
    id=ids,
    langs=st.dictionaries(tags, st.lists(terms, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3),
    state=st.sampled_from(["draft", "reviewed", "approved", "retired"]),
    subject=id_lists,
    definition=sourced,
    notes=sourced,
    relations=st.builds(Relations, id_lists, id_lists, id_lists, maybe(ids)),
    proposals=st.dictionaries(tags, st.lists(proposals, max_size=2).map(tuple), max_size=2),
)
sources = st.builds(
    Source, ids, texts, maybe(texts), maybe(texts), maybe(st.sampled_from(["law", "official", "press"]))
)
abouts = st.dictionaries(
    texts, st.one_of(texts, numbers, st.booleans(), st.none(), st.lists(st.lists(texts))), max_size=2
)


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    concepts = draw(st.lists(entries, max_size=3, unique_by=lambda entry: entry.id))
    known = draw(st.lists(sources, max_size=3, unique_by=lambda source: source.id))
    return Glossary(
        tuple(sorted(concepts, key=lambda entry: entry.id)),
        {source.id: source for source in sorted(known, key=lambda source: source.id)},
        draw(abouts),
    )


@pytest.fixture(scope="session")
def any_entry() -> st.SearchStrategy[ConceptEntry]:
    return entries


@pytest.fixture(scope="session")
def any_glossary() -> st.SearchStrategy[Glossary]:
    return glossaries()
