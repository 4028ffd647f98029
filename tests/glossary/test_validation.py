from __future__ import annotations

from pathlib import Path

import pytest

from glossary.validation import validate

HEAD = "schema: 1\nsources:\n  wp2016: {title: 白皮书}\nconcepts:\n"
GOOD = HEAD + "- {id: a, langs: {en: [{term: five guarantees, sources: [wp2016]}], zh-Hans: [{term: 五保}]}}\n"


def found(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "g.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(finding).removeprefix(f"{tmp_path}/") for finding in validate(path)]


def test_a_good_glossary_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{id: a, langs: {en: [{term: x}]}}", "g.yaml:6: concepts[1].id: 'a' is already the id of the entry at "),
        ("{id: b, langs: {en: [{term: x, status: preferred}, {term: y, status: preferred}]}}",
         "g.yaml:6: concepts[1].langs.en[1].status: 'x' and 'y' are both preferred"),
        ("{id: b, langs: {en: [{term: x}]}, relations: {broader: [nowhere]}}",
         "g.yaml:6: concepts[1].relations.broader[0]: there is no entry 'nowhere' (warning)"),
        ("{id: b, langs: {en: [{term: x}]}, relations: {replaced_by: nowhere}}",
         "g.yaml:6: concepts[1].relations.replaced_by: there is no entry 'nowhere'"),
        ("{id: b, langs: {en: [{term: x}]}, relations: {replaced_by: b}}",
         "g.yaml:6: concepts[1].relations.replaced_by: an entry has no relation to itself"),
        ("{id: b, langs: {en: [{term: x, sources: [nowhere]}]}}",
         "g.yaml:6: concepts[1].langs.en[0].sources[0]: there is no source 'nowhere'"),
        ("{id: b, langs: {en: [{term: x}]}, definition: {en: {text: t, source: nowhere}}}",
         "g.yaml:6: concepts[1].definition.en.source: there is no source 'nowhere'"),
        ("{id: b, langs: {en: [{term: x, contexts: [{text: t, source: nowhere}]}]}}",
         "g.yaml:6: concepts[1].langs.en[0].contexts[0].source: there is no source 'nowhere'"),
        ("{id: b, langs: {en: [{term: x, status: deprecated}]}}",
         "g.yaml:6: concepts[1].langs.en[0]: 'x' is deprecated, but no note says why (warning)"),
        ("{id: b, langs: {en: [{term: x, status: superseded}]}}",
         "g.yaml:6: concepts[1].langs.en[0]: 'x' is superseded, but not by what; say what took its "
         "place: superseded_by (warning)"),
        ("{id: b, langs: {en: [{term: Five-Guarantees}], zh-Hans: [{term: 五保}]}}",
         "g.yaml:6: concepts[1].langs: 'Five-Guarantees' = '五保' is what 'a' says too; merge them"),
        ("{id: b, langs: {zh-Hans: [{term: 五保}]}}",
         "g.yaml:6: concepts[1].langs.zh-Hans[0].term: '五保' is a term of 'a' too (warning)"),
        ("{id: b, langs: {en: [{term: x, valid_from: '2021-02', valid_until: '2020'}]}}",
         "g.yaml:6: concepts[1].langs.en[0].valid_until: ends before it begins"),
        ("{id: b, langs: {en: [{term: ' x'}]}}",
         "g.yaml:6: concepts[1].langs.en[0].term: ' x' begins or ends with a blank (warning)"),
        ("{id: b, langs: {en: [{term: x}, {term: x}]}}",
         "g.yaml:6: concepts[1].langs.en[1].term: 'x' stands here twice"),
        ("{id: b, state: aproved, langs: {en: [{term: x}]}}",
         "g.yaml:6: concepts[1].state: 'aproved' is not one of draft, reviewed, approved, retired; did you mean"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_line_and_path(tmp_path: Path, entry: str, said: str) -> None:
    assert any(line.startswith(said) for line in found(tmp_path, f"{GOOD}- {entry}\n"))


@pytest.mark.parametrize(
    "entry",
    [
        "{id: b, langs: {en: [{term: x, status: preferred, regions: [HK]}, {term: y, status: preferred}]}}",
        "{id: b, langs: {en: [{term: x, status: deprecated, note: number error}, {term: y}]}}",
        "{id: b, langs: {en: [{term: x, status: superseded, superseded_by: y}]}}",
        "{id: b, langs: {en: [{term: x, valid_from: '2020-11', valid_until: '2020'}]}}",
        "{id: b, state: retired, langs: {zh-Hans: [{term: 五保}]}, relations: {replaced_by: a}}",
    ],
)
def test_what_is_right_is_let_be(tmp_path: Path, entry: str) -> None:
    assert found(tmp_path, f"{GOOD}- {entry}\n") == []


def test_everything_is_listed_not_just_the_first(tmp_path: Path) -> None:
    text = GOOD + "- {id: B, langs: {}}\n- {id: c, langs: {en: [{term: x, sources: [nowhere]}]}}\n"
    assert [line.split(": ", 2)[1] for line in found(tmp_path, text)] == [
        "concepts[1].id",
        "concepts[1].langs",
        "concepts[2].langs.en[0].sources[0]",
    ]


def test_files_of_a_folder_are_one_glossary(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    other = (
        "schema: 1\nconcepts:\n- {id: b, langs: {en: [{term: x, sources: [wp2016]}]}, relations: {related: [a]}}\n"
    )
    (tmp_path / "b.yaml").write_text(other, encoding="utf-8")
    assert validate(tmp_path) == []
    (tmp_path / "c.yaml").write_text(other, encoding="utf-8")
    assert [(Path(finding.file).name, finding.level) for finding in validate(tmp_path)] == [
        ("c.yaml", "error"),
        ("c.yaml", "warning"),
    ][:1]
