"""Is a value what the glossary format asks for, and if not, what is wrong, in words?

The JSON Schema beside this file is the one contract: editors complete from it, ``glossary schema`` prints it, and
this file compiles it into functions. A general validator takes over a second for two thousand entries; these take
a tenth of that, know only the keywords the schema uses, and say what to try. A test holds them to the answers of
the ``jsonschema`` package.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

#: Keys and indexes that lead to a value.
Path = tuple[str | int, ...]

_TYPES: dict[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: type(value) is int or (type(value) is float and value.is_integer()),
    "number": lambda value: type(value) in (int, float),
}
_IN_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
}
_REMARKS = {"$schema", "$defs", "title", "description", "default", "patternErrorMessage"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the schema does not allow, and where."""

    path: Path
    message: str
    hint: str | None = None


# The way to a value, innermost key first: a chain costs nothing while all is well.
_Way = tuple[Any, str | int] | None
_Found = list[Problem]
_Check = Callable[[Any, _Way, _Found], None]


def schema_text() -> str:
    """The schema as it is published."""
    return resources.files("glossary").joinpath("glossary.schema.json").read_text(encoding="utf-8")


@cache
def schema() -> dict[str, Any]:
    """The schema as a value; not to be changed."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded


def problems(value: object, part: str | None = None) -> list[Problem]:
    """Everything in a value that the schema does not allow, in the order of the value.

    :param part: one definition of the schema to check against (``concept``, ``source`` ...), instead of the whole.

    >>> term = {"term": "对口帮扶", "status": "prefered"}
    >>> entry = {"id": "pairing-assistance", "langs": {"zh-Hans": [term]}}
    >>> (problem,) = problems({"schema": 1, "concepts": [entry]})
    >>> print(path_in_words(problem.path))
    concepts[0].langs.zh-Hans[0].status
    >>> print(problem.message, problem.hint, sep="; ")
    'prefered' is not one of preferred, admitted, deprecated, superseded; did you mean preferred?
    """
    found: _Found = []
    _compiled(part)(value, None, found)
    return found


def path_in_words(path: Path) -> str:
    """A path as one reads it.

    >>> path_in_words(("concepts", 3, "langs", "en", 0, "status"))
    'concepts[3].langs.en[0].status'
    """
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")


@cache
def _compiled(part: str | None) -> _Check:
    return _compile(schema() if part is None else schema()["$defs"][part])


@cache
def _definition(reference: str) -> _Check:
    return _compiled(reference.removeprefix("#/$defs/"))


def _compile(rule: dict[str, Any]) -> _Check:
    """One function for one schema: the type first; what is of another type is not looked into."""
    kinds = rule.get("type")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    checks = [_KEYWORDS[word](rule) for word in rule if word not in _REMARKS and word != "type"]

    def check(value: Any, way: _Way, found: _Found) -> None:
        if kinds is not None and not any(_TYPES[kind](value) for kind in kinds):
            found.append(_wrong_type(value, kinds, way))
            return
        for one in checks:
            one(value, way, found)

    return check


def _ref(rule: dict[str, Any]) -> _Check:
    reference = rule["$ref"]
    return lambda value, way, found: _definition(reference)(value, way, found)


def _enum(rule: dict[str, Any]) -> _Check:
    allowed = rule["enum"]

    def check(value: Any, way: _Way, found: _Found) -> None:
        if value not in allowed:
            message = f"{_shown(value)} is not one of {', '.join(allowed)}"
            found.append(Problem(_path(way), message, _suggestion(value, allowed)))

    return check


def _const(rule: dict[str, Any]) -> _Check:
    def check(value: Any, way: _Way, found: _Found) -> None:
        if value != rule["const"] or isinstance(value, bool):
            found.append(Problem(_path(way), f"{_shown(value)} is not {rule['const']}"))

    return check


def _required(rule: dict[str, Any]) -> _Check:
    names = rule["required"]

    def check(value: Any, way: _Way, found: _Found) -> None:
        for name in names:
            if name not in value:
                found.append(Problem(_path(way), f"{name!r} is missing", _renamed(name, value, rule)))

    return check


def _properties(rule: dict[str, Any]) -> _Check:
    inner = {name: _compile(each) for name, each in rule["properties"].items()}

    def check(value: Any, way: _Way, found: _Found) -> None:
        for name, item in value.items():
            known = inner.get(name)
            if known is not None:
                known(item, (way, name), found)

    return check


def _additional(rule: dict[str, Any]) -> _Check:
    names = rule.get("properties", {})
    inner = _compile(rule["additionalProperties"]) if rule["additionalProperties"] is not False else None

    def check(value: Any, way: _Way, found: _Found) -> None:
        for name, item in value.items():
            if name in names:
                continue
            if inner is not None:
                inner(item, (way, name), found)
                continue
            hint = _suggestion(name, list(names)) or f"known: {', '.join(names)}"
            found.append(Problem((*_path(way), name), f"there is no field {name!r} here", hint))

    return check


def _names(rule: dict[str, Any]) -> _Check:
    inner = _compile(rule["propertyNames"])

    def check(value: Any, way: _Way, found: _Found) -> None:
        for name in value:
            inner(name, (way, name), found)

    return check


def _items(rule: dict[str, Any]) -> _Check:
    inner = _compile(rule["items"])

    def check(value: Any, way: _Way, found: _Found) -> None:
        for index, item in enumerate(value):
            inner(item, (way, index), found)

    return check


def _length(wrong: Callable[[int], bool], message: str) -> _Check:
    def check(value: Any, way: _Way, found: _Found) -> None:
        if wrong(len(value)):
            found.append(Problem(_path(way), message))

    return check


def _pattern(rule: dict[str, Any]) -> _Check:
    # "$" of JSON Schema is the very end; in Python it also stands before a last line break.
    pattern = re.compile(re.sub(r"\$\Z", r"\\Z", rule["pattern"]))
    reason = rule["patternErrorMessage"]

    def check(value: Any, way: _Way, found: _Found) -> None:
        if pattern.search(value) is None:
            found.append(Problem(_path(way), f"{_shown(value)} is {reason}"))

    return check


def _bound(rule: dict[str, Any], word: str, wrong: Callable[[float], bool], side: str) -> _Check:
    def check(value: Any, way: _Way, found: _Found) -> None:
        if wrong(value):
            found.append(Problem(_path(way), f"{_shown(value)} is {side} than {rule[word]}"))

    return check


_KEYWORDS: dict[str, Callable[[dict[str, Any]], _Check]] = {
    "$ref": _ref,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "items": _items,
    "minItems": lambda rule: _length(lambda size: size < rule["minItems"], "is empty"),
    "minProperties": lambda rule: _length(lambda size: size < rule["minProperties"], "is empty"),
    "minLength": lambda rule: _length(lambda size: size < rule["minLength"], "is empty"),
    "maxLength": lambda rule: _length(
        lambda size: size > rule["maxLength"], f"is longer than {rule['maxLength']} characters"
    ),
    "pattern": _pattern,
    "minimum": lambda rule: _bound(rule, "minimum", lambda value: not value >= rule["minimum"], "less"),
    "maximum": lambda rule: _bound(rule, "maximum", lambda value: not value <= rule["maximum"], "more"),
}


def _path(way: _Way) -> Path:
    keys: list[str | int] = []
    while way is not None:
        way, key = way
        keys.append(key)
    return tuple(reversed(keys))


def _wrong_type(value: object, kinds: list[str], way: _Way) -> Problem:
    wanted = " or ".join(_IN_WORDS[kind] for kind in kinds)
    if value is None:
        message = f"has no value; {wanted} is wanted"
        return Problem(_path(way), message, "leave the field out where there is nothing to say")
    hint = "put it in quotes" if kinds == ["string"] and isinstance(value, bool | int | float) else None
    if kinds == ["array"] and isinstance(value, str):
        hint = "write a list: [first, second]"
    return Problem(_path(way), f"{_shown(value)} is not {wanted}", hint)


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:58] + " …")
    return json.dumps(value)


def _suggestion(value: object, allowed: list[str]) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(value, allowed, n=1) if isinstance(value, str) else []
    return f"did you mean {near[0]}?" if near else None


def _renamed(name: str, value: Mapping[str, object], rule: dict[str, Any]) -> str | None:
    """A field that is missing because it stands there misspelt."""
    from difflib import get_close_matches

    strangers = [key for key in value if key not in rule.get("properties", {})]
    near = get_close_matches(name, strangers, n=1)
    return f"is {near[0]!r} meant to be {name!r}?" if near else None
