"""``glossary equivalents``: for each term of a list, its equivalents in the aligned pairs of a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.commands._options import console, print_json_line, progress, rows_options, say

if TYPE_CHECKING:
    from glossary.equivalents import TermEquivalents

#: Characters of a reason's sentence that the table shows.
SENTENCE = 40


@click.command()
@click.argument("pairs_file", metavar="PAIRS", type=click.Path(path_type=Path))
@click.option(
    "--terms",
    "terms_file",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The terms, one a line; - is standard input.",
)
@click.option(
    "--language", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of the terms."
)
@click.option("--top", type=click.IntRange(min=1), default=5, show_default=True, help="Equivalents for each term.")
@click.option("--without", multiple=True, metavar="PROPOSER", help="Leave a proposer out; may be repeated.")
@click.option(
    "--lexicon",
    "lexicon_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A glossary to consult too.",
)
@rows_options("equivalents")
def command(
    pairs_file: Path,
    terms_file: Path,
    language: str,
    top: int,
    without: Sequence[str],
    lexicon_file: Path | None,
    format_: str,
    as_json: bool,
) -> None:
    """Find what terms are called in the other language.

    PAIRS holds one aligned pair a line, English, a tab, Chinese, without a
    header; - is standard input. Every equivalent names the pairs that show it
    (counted from 0) and its reasons; a confidence of .9 and above is high.

    \b
    Examples:
      glossary equivalents pairs.tsv --terms terms.txt
      glossary equivalents pairs.tsv --terms 术语.txt --language zh
      glossary equivalents pairs.tsv --terms terms.txt --without dictionary --format jsonl
    """
    from glossary.equivalents import find_equivalents, judge_chinese
    from glossary.errors import WrongUse

    if str(pairs_file) == "-" and str(terms_file) == "-":
        raise WrongUse("PAIRS and --terms cannot both be standard input", hint="put one of them in a file")
    pairs = list(_pairs(pairs_file))
    terms = [line.strip() for line in _lines(terms_file) if line.strip()]
    if not terms:
        raise WrongUse("holds no terms", file=terms_file, hint="write one term a line")
    lexicon = None
    if lexicon_file is not None:
        from glossary.store import read_glossary

        lexicon = read_glossary(lexicon_file)
    with progress("finding equivalents") as report:
        found = find_equivalents(
            terms,
            pairs,
            language=language,
            target_language=judge_chinese(pairs),
            top=top,
            without=without,
            lexicon=lexicon,
            report=report,
        )
    if as_json or format_ == "jsonl":
        for row in found:
            print_json_line(_plain(row))
    elif format_ == "tsv":
        click.echo("\t".join(("term", "rank", "equivalent", "confidence", "evidence", "reasons")))
        for row in found:
            for cells in _cells(row):
                click.echo("\t".join(cells))
    else:
        _print_table(found, pairs)
    missing = sum(1 for row in found if not row.equivalents)
    if missing:
        say(f"nothing found for {missing} of {len(found)} terms")


def _lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, or of standard input, split at line feeds only."""
    from tmx.errors import UnreadableDocument

    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"cannot be read: {error.strerror or error}", file=path) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableDocument("is not UTF-8", file=path, line=line, hint="save it as UTF-8") from error
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    from tmx.errors import BrokenFile

    for number, line in enumerate(_lines(path), start=1):
        english, tab, chinese = line.partition("\t")
        if not tab:
            hint = "every line is English, a tab, Chinese"
            raise BrokenFile("no tab in this line", file=path, line=number, text=line or "(empty)", hint=hint)
        if "\t" in chinese:
            hint = "every line is English, one tab, Chinese"
            raise BrokenFile("more than one tab in this line", file=path, line=number, text=line, hint=hint)
        yield english.strip(), chinese.strip()


def _plain(row: TermEquivalents) -> dict[str, object]:
    return {
        "term": row.term,
        "equivalents": [
            {
                "text": item.text,
                "confidence": item.confidence,
                "evidence": list(item.evidence),
                "reasons": dict(item.reasons),
            }
            for item in row.equivalents
        ],
    }


def _cells(row: TermEquivalents) -> Iterator[list[str]]:
    for rank, item in enumerate(row.equivalents, start=1):
        reasons = "; ".join(f"{name}={value}" for name, value in item.reasons.items())
        evidence = " ".join(map(str, item.evidence))
        yield [row.term, str(rank), item.text, f"{item.confidence:.2f}", evidence, reasons]


def _print_table(found: Sequence[TermEquivalents], pairs: Sequence[tuple[str, str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from glossary.equivalents import HIGH

    table = Table(box=None, pad_edge=False)
    table.add_column("term", max_width=26)
    table.add_column("equivalent", max_width=22)
    table.add_column("sure", justify="right")
    table.add_column("pairs", justify="right", style="dim")
    table.add_column("first pair that shows it", no_wrap=True, overflow="ellipsis", max_width=SENTENCE, style="dim")
    for row in found:
        for rank, item in enumerate(row.equivalents):
            sure = f"{item.confidence:.2f}" + (" high" if item.confidence >= HIGH else "     ")
            shown = _around(pairs[item.evidence[0]], item.text) if item.evidence else _source(item.reasons)
            term = Text(row.term if rank == 0 else "", style="bold")
            table.add_row(term, Text(item.text), sure, str(len(item.evidence)), Text(shown))
        if not row.equivalents:
            table.add_row(Text(row.term, style="bold"), Text("nothing found", style="dim"))
    console().print(table)


def _around(pair: tuple[str, str], text: str) -> str:
    side = next((side for side in pair if text.lower() in side.lower()), pair[1])
    at = max(0, side.lower().find(text.lower()))
    start = max(0, at - (SENTENCE - len(text)) // 3)
    return ("…" if start else "") + side[start:]


def _source(reasons: object) -> str:
    source = reasons.get("source") if isinstance(reasons, dict) else None
    return f"no pair shows it; from {source}" if source else "no pair shows it"
