"""``glossary validate``: everything that is wrong with a glossary, one line each."""

from __future__ import annotations

from pathlib import Path

import click

from glossary.commands._options import json_option, print_json, say, workspace_option


@click.command(name="validate")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@json_option
@workspace_option
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], as_json: bool, folder: Path | None) -> None:
    """Check glossary files: the format, and what no format can say.

    Each FILE, or folder of files, is checked as one glossary; without any, that of the workspace.
    Exit status 1 when there are errors, 2 when a file cannot be read; warnings alone are 0.

    \b
    Examples:
      glossary validate
      glossary validate terms.yaml concepts/
    """
    import dataclasses

    from glossary.validation import validate
    from glossary.workspace import find_workspace

    chosen = list(paths) or [find_workspace(folder).glossary_path]
    findings = [finding for path in chosen for finding in validate(path)]
    errors = sum(finding.level == "error" for finding in findings)
    warnings = len(findings) - errors
    if as_json:
        print_json(
            {
                "files": [str(path) for path in chosen],
                "errors": errors,
                "warnings": warnings,
                "findings": [dataclasses.asdict(finding) for finding in findings],
            }
        )
    else:
        for finding in findings:
            click.echo(str(finding))
        names = ", ".join(str(path) for path in chosen)
        say(f"{names}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}")
    context.exit(1 if errors else 0)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
