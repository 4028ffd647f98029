"""How alike are two segments, and where do they differ?

Similarity is 1 - edit distance / length of the longer one, counted in tokens: every Han character is a token, every
other run of letters and digits is one, every other sign is one (Levenshtein 1966; the grain is that of
``fuzzy-match``). Texts are compared after NFC, width folding and lower-casing. The score is the similarity in
hundredths, cut and never rounded up: 100 is kept for text that is the same after NFC and white space, 99 for text
that is equal after folding, and nothing else exceeds 98. Where the figures differ it stays at 94, however little
else does: a wrong year is the mistake that nobody sees.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from tmx.folding import fold_text
from tmx.languages import zh
from tmx.model import Difference

IDENTICAL = 100
EQUAL_AFTER_FOLDING = 99
HIGHEST_FUZZY = 98
#: A match whose numbers or dates differ has no more than this.
HIGHEST_WITH_OTHER_NUMBERS = 94

_TOKEN = re.compile(f"[{zh.HAN}]|[^\\W{zh.HAN}]+|[^\\w\\s]")
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SURROGATES = range(0xD800, 0xE000)
_CODE_POINTS = 0x110000 - len(_SURROGATES)


@dataclass(frozen=True, slots=True)
class Token:
    """What is compared, and where it stands in the text as written: [start, end) in code points."""

    key: str
    start: int
    end: int


def tokens(text: str, *, across_scripts: bool = False) -> list[Token]:
    """The tokens of a text.

    :param across_scripts: compare Chinese characters by their simplified form.

    >>> [token.key for token in tokens("到2020年，Ｎine-year plan")]
    ['到', '2020', '年', ',', 'nine', '-', 'year', 'plan']
    >>> [(token.key, token.start) for token in tokens("對口", across_scripts=True)]
    [('对', 0), ('口', 1)]
    """
    if unicodedata.is_normalized("NFC", text):
        spelled, origins = _spelled(text, across_scripts), None
    else:
        composed, origins = _composed(text)
        spelled = _spelled(composed, across_scripts)
    found = []
    for token in _TOKEN.finditer(spelled):
        start, end = token.span()
        if origins is not None:
            start, end = origins[start], max(origins[end], origins[start] + 1)
        found.append(Token(token.group(), start, end))
    return found


def keys(text: str, *, across_scripts: bool = False) -> list[str]:
    """What :func:`tokens` would compare, without the places; for texts in bulk."""
    return _TOKEN.findall(_spelled(unicodedata.normalize("NFC", text), across_scripts))


def similarity(segment: str, source: str) -> float:
    """How alike two segments are: 0 to 1.

    >>> similarity("by 2025", "by 2026"), similarity("推进乡村振兴", "推进乡村全面振兴")
    (0.5, 0.75)
    """
    distance, longer = _distance(keys(segment), keys(source))
    return 1.0 if longer == 0 else 1 - distance / longer


def score(segment: str, source: str) -> int:
    """The score of a match, 0 to 100.

    >>> score("Five guarantees", "Five  guarantees"), score("對口幫扶", "对口帮扶"), score("五保户", "五保戶。")
    (100, 99, 50)
    """
    if same_text(segment, source):
        return IDENTICAL
    if fold_text(segment) == fold_text(source):
        return EQUAL_AFTER_FOLDING
    return fuzzy_score(*_distance(keys(segment), keys(source)))


def fuzzy_score(distance: int, longer: int) -> int:
    """The score for an edit distance and the length of the longer side: cut, and 98 at most.

    >>> fuzzy_score(1, 3), fuzzy_score(0, 3)
    (66, 98)
    """
    return min(HIGHEST_FUZZY, (longer - distance) * 100 // longer) if longer else 0


def capped(score: int, segment: str, source: str, language: str) -> int:
    """The score, lowered where the two texts (of one language) do not state the same numbers and dates.

    >>> capped(97, "到2021年底搬迁126亿元", "到2020年底搬迁126亿元", "zh-Hans"), capped(97, "5 mu", "five mu", "en")
    (94, 97)
    """
    if score <= HIGHEST_WITH_OTHER_NUMBERS or score >= EQUAL_AFTER_FOLDING:
        return score
    ours, theirs = _stated(segment, language), _stated(source, language)
    return score if ours == theirs else HIGHEST_WITH_OTHER_NUMBERS


def same_text(first: str, second: str) -> bool:
    """Whether two texts are identical after NFC and white space."""
    return _settled(first) == _settled(second)


def differences(segment: str, source: str, *, across_scripts: bool = False) -> tuple[Difference, ...]:
    """Where a segment departs from a memory's source text, in the order of the text.

    What the segment has more is ``inserted``, what it lacks is ``deleted``.

    >>> [(d.kind, d.source_text, d.segment_text) for d in differences("2026年底前", "2025年前")]
    [('replaced', '2025', '2026'), ('inserted', '', '底')]
    """
    from rapidfuzz.distance import Levenshtein

    ours, theirs = tokens(segment, across_scripts=across_scripts), tokens(source, across_scripts=across_scripts)
    steps: list[list[int]] = []
    operations = Levenshtein.opcodes([token.key for token in theirs], [token.key for token in ours])
    for step in operations:
        if step.tag == "equal":
            continue
        if steps and steps[-1][1] == step.src_start and steps[-1][3] == step.dest_start:
            steps[-1][1], steps[-1][3] = step.src_end, step.dest_end
        else:
            steps.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    found = []
    for source_from, source_to, segment_from, segment_to in steps:
        kind: Literal["replaced", "inserted", "deleted"] = "replaced"
        if source_from == source_to:
            kind = "inserted"
        elif segment_from == segment_to:
            kind = "deleted"
        in_segment, in_source = _span(ours, segment_from, segment_to), _span(theirs, source_from, source_to)
        found.append(Difference(kind, in_segment, segment[slice(*in_segment)], in_source, source[slice(*in_source)]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Near:
    """A text of a :class:`TokenIndex` near to a segment."""

    #: Its index in the list the index was made of.
    index: int
    #: Edit distance, and length of the longer side, in tokens.
    distance: int
    longer: int

    @property
    def dissimilarity(self) -> float:
        """0 for equal tokens, 1 for nothing in common."""
        return self.distance / self.longer


class TokenIndex:
    """Texts made ready for comparison: each token a code point, so that rapidfuzz compares words in C++.

    The texts lie sorted by length; those too long or too short for a threshold are never looked at, all others are,
    so the answer is that of an exhaustive search.

    >>> index = TokenIndex(["易地搬迁", "对口帮扶", "对口支援"])
    >>> [(near.index, near.distance) for near in index.near("对口帮扶。", threshold=50)]
    [(1, 1)]
    """

    def __init__(self, texts: Iterable[str], *, across_scripts: bool = False) -> None:
        self._across_scripts = across_scripts
        self._vocabulary: dict[str, str] = {}
        encoded = [self._encode_known(text) for text in texts]
        self._order = sorted(range(len(encoded)), key=lambda index: (len(encoded[index]), index))
        self._encoded = [encoded[index] for index in self._order]
        self._lengths = [len(text) for text in self._encoded]

    def __len__(self) -> int:
        return len(self._encoded)

    def near(self, segment: str, threshold: int) -> list[Near]:
        """Every text at least ``threshold`` hundredths similar, the most similar first, then in their order."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        asked = self._encode_query(segment)
        length = len(asked)
        if length == 0:
            return []
        share = max(threshold, 1) / 100
        # A hair below the threshold: the whole numbers decide, not the rounding of a division.
        first = bisect_left(self._lengths, length * share - 1e-6)
        last = bisect_right(self._lengths, length / share + 1e-6)
        found = []
        candidates = self._encoded[first:last]
        for text, _, place in process.extract_iter(
            asked, candidates, scorer=Levenshtein.normalized_similarity, score_cutoff=max(0.0, share - 1e-6)
        ):
            distance, longer = Levenshtein.distance(asked, text), max(length, len(text))
            if (longer - distance) * 100 >= threshold * longer:
                found.append(Near(self._order[first + place], distance, longer))
        return sorted(found, key=lambda near: (near.dissimilarity, near.index))

    def _encode_known(self, text: str) -> str:
        vocabulary = self._vocabulary
        return "".join(
            vocabulary.get(key) or vocabulary.setdefault(key, _code_point(len(vocabulary)))
            for key in keys(text, across_scripts=self._across_scripts)
        )

    def _encode_query(self, text: str) -> str:
        """Tokens that no text has get code points of their own, which are forgotten again."""
        unknown: dict[str, str] = {}
        return "".join(
            self._vocabulary.get(key) or unknown.setdefault(key, _code_point(len(self._vocabulary) + len(unknown)))
            for key in keys(text, across_scripts=self._across_scripts)
        )


def _code_point(number: int) -> str:
    """The character that stands for a token; a million different tokens fit."""
    number %= _CODE_POINTS
    return chr(number if number < _SURROGATES.start else number + len(_SURROGATES))


def _stated(text: str, language: str) -> list[tuple[Fraction, str, str]]:
    """The numbers a text states, whatever their order and notation."""
    from tmx.numbers import numbers_in

    return sorted((number.value, number.unit or "", number.kind) for number in numbers_in(text, language))


def _distance(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(first, second), max(len(first), len(second))


def _span(of: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The span of the tokens [first, last); an empty one stands behind the token before it."""
    if first < last:
        return of[first].start, of[last - 1].end
    at = of[first - 1].end if first else 0
    return at, at


def _spelled(text: str, across_scripts: bool) -> str:
    """Width and case folded; the length never changes, so that places hold."""
    spelled = text.translate(_WIDTH)
    lowered = spelled.lower()
    if len(lowered) != len(spelled):  # İ would become two characters
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in spelled)
    if across_scripts:
        return zh.HAN_CHARACTER.sub(lambda character: zh.simplified_character(character.group()), lowered)
    return lowered


def _composed(text: str) -> tuple[str, list[int]]:
    """The text in NFC, and for each of its characters (and its end) the place in the text as written."""
    starts = [i for i, character in enumerate(text) if i == 0 or not _joins(character)]
    composed: list[str] = []
    origins: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        cluster = unicodedata.normalize("NFC", text[start:end])
        composed.append(cluster)
        # What melted did so into the first character; whatever is left stands at the end.
        origins += [start, *(max(start, end - left) for left in range(len(cluster) - 1, 0, -1))]
    return "".join(composed), [*origins, len(text)]


def _joins(character: str) -> bool:
    """Whether a character can melt into the one before it: accents, and the vowels and ends of Hangul."""
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"


def _settled(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
