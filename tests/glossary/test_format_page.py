"""The page about the glossary format says every field and every value, and its example is one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from glossary.canonical import canonical
from glossary.schema import schema
from glossary.validation import validate

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "glossary-format.md").read_text(encoding="utf-8")


def example() -> str:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found.group(1)


def fields(rule: dict[str, Any]) -> set[str]:
    inner = rule.get("additionalProperties")
    more = fields(inner) if isinstance(inner, dict) else set()
    nested = [fields(each) for each in rule.get("properties", {}).values()]
    return set(rule.get("properties", {})) | more | {name for each in nested for name in each}


def values(rule: object) -> set[str]:
    if isinstance(rule, dict):
        own = {value for value in rule.get("enum", ()) if isinstance(value, str)}
        return own | {value for each in rule.values() for value in values(each)}
    if isinstance(rule, list):
        return {value for each in rule for value in values(each)}
    return set()


def test_every_field_of_the_schema_is_on_the_page() -> None:
    names = fields(schema()) | {name for rule in schema()["$defs"].values() for name in fields(rule)}
    assert len(names) > 35
    assert {name for name in names if f"`{name}`" not in PAGE} == set()


def test_every_value_of_the_schema_is_on_the_page() -> None:
    words = set(re.findall(r"[\w-]+", PAGE))
    assert values(schema()) - words == set()


def test_the_example_is_valid_and_tidy(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(example(), encoding="utf-8")
    assert validate(path) == []
    assert canonical(example()).text == example()
