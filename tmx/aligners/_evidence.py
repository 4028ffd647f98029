"""How well do some source segments and some target segments go together?

Every kind of evidence gives a number between 0 and 1 for any two spans of up to five segments, for whole blocks of
the grid at once: lengths and bags of words add up over a span, and so do the sums of the encoder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tmx.encoder import Encoder, Pooled
from tmx.features import Bag, CarriedBags, written_length
from tmx.model import Segment

Floats = NDArray[np.float64]

#: No bead takes more segments than this on one side.
LONGEST_SPAN = 5

#: How far the lengths of two translations stray: a part of the length, and a part of its root.
_STRAY_SHARE = 0.18
_STRAY_ROOT = 1.6
#: What two spans without a single number or name are worth to that evidence: neither for nor against.
_NOTHING_TO_COMPARE = 0.6


class Evidence(Protocol):
    """One kind of evidence, over the whole grid."""

    def block(self, step: tuple[int, int], i0: int, i1: int, j0: int, j1: int) -> Floats:
        """For the beads of a step that begin in rows [i0, i1) and columns [j0, j1): 0 to 1."""


def span_sums(values: Floats, length: int) -> Floats:
    """For every place, the sum of the ``length`` values that begin there; past the end, what there is."""
    total = np.concatenate([np.zeros(1), np.cumsum(values), np.full(length, np.sum(values))])
    sums: Floats = total[length : length + len(values)] - total[: len(values)]
    return sums


class LengthEvidence:
    """Translations are about as long as one another, once the languages' own ratio is taken out.

    The likelihood of the difference under a normal law, as in Gale and Church (1993), with a spread that grows with
    the length; 1 for lengths that agree.
    """

    def __init__(self, source: Sequence[Segment], target: Sequence[Segment]) -> None:
        left = np.array([max(1, written_length(segment.text)) for segment in source], dtype=float)
        right = np.array([max(1, written_length(segment.text)) for segment in target], dtype=float)
        # What this pair of texts shows of the ratio, held near what the two languages usually show.
        ratio = float(np.clip(left.sum() / right.sum(), 0.15, 7.0))
        right = right * ratio
        self._left = [span_sums(left, length) for length in range(LONGEST_SPAN + 1)]
        self._right = [span_sums(right, length) for length in range(LONGEST_SPAN + 1)]

    def block(self, step: tuple[int, int], i0: int, i1: int, j0: int, j1: int) -> Floats:
        """How likely the lengths are."""
        left = self._left[step[0]][i0:i1, None]
        right = self._right[step[1]][None, j0:j1]
        mean = (left + right) / 2
        strays = (left - right) / (_STRAY_SHARE * mean + _STRAY_ROOT * np.sqrt(mean))
        likelihood: Floats = np.exp(-0.5 * strays * strays)
        return likelihood


class BagEvidence:
    """Words, or numbers and names, that are found again on the other side: the cosine of their bags."""

    def __init__(self, bags: CarriedBags, nothing: float = 0.0) -> None:
        names = sorted({key for bag in (*bags.source, *bags.target) for key in bag})
        index = {name: number for number, name in enumerate(names)}
        self._left, self._right = _Rows(bags.source, index), _Rows(bags.target, index)
        self._nothing = nothing
        self._kept: tuple[tuple[int, int, int, int], Floats] | None = None

    def block(self, step: tuple[int, int], i0: int, i1: int, j0: int, j1: int) -> Floats:
        """The cosine; between two empty bags, what the evidence was told to say."""
        total = self._prefix_sums(i0, i1, j0, j1)
        rows, columns = i1 - i0, j1 - j0
        a, b = step
        shared = (
            total[a : a + rows, b : b + columns]
            - total[:rows, b : b + columns]
            - total[a : a + rows, :columns]
            + total[:rows, :columns]
        )
        left = self._left.norms[a][i0:i1, None]
        right = self._right.norms[b][None, j0:j1]
        with np.errstate(invalid="ignore", divide="ignore"):
            cosine = np.where(left * right > 0, shared / (left * right), 0.0)
        both_empty = (left == 0) & (right == 0)
        result: Floats = np.where(both_empty, self._nothing, np.clip(cosine, 0.0, 1.0))
        return result

    def _prefix_sums(self, i0: int, i1: int, j0: int, j1: int) -> Floats:
        """Sums of the products of single segments over the rectangle from the block's corner; kept for the block."""
        if self._kept is None or self._kept[0] != (i0, i1, j0, j1):
            left = self._left.dense(i0, i1 + LONGEST_SPAN - 1)
            used = np.flatnonzero(left.any(axis=0))
            right = self._right.dense(j0, j1 + LONGEST_SPAN - 1, used)
            products = left[:, used] @ right.T
            total = np.zeros((products.shape[0] + 1, products.shape[1] + 1))
            total[1:, 1:] = products.cumsum(axis=0).cumsum(axis=1)
            self._kept = (i0, i1, j0, j1), total
        return self._kept[1]


class _Rows:
    """The bags of one side as rows of a sparse matrix, and the lengths of their sums over spans."""

    def __init__(self, bags: Sequence[Bag], index: Mapping[str, int]) -> None:
        self._width = len(index)
        self._starts = np.concatenate([[0], np.cumsum([len(bag) for bag in bags], dtype=np.int64)]).astype(np.int64)
        self._columns = np.array([index[key] for bag in bags for key in sorted(bag)], dtype=np.int64)
        self._values = np.array([bag[key] for bag in bags for key in sorted(bag)], dtype=float)
        self.norms = [self._span_norms(bags, length) for length in range(LONGEST_SPAN + 1)]

    @staticmethod
    def _span_norms(bags: Sequence[Bag], length: int) -> Floats:
        norms = np.zeros(len(bags))
        for begin in range(len(bags)):
            if length == 1:
                norms[begin] = sum(value * value for value in bags[begin].values())
            else:
                together: dict[str, float] = {}
                for bag in bags[begin : begin + length]:
                    for key, value in bag.items():
                        together[key] = together.get(key, 0.0) + value
                norms[begin] = sum(value * value for value in together.values())
        roots: Floats = np.sqrt(norms)
        return roots

    def dense(self, begin: int, end: int, columns: NDArray[np.int64] | None = None) -> Floats:
        """Rows [begin, end) as a full matrix, empty past the end; only some columns where they are given."""
        size = len(self._starts) - 1
        first, last = self._starts[min(begin, size)], self._starts[min(end, size)]
        counts = np.diff(self._starts[min(begin, size) : min(end, size) + 1])
        rows = np.repeat(np.arange(len(counts)), counts)
        at, values = self._columns[first:last], self._values[first:last]
        width = self._width
        if columns is not None:
            place = np.full(self._width, -1, dtype=np.int64)
            place[columns] = np.arange(len(columns))
            at, width = place[at], len(columns)
            rows, values, at = rows[at >= 0], values[at >= 0], at[at >= 0]
        matrix = np.zeros((end - begin, width))
        matrix[rows, at] = values
        return matrix


class KeyEvidence(BagEvidence):
    """Numbers and names found again; two spans without any say nothing."""

    def __init__(self, bags: CarriedBags) -> None:
        super().__init__(bags, nothing=_NOTHING_TO_COMPARE)


class EncoderEvidence:
    """Nearness in meaning, as a sentence encoder judges it."""

    def __init__(self, source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> None:
        left = encoder.pool([segment.text for segment in source])
        right = encoder.pool([segment.text for segment in target])
        self._left = [_span_vectors(left, length, encoder) for length in range(1, LONGEST_SPAN + 1)]
        self._right = [_span_vectors(right, length, encoder) for length in range(1, LONGEST_SPAN + 1)]

    def block(self, step: tuple[int, int], i0: int, i1: int, j0: int, j1: int) -> Floats:
        """The cosine of the vectors of the spans, 0 where it is less."""
        nearness = self._left[step[0] - 1][i0:i1] @ self._right[step[1] - 1][j0:j1].T
        result: Floats = np.clip(nearness, 0.0, 1.0).astype(float)
        return result


def _span_vectors(pooled: Pooled, length: int, encoder: Encoder) -> NDArray[np.float32]:
    """For every place, the vector of the ``length`` segments that begin there; past the end, of what there is."""
    sums, tokens = pooled.sums.copy(), pooled.tokens.copy()
    for offset in range(1, length):
        sums[:-offset] += pooled.sums[offset:]
        tokens[:-offset] += pooled.tokens[offset:]
    return encoder.finish(Pooled(sums, tokens))
