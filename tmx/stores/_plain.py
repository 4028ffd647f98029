"""Units as plain JSON, for stores that keep text: a unit comes back exactly as it went in."""

from __future__ import annotations

import json
from typing import Any

from tmx.model import InlineCode, Note, Property, TranslationUnit, Variant


def unit_rest(unit: TranslationUnit) -> str | None:
    """Everything of a unit but its id and variants; None when that is nothing."""
    rest = _remarks(unit.notes, unit.properties, unit.attributes)
    return _json(rest) if any(rest) else None


def variant_body(variant: Variant) -> str | None:
    """Everything of a variant but its language and plain text; None when the text is all there is."""
    remarks = _remarks(variant.notes, variant.properties, variant.attributes)
    if variant.content == (variant.text,) and not variant.region and not any(remarks):
        return None
    return _json([_content(variant.content), variant.region, *remarks])


def variant_of(language: str, text: str, body: str | None) -> Variant:
    """The variant that :func:`variant_body` was asked about."""
    if body is None:
        return Variant(language, (text,))
    content, region, *remarks = json.loads(body)
    notes, properties, attributes = _remarks_of(remarks)
    return Variant(language, _content_of(content), region, notes, properties, attributes)


def unit_of(id_: str, rest: str | None, variants: tuple[Variant, ...]) -> TranslationUnit:
    """The unit that :func:`unit_rest` was asked about."""
    if rest is None:
        return TranslationUnit(id_, variants)
    notes, properties, attributes = _remarks_of(json.loads(rest))
    return TranslationUnit(id_, variants, notes, properties, attributes)


def _remarks(
    notes: tuple[Note, ...], properties: tuple[Property, ...], attributes: tuple[tuple[str, str], ...]
) -> list[list[Any]]:
    return [
        [[note.text, note.attributes] for note in notes],
        [[item.type, item.text, item.attributes] for item in properties],
        list(attributes),
    ]


def _remarks_of(
    remarks: list[Any],
) -> tuple[tuple[Note, ...], tuple[Property, ...], tuple[tuple[str, str], ...]]:
    notes, properties, attributes = remarks
    return (
        tuple(Note(text, _pairs(met)) for text, met in notes),
        tuple(Property(type_, text, _pairs(met)) for type_, text, met in properties),
        _pairs(attributes),
    )


def _content(content: tuple[str | InlineCode, ...]) -> list[Any]:
    return [
        part if isinstance(part, str) else [part.element, part.attributes, _content(part.content)] for part in content
    ]


def _content_of(content: list[Any]) -> tuple[str | InlineCode, ...]:
    return tuple(
        part if isinstance(part, str) else InlineCode(part[0], _pairs(part[1]), _content_of(part[2]))
        for part in content
    )


def _pairs(pairs: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in pairs)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
