"""The ``glossary`` command: finds the command asked for, runs it, and turns errors into one clear line.

Exit status: 0 fine, 1 findings, 2 wrong use or nothing readable, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

import glossary.commands
from tmx.discovery import load_plugin, plugin_names
from tmx.errors import PolicyGlossaryError

_EPILOG = """\b
Examples:
  glossary harvest documents/          documents in, glossary and memory out
  glossary lookup "off-site relocation"
  glossary lookup duikou               pinyin works too
  glossary export --format tmx -o memory.tmx
"""


class CommandFolder(click.Group):
    """A command group whose commands are the files of :mod:`glossary.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, sorted."""
        return plugin_names(glossary.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None, after a suggestion, when there is no such file."""
        try:
            command: click.Command = load_plugin(glossary.commands, cmd_name).command
        except KeyError:
            return None
        command.name = cmd_name  # the file's name is the command's
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command, or say which one was probably meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1, cutoff=0.5) if args else []
            if not near:
                raise
            raise click.UsageError(f"{error.message} Did you mean '{near[0]}'?", ctx) from error


@click.command(cls=CommandFolder, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policy-glossary", prog_name="glossary")
def cli() -> None:
    """Bilingual glossary and translation memory for policy text, English and Chinese.

    Documents in; a glossary and a memory out, in which every term and every match shows where it came from.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status.

    :param arguments: what was typed after ``glossary``; the process's own arguments by default.
    """
    try:
        outcome = cli.main(args=arguments, prog_name="glossary", standalone_mode=False)
    except PolicyGlossaryError as error:
        click.echo(f"glossary: {error}", err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("glossary: interrupted", err=True)
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; point the descriptor elsewhere so that closing is silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return outcome if isinstance(outcome, int) else 0


if __name__ == "__main__":
    sys.exit(main())
