"""How do many threads share one SQLite file, and what does SQLite's complaint mean to a person?

A connection is lent to whoever reads and taken back afterwards, so a web server needs no more of them than it has
readers at one moment. SQLite's write-ahead log lets them read while one writes.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tmx.errors import StoreError

_PATIENCE_SECONDS = 30.0
_RESTORE = "move it away, then run glossary import memory.tmx"


class Connections:
    """Connections to one database file, lent one at a time to whoever asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        #: Where nothing may be written, the file is read as it stands.
        self.read_only = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for the length of a block, and turn SQLite's errors into ours."""
        with said_plainly(self.path):
            if self._closed:
                raise StoreError("the memory is closed", file=self.path)
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            connection = connection or self._connect()
            try:
                yield connection
            finally:
                with self._lock:
                    keep = not self._closed
                    if keep:
                        self._idle.append(connection)
                if not keep:
                    connection.close()

    def close(self) -> None:
        """Close the idle connections now, and each lent one when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        if not self.path.parent.is_dir():
            raise StoreError("no such folder", file=self.path, hint="make the folder first")
        address = self.path.resolve().as_uri() + ("?mode=ro&immutable=1" if self.read_only else "")
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            if not self.read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -16000")
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into one line that says what to try."""
    try:
        yield
    except sqlite3.Error as error:
        message = str(error)
        if "not a database" in message:
            raise StoreError("not a translation memory", file=path, hint=_RESTORE) from error
        if "malformed" in message or "disk image" in message:
            raise StoreError("the memory is damaged", file=path, hint=_RESTORE) from error
        if "locked" in message:
            raise StoreError("the memory is being written by another program", file=path, hint="try again") from error
        if "readonly" in message:
            raise StoreError("the memory is read-only", file=path) from error
        raise StoreError(f"the memory cannot be used: {message}", file=path) from error
