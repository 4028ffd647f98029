"""``glossary doctor``: what is in place, which setting won and why, and what to try where something is broken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.commands._options import console, json_option, print_json, workspace_option

if TYPE_CHECKING:
    from glossary.diagnosis import Diagnosis


@click.command(name="doctor")
@json_option
@workspace_option
@click.pass_context
def command(context: click.Context, as_json: bool, folder: Path | None) -> None:
    """Look at the workspace and at what is installed.

    Nothing is changed. Exit status 1 when something that is there cannot be used.

    \b
    Example:
      glossary doctor
    """
    from glossary.diagnosis import diagnose

    found = diagnose(folder)
    if as_json:
        print_json(_plain(found))
    else:
        _print(found)
    context.exit(1 if found.broken else 0)


def _plain(found: Diagnosis) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "version": found.version,
        "python": found.python,
        "workspace": None if found.workspace is None else str(found.workspace),
        "settings": [asdict(setting) for setting in found.settings],
        "files": found.files,
        "counts": found.counts,
        "parts": [asdict(part) for part in found.parts],
        "checks": [
            {"name": check.name, "ok": check.ok, "found": check.found, "try": check.try_} for check in found.checks
        ],
        "ok": not found.broken,
    }


def _print(found: Diagnosis) -> None:
    _table("", [("policy-glossary", found.version), ("Python", found.python)])
    where = "none here; glossary harvest makes one" if found.workspace is None else str(found.workspace)
    _table("", [("workspace", where)])
    _table("Settings", [(one.name, one.value, f"({one.origin})") for one in found.settings])
    sizes = [(name, "missing" if size is None else f"{size:,} bytes") for name, size in found.files.items()]
    _table("Files", sizes)
    _table("Counts", [(name, f"{count:,}") for name, count in found.counts.items()])
    parts = [
        (one.name, one.version or "not installed", one.purpose if one.version else one.without) for one in found.parts
    ]
    _table("Parts", parts)
    checks = [("ok" if one.ok else "BROKEN", one.name, one.found) for one in found.checks]
    _table("Checks", checks)
    for check in found.checks:
        if not check.ok and check.try_:
            click.echo(f"To try ({check.name}): {check.try_}.")


def _table(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return
    table = Table(box=None, show_header=False, pad_edge=False)
    for _ in rows[0]:
        table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    if title:
        click.echo(f"\n{title}")
    console().print(table)
