from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import model
from glossary.model import Glossary
from glossary.plain import glossary_to_plain
from glossary.schema import path_in_words, problems, schema, schema_text


def entry(**more: object) -> dict[str, Any]:
    return {"id": "five-guarantees", "langs": {"zh-Hans": [{"term": "五保"}]}, **more}


def glossary(*concepts: object, **more: object) -> dict[str, Any]:
    return {"schema": 1, "concepts": list(concepts), **more}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*path, index))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


@settings(max_examples=40)
@given(st.data())
def test_it_agrees_with_a_full_validator_about_changed_glossaries(
    any_glossary: st.SearchStrategy[Glossary], data: st.DataObject
) -> None:
    plain = json.loads(json.dumps(glossary_to_plain(data.draw(any_glossary))))
    path = data.draw(st.sampled_from(list(places(plain))))
    strange = st.sampled_from(
        [None, True, 0, 5, -1, 1.5, "", "No", "no-", "x", "2020-13", [], [1], ["a b"], {}, {"a": 1}]
    )
    if path:
        around = plain
        for key in path[:-1]:
            around = around[key]
        change = data.draw(st.sampled_from(["replace", "remove", "rename"]))
        if change == "replace" or not isinstance(around, dict):
            around[path[-1]] = data.draw(strange)
        else:
            value = around.pop(path[-1])
            if change == "rename":
                around[data.draw(st.sampled_from(["fr", "x", "", "Term", "a" * 300]))] = value
    else:
        plain = data.draw(strange)
    theirs = {tuple(error.absolute_path) for error in jsonschema.Draft202012Validator(schema()).iter_errors(plain)}
    ours = problems(plain)
    assert bool(ours) == bool(theirs), (ours, theirs)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            glossary(entry(state="aproved")),
            "concepts[0].state: 'aproved' is not one of draft, reviewed, approved, retired; did you mean approved?",
        ),
        (
            glossary(entry(subjects=["a"])),
            "concepts[0].subjects: there is no field 'subjects' here; did you mean subject?",
        ),
        (
            glossary({"id": "Five Guarantees", "langs": {"en": [{"term": "x"}]}}),
            "concepts[0].id: 'Five Guarantees' is not a "
            "name in small letters and digits with single hyphens between, like off-site-relocation; None",
        ),
        (
            glossary({"id": "a", "langs": {"zh": [{"term": "x"}]}}),
            "concepts[0].langs.zh: 'zh' is not one of en, zh-Hans, zh-Hant; None",
        ),
        (
            glossary({"id": "a", "langs": {"en": [{"term": 2020}]}}),
            "concepts[0].langs.en[0].term: 2020 is not text; put it in quotes",
        ),
        (
            glossary({"id": "a", "langs": {"en": [{"trem": "x"}]}}),
            "concepts[0].langs.en[0]: 'term' is missing; is 'trem' meant to be 'term'?",
        ),
        (glossary({"id": "a", "langs": {}}), "concepts[0].langs: is empty; None"),
        (
            glossary(entry(subject="poverty")),
            "concepts[0].subject: 'poverty' is not a list; write a list: [first, second]",
        ),
        (
            glossary(entry(definition={"en": {"text": None}})),
            "concepts[0].definition.en.text: has no value; text is wanted; "
            "leave the field out where there is nothing to say",
        ),
        ({"schema": 2, "concepts": []}, "schema: 2 is not 1; None"),
        (
            glossary(entry(proposals={"en": [{"term": "x", "confidence": 1.2}]})),
            "concepts[0].proposals.en[0].confidence: 1.2 is more than 1; None",
        ),
    ],
)
def test_what_is_wrong_is_said_in_words(value: object, said: str) -> None:
    problem = problems(value)[0]
    assert f"{path_in_words(problem.path)}: {problem.message}; {problem.hint}" == said


def test_every_field_is_described_for_the_editor() -> None:
    def described(rule: dict[str, Any], name: str) -> None:
        for field, inner in rule.get("properties", {}).items():
            assert inner.get("description"), f"{name}.{field}"
            described(inner, f"{name}.{field}")
        if isinstance(rule.get("additionalProperties"), dict):
            described(rule["additionalProperties"], name)

    described(schema(), "")
    for name, rule in schema()["$defs"].items():
        described(rule, name)


@pytest.mark.parametrize(
    ("noun", "definition"),
    [
        (model.ConceptEntry, "concept"),
        (model.Term, "term"),
        (model.Context, "context"),
        (model.Proposal, "proposal"),
    ],
)
def test_the_schema_and_the_nouns_have_the_same_fields(noun: type, definition: str) -> None:
    assert {field.name for field in fields(noun)} == set(schema()["$defs"][definition]["properties"])
