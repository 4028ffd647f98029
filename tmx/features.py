"""What in a segment can be found again in its translation?

Its length, the words a dictionary can carry over, the numbers, and the names and acronyms left in Latin letters.
Each segment is read once; comparing two of them is then arithmetic. All of it is plain Python values.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tmx.dictionary import Dictionary, stems
from tmx.languages import is_chinese
from tmx.model import Segment
from tmx.numbers import numbers_in

#: Stem or key -> weight.
Bag = Mapping[str, float]

#: What a word counts that the other text has nowhere, as a share of the rarest word that it has.
LOST_WORD_WEIGHT = 0.35

#: A word in Latin letters that begins with a capital, or holds a figure or an inner capital.
_LATIN_NAME = re.compile(r"(?<![A-Za-z])(?:[A-Z][A-Za-z]+|[A-Za-z]*[A-Z][A-Za-z]*\d*|[A-Za-z]+\d+)(?![A-Za-z])")
_SIGNS = re.compile(r"\W+")


def written_length(text: str) -> int:
    """How many characters a text has that are letters or figures.

    >>> written_length("易地搬迁，2010年。"), written_length("Off-site relocation.")
    (9, 17)
    """
    return len(_SIGNS.sub("", text))


def carried_keys(text: str, language: str) -> Counter[str]:
    """What a translation carries over unchanged: the values of numbers, and names in Latin letters.

    >>> sorted(carried_keys("2010年WTO投入126亿元", "zh-Hans").items())
    [('12600000000', 1), ('2010', 1), ('wto', 1)]
    >>> sorted(carried_keys("In 2010 the WTO invested 12.6 billion yuan", "en"))
    ['12600000000', '2010', 'in', 'wto']
    """
    keys = Counter(str(number.value) for number in numbers_in(text, language))
    keys.update(name.lower() for name in _LATIN_NAME.findall(text))
    return keys


def word_groups(text: str, language: str, dictionary: Dictionary) -> list[frozenset[str]]:
    """For each word of a text, the English stems it may stand for: one for an English word, many for a Chinese one.

    >>> from tmx.dictionary import load_dictionary
    >>> [sorted(group) for group in word_groups("扶贫", "zh-Hans", load_dictionary())]
    [['allevi', 'assist', 'poor', 'povert']]
    """
    if is_chinese(language):
        groups = (dictionary.english_stems_of(word) for word in dictionary.words(text))
        return [group for group in groups if group]
    return [frozenset((stem,)) for stem in stems(text)]


@dataclass(frozen=True, slots=True)
class CarriedBags:
    """Per segment of two texts, the weighted stems and keys that could be found again on the other side."""

    source: tuple[Bag, ...]
    target: tuple[Bag, ...]


def word_bags(
    source: Sequence[Segment],
    target: Sequence[Segment],
    source_language: str,
    target_language: str,
    dictionary: Dictionary,
) -> CarriedBags:
    """The stems of both sides that occur on both, weighted by how rare they are in these two texts."""
    left = [word_groups(segment.text, source_language, dictionary) for segment in source]
    right = [word_groups(segment.text, target_language, dictionary) for segment in target]
    return _shared(left, right)


def key_bags(
    source: Sequence[Segment], target: Sequence[Segment], source_language: str, target_language: str
) -> CarriedBags:
    """The numbers of both sides, and the Latin names that occur on both, weighted by how rare they are."""
    left = [carried_keys(segment.text, source_language) for segment in source]
    right = [carried_keys(segment.text, target_language) for segment in target]
    return _shared(
        [[frozenset((key,)) for key in sorted(keys.elements())] for keys in left],
        [[frozenset((key,)) for key in sorted(keys.elements())] for keys in right],
        keep=lambda key: key[0].isdigit(),
    )


def _shared(
    left: Sequence[Sequence[frozenset[str]]],
    right: Sequence[Sequence[frozenset[str]]],
    keep: Callable[[str], bool] | None = None,
) -> CarriedBags:
    """Bags over what both sides hold, or ``keep`` keeps; of words, what is lost counts too, of keys it does not."""
    words = keep is None
    left_counts, right_counts = _segment_counts(left), _segment_counts(right)
    known = left_counts.keys() & right_counts.keys()
    if keep is not None:
        known |= {key for key in (left_counts.keys() | right_counts.keys()) if keep(key)}
    size = max(len(left), len(right))
    rarity = {key: math.log(1 + size / max(left_counts[key], right_counts[key])) for key in known}
    return CarriedBags(
        tuple(_bag(groups, rarity, f"\0source {number}" * words) for number, groups in enumerate(left)),
        tuple(_bag(groups, rarity, f"\0target {number}" * words) for number, groups in enumerate(right)),
    )


def _segment_counts(groups: Sequence[Sequence[frozenset[str]]]) -> Counter[str]:
    return Counter(key for segment in groups for key in frozenset().union(*segment))


def _bag(groups: Sequence[frozenset[str]], rarity: Mapping[str, float], own: str) -> dict[str, float]:
    """Add up the words of one segment; a word of many meanings gives each the less.

    What can be found nowhere on the other side goes under a key of the segment's own, so that it weighs against
    every pair a little.
    """
    bag: dict[str, float] = {}
    lost = 0
    for group in groups:
        known = sorted(key for key in group if key in rarity)
        lost += not known
        for key in known:
            bag[key] = bag.get(key, 0.0) + rarity[key] / math.sqrt(len(known))
    if lost and own:
        bag[own] = math.sqrt(lost) * LOST_WORD_WEIGHT * max(rarity.values(), default=1.0)
    return bag
