"""Which written forms does a glossary hold, and what does each answer to? The index under every lookup.

A form is one term, or one proposal, of one concept. Its rank among equals is fixed when the index is built:
accepted before proposed, preferred before admitted before deprecated, approved before draft, short before long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from glossary.lookup_keys import PinyinKey, Roll, compact, is_latin, latin_words, pinyin_key, stem, stem_key
from glossary.model import ConceptEntry, Glossary
from tmx.folding import fold_text
from tmx.languages import is_chinese

_STATUS_RANK = {"preferred": 0, "admitted": 1, "superseded": 2, "deprecated": 3}
_STATE_RANK = {"approved": 0, "reviewed": 0, "draft": 1, "retired": 2}


@dataclass(frozen=True, slots=True)
class Form:
    """A written form and the concept it names (or is proposed for)."""

    written: str
    language: str
    #: Number of the concept in :attr:`Forms.concepts`.
    concept: int
    #: ``preferred``, ``admitted``, ``deprecated`` or ``superseded``; ``proposed`` for a proposal.
    status: str
    folded: str
    #: Sorts forms found for the same reason.
    rank: tuple[bool, int, int, int, str]
    pinyin: str | None = None

    @property
    def proposed(self) -> bool:
        """Whether nobody has accepted it yet."""
        return self.status == "proposed"


class Forms:
    """Every form of a glossary, and the keys that lead to it. Never changes once made."""

    def __init__(self, glossary: Glossary) -> None:
        self.concepts = glossary.concepts
        #: Best rank first, so that of two numbers the smaller is the better form.
        self.forms: tuple[Form, ...] = tuple(
            sorted(
                (form for number, concept in enumerate(glossary.concepts) for form in _forms(number, concept)),
                key=lambda form: form.rank,
            )
        )

    def __getitem__(self, number: int) -> Form:
        return self.forms[number]

    @cached_property
    def folded(self) -> dict[str, list[int]]:
        """Folded and compact form -> numbers of the forms."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self.forms):
            found[compact(form.folded)].append(number)
        return dict(found)

    @cached_property
    def stemmed(self) -> dict[str, list[int]]:
        """Stem key -> numbers of the English forms."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number in self._numbers(chinese=False):
            found[stem_key(self.forms[number].folded)].append(number)
        return dict(found)

    @cached_property
    def english(self) -> tuple[list[int], Roll]:
        """The forms in languages written with spaces; other signs read as spaces, so that a word begins after one."""
        numbers = self._numbers(chinese=False)
        texts = ["".join(sign if is_latin(sign) else " " for sign in self.forms[at].folded) for at in numbers]
        return numbers, Roll(texts)

    @cached_property
    def english_compact(self) -> tuple[list[int], Roll]:
        """The same without their blanks."""
        numbers = self._numbers(chinese=False)
        return numbers, Roll([compact(self.forms[number].folded) for number in numbers])

    @cached_property
    def chinese(self) -> tuple[list[int], Roll]:
        """The Chinese forms, without blanks."""
        numbers = self._numbers(chinese=True)
        return numbers, Roll([compact(self.forms[number].folded) for number in numbers])

    @cached_property
    def pinyin(self) -> tuple[list[int], list[PinyinKey], Roll, Roll]:
        """The Chinese forms by sound: numbers, keys, all letters, first letters."""
        numbers = self._numbers(chinese=True)
        keys = [pinyin_key(self.forms[number].written, self.forms[number].pinyin) for number in numbers]
        return numbers, keys, Roll([key.letters for key in keys]), Roll([key.initials for key in keys])

    def pinyin_of(self, number: int) -> PinyinKey:
        """The sound of one Chinese form."""
        return pinyin_key(self.forms[number].written, self.forms[number].pinyin)

    @cached_property
    def vocabulary(self) -> dict[str, frozenset[int]]:
        """Each English word, and its stem -> numbers of the forms it stands in."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number in self._numbers(chinese=False):
            for word in latin_words(self.forms[number].folded):
                found[word].add(number)
                found[stem(word)].add(number)
        return {word: frozenset(numbers) for word, numbers in found.items()}

    @cached_property
    def words(self) -> list[str]:
        """The words of :attr:`vocabulary`, sorted."""
        return sorted(self.vocabulary)

    @cached_property
    def by_length(self) -> dict[tuple[bool, int], tuple[list[str], list[int]]]:
        """(Chinese or not, length) -> the compact forms of that length and their numbers."""
        found: defaultdict[tuple[bool, int], tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
        for number, form in enumerate(self.forms):
            text = compact(form.folded)
            strings, numbers = found[is_chinese(form.language), len(text)]
            strings.append(text)
            numbers.append(number)
        return dict(found)

    @cached_property
    def longest(self) -> int:
        """Length of the longest compact form."""
        return max((length for _, length in self.by_length), default=0)

    def _numbers(self, *, chinese: bool) -> list[int]:
        return [number for number, form in enumerate(self.forms) if is_chinese(form.language) == chinese]


def _forms(number: int, concept: ConceptEntry) -> Iterator[Form]:
    state = _STATE_RANK[concept.state]
    for language, term in concept.terms():
        status = concept.effective_status(language, term)
        rank = (False, _STATUS_RANK[status], state, len(term.term), concept.id)
        yield Form(term.term, language, number, status, fold_text(term.term), rank, term.pinyin)
    for language, proposals in concept.proposals.items():
        for place, proposal in enumerate(proposals):
            rank = (True, place, state, len(proposal.term), concept.id)
            yield Form(proposal.term, language, number, "proposed", fold_text(proposal.term), rank)
