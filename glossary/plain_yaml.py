"""How is a value written so that every YAML reader, old or new, reads the same value back?

Block style for mappings and for lists of text, ``[a, b]`` for lists of ids only. A text stands bare where no reader
could take it for something else; otherwise it stands in double quotes; a text of several lines stands as a literal
block. Lines are never folded: a change of one word is a change of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from glossary.errors import BrokenGlossary

#: Fields that hold nothing but ids.
ID_LISTS = frozenset({"subject", "regions", "sources", "broader", "narrower", "related", "evidence"})

# Blanks and format characters that nobody sees, line ends of all kinds, halves of characters.
_UNSEEN = (
    r"\x00-\x1f\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    r"\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff0-\uffff"
)
_BARE = re.compile(f"(?![{_UNSEEN}])[A-Za-z0-9\xa1-\U0010ffff](?:(?!: | #)[^{_UNSEEN}])*")
_BARE_ID = re.compile("[A-Za-z][A-Za-z0-9_-]*")
#: Words that YAML 1.1 or 1.2 takes for null or a truth value, and whatever begins like a number or a date.
_OTHER_MEANING = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|nan|inf)|[0-9](?:[0-9A-Fa-fxobXOB_.:,+\-TtZz ])*")
_LITERAL_LINE = re.compile(f"(?:[^{_UNSEEN}]*[^{_UNSEEN} ])?")
_ESCAPED = re.compile(f'["\\\\{_UNSEEN}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0", "\u3000": "\u3000"}


def dump_mapping(value: Mapping[str, Any], indent: int = 0) -> str:
    """A mapping in block style, each line ending in ``\\n``.

    >>> print(dump_mapping({"term": "no", "note": "易地搬迁: 搬", "sources": ["wp2016", "on"], "tu": "wp:1"}), end="")
    term: "no"
    note: "易地搬迁: 搬"
    sources: [wp2016, "on"]
    tu: wp:1
    """
    return "".join(f"{line}\n" for line in _mapping(value, indent))


def dump_item(value: Mapping[str, Any], indent: int) -> str:
    """A mapping as one item of a list: its first line begins with ``- ``."""
    return "".join(f"{line}\n" for line in _item(value, indent))


def dump_scalar(value: object, *, bare: re.Pattern[str] = _BARE) -> str:
    """A text, number, truth value or nothing, on one line.

    >>> [dump_scalar(text) for text in ("五保", "012", "1:30", "- a", "12th Five-Year Plan", "a #b", " 扶贫")]
    ['五保', '"012"', '"1:30"', '"- a"', '12th Five-Year Plan', '"a #b"', '" 扶贫"']
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    text = str(value)
    plain = bare.fullmatch(text) and not text.endswith((" ", ":")) and not _OTHER_MEANING.fullmatch(text)
    return text if plain else '"' + _ESCAPED.sub(_escape, text) + '"'


def _number(value: float) -> str:
    """A float that YAML 1.1 takes for one too: it wants a point before the exponent."""
    if value != value or value in (float("inf"), float("-inf")):
        raise BrokenGlossary("a number that is not finite cannot be written", text=repr(value))
    mantissa, exponent, power = repr(value).partition("e")
    return (mantissa if "." in mantissa else mantissa + ".0") + exponent + power


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise BrokenGlossary("half a character cannot be written", text=f"U+{code:04X}")
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _mapping(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, item in value.items():
        head = f"{pad}{dump_scalar(key)}:"
        if isinstance(item, Mapping):
            yield head if item else f"{head} {{}}"
            yield from _mapping(item, indent + 2)
        elif isinstance(item, Sequence) and not isinstance(item, str):
            if not item or key in ID_LISTS:
                yield f"{head} {_flow(item)}"
            else:
                yield head
                for each in item:
                    yield from _item(each, indent + 2)
        else:
            first, *rest = _text(item, indent + 2)
            yield f"{head} {first}"
            yield from rest


def _item(value: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, Mapping) and value:
        for index, line in enumerate(_mapping(value, indent + 2)):
            yield line if index else f"{pad}- {line[indent + 2 :]}"
    elif isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        yield f"{pad}- {_flow(value)}"
    else:
        first, *rest = _text(value, indent + 2)
        yield f"{pad}- {first}"
        yield from rest


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = (f"{dump_scalar(key, bare=_BARE_ID)}: {_flow(item)}" for key, item in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return dump_scalar(value, bare=_BARE_ID)


def _text(value: object, indent: int) -> list[str]:
    """A scalar as lines: a literal block where the text has several ordinary lines, one line elsewhere."""
    if not isinstance(value, str) or "\n" not in value or value.endswith("\n\n") or value[0] in "\n ":
        return [dump_scalar(value)]
    lines = value.removesuffix("\n").split("\n")
    if not all(_LITERAL_LINE.fullmatch(line) for line in lines):
        return [dump_scalar(value)]
    pad = " " * indent
    return ["|" if value.endswith("\n") else "|-", *(f"{pad}{line}" if line else "" for line in lines)]
