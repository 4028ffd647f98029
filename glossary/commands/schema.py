"""``glossary schema``: the JSON Schema of the glossary format."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="schema")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, metavar="FILE", help="Write it there.")
def command(output: Path | None) -> None:
    """Print the JSON Schema of glossary files.

    Editors that know YAML schemas complete and check a glossary that begins with the line
    "# yaml-language-server: $schema=./glossary.schema.json" and has the schema beside it.

    \b
    Example:
      glossary schema -o glossary.schema.json
    """
    from glossary.schema import schema_text
    from tmx.atomic import writing

    if output is None:
        click.echo(schema_text(), nl=False)
        return
    with writing(output) as stream:
        stream.write(schema_text().encode("utf-8"))
