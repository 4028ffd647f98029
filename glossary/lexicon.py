"""Which concepts of a lexicon do the texts show?

A lexicon is a glossary that somebody made before. A concept of it is shown by every place where one of its terms is
recognised, and by every candidate that has one of its terms for a name: what stands only inside a longer phrase
("five guarantee" in "five guarantee system") is then found too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from glossary.evidence import LanguageRun, telling
from glossary.model import ConceptEntry, Glossary, Relations, TermCandidate
from glossary.recognition import Recogniser
from tmx.folding import fold_text
from tmx.languages import is_chinese

#: (concept id, language, term)
_Named = tuple[str, str, str]


class Lexicon:
    """A lexicon made ready for finding its terms.

    >>> from glossary.model import Term
    >>> lexicon = Lexicon(Glossary((ConceptEntry("sys", {"en": (Term("five guarantee system"),)}),)))
    >>> lexicon.named("en", "five guarantee systems"), lexicon.named("en", "guarantee")
    (('sys', 'five guarantee system'), None)
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._recogniser = Recogniser(glossary)
        self._written: dict[tuple[bool, str], tuple[str, str]] = {}
        for concept in glossary.concepts:
            for language, term in concept.terms():
                self._written.setdefault((is_chinese(language), fold_text(term.term)), (concept.id, term.term))

    def named(self, language: str, form: str) -> tuple[str, str] | None:
        """The concept and the term that a form is, inflected or not; None where the lexicon has only parts of it."""
        written = self._written.get((is_chinese(language), fold_text(form)))
        if written is not None:
            return written
        hits = self._recogniser.find(form, language)
        return next(((hit.concept, hit.term) for hit in hits if (hit.start, hit.end) == (0, len(form))), None)

    def shown(
        self, runs: Sequence[LanguageRun], candidates: Mapping[str, Sequence[TermCandidate]], known: Glossary
    ) -> list[ConceptEntry]:
        """The concepts that the texts show, with the sentences that show them, in the order of the lexicon.

        :param candidates: language -> the candidates of its run.
        :param known: the glossary that the entries will join: they keep relations to its entries and to one another.
        """
        sentences = self._sentences(runs, candidates)
        by_language = {run.language: run for run in runs}
        shown = {concept for concept, _, _ in sentences}
        entries = [
            _with_evidence(concept, sentences, by_language)
            for concept in self.glossary.concepts
            if concept.id in shown
        ]
        return _related(entries, {concept.id for concept in known.concepts} | shown)

    def _sentences(
        self, runs: Sequence[LanguageRun], candidates: Mapping[str, Sequence[TermCandidate]]
    ) -> dict[_Named, list[int]]:
        """The numbers of the segments in which each term stands."""
        sentences: dict[_Named, list[int]] = {}
        for run in runs:
            for number, segment in enumerate(run.segments):
                for hit in self._recogniser.find(segment.text, run.language):
                    sentences.setdefault((hit.concept, run.language, hit.term), []).append(number)
            for candidate in candidates.get(run.language, ()):
                named = self.named(run.language, candidate.term)
                if named is not None:
                    met = sentences.setdefault((named[0], run.language, named[1]), [])
                    met += (context.segment for context in candidate.contexts)
        return sentences


def _with_evidence(
    concept: ConceptEntry, sentences: Mapping[_Named, Sequence[int]], runs: Mapping[str, LanguageRun]
) -> ConceptEntry:
    langs = {}
    for language, terms in concept.langs.items():
        numbers = [sentences.get((concept.id, language, term.term), ()) for term in terms]
        langs[language] = tuple(
            replace(term, contexts=(*term.contexts, *telling(runs[language], met))) if met else term
            for term, met in zip(terms, numbers, strict=True)
        )
    return replace(concept, langs=langs)


def _related(entries: Iterable[ConceptEntry], present: set[str]) -> list[ConceptEntry]:
    """The entries without their relations to others that are not there."""

    def kept(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if id_ in present)

    return [
        replace(
            entry,
            relations=Relations(
                kept(entry.relations.broader),
                kept(entry.relations.narrower),
                kept(entry.relations.related),
                entry.relations.replaced_by if entry.relations.replaced_by in present else None,
            ),
        )
        for entry in entries
    ]
