"""Which candidates become entries, and with what evidence?

What a lexicon knows and the text shows comes first, with the lexicon's terms, state and sources. Then the best of the
ranking become drafts: English ones with their Chinese proposals, and those Chinese ones that no proposal covers yet,
since what is long and loose in one language is often short and tight in the other. Every term carries sentences in
which it stands, every proposal the units that show it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from glossary.evidence import HarvestedText, LanguageRun, by_language, telling
from glossary.merge import EVIDENCE_KEPT, PROPOSALS_KEPT, TermIndex
from glossary.model import (
    ConceptEntry,
    Equivalent,
    Glossary,
    Proposal,
    Source,
    Term,
    TermCandidate,
)
from glossary.naming import candidate_key, concept_id
from tmx.folding import fold_text
from tmx.languages import is_chinese
from tmx.model import TranslationUnit

#: Share of the draft entries that English candidates lead where both languages are at hand.
ENGLISH_SHARE = 0.8
#: A proposal weaker than this is a guess that would only crowd the entry, and the searches that find it.
WEAKEST_PROPOSAL = 0.1

#: A Chinese run of words that nothing in the text sets apart leads a draft only with an equivalent this sure.
SURE_ENOUGH = 0.5
#: Reasons that set a candidate apart: the author did.
SET_APART = frozenset({"definition", "heading", "quoted", "title"})

#: Reports how much of a work is done, 0 to 1.
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class MadeEntries:
    """Entries as this harvest would write them, and the rankings they were taken from."""

    entries: tuple[ConceptEntry, ...]
    sources: tuple[Source, ...]
    #: Language -> candidates, best first.
    rankings: Mapping[str, tuple[TermCandidate, ...]]
    #: How many candidates were left out because a person had rejected them.
    rejected: int


def make_entries(
    texts: Sequence[HarvestedText],
    units: Sequence[TranslationUnit],
    *,
    known: Glossary,
    lexicon: Glossary,
    rejected: Collection[str] = (),
    limit: int = 250,
    without: Sequence[str] = (),
    report: Progress | None = None,
) -> MadeEntries:
    """Entries for the concepts of some harvested texts.

    :param units: the translation units in which equivalents are looked for.
    :param known: the glossary as it stands, so that a concept keeps its id.
    :param rejected: keys of candidates that people turned down.
    :param limit: how many candidates become drafts; what the lexicon knows comes on top.
    :param without: proposers of equivalents to leave out.
    """
    from glossary.extraction import extract
    from glossary.lexicon import Lexicon

    runs = list(by_language(texts))
    known_terms = Lexicon(lexicon)
    rankings = {run.language: tuple(extract(run.segments, run.language, lexicon=lexicon)) for run in runs}
    standing = {
        language: [item for item in ranking if candidate_key(language, item.term) not in rejected]
        for language, ranking in rankings.items()
    }
    turned_down = sum(len(rankings[language]) - len(standing[language]) for language in rankings)
    entries = [entry for entry in known_terms.shown(runs, standing, known) if not _turned_down(entry, rejected)]
    open_candidates = {
        language: [item for item in candidates if known_terms.named(language, item.term) is None]
        for language, candidates in standing.items()
    }
    naming = _Naming(known, lexicon)
    covered: set[str] = set()
    room = limit
    both = len(open_candidates) > 1
    # English leads: its terms are what most translators of these texts start from.
    for found in sorted(runs, key=lambda item: item.language != "en"):
        share = int(room * ENGLISH_SHARE) if both and found.language == "en" else room
        chosen = [item for item in open_candidates[found.language] if fold_text(item.term) not in covered]
        # Some Chinese candidates will turn out to be mere runs of words, so more of them are looked at.
        looked_at = chosen[: share * 2 if is_chinese(found.language) and units else share]
        drafts = _drafts(looked_at, found, units, naming, lexicon, without, report)[:share]
        covered.update(
            fold_text(proposal.term)
            for draft in drafts
            for proposals in draft.proposals.values()
            for proposal in proposals
        )
        entries += drafts
        room -= len(drafts)
    cited = {context.source for entry in entries for _, term in entry.terms() for context in term.contexts}
    sources = [text.source for text in texts if text.source.id in cited]
    sources += [source for source in lexicon.sources.values() if source.id in _cited_by_terms(entries)]
    return MadeEntries(tuple(entries), tuple(sources), rankings, turned_down)


def _turned_down(entry: ConceptEntry, rejected: Collection[str]) -> bool:
    """Whether a person has rejected what the entry is called in one of its languages."""
    preferred = {language: entry.preferred(language) for language in entry.langs}
    return any(term and candidate_key(language, term.term) in rejected for language, term in preferred.items())


class _Naming:
    """Gives each concept the id it already has, or a new one."""

    def __init__(self, known: Glossary, lexicon: Glossary) -> None:
        self._claims = TermIndex(known.concepts)
        self._taken = {entry.id for glossary in (known, lexicon) for entry in glossary.concepts}
        self._given: set[str] = set()

    def id_for(self, candidate: TermCandidate) -> str | None:
        """The id of the candidate's concept; None when another candidate of this harvest leads it already."""
        claimed = self._claims.claimed_by(candidate.language, *_forms(candidate))
        id_ = claimed or concept_id(candidate.term, self._taken)
        if id_ in self._given:
            return None
        self._given.add(id_)
        self._taken.add(id_)
        return id_


def _drafts(
    chosen: Sequence[TermCandidate],
    found: LanguageRun,
    units: Sequence[TranslationUnit],
    naming: _Naming,
    lexicon: Glossary,
    without: Sequence[str],
    report: Progress | None,
) -> list[ConceptEntry]:
    proposals = _proposals(chosen, found.language, units, lexicon, without, report)
    drafts = []
    for candidate, proposed in zip(chosen, proposals, strict=True):
        if is_chinese(found.language) and units and not _stands(candidate, proposed):
            continue
        id_ = naming.id_for(candidate)
        if id_ is None:
            continue
        contexts = telling(found, (context.segment for context in candidate.contexts))
        term = Term(candidate.term, type="acronym" if candidate.kind == "acronym" else None, contexts=contexts)
        drafts.append(ConceptEntry(id_, {found.language: (term,)}, proposals=proposed))
    return drafts


def _stands(candidate: TermCandidate, proposed: Mapping[str, Sequence[Proposal]]) -> bool:
    """Whether a Chinese candidate is more than a run of words: the author set it apart, or English answers it."""
    if SET_APART & set(candidate.reasons):
        return True
    return any(proposal.confidence >= SURE_ENOUGH for proposals in proposed.values() for proposal in proposals)


def _proposals(
    chosen: Sequence[TermCandidate],
    language: str,
    units: Sequence[TranslationUnit],
    lexicon: Glossary,
    without: Sequence[str],
    report: Progress | None,
) -> list[dict[str, tuple[Proposal, ...]]]:
    """For each candidate, what is proposed in each other language that the units hold."""
    from glossary.equivalents import find_equivalents

    proposed: list[dict[str, tuple[Proposal, ...]]] = [{} for _ in chosen]
    chinese_tags = sorted({tag for unit in units for tag in unit.languages if is_chinese(tag)})
    if is_chinese(language):
        chinese_tags = [tag for tag in chinese_tags if tag == language]
    for tag in chinese_tags or (["zh-Hans"] if language == "en" else [language]):
        both = [unit for unit in units if "en" in unit.languages and tag in unit.languages]
        answers = find_equivalents(
            [candidate.term for candidate in chosen],
            [(unit.text("en") or "", unit.text(tag) or "") for unit in both],
            language="zh" if is_chinese(language) else "en",
            target_language=tag,
            top=PROPOSALS_KEPT,
            without=without,
            lexicon=lexicon,
            report=report,
        )
        other = "en" if is_chinese(language) else tag
        for row, answer in zip(proposed, answers, strict=True):
            found = tuple(
                _proposal(equivalent, both)
                for equivalent in answer.equivalents
                if equivalent.confidence >= WEAKEST_PROPOSAL
            )
            if found:
                row[other] = found
    return proposed


def _proposal(equivalent: Equivalent, units: Sequence[TranslationUnit]) -> Proposal:
    reasons = {
        name: round(value, 2) if isinstance(value, float) else value for name, value in equivalent.reasons.items()
    }
    evidence = tuple(units[number].id for number in equivalent.evidence[:EVIDENCE_KEPT])
    return Proposal(equivalent.text, round(equivalent.confidence, 2), reasons, evidence)


def _forms(candidate: TermCandidate) -> list[str]:
    return [candidate.term, *(variant.text for variant in candidate.variants)]


def _cited_by_terms(entries: Iterable[ConceptEntry]) -> set[str]:
    cited: set[str] = set()
    for entry in entries:
        for _, term in entry.terms():
            cited.update(term.sources)
            cited.update(context.source for context in term.contexts if context.source)
        for text in (*entry.definition.values(), *entry.notes.values()):
            if text.source:
                cited.add(text.source)
    return cited
