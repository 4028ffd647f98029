"""A store that is gone when the program ends: for tests, for a single file, and as the plain truth.

It looks at every unit for every question, which makes it slow and easy to believe; the other stores are tested
against it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tmx.folding import fold_text
from tmx.languages import speaks
from tmx.model import KnownDocument, TranslationUnit
from tmx.stores import Changes, Occurrence, Store, StoredText, _text


def accepts(location: str) -> bool:
    """Whether a location is this store's: ``:memory:``."""
    return location == ":memory:"


def open_store(location: str) -> Store:
    """A new, empty store."""
    return InMemoryStore()


class _Changes:
    """A change under way: it works on copies, which take the store's place at its end."""

    def __init__(self, units: dict[str, TranslationUnit], documents: dict[tuple[str, str], KnownDocument]) -> None:
        self.units = dict(units)
        self.documents = dict(documents)

    def get(self, unit_id: str) -> TranslationUnit | None:
        return self.units.get(unit_id)

    def put(self, unit: TranslationUnit) -> None:
        self.units[unit.id] = unit

    def remove(self, unit_id: str) -> bool:
        return self.units.pop(unit_id, None) is not None

    def put_document(self, document: KnownDocument) -> None:
        self.documents[document.name, document.digest] = document


class InMemoryStore:
    """Units in a dictionary, in the order in which they came."""

    def __init__(self) -> None:
        self._units: dict[str, TranslationUnit] = {}
        self._documents: dict[tuple[str, str], KnownDocument] = {}
        self._revision = 0
        self._one_change = threading.Lock()

    @contextmanager
    def changing(self) -> Iterator[Changes]:
        """Begin a change."""
        with self._one_change:
            changes = _Changes(self._units, self._documents)
            yield changes
            self._units, self._documents = changes.units, changes.documents
            self._revision += 1

    def revision(self) -> int:
        """How many changes there were."""
        return self._revision

    def __len__(self) -> int:
        return len(self._units)

    def get(self, unit_id: str) -> TranslationUnit | None:
        """The unit of that id, or None."""
        return self._units.get(unit_id)

    def units(self, document: str | None = None) -> Iterator[TranslationUnit]:
        """Yield the units in their order."""
        for unit in self._units.values():
            if document is None or f" + {document} + " in f" + {unit.document or ''} + ":
                yield unit

    def texts(self, language: str) -> Iterator[StoredText]:
        """Yield the texts in a language, of units that have a counterpart."""
        for unit in self._units.values():
            if len(set(unit.languages)) > 1:
                for variant in unit.variants:
                    if speaks(variant.language, language):
                        yield StoredText(unit.id, variant.language, variant.text)

    def equal(self, text: str, language: str) -> list[StoredText]:
        """The texts equal to this one after folding."""
        folded = fold_text(text)
        return [stored for stored in self.texts(language) if fold_text(stored.text) == folded]

    def containing(self, text: str, language: str | None = None) -> Iterator[Occurrence]:
        """Yield the variants that hold a text, the shortest first."""
        wanted = fold_text(text)
        if not wanted:
            return
        found: list[tuple[int, Occurrence]] = []
        for unit in self._units.values():
            for variant in unit.variants:
                if speaks(variant.language, language):
                    folded = fold_text(variant.text)
                    spans = _text.spans(wanted, folded, variant.text)
                    if spans:
                        found.append((len(folded), Occurrence(unit.id, variant.language, variant.text, spans)))
        yield from (occurrence for _, occurrence in sorted(found, key=lambda item: item[0]))

    def count_containing(self, text: str, language: str | None = None) -> int:
        """How many units hold a text."""
        return len({occurrence.unit for occurrence in self.containing(text, language)})

    def documents(self) -> list[KnownDocument]:
        """The documents, in their order."""
        return list(self._documents.values())

    def close(self) -> None:
        """Nothing to let go of."""
