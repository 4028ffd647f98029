"""How does a harvest meet a glossary that people have worked in? It adds; it never takes away and never overwrites.

The rule is about whose words they are. An entry that was reviewed, approved or retired is a person's and keeps every
field. A draft is harvest's own only while its block is byte for byte what harvest wrote; the moment a person
touched it, or a comment in it, it is theirs too. What is left, harvest may add to: new evidence and proposals. Adding
the same thing twice adds nothing, so a second harvest of the same documents changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from glossary.model import ConceptEntry, Glossary, Proposal, Term
from tmx.folding import fold_text
from tmx.languages import is_chinese

#: Sentences kept in the file as evidence for one term; the memory holds the rest.
CONTEXTS_KEPT = 3
#: Proposals kept for one language, and units that show one.
PROPOSALS_KEPT = 3
EVIDENCE_KEPT = 5


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge would write, and what it let be."""

    #: Entries that are new or have grown, in the order they were harvested.
    changed: tuple[ConceptEntry, ...]
    added: int
    updated: int
    #: Entries that already said all this.
    unchanged: int
    #: Entries that a person has made their own; they keep every field.
    left_to_people: int


class TermIndex:
    """Which entry claims a term, whatever its spelling.

    >>> entry = ConceptEntry("pairing", {"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶"),)})
    >>> index = TermIndex([entry])
    >>> index.claimed_by("en", "Pairing Assistance"), index.claimed_by("zh-Hant", "對口幫扶")
    ('pairing', 'pairing')
    """

    def __init__(self, entries: Iterable[ConceptEntry] = ()) -> None:
        self._claims: dict[tuple[str, str], str] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: ConceptEntry) -> None:
        """Let an entry claim its terms; the first claim to a term stands."""
        for language, term in entry.terms():
            self._claims.setdefault(_key(language, term.term), entry.id)

    def claimed_by(self, language: str, *forms: str) -> str | None:
        """Id of the entry that claims one of these forms, or None."""
        for form in forms:
            claim = self._claims.get(_key(language, form))
            if claim is not None:
                return claim
        return None


def merge(
    glossary: Glossary, harvested: Iterable[ConceptEntry], own_blocks: Collection[str], removed: Collection[str] = ()
) -> Merged:
    """Meet the entries of a glossary with harvested ones.

    :param own_blocks: ids of the entries whose block is byte for byte what harvest wrote.
    :param removed: ids of entries that harvest once wrote and a person took out; they stay out.
    """
    existing = {entry.id: entry for entry in glossary.concepts}
    index = TermIndex(glossary.concepts)
    changed: list[ConceptEntry] = []
    added = updated = unchanged = left = 0
    for entry in harvested:
        known = existing.get(entry.id) or _same_terms(entry, index, existing)
        if known is None:
            if entry.id not in removed:
                changed.append(entry)
                added += 1
        elif known.state != "draft" or known.id not in own_blocks:
            left += 1
        else:
            grown = grow(known, entry)
            if grown == known:
                unchanged += 1
            else:
                changed.append(grown)
                updated += 1
    return Merged(tuple(changed), added, updated, unchanged, left)


def grow(known: ConceptEntry, harvested: ConceptEntry) -> ConceptEntry:
    """A draft with the evidence and the proposals of another harvest added.

    >>> from glossary.model import Context
    >>> before = ConceptEntry("x", {"en": (Term("relocation"),)})
    >>> found = ConceptEntry("x", {"en": (Term("relocation", contexts=(Context("Relocation went on.", tu="a:1"),)),)})
    >>> grow(before, found).langs["en"][0].contexts[0].tu
    'a:1'
    >>> grow(grow(before, found), found).langs == grow(before, found).langs
    True
    """
    if _knows_more(harvested, known):
        return replace(harvested, id=known.id)
    langs = dict(known.langs)
    for language, terms in known.langs.items():
        found = {term.term: term for term in harvested.langs.get(language, ())}
        langs[language] = tuple(_with_contexts(term, found.get(term.term)) for term in terms)
    return replace(known, langs=langs, proposals=_grown_proposals(known, harvested.proposals))


def _knows_more(harvested: ConceptEntry, known: ConceptEntry) -> bool:
    """Whether a lexicon's entry has met a bare draft: it then takes the draft's place."""
    return harvested.state != "draft" or len(harvested.langs) > len(known.langs)


def _with_contexts(term: Term, found: Term | None) -> Term:
    if found is None:
        return term
    met = [(context.text, context.tu) for context in term.contexts]
    new = [context for context in found.contexts if (context.text, context.tu) not in met]
    return replace(term, contexts=(*term.contexts, *new)[: max(CONTEXTS_KEPT, len(term.contexts))])


def _grown_proposals(
    known: ConceptEntry, found: Mapping[str, tuple[Proposal, ...]]
) -> Mapping[str, tuple[Proposal, ...]]:
    proposals = dict(known.proposals)
    for language, new in found.items():
        if language in known.langs:
            continue  # a person's term, or the lexicon's, needs no proposals
        by_term = {proposal.term: proposal for proposal in proposals.get(language, ())}
        for proposal in new:
            standing = by_term.get(proposal.term)
            by_term[proposal.term] = proposal if standing is None else _stronger(standing, proposal)
        best = sorted(by_term.values(), key=lambda proposal: -proposal.confidence)
        proposals[language] = tuple(best[:PROPOSALS_KEPT])
    return proposals


def _stronger(standing: Proposal, proposal: Proposal) -> Proposal:
    evidence = (*standing.evidence, *(unit for unit in proposal.evidence if unit not in standing.evidence))
    better = proposal if proposal.confidence > standing.confidence else standing
    return replace(better, evidence=evidence[:EVIDENCE_KEPT])


def _same_terms(entry: ConceptEntry, index: TermIndex, existing: Mapping[str, ConceptEntry]) -> ConceptEntry | None:
    """The entry that a candidate's term already belongs to.

    A lexicon's entry has terms in both languages and is known by its id alone: that it shares one of its words with
    another concept is no reason to leave it out.
    """
    if len(entry.langs) > 1:
        return None
    for language, term in entry.terms():
        claim = index.claimed_by(language, term.term)
        if claim is not None:
            return existing[claim]
    return None


def _key(language: str, term: str) -> tuple[str, str]:
    return ("zh" if is_chinese(language) else language), fold_text(term)
