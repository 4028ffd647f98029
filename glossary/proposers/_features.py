"""What speaks for a candidate? Each measure on its own, between 0 and 1.

Association says that two words keep company (dice; the log-likelihood ratio of Dunning 1993); the dictionary that
the parts of one are translations of the parts of the other; the encoder that they are near in meaning; length and
place that they are alike in shape. No one of them is enough: association alone finds less than half.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Protocol

from tmx.languages import zh

#: Characters of Chinese for one word of English, in terms.
CHARACTERS_FOR_A_WORD = 1.95


class Words(Protocol):
    """What is asked of the dictionary (:mod:`tmx.dictionary`)."""

    def stems(self, english: str) -> Collection[str]:
        """The stems of the content words of an English text."""

    def english_stems_of(self, chinese: str) -> Collection[str]:
        """The stems of all English translations of a Chinese word."""


def dice(together: int, left: int, right: int) -> float:
    """Share of the occurrences of both that are shared: 1 when one is never met without the other.

    >>> dice(2, 2, 2), dice(1, 2, 2)
    (1.0, 0.5)
    """
    return 2 * together / (left + right) if left + right else 0.0


def log_likelihood(together: int, left: int, right: int, total: int) -> float:
    """Dunning's log-likelihood ratio, squeezed to 0..1; 0 where they meet less than chance would have it.

    >>> log_likelihood(5, 5, 5, 1000) > log_likelihood(5, 5, 50, 1000) > 0
    True
    """
    if not together or together * total <= left * right:
        return 0.0
    value = 0.0
    for observed, row, column in (
        (together, left, right),
        (left - together, left, total - right),
        (right - together, total - left, right),
        (total - left - right + together, total - left, total - right),
    ):
        if observed > 0:
            value += observed * math.log(observed * total / (row * column))
    return 1 - 1 / (1 + max(0.0, value) / 8)


def length_fit(characters: int, english_words: int) -> float:
    """How well the lengths go together: 1 where they are as expected, falling on both sides.

    >>> length_fit(4, 2) > length_fit(2, 2) > length_fit(2, 5)
    True
    """
    expected = CHARACTERS_FOR_A_WORD * max(1, english_words)
    return math.exp(-0.5 * (math.log(max(1, characters) / expected) / 0.55) ** 2)


class Coverage:
    """How much of a term and of a candidate the dictionary can account for by each other.

    :param dictionary: CC-CEDICT, or what stands for it.
    """

    def __init__(self, dictionary: Words) -> None:
        self._dictionary = dictionary
        self.stems = lru_cache(maxsize=65536)(self._stems)
        self._glosses = lru_cache(maxsize=65536)(self._glosses_uncached)

    def _stems(self, english: str) -> frozenset[str]:
        return frozenset(self._dictionary.stems(english))

    def _glosses_uncached(self, word: str) -> frozenset[str]:
        return frozenset(self._dictionary.english_stems_of(word))

    def both_ways(self, english: str, chinese: Sequence[str]) -> tuple[float, float]:
        """(share of the English stems that the Chinese words account for, share of the Chinese characters accounted
        for by the English).

        :param chinese: the words of the Chinese side, simplified.
        """
        stems = self.stems(english)
        if not stems or not chinese:
            return 0.0, 0.0
        covered: set[str] = set()
        accounted = total = 0.0
        for word in chinese:
            weight = len(word)
            total += weight
            shared = stems & self._glosses(word)
            if shared:
                covered |= shared
                accounted += weight
                continue
            # A word the dictionary does not know, or knows by another translation: what do its parts say?
            inside, characters = self._parts(word, stems)
            covered |= inside
            accounted += 0.75 * characters
        return len(covered) / len(stems), accounted / total

    def _parts(self, word: str, stems: frozenset[str]) -> tuple[set[str], float]:
        covered: set[str] = set()
        characters = 0
        at = 0
        while at < len(word):
            for length in (3, 2, 1):
                part = word[at : at + length]
                if len(part) < length or part == word or not zh.is_han(part[0]):
                    continue
                shared = stems & self._glosses(part)
                if shared:
                    covered |= shared
                    characters += length
                    at += length - 1
                    break
            at += 1
        return covered, characters


def harmonic(left: float, right: float) -> float:
    """The harmonic mean: high only where both are.

    >>> harmonic(1.0, 0.0), harmonic(0.5, 0.5)
    (0.0, 0.5)
    """
    return 2 * left * right / (left + right) if left + right else 0.0
