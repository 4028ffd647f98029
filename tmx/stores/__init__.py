"""Where units rest. A store is one file in this folder; the memory above it speaks only to this page.

A store file defines ``accepts(location) -> bool`` and ``open_store(location) -> Store``. All stores give the same
answers on the same history: a unit keeps its place when it is replaced, and lists come in that order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from tmx.discovery import load_plugins
from tmx.errors import StoreError
from tmx.model import KnownDocument, TranslationUnit


@dataclass(frozen=True, slots=True)
class StoredText:
    """One variant's plain text, and the unit it belongs to."""

    unit: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A variant in which a text occurs; spans are [start, end) in code points of its plain text."""

    unit: str
    language: str
    text: str
    spans: tuple[tuple[int, int], ...]


class Changes(Protocol):
    """What can be done to a store between the beginning and the end of one change."""

    def get(self, unit_id: str) -> TranslationUnit | None:
        """The unit as it stands, earlier steps of this change included."""

    def put(self, unit: TranslationUnit) -> None:
        """Add a unit, or put it in the place of the one with its id."""

    def remove(self, unit_id: str) -> bool:
        """Take a unit out; False when there was none."""

    def put_document(self, document: KnownDocument) -> None:
        """Remember a document; one with the same name and digest is replaced."""


class Store(Protocol):
    """Where units rest: many may read at once, one changes at a time.

    Every method raises :class:`tmx.errors.StoreError` when the store cannot be reached or is damaged.
    """

    def changing(self) -> AbstractContextManager[Changes]:
        """Begin a change; it holds for all when the block ends well, else for nobody."""

    def revision(self) -> int:
        """A number that grows with every change, whoever makes it: what was derived from the units is then stale."""

    def __len__(self) -> int:
        """How many units there are."""

    def get(self, unit_id: str) -> TranslationUnit | None:
        """The unit of that id, or None."""

    def units(self, document: str | None = None) -> Iterator[TranslationUnit]:
        """Yield the units in the order in which they were added; those of one document when it is named."""

    def texts(self, language: str) -> Iterator[StoredText]:
        """Yield the texts in a language, of units that have a counterpart, in the order of the units.

        :param language: a tag; ``zh`` means both scripts.
        """

    def equal(self, text: str, language: str) -> list[StoredText]:
        """Those of :meth:`texts` that are equal to a text after folding."""

    def containing(self, text: str, language: str | None = None) -> Iterator[Occurrence]:
        """Yield the variants that hold a text after folding, the shortest first, then in the order of the units.

        The text may end inside a word, never begin inside one.
        """

    def count_containing(self, text: str, language: str | None = None) -> int:
        """How many units :meth:`containing` would yield."""

    def documents(self) -> list[KnownDocument]:
        """The documents, in the order in which they were first put."""

    def close(self) -> None:
        """Let go of files and connections."""


def open_store(location: str) -> Store:
    """Open the store at a location: a path (SQLite), or ``:memory:``.

    :raises StoreError: when no store can be opened there.

    >>> len(open_store(":memory:"))
    0
    >>> open_store("carrier-pigeon://coop")
    Traceback (most recent call last):
    ...
    tmx.errors.StoreError: no store can be opened at this location: 'carrier-pigeon://coop'; give a path
    """
    from tmx import stores

    for plugin in load_plugins(stores).values():
        if plugin.accepts(location):
            store: Store = plugin.open_store(location)
            return store
    raise StoreError("no store can be opened at this location", text=location, hint="give a path")
