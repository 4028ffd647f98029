"""What happens to a unit whose id is known already?

The rules are those that translation tools offer on import: keep both, take the new one, keep the old one, or let the
dates decide. Each of them, applied to the same units twice, changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from tmx.errors import BrokenUnit
from tmx.model import InlineCode, TranslationUnit, Variant
from tmx.stores import Changes

OnDuplicate = Literal["add", "overwrite", "keep", "keep-newest"]
ON_DUPLICATE: tuple[OnDuplicate, ...] = ("add", "overwrite", "keep", "keep-newest")

Outcome = Literal["added", "unchanged", "replaced", "kept"]


def put(changes: Changes, unit: TranslationUnit, on_duplicate: OnDuplicate) -> Outcome:
    """Add one unit by a rule (see :meth:`tmx.memory.TranslationMemory.add`), and say what became of it."""
    stored = changes.get(unit.id)
    if stored == unit:
        return "unchanged"
    if stored is None:
        changes.put(unit)
        return "added"
    if on_duplicate == "overwrite" or (on_duplicate == "keep-newest" and _date(unit) > _date(stored)):
        changes.put(unit)
        return "replaced"
    if on_duplicate != "add" or _words(stored) == _words(unit):
        return "kept"
    number = 2
    while (stored := changes.get(f"{unit.id}~{number}")) is not None:
        if _words(stored) == _words(unit):
            return "unchanged"
        number += 1
    changes.put(replace(unit, id=f"{unit.id}~{number}"))
    return "added"


def _words(unit: TranslationUnit) -> list[tuple[str, object]]:
    """What a unit says, inline codes included."""
    return [(variant.language, variant.content) for variant in unit.variants]


def _date(unit: TranslationUnit) -> str:
    """When a unit was last changed, else made, its variants included; empty where nothing says so.

    TMX dates (``20210225T080000Z``) and ISO ones sort alike once their signs are gone.
    """
    attributes = [*unit.attributes, *(pair for variant in unit.variants for pair in variant.attributes)]
    for wanted in ("changedate", "creationdate"):
        dates = [value.replace("-", "").replace(":", "") for name, value in attributes if name == wanted]
        if dates:
            return max(dates)
    return ""


def refuse_unusable(unit: TranslationUnit) -> None:
    """Refuse a unit that no store could keep; here, so that all stores refuse alike.

    :raises BrokenUnit: for a unit without text or id, or with text that is not Unicode.
    """
    if not unit.id:
        raise BrokenUnit("a unit without an id", text=next((variant.text for variant in unit.variants), None))
    if not unit.variants:
        raise BrokenUnit("a unit without text", text=unit.id)
    for text in _strings(unit):
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise BrokenUnit("text that is not Unicode (half a surrogate pair)", text=ascii(text)) from error


def _strings(unit: TranslationUnit) -> Iterator[str]:
    """Yield every string in a unit."""
    yield unit.id
    parts: tuple[TranslationUnit | Variant, ...] = (unit, *unit.variants)
    for part in parts:
        for pair in part.attributes:
            yield from pair
        for note in part.notes:
            yield note.text
        for item in part.properties:
            yield from (item.type, item.text)
    for variant in unit.variants:
        yield from _strings_of(variant.content)


def _strings_of(content: tuple[str | InlineCode, ...]) -> Iterator[str]:
    for part in content:
        if isinstance(part, str):
            yield part
        else:
            for pair in part.attributes:
                yield from pair
            yield from _strings_of(part.content)
