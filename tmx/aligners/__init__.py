"""Which segments of two texts say the same? One file here for each way to tell.

A plug-in has ``align(source, target, source_language, target_language, report) -> list[AlignedPair]``, in the order
of the texts, every segment in exactly one pair; and ``missing() -> str | None``, which says what it lacks to run, or
None. :func:`tmx.alignment.align` chooses one.
"""

from __future__ import annotations

from collections.abc import Callable

#: Reports how much of the work is done: a share between 0 and 1.
Progress = Callable[[float], None]
