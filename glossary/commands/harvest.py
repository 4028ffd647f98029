"""``glossary harvest``: documents in, glossary and memory out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.commands._options import console, json_option, print_json, progress, say, workspace_option

if TYPE_CHECKING:
    from glossary.harvest import HarvestSummary, Report
    from glossary.workspace import Workspace

#: How much of the bar each stage takes, from experience.
_STAGES = {"reading": (0.0, 0.05), "aligning": (0.05, 0.4), "finding terms": (0.4, 0.95), "writing": (0.95, 1.0)}


@click.command(name="harvest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--pair",
    "pairs",
    nargs=2,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="EN ZH",
    help="Two files that belong together whatever their names; may be repeated.",
)
@click.option(
    "--lexicon",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Glossary file to take known terms from (default: the setting, or the shipped lexicon); may be repeated.",
)
@click.option(
    "--entries", default=250, show_default=True, type=click.IntRange(0), help="Candidates that become drafts."
)
@click.option(
    "--aligner",
    default="full",
    show_default=True,
    type=click.Choice(["full", "dictionary", "length"]),
    help="How to align.",
)
@click.option("--without", multiple=True, metavar="PROPOSER", help="Leave a proposer of equivalents out.")
@click.option("--encoding", help="Encoding of the documents, where it is not UTF-8 (gb18030, big5 ...).")
@workspace_option
@json_option
def command(
    paths: tuple[Path, ...],
    pairs: tuple[tuple[Path, Path], ...],
    lexicon: tuple[Path, ...],
    entries: int,
    aligner: str,
    without: tuple[str, ...],
    encoding: str | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Read documents, align them, fill the memory, and draft glossary entries.

    PATHS are files and folders. NAME.en.md and NAME.zh-Hans.md (or zh, zh-CN, zh-Hant; or en/ and zh-Hans/ folders)
    are taken for a pair. The workspace is made where there is none. Harvesting again adds what is new and never
    touches what a person has edited.

    \b
    Examples:
      glossary harvest documents/
      glossary harvest -w demo report.en.md report.zh-Hans.md
      glossary harvest --pair report-english.txt 报告.txt
    """
    from glossary.errors import WrongUse
    from glossary.harvest import harvest
    from glossary.workspace import find_or_plan_workspace

    if not paths and not pairs:
        raise WrongUse("no documents named", hint="name files or folders, or two files with --pair")
    for path in [*paths, *(path for pair in pairs for path in pair)]:
        if not path.exists():
            raise WrongUse("no such file or folder", file=path, hint="check the spelling")
    workspace = find_or_plan_workspace(folder)
    with _stages() as report:
        summary = harvest(
            workspace,
            paths,
            pairs=pairs,
            lexicon=lexicon or None,
            entries=entries,
            aligner=aligner,
            encoding=encoding,
            without=without,
            report=report,
        )
    for remark in summary.remarks:
        say(f"note: {remark}")
    if as_json:
        print_json(_plain(summary, workspace))
    else:
        _print(summary, workspace)


@contextmanager
def _stages() -> Iterator[Report]:
    """One bar for all stages."""
    with progress("harvesting") as bar:

        def report(stage: str, share: float) -> None:
            start, end = _STAGES[stage]
            bar(start + (end - start) * share)

        yield report


def _print(summary: HarvestSummary, workspace: Workspace) -> None:
    from itertools import groupby

    from rich.table import Table

    from tmx.units import short_name

    table = Table(box=None, pad_edge=False)
    table.add_column("document", overflow="fold")
    table.add_column("segments")
    for source, texts in groupby(summary.texts, key=lambda text: text.source):
        counts = [
            f"{len(text.segments)} {text.document.language}"
            + {"name": "", "option": " as told", "script": " judged by its script"}[text.document.language_from]
            for text in texts
        ]
        table.add_row(short_name(source.title), ", ".join(counts))
    out = console()
    out.print(table)
    for item in summary.skipped:
        out.print(f"skipped {item.path}: {item.why}", markup=False)
    out.print()
    if summary.pairs:
        low = f", {summary.low} of them low: have a reviser look" if summary.low else ""
        alone = f"; {summary.one_sided} segments without a counterpart" if summary.one_sided else ""
        out.print(f"{summary.pairs} aligned pairs by the {summary.aligner} aligner{low}{alone}")
    ranked = ", ".join(f"{count} {language}" for language, count in summary.candidates.items())
    out.print(f"{ranked} term candidates ranked")
    tally = (
        (summary.entries_added, "new"),
        (summary.entries_updated, "with new evidence"),
        (summary.entries_unchanged, "as before"),
        (summary.entries_left_to_people, "left as people have them"),
        (summary.entries_rejected, "candidates stay rejected"),
    )
    told = ", ".join(f"{count} {what}" for count, what in tally if count)
    out.print(f"{summary.entries_in_glossary} entries in the glossary" + (f": {told}" if told else ""))
    out.print(f"{summary.units_in_memory} units in the memory, {summary.units_added} of them new")
    seconds = ", ".join(f"{stage} {taken:.1f} s" for stage, taken in summary.seconds.items())
    out.print(
        f"written to {workspace.root}: glossary.yaml, memory.db, memory.tmx ({seconds})", markup=False, soft_wrap=True
    )


def _plain(summary: HarvestSummary, workspace: Workspace) -> dict[str, Any]:
    return {
        "workspace": str(workspace.root),
        "documents": [
            {
                "name": text.document.name,
                "language": text.document.language,
                "language_from": text.document.language_from,
                "segments": len(text.segments),
            }
            for text in summary.texts
        ],
        "skipped": [{"file": str(item.path), "why": item.why} for item in summary.skipped],
        "pairs": {"aligned": summary.pairs, "low": summary.low, "one_sided": summary.one_sided},
        "aligner": summary.aligner,
        "remarks": list(summary.remarks),
        "units": {"added": summary.units_added, "in_memory": summary.units_in_memory},
        "candidates": dict(summary.candidates),
        "entries": {
            "added": summary.entries_added,
            "updated": summary.entries_updated,
            "unchanged": summary.entries_unchanged,
            "left_to_people": summary.entries_left_to_people,
            "rejected": summary.entries_rejected,
            "in_glossary": summary.entries_in_glossary,
        },
        "seconds": dict(summary.seconds),
    }
