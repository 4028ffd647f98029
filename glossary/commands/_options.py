"""Options and manners that commands share: where the workspace is, JSON out, tables, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from tmx.model import TranslationUnit

F = TypeVar("F", bound=Callable[..., Any])

#: Columns of a table that is written to a file or a pipe.
PLAIN_WIDTH = 120

#: Reports how much of a long work is done: a share between 0 and 1.
Progress = Callable[[float], None]


def workspace_option(function: F) -> F:
    """``-w DIR``: the workspace folder; without it, the current folder and those above are searched."""
    return click.option(
        "-w",
        "--workspace",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        metavar="DIR",
        help="Workspace folder (default: this folder or one above that holds glossary.toml).",
    )(function)


def json_option(function: F) -> F:
    """``--json``: the answer as JSON on standard output."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def rows_options(what: str) -> Callable[[F], F]:
    """``--format`` (table, tsv, jsonl) and ``--json`` of a command that answers in rows: ``format_``, ``as_json``."""

    def options(function: F) -> F:
        function = click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")(function)
        return click.option(
            "--format",
            "format_",
            type=click.Choice(["table", "tsv", "jsonl"]),
            default="table",
            show_default=True,
            help=f"How to print the {what}.",
        )(function)

    return options


def print_json(value: object) -> None:
    """One JSON value on standard output: UTF-8, readable."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_line(value: object) -> None:
    """One JSON value as one line (JSON Lines)."""
    click.echo(json.dumps(value, ensure_ascii=False))


def say(message: str) -> None:
    """Talk to the person: standard error, never mixed into the data."""
    click.echo(message, err=True)


def console() -> Console:
    """A console for tables on standard output; plain and of one width where that is not a terminal."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=PLAIN_WIDTH, no_color=True)


def place_of(unit: TranslationUnit) -> str:
    """Where a unit came from, for a table: its document, its id, and how sure the aligner was, a line each."""
    from tmx.model import PROPERTY_SCORE
    from tmx.units import short_name

    document, score = unit.document, unit.property_text(PROPERTY_SCORE)
    # The id of a harvested unit begins with its document's name; that of an imported one need not.
    named = document is None or unit.id.startswith(short_name(document).split(".")[0])
    aligned = f"aligned {score}" if score and len(unit.variants) > 1 else ""
    return "\n".join(filter(None, ["" if named else short_name(document or ""), unit.id, aligned]))


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """A progress bar on a terminal's standard error; silent elsewhere.

    >>> with progress("aligning") as report:
    ...     report(0.5)
    """
    if not sys.stderr.isatty():
        yield lambda share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=1.0)
        yield lambda share: bar.update(task, completed=share)
