"""Where does the work lie, and with which settings?

A workspace is a folder with a ``glossary.toml``. Everything in it has one place, named here and nowhere else. The
settings come, in this order, from the command's options, the environment (``POLICY_GLOSSARY_MEMORY`` ...), the
file, and the defaults; ``Settings.origins`` tells which one won.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from glossary.errors import BrokenSettings, NoWorkspace

SETTINGS_FILE = "glossary.toml"
ENVIRONMENT_PREFIX = "POLICY_GLOSSARY_"

_NEW_SETTINGS = """\
# Settings of this workspace. "glossary doctor" prints which value won, and why.

# Where the translation memory rests: a file beside this one, or "postgresql://..." for a team.
# memory = "memory.db"

# Glossary files that harvest may take terms from, beside this file or by full path.
# lexicon = ["lexicon.yaml"]
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set; every field is documented in ``docs/workspace.md``."""

    #: Location of the memory: a path, relative to the workspace, or a database address.
    memory: str = "memory.db"
    #: Files in the glossary format that harvest takes terms from.
    lexicon: tuple[str, ...] = ()
    #: Field -> where its value came from: "default", "environment", or the file's path.
    origins: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder and its settings; paths of everything that lies in it."""

    root: Path
    settings: Settings = Settings()

    @property
    def glossary_path(self) -> Path:
        """``concepts/`` where that folder exists, else ``glossary.yaml``."""
        folder = self.root / "concepts"
        return folder if folder.is_dir() else self.root / "glossary.yaml"

    @property
    def memory_location(self) -> str:
        """What :meth:`tmx.memory.TranslationMemory.open` opens."""
        memory = self.settings.memory
        return memory if "://" in memory else str(self.root / memory)

    @property
    def memory_tmx_path(self) -> Path:
        """The TMX file that harvest writes."""
        return self.root / "memory.tmx"

    @property
    def decisions_path(self) -> Path:
        """The append-only history of review decisions."""
        return self.root / "decisions.jsonl"

    @property
    def cache_path(self) -> Path:
        """Folder of whatever can be made again; may be deleted at any time."""
        return self.root / ".cache"

    def lexicon_paths(self) -> list[Path]:
        """The lexicon files, in order: those of the settings, else the one shipped beside a source checkout."""
        if self.settings.lexicon:
            return [self.root / name for name in self.settings.lexicon]
        return shipped_lexicon()


def shipped_lexicon() -> list[Path]:
    """The lexicon of a source checkout (``seeds/lexicon.yaml``); empty in an installed wheel, which has none."""
    path = Path(__file__).resolve().parent.parent / "seeds" / "lexicon.yaml"
    return [path] if path.is_file() else []


def find_workspace(folder: Path | None = None) -> Workspace:
    """Open the workspace in ``folder``, or in the current folder or the nearest one above it.

    :raises NoWorkspace: when there is no ``glossary.toml``.
    :raises BrokenSettings: when that file cannot be used.
    """
    start = (folder or Path.cwd()).resolve()
    candidates = [start] if folder is not None else [start, *start.parents]
    for candidate in candidates:
        if (candidate / SETTINGS_FILE).is_file():
            return Workspace(candidate, read_settings(candidate / SETTINGS_FILE))
    raise NoWorkspace(f"no workspace here ({start})", hint="run glossary harvest")


def find_or_plan_workspace(folder: Path | None = None) -> Workspace:
    """Like :func:`find_workspace`; where none is found, the one to be made in ``folder`` (or here), not made yet."""
    try:
        return find_workspace(folder)
    except NoWorkspace:
        return Workspace((folder or Path.cwd()).resolve())


def find_or_create_workspace(folder: Path | None = None) -> Workspace:
    """Like :func:`find_workspace`, but make a workspace in ``folder`` (or here) where none is found."""
    workspace = find_or_plan_workspace(folder)
    create_workspace(workspace)
    return workspace


def create_workspace(workspace: Workspace) -> None:
    """Make the folder and its ``glossary.toml``, where they are missing."""
    workspace.root.mkdir(parents=True, exist_ok=True)
    settings = workspace.root / SETTINGS_FILE
    if not settings.exists():
        settings.write_text(_NEW_SETTINGS, encoding="utf-8")


def read_settings(path: Path) -> Settings:
    """Read a ``glossary.toml``; the environment outweighs it.

    :raises BrokenSettings: naming the line or the setting that cannot be used.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenSettings(f"not TOML: {error}", file=path) from error
    except OSError as error:
        raise BrokenSettings(f"cannot be read: {error.strerror}", file=path) from error
    unknown = sorted(set(written) - {"memory", "lexicon"})
    if unknown:
        raise BrokenSettings("no such setting", file=path, text=unknown[0], hint="known: lexicon, memory")
    origins = {name: str(path) if name in written else "default" for name in ("memory", "lexicon")}
    memory = written.get("memory", "memory.db")
    lexicon = written.get("lexicon", [])
    if not isinstance(memory, str):
        raise BrokenSettings("memory must be a text", file=path, text=repr(memory))
    if not isinstance(lexicon, list) or not all(isinstance(item, str) for item in lexicon):
        raise BrokenSettings("lexicon must be a list of texts", file=path, text=repr(lexicon))
    from_environment = os.environ.get(ENVIRONMENT_PREFIX + "MEMORY")
    if from_environment:
        memory, origins["memory"] = from_environment, "environment"
    return Settings(memory, tuple(lexicon), origins)
