"""Documents that cannot lie: every command, option and setting is documented, and the page of commands is generated.

``python -m tests.test_documentation`` writes ``docs/commands.md`` anew.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click
import pytest

import glossary.commands
from glossary.cli import cli
from glossary.workspace import Settings
from tmx.discovery import plugin_names

ROOT = Path(__file__).resolve().parents[1]
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
NAMES = plugin_names(glossary.commands)

_HEAD = """\
# Commands

What each command says of itself with `--help`. Data goes to standard output, talk to standard error; exit status 0
is fine, 1 means findings, 2 wrong use or nothing readable, 130 interrupted. This page is written by
`python -m tests.test_documentation` and checked by the tests.
"""


def commands_page() -> str:
    """The page as it should be."""
    parts = [_HEAD]
    program = click.Context(cli, info_name="glossary", **cli.context_settings)
    for name in NAMES:
        command = command_of(name)
        context = click.Context(command, parent=program, info_name=name, terminal_width=100, max_content_width=100)
        parts.append(f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


def command_of(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def test_the_page_of_commands_is_up_to_date() -> None:
    assert COMMANDS_PAGE.read_text(encoding="utf-8") == commands_page(), "run: python -m tests.test_documentation"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    command = command_of(name)
    assert command.name == name
    assert command.help
    assert f"glossary {name}" in command.help, "a command's help shows it in use"


@pytest.mark.parametrize("name", NAMES)
def test_every_option_has_a_help_text(name: str) -> None:
    options = [parameter for parameter in command_of(name).params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options), [option.name for option in options if not option.help]


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "workspace.md").read_text(encoding="utf-8")
    for field in dataclasses.fields(Settings):
        if field.name != "origins":
            assert f"`{field.name}`" in page


def test_every_dependency_is_documented() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = [item for extra in project["optional-dependencies"].values() for item in extra]
    for requirement in [*project["dependencies"], *extras]:
        name = requirement.split(">")[0].split("=")[0].split("[")[0]
        assert f"`{name}`" in page, name


if __name__ == "__main__":
    COMMANDS_PAGE.write_text(commands_page(), encoding="utf-8")
