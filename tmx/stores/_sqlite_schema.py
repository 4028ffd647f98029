"""The tables of a memory in SQLite, and how they come to be.

``user_version`` is the version of these tables, ``application_id`` tells them from another program's. Hashes,
lengths and the full-text index are derived from folded texts, and made anew when folding has changed.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tmx import folding
from tmx.errors import StoreError
from tmx.stores import _text

_APPLICATION = 0x7067746D  # "pgtm": tells our file from another program's database
_VERSION = 1
_SCHEMA = """
CREATE TABLE units (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT,
    rest TEXT
);
CREATE TABLE variants (
    number INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL,
    place INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT,
    paired INTEGER NOT NULL,
    length INTEGER NOT NULL,
    hash INTEGER NOT NULL
);
CREATE UNIQUE INDEX variants_of_unit ON variants (unit, place);
CREATE INDEX variants_by_hash ON variants (hash);
CREATE TABLE documents (
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    language TEXT NOT NULL,
    counterpart TEXT,
    UNIQUE (name, digest)
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value NOT NULL);
INSERT INTO facts VALUES ('revision', 0), ('folding', '');
"""
# The tokenizer "ascii" leaves every character beyond ASCII as it is; tokens are parted by blanks alone.
_FULL_TEXT = "CREATE VIRTUAL TABLE words USING fts5 (singles, pairs, content='', tokenize='ascii')"


def prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    """Make the tables in a new file; refuse another program's; renew an index that is out of date.

    :raises StoreError: when the file is not a memory, or one that this version cannot use.
    """
    if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
        with transaction(connection):
            _create(connection, path)
    version, application = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id")
    )
    if application != _APPLICATION:
        raise StoreError("the database of another program", file=path, hint="name another file")
    if version > _VERSION:
        raise StoreError("written by a newer policy-glossary", file=path, hint="update the program")
    known = connection.execute("SELECT value FROM facts WHERE name = 'folding'").fetchone()[0]
    if known != folding.signature() and not read_only:
        with transaction(connection):
            _index_anew(connection)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _create(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables, unless another program was quicker."""
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            raise StoreError("the database of another program", file=path, hint="name another file")
        return
    for statement in (*_SCHEMA.split(";"), _FULL_TEXT):
        connection.execute(statement)
    connection.execute("UPDATE facts SET value = ? WHERE name = 'folding'", (folding.signature(),))
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _index_anew(connection: sqlite3.Connection) -> None:
    """Fold every text again: hashes, lengths and the full-text index."""
    connection.execute("DROP TABLE IF EXISTS words")
    connection.execute(_FULL_TEXT)
    for number, text in connection.execute("SELECT number, text FROM variants").fetchall():
        folded = folding.fold_text(text)
        query = "UPDATE variants SET length = ?, hash = ? WHERE number = ?"
        connection.execute(query, (len(folded), hash_of(folded), number))
        query = "INSERT INTO words (rowid, singles, pairs) VALUES (?, ?, ?)"
        connection.execute(query, (number, *_text.streams(folded)))
    connection.execute("UPDATE facts SET value = ? WHERE name = 'folding'", (folding.signature(),))


def hash_of(folded: str) -> int:
    """64 bits of a folded text, as SQLite keeps whole numbers."""
    digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
