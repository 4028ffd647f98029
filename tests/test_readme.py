"""What the README shows is what happens: its first screen is run, and its answers are compared line by line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ran, Run, needs

README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: Seconds and the folder's name are the machine's own affair.
_SECONDS = re.compile(r"\d+(\.\d+)? s\b")


def blocks() -> list[list[tuple[str, str]]]:
    """The console blocks: each a list of (command, its output)."""
    found = []
    for block in _BLOCK.findall(README):
        steps = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
        found.append(list(zip(steps[::2], steps[1::2], strict=True)))
    return found


def settled(text: str, folder: Path) -> list[str]:
    lines = text.replace(str(folder), "demo").splitlines()
    return [_SECONDS.sub("… s", line).rstrip() for line in lines if line.strip()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """``make demo`` as a newcomer runs it, without the serving."""
    needs(shutil.which("make"), "make")
    if not (ROOT / ".venv" / ".installed").exists():
        needs(None, "the environment that `make demo` and `make test` set up")
    folder = tmp_path_factory.mktemp("readme") / "demo"
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        ["make", "--no-print-directory", "demo", "SERVE=0", f"DEMO_DIR={folder}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return folder, ran.stdout


def test_the_first_thing_it_shows_is_demo_and_test() -> None:
    first_screen = README.split("\n## ")[0]
    assert "make demo" in first_screen
    assert "make test" in first_screen


def test_make_demo_answers_as_shown(demo: tuple[Path, str]) -> None:
    folder, out = demo
    shown = next(block for block in _BLOCK.findall(README) if block.startswith("$ make demo"))
    assert settled(out, folder) == settled(shown.split("\n", 1)[1], folder)


def test_every_other_command_answers_as_shown(
    demo: tuple[Path, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = demo
    compared = 0
    for block in blocks():
        if block[0][0].startswith("make"):
            continue  # compared as a whole above
        for command, output in block:
            program, *arguments = _words(command)
            if program != "glossary" or arguments[0] == "serve":
                continue
            monkeypatch.chdir(ROOT)
            ran: Ran = (
                run(arguments[0], "-w", folder, *arguments[1:]) if _in_workspace(arguments) else run(*arguments)
            )
            assert ran.status == 0, ran.err
            assert settled(ran.out, folder) == settled(output, folder), command
            compared += 1
    assert compared > 1


def _words(command: str) -> list[str]:
    import shlex

    return shlex.split(command, comments=True)


def _in_workspace(arguments: list[str]) -> bool:
    return arguments[0] in ("lookup", "match", "concordance", "export", "doctor")
