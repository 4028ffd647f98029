"""What do the pages read from? The glossary, ready to be asked, and the memory; both as they are on disk now.

A person edits the glossary while the server runs, and harvest fills the memory. So each request looks whether the
files changed (their times and sizes first, which is cheap), and reads again only what did. A glossary that cannot
be read just now does not take the last good one away: the pages go on with it and say so.
"""

from __future__ import annotations

import threading
from pathlib import Path

from flask import current_app

from glossary.counterparts import Counterparts
from glossary.lookup import LookupIndex
from glossary.model import ConceptEntry, Glossary
from glossary.store import glossary_digest, read_glossary
from glossary.workspace import Workspace
from tmx.errors import PolicyGlossaryError
from tmx.folding import fold_text
from tmx.memory import TranslationMemory

_Stamp = tuple[tuple[str, int, int, int], ...]
#: Counts kept in mind before all are forgotten.
_COUNTS_KEPT = 20_000
_SIGNS, _ARTICLES = "<>\"'“”‘’()[]《》「」 ", ("a", "an", "the")


class ReadingRoom:
    """One workspace, opened for reading by many threads."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        #: Why the glossary on disk could not be read, or None; the last good one is used meanwhile.
        self.problem: PolicyGlossaryError | None = None
        self._lock = threading.Lock()
        self._stamp: _Stamp | None = None
        self._digest: str | None = None
        self._index = LookupIndex(Glossary())
        self._marking: tuple[Glossary, Counterparts] | None = None
        self._ordered: tuple[Glossary, tuple[ConceptEntry, ...]] | None = None
        self._memory: tuple[_Stamp, TranslationMemory] | None = None
        self._counts: dict[tuple[_Stamp, str, str | None], int] = {}

    @property
    def index(self) -> LookupIndex:
        """The glossary as it is on disk, ready for lookup."""
        path = self.workspace.glossary_path
        stamp = _stamp(path)
        if stamp != self._stamp:
            with self._lock:
                if stamp != self._stamp:
                    self._read(path)
                    self._stamp = stamp
        return self._index

    @property
    def glossary(self) -> Glossary:
        """The glossary itself."""
        return self.index.glossary

    @property
    def counterparts(self) -> Counterparts:
        """The glossary, made ready for marking which words translate which."""
        glossary = self.glossary
        marking = self._marking
        if marking is None or marking[0] is not glossary:
            marking = self._marking = (glossary, Counterparts(glossary))
        return marking[1]

    @property
    def alphabetical(self) -> tuple[ConceptEntry, ...]:
        """The concepts in the order of an index, drafts after all others.

        By English name without signs and articles; those with Chinese names alone come last.
        """
        glossary = self.glossary
        ordered = self._ordered
        if ordered is None or ordered[0] is not glossary:
            ordered = self._ordered = (glossary, tuple(sorted(glossary.concepts, key=_place_in_index)))
        return ordered[1]

    @property
    def memory(self) -> TranslationMemory | None:
        """The memory, which many threads may ask; None where harvest has not made one yet."""
        location = self.workspace.memory_location
        on_disk = "://" not in location
        stamp = _stamp(Path(location), contents=False) if on_disk else ()
        if on_disk and not stamp:
            return None
        opened = self._memory
        if opened is None or opened[0] != stamp:
            with self._lock:
                opened = self._memory
                if opened is None or opened[0] != stamp:
                    if opened is not None:
                        opened[1].close()
                    opened = self._memory = (stamp, TranslationMemory.open(location))
        return opened[1]

    def attestations(self, text: str, language: str) -> int:
        """How many segments of the memory hold a text; 0 without a memory."""
        memory = self.memory
        if memory is None:
            return 0
        location = Path(self.workspace.memory_location)
        key = (_stamp(location) + _stamp(location.with_name(location.name + "-wal")), text, language)
        if key not in self._counts:
            if len(self._counts) >= _COUNTS_KEPT:
                self._counts.clear()
            self._counts[key] = memory.count(text, language)
        return self._counts[key]

    def prepare(self) -> None:
        """Read and index now what the first visitor would otherwise wait for."""
        self.index.lookup("prepare the index")

    def close(self) -> None:
        """Let go of the memory; it is opened again when it is next needed."""
        with self._lock:
            opened, self._memory = self._memory, None
            if opened is not None:
                opened[1].close()

    def _read(self, path: Path) -> None:
        """Read the glossary again if its contents differ; keep the last good one if it is broken."""
        if not path.exists():
            self._index, self._digest, self.problem = LookupIndex(Glossary()), None, None
            return
        try:
            digest = glossary_digest(path)
            if digest != self._digest or self.problem is not None:
                self._index = LookupIndex(read_glossary(path, cache=self.workspace.cache_path))
                self._digest = digest
            self.problem = None
        except PolicyGlossaryError as error:
            self.problem = error


def reading_room() -> ReadingRoom:
    """The reading room of the app that answers now."""
    room: ReadingRoom = current_app.extensions["reading room"]
    return room


def _place_in_index(concept: ConceptEntry) -> tuple[bool, bool, str, str]:
    names = [term for language in sorted(concept.langs) if (term := concept.preferred(language)) is not None]
    words = fold_text(names[0].term if names else concept.id).strip(_SIGNS).split()
    text = " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)
    return (concept.state == "draft", not text[:1].isascii(), text, concept.id)


def _stamp(path: Path, *, contents: bool = True) -> _Stamp:
    """What tells that a file, or the files of a folder, changed; empty where there is none.

    :param contents: False asks only whether it is the same file, whatever is in it now.
    """
    paths = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    found = []
    for each in paths:
        try:
            seen = each.stat()
        except FileNotFoundError:
            continue
        found.append((each.name, seen.st_ino, *((seen.st_mtime_ns, seen.st_size) if contents else (0, 0))))
    return tuple(found)
