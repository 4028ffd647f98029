"""``glossary concordance TEXT``: in which sentences does this stand, and what stands opposite?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.commands._options import console, json_option, place_of, print_json, say, workspace_option

if TYPE_CHECKING:
    from rich.text import Text

    from glossary.counterparts import Counterpart, Counterparts
    from glossary.workspace import Workspace
    from tmx.model import ConcordanceLine, Variant


@click.command()
@click.argument("text")
@click.option("--language", metavar="TAG", help="Search texts in this language only: en, zh, zh-Hans or zh-Hant.")
@click.option("-n", "--limit", type=click.IntRange(1, 10000), default=50, show_default=True, help="Units at most.")
@json_option
@workspace_option
def command(text: str, language: str | None, limit: int, as_json: bool, folder: Path | None) -> None:
    """Show the segments that hold a text, with their translations.

    \b
    Case, width, hyphens and script (simplified or traditional) make no
    difference; the last word may be a beginning ("relocat"). The shortest
    segments come first. What the glossary knows as the counterpart is marked.

    \b
    Examples:
      glossary concordance 帮扶
      glossary concordance "pairing assist" --limit 10
      glossary concordance 五保 --json
    """
    from glossary.counterparts import concordance_to_plain, opposite
    from glossary.workspace import find_workspace
    from tmx.memory import TranslationMemory

    workspace = find_workspace(folder)
    location = workspace.memory_location
    if "://" not in location and not Path(location).exists():
        location = ":memory:"  # looking must not make a file
    with TranslationMemory.open(location) as memory:
        lines = memory.concordance(text, language, limit)
        count = memory.count(text, language) if len(lines) == limit else len(lines)
        empty = not len(memory)
    known = _counterparts(workspace) if lines else None
    rows = [(line, opposite(line, known)) for line in lines]
    if as_json:
        print_json(concordance_to_plain(text, count, rows))
    elif rows:
        _print_table(rows)
    if empty:
        say("The memory is empty: run glossary harvest, or glossary import FILE.tmx")
    elif not lines:
        say(f"No segment holds {text!r}. Try fewer words, or glossary match for something like it.")
    elif count > len(lines):
        say(f"{len(lines)} of {count} units shown; more with --limit {count}")


def _counterparts(workspace: Workspace) -> Counterparts | None:
    """The workspace's glossary, for marking; without a usable one the sentences are still worth showing."""
    from glossary.counterparts import Counterparts
    from glossary.store import read_glossary
    from tmx.errors import PolicyGlossaryError

    if not workspace.glossary_path.exists():
        return None
    try:
        return Counterparts(read_glossary(workspace.glossary_path, workspace.cache_path))
    except PolicyGlossaryError as error:
        say(f"Counterparts are not marked: {error}")
        return None


def _print_table(rows: list[tuple[ConcordanceLine, list[tuple[Variant, Counterpart]]]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("found in", "translation", "from"):
        table.add_column(name, overflow="fold")
    for line, others in rows:
        found = _marked(line.text, line.spans)
        opposite = Text("\n").join(_marked(variant.text, known.spans) for variant, known in others)
        table.add_row(found, opposite if others else Text("-"), Text(place_of(line.unit), style="dim"))
    console().print(table)


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> Text:
    """The text with its spans marked: bold on a terminal, in [brackets] where there is no bold."""
    from rich.text import Text

    if console().is_terminal:
        marked = Text(text)
        for span in spans:
            marked.stylize("bold reverse", *span)
        return marked
    shown, at = [], 0
    for start, end in spans:
        shown += [text[at:start], "[", text[start:end], "]"]
        at = end
    return Text("".join([*shown, text[at:]]))
