"""``glossary import FILE...``: terms into the glossary, units into the memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from glossary.commands._options import console, json_option, print_json, say, workspace_option

if TYPE_CHECKING:
    from glossary.workspace import Workspace
    from tmx.errors import BrokenUnit
    from tmx.memory import Added, TranslationMemory
    from tmx.model import TranslationUnit

#: How many broken units are named on a screen.
_SHOWN = 20


@dataclass(slots=True)
class _Outcome:
    """What became of one file."""

    file: str
    #: ``terms`` or ``units``.
    what: str
    read: int = 0
    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    kept: int = 0
    broken: list[dict[str, Any]] = field(default_factory=list)


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "what", type=click.Choice(["terms", "units"]), help="What the files hold (default: it shows).")
@click.option(
    "--on-duplicate",
    type=click.Choice(["add", "overwrite", "keep", "keep-newest"]),
    default="add",
    show_default=True,
    help="When something is known already and differs.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--source-language", default="en", show_default=True, metavar="TAG", help="Of files without tags.")
@click.option("--target-language", default="zh-Hans", show_default=True, metavar="TAG", help="Of files without tags.")
@json_option
@workspace_option
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    what: Literal["terms", "units"] | None,
    on_duplicate: Literal["add", "overwrite", "keep", "keep-newest"],
    dry_run: bool,
    source_language: str,
    target_language: str,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Take in terms (CSV, TSV, OmegaT, YAML) or translation units (TMX, CSV, TSV).

    \b
    The workspace is made where there is none. What is broken is kept out and
    named with its line; the rest is taken in. Importing a file again changes
    nothing.

    \b
    Examples:
      glossary import memory.tmx
      glossary import terms.csv --as terms --on-duplicate keep
      glossary import old-glossary.utf8 --dry-run
    """
    from glossary.workspace import find_or_plan_workspace

    workspace = find_or_plan_workspace(folder)
    kinds = [what or _kind(file) for file in files]
    outcomes = []
    for file, kind in zip(files, kinds, strict=True):
        if kind == "terms":
            outcomes.append(_terms(file, workspace, on_duplicate, dry_run, (source_language, target_language)))
        else:
            outcomes.append(_units(file, workspace, on_duplicate, dry_run))
    if as_json:
        print_json({"dry_run": dry_run, "files": [asdict(outcome) for outcome in outcomes]})
    else:
        _print(outcomes, dry_run)
    if any(outcome.broken for outcome in outcomes) and not any(outcome.read for outcome in outcomes):
        context.exit(2)


def _kind(file: Path) -> Literal["terms", "units"]:
    """What a file holds by its extension; a table by its header, where that says it."""
    from glossary.errors import WrongUse
    from tmx.errors import BrokenFile

    if file.suffix.lower() == ".tmx":
        return "units"
    if file.suffix.lower() not in (".csv", ".tsv"):
        return "terms"
    try:
        with file.open("rb") as stream:
            head = stream.readline(4096).decode("utf-8-sig", "replace").lower()
    except OSError as error:
        raise BrokenFile(f"cannot be read: {error.strerror}", file=file) from error
    if {"term", "concept_id"} & {cell.strip(' "\r\n') for sign in ",;\t" for cell in head.split(sign)}:
        return "terms"
    raise WrongUse("a table of terms or of units?", file=file, hint="say --as terms or --as units")


def _terms(
    file: Path,
    workspace: Workspace,
    on_duplicate: Literal["add", "overwrite", "keep", "keep-newest"],
    dry_run: bool,
    languages: tuple[str, str],
) -> _Outcome:
    from glossary.exchange import read_entries, take_in
    from glossary.model import Glossary
    from glossary.store import edit_glossary, glossary_digest, glossary_files, read_glossary
    from glossary.workspace import create_workspace

    read = read_entries(file, source_language=languages[0], target_language=languages[1])
    path = workspace.glossary_path
    digest = glossary_digest(path)
    known = read_glossary(path) if glossary_files(path) else Glossary()
    found = take_in(known, read, on_duplicate)
    if not dry_run and read.glossary.concepts:
        create_workspace(workspace)
        edit_glossary(path, found.edits, expected_digest=digest)
    broken = [_broken(error) for error in found.broken]
    counts = (found.added, found.unchanged, found.replaced, found.kept)
    return _Outcome(str(file), "terms", len(read.glossary.concepts), *counts, broken)


def _units(
    file: Path, workspace: Workspace, on_duplicate: Literal["add", "overwrite", "keep", "keep-newest"], dry_run: bool
) -> _Outcome:
    from itertools import chain

    from glossary.workspace import create_workspace
    from tmx.errors import BrokenUnit
    from tmx.exchange import read_units
    from tmx.memory import TranslationMemory

    outcome = _Outcome(str(file), "units")

    def sound(units: Iterator[TranslationUnit | BrokenUnit]) -> Iterator[TranslationUnit]:
        for unit in units:
            if isinstance(unit, BrokenUnit):
                outcome.broken.append(_broken(unit))
            else:
                outcome.read += 1
                yield unit

    units = sound(read_units(file))
    # What is no such file at all is found out here, before anything is made.
    first = list(islice(units, 1))
    location = workspace.memory_location
    if dry_run:
        there = "://" in location or Path(location).exists()
        with TranslationMemory.open(location if there else ":memory:") as memory:
            added = _rehearsed(memory, chain(first, units), on_duplicate)
    elif first:
        create_workspace(workspace)
        with TranslationMemory.open(location) as memory:
            added = memory.add(chain(first, units), on_duplicate)
    else:
        return outcome
    outcome.added, outcome.unchanged = added.added, added.unchanged
    outcome.replaced, outcome.kept = added.replaced, added.kept
    return outcome


def _rehearsed(
    memory: TranslationMemory,
    units: Iterator[TranslationUnit],
    on_duplicate: Literal["add", "overwrite", "keep", "keep-newest"],
) -> Added:
    """What adding would come to: the same rules, on a copy of the units whose ids are met."""
    from itertools import count

    from tmx.memory import TranslationMemory

    wanted = list(units)
    with TranslationMemory.open(":memory:") as copy:
        for id_ in dict.fromkeys(unit.id for unit in wanted):
            for number in count(1):
                known = memory.get(id_ if number == 1 else f"{id_}~{number}")
                if known is None:
                    break
                copy.add([known], "overwrite")
        return copy.add(wanted, on_duplicate)


def _broken(error: BrokenUnit) -> dict[str, Any]:
    return {"line": error.line, "problem": str(error)}


def _print(outcomes: Sequence[_Outcome], dry_run: bool) -> None:
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("file", overflow="fold")
    table.add_column("as")
    columns = ("read", "added", "unchanged", "replaced", "kept", "broken")
    for name in columns:
        table.add_column(name, justify="right")
    for outcome in outcomes:
        values = [len(outcome.broken) if name == "broken" else getattr(outcome, name) for name in columns]
        table.add_row(outcome.file, outcome.what, *(str(value) for value in values))
    console().print(table)
    for outcome in outcomes:
        for broken in outcome.broken[:_SHOWN]:
            say(f"left out: {broken['problem']}")
        if len(outcome.broken) > _SHOWN:
            say(f"left out: {len(outcome.broken) - _SHOWN} more in {outcome.file} (all of them with --json)")
    if dry_run:
        say("Nothing was written (--dry-run).")
