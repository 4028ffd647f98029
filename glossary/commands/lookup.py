"""``glossary lookup QUERY``: terms of both languages, by word, part, pinyin or slip of the finger."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.commands._options import console, json_option, print_json, say, workspace_option

if TYPE_CHECKING:
    from rich.text import Text

    from glossary.lookup import LookupResult
    from glossary.model import ConceptEntry, Glossary


@click.command("lookup")
@click.argument("query")
@click.option("-n", "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Concepts at most.")
@json_option
@workspace_option
def command(query: str, limit: int, as_json: bool, folder: Path | None) -> None:
    """Look up a term in either language.

    \b
    QUERY may be English or Chinese in either script, part of a term, pinyin
    ("dui kou"), its first letters ("dkbf"), misspelt, or a whole sentence.

    \b
    Examples:
      glossary lookup 搬迁
      glossary lookup "off-site relocaton"
      glossary lookup wubao --json
    """
    from glossary.lookup import LookupIndex
    from glossary.lookup_answer import lookup_to_plain
    from glossary.store import read_glossary
    from glossary.workspace import find_workspace

    workspace = find_workspace(folder)
    glossary = read_glossary(workspace.glossary_path, cache=workspace.cache_path)
    results = LookupIndex(glossary).lookup(query, limit=limit)
    if as_json:
        print_json(lookup_to_plain(query, results))
    elif results:
        _print_table(results, glossary)
    if not results:
        say(f"No term like {query!r} here. In sentences of the memory: glossary concordance {shlex.quote(query)}")


def _print_table(results: list[LookupResult], glossary: Glossary) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("English", overflow="fold", ratio=5)
    table.add_column("中文", overflow="fold", ratio=4)
    for name in ("state", "why"):
        table.add_column(name, no_wrap=True)
    table.add_column("source", overflow="fold", max_width=30)
    for result in results:
        concept = result.concept
        english, chinese = _cell(result, ("en",)), _cell(result, ("zh-Hans", "zh-Hant"))
        source = "\n".join(_sources(concept, glossary)) or "-"
        if table.row_count:
            table.add_row()
        table.add_row(english, chinese, Text(concept.state), Text(result.why), Text(source))
    console().print(table)


def _cell(result: LookupResult, languages: tuple[str, ...]) -> Text:
    """The terms of an entry, one a line; what was found is marked, what is advised against says what to use."""
    from rich.text import Text

    from glossary.lookup_answer import by_status, is_outdated, use_instead

    concept = result.concept
    lines = []
    for language in languages:
        for term in by_status(concept, language):
            status = concept.effective_status(language, term)
            line = Text(term.term, style="strike dim" if is_outdated(status) else "")
            if language == result.language and term.term == result.term:
                for start, end in result.spans:
                    line.stylize("bold", start, end)
            if is_outdated(status):
                instead = use_instead(concept, language, term.term)
                line.append(f" ({status}{f'; use instead: {instead}' if instead else ''})", style="not strike")
            elif status == "admitted":
                line.append(" (admitted)", style="dim")
            lines.append(line)
        for proposal in concept.proposals.get(language, ()):
            line = Text(proposal.term, style="italic")
            line.append(f" (proposed, {confidence_words(proposal.confidence)})", style="not italic dim")
            lines.append(line)
    return Text("\n").join(lines) if lines else Text("-")


def confidence_words(confidence: float) -> str:
    """A confidence as a person reads it: "high" from .9 on.

    >>> confidence_words(0.93), confidence_words(0.5)
    ('high', '.50')
    """
    return "high" if confidence >= 0.9 else f"{confidence:.2f}".removeprefix("0")


def _sources(concept: ConceptEntry, glossary: Glossary) -> list[str]:
    """Titles of the sources of an entry's terms, each once, with their authority."""
    from glossary.lookup_answer import source_ids
    from tmx.units import short_name

    ids = dict.fromkeys(source for _, term in concept.terms() for source in source_ids(term))
    known = [glossary.sources[id_] for id_ in ids if id_ in glossary.sources]
    titles = [(short_name(source.title), source.authority) for source in known]
    return [f"{title} ({authority})" if authority else title for title, authority in titles]
