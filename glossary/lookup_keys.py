"""What can a person type and still mean this term? The keys a term answers to, and how they are made.

A term is looked for as written, folded, without its blanks, without plural endings, by its pinyin and by the first
letters of its pinyin. Each key is a plain string, so that finding is string search; each knows the way back to the
characters as written, so that a mark on a page sits where the reader looks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmx.folding import fold_text
from tmx.languages import zh

_LATIN_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_BRITISH = re.compile(r"is(ations?|ing|ed|es?|ers?)$")
_NOT_PLURAL = ("ss", "us", "is")


def compact(folded: str) -> str:
    """A folded text without its blanks: "offsite", "off site" and "off-site" are one.

    >>> compact("off site relocation"), compact("五保 供养")
    ('offsiterelocation', '五保供养')
    """
    return folded.replace(" ", "")


def latin_words(folded: str) -> list[str]:
    """The words of a folded text that are written in Latin letters or digits.

    >>> latin_words("the people's 12th five year plan 规划")
    ['the', "people's", '12th', 'five', 'year', 'plan']
    """
    return _LATIN_WORD.findall(folded)


def stem(word: str) -> str:
    """An English word without its plural ending, in one spelling; enough to find, not to name a lemma.

    Simple suffix stripping (the first step of Harman's S-stemmer, 1991) and -ise read as -ize.

    >>> [stem(word) for word in ("guarantees", "policies", "organisations", "classes", "villages'", "status")]
    ['guarantee', 'policy', 'organization', 'class', 'village', 'status']
    """
    word = word.removesuffix("'").removesuffix("'s")
    if len(word) < 4 or word.endswith(_NOT_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    return _BRITISH.sub(r"iz\1", word)


def stem_key(folded: str) -> str:
    """The stems of the Latin words of a folded text, joined; empty when it has none.

    >>> stem_key("mutual funds organisations") == stem_key("mutual fund organization")
    True
    """
    return " ".join(stem(word) for word in latin_words(folded))


def typos_allowed(word: str) -> int:
    """How many slips of the finger a Latin word of this length may hold: 1-4 letters none, 5-8 one, 9 or more two.

    >>> [typos_allowed(word) for word in ("poor", "grain", "relocation")]
    [0, 1, 2]
    """
    return 0 if len(word) < 5 else 1 if len(word) < 9 else 2


def letters_key(folded: str) -> str:
    """The Latin letters of a query, as pinyin is compared: ü and v are read as u, apostrophes and blanks go.

    >>> letters_key("lv se"), letters_key("xi'an"), letters_key(fold_text("Duì kǒu"))
    ('luse', 'xian', 'duikou')
    """
    return folded.replace(" ", "").replace("'", "").replace("v", "u")


@dataclass(frozen=True, slots=True)
class PinyinKey:
    """How a Chinese term sounds, and which character each syllable stands for."""

    syllables: tuple[str, ...]
    #: Index in the term as written of each syllable's character; empty when they do not pair off.
    characters: tuple[int, ...]

    @property
    def letters(self) -> str:
        """All syllables run together."""
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        """The first letter of each syllable.

        >>> pinyin_key("对口帮扶").initials
        'dkbf'
        """
        return "".join(syllable[0] for syllable in self.syllables)

    def syllable_starts(self) -> list[int]:
        """Where each syllable begins in :attr:`letters`."""
        starts, at = [], 0
        for syllable in self.syllables:
            starts.append(at)
            at += len(syllable)
        return starts

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the term as written that the letters [start, end) stand for.

        >>> pinyin_key("对口帮扶").span(3, 10)
        (1, 3)
        """
        if not self.characters or start >= end:
            return None
        starts = self.syllable_starts()
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1) - 1
        return self.characters[first], self.characters[last] + 1


def pinyin_key(term: str, written: str | None = None) -> PinyinKey:
    """The pinyin of a Chinese term: what the glossary says, else what :func:`tmx.languages.zh.pinyin` reads.

    >>> pinyin_key("五保").syllables, pinyin_key("重庆", "Chóngqìng").letters
    (('wu', 'bao'), 'chongqing')
    """
    characters = tuple(index for index, character in enumerate(term) if zh.is_han(character))
    read = tuple(letters_key(fold_text(syllable)) for syllable in zh.pinyin(term))
    if written:
        said = tuple(letters_key(part) for part in fold_text(written).split())
        if len(said) == len(characters) or letters_key("".join(said)) != "".join(read):
            read = said
    return PinyinKey(read, characters if len(read) == len(characters) else ())


def is_latin(character: str) -> bool:
    """Whether a folded character is a letter or digit of an alphabet, in which words begin somewhere.

    >>> is_latin("a"), is_latin("9"), is_latin("五"), is_latin(" ")
    (True, True, False, False)
    """
    return character.isalnum() and not zh.is_han(character)


class Roll:
    """Many short strings written one under the other, so that one search runs through all of them.

    A plain string search goes through a megabyte in well under a millisecond; a search that begins with
    ``Roll.BREAK`` finds the strings that begin so.

    >>> roll = Roll(["five guarantees", "off site relocation", "relocation"])
    >>> list(roll.find("relocation")), list(roll.find(Roll.BREAK + "relocation"))
    ([(1, 9), (2, 0)], [(2, 0)])
    """

    BREAK = "\n"

    def __init__(self, strings: Sequence[str]) -> None:
        self.strings = strings
        self._text = self.BREAK + self.BREAK.join(strings) + self.BREAK
        self._starts = []
        at = 1
        for string in strings:
            self._starts.append(at)
            at += len(string) + 1

    def find(self, needle: str) -> Iterator[tuple[int, int]]:
        """Every place of a text: (number of the string, offset in it), in order.

        A leading ``BREAK`` is not counted in the offset.
        """
        ahead = len(needle) - len(needle.lstrip(self.BREAK))
        at = self._text.find(needle) if needle[ahead:] else -1
        while at >= 0:
            number = bisect_right(self._starts, at + ahead) - 1
            yield number, at + ahead - self._starts[number]
            at = self._text.find(needle, at + 1)
