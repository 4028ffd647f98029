"""``glossary export``: the glossary or the memory as a file of another program's format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.commands._options import json_option, print_json, say, workspace_option

if TYPE_CHECKING:
    from glossary.workspace import Workspace

_FORMATS = ("tmx", "csv", "tsv", "omegat", "yaml")


@click.command(name="export")
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="Write one file in this format.")
@click.option("--to", "tool", type=click.Choice(["omegat"]), help="Write what this program wants, into a folder.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=None, metavar="PATH", help="File, or folder with --to."
)
@click.option(
    "--as",
    "what",
    type=click.Choice(["terms", "units"]),
    help="What to write to a table (default: terms; tmx holds units).",
)
@click.option(
    "--include",
    multiple=True,
    type=click.Choice(["draft", "retired"]),
    help="States to export besides reviewed and approved; may be repeated.",
)
@click.option("--source-language", default="en", show_default=True, metavar="TAG", help="The first of a pair.")
@click.option(
    "--target-language", default="zh-Hans", show_default=True, metavar="TAG", help="The second of the pair."
)
@json_option
@workspace_option
def command(
    format_: str | None,
    tool: str | None,
    output: Path | None,
    what: str | None,
    include: tuple[str, ...],
    source_language: str,
    target_language: str,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Export terms or translation units.

    Terms that people have reviewed or approved go out; proposals never do. The receipt, on standard
    error, says how many were written, how many left out, and why. Without -o the file goes to
    standard output.

    \b
    Examples:
      glossary export --format tmx -o memory.tmx
      glossary export --format csv --include draft > terms.csv
      glossary export --to omegat -o omegat-project
    """
    from glossary.workspace import find_workspace

    if (format_ is None) == (tool is None):
        raise click.UsageError("give either --format or --to")
    if (tool is not None or as_json) and output is None:
        raise click.UsageError("-o is needed with --to and with --json")
    if what == "units" and format_ in ("omegat", "yaml"):
        raise click.UsageError(f"{format_} holds terms, not units")
    if what == "terms" and format_ == "tmx":
        raise click.UsageError("tmx holds units, not terms")
    workspace = find_workspace(folder)
    languages = (source_language, target_language)
    if tool is not None and output is not None:
        receipts = _to_omegat(workspace, output, include, languages)
    elif format_ == "tmx" or what == "units":
        receipts = [_units(workspace, output, format_ or "tmx", source_language)]
    else:
        receipts = [_terms(workspace, output, format_ or "csv", include, languages)]
    if as_json:
        print_json({"files": receipts})
    else:
        for receipt in receipts:
            say(_in_words(receipt))


def _terms(
    workspace: Workspace, path: Path | None, format_: str, include: tuple[str, ...], languages: tuple[str, str]
) -> dict[str, Any]:
    from glossary.exchange import reasons, write_entries
    from glossary.store import read_glossary

    known = read_glossary(workspace.glossary_path)
    content, receipt = write_entries(
        known, path, format_, include=include, source_language=languages[0], target_language=languages[1]
    )
    if path is None:
        click.echo(content, nl=False)
    return {
        "file": None if path is None else str(path),
        "holds": "terms",
        "written": receipt.written,
        "terms": receipt.terms,
        "left_out": reasons(receipt.left_out),
        "adjusted": reasons(receipt.adjusted),
    }


def _units(
    workspace: Workspace, path: Path | None, format_: str, source_language: str, script: str | None = None
) -> dict[str, Any]:
    from glossary.errors import WrongUse
    from glossary.exchange import reasons
    from glossary.formats import Remark
    from tmx.exchange import format_of, write_units
    from tmx.memory import TranslationMemory

    location = workspace.memory_location
    if "://" not in location and not Path(location).exists():
        raise WrongUse("there is no memory yet", file=location, hint="run glossary harvest or glossary import")
    plugin_name = "csv" if format_ == "tsv" else format_
    with TranslationMemory.open(location) as memory:
        if path is not None:
            receipt = write_units(memory.units(), path, plugin_name, source_language=source_language, script=script)
        else:
            from io import BytesIO

            stream = BytesIO()
            receipt = format_of(Path(f"memory.{format_}"), plugin_name).write(
                memory.units(), stream, source_language=source_language, script=script, name=f"memory.{format_}"
            )
            click.echo(stream.getvalue(), nl=False)
    return {
        "file": None if path is None else str(path),
        "holds": "units",
        "written": receipt.written,
        "left_out": receipt.reasons(),
        "adjusted": reasons([Remark(remark.unit, remark.why) for remark in receipt.adjusted]),
    }


def _to_omegat(
    workspace: Workspace, folder: Path, include: tuple[str, ...], languages: tuple[str, str]
) -> list[dict[str, Any]]:
    """The memory, the glossary and the receipt, as files to be put into an OmegaT project."""
    import json

    from tmx.atomic import writing
    from tmx.errors import UnwritableFile

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(f"cannot be made: {error.strerror}", file=folder) from error
    script = languages[1] if languages[1].startswith("zh-") else None
    receipts = [
        _units(workspace, folder / "memory.tmx", "tmx", languages[0], script),
        _terms(workspace, folder / "glossary.utf8", "omegat", include, languages),
    ]
    named = [{**receipt, "file": Path(receipt["file"]).name} for receipt in receipts]
    with writing(folder / "receipt.json") as stream:
        text = json.dumps({"to": "omegat", "files": named}, ensure_ascii=False, indent=2)
        stream.write(f"{text}\n".encode())
    return receipts


def _in_words(receipt: dict[str, Any]) -> str:
    noun = "entries" if receipt["holds"] == "terms" else "units"
    words = f"{receipt['file'] or 'standard output'}: {receipt['written']} {noun} written"
    for name, said in (("left_out", "left out"), ("adjusted", "adjusted")):
        if receipt[name]:
            why = ", ".join(f"{count} {reason}" for reason, count in receipt[name].items())
            words += f"; {sum(receipt[name].values())} {said}: {why}"
    if "draft" in receipt["left_out"]:
        words += " (--include draft takes them in)"
    return words
