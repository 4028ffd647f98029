"""``glossary extract``: the ranked term candidates of some documents, with no workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.commands._options import console, print_json_line, rows_options, say

if TYPE_CHECKING:
    from glossary.model import TermCandidate
    from tmx.model import Segment

#: Rows of the table that fit a first look, and of the first context around a term (characters).
LIMIT = 150
AROUND = 34


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--language", type=click.Choice(["en", "zh"]), help="Language of the files (default: by name or script)."
)
@click.option("--limit", type=click.IntRange(min=0), default=LIMIT, show_default=True, help="Rows; 0 is all.")
@click.option("--names", is_flag=True, help="Names of people, places and bodies stand in the ranking too.")
@click.option("--encoding", metavar="NAME", help="Encoding of the files (default: UTF-8).")
@rows_options("candidates")
def command(
    files: Sequence[Path],
    language: str | None,
    limit: int,
    names: bool,
    encoding: str | None,
    format_: str,
    as_json: bool,
) -> None:
    """Rank the term candidates of documents, best first.

    Several files are ranked together. Every candidate says why it was proposed and lists the forms it was met in.
    FILE can be - for standard input.

    \b
    Examples:
      glossary extract report.en.txt
      glossary extract 报告.zh.txt --limit 50
      glossary extract report.en.txt --format jsonl --limit 0
    """
    from glossary.extraction import extract

    by_language = _read(files, language, encoding)
    ranking: list[tuple[TermCandidate, Sequence[Segment]]] = []
    for tag, segments in by_language.items():
        ranking += [(candidate, segments) for candidate in extract(segments, tag, names=names)]
    ranking.sort(key=lambda row: -row[0].score)
    shown = ranking[:limit] if limit else ranking
    if as_json or format_ == "jsonl":
        for candidate, _ in shown:
            print_json_line(_plain(candidate))
    elif format_ == "tsv":
        click.echo("\t".join(("term", "score", "frequency", "kind", "reasons", "variants")))
        for candidate, _ in shown:
            click.echo("\t".join(_cells(candidate)))
    else:
        _print_table(shown)
        if len(shown) < len(ranking):
            say(f"{len(shown)} of {len(ranking)} candidates; --limit 0 shows all")


def _read(files: Sequence[Path], language: str | None, encoding: str | None) -> dict[str, list[Segment]]:
    from tmx.documents import read_document
    from tmx.segmentation import segment

    by_language: dict[str, list[Segment]] = {}
    for path in files:
        document = read_document(path, language=language, encoding=encoding)
        by_language.setdefault(document.language, []).extend(segment(document.blocks, document.language))
    return by_language


def _plain(candidate: TermCandidate) -> dict[str, object]:
    return {
        "term": candidate.term,
        "score": candidate.score,
        "frequency": candidate.frequency,
        "kind": candidate.kind,
        "reasons": list(candidate.reasons),
        "variants": [{"text": variant.text, "count": variant.count} for variant in candidate.variants],
    }


def _cells(candidate: TermCandidate) -> list[str]:
    variants = "; ".join(f"{variant.text} ({variant.count})" for variant in candidate.variants)
    return [
        candidate.term,
        f"{candidate.score:g}",
        str(candidate.frequency),
        candidate.kind,
        ", ".join(candidate.reasons),
        " ".join(variants.split()),
    ]


def _print_table(rows: Sequence[tuple[TermCandidate, Sequence[Segment]]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    table.add_column("", justify="right", style="dim")
    table.add_column("term", max_width=32)
    table.add_column("met", justify="right")
    table.add_column("kind", style="dim")
    table.add_column("why", max_width=14, style="dim")
    table.add_column("first context", no_wrap=True, overflow="ellipsis", max_width=AROUND)
    for number, (candidate, segments) in enumerate(rows, start=1):
        before, term, after = _context(candidate, segments)
        table.add_row(
            str(number),
            Text(candidate.term),
            str(candidate.frequency),
            candidate.kind,
            Text(", ".join(_telling(candidate.reasons))),
            Text.assemble(before, (term, "bold"), after),
        )
    console().print(table)


def _telling(reasons: Sequence[str]) -> Sequence[str]:
    """The reasons without those that only say how the form is built, where there are others."""
    return [reason for reason in reasons if reason not in ("phrase", "ngram")] or reasons


def _context(candidate: TermCandidate, segments: Sequence[Segment]) -> tuple[str, str, str]:
    """The text before the first occurrence, the occurrence, the text after: running text before a heading."""
    place = next(
        (item for item in candidate.contexts if segments[item.segment].kind != "heading"), candidate.contexts[0]
    )
    text = segments[place.segment].text
    term = text[place.start : place.end]
    room = max(8, (AROUND - len(term)) // 2)
    before = text[max(0, place.start - room) : place.start]
    if place.start > room:
        before = "…" + (before.split(" ", 1)[-1] if " " in before else before)
    return before, term, text[place.end :]
