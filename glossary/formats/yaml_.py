"""Entries in the project's own format: a glossary file, as it lies in a workspace."""

from __future__ import annotations

from typing import BinaryIO

from glossary.errors import BrokenGlossary
from glossary.formats import EntriesRead, EntriesReceipt
from glossary.model import Glossary
from glossary.plain import glossary_to_yaml, sound_part_from_yaml
from glossary.strict_yaml import parse

EXTENSIONS = (".yaml", ".yml")


def read(
    stream: BinaryIO, *, name: str, source_language: str = "en", target_language: str = "zh-Hans"
) -> EntriesRead:
    """Read a glossary file; an entry that is not what the schema asks for is kept out and named with its line.

    :raises BrokenGlossary: when the file is not UTF-8, not YAML, or its head is not a glossary's.
    """
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenGlossary("not UTF-8", file=name, line=line, hint="save it as UTF-8") from error
    return EntriesRead(*sound_part_from_yaml(parse(text, file=name), file=name))


def write(
    glossary: Glossary,
    stream: BinaryIO,
    *,
    name: str = "",
    source_language: str = "en",
    target_language: str = "zh-Hans",
) -> EntriesReceipt:
    """Write a glossary file in canonical form; nothing is left out, whatever the languages."""
    stream.write(glossary_to_yaml(glossary).encode("utf-8"))
    terms = sum(len(tuple(entry.terms())) for entry in glossary.concepts)
    return EntriesReceipt(len(glossary.concepts), terms)
