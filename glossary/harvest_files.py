"""Where does a harvest read from and write to in its workspace?

All of harvest's own reading and writing of the workspace, apart from the memory's units, is here. Harvest remembers
in ``.cache/harvest.json`` the digest of every block it wrote: a block that still has that digest is its own and may
grow, any other is a person's. Without that file every entry counts as a person's, which is the safe side.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.merge import Merged, merge
from glossary.model import Glossary, TermCandidate
from tmx.atomic import writing
from tmx.model import Document

if TYPE_CHECKING:
    from glossary.entries import MadeEntries
    from glossary.workspace import Workspace
    from tmx.memory import TranslationMemory

_RECORD = "harvest.json"
_RANKINGS = "candidates.jsonl"


@dataclass(frozen=True, slots=True)
class Known:
    """The workspace's glossary as it stood when the harvest began."""

    glossary: Glossary
    #: What :func:`glossary.store.glossary_digest` said then; None where there was no file.
    digest: str | None


def read_known(workspace: Workspace) -> Known:
    """The workspace's glossary as it stands; empty where there is none yet."""
    from glossary.store import glossary_digest, read_glossary

    path = workspace.glossary_path
    if not path.exists():
        return Known(Glossary(), None)
    # The digest first: a change between the two lines is then noticed when writing.
    digest = glossary_digest(path)
    return Known(read_glossary(path), digest)


def read_lexicons(paths: Sequence[Path]) -> Glossary:
    """Several lexicon files as one; of two entries with the same id the first file's stands.

    :raises glossary.errors.BrokenGlossary: when one of them is missing or not a glossary.
    """
    from glossary.store import read_glossary

    lexicons = [read_glossary(path) for path in paths]
    concepts = {concept.id: concept for lexicon in reversed(lexicons) for concept in lexicon.concepts}
    sources = {id_: source for lexicon in reversed(lexicons) for id_, source in lexicon.sources.items()}
    return Glossary(tuple(concepts[id_] for id_ in sorted(concepts)), sources)


def write_entries(workspace: Workspace, known: Known, made: MadeEntries) -> Merged:
    """Merge what was made into the glossary, and remember which blocks are harvest's own.

    :raises glossary.errors.StaleGlossary: when the file changed since it was read; nothing is written then.
    """
    from glossary.store import Edit, PutConcept, PutSource, block_digests, edit_glossary

    path = workspace.glossary_path
    record = workspace.cache_path / _RECORD
    wrote = _read_record(record)
    present = block_digests(path) if path.exists() else {}
    own = {id_ for id_, digest in present.items() if wrote.get(id_) == digest}
    removed = set(wrote) - set(present) if present else set()
    merged = merge(known.glossary, made.entries, own, removed)
    new_sources = [source for source in made.sources if source.id not in known.glossary.sources]
    workspace.decisions_path.touch()
    if merged.changed or not path.exists():
        edits: list[Edit] = [*map(PutSource, new_sources), *map(PutConcept, merged.changed)]
        edit_glossary(path, edits, expected_digest=known.digest)
        present = block_digests(path)
    changed = {entry.id for entry in merged.changed}
    owned = {id_: digest for id_, digest in present.items() if id_ in changed or id_ in own}
    # What a person took out stays on record, so that it is not brought back.
    gone = {id_: wrote[id_] for id_ in removed}
    _write_if_changed(record, json.dumps({**gone, **owned}, indent=1, sort_keys=True) + "\n")
    return merged


def write_memory_tmx(workspace: Workspace, memory: TranslationMemory) -> list[str]:
    """Write ``memory.tmx``: every unit with both languages, one Chinese script a file.

    A workspace that holds both scripts gets the fewer units in a file of their own (``memory.zh-TW.tmx``), because
    tools compare regions, not scripts, and would offer one for the other.

    :return: what the writer had to say: how many units it had to leave out, and why.
    """
    from tmx.exchange import write_units
    from tmx.languages import exchange_tag, is_chinese

    scripts = Counter(
        tag for unit in memory.units() if "en" in unit.languages for tag in set(unit.languages) if is_chinese(tag)
    )
    remarks = []
    for number, script in enumerate(sorted(scripts, key=lambda tag: (-scripts[tag], tag)) or ["zh-Hans"]):
        name = "memory.tmx" if number == 0 else f"memory.{exchange_tag(script)}.tmx"
        units = (unit for unit in memory.units() if {"en", script} <= set(unit.languages))
        receipt = write_units(units, workspace.root / name, script=script)
        remarks += [f"{name}: {count} units left out: {why}" for why, count in receipt.reasons().items()]
    return remarks


def write_rankings(workspace: Workspace, rankings: Mapping[str, Sequence[TermCandidate]]) -> None:
    """Keep the whole ranking, the part that did not become entries too, as JSON Lines in the cache."""
    lines = [
        json.dumps({"rank": rank, **dataclasses.asdict(candidate)}, ensure_ascii=False)
        for ranking in rankings.values()
        for rank, candidate in enumerate(ranking, start=1)
    ]
    _write_if_changed(workspace.cache_path / _RANKINGS, "".join(line + "\n" for line in lines))


def note_documents(memory: TranslationMemory, group: Sequence[Document]) -> None:
    """Let the memory know which documents it has seen, and which belong together."""
    for document in group:
        other = next((item.name for item in group if item is not document), None)
        memory.put_document(document, counterpart=other)


def _read_record(path: Path) -> dict[str, str]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(id_): str(digest) for id_, digest in record.items()} if isinstance(record, dict) else {}


def _write_if_changed(path: Path, text: str) -> None:
    """Write a text unless the file says it already."""
    wanted = text.encode()
    if path.is_file() and path.read_bytes() == wanted:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with writing(path) as stream:
        stream.write(wanted)
