"""``glossary fmt``: tidy glossary files, comments and all."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from glossary.commands._options import say, workspace_option


@click.command(name="fmt")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 when a file is not tidy.")
@workspace_option
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], check: bool, folder: Path | None) -> None:
    """Write glossary files in one tidy shape.

    Entries in the order of their ids, fields in one order, one indentation. No comment is lost: an
    entry with comments inside is left as it is. Without FILE, the workspace's glossary.

    \b
    Examples:
      glossary fmt
      glossary fmt --check terms.yaml
    """
    from glossary.canonical import canonical
    from glossary.lock import locked
    from glossary.store import glossary_files, read_text
    from glossary.workspace import find_workspace
    from tmx.atomic import writing

    untidy = 0
    for path in list(paths) or [find_workspace(folder).glossary_path]:
        for file in glossary_files(path) or [path]:
            with locked(file) if not check and file.exists() else _nobody():
                old = read_text(file)
                tidied = canonical(old, file=file)
                if tidied.text != old:
                    untidy += 1
                    say(f"{file}: {'not tidy' if check else 'tidied'}")
                    if not check:
                        with writing(file) as stream:
                            stream.write(tidied.text.encode("utf-8"))
            for line, id_ in tidied.left:
                say(f"{file}:{line}: {id_} holds comments and was left as it is")
    context.exit(1 if check and untidy else 0)


def _nobody() -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()
