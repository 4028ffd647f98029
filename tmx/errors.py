"""What can go wrong, said as a colleague would: what was met, where, and what to try.

Everything the user can cause descends from :class:`PolicyGlossaryError`. Each error keeps the file, the line and
the offending text as fields, so that a page or a report can show them apart, and prints as one line.
"""

from __future__ import annotations

from pathlib import Path

#: How much of an offending text one line of output can bear.
SHOWN_CHARACTERS = 60


class PolicyGlossaryError(Exception):
    """The root of every error that a user's input can cause.

    :param problem: what was met, without a final stop.
    :param file: the file it was met in, as the user named it.
    :param line: the line in that file, counted from 1.
    :param text: the text that was refused.
    :param hint: what to try, without a final stop.

    >>> print(PolicyGlossaryError("duplicate key", file="g.yaml", line=7, text="term", hint="remove one"))
    g.yaml:7: duplicate key: 'term'; remove one
    """

    def __init__(
        self,
        problem: str,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        text: str | None = None,
        hint: str | None = None,
    ) -> None:
        self.problem = problem
        self.file = str(file) if file is not None else None
        self.line = line
        self.text = text
        self.hint = hint
        super().__init__(problem)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place}: {self._what()}" if place else self._what()

    @property
    def why(self) -> str:
        """The same without the file, for a list that names the file itself.

        >>> PolicyGlossaryError("is empty", file="a.md").why, PolicyGlossaryError("cut off", file="a.md", line=2).why
        ('is empty', 'line 2: cut off')
        """
        return self._what() if self.line is None else f"line {self.line}: {self._what()}"

    def _what(self) -> str:
        shown = self.problem
        if self.text is not None:
            shown += f": {shorten(self.text)!r}"
        if self.hint is not None:
            shown += f"; {self.hint}"
        return " ".join(shown.split())


class UnreadableDocument(PolicyGlossaryError):
    """A document that cannot be read as text: missing, empty, binary, or in another encoding."""


class UnwritableFile(PolicyGlossaryError):
    """A file that cannot be written: no such folder, no permission, no room; what was there is still there."""


class UnsupportedFormat(PolicyGlossaryError):
    """A file whose name ends in something that no plug-in reads or writes."""


class BrokenFile(PolicyGlossaryError):
    """An exchange file (TMX, CSV ...) that cannot be read as what it says it is."""


class BrokenUnit(PolicyGlossaryError):
    """One unit of an exchange file that cannot be used; the rest of the file still can."""


class StoreError(PolicyGlossaryError):
    """A memory that cannot be opened, read or written."""


def shorten(text: str) -> str:
    """The text on one line, cut to what an error message can bear.

    >>> shorten("易地搬迁" * 30)[-3:]
    '地 …'
    """
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 2] + " …"
