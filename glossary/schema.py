"""Is a value what the glossary format asks for, and if not, what is wrong, in words?

The JSON Schema beside this file is the one contract: editors complete from it, ``glossary schema`` prints it, and the
``jsonschema`` package holds values to it. What is ours is the wording: where it is, what was met, and what to try.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

#: Keys and indexes that lead to a value.
Path = tuple[str | int, ...]


_IN_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the schema does not allow, and where."""

    path: Path
    message: str
    hint: str | None = None


def schema_text() -> str:
    """The schema as it is published."""
    return resources.files("glossary").joinpath("glossary.schema.json").read_text(encoding="utf-8")


@cache
def schema() -> dict[str, Any]:
    """The schema as a value; not to be changed."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded


def problems(value: Any, part: str | None = None) -> list[Problem]:
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
    met: dict[Path, list[ValidationError]] = {}
    for error in _validator(part).iter_errors(value):
        met.setdefault(tuple(error.absolute_path), []).append(error)
    found: list[Problem] = []
    for errors in met.values():
        # What is of the wrong type need not be told that it is too long as well.
        wrong_type = [error for error in errors if error.validator == "type" and not _is_about_names(error)]
        for error in wrong_type[:1] or errors:
            found += _in_words(error)
    return sorted(dict.fromkeys(found), key=lambda problem: _place(value, problem.path))


def path_in_words(path: Path) -> str:
    """A path as one reads it.

    >>> path_in_words(("concepts", 3, "langs", "en", 0, "status"))
    'concepts[3].langs.en[0].status'
    """
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")


@cache
def _validator(part: str | None) -> Validator:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    rule = schema() if part is None else {"$ref": f"#/$defs/{part}", "$defs": schema()["$defs"]}
    strict: Validator = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": _pattern, "minimum": _minimum, "maximum": _maximum}
    )(rule)
    return strict


def _pattern(_: Validator, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    """``$`` of JSON Schema is the very end; in Python, and so in the package, it also stands before a line break."""
    from jsonschema import ValidationError

    if isinstance(value, str) and re.search(re.sub(r"\$\Z", r"\\Z", pattern), value) is None:
        yield ValidationError("pattern")


def _minimum(_: Validator, bound: float, value: object, __: object) -> Iterator[ValidationError]:
    """Not less than a bound, which "not a number" is not either."""
    from jsonschema import ValidationError

    if isinstance(value, int | float) and not value >= bound:
        yield ValidationError("less")


def _maximum(_: Validator, bound: float, value: object, __: object) -> Iterator[ValidationError]:
    """Not more than a bound, which "not a number" is not either."""
    from jsonschema import ValidationError

    if isinstance(value, int | float) and not value <= bound:
        yield ValidationError("more")


def _is_about_names(error: ValidationError) -> bool:
    return "propertyNames" in list(error.relative_schema_path) or "propertyNames" in list(error.absolute_schema_path)


def _in_words(error: ValidationError) -> Iterator[Problem]:
    """What one remark of the package means to a person; one on fields that do not exist becomes one for each."""
    value: Any = error.instance
    wanted: Any = error.validator_value
    rule: Any = error.schema
    path: Path = tuple(error.absolute_path)
    if _is_about_names(error):
        path = (*path, value)
    match error.validator:
        case "type":
            yield _wrong_type(value, [wanted] if isinstance(wanted, str) else wanted, path)
        case "enum":
            yield Problem(path, f"{_shown(value)} is not one of {', '.join(wanted)}", _suggestion(value, wanted))
        case "const":
            yield Problem(path, f"{_shown(value)} is not {wanted}")
        case "required":
            for name in wanted:
                if name not in value:
                    yield Problem(path, f"{name!r} is missing", _renamed(name, value, rule))
        case "additionalProperties":
            known = list(rule.get("properties", {}))
            for name in value:
                if name not in known:
                    hint = _suggestion(name, known) or f"known: {', '.join(known)}"
                    yield Problem((*path, name), f"there is no field {name!r} here", hint)
        case "minItems" | "minProperties" | "minLength":
            yield Problem(path, "is empty")
        case "maxLength":
            yield Problem(path, f"is longer than {wanted} characters")
        case "pattern":
            yield Problem(path, f"{_shown(value)} is {rule['patternErrorMessage']}")
        case "minimum" | "maximum":
            yield Problem(path, f"{_shown(value)} is {error.message} than {wanted}")
        case _:
            yield Problem(path, error.message)


def _place(value: object, path: Path) -> tuple[int, ...]:
    """Where a path leads in the order of a value."""
    places: list[int] = []
    for key in path:
        if isinstance(value, Mapping) and key in value:
            places.append(list(value).index(key))
            value = value[key]
        elif isinstance(value, Sequence) and isinstance(key, int):
            places.append(key)
            value = value[key]
    return tuple(places)


def _wrong_type(value: object, kinds: list[str], path: Path) -> Problem:
    wanted = " or ".join(_IN_WORDS[kind] for kind in kinds)
    if value is None:
        message = f"has no value; {wanted} is wanted"
        return Problem(path, message, "leave the field out where there is nothing to say")
    hint = "put it in quotes" if kinds == ["string"] and isinstance(value, bool | int | float) else None
    if kinds == ["array"] and isinstance(value, str):
        hint = "write a list: [first, second]"
    return Problem(path, f"{_shown(value)} is not {wanted}", hint)


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


def _renamed(name: str, value: Mapping[str, object], rule: Mapping[str, Any]) -> str | None:
    """A field that is missing because it stands there misspelt."""
    from difflib import get_close_matches

    strangers = [key for key in value if key not in rule.get("properties", {})]
    near = get_close_matches(name, strangers, n=1)
    return f"is {near[0]!r} meant to be {name!r}?" if near else None
