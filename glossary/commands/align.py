"""``glossary align EN ZH``: which segments of two documents say the same?"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.commands._options import console, progress, say

if TYPE_CHECKING:
    from tmx.alignment import Alignment
    from tmx.model import Document, Segment

_BY_EXTENSION = {".jsonl": "jsonl", ".tsv": "tsv", ".tmx": "tmx"}


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="EN")
@click.argument("target", type=click.Path(path_type=Path), metavar="ZH")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl", "tsv", "tmx"]),
    help="What to print (default: by the name of -o; else a table on a terminal, tsv elsewhere).",
)
@click.option(
    "--segments",
    "cut",
    type=click.Choice(["sentences", "lines"]),
    default="sentences",
    show_default=True,
    help="What a segment is. Lines: each line is one, split at \\n only.",
)
@click.option(
    "--aligner",
    default="full",
    show_default=True,
    metavar="NAME",
    help="full, dictionary (everything but the encoder) or length.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of both files, such as gb18030 (default: UTF-8).")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
def command(
    source: Path,
    target: Path,
    shape: str | None,
    cut: str,
    aligner: str,
    encoding: str | None,
    output: Path | None,
) -> None:
    """Align an English document with its Chinese counterpart.

    \b
    Every segment appears once. A segment without a counterpart stands alone, with
    score 0. A pair that scores below 0.5 should be looked at.

    \b
    Examples:
      glossary align report.en.md report.zh-Hans.md
      glossary align --segments lines --format jsonl en.txt zh.txt
      glossary align a.en.txt a.zh.txt -o a.tmx
    """
    from tmx.alignment import LOW_SCORE, align
    from tmx.atomic import writing
    from tmx.languages import is_chinese

    if source == target == Path("-"):
        raise click.UsageError("Only one of the two can be standard input.")
    first, left = _read(source, cut, encoding)
    second, right = _read(target, cut, encoding)
    if is_chinese(first.language) == is_chinese(second.language):
        say(f"glossary: both documents look {'Chinese' if is_chinese(first.language) else 'English'}; aligned anyway")
    with progress("aligning") as report:
        alignment = align(
            left,
            right,
            source_language=first.language,
            target_language=second.language,
            aligner=aligner,
            report=report,
        )
    shape = shape or _shape(output)
    if shape == "table" and output is None:
        _print_table(alignment, first, second, left, right)
    else:
        content = _content(shape, alignment, first, second, left, right)
        if output is None:
            click.echo(content, nl=False)
        else:
            with writing(output) as stream:
                stream.write(content)
    if alignment.remark:
        say(f"glossary: {alignment.remark}")
    pairs = len(alignment.pairs) - len(alignment.one_sided)
    say(
        f"{pairs} pairs by the {alignment.aligner} aligner; {len(alignment.low)} score below {LOW_SCORE}"
        f" and {len(alignment.one_sided)} segments stand alone"
    )


def _read(path: Path, cut: str, encoding: str | None) -> tuple[Document, list[Segment]]:
    """A document and its segments."""
    from tmx.documents import language_of, read_document, read_text
    from tmx.model import Document, Segment
    from tmx.segmentation import segment

    if cut == "sentences":
        document = read_document(path, encoding=encoding)
        return document, segment(document.blocks, document.language)
    text, content = read_text(path, encoding)
    language, known_from = language_of(path, text)
    name = "standard input" if path == Path("-") else path.name
    document = Document(name, hashlib.sha256(content).hexdigest(), language, (), known_from)
    lines = text.removesuffix("\n").split("\n")
    return document, [Segment(line.strip(), line=number) for number, line in enumerate(lines, start=1)]


def _shape(output: Path | None) -> str:
    if output is not None:
        return _BY_EXTENSION.get(output.suffix.lower(), "tsv")
    return "table" if sys.stdout.isatty() else "tsv"


def _content(
    shape: str,
    alignment: Alignment,
    first: Document,
    second: Document,
    left: Sequence[Segment],
    right: Sequence[Segment],
) -> bytes:
    """The whole answer in the shape asked for."""
    if shape == "tmx":
        from tmx.exchange import format_of
        from tmx.units import units_from_alignment

        units = units_from_alignment(first, second, left, right, alignment.pairs)
        stream = BytesIO()
        format_of(Path("alignment.tmx")).write(units, stream, source_language=first.language)
        return stream.getvalue()
    lines = _json_lines(alignment) if shape == "jsonl" else _table_lines(alignment, first, second, left, right)
    return "".join(f"{line}\n" for line in lines).encode()


def _json_lines(alignment: Alignment) -> Iterator[str]:
    for pair in alignment.pairs:
        row = {"source": list(pair.source), "target": list(pair.target), "score": pair.score, "kind": pair.kind}
        yield json.dumps(row, ensure_ascii=False)


def _table_lines(
    alignment: Alignment, first: Document, second: Document, left: Sequence[Segment], right: Sequence[Segment]
) -> Iterator[str]:
    """Yield source text, target text, score and kind with tabs between; no quoting, so no tabs inside."""
    for pair in alignment.pairs:
        texts = (_joined(left, pair.source, first), _joined(right, pair.target, second))
        yield "\t".join((*texts, str(pair.score), pair.kind))


def _joined(segments: Sequence[Segment], indexes: Sequence[int], document: Document) -> str:
    """The text of some segments on one line."""
    from tmx.languages import facts

    text = facts(document.language).joiner.join(segments[index].text for index in indexes)
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")


def _print_table(
    alignment: Alignment, first: Document, second: Document, left: Sequence[Segment], right: Sequence[Segment]
) -> None:
    """Both texts side by side, for a person."""
    from rich.markup import escape
    from rich.table import Table

    table = Table(show_lines=True)
    table.add_column(escape(first.name), ratio=3)
    table.add_column(escape(second.name), ratio=2)
    table.add_column("score", justify="right")
    for pair in alignment.pairs:
        score = f"{pair.score:.2f}" if pair.source and pair.target else "alone"
        style = "yellow" if pair in alignment.low or score == "alone" else None
        texts = (_joined(left, pair.source, first), _joined(right, pair.target, second))
        table.add_row(*(escape(text) for text in texts), score, style=style)
    console().print(table)
