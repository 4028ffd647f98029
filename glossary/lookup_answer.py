"""What does a lookup answer with? A concept, its best hit, the reason, and what to write instead of an outdated term.

The command and the pages show the same answer; here is what they share, and its plain form for JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from glossary.lookup_marks import Span
from glossary.model import ConceptEntry, Term

Why = Literal[
    "exact",
    "folded",
    "same in the other script",
    "inflected",
    "prefix",
    "substring",
    "words",
    "pinyin",
    "initials",
    "fuzzy",
    "inside the query",
]
#: What a hit of each tier is worth, 0 to 100; a fuzzy one earns up to 20 more by its likeness.
SCORES: Mapping[Why, int] = {
    "exact": 100,
    "folded": 99,
    "same in the other script": 98,
    "inflected": 96,
    "prefix": 91,
    "substring": 84,
    "words": 78,
    "pinyin": 72,
    "initials": 64,
    "fuzzy": 35,
    "inside the query": 30,
}
_STATUS_ORDER = ("preferred", "admitted", "superseded", "deprecated")


@dataclass(frozen=True, slots=True)
class LookupResult:
    """A concept and its best hit."""

    concept: ConceptEntry
    #: The tier it was found in.
    why: Why
    #: 0 to 100; only its order means something.
    score: int
    #: Language tag of the term that was found, and the term as written.
    language: str
    term: str
    #: What to mark in the term: [start, end) in code points of the term as written.
    spans: tuple[Span, ...]
    #: Whether the term found is a proposal that nobody has accepted.
    proposed: bool = False
    #: Status of the term found; ``proposed`` for a proposal.
    status: str = "preferred"

    @property
    def use_instead(self) -> str | None:
        """What to write in place of a term that was found but is advised against."""
        return use_instead(self.concept, self.language, self.term) if is_outdated(self.status) else None


def is_outdated(status: str) -> bool:
    """Whether a term of this status is advised against."""
    return status in ("deprecated", "superseded")


def use_instead(concept: ConceptEntry, language: str, written: str) -> str | None:
    """What to write in place of a term: what superseded it, else the preferred term of its language.

    >>> from glossary.model import Term
    >>> terms = (Term("five guarantees", "preferred"), Term("five guarantee", "deprecated"))
    >>> use_instead(ConceptEntry("five-guarantees", {"en": terms}), "en", "five guarantee")
    'five guarantees'
    """
    for term in concept.langs.get(language, ()):
        if term.term == written and term.superseded_by:
            return term.superseded_by
    preferred = concept.preferred(language)
    return preferred.term if preferred and preferred.term != written else None


def source_ids(term: Term) -> tuple[str, ...]:
    """Where a term comes from: its sources, else those of the sentences it was met in; each once.

    >>> from glossary.model import Context
    >>> source_ids(Term("五保", contexts=(Context("农村五保供养", "plan"), Context("五保户", "plan"))))
    ('plan',)
    """
    met_in = (context.source for context in term.contexts if context.source)
    return tuple(dict.fromkeys(term.sources or met_in))


def by_status(concept: ConceptEntry, language: str) -> list[Term]:
    """The terms of an entry in one language: preferred first, outdated last, else in the order of the file."""
    terms = concept.langs.get(language, ())
    return sorted(terms, key=lambda term: _STATUS_ORDER.index(concept.effective_status(language, term)))


def lookup_to_plain(query: str, results: Sequence[LookupResult]) -> dict[str, object]:
    """The answer as ``glossary lookup --json`` and ``/lookup.json`` print it.

    >>> lookup_to_plain("五保", [])
    {'query': '五保', 'results': []}
    """
    return {"query": query, "results": [_result_to_plain(result) for result in results]}


def _result_to_plain(result: LookupResult) -> dict[str, object]:
    concept = result.concept
    return {
        "concept": concept.id,
        "state": concept.state,
        "why": result.why,
        "score": result.score,
        "terms": {
            language: [
                {"term": term.term, "status": concept.effective_status(language, term)}
                for term in by_status(concept, language)
            ]
            for language in concept.langs
        },
        "proposals": {
            language: [{"term": proposal.term, "confidence": proposal.confidence} for proposal in proposals]
            for language, proposals in concept.proposals.items()
        },
        "language": result.language,
        "term": result.term,
        "spans": [list(span) for span in result.spans],
        "status": result.status,
        "use_instead": result.use_instead,
    }
