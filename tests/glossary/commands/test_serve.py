from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "glossary.toml").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_it_says_where_it_is_answers_there_and_stops_on_an_interrupt(workspace: Path) -> None:
    command = [sys.executable, "-m", "glossary", "serve", "--port", "0", "-w", str(workspace)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    served = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert served.stderr is not None
        line = served.stderr.readline()
        assert line.startswith("policy-glossary is at http://127.0.0.1:")
        assert line.endswith("/ (stop with Ctrl-C)\n")
        address = line.split()[3]
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.status == 200
    finally:
        served.send_signal(signal.SIGINT)
        out, err = served.communicate(timeout=20)
    assert (served.returncode, out, err) == (0, "", "")


def test_a_port_that_is_taken_is_one_clear_line(run: Run, workspace: Path, taken: int) -> None:
    ran = run("serve", "--port", str(taken), "-w", workspace)
    assert ran.status == 2
    assert f"cannot listen on 127.0.0.1:{taken}" in ran.err
    assert "try --port" in ran.err
    assert len(ran.err.strip().split("\n")) == 1


def test_an_address_that_is_none_is_one_clear_line(run: Run, workspace: Path) -> None:
    ran = run("serve", "--host", "no.such.host.invalid", "--port", "0", "-w", workspace)
    assert ran.status == 2
    assert len(ran.err.strip().split("\n")) == 1


def test_without_a_workspace_it_says_what_to_run(run: Run) -> None:
    ran = run("serve", "--port", "0")
    assert ran.status == 2
    assert "run glossary harvest" in ran.err


def test_more_than_this_machine_brings_a_warning(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from waitress.server import BaseWSGIServer

    monkeypatch.setattr(BaseWSGIServer, "run", lambda self: None)
    ran = run("serve", "--host", "0.0.0.0", "--port", "0", "-w", workspace)
    assert ran.status == 0
    assert ran.err.startswith("Warning: anybody who can reach 0.0.0.0")
    assert "Warning" not in run("serve", "--port", "0", "-w", workspace).err
