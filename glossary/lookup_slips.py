"""Which terms may a person have meant who let a finger slip? Near spellings, with a limit that grows with length.

Latin words of one to four letters must be right, five to eight may hold one slip, longer ones two (the rule of
Meilisearch); a wrong first letter counts twice. Chinese is compared only from four characters on: in a shorter word
one other character is another word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from glossary.lookup_forms import Forms
from glossary.lookup_keys import compact, latin_words, stem, typos_allowed
from glossary.lookup_marks import Span, merge_spans, occurrences
from tmx.folding import fold
from tmx.languages import zh

#: Longest query that is compared letter by letter, and shortest Chinese one.
_LONGEST_FUZZY, _SHORTEST_FUZZY_HAN = 64, 4
_AFTER_EVERY_LETTER = "\U0010ffff"


class Slips:
    """Near spellings among the forms of a glossary."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def near_words(self, folded: str) -> list[frozenset[str]]:
        """For each Latin word of the query, the words of the glossary that may have been meant; worked out once."""
        words = latin_words(folded) if len(folded) <= _LONGEST_FUZZY else []
        return [self._near_vocabulary(word, last=at == len(words)) for at, word in enumerate(words, 1)]

    def forms(self, folded: str, near_words: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
        """Forms that a slip of the finger leads to: the whole form, or each word of the query somewhere in it.

        The distance is that of optimal string alignment (a swap is one slip), in hundredths of the longer text.
        """
        from rapidfuzz.distance import OSA

        wanted = compact(folded)
        chinese = any(zh.is_han(sign) for sign in wanted)
        if len(wanted) > _LONGEST_FUZZY or (chinese and len(wanted) < _SHORTEST_FUZZY_HAN):
            return
        near_words = [] if chinese else near_words
        for number in {*self._near_forms(wanted, chinese), *self._with_one_of_each(near_words)}:
            distance = OSA.normalized_distance(wanted, compact(self._forms[number].folded))
            yield round(100 * distance), number

    def _near_forms(self, wanted: str, chinese: bool) -> Iterator[int]:
        """Forms within the slips allowed for their whole length."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = (1 if len(wanted) < 8 else 2) if chinese else typos_allowed(wanted)
        for length in range(len(wanted) - slips, len(wanted) + slips + 1):
            strings, numbers = self._forms.by_length.get((chinese, length), ((), ()))
            if slips and strings:
                near = process.extract(wanted, strings, scorer=OSA.distance, score_cutoff=slips, limit=None)
                yield from (numbers[place] for _, _, place in near)

    def _with_one_of_each(self, near_words: Sequence[frozenset[str]]) -> frozenset[int]:
        """Forms in which one word of each set stands."""
        numbers: frozenset[int] | None = None
        for words in near_words:
            found = frozenset[int]().union(*(self._forms.vocabulary[word] for word in words))
            numbers = found if numbers is None else numbers & found
        return numbers or frozenset()

    def _near_vocabulary(self, word: str, *, last: bool) -> frozenset[str]:
        """Words of the glossary that a person typing ``word`` may have meant.

        The last word may still be growing: then the beginning of a longer word is enough. A wrong first letter
        counts twice.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        words = self._forms.words
        slips = typos_allowed(word)
        found = {word} & self._forms.vocabulary.keys()
        if last or slips:
            found.update(words[bisect_left(words, word) : bisect_left(words, word + _AFTER_EVERY_LETTER)])
        for texts in (words, [other[: len(word)] for other in words] if last else ()):
            if slips and texts:
                near = process.extract(word, texts, scorer=OSA.distance, score_cutoff=slips, limit=None)
                found.update(
                    words[place] for text, distance, place in near if distance + (text[0] != word[0]) <= slips
                )
        return frozenset(found)

    def places(self, number: int, near_words: Sequence[frozenset[str]]) -> Sequence[Span]:
        """The words of a form that may have been meant; nothing where all of them were."""
        near = frozenset[str]().union(*near_words)
        form = fold(self._forms[number].written)
        words = latin_words(form.text)
        marked = [word for word in words if word in near or stem(word) in near]
        if len(marked) == len(words):
            return ()
        return merge_spans(span for word in marked for span in occurrences(word, form))

    def near_spellings(self, folded: str, limit: int) -> list[str]:
        """Terms that look somewhat like a query that found nothing, nearest first; may be empty."""
        from rapidfuzz import fuzz, process

        wanted = compact(folded)[:_LONGEST_FUZZY]
        if not wanted:
            return []
        chinese = any(zh.is_han(sign) for sign in wanted)
        numbers, roll = self._forms.chinese if chinese else self._forms.english_compact
        near = process.extract(
            wanted, roll.strings, scorer=fuzz.ratio, score_cutoff=50 if chinese else 66, limit=limit * 2
        )
        forms = [self._forms[numbers[place]] for _, _, place in near]
        return list(dict.fromkeys(form.written for form in forms if not form.proposed))[:limit]
