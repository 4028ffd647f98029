"""What does a glossary that we have been given call the concept in the other language?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.model import ConceptEntry, Glossary
from glossary.proposers import Proposed, Question
from glossary.proposers._occurrences import Occurrences, english_words
from tmx.folding import fold_text
from tmx.languages import is_chinese, zh

#: How sure a lexicon's term is when the pairs show it, when there is no pair to show it, and when the pairs show the
#: term asked for but another equivalent; and what an admitted term loses against the preferred one.
SHOWN, UNTESTED, NOT_SHOWN, ADMITTED = 0.98, 0.92, 0.7, 0.03


def propose(question: Question) -> Sequence[Sequence[Proposed]]:
    """For each term, the lexicon's terms of the other language; advised-against ones are left out.

    >>> from glossary.model import Term
    >>> langs = {"en": (Term("off-site relocation"),), "zh-Hans": (Term("易地搬迁"),)}
    >>> lexicon = Glossary((ConceptEntry("off-site-relocation", langs),))
    >>> question = Question(("Off-site relocations",), (), "en", "zh-Hant", lexicon)
    >>> [item.text for item in propose(question)[0]]
    ['易地搬遷']
    """
    if question.lexicon is None:
        return [[] for _ in question.terms]
    by_key = _entries_by_key(question.lexicon, question.source_language)
    sources = Occurrences([source for source, _ in question.pairs], question.source_language)
    targets = Occurrences([target for _, target in question.pairs], question.target_language)
    answers = []
    for term in question.terms:
        met = sources.of(term)
        proposed: dict[str, Proposed] = {}
        for entry in by_key.get(_key(term, question.source_language), ()):
            for text, admitted in _terms(entry, question.target_language):
                evidence = tuple(sorted(set(met).intersection(targets.of(text)))) if met else ()
                sure = (SHOWN if evidence else NOT_SHOWN if met else UNTESTED) - (ADMITTED if admitted else 0.0)
                proposed.setdefault(text, Proposed(text, sure, evidence, {"lexicon": entry.id}))
        answers.append(sorted(proposed.values(), key=lambda item: (-item.confidence, -len(item.evidence))))
    return answers


def _entries_by_key(lexicon: Glossary, language: str) -> dict[str, list[ConceptEntry]]:
    by_key: dict[str, list[ConceptEntry]] = {}
    for entry in lexicon.concepts:
        for tag, term in entry.terms():
            if tag == language or (is_chinese(tag) and is_chinese(language)):
                entries = by_key.setdefault(_key(term.term, language), [])
                if entry not in entries:
                    entries.append(entry)
    return by_key


def _key(term: str, language: str) -> str:
    return fold_text(term) if is_chinese(language) else " ".join(english_words(term))


def _terms(entry: ConceptEntry, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the entry's usable terms in the language, preferred first, each with whether it is only admitted."""
    tag = language if entry.langs.get(language) or not is_chinese(language) else None
    if tag is None:
        tag = next((other for other in entry.langs if is_chinese(other)), language)
    usable = [term for term in entry.langs.get(tag, ()) if term.status not in ("deprecated", "superseded")]
    preferred = entry.preferred(tag)
    for term in sorted(usable, key=lambda item: item is not preferred):
        yield (term.term if tag == language else zh.convert(term.term, language)), term is not preferred
