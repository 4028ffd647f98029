"""Where do the concept entries rest, and how are they read and changed?

A glossary is one YAML file or a folder of them. Reading gives one :class:`~glossary.model.Glossary`; writing a
whole one is for new files. Everything that changes a person's file goes through :func:`edit_glossary`, which
replaces single blocks (:mod:`glossary.editing`) under a lock and looks at its own result before it lets go of the
old file.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from glossary.blocks import blocks_of
from glossary.editing import Edit, PutConcept, PutSource, RemoveConcept, apply_edits
from glossary.errors import BrokenGlossary, StaleGlossary
from glossary.lock import locked
from glossary.model import ConceptEntry, Glossary, Source
from glossary.plain import (
    MODELINE,
    concept_to_plain,
    glossary_from_plain,
    glossary_from_yaml,
    glossary_to_plain,
    glossary_to_yaml,
    source_to_plain,
)
from glossary.plain_yaml import dump_item, dump_mapping
from glossary.schema import schema_text
from glossary.strict_yaml import ParsedYaml, parse
from tmx.atomic import writing

__all__ = [
    "Edit",
    "PutConcept",
    "PutSource",
    "RemoveConcept",
    "block_digests",
    "concept_to_plain",
    "dump_concept",
    "dump_source",
    "edit_glossary",
    "glossary_digest",
    "glossary_files",
    "parse_file",
    "read_glossary",
    "write_glossary",
]

#: What the first line of a new glossary names as its schema.
SCHEMA_FILE = "glossary.schema.json"

#: Files of a folder that holds a glossary, and the one that takes its new entries.
FOLDER_PATTERN = "*.yaml"
NEW_ENTRIES = "harvested.yaml"

_CACHE_FILE = "glossary.json"
_CACHE_VERSION = 1


def glossary_files(path: Path) -> list[Path]:
    """The files of a glossary: the file itself, or those of the folder, sorted; empty when there are none yet."""
    if path.is_dir():
        return sorted(file for file in path.glob(FOLDER_PATTERN) if file.is_file())
    return [path] if path.exists() else []


def read_text(path: Path) -> str:
    """The text of one glossary file.

    :raises BrokenGlossary: when it is missing, cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenGlossary("not UTF-8", file=path, line=line, hint="save it as UTF-8") from error
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        problem = "no such file" if missing else f"cannot be read: {error.strerror}"
        raise BrokenGlossary(problem, file=path, hint="run glossary harvest" if missing else None) from error


def parse_file(path: Path) -> ParsedYaml:
    """One glossary file as a plain value with its places.

    :raises BrokenGlossary: with the line, when it is not YAML or holds what is refused.
    """
    parsed = parse(read_text(path), file=path)
    if parsed.value is None:
        raise BrokenGlossary("holds nothing", file=path, hint='a glossary begins with "schema: 1"')
    return parsed


def read_glossary(path: Path, cache: Path | None = None) -> Glossary:
    """Read a glossary, a file or a folder of files; entries in the order of the files and of each file.

    :param cache: folder for a copy that is read faster; it is known by the content, so it is never out of date.
    :raises BrokenGlossary: naming file, line and path of the first problem; also when there is no such file.
    """
    if cache is None:
        return _read(path)
    digest = glossary_digest(path)
    known = _from_cache(cache / _CACHE_FILE, digest)
    if known is not None:
        return known
    glossary = _read(path)
    _into_cache(cache / _CACHE_FILE, digest, glossary)
    return glossary


def glossary_digest(path: Path) -> str:
    """SHA-256 of the bytes of a glossary; of a folder, of its names and bytes; of no bytes when there is none."""
    digest = hashlib.sha256()
    try:
        for file in glossary_files(path):
            content = file.read_bytes()
            if path.is_dir():
                digest.update(f"{file.name}\0{len(content)}\0".encode())
            digest.update(content)
    except OSError as error:
        raise BrokenGlossary(f"cannot be read: {error.strerror}", file=error.filename or path) from error
    return digest.hexdigest()


def dump_concept(entry: ConceptEntry, indent: int = 2) -> str:
    """One entry as the block that stands in the file.

    :param indent: column of its dash.

    >>> from glossary.model import Term
    >>> print(dump_concept(ConceptEntry("five-guarantees", {"zh-Hans": (Term("五保", type="short"),)})), end="")
      - id: five-guarantees
        state: draft
        langs:
          zh-Hans:
            - term: 五保
              type: short
    """
    return dump_item(concept_to_plain(entry), indent)


def dump_source(source: Source, indent: int = 2) -> str:
    """One source as the block that stands in the file."""
    return dump_mapping({source.id: source_to_plain(source)}, indent)


def write_glossary(path: Path, glossary: Glossary) -> None:
    """Write a new glossary file in canonical form; what was there is replaced, comments and all.

    :raises BrokenGlossary: when the glossary could not be read again.
    """
    text = glossary_to_yaml(glossary)
    glossary_from_yaml(parse(text, file=path), file=path)
    with writing(path) as stream:
        stream.write(text.encode("utf-8"))


def edit_glossary(path: Path, edits: Sequence[Edit], expected_digest: str | None = None) -> None:
    """Change single entries and sources; every other byte of the glossary stays as it is.

    A glossary that does not exist yet is made. In a folder, an entry is changed in the file that holds it; a new one
    goes to ``harvested.yaml``. Nothing is written where the edits change no meaning.

    :param expected_digest: what :func:`glossary_digest` gave when the edits were thought out.
    :raises StaleGlossary: when the glossary is another by now, or another program keeps writing it.
    :raises BrokenGlossary: when the file cannot be read, or cannot be edited without changing something else.
    """
    with locked(path):
        if expected_digest is not None and glossary_digest(path) != expected_digest:
            raise StaleGlossary(
                "changed in the meantime; nothing was written", file=path, hint="look again, then retry"
            )
        if not path.is_dir():
            _rewrite({path: _edited(path, edits)})
            return
        parsed = {file: parse_file(file) for file in glossary_files(path)}
        _rewrite({file: _edited(file, share) for file, share in _shares(path, parsed, edits).items()})


def block_digests(path: Path) -> dict[str, str]:
    """Id of each entry -> SHA-256 of the bytes of its block, comments that belong to it included.

    Entries without lines of their own are left out. An id that stands there twice has the digest of both.
    """
    texts: dict[str, str] = {}
    for file in glossary_files(path):
        parsed = parse_file(file)
        for block in blocks_of(parsed, "concepts") or []:
            texts[block.key] = texts.get(block.key, "") + parsed.text[block.lead : block.end]
    return {id_: hashlib.sha256(text.encode("utf-8")).hexdigest() for id_, text in texts.items()}


def _edited(file: Path, edits: Iterable[Edit]) -> str | None:
    """The new text of a file, or None where it stays as it is."""
    old = read_text(file) if file.exists() else ""
    parsed = parse(old, file=file)
    if parsed.value is None:
        # Nothing but comments, or nothing at all: they stay, and the glossary begins below them.
        start = old if not old or old.endswith("\n") else f"{old}\n"
        parsed = parse(f"{start}{'' if 'yaml-language-server' in old else MODELINE}schema: 1\nconcepts: []\n")
    new = apply_edits(parsed, edits, file=file)
    return None if new == old else new


def _rewrite(texts: dict[Path, str | None]) -> None:
    for file, text in texts.items():
        if text is None:
            continue
        new = not file.exists()
        mark = b"" if new or not file.read_bytes().startswith(codecs.BOM_UTF8) else codecs.BOM_UTF8
        with writing(file) as stream:
            stream.write(mark + text.encode("utf-8"))
        if new:
            _put_schema_beside(file)


def _put_schema_beside(file: Path) -> None:
    """The schema that the first line of a new glossary names, for the editor."""
    beside = file.with_name(SCHEMA_FILE)
    if not beside.exists():
        with writing(beside) as stream:
            stream.write(schema_text().encode("utf-8"))


def _shares(folder: Path, parsed: dict[Path, ParsedYaml], edits: Iterable[Edit]) -> dict[Path, list[Edit]]:
    """Which file of a folder takes which edit."""
    homes: dict[tuple[str, str], Path] = {}
    for file, each in parsed.items():
        for entry in each.value.get("concepts") or []:
            homes.setdefault(("concept", entry.get("id")), file)
        for id_ in each.value.get("sources") or {}:
            homes.setdefault(("source", id_), file)
    shares: dict[Path, list[Edit]] = {}
    for edit in edits:
        if isinstance(edit, PutSource):
            known = homes.get(("source", edit.source.id))
        else:
            known = homes.get(("concept", edit.concept.id if isinstance(edit, PutConcept) else edit.id))
        shares.setdefault(known or folder / NEW_ENTRIES, []).append(edit)
    return shares


def _read(path: Path) -> Glossary:
    files = glossary_files(path)
    if not files:
        where = f"no {FOLDER_PATTERN} in this folder" if path.is_dir() else "no such file"
        raise BrokenGlossary(where, file=path, hint="run glossary harvest")
    parts = [glossary_from_yaml(parse_file(file), file=file) for file in files]
    if len(parts) == 1:
        return parts[0]
    sources: dict[str, Source] = {}
    about: dict[str, object] = {}
    for part in parts:
        sources.update({id_: source for id_, source in part.sources.items() if id_ not in sources})
        about.update({name: value for name, value in part.about.items() if name not in about})
    return Glossary(tuple(concept for part in parts for concept in part.concepts), sources, about)


def _from_cache(file: Path, digest: str) -> Glossary | None:
    """The copy, if there is one of this very content; a damaged copy is no copy."""
    try:
        kept = json.loads(file.read_bytes())
        if kept["version"] != _CACHE_VERSION or kept["digest"] != digest:
            return None
        return glossary_from_plain(kept["glossary"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _into_cache(file: Path, digest: str, glossary: Glossary) -> None:
    """Keep a copy where that is possible; a cache that cannot be written is done without."""
    plain = glossary_to_plain(glossary)
    # As read, not sorted: the copy must be the same value as the files.
    plain["concepts"] = [concept_to_plain(entry) for entry in glossary.concepts]
    plain["sources"] = {id_: source_to_plain(source) for id_, source in glossary.sources.items()}
    kept = {"version": _CACHE_VERSION, "digest": digest, "glossary": plain}
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with writing(file) as stream:
            stream.write(json.dumps(kept, ensure_ascii=False).encode("utf-8"))
