"""Exchange formats of translation units, one file each.

A format defines ``EXTENSIONS`` (lower case, with the dot) and

``read(stream, *, name) -> Iterator[TranslationUnit | BrokenUnit]``
    streaming; what is wrong with one unit is yielded as a value with its line, and the rest is read
``write(units, stream, *, source_language="en", script=None, name="") -> WriteReceipt``
    deterministic bytes; what could not be written is in the receipt, never dropped in silence

``name`` is the file's name, for error messages and where one format has several extensions.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """What happened to one unit on its way into a file, and why."""

    unit: str
    why: str


@dataclass(frozen=True, slots=True)
class WriteReceipt:
    """What became of the units that were to be written."""

    #: How many stand in the file.
    written: int
    #: Units that do not stand in it.
    left_out: tuple[Remark, ...] = ()
    #: Units that stand in it without something that the format cannot carry.
    adjusted: tuple[Remark, ...] = ()
    #: The script of the file's Chinese, ``zh-Hans`` or ``zh-Hant``; None where it holds no Chinese.
    script: str | None = None

    def reasons(self) -> dict[str, int]:
        """Why units were left out: reason -> how many, in the order in which the reasons were first met."""
        counts: dict[str, int] = {}
        for remark in self.left_out:
            counts[remark.why] = counts.get(remark.why, 0) + 1
        return counts
