"""How is a cell written so that a spreadsheet shows it and never runs it?

A cell that begins like a formula (``=``, ``+``, ``-``, ``@``, a tab ...) is run by spreadsheets that open the table
(OWASP, CSV injection). A straight apostrophe before it keeps it text; reading takes that apostrophe away again, so
that ``-ization`` comes back as ``-ization``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMULA = re.compile(r"'*[=+\-@\t\r\x00]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\x00]")


def table_row(cells: Iterable[str], delimiter: str) -> bytes:
    r"""A row as bytes, quoted where it must be.

    Not by ``csv.writer``: with ``\n`` as line end it leaves a ``\r`` in a cell unquoted.

    >>> table_row(["five guarantees", "保吃,保穿"], ",").decode()
    'five guarantees,"保吃,保穿"\n'
    """
    quoted = (
        '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in f'{delimiter}"\r\n') else cell
        for cell in cells
    )
    return (delimiter.join(quoted) + "\n").encode("utf-8")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> guarded("-ization"), guarded("对口帮扶")
    ("'-ization", '对口帮扶')
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before :func:`guarded`.

    >>> unguarded(guarded("=1+1")), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if _GUARDED.match(cell) else cell
