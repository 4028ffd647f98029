"""How is a file written so that it is never half there?

The new bytes go to a temporary file in the same folder, are forced to the disk, and take the old file's place in
one step; whatever goes wrong before that step leaves the old file as it was and no temporary file behind.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from tmx.errors import UnwritableFile

_TEMPORARY = ".writing-"


@contextmanager
def writing(path: Path | str) -> Iterator[BinaryIO]:
    """Open a file for writing bytes; it replaces what was there only when the block ends well.

    A link is followed, the permissions of the old file are kept, and something that is no file at all
    (``/dev/stdout``) is written to directly.

    :raises UnwritableFile: when the folder is missing, nothing may be written there, or the disk is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "术语.txt")
    ...     with writing(path) as stream:
    ...         _ = stream.write("对口帮扶 pairing assistance".encode())
    ...     path.read_text(encoding="utf-8")
    '对口帮扶 pairing assistance'
    """
    named = Path(path)
    final = Path(os.path.realpath(named))
    with _said_plainly(named):
        mode = final.stat().st_mode if final.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            if stat.S_ISDIR(mode):
                raise UnwritableFile("is a folder", file=named, hint="name a file in it")
            with final.open("wb") as stream:
                yield stream
            return
        if mode is not None and not os.access(final, os.W_OK):
            raise UnwritableFile("is read-only", file=named, hint="write to another name")
        # A short name of its own: a long Chinese name has no room left for a suffix (255 bytes).
        number, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=final.parent)
        try:
            with os.fdopen(number, "wb") as stream:
                yield cast(BinaryIO, stream)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            Path(temporary).replace(final)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _settle(final.parent)


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    """Turn the system's refusals to write this file into ours; errors about other files pass through."""
    try:
        yield
    except OSError as error:
        met = None if error.filename is None else Path(str(error.filename))
        ours = met is None or met.name.startswith(_TEMPORARY) or met == Path(os.path.realpath(path))
        if not ours or error.errno is None:
            raise
        missing = isinstance(error, FileNotFoundError)
        hint = "make the folder first" if missing else None
        problem = "cannot be written" if error.strerror is None else f"cannot be written: {error.strerror}"
        raise UnwritableFile(problem, file=path, hint=hint) from error


def _umask() -> int:
    """What the person's shell takes away from new files; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system offers that."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
