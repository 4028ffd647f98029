"""What a file leaves open, settled from what it holds: which Chinese is meant by ``zh``, and what a unit is called.

Many tools write bare ``zh``. A text with characters that only one script has says which it is; a text without any
(``五保``) goes with the file, so that one document is not split in two. A unit that came without an id is called
by its content: ``u-`` and a hash. Because that name can be made again from the unit at any time, writers leave it
out and a file without ids stays a file without ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from tmx.errors import BrokenUnit
from tmx.languages import exchange_tag, parse_tag, zh
from tmx.model import InlineCode, TranslationUnit, Variant

#: How many units may wait for the first one that tells the script of the file.
_PATIENCE = 1000


def derived_id(unit: TranslationUnit) -> str:
    """The id of a unit that came without one, from its texts, codes, notes and properties (not its dates).

    >>> unit = TranslationUnit("", (Variant("en", ("five guarantees",)), Variant("zh-Hans", ("五保",))))
    >>> derived_id(unit)
    'u-f5ad67f371ab'
    """
    variants = [(variant.language, _plain(variant.content)) for variant in unit.variants]
    notes = [note.text for note in unit.notes]
    properties = [(item.type, item.text) for item in unit.properties]
    content = repr((variants, notes, properties)).encode("utf-8", "backslashreplace")
    return "u-" + hashlib.sha256(content).hexdigest()[:12]


def has_derived_id(unit: TranslationUnit) -> bool:
    """Whether the unit's id is no more than a name made from its content."""
    return unit.id.startswith("u-") and unit.id == derived_id(unit)


def settled(units: Iterable[TranslationUnit | BrokenUnit]) -> Iterator[TranslationUnit | BrokenUnit]:
    """Yield the units with every bare ``zh`` judged and every empty id filled, in their order."""
    traditional = simplified = 0
    waiting: list[TranslationUnit | BrokenUnit] = []
    for unit in units:
        if isinstance(unit, TranslationUnit):
            for variant in unit.variants:
                if variant.language == "zh":
                    counts = _counts(variant.text)
                    traditional, simplified = traditional + counts[0], simplified + counts[1]
        file_script = "zh-Hant" if traditional > simplified else "zh-Hans"
        if not waiting and (traditional or simplified or not _leaves_script_open(unit)):
            yield _settle(unit, file_script)
            continue
        waiting.append(unit)
        if traditional or simplified or len(waiting) >= _PATIENCE:
            for waited in waiting:
                yield _settle(waited, file_script)
            waiting = []
    for waited in waiting:
        yield _settle(waited, "zh-Hans")


def language_of(tag: str) -> tuple[str, str] | None:
    """(Our tag, region) of a tag as met in a file; None where it names no language (``*all*``, ``x``)."""
    language, region = parse_tag(tag)
    if region and exchange_tag(language, region) == exchange_tag(language):
        region = ""  # the CN of zh-CN only says which script: it is written anyway, and a unit without it is the same
    subtag = language.split("-")[0]
    return (language, region) if subtag.isascii() and subtag.isalpha() and 2 <= len(subtag) <= 8 else None


def _leaves_script_open(unit: TranslationUnit | BrokenUnit) -> bool:
    return isinstance(unit, TranslationUnit) and "zh" in unit.languages


def _settle(unit: TranslationUnit | BrokenUnit, file_script: str) -> TranslationUnit | BrokenUnit:
    if isinstance(unit, BrokenUnit):
        return unit
    if "zh" in unit.languages:
        unit = replace(unit, variants=tuple(_with_script(variant, file_script) for variant in unit.variants))
    return unit if unit.id else replace(unit, id=derived_id(unit))


def _with_script(variant: Variant, file_script: str) -> Variant:
    if variant.language != "zh":
        return variant
    traditional, simplified = _counts(variant.text)
    if traditional == simplified:
        return replace(variant, language=file_script)
    return replace(variant, language="zh-Hant" if traditional > simplified else "zh-Hans")


@lru_cache(maxsize=_PATIENCE)
def _counts(text: str) -> tuple[int, int]:
    """Each text is asked about twice: for the file, and for itself."""
    return zh.script_counts(text)


def _plain(content: tuple[str | InlineCode, ...]) -> list[object]:
    return [
        part if isinstance(part, str) else (part.element, part.attributes, _plain(part.content)) for part in content
    ]
