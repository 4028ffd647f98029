"""``glossary match SEGMENT``: how was this, or something like it, translated before?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.commands._options import console, json_option, place_of, print_json_line, say, workspace_option

if TYPE_CHECKING:
    from tmx.model import Match


@click.command()
@click.argument("segment", required=False)
@click.option("--file", "path", metavar="FILE", help="Match each line of a file ('-' is standard input).")
@click.option(
    "-t", "--threshold", type=click.IntRange(0, 100), default=70, show_default=True, help="Lowest score shown."
)
@click.option("-n", "--top", type=click.IntRange(1, 1000), default=5, show_default=True, help="Matches at most.")
@click.option("--source-language", metavar="TAG", help="Language of the segment (default: by its script).")
@click.option("--target-language", metavar="TAG", help="Language of the translation (default: the other one).")
@click.option("--deep", is_flag=True, help="Search exhaustively (every search does, so far).")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, or one JSON row a segment.",
)
@json_option
@workspace_option
def command(
    segment: str | None,
    path: str | None,
    threshold: int,
    top: int,
    source_language: str | None,
    target_language: str | None,
    deep: bool,
    shape: str,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Find earlier translations of a segment, or of one that is nearly the same.

    \b
    A score of 100 is the same text, 99 the same but for case, width, hyphens or
    script; below that, the share of words (Chinese: characters) in common. Where
    the numbers differ it is never more than 94.

    \b
    Examples:
      glossary match "Carry out pairing assistance."
      glossary match 开展对口帮扶。 --threshold 50
      glossary match --file new.txt --format jsonl
    """
    from glossary.workspace import find_workspace
    from tmx.memory import TranslationMemory

    if (segment is None) == (path is None):
        raise click.UsageError("Give a SEGMENT, or --file FILE.")
    segments = [segment] if segment is not None else _lines(path or "-")
    workspace = find_workspace(folder)
    location = workspace.memory_location
    found_any = False
    if "://" not in location and not Path(location).exists():
        location = ":memory:"  # looking must not make a file
    with TranslationMemory.open(location) as memory:
        for one in segments:
            matches = memory.match(one, source_language, target_language, threshold, top)
            found_any = found_any or bool(matches)
            if as_json or shape == "jsonl":
                print_json_line({"segment": one, "matches": [_plain(match) for match in matches]})
            elif matches:
                _print_table(one, matches, titled=path is not None)
            elif path is not None and one.strip():
                say(f"No match of {threshold} or more: {one}")
        if not len(memory):
            say("The memory is empty: run glossary harvest, or glossary import FILE.tmx")
        elif not found_any and path is None:
            say(
                f"No match of {threshold} or more. Try a lower --threshold, or glossary concordance with fewer words."
            )


def _lines(path: str) -> list[str]:
    """The lines of a file; an empty one is kept, so that the n-th answer belongs to the n-th line."""
    from tmx.errors import UnreadableDocument

    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableDocument(f"cannot be read: {error.strerror}", file=path) from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UnreadableDocument("not UTF-8", file=path, line=line, hint="save it as UTF-8") from error
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines


def _plain(match: Match) -> dict[str, Any]:
    differences = [
        {
            "kind": difference.kind,
            "segment_span": list(difference.segment_span),
            "segment_text": difference.segment_text,
            "source_span": list(difference.source_span),
            "source_text": difference.source_text,
        }
        for difference in match.differences
    ]
    return {
        "score": match.score,
        "source": match.source,
        "target": match.target,
        "unit": match.unit.id,
        "differences": differences,
    }


def _print_table(segment: str, matches: list[Match], *, titled: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False, title_justify="left")
    if titled:
        table.title = Text(segment)
    table.add_column("score", justify="right")
    for name in ("source", "differs", "target", "from"):
        table.add_column(name, overflow="fold")
    for match in matches:
        source = Text(match.source)
        for difference in match.differences:
            source.stylize("bold underline", *difference.source_span)
        changes = "\n".join(
            f"{difference.source_text or '∅'} → {difference.segment_text or '∅'}" for difference in match.differences
        )
        table.add_row(
            str(match.score), source, Text(changes), Text(match.target), Text(place_of(match.unit), style="dim")
        )
    console().print(table)
