"""Entries as a table, for people with a spreadsheet: one row a term, the entry's id in the first column.

The same reader takes what people have at hand: a table with a column for each language (``en``, ``中文`` is not
one, ``zh-CN`` is), one row an entry. Lists stand in one cell, parted by ``; ``. What a table cannot carry (relations,
proposals, a second context) is named in the receipt.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, cast

from glossary.formats import EntriesRead, EntriesReceipt, Remark
from glossary.model import ConceptEntry, Context, Glossary, Relations, Source, SourcedText, Term
from tmx.errors import BrokenFile, BrokenUnit
from tmx.languages import LANGUAGES, parse_tag
from tmx.tables import guarded, table_row, unguarded

EXTENSIONS = (".csv", ".tsv")

_ENTRY_COLUMNS = ("concept_id", "state", "subject")
_TERM_TEXTS = ("status", "type", "pos")
_MORE_TEXTS = (
    "first_mention",
    "note",
    "pinyin",
    "reliability",
    "match",
    "valid_from",
    "valid_until",
    "superseded_by",
)
_LISTS = ("regions", "sources", "not_in", "only_in")
COLUMNS = (
    *_ENTRY_COLUMNS,
    "language",
    "term",
    *_TERM_TEXTS,
    "regions",
    "definition",
    "concept_note",
    *_MORE_TEXTS,
    "context",
    "sources",
    "not_in",
    "only_in",
)
_OTHER_NAMES = {"id": "concept_id", "concept id": "concept_id", "cid": "concept_id", "lang": "language"}

_ID = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_Row = tuple[int, Mapping[str, str]]


def read(
    stream: BinaryIO, *, name: str, source_language: str = "en", target_language: str = "zh-Hans"
) -> EntriesRead:
    """Read a table; rows with one ``concept_id`` are one entry, rows without id stand by themselves.

    UTF-8 (with or without a byte order mark) and UTF-16 with one are read; cells are parted by a tab in a
    ``.tsv``, else by the sign (comma, semicolon, tab) that makes the header readable.

    :raises BrokenFile: when the file is empty, not UTF-8, not a table, or has no column for terms.

    >>> found = read(io.BytesIO("en,zh-CN\\npairing assistance,对口帮扶\\n".encode()), name="terms.csv")
    >>> [(tag, term.term) for tag, term in found.glossary.concepts[0].terms()]
    [('en', 'pairing assistance'), ('zh-Hans', '对口帮扶')]
    """
    columns, rows = _table(stream, name)
    broken: list[BrokenUnit] = []
    groups: dict[tuple[str, int], list[_Row]] = {}
    long = "term" in columns and "language" in columns
    tags = {column: _tag(column, target_language) for column in columns if _tag(column, target_language)}
    if not long and not tags:
        hint = "name the columns concept_id, language, term, or by languages: en, zh-Hans"
        raise BrokenFile("no column for terms", file=name, line=1, hint=hint)
    for line, row in rows:
        if row is None:
            broken.append(BrokenUnit("more cells than the header has", file=name, line=line))
            continue
        for each in [row] if long else _one_a_term(row, tags):
            id_ = each.get("concept_id", "")
            groups.setdefault((id_, 0 if id_ else line), []).append((line, each))
    entries: list[ConceptEntry] = []
    sources: dict[str, Source] = {}
    for (id_, _), group in groups.items():
        entry = _entry(id_, group, name, target_language, broken)
        if entry is not None:
            entries.append(entry)
            found = (_source(part) for _, row in group for part in _parts(row.get("sources", "")))
            sources.update({source.id: source for source in found})
    return EntriesRead(Glossary(tuple(entries), sources), tuple(broken))


def write(
    glossary: Glossary,
    stream: BinaryIO,
    *,
    name: str = "",
    source_language: str = "en",
    target_language: str = "zh-Hans",
    guard: bool = True,
) -> EntriesReceipt:
    """Write one row a term, UTF-8, lines ended by ``\\n``; parted by tabs when ``name`` ends in ``.tsv``.

    :param guard: put ``'`` before a cell that a spreadsheet would run as a formula.
    """
    delimiter = "\t" if name.lower().endswith(".tsv") else ","
    stream.write(table_row(COLUMNS, delimiter))
    terms = 0
    adjusted: list[Remark] = []
    for entry in sorted(glossary.concepts, key=lambda entry: entry.id):
        adjusted += [Remark(entry.id, loss) for loss in _losses(entry)]
        for row in _rows(entry):
            cells = [row.get(column, "") for column in COLUMNS]
            stream.write(table_row([guarded(cell) for cell in cells] if guard else cells, delimiter))
            terms += 1
    return EntriesReceipt(len(glossary.concepts), terms, adjusted=tuple(adjusted))


def _rows(entry: ConceptEntry) -> Iterator[dict[str, str]]:
    for language, terms in entry.langs.items():
        for number, term in enumerate(terms):
            row = {
                "concept_id": entry.id,
                "state": entry.state,
                "subject": "; ".join(entry.subject),
                "language": language,
                "term": term.term,
            }
            if number == 0 and language in entry.definition:
                row["definition"] = entry.definition[language].text
            if number == 0 and language in entry.notes:
                row["concept_note"] = entry.notes[language].text
            for column in (*_TERM_TEXTS, *_MORE_TEXTS):
                value = getattr(term, column)
                row[column] = "" if value is None else str(value)
            for column in _LISTS:
                row[column] = "; ".join(getattr(term, column))
            row["sources"] = "; ".join(term.sources)
            if term.contexts:
                row["context"] = term.contexts[0].text
            yield row


def _losses(entry: ConceptEntry) -> Iterator[str]:
    if entry.relations != Relations():
        yield "without its relations"
    if any(term.contexts[1:] for _, term in entry.terms()):
        yield "with the first context of each term only"
    if any(context.source or context.tu for _, term in entry.terms() for context in term.contexts):
        yield "without where its contexts stand"
    texts = {**entry.definition, **entry.notes}
    if any(text.source for text in (*entry.definition.values(), *entry.notes.values())):
        yield "without the sources of its definition and notes"
    if any(tag not in entry.langs for tag in texts):
        yield "without a definition or note in a language that has no term"
    if any("; " in text for _, term in entry.terms() for text in (*term.not_in, *term.only_in)):
        yield "with not_in or only_in cut at a semicolon"


def _entry(
    id_: str, group: Sequence[_Row], name: str, target_language: str, broken: list[BrokenUnit]
) -> ConceptEntry | None:
    """The entry of some rows; a row that cannot be used is reported, the others are."""
    langs: dict[str, list[Term]] = {}
    definition: dict[str, SourcedText] = {}
    notes: dict[str, SourcedText] = {}
    for line, row in group:
        tag = _tag(row.get("language", ""), target_language)
        if not tag or not row.get("term"):
            problem = "no term" if tag else "no language known here"
            text = row.get("language") or row.get("term") or id_
            broken.append(BrokenUnit(problem, file=name, line=line, text=text, hint=f"known: {', '.join(LANGUAGES)}"))
            continue
        try:
            langs.setdefault(tag, []).append(_term(row))
        except ValueError:
            problem = "the reliability is no whole number"
            broken.append(BrokenUnit(problem, file=name, line=line, text=row["reliability"]))
            continue
        if row.get("definition"):
            definition.setdefault(tag, SourcedText(row["definition"]))
        if row.get("concept_note"):
            notes.setdefault(tag, SourcedText(row["concept_note"]))
    if not langs:
        return None
    first = next(row for _, row in group)
    return ConceptEntry(
        id_,
        {tag: tuple(terms) for tag, terms in langs.items()},
        state=cast(Any, first.get("state") or "draft"),
        subject=_parts(first.get("subject", "")),
        definition=definition,
        notes=notes,
    )


def _term(row: Mapping[str, str]) -> Term:
    values: dict[str, Any] = {column: row[column] for column in (*_TERM_TEXTS, *_MORE_TEXTS) if row.get(column)}
    if "reliability" in values:
        values["reliability"] = int(values["reliability"])
    values |= {column: _parts(row[column]) for column in _LISTS if row.get(column)}
    if row.get("sources"):
        values["sources"] = tuple(_source(part).id for part in _parts(row["sources"]))
    if row.get("context"):
        values["contexts"] = (Context(row["context"]),)
    return Term(row["term"], **values)


def _one_a_term(row: Mapping[str, str], tags: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """A row with a column for each language, as rows with one term each."""
    shared = {column: cell for column, cell in row.items() if column not in tags}
    for number, (column, tag) in enumerate(each for each in tags.items() if row.get(each[0])):
        more = shared if number == 0 else {name: shared[name] for name in _ENTRY_COLUMNS if name in shared}
        yield {**more, "language": tag, "term": row[column]}


def _table(stream: BinaryIO, name: str) -> tuple[list[str], list[tuple[int, dict[str, str] | None]]]:
    """The names of the columns and the rows with their lines; None for a row that does not fit the header."""
    content = stream.read()
    if content[:2] == b"PK":
        raise BrokenFile("a workbook or an archive, not a table", file=name, hint="save it as CSV (UTF-8)")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenFile(f"not {error.encoding}", file=name, line=line, hint="save it as UTF-8") from error
    head = text.split("\n", 1)[0]
    if not head.strip():
        raise BrokenFile("the file is empty, or its first line is", file=name)
    delimiter = "\t" if name.lower().endswith(".tsv") else max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, dict[str, str] | None]] = []
    line = 1
    try:
        columns = [_column(cell) for cell in next(reader)]
        while True:
            line = reader.line_num + 1
            cells = next(reader, None)
            if cells is None:
                return columns, rows
            if any(cell.strip() for cell in cells):
                fits = len(cells) <= len(columns)
                row = {column: unguarded(cell) for column, cell in zip(columns, cells, strict=False) if cell.strip()}
                rows.append((line, row if fits else None))
    except csv.Error as error:
        raise BrokenFile(f"not a table: {error}", file=name, line=line) from error


def _column(heading: str) -> str:
    name = heading.strip()
    return _OTHER_NAMES.get(name.lower(), name if _tag(name, "") else name.lower())


def _tag(text: str, target_language: str) -> str:
    """Our tag for a language as any tool writes it; bare Chinese is the target's script. Empty if unknown."""
    tag = parse_tag(text)[0] if text else ""
    if tag == "zh":
        return target_language if target_language.startswith("zh") else "zh-Hans"
    return tag if tag in LANGUAGES else ""


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _source(cell: str) -> Source:
    """The source that a cell names, by its id or by its title."""
    if _ID.fullmatch(cell):
        return Source(cell, cell)
    words = re.sub("[^a-z0-9]+", "-", cell.lower()).strip("-")
    if not words or not words[0].isalpha() or not words.isascii():
        words = "source-" + hashlib.sha256(cell.encode("utf-8")).hexdigest()[:8]
    return Source(words, cell)
