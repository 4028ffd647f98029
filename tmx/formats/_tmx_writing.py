"""How is a unit written so that every tool's gate lets it through?

One invalid unit makes OmegaT refuse the whole file, so each unit is proven against the facts of the DTD before it
is written. What cannot be said in TMX is left out, and the receipt says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tmx.formats._settling import has_derived_id
from tmx.formats._tmx_elements import (
    ATTRIBUTE_PROPERTY,
    CODES,
    INSIDE,
    REMARK_ATTRIBUTES,
    REQUIRED,
    SEGMENT_TYPES,
    UNIT_ATTRIBUTES,
    VARIANT_ATTRIBUTES,
)
from tmx.languages import exchange_tag
from tmx.model import InlineCode, Note, Property, TranslationUnit, Variant

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unwritable(Exception):
    """Why a unit cannot stand in a TMX file."""


def header(version: str, source_language: str) -> str:
    """All that stands before the first unit. No clock time: the same units always make the same bytes."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="policy-glossary" creationtoolversion={_quoted(version)} segtype="sentence"'
        f' o-tmf="policy-glossary" adminlang="en" srclang={_quoted(exchange_tag(source_language))}'
        ' datatype="plaintext"/>\n<body>\n'
    )


FOOTER = "</body>\n</tmx>\n"


def unit_element(unit: TranslationUnit) -> tuple[str, list[str]]:
    """The ``tu`` element, and what of the unit TMX could not carry.

    An id that was only derived from the content is left out: the reader derives it again.

    :raises Unwritable: when the unit itself cannot be said in TMX.
    """
    losses: list[str] = []
    attributes, remarks = _sorted_out(unit.attributes, UNIT_ATTRIBUTES)
    id_ = [] if not unit.id or has_derived_id(unit) else [("tuid", unit.id)]
    lines = [f"<tu{_attributes(id_ + attributes)}>"]
    lines += _remarks(unit.notes, (*unit.properties, *remarks), losses)
    for variant in unit.variants:
        lines += _variant(variant, losses)
    element = "\n".join((*lines, "</tu>", ""))
    met = _FORBIDDEN.search(element)
    if met:
        raise Unwritable(f"holds the character U+{ord(met.group()):04X}, which XML forbids")
    return element, losses


def _variant(variant: Variant, losses: list[str]) -> list[str]:
    attributes, remarks = _sorted_out(variant.attributes, VARIANT_ATTRIBUTES)
    language = [("xml:lang", exchange_tag(variant.language, variant.region))]
    return [
        f"<tuv{_attributes(language + attributes)}>",
        *_remarks(variant.notes, (*variant.properties, *remarks), losses),
        # Nothing may stand between the tags but the text itself: OmegaT compares it to the letter.
        f"<seg>{_content(variant.content, 'seg', losses)}</seg>",
        "</tuv>",
    ]


def _content(content: Iterable[str | InlineCode], parent: str, losses: list[str]) -> str:
    written = []
    for part in content:
        if isinstance(part, str):
            written.append(_escaped(part))
            continue
        if part.element not in INSIDE[parent]:
            raise Unwritable(f"holds <{part.element}> inside <{parent}>, which TMX 1.4 forbids")
        met = dict(part.attributes)
        for name in REQUIRED.get(part.element, ()):
            if name not in met or (name == "pos" and met[name] not in ("begin", "end")):
                raise Unwritable(f"holds <{part.element}> without a valid {name!r}")
        kept = [(name, value) for name, value in met.items() if name in CODES[part.element]]
        losses += [f"attribute {name!r} of <{part.element}>" for name in met if name not in CODES[part.element]]
        inner = _content(part.content, part.element, losses)
        end = f">{inner}</{part.element}>" if inner else "/>"
        written.append(f"<{part.element}{_attributes(kept)}{end}")
    return "".join(written)


def _remarks(notes: Iterable[Note], properties: Iterable[Property], losses: list[str]) -> list[str]:
    lines = []
    for note in notes:
        lines.append(f"<note{_remark_attributes(note.attributes, losses)}>{_escaped(note.text)}</note>")
    for item in properties:
        attributes = f" type={_quoted(item.type)}{_remark_attributes(item.attributes, losses)}"
        lines.append(f"<prop{attributes}>{_escaped(item.text)}</prop>")
    return lines


def _remark_attributes(attributes: Iterable[tuple[str, str]], losses: list[str]) -> str:
    met = dict(attributes)
    losses += [f"attribute {name!r} of a note or property" for name in met if name not in REMARK_ATTRIBUTES]
    return _attributes([(name, value) for name, value in met.items() if name in REMARK_ATTRIBUTES])


def _sorted_out(
    attributes: Iterable[tuple[str, str]], known: frozenset[str]
) -> tuple[list[tuple[str, str]], list[Property]]:
    """Attributes that TMX has, and the others as properties."""
    met = dict(attributes)
    fits = {
        name: value for name, value in met.items() if name in known and (name != "segtype" or value in SEGMENT_TYPES)
    }
    others = [Property(ATTRIBUTE_PROPERTY + name, value) for name, value in met.items() if name not in fits]
    return list(fits.items()), others


def _attributes(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {name}={_quoted(value)}" for name, value in attributes)


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _quoted(text: str) -> str:
    text = _escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{text}"'
