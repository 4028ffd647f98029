"""Which concept does a person mean by what they typed? Terms of both languages, best reason first.

Every result says why it was found. Reasons come in tiers, and a better tier always stands first: exact; folded
(case, width, hyphen, space); the other script; an inflected form; a beginning; a part; the words in any order;
pinyin; its first letters; a slip of the finger; and, for a pasted sentence, the terms inside it. Lower tiers are not
asked once enough was found, which is also why it is quick.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from glossary.lookup_answer import SCORES, LookupResult, Why, is_outdated
from glossary.lookup_forms import Forms
from glossary.lookup_keys import (
    PinyinKey,
    Roll,
    compact,
    latin_words,
    letters_key,
    stem,
    stem_key,
)
from glossary.lookup_marks import Span, merge_spans, occurrences
from glossary.lookup_slips import Slips
from glossary.model import ConceptEntry, Glossary
from tmx.folding import fold, fold_text
from tmx.languages import zh

__all__ = ["LookupIndex", "LookupResult"]

_STRONG = frozenset[Why](("exact", "folded", "same in the other script", "inflected"))


#: Forms found: (how far from the query within the tier, 0 best; number of the form).
_Hits = Iterable[tuple[int, int]]
#: What to mark of a form, by its number; nothing means the whole.
_Marks = Callable[[int], Sequence[Span]]


class LookupIndex:
    """A glossary made ready for being asked. Build it once; it may be asked from many threads.

    >>> from glossary.model import ConceptEntry, Glossary, Term
    >>> index = LookupIndex(Glossary((
    ...     ConceptEntry("relocation", {"en": (Term("off-site relocation"),), "zh-Hans": (Term("易地搬迁"),)}),
    ...     ConceptEntry("pairing", {"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶"),)}),
    ... )))
    >>> for query in ("搬迁", "dui kou", "dkbf", "off-site relocaton", "對口幫扶"):
    ...     [(result.concept.id, result.term, result.spans, result.why) for result in index.lookup(query)]
    [('relocation', '易地搬迁', ((2, 4),), 'substring')]
    [('pairing', '对口帮扶', ((0, 2),), 'pinyin')]
    [('pairing', '对口帮扶', ((0, 4),), 'initials')]
    [('relocation', 'off-site relocation', ((0, 19),), 'fuzzy')]
    [('pairing', '对口帮扶', ((0, 4),), 'same in the other script')]
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._forms = Forms(glossary)
        self._slips = Slips(self._forms)

    def lookup(self, query: str, limit: int = 20) -> list[LookupResult]:
        """The concepts a query may mean, best first, each once.

        :param query: a term or part of one in either language or script, pinyin, or a sentence.
        :param limit: at most this many.
        """
        results: list[LookupResult] = []
        seen: set[int] = set()
        strong = False
        for why, hits, marks in self._tiers(query, fold_text(query)):
            if strong and why == "fuzzy":
                continue
            for distance, number in sorted(set(hits)):
                concept = self._forms[number].concept
                if concept in seen:
                    continue
                if len(results) == limit:
                    return results
                seen.add(concept)
                strong = strong or why in _STRONG
                results.append(self._result(why, distance, number, marks(number)))
            if len(results) >= limit:
                break
        return results

    def concepts_named(self, text: str, *, proposals: bool = True) -> list[ConceptEntry]:
        """The concepts that have a term (or a proposal) equal to a text after folding or without its plural.

        >>> from glossary.model import Term
        >>> index = LookupIndex(Glossary((ConceptEntry("five-guarantees", {"zh-Hans": (Term("五保"),)}),)))
        >>> [concept.id for concept in index.concepts_named("五保")]
        ['five-guarantees']
        """
        folded = fold_text(text)
        numbers = [*self._forms.folded.get(compact(folded), ()), *self._stemmed(folded)]
        found = (self._forms[number] for number in sorted(numbers))
        concepts = dict.fromkeys(form.concept for form in found if proposals or not form.proposed)
        return [self._forms.concepts[concept] for concept in concepts]

    def near_spellings(self, query: str, limit: int = 5) -> list[str]:
        """Terms that look somewhat like a query that found nothing, nearest first; may be empty."""
        return self._slips.near_spellings(fold_text(query), limit)

    def _tiers(self, query: str, folded: str) -> Iterator[tuple[Why, _Hits, _Marks]]:
        """Each tier's hits, worked out only when the caller asks for the next one."""
        if not folded:
            return
        same = [(0, number) for number in self._forms.folded.get(compact(folded), ())]
        exact = [(0, number) for _, number in same if _nfc(self._forms[number].written) == _nfc(query)]
        script = [(0, number) for _, number in same if _same_script(self._forms[number].written, query)]
        yield "exact", exact, _whole
        yield "folded", script, _whole
        yield "same in the other script", same, _whole
        yield "inflected", ((0, number) for number in self._stemmed(folded)), _whole
        yield "prefix", self._beginnings(folded), lambda number: self._beginning(number, folded)
        yield "substring", self._parts(folded), lambda number: self._part(number, folded)
        yield "words", self._words(folded), lambda number: self._places(number, folded.split())
        if not any(zh.is_han(sign) for sign in folded):
            letters = letters_key(folded)
            if len(letters) > 1 and letters.isascii() and letters.isalpha():
                yield "pinyin", self._sounds(folded, letters), lambda number: self._sounding(number, folded, letters)
                yield "initials", self._initials(letters), lambda number: self._initial(number, len(letters))
        near = self._slips.near_words(folded)
        yield "fuzzy", self._slips.forms(folded, near), lambda number: self._slips.places(number, near)
        yield "inside the query", self._inside(folded), _whole

    def _result(self, why: Why, distance: int, number: int, spans: Sequence[Span]) -> LookupResult:
        form = self._forms[number]
        score = SCORES[why] - (2 if form.proposed else 1 if is_outdated(form.status) else 0)
        if why == "fuzzy":
            score += max(0, 20 - distance // 5)
        marked = tuple(spans) or ((0, len(form.written)),)
        concept = self._forms.concepts[form.concept]
        return LookupResult(concept, why, score, form.language, form.written, marked, form.proposed, form.status)

    def _stemmed(self, folded: str) -> list[int]:
        key = "" if any(zh.is_han(sign) for sign in folded) else stem_key(folded)
        return self._forms.stemmed.get(key, []) if key else []

    def _beginnings(self, folded: str) -> Iterator[tuple[int, int]]:
        """Forms that begin with the query, its blanks, hyphens and last plural ending there or not."""
        for distance, wanted in enumerate(_with_and_without_plural(folded)):
            for numbers, roll in (self._forms.english_compact, self._forms.chinese):
                for place, _ in roll.find(Roll.BREAK + compact(wanted)):
                    yield distance, numbers[place]

    def _beginning(self, number: int, folded: str) -> Sequence[Span]:
        form = fold(self._forms[number].written)
        letters = [place for place, sign in enumerate(form.text) if sign != " "]
        written = compact(form.text)
        wanted = next(text for text in map(compact, _with_and_without_plural(folded)) if written.startswith(text))
        return (form.span(0, letters[len(wanted) - 1] + 1),)

    def _parts(self, folded: str) -> Iterator[tuple[int, int]]:
        """Forms in which the query stands: a Latin one from a word's beginning, a Chinese one anywhere."""
        numbers, roll = self._forms.english
        for distance, wanted in enumerate(_with_and_without_plural(folded)):
            words = "".join(sign if sign.isalnum() else " " for sign in wanted)
            if words.strip():
                for place, _ in roll.find(" " + words):
                    yield distance, numbers[place]
        numbers, roll = self._forms.chinese
        for place, _ in roll.find(compact(folded)):
            if zh.is_han(folded[0]) or self._places(numbers[place], [compact(folded)]):
                yield 0, numbers[place]

    def _part(self, number: int, folded: str) -> Sequence[Span]:
        wanted = (*_with_and_without_plural(folded), compact(folded))
        return next((spans for spans in (self._places(number, [text]) for text in wanted) if spans), ())

    def _places(self, number: int, pieces: Sequence[str]) -> Sequence[Span]:
        """Where the pieces of a query, or their stems, stand in a form."""
        form = fold(self._forms[number].written)
        return merge_spans(
            span for piece in pieces for span in occurrences(piece, form) or occurrences(stem(piece), form)
        )

    def _words(self, folded: str) -> Iterator[tuple[int, int]]:
        """Forms that hold every word of the query, in any order; a Latin one as a word's beginning."""
        pieces = folded.split()
        if len(pieces) < 2:
            return
        numbers: set[int] | None = None
        for piece in pieces:
            own, roll = self._forms.chinese
            found = {own[place] for place, _ in roll.find(piece)}
            own, roll = self._forms.english
            for wanted in {piece, stem(piece)}:
                found.update(own[place] for start in (Roll.BREAK, " ") for place, _ in roll.find(start + wanted))
            numbers = found if numbers is None else numbers & found
            if not numbers:
                return
        yield from ((0, number) for number in numbers or ())

    def _sounds(self, folded: str, letters: str) -> Iterator[tuple[int, int]]:
        """Forms that sound so: the whole, the beginning, or, from three letters on, whole syllables inside."""
        numbers, keys, roll, _ = self._forms.pinyin
        for place, offset in roll.find(letters):
            if _sounds_at(keys[place], folded, offset, len(letters)):
                whole = len(letters) == len(roll.strings[place])
                yield 0 if whole else 1 if offset == 0 else 2, numbers[place]

    def _sounding(self, number: int, folded: str, letters: str) -> Sequence[Span]:
        key = self._forms.pinyin_of(number)
        at = key.letters.find(letters)
        while at >= 0 and not _sounds_at(key, folded, at, len(letters)):
            at = key.letters.find(letters, at + 1)
        span = key.span(at, at + len(letters))
        return () if span is None else (span,)

    def _initials(self, letters: str) -> Iterator[tuple[int, int]]:
        """Forms whose syllables begin so; from three letters on, the first ones are enough."""
        numbers, _, _, roll = self._forms.pinyin
        for place, _ in roll.find(Roll.BREAK + letters):
            whole = len(letters) == len(roll.strings[place])
            if whole or len(letters) > 2:
                yield 0 if whole else 1, numbers[place]

    def _initial(self, number: int, syllables: int) -> Sequence[Span]:
        key = self._forms.pinyin_of(number)
        span = key.span(0, sum(len(syllable) for syllable in key.syllables[:syllables]))
        return () if span is None else (span,)

    def _inside(self, folded: str) -> Iterator[tuple[int, int]]:
        """The terms that stand inside a longer query, the longest first."""
        text = compact(folded)
        found: set[int] = set()
        for start in range(len(text)):
            if zh.is_han(text[start]):
                for end in range(start + 2, min(len(text), start + self._forms.longest) + 1):
                    found.update(self._forms.folded.get(text[start:end], ()))
        words = latin_words(folded)
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + 8) + 1):
                run = words[first:last]
                found.update(self._forms.folded.get("".join(run), ()))
                found.update(self._forms.stemmed.get(" ".join(stem(word) for word in run), ()))
        for number in found:
            form = self._forms[number]
            if len(form.folded) > 1 and not form.proposed:
                yield len(text) - len(compact(form.folded)), number


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _with_and_without_plural(folded: str) -> tuple[str, ...]:
    """A query, and the same with the last word's stem where that is another."""
    *words, last = folded.split(" ")
    bare = " ".join((*words, stem(last)))
    return (folded,) if bare == folded or not folded.isascii() else (folded, bare)


def _same_script(written: str, query: str) -> bool:
    """Whether two texts that fold alike hold the same Han characters."""
    return zh.HAN_CHARACTER.findall(written) == zh.HAN_CHARACTER.findall(query)


def _spaces_fit(folded: str, offset: int, edges: set[int]) -> bool:
    """Whether each blank typed in pinyin stands between two syllables."""
    at = offset
    for part in folded.split()[:-1]:
        at += len(letters_key(part))
        if at not in edges:
            return False
    return True


def _sounds_at(key: PinyinKey, folded: str, offset: int, length: int) -> bool:
    """Whether letters found at an offset are a beginning, or whole syllables, cut where the blanks say."""
    edges = {*key.syllable_starts(), len(key.letters)}
    inside = length > 2 and offset in edges and offset + length in edges
    return (offset == 0 or inside) and _spaces_fit(folded, offset, edges)


def _whole(number: int) -> Sequence[Span]:
    return ()
