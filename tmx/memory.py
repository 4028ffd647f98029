"""The translation memory: what was translated before, found again.

Units come in and are kept once; a segment finds the units that say nearly the same (a match), a phrase finds the
units it stands in (a concordance). The memory speaks only to a store, and keeps nothing of its own but token
indexes that it makes again when the store has changed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tmx import matching
from tmx.duplicates import ON_DUPLICATE, OnDuplicate, put, refuse_unusable
from tmx.errors import StoreError
from tmx.languages import is_chinese, judge_language, parse_tag, speaks
from tmx.model import ConcordanceLine, Document, KnownDocument, Match, TranslationUnit, Variant
from tmx.stores import Store, StoredText, open_store


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the units that were to be added."""

    added: int = 0
    #: Known already, in every particular.
    unchanged: int = 0
    #: Took the place of a unit with the same id.
    replaced: int = 0
    #: Not taken: the unit with the same id stayed.
    kept: int = 0


@dataclass(frozen=True, slots=True)
class _Index:
    """The texts of one language, ready for comparison, and the revision they were read at."""

    revision: int
    texts: list[StoredText]
    tokens: matching.TokenIndex


class TranslationMemory:
    """A store of translation units that can be asked.

    >>> from tmx.model import Variant
    >>> unit = TranslationUnit("1", (Variant("en", ("Pairing assistance",)), Variant("zh-Hans", ("对口帮扶",))))
    >>> with TranslationMemory.open(":memory:") as memory:
    ...     memory.add([unit]), memory.add([unit]), memory.match("对口帮扶")[0].target, memory.count("幫扶")
    (Added(added=1, unchanged=0, replaced=0, kept=0), Added(added=0, unchanged=1, replaced=0, kept=0), \
'Pairing assistance', 1)
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._indexes: dict[tuple[str, bool], _Index] = {}
        self._one_index = threading.Lock()

    @classmethod
    def open(cls, location: str) -> TranslationMemory:
        """Open the memory at a location, or make it: a path, or ``:memory:``.

        :raises StoreError: when that cannot be done.
        """
        return cls(open_store(location))

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._store)

    def add(self, units: Iterable[TranslationUnit], on_duplicate: OnDuplicate = "add") -> Added:
        """Add units, all or (when something goes wrong on the way) none.

        A unit is known by its id. One that is the same in every particular is left unchanged. Otherwise

        - ``add`` keeps both, the new one under its id and ``~2`` (``~3`` ...), unless only dates, notes or
          properties differ: then the stored unit is kept, since the words are known;
        - ``overwrite`` puts the new one in the place of the stored one;
        - ``keep`` keeps the stored one;
        - ``keep-newest`` decides by the date of change, else of creation; without a later date the stored one stays.

        So adding the same units again changes nothing.

        :raises BrokenUnit: for a unit without text or id, or with text that is not Unicode.
        """
        if on_duplicate not in ON_DUPLICATE:
            raise StoreError(
                "no such rule for duplicates", text=on_duplicate, hint=f"known: {', '.join(ON_DUPLICATE)}"
            )
        counts = {"added": 0, "unchanged": 0, "replaced": 0, "kept": 0}
        with self._store.changing() as changes:
            for unit in units:
                refuse_unusable(unit)
                counts[put(changes, unit, on_duplicate)] += 1
        return Added(**counts)

    def remove(self, unit_ids: Iterable[str]) -> int:
        """Take units out; how many there were."""
        with self._store.changing() as changes:
            return sum([changes.remove(unit_id) for unit_id in unit_ids])

    def get(self, unit_id: str) -> TranslationUnit | None:
        """The unit of that id, or None."""
        return self._store.get(unit_id)

    def units(self, document: str | None = None) -> Iterator[TranslationUnit]:
        """Yield the units in the order in which they were added; those of one document when it is named."""
        return self._store.units(document)

    def documents(self) -> list[KnownDocument]:
        """The documents that were harvested into the memory, in that order."""
        return self._store.documents()

    def put_document(self, document: Document | KnownDocument, counterpart: str | None = None) -> None:
        """Remember a document; one with the same name and digest is replaced.

        :param counterpart: name of the document it was aligned with.
        """
        if isinstance(document, KnownDocument):
            counterpart = counterpart or document.counterpart
        known = KnownDocument(document.name, document.digest, document.language, counterpart)
        if known not in self._store.documents():
            with self._store.changing() as changes:
                changes.put_document(known)

    def match(
        self,
        text: str,
        source_language: str | None = None,
        target_language: str | None = None,
        threshold: int = 70,
        top: int = 5,
    ) -> list[Match]:
        """The units whose text is nearest to a segment, best first; the same pair of texts is shown once.

        Every unit is compared, so no better match exists than those returned. :mod:`tmx.matching` says how the
        score is made.

        :param source_language: a tag; by default the language of the text by its script. Without a script
            (``zh``, or by default) units in both scripts are compared, and one in the other script reaches 99.
        :param target_language: a tag; by default the first other language of the unit.
        :param threshold: lowest score, 0 to 100.
        :param top: how many at most.
        """
        judged = judge_language(text)
        language = parse_tag(source_language)[0] if source_language else judged
        wanted = parse_tag(target_language)[0] if target_language else None
        across = is_chinese(language) and (not source_language or language == "zh")
        search = "zh" if across else language
        matches: list[Match] = []
        seen: set[tuple[str, str]] = set()

        def consider(stored: StoredText, score: int) -> None:
            unit = self._store.get(stored.unit)
            target = _counterpart(unit, stored.language, wanted) if unit else None
            if unit is None or target is None or score < threshold or (stored.text, target.text) in seen:
                return
            seen.add((stored.text, target.text))
            other_script = stored.language != judged and is_chinese(language)
            differences = matching.differences(text, stored.text, across_scripts=other_script)
            matches.append(Match(score, stored.text, target.text, unit, differences))

        equal = self._store.equal(text, search)
        for stored in sorted(equal, key=lambda one: not matching.same_text(text, one.text)):
            identical = matching.same_text(text, stored.text)
            consider(stored, matching.IDENTICAL if identical else matching.EQUAL_AFTER_FOLDING)
        taken = {(stored.unit, stored.language) for stored in equal}
        near: list[tuple[float, int, int, StoredText]] = []
        for number, tag in enumerate(("zh-Hans", "zh-Hant") if across else (search,)):
            index = self._index(tag, across_scripts=across and tag != judged)
            for found in index.tokens.near(text, threshold):
                score = matching.fuzzy_score(found.distance, found.longer)
                near.append((found.dissimilarity, number, score, index.texts[found.index]))
        for _, _, score, stored in sorted(near, key=lambda one: one[:2]):
            if len(matches) >= top:
                break
            if (stored.unit, stored.language) not in taken:
                consider(stored, matching.capped(score, text, stored.text, language))
        return sorted(matches[:top], key=lambda match: -match.score)

    def concordance(self, text: str, language: str | None = None, limit: int = 50) -> list[ConcordanceLine]:
        """The units that hold a text, whatever its width, case, script or hyphens; the shortest first.

        The text must begin a word and may end inside one: ``relocat`` finds *relocation*, ``site`` does not find
        *website*. Chinese is found at any place, one character too.

        :param language: a tag, ``zh`` for both scripts; by default every language.
        :param limit: how many units at most.
        """
        lines: list[ConcordanceLine] = []
        seen: set[str] = set()
        if limit < 1:
            return lines
        for occurrence in self._store.containing(text, parse_tag(language)[0] if language else None):
            unit = None if occurrence.unit in seen else self._store.get(occurrence.unit)
            if unit is not None:
                seen.add(unit.id)
                lines.append(ConcordanceLine(unit, occurrence.language, occurrence.spans, occurrence.text))
            if len(lines) >= limit:
                break
        return lines

    def count(self, text: str, language: str | None = None) -> int:
        """How many units hold a text, found as :meth:`concordance` finds it."""
        return self._store.count_containing(text, parse_tag(language)[0] if language else None)

    def _index(self, language: str, *, across_scripts: bool) -> _Index:
        with self._one_index:
            revision = self._store.revision()
            index = self._indexes.get((language, across_scripts))
            if index is None or index.revision != revision:
                texts = list(self._store.texts(language))
                tokens = matching.TokenIndex((one.text for one in texts), across_scripts=across_scripts)
                index = self._indexes[language, across_scripts] = _Index(revision, texts, tokens)
            return index


def _counterpart(unit: TranslationUnit, language: str, wanted: str | None) -> Variant | None:
    """The variant to offer as the translation: in the language wanted, else in another one than the source's."""
    others = [variant for variant in unit.variants if variant.language != language and variant.text]
    if wanted is not None:
        return next((variant for variant in others if speaks(variant.language, wanted)), None)
    foreign = (variant for variant in others if variant.language.split("-")[0] != language.split("-")[0])
    return next(foreign, others[0] if others else None)
