"""In a sentence and its translation, which words translate which? As far as the glossary knows.

A phrase that was found in one text belongs to the concepts whose names stand where it stands; the names of those
concepts in the other language are looked for in the other text. Names that are only proposed are used where no term
is found, and the answer says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from glossary.model import Glossary
from tmx.folding import Folded, fold, fold_text, spans_folded
from tmx.model import PROPERTY_SCORE, PROPERTY_SEGMENT, ConcordanceLine, Variant

Span = tuple[int, int]

_LETTERS = re.compile("[A-Za-z]*")

#: A proposal below this is as likely wrong as right; marking by it would mislead.
SURE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Where the counterpart of a phrase stands in the other text: spans are [start, end) in code points."""

    spans: tuple[Span, ...] = ()
    #: The concept whose names they are.
    concept: str | None = None
    #: Whether nobody has accepted one of the two names yet.
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    folded: str
    proposed: bool


class Counterparts:
    """A glossary made ready for marking the counterparts of phrases.

    >>> from glossary.model import ConceptEntry, Term
    >>> entry = ConceptEntry("pairing", {"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶"),)})
    >>> known = Counterparts(Glossary((entry,)))
    >>> known.find("开展对口帮扶。", "zh-Hans", [(2, 6)], "Carry out pairing assistance.", "en")
    Counterpart(spans=((10, 28),), concept='pairing', proposed=False)
    """

    def __init__(self, glossary: Glossary) -> None:
        self._concepts: list[tuple[str, dict[str, tuple[_Name, ...]]]] = []
        for concept in glossary.concepts:
            names: dict[str, dict[str, bool]] = {}
            for language, term in concept.terms():
                names.setdefault(language, {})[fold_text(term.term)] = False
            for language, proposals in concept.proposals.items():
                for proposal in proposals:
                    if proposal.confidence < SURE_ENOUGH:
                        continue
                    names.setdefault(language, {}).setdefault(fold_text(proposal.term), True)
            self._concepts.append(
                (
                    concept.id,
                    {
                        language: tuple(_Name(name, proposed) for name, proposed in of_language.items())
                        for language, of_language in names.items()
                    },
                )
            )

    def find(
        self, text: str, language: str, spans: Sequence[Span], other_text: str, other_language: str
    ) -> Counterpart:
        """Where the words at ``spans`` of a text stand in its translation.

        The longest name in the text wins; where none of its concept's names stands in the other text, the next one.
        """
        here, there = fold(text), fold(other_text)
        found: list[tuple[bool, int, str, tuple[Span, ...]]] = []
        for concept, names in self._concepts:
            for name in names.get(language, ()):
                length = _overlapping(name, here, spans)
                if not length:
                    continue
                for other in names.get(other_language, ()):
                    met = tuple(spans_folded(other.folded, there, prefix=True))
                    if met:
                        found.append((name.proposed or other.proposed, -length, concept, met))
        if not found:
            return Counterpart()
        proposed, _, concept, _ = best = min(found, key=lambda item: item[:2])
        together = (item[3] for item in found if item[:3] == best[:3])
        spans_there = (_whole_word(other_text, *span) for met in together for span in met)
        return Counterpart(_apart(spans_there), concept, proposed)


def opposite(line: ConcordanceLine, known: Counterparts | None) -> list[tuple[Variant, Counterpart]]:
    """The other variants of a line's unit, and where the counterpart stands in each."""
    found = []
    for variant in line.unit.variants:
        if variant.language != line.language:
            there = Counterpart()
            if known is not None:
                there = known.find(line.text, line.language, line.spans, variant.text, variant.language)
            found.append((variant, there))
    return found


def concordance_to_plain(
    query: str, count: int, rows: Iterable[tuple[ConcordanceLine, Sequence[tuple[Variant, Counterpart]]]]
) -> dict[str, Any]:
    """A concordance as JSON: how many units there are, and the lines shown with their counterparts."""
    return {
        "query": query,
        "count": count,
        "results": [
            {
                "unit": line.unit.id,
                "document": line.unit.document,
                "segment": line.unit.property_text(PROPERTY_SEGMENT),
                "alignment": None if (score := line.unit.property_text(PROPERTY_SCORE)) is None else float(score),
                "language": line.language,
                "text": line.text,
                "spans": [list(span) for span in line.spans],
                "counterparts": [
                    {
                        "language": variant.language,
                        "text": variant.text,
                        "spans": [list(span) for span in there.spans],
                        "concept": there.concept,
                        "proposed": there.proposed,
                    }
                    for variant, there in others
                ],
            }
            for line, others in rows
        ],
    }


def _overlapping(name: _Name, text: Folded, spans: Sequence[Span]) -> int:
    """How long a name is in a text where it touches one of the spans; 0 where it does not."""
    if name.folded not in text.text:
        return 0
    met = spans_folded(name.folded, text, prefix=True)
    touching = (end - start for start, end in met if any(start < to and since < end for since, to in spans))
    return max(touching, default=0)


def _whole_word(text: str, start: int, end: int) -> Span:
    """The span with the ending of its last word, so that a plural is marked whole."""
    rest = _LETTERS.match(text, end) if text[end - 1 : end].isascii() else None
    return start, end if rest is None else rest.end()


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order; of two that overlap, the longer."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= start or end <= span[0] for start, end in kept):
            kept.append(span)
    return tuple(sorted(kept))
