"""How do two programs keep from writing the same file at once?

A lock file stands beside the file while it is being changed. The system frees a lock when its program ends, however
it ends, so a crash leaves nothing to clean up. Where the system has no such locks, the mere existence of the lock
file counts, until it is a minute old.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.errors import StaleGlossary
from tmx.errors import UnwritableFile

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

#: How long to wait for another program, and from what age on a lock file without a lock is left over; in seconds.
PATIENCE = 30.0
LEFT_OVER = 60.0
_PAUSE = 0.02


@contextmanager
def locked(path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file (or folder) while the block runs.

    :raises StaleGlossary: when another program holds it for longer than ``patience`` seconds.
    :raises UnwritableFile: when no lock file can be made there.
    """
    lock = path.with_name(f".{path.name}.lock")
    deadline = time.monotonic() + patience
    while (number := _take(lock, path)) is None:
        if time.monotonic() > deadline:
            raise StaleGlossary("another program is writing it", file=path, hint="try again when it is done")
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        # Removed before it is freed: whoever opens it from now on makes a new one.
        with contextlib.suppress(OSError):
            lock.unlink()
        os.close(number)


def _take(lock: Path, path: Path) -> int | None:
    """An open, locked descriptor; None while somebody else has it."""
    try:
        if fcntl is None:  # pragma: no cover - Windows
            return _create(lock)
        number = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UnwritableFile(f"cannot be written: {error.strerror}", file=path) from error
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The file may have been removed between opening and locking: then this lock guards nothing.
        if os.fstat(number).st_ino == lock.stat().st_ino:
            return number
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(number)
    return None


def _create(lock: Path) -> int | None:  # pragma: no cover - Windows
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL)
    except FileExistsError:
        with contextlib.suppress(OSError):
            if time.time() - lock.stat().st_mtime > LEFT_OVER:
                lock.unlink()
        return None
