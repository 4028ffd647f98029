"""Units as a table: one row a unit, one column a language, for people with a spreadsheet.

The header says what a column is: ``id``, a language tag (``en``, ``zh-Hans``, ``zh_TW``), ``note``,
``attribute:NAME`` for a unit's dates and the like; every other column is a property of that type. A property whose
type would read as one of those is written ``property:TYPE``. What needs more than a cell (inline codes, what
belongs to one variant) is named in the receipt.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from tmx.errors import BrokenFile, BrokenUnit
from tmx.formats import Remark, WriteReceipt, _settling
from tmx.languages import LANGUAGES, parse_tag
from tmx.model import Note, Property, TranslationUnit, Variant
from tmx.tables import guarded, table_row, unguarded

EXTENSIONS = (".csv", ".tsv")

#: (what it is, its name): ("id", ""), ("variant", "zh-Hans"), ("note", ""), ("attribute", "changedate") ...
_Column = tuple[str, str]

#: The columns of a table without rows, so that it can be read as what it is.
_NOTHING: dict[tuple[_Column, int], None] = {(("variant", "en"), 0): None, (("variant", "zh-Hans"), 0): None}

_OTHER_TAG = re.compile(r"[a-z]{2}|[a-z]{2,3}(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|[0-9]{3})){1,2}")


def read(stream: BinaryIO, *, name: str) -> Iterator[TranslationUnit | BrokenUnit]:
    """Yield the units of a table in their order; a row that cannot be used is yielded as the error it is.

    UTF-8 (with or without a byte order mark) and UTF-16 with one are read; cells are parted by a tab in a
    ``.tsv``, else by the sign (comma, semicolon, tab) that makes the header readable. The ``'`` that guards a cell
    against being run as a formula is taken off.

    :raises BrokenFile: when the file is empty, not UTF-8, not a table, or has no column for a language.

    >>> table = "id,en,zh-Hans,domain\\n1,pairing assistance,对口帮扶,poverty\\n"
    >>> [unit] = read(io.BytesIO(table.encode()), name="a.csv")
    >>> unit.text("zh-Hans"), unit.property_text("domain")
    ('对口帮扶', 'poverty')
    """
    return _settling.settled(_units(stream, name))


def write(
    units: Iterable[TranslationUnit],
    stream: BinaryIO,
    *,
    source_language: str = "en",
    script: str | None = None,
    name: str = "",
    guard: bool = True,
) -> WriteReceipt:
    """Write units as a table, UTF-8, lines ended by ``\\n``; tab-parted when ``name`` ends in ``.tsv``.

    Scripts have columns of their own, so none is left out unless ``script`` asks for one.

    :param source_language: its column comes first.
    :param guard: put ``'`` before a cell that a spreadsheet would run as a formula.
    """
    kept = list(units)
    other = {"zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}.get(script or "")
    rows: list[dict[tuple[_Column, int], str]] = []
    left_out: list[Remark] = []
    adjusted: list[Remark] = []
    columns: dict[tuple[_Column, int], None] = {}
    for unit in kept:
        row, losses = _row(unit, other)
        if not any(kind == "variant" for (kind, _), _ in row):
            left_out.append(Remark(unit.id, "has no text"))
            continue
        rows.append(row)
        columns.update(dict.fromkeys(row))
        adjusted += [Remark(unit.id, loss) for loss in losses]
    ordered = _in_order(columns or _NOTHING, source_language)
    delimiter = "\t" if name.lower().endswith(".tsv") else ","
    stream.write(table_row([_heading(column) for column, _ in ordered], delimiter))
    for row in rows:
        cells = [row.get(column, "") for column in ordered]
        stream.write(table_row([guarded(cell) for cell in cells] if guard else cells, delimiter))
    return WriteReceipt(len(rows), tuple(left_out), tuple(adjusted), script)


def _units(stream: BinaryIO, name: str) -> Iterator[TranslationUnit | BrokenUnit]:
    text = _decoding(stream, name)
    line = 1
    try:
        first = text.readline()
        if not first.strip():
            raise BrokenFile("the file is empty, or its first line is", file=name)
        reader = csv.reader(chain([first], text), delimiter=_delimiter(first, name))
        columns = [_column(cell) for cell in next(reader, [])]
        if not any(kind == "variant" for kind, _ in columns):
            hint = "name the columns id, en, zh-Hans"
            raise BrokenFile("no column is named for a language", file=name, line=1, text=first, hint=hint)
        while True:
            line = reader.line_num + 1
            row = next(reader, None)
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield _unit(row, columns, name, line)
    except UnicodeDecodeError as error:
        raise BrokenFile(f"not {error.encoding}", file=name, hint="save it as UTF-8") from error
    except csv.Error as error:
        raise BrokenFile(f"not a table: {error}", file=name, line=line) from error
    finally:
        text.detach()  # the stream belongs to the caller


def _unit(row: list[str], columns: Sequence[_Column], name: str, line: int) -> TranslationUnit | BrokenUnit:
    if len(row) > len(columns):
        problem = f"a row of {len(row)} cells under a header of {len(columns)}"
        return BrokenUnit(problem, file=name, line=line, text=row[0])
    cells: dict[str, list[tuple[str, str]]] = {}
    for (kind, key), cell in zip(columns, row, strict=False):
        if cell:
            cells.setdefault(kind, []).append((key, unguarded(cell)))
    if "variant" not in cells:
        return BrokenUnit("a row without text in any language", file=name, line=line, text=" ".join(row))
    variants = []
    for tag, text in cells["variant"]:
        language, region = parse_tag(tag)
        variants.append(Variant(language, (text,), region))
    return TranslationUnit(
        cells.get("id", [("", "")])[0][1],
        tuple(variants),
        tuple(Note(text) for _, text in cells.get("note", ())),
        tuple(Property(type_, text) for type_, text in cells.get("property", ())),
        tuple(cells.get("attribute", ())),
    )


def _row(unit: TranslationUnit, other_script: str | None) -> tuple[dict[tuple[_Column, int], str], list[str]]:
    """The cells of a unit by column (the second of two equal columns is number 1), and what did not fit."""
    losses: list[str] = []
    cells: list[tuple[_Column, str]] = []
    if unit.id and not _settling.has_derived_id(unit):
        cells.append((("id", ""), unit.id))
    for variant in unit.variants:
        if variant.language == other_script:
            losses.append("the variant in the other script")
            continue
        if any(not isinstance(part, str) for part in variant.content):
            losses.append("inline codes")
        if variant.notes or variant.properties or variant.attributes:
            losses.append(f"notes, properties or dates of the {variant.language} variant")
        tag = f"{variant.language}-{variant.region}" if variant.region else variant.language
        cells.append((("variant", tag), variant.text))
    if any(note.attributes for note in unit.notes) or any(item.attributes for item in unit.properties):
        losses.append("attributes of a note or property")
    cells += [(("note", ""), note.text) for note in unit.notes]
    cells += [(("attribute", key), value) for key, value in unit.attributes]
    cells += [(("property", item.type), item.text) for item in unit.properties]
    row: dict[tuple[_Column, int], str] = {}
    met: dict[_Column, int] = {}
    for column, cell in cells:
        if not cell:
            losses.append(f"an empty {column[0]}")
        else:
            row[column, met.get(column, 0)] = cell
            met[column] = met.get(column, 0) + 1
    return row, losses


def _in_order(columns: Iterable[tuple[_Column, int]], source_language: str) -> list[tuple[_Column, int]]:
    """Id, the source language, the other languages, notes, attributes, properties; each as first met."""
    kinds = ("id", "variant", "note", "attribute", "property")

    def place(column: tuple[_Column, int]) -> tuple[int, bool]:
        (kind, key), _ = column
        return kinds.index(kind), kind == "variant" and parse_tag(key)[0] != source_language

    return sorted({(("id", ""), 0): None, **dict.fromkeys(columns)}, key=place)


def _column(heading: str) -> _Column:
    prefix, colon, rest = heading.partition(":")
    if colon and prefix.strip() in ("attribute", "property"):
        return prefix.strip(), rest
    name = heading.strip()
    if name.lower() in ("id", "note"):
        return name.lower(), ""
    if parse_tag(name)[0] in (*LANGUAGES, "zh") or _OTHER_TAG.fullmatch(name):
        return "variant", name
    return "property", name


def _heading(column: _Column) -> str:
    kind, key = column
    if kind == "attribute":
        return f"attribute:{key}"
    if kind == "property":
        return key if _column(key) == column and key.isprintable() else f"property:{key}"
    return key or kind


def _delimiter(header: str, name: str) -> str:
    if name.lower().endswith(".tsv"):
        return "\t"

    def languages(sign: str) -> int:
        return sum(_column(cell)[0] == "variant" for cell in next(csv.reader([header], delimiter=sign), []))

    return max(",;\t", key=languages)


def _decoding(stream: BinaryIO, name: str) -> io.TextIOWrapper:
    start = stream.read(4)
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if start[:2] == b"PK":
        raise BrokenFile("a workbook or an archive, not a table", file=name, hint="save it as CSV (UTF-8)")
    if encoding == "utf-8-sig" and b"\x00" in start:
        raise BrokenFile("binary, not a table", file=name, hint="save it as CSV (UTF-8)")
    if not stream.seekable():
        stream = io.BytesIO(start + stream.read())
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, newline="")
