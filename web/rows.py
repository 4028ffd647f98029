"""How does a concept look on one line, and a unit as two sentences side by side? What the templates are given.

A row holds texts that are already safe to show; the templates only lay them out. English stands on the left,
Chinese on the right, in whichever language was asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from glossary.lookup_answer import LookupResult, Why, by_status, is_outdated, source_ids, use_instead
from glossary.lookup_marks import Span
from glossary.model import ConceptEntry, Glossary, Proposal, Source, Term
from tmx.alignment import LOW_SCORE
from tmx.languages import is_chinese
from tmx.model import PROPERTY_KIND, PROPERTY_SCORE, TranslationUnit
from tmx.units import short_name
from web.marks import mark

#: From this confidence on a proposal is called "high".
HIGH_CONFIDENCE = 0.9

#: The reason of a hit as the chip says it.
WHY_WORDS: Mapping[Why, str] = {
    "exact": "exact",
    "folded": "spelling",
    "same in the other script": "other script",
    "inflected": "word form",
    "prefix": "beginning",
    "substring": "part of the term",
    "words": "words, any order",
    "pinyin": "pinyin",
    "initials": "pinyin initials",
    "fuzzy": "near spelling",
    "inside the query": "in your text",
}


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term, or one proposal, as a line of a cell."""

    text: str
    shown: Markup
    language: str
    #: ``preferred`` ... or ``proposed``.
    status: str
    use_instead: str | None = None
    confidence: float | None = None
    sources: tuple[Source, ...] = ()
    #: The term, or the proposal, that the line shows.
    term: Term | None = None
    proposal: Proposal | None = None

    @property
    def outdated(self) -> bool:
        """Whether it is advised against."""
        return is_outdated(self.status)

    @property
    def confidence_words(self) -> str:
        """``high``, or the figure."""
        confidence = self.confidence or 0.0
        return "high" if confidence >= HIGH_CONFIDENCE else figure(confidence)


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept on one line: its English and its Chinese terms, why it is here, and where it comes from."""

    concept: ConceptEntry
    english: tuple[TermLine, ...]
    chinese: tuple[TermLine, ...]
    why: str = ""
    #: Language tag of the term that was found, or empty.
    found_in: str = ""
    #: How many segments of the memory hold the preferred term: (term, language, count), or None.
    attested: tuple[str, str, int] | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its terms, each once."""
        return tuple(dict.fromkeys(source for line in (*self.english, *self.chinese) for source in line.sources))

    @property
    def equivalent(self) -> TermLine | None:
        """What ``c`` copies: the first usable line of the language that was *not* asked."""
        lines = self.english if is_chinese(self.found_in) else self.chinese
        return next((line for line in lines if not line.outdated), None)

    @property
    def name(self) -> TermLine | None:
        """The line that stands for the concept: its first English term, else its first Chinese one."""
        return next((line for line in (*self.english, *self.chinese)), None)


@dataclass(frozen=True, slots=True)
class Side:
    """One language's text of a unit."""

    language: str
    shown: Markup


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of the memory as two sentences side by side, and where they come from."""

    unit: TranslationUnit
    english: Side | None
    chinese: Side | None

    @property
    def document(self) -> str | None:
        """Where it was harvested: the file, or both files of a pair."""
        return self.unit.document

    @property
    def document_name(self) -> str:
        """The document as a line can bear it."""
        return short_name(self.document or "")

    @property
    def score(self) -> float | None:
        """How sure the aligner was, 0 to 1; None where it did not say."""
        return number_of(self.unit.property_text(PROPERTY_SCORE))

    @property
    def score_words(self) -> str:
        """The score as a figure."""
        return "" if self.score is None else figure(self.score)

    @property
    def low(self) -> bool:
        """Whether the alignment is doubtful."""
        return self.score is not None and self.score < LOW_SCORE

    @property
    def kind(self) -> str:
        """How many segments stand on each side, ``1-1`` left out as the usual case."""
        kind = self.unit.property_text(PROPERTY_KIND) or ""
        return "" if kind == "1-1" else kind


def concept_row(
    concept: ConceptEntry, glossary: Glossary, result: LookupResult | None = None, *, outdated: bool = True
) -> ConceptRow:
    """A concept on one line; with a result, its hit is marked.

    :param outdated: whether terms that are advised against are shown too.
    """
    lines = {
        language: (
            *(line for line in _terms(concept, language, glossary, result) if outdated or not line.outdated),
            *_proposals(concept, language, result),
        )
        for language in dict.fromkeys((*concept.langs, *concept.proposals))
    }
    return ConceptRow(
        concept,
        tuple(line for language in sorted(lines) if not is_chinese(language) for line in lines[language]),
        tuple(line for language in sorted(lines) if is_chinese(language) for line in lines[language]),
        WHY_WORDS[result.why] if result else "",
        result.language if result else "en",
    )


def unit_row(unit: TranslationUnit, spans: Mapping[str, Sequence[Span]]) -> UnitRow:
    """A unit side by side; ``spans`` says what to mark, by language tag."""
    sides = [Side(variant.language, mark(variant.text, spans.get(variant.language, ()))) for variant in unit.variants]
    chinese = next((side for side in sides if is_chinese(side.language)), None)
    other = next((side for side in sides if not is_chinese(side.language)), None)
    return UnitRow(unit, other, chinese)


def figure(share: float) -> str:
    """A share as this trade writes it.

    >>> figure(0.816), figure(1.0)
    ('.82', '1.00')
    """
    return f"{share:.2f}".removeprefix("0")


def number_of(text: str | None) -> float | None:
    """A number written as text, or None where it is none."""
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _terms(
    concept: ConceptEntry, language: str, glossary: Glossary, result: LookupResult | None
) -> tuple[TermLine, ...]:
    lines = []
    for term in by_status(concept, language):
        status = concept.effective_status(language, term)
        sources = tuple(glossary.sources.get(id_) or Source(id_, id_) for id_ in source_ids(term))
        lines.append(
            TermLine(
                term.term,
                _shown(term.term, language, result),
                language,
                status,
                use_instead(concept, language, term.term) if is_outdated(status) else None,
                sources=sources,
                term=term,
            )
        )
    return tuple(lines)


def _proposals(concept: ConceptEntry, language: str, result: LookupResult | None) -> tuple[TermLine, ...]:
    return tuple(
        TermLine(
            proposal.term,
            _shown(proposal.term, language, result),
            language,
            "proposed",
            confidence=proposal.confidence,
            proposal=proposal,
        )
        for proposal in concept.proposals.get(language, ())
    )


def _shown(text: str, language: str, result: LookupResult | None) -> Markup:
    found = result is not None and (result.language, result.term) == (language, text)
    return mark(text, result.spans if result is not None and found else ())
