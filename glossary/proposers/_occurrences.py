"""Where does a term stand in the sentences of its language?

English terms are found by their base forms, whatever the case, the hyphens and the quotation marks between the words;
where a term is nowhere met as it stands, its words close together in their order will do ("flood and drought
prevention" shows "flood prevention"). Chinese terms are found by their characters, in either script.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from glossary.recognition import base_form
from glossary.word_forms import plain
from tmx.folding import fold_text
from tmx.languages import en, is_chinese


class Occurrences:
    """An index of texts, asked where terms stand.

    >>> texts = ["The five guarantees system", "Guarantee five things", "Off-site relocation"]
    >>> found = Occurrences(texts, "en")
    >>> found.of("five guarantee"), found.of("off site relocations")
    ([0], [2])
    >>> Occurrences(["農村五保供養"], "zh-Hant").of("五保")
    [0]
    """

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._chinese = is_chinese(language)
        self._texts = texts

    def of(self, term: str) -> list[int]:
        """Numbers of the texts in which the term stands, ascending."""
        if self._chinese:
            wanted = fold_text(term)
            return [number for number, text in enumerate(self._folded) if wanted and wanted in text]
        words = english_words(term)
        if not words or any(word not in self._by_word for word in words):
            return []
        together = sorted(set.intersection(*(self._by_word[word] for word in words)))
        wanted = f" {' '.join(words)} "
        exact = [number for number in together if wanted in self._joined[number]]
        return exact or ([number for number in together if self._near(number, words)] if len(words) > 1 else [])

    def places(self, term: str, number: int) -> list[float]:
        """Where in a text the term stands, each place as a share of the text's length, 0 to 1."""
        text = self._folded[number] if self._chinese else self._joined[number]
        wanted = fold_text(term) if self._chinese else f" {' '.join(english_words(term))} "
        found = []
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            found.append((at + len(wanted) / 2) / max(1, len(text)))
            at = text.find(wanted, at + 1)
        return found

    @cached_property
    def _folded(self) -> list[str]:
        return [fold_text(text) for text in self._texts]

    @cached_property
    def _joined(self) -> list[str]:
        return [f" {' '.join(english_words(text))} " for text in self._texts]

    @cached_property
    def _by_word(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for number, text in enumerate(self._joined):
            for word in set(text.split()):
                found.setdefault(word, set()).add(number)
        return found

    def _near(self, number: int, words: Sequence[str]) -> bool:
        """Whether the words stand in their order with at most three others among them."""
        text = self._joined[number].split()
        for start, word in enumerate(text):
            if word != words[0]:
                continue
            at = start
            for wanted in words[1:]:
                following = text[at + 1 : start + len(words) + 3]
                if wanted not in following:
                    break
                at += 1 + following.index(wanted)
            else:
                return True
        return False


def english_words(text: str) -> list[str]:
    """The base forms of the words of an English text, hyphenated words in their parts."""
    return [base_form(piece) for match in en.WORD.finditer(text) for piece in _pieces(match.group())]


def _pieces(word: str) -> list[str]:
    return plain(word).removesuffix("'s").split("-")
