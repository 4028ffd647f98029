"""``glossary serve``: the lookup pages, on this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path

import click

from glossary.commands._options import say, workspace_option
from glossary.errors import WrongUse


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="A further name browsers may reach this server by; may be given several times.",
)
@workspace_option
def command(host: str, port: int, allowed: tuple[str, ...], folder: Path | None) -> None:
    """Serve the lookup pages to a browser, from this machine only.

    The pages read the workspace and never write to it. Changes to the
    glossary show at the next request.

    \b
    Examples:
      glossary serve
      glossary serve --port 8080 -w my-glossary
    """
    import waitress

    from web import create_app

    names = [*allowed, *([_bracketed(host)] if host not in ("0.0.0.0", "::") else [])]
    app = create_app(folder, {"EXTRA_HOSTS": names})
    listening = _listen(host, port)
    app.extensions["reading room"].prepare()
    server = waitress.create_server(app, sockets=[listening], ident=None, clear_untrusted_proxy_headers=True)
    if not _is_loopback(host):
        say(f"Warning: anybody who can reach {host} can read this glossary and memory; there is no password.")
    say(f"policy-glossary is at http://{_bracketed(host)}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address.

    :raises WrongUse: when the address is no address of this machine, or the port is taken or not ours to take.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except socket.gaierror as error:
        raise WrongUse("no such address", text=host, hint="try --host 127.0.0.1") from error
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise WrongUse(f"cannot listen on {host}:{port}: {reason}", hint=f"try --port {_another(port)}") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bracketed(host: str) -> str:
    """An address as it stands in a URL.

    >>> _bracketed("::1"), _bracketed("127.0.0.1")
    ('[::1]', '127.0.0.1')
    """
    return f"[{host}]" if ":" in host else host


def _another(port: int) -> int:
    """A port to try instead.

    >>> _another(80), _another(8000)
    (8000, 8001)
    """
    return 8000 if port < 1024 else port + 1 if port < 65535 else 8000
