"""The store of one machine: a SQLite file.

Units and their variants are rows; a hash of each folded text finds what is equal at once, and a full-text index of
words, Han characters and pairs of them finds what is contained (:mod:`tmx.stores._text` says why pairs; SQLite's own
trigram index finds nothing for a Chinese word of two characters, without a word of warning). The index keeps no
text of its own.
"""

from __future__ import annotations

import itertools
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tmx import folding
from tmx.model import KnownDocument, TranslationUnit
from tmx.stores import Changes, Occurrence, Store, StoredText, _plain, _text
from tmx.stores._sqlite_connections import Connections
from tmx.stores._sqlite_schema import hash_of, prepare, transaction


def accepts(location: str) -> bool:
    """Whether a location is this store's: a path, or ``sqlite:///path``."""
    return location.startswith("sqlite://") or ("://" not in location and location not in ("", ":memory:"))


def open_store(location: str) -> Store:
    """Open the file, or make it.

    :raises StoreError: when it is no memory, is damaged, or cannot be made.
    """
    return SqliteStore(Path(location.removeprefix("sqlite:///").removeprefix("sqlite://")))


class SqliteStore:
    """Units in a SQLite file; safe to use from many threads."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)
        self._one_change = threading.Lock()
        try:
            with self._connections.lent() as connection:
                prepare(connection, path, read_only=self._connections.read_only)
        except BaseException:
            self._connections.close()
            raise

    @contextmanager
    def changing(self) -> Iterator[Changes]:
        """Begin a change: one transaction."""
        with self._one_change, self._connections.lent() as connection, transaction(connection):
            yield _Changes(connection)
            connection.execute("UPDATE facts SET value = value + 1 WHERE name = 'revision'")

    def revision(self) -> int:
        """How many changes there were, by whatever program."""
        return int(self._value("SELECT value FROM facts WHERE name = 'revision'"))

    def __len__(self) -> int:
        return int(self._value("SELECT count(*) FROM units"))

    def get(self, unit_id: str) -> TranslationUnit | None:
        """The unit of that id, or None."""
        with self._connections.lent() as connection:
            return _get(connection, unit_id)

    def units(self, document: str | None = None) -> Iterator[TranslationUnit]:
        """Yield the units in their order, as they stood when the first was asked for."""
        where = ""
        values: tuple[str, ...] = ()
        if document is not None:
            # A unit of two documents names both, joined by " + ".
            where = "WHERE instr(' + ' || u.document || ' + ', ' + ' || ? || ' + ') > 0"
            values = (document,)
        query = (
            "SELECT u.position, u.id, u.rest, v.language, v.text, v.body FROM units u"
            f" JOIN variants v ON v.unit = u.position {where} ORDER BY u.position, v.place"
        )
        with self._connections.lent() as connection, closing(connection.execute(query, values)) as rows:
            for _, group in itertools.groupby(rows, key=lambda row: row[0]):
                of_unit = list(group)
                variants = tuple(_plain.variant_of(*row[3:]) for row in of_unit)
                yield _plain.unit_of(of_unit[0][1], of_unit[0][2], variants)

    def texts(self, language: str) -> Iterator[StoredText]:
        """Yield the texts in a language, of units that have a counterpart."""
        query = (
            "SELECT u.id, v.language, v.text FROM variants v JOIN units u ON u.position = v.unit"
            f" WHERE v.paired AND {_SPEAKS} ORDER BY v.unit, v.place"
        )
        values = (language, f"{language}-*")
        with self._connections.lent() as connection, closing(connection.execute(query, values)) as rows:
            for row in rows:
                yield StoredText(*row)

    def equal(self, text: str, language: str) -> list[StoredText]:
        """The texts equal to this one after folding."""
        folded = folding.fold_text(text)
        query = (
            "SELECT u.id, v.language, v.text FROM variants v JOIN units u ON u.position = v.unit"
            f" WHERE v.hash = ? AND v.paired AND {_SPEAKS} ORDER BY v.unit, v.place"
        )
        with self._connections.lent() as connection:
            rows = connection.execute(query, (hash_of(folded), language, f"{language}-*")).fetchall()
        return [StoredText(*row) for row in rows if folding.fold_text(row[2]) == folded]

    def containing(self, text: str, language: str | None = None) -> Iterator[Occurrence]:
        """Yield the variants that hold a text, the shortest first."""
        wanted = folding.fold_text(_encodable(text))
        if not wanted:
            return
        source, values = _candidates(wanted, language)
        query = f"SELECT v.number FROM {source} ORDER BY v.length, v.unit, v.place"
        with self._connections.lent() as connection, closing(connection.execute(query, values)) as numbers:
            # Only numbers are sorted; the texts are fetched for as long as somebody asks for more.
            for number in numbers:
                unit, tag, found = connection.execute(
                    "SELECT u.id, v.language, v.text FROM variants v JOIN units u ON u.position = v.unit"
                    " WHERE v.number = ?",
                    number,
                ).fetchone()
                spans = _text.spans(wanted, folding.fold_text(found), found)
                if spans:
                    yield Occurrence(unit, tag, found, spans)

    def count_containing(self, text: str, language: str | None = None) -> int:
        """How many units hold a text; by the index alone where that is exact."""
        wanted = folding.fold_text(_encodable(text))
        if not _text.is_exact(wanted):
            return len({occurrence.unit for occurrence in self.containing(text, language)})
        source, values = _candidates(wanted, language)
        with self._connections.lent() as connection:
            count: int = connection.execute(f"SELECT count(DISTINCT v.unit) FROM {source}", values).fetchone()[0]
        return count

    def documents(self) -> list[KnownDocument]:
        """The documents, in their order."""
        query = "SELECT name, digest, language, counterpart FROM documents ORDER BY rowid"
        with self._connections.lent() as connection:
            return [KnownDocument(*row) for row in connection.execute(query)]

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def _value(self, query: str) -> int:
        with self._connections.lent() as connection:
            value: int = connection.execute(query).fetchone()[0]
            return value


class _Changes:
    """A change under way, on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, unit_id: str) -> TranslationUnit | None:
        return _get(self._connection, unit_id)

    def put(self, unit: TranslationUnit) -> None:
        execute = self._connection.execute
        position = self._clear(unit.id)
        rest = _plain.unit_rest(unit)
        if position is None:
            query = "INSERT INTO units (id, document, rest) VALUES (?, ?, ?)"
            position = execute(query, (unit.id, unit.document, rest)).lastrowid
        else:
            execute("UPDATE units SET document = ?, rest = ? WHERE position = ?", (unit.document, rest, position))
        paired = len(set(unit.languages)) > 1
        for place, variant in enumerate(unit.variants):
            text = variant.text
            folded = folding.fold_text(text)
            number = execute(
                "INSERT INTO variants (unit, place, language, text, body, paired, length, hash)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    position,
                    place,
                    variant.language,
                    text,
                    _plain.variant_body(variant),
                    paired,
                    len(folded),
                    hash_of(folded),
                ),
            ).lastrowid
            execute("INSERT INTO words (rowid, singles, pairs) VALUES (?, ?, ?)", (number, *_text.streams(folded)))

    def remove(self, unit_id: str) -> bool:
        position = self._clear(unit_id)
        self._connection.execute("DELETE FROM units WHERE position = ?", (position,))
        return position is not None

    def put_document(self, document: KnownDocument) -> None:
        self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?) ON CONFLICT (name, digest)"
            " DO UPDATE SET language = excluded.language, counterpart = excluded.counterpart",
            (document.name, document.digest, document.language, document.counterpart),
        )

    def _clear(self, unit_id: str) -> int | None:
        """Take the variants of a unit out, with their index; its position, None where there is no such unit."""
        found = self._connection.execute("SELECT position FROM units WHERE id = ?", (unit_id,)).fetchone()
        if found is None:
            return None
        for number, text in self._connection.execute("SELECT number, text FROM variants WHERE unit = ?", found):
            # The index keeps no text, so it has to be told what it indexed.
            tokens = _text.streams(folding.fold_text(text))
            query = "INSERT INTO words (words, rowid, singles, pairs) VALUES ('delete', ?, ?, ?)"
            self._connection.execute(query, (number, *tokens))
        self._connection.execute("DELETE FROM variants WHERE unit = ?", found)
        position: int = found[0]
        return position


#: Takes the tag and the tag followed by ``-*``: ``zh`` means both scripts.
_SPEAKS = "(v.language = ? OR v.language GLOB ?)"


def _candidates(wanted: str, language: str | None) -> tuple[str, list[str]]:
    """What to select the variants ``v`` from that may hold a folded text, and the values for it."""
    match = _text.full_text_query(wanted)
    conditions = ["words MATCH ?"] if match else []
    values = [match] if match else []
    if language is not None:
        conditions.append(_SPEAKS)
        values += [language, f"{language}-*"]
    source = "words JOIN variants v ON v.number = words.rowid" if match else "variants v"
    return f"{source} WHERE {' AND '.join(conditions)}" if conditions else source, values


def _get(connection: sqlite3.Connection, unit_id: str) -> TranslationUnit | None:
    rows = connection.execute(
        "SELECT u.rest, v.language, v.text, v.body FROM units u JOIN variants v ON v.unit = u.position"
        " WHERE u.id = ? ORDER BY v.place",
        (_encodable(unit_id),),
    ).fetchall()
    if not rows:
        return None
    return _plain.unit_of(unit_id, rows[0][0], tuple(_plain.variant_of(*row[1:]) for row in rows))


def _encodable(text: str) -> str:
    """A text that SQLite can be asked about: half a surrogate pair occurs in no stored text."""
    return text.encode("utf-8", "replace").decode("utf-8")
