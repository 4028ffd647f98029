"""Exchange formats of concept entries, one file each.

A format defines ``EXTENSIONS`` (lower case, with the dot) and

``read(stream, *, name, source_language="en", target_language="zh-Hans") -> EntriesRead``
    what is wrong with one row or entry is kept as a value with its line, and the rest is read; an entry that comes
    without an id has the id ``""``
``write(glossary, stream, *, name="", source_language="en", target_language="zh-Hans") -> EntriesReceipt``
    deterministic bytes; what could not be written is in the receipt, never dropped in silence

``name`` is the file's name, for error messages and where one format has several extensions. The two languages are
for formats that hold one pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from glossary.model import Glossary
from tmx.errors import BrokenUnit


@dataclass(frozen=True, slots=True)
class Remark:
    """What happened to one entry on its way into a file, and why."""

    concept: str
    why: str


@dataclass(frozen=True, slots=True)
class EntriesRead:
    """What a file held: the entries and sources, and what could not be used, each with its line."""

    glossary: Glossary
    broken: tuple[BrokenUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class EntriesReceipt:
    """What became of the entries that were to be written."""

    #: How many entries stand in the file, and how many lines or terms they take.
    written: int
    terms: int
    #: Entries that do not stand in it.
    left_out: tuple[Remark, ...] = ()
    #: Entries that stand in it without something that the format cannot carry.
    adjusted: tuple[Remark, ...] = ()
