"""The nouns of the term side: concept entry, term, proposal, candidate, equivalent.

One meaning is one concept entry; it holds terms by language (ISO 16642, TBX). Two things are kept apart: the
``state`` of an entry says how far its review has come, the ``status`` of a term how we feel about the word.
A proposal is not a term: it becomes one when a person accepts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["draft", "reviewed", "approved", "retired"]
Status = Literal["preferred", "admitted", "deprecated", "superseded"]
TermType = Literal["full", "short", "acronym", "abbreviation", "variant", "phrase"]
PartOfSpeech = Literal["noun", "verb", "adjective", "adverb", "other"]
Region = Literal["CN", "HK", "MO", "TW", "SG", "GB", "US", "INT"]
Authority = Literal["law", "official", "standard", "press", "inhouse", "other"]
MatchRule = Literal["inflect", "exact", "case"]
CandidateKind = Literal["term", "name", "acronym"]


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence in which a term stands: the evidence for it."""

    text: str
    #: Id of the source it was taken from.
    source: str | None = None
    #: Id of the translation unit it stands in.
    tu: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A name for a concept in one language."""

    term: str
    #: None in the file means admitted; a sole term of its language counts as preferred (see ``effective_status``).
    status: Status | None = None
    type: TermType | None = None
    pos: PartOfSpeech | None = None
    regions: tuple[Region, ...] = ()
    #: 1 (not proven) to 4 (very reliable), as IATE has it.
    reliability: int | None = None
    match: MatchRule | None = None
    pinyin: str | None = None
    #: How to write it when it is first met in a text, with its explanation.
    first_mention: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    contexts: tuple[Context, ...] = ()
    #: Longer strings in which this is not the term (五保 in 五保险), or only in which it is.
    not_in: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    #: ISO dates between which it is the right name, and what took its place.
    valid_from: str | None = None
    valid_until: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An equivalent that was found but that nobody has accepted yet."""

    term: str
    #: 0 to 1.
    confidence: float
    #: What speaks for it: proposer or feature -> a value, or words.
    reasons: Mapping[str, float | str] = field(default_factory=dict, hash=False)
    #: Ids of the translation units that show it.
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcedText:
    """A definition or a note, and the id of its source."""

    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """Ids of other concepts."""

    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """One meaning with its terms in each language."""

    #: Lower-case ASCII words joined by hyphens; never used again for another meaning.
    id: str
    #: Language tag -> terms, in the order of the file.
    langs: Mapping[str, tuple[Term, ...]] = field(hash=False)
    state: State = "draft"
    subject: tuple[str, ...] = ()
    definition: Mapping[str, SourcedText] = field(default_factory=dict, hash=False)
    notes: Mapping[str, SourcedText] = field(default_factory=dict, hash=False)
    relations: Relations = Relations()
    #: Language tag -> what was found but not accepted, best first.
    proposals: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict, hash=False)

    def terms(self) -> Iterator[tuple[str, Term]]:
        """Every term with its language tag."""
        for language, terms in self.langs.items():
            for term in terms:
                yield language, term

    def preferred(self, language: str) -> Term | None:
        """The term to use: the preferred one, else the first that is not advised against; None if there is none."""
        terms = self.langs.get(language, ())
        usable = [term for term in terms if term.status not in ("deprecated", "superseded")]
        return next((term for term in usable if term.status == "preferred"), usable[0] if usable else None)

    def effective_status(self, language: str, term: Term) -> Status:
        """The status of a term of this entry: as written, else preferred when it stands alone, else admitted."""
        if term.status is not None:
            return term.status
        return "preferred" if len(self.langs.get(language, ())) == 1 else "admitted"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a term, a definition or a context was found."""

    id: str
    title: str
    url: str | None = None
    date: str | None = None
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Glossary:
    """The concept entries and their sources, as one value."""

    concepts: tuple[ConceptEntry, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict, hash=False)
    #: The free head of the file (title, owner ...).
    about: Mapping[str, object] = field(default_factory=dict, hash=False)

    def concept(self, id_: str) -> ConceptEntry | None:
        """The entry of that id, or None."""
        return next((concept for concept in self.concepts if concept.id == id_), None)


@dataclass(frozen=True, slots=True)
class SurfaceForm:
    """A form as it was met in text, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class CandidateContext:
    """Where a candidate was met: the segment's index in the extracted list, and the span [start, end) in it."""

    segment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """A form proposed by an extractor, not yet judged."""

    #: The form to show: the most frequent one met, in lower case unless it is a name or an acronym.
    term: str
    language: str
    score: float
    frequency: int
    kind: CandidateKind = "term"
    #: Why it was proposed: ``heading``, ``quoted``, ``acronym``, ``lexicon`` ...
    reasons: tuple[str, ...] = ()
    #: What the score was made of: part -> value.
    parts: Mapping[str, float] = field(default_factory=dict, hash=False)
    #: Every surface form met (plural, hyphen, space, case), most frequent first.
    variants: tuple[SurfaceForm, ...] = ()
    contexts: tuple[CandidateContext, ...] = ()


@dataclass(frozen=True, slots=True)
class Equivalent:
    """The other language's term for the same concept, with the evidence that proposed it."""

    text: str
    #: 0 to 1; .9 and above is shown as "high".
    confidence: float
    #: Numbers (from 0) of the aligned pairs that show it.
    evidence: tuple[int, ...] = ()
    #: Proposer or feature -> its value, or words.
    reasons: Mapping[str, float | str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class TermHit:
    """A known term found in a text; the span is [start, end) in code points."""

    start: int
    end: int
    text: str
    concept: str
    term: str
    language: str
