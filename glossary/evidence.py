"""Which sentences show a term, and where did each of them come from?

Harvest reads several texts of each language as one run of segments. Every segment keeps the unit it rests in and the
source it is cited under, so that a term found anywhere can point at the sentences that prove it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.merge import CONTEXTS_KEPT
from glossary.model import Context, Source
from tmx.model import Document, Segment


@dataclass(frozen=True, slots=True)
class HarvestedText:
    """A document's segments, and the unit each of them rests in."""

    document: Document
    segments: tuple[Segment, ...]
    #: Unit id of each segment, in the same order.
    units: tuple[str, ...]
    #: Under which source evidence cites it.
    source: Source


@dataclass(frozen=True, slots=True)
class LanguageRun:
    """All segments of one language, in the order of the texts, and where each came from."""

    language: str
    segments: tuple[Segment, ...]
    contexts: tuple[Context, ...]


def by_language(texts: Sequence[HarvestedText]) -> Iterator[LanguageRun]:
    """Yield the texts as one run for each language, sorted by language."""
    for language in sorted({text.document.language for text in texts}):
        segments: list[Segment] = []
        contexts: list[Context] = []
        for text in texts:
            if text.document.language == language:
                segments += text.segments
                contexts += [
                    Context(segment.text, text.source.id, unit)
                    for segment, unit in zip(text.segments, text.units, strict=True)
                ]
        yield LanguageRun(language, tuple(segments), tuple(contexts))


def telling(run: LanguageRun, numbers: Iterable[int]) -> tuple[Context, ...]:
    """The sentences that tell most: running text before headings, each text once, in the order of the document."""
    distinct = list(dict.fromkeys(numbers))
    distinct.sort(key=lambda number: run.segments[number].kind in ("heading", "cell"))
    kept: dict[str, Context] = {}
    for number in distinct:
        kept.setdefault(run.contexts[number].text, run.contexts[number])
    return tuple(kept.values())[:CONTEXTS_KEPT]
