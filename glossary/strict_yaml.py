"""What does a YAML text say, so that every reader and every person would agree?

YAML has traps: ``no`` may be False, ``012`` ten, ``1:30`` ninety, a bare date no text; of two equal keys the last
wins in silence; aliases turn 271 bytes into forty million values. Here plain words are text unless they are
true, false, null or a plain decimal number, and keys given twice, aliases and tags are refused. Every value
remembers where it stands, so that an error names its line and an edit can replace just its own lines.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from glossary.errors import BrokenGlossary

#: Largest text that is read, in characters, and how deep values may stand inside one another.
LARGEST = 64 * 1024 * 1024
DEEPEST = 24

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")
_NOT_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


class Place:
    """Where a value stands: offsets in the text, and the places of what it holds."""

    __slots__ = ("children", "end", "flow", "key", "key_end", "start")

    def __init__(self, start: int, key: int, flow: bool) -> None:
        self.start = start
        self.end = start
        #: Offset of its key in a mapping; its own offset elsewhere.
        self.key = self.key_end = key
        #: Written with brackets or braces.
        self.flow = flow
        self.children: dict[str, Place] | list[Place] | None = None

    def inner(self) -> Iterable[Place]:
        """The places directly inside, in the order of the text."""
        return self.children.values() if isinstance(self.children, dict) else self.children or ()


@dataclass(frozen=True, slots=True)
class ParsedYaml:
    """A value made of dict, list, str, int, float, bool and None, and where each part of it stands."""

    value: Any
    text: str
    #: None for a text without any value.
    place: Place | None
    _line_starts: list[int] = field(default_factory=list, repr=False)

    def line_at(self, offset: int) -> int:
        """The line of an offset, from 1; lines end at ``\\n`` only."""
        if not self._line_starts:
            self._line_starts.append(0)
            self._line_starts.extend(match.end() for match in re.finditer("\n", self.text))
        return bisect_right(self._line_starts, offset)

    def line(self, path: Sequence[str | int]) -> int:
        """The line of the value at a path, or of the nearest one around it."""
        place = self.place
        if place is None:
            return 1
        for key in path:
            try:
                place = place.children[key]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                break
        return self.line_at(place.key)


def parse(text: str, *, file: object = None) -> ParsedYaml:
    """Read one YAML document.

    :param file: name for error messages.
    :raises BrokenGlossary: with the line, when it is not YAML or holds what is refused.

    >>> parse("status: no\\nsince: 2020-11-23\\ncount: 12\\nterm: 易地搬迁").value
    {'status': 'no', 'since': '2020-11-23', 'count': 12, 'term': '易地搬迁'}
    >>> parse("term: 五保\\nterm: 低保", file="glossary.yaml")
    Traceback (most recent call last):
        ...
    glossary.errors.BrokenGlossary: glossary.yaml:2: key given twice: 'term'; first on line 1
    """
    import yaml

    name = None if file is None else str(file)
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        raise BrokenGlossary(f"longer than {LARGEST // 1024 // 1024} million characters", file=name, hint="split it")
    strange = _NOT_YAML.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise BrokenGlossary(f"holds a control character, U+{ord(strange.group()):04X}", file=name, line=line)
    builder = _Builder(text, name)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, text, name) from error
    except yaml.YAMLError as error:
        raise BrokenGlossary(f"not YAML: {error}", file=name) from error
    return ParsedYaml(builder.value, text, builder.place)


def resolve(word: str) -> object:
    """What a word without quotes means: YAML 1.2's words and decimal numbers; anything else is text.

    >>> [resolve(word) for word in ("no", "012", "1:30", "2020-11-23", "true", "~", "-3", "0.5")]
    ['no', '012', '1:30', '2020-11-23', True, None, -3, 0.5]
    """
    if word in _WORDS:
        return _WORDS[word]
    if word[0] in "-+0123456789":
        if _INTEGER.fullmatch(word):
            return int(word)
        if _FLOAT.fullmatch(word) and math.isfinite(float(word)):
            return float(word)
    return word


class _Builder:
    """Makes values and places from the parser's events; refuses what is not allowed as soon as it is met."""

    def __init__(self, text: str, file: str | None) -> None:
        self.text, self.file = text, file
        self.value: Any = None
        self.place: Place | None = None
        self.documents = 0
        self.stack: list[tuple[Any, Place]] = []
        #: The key whose value comes next: its text, and where it begins and ends.
        self.key: tuple[str, int, int] | None = None

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._refuse(event)
            start = event.start_mark.index
            if self.stack and self.key is None and type(self.stack[-1][0]) is dict:
                self._name(event.value, start, event.end_mark.index)
                return
            value = event.value if event.style or not event.implicit[0] else resolve(event.value)
            place = self._put(value, start, False)
            place.end = event.end_mark.index
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._refuse(event)
            start = event.start_mark.index
            if self.stack and self.key is None and type(self.stack[-1][0]) is dict:
                raise self._broken("a key that is not plain text", start)
            if len(self.stack) >= DEEPEST:
                raise self._broken(f"more than {DEEPEST} levels deep", start)
            mapping = kind == "MappingStartEvent"
            value = {} if mapping else []
            place = self._put(value, start, bool(event.flow_style))
            place.children = {} if mapping else []
            self.stack.append((value, place))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.stack.pop()[1].end = event.end_mark.index
        elif kind == "AliasEvent":
            offset = event.start_mark.index
            raise self._broken(f"refers to another place with *{event.anchor}", offset, "write it out")
        elif kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise self._broken("a second document begins", event.start_mark.index, "keep one in a file")

    def _put(self, value: Any, start: int, flow: bool) -> Place:
        place = Place(start, start, flow)
        if not self.stack:
            self.value, self.place = value, place
            return place
        around, at = self.stack[-1]
        if self.key is not None:
            name, place.key, place.key_end = self.key
            around[name] = value
            at.children[name] = place  # type: ignore[index, call-overload]
            self.key = None
        else:
            around.append(value)
            at.children.append(place)  # type: ignore[union-attr]
        return place

    def _name(self, name: str, start: int, end: int) -> None:
        around, at = self.stack[-1]
        if name in around:
            first = self.text.count("\n", 0, at.children[name].key) + 1  # type: ignore[index, call-overload]
            line = self.text.count("\n", 0, start) + 1
            hint = f"first on line {first}"
            raise BrokenGlossary("key given twice", file=self.file, line=line, text=name, hint=hint)
        self.key = name, start, end

    def _refuse(self, event: Any) -> None:
        offset = event.start_mark.index
        if event.anchor is not None:
            raise self._broken(f"names a place with &{event.anchor}", offset, "put the text in quotes")
        if event.tag is not None:
            raise self._broken(f"holds a tag, {event.tag}", offset, "put the text in quotes")

    def _broken(self, problem: str, offset: int, hint: str | None = None) -> BrokenGlossary:
        return BrokenGlossary(problem, file=self.file, line=self.text.count("\n", 0, offset) + 1, hint=hint)


def _not_yaml(error: Any, text: str, file: str | None) -> BrokenGlossary:
    """The parser's complaint with our line and, for the usual slips, what to try."""
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark is not None else 0
    problem = str(error.problem or error.context or "cannot be parsed")
    hint = None
    if "\t" in text[max(0, offset - 1) : offset + 1]:
        hint = "indent with blanks, not with tabs"
    elif "mapping values are not allowed" in problem:
        hint = "a text with a colon and a blank in it needs quotes"
    elif "cannot start any token" in problem or "expected <block end>" in problem or "simple key" in problem:
        hint = "a text that begins with a sign needs quotes; lines of one level begin in one column"
    return BrokenGlossary(f"not YAML: {problem}", file=file, line=text.count("\n", 0, offset) + 1, hint=hint)
