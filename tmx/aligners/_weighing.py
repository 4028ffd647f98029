"""How is the evidence weighed, and where need one look at all?

What all aligners here share. Each brings its kinds of evidence and their weights; a bead gains by what the evidence
says for it, loses by being unusual (2-1 is rarer than 1-1), by putting a title against a sentence and by crossing a
paragraph; the best path through the grid is the alignment. In long texts the path keeps to a band around pairs that
choose one another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tmx.aligners._evidence import LONGEST_SPAN, Evidence, Floats, span_sums
from tmx.aligners._programme import Band, Step, best_path
from tmx.model import AlignedPair, Segment

#: Grids with no more cells than this are searched whole.
_SMALL_GRID = 250_000
#: Columns and rows by which the band is wider than the pairs it follows.
_MARGIN = 30
#: How much nearer than any other the two of a pair must be to lead the band.
_LEAD = 0.05


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing counts. Fitted by random search; ``tests/benchmarks/alignment.py`` measures the outcome."""

    #: Kind of evidence -> weight.
    evidence: Mapping[str, float]
    #: What the evidence of a bead must come to before it gains anything.
    threshold: float
    #: What a segment without a counterpart gains.
    gap: float
    #: What a bead loses for each segment it takes beyond 1-1.
    longer: float
    #: What a bead loses for taking several segments on both sides.
    many_to_many: float
    #: What a title against no title loses.
    heading: float = 0.6
    #: What a bead loses for each paragraph end inside of it.
    crossing: float = 0.15
    #: Steepness and middle of the curve from what a bead gains to its score, 0 to 1. Set so that strangers fall
    #: below 0.5: the score is more careful than the share of beads that were right.
    sureness: tuple[float, float] = (8.0, 0.2)
    #: Kinds of evidence that lead the band in long texts.
    leads: tuple[str, ...] = field(default=())


def align_by(
    evidence: Mapping[str, Evidence],
    weights: Weights,
    source: Sequence[Segment],
    target: Sequence[Segment],
    report: Callable[[float], None] | None = None,
) -> list[AlignedPair]:
    """Weigh the evidence over the whole grid and take the best path."""
    scale = _Scale(evidence, weights, source, target)
    band = _band(evidence, weights, len(source), len(target))
    path = best_path(len(source), len(target), scale.gains, weights.gap, band, report)
    return [scale.pair(row, column, step) for row, column, step in path]


def one_sided(source: Sequence[Segment], target: Sequence[Segment]) -> list[AlignedPair]:
    """Every segment without a counterpart: the alignment of texts one of which is empty."""
    lone_sources = [AlignedPair((index,), (), 0.0) for index in range(len(source))]
    return lone_sources + [AlignedPair((), (index,), 0.0) for index in range(len(target))]


class _Scale:
    """The evidence and the structure of two texts, and their weights."""

    def __init__(
        self, evidence: Mapping[str, Evidence], weights: Weights, source: Sequence[Segment], target: Sequence[Segment]
    ) -> None:
        self._evidence, self._weights = evidence, weights
        self._left, self._right = _Structure(source), _Structure(target)
        self._rows, self._columns = len(source), len(target)

    def gains(self, step: Step, i0: int, i1: int, j0: int, j1: int) -> Floats:
        """What the beads of a step gain that begin in rows [i0, i1) and columns [j0, j1)."""
        gains = np.full((i1 - i0, j1 - j0), -np.inf)
        last_row, last_column = min(i1, self._rows - step[0] + 1), min(j1, self._columns - step[1] + 1)
        if last_row > i0 and last_column > j0:
            inside = i0, last_row, j0, last_column
            likeness = sum(
                weight * self._evidence[name].block(step, i0, min(i1, self._rows), j0, min(j1, self._columns))
                for name, weight in self._weights.evidence.items()
            )
            assert isinstance(likeness, np.ndarray)
            trimmed = likeness[: last_row - i0, : last_column - j0]
            gains[: last_row - i0, : last_column - j0] = self._gain(step, trimmed, inside)
        return gains

    def _gain(self, step: Step, likeness: Floats, inside: tuple[int, int, int, int]) -> Floats:
        weights = self._weights
        i0, i1, j0, j1 = inside
        a, b = step
        titles = np.abs(self._left.titles[a][i0:i1, None] / a - self._right.titles[b][None, j0:j1] / b)
        crossings = self._left.crossings[a][i0:i1, None] + self._right.crossings[b][None, j0:j1]
        unusual = weights.longer * (a + b - 2) + (weights.many_to_many if min(a, b) > 1 else 0.0)
        gain: Floats = (likeness - weights.threshold - weights.heading * titles) * (a + b) / 2
        gain -= weights.crossing * crossings + unusual
        return gain

    def pair(self, row: int, column: int, step: Step) -> AlignedPair:
        """The aligned pair of a step, with its score and what the score is made of."""
        a, b = step
        source, target = tuple(range(row, row + a)), tuple(range(column, column + b))
        if not a or not b:
            return AlignedPair(source, target, 0.0)
        at = row, row + 1, column, column + 1
        values = {name: float(kind.block(step, *at)[0, 0]) for name, kind in self._evidence.items()}
        likeness = sum(weight * values[name] for name, weight in self._weights.evidence.items())
        gain = self._gain(step, np.array([[likeness]]), at)[0, 0] / ((a + b) / 2)
        steepness, middle = self._weights.sureness
        score = 1 / (1 + np.exp(-steepness * (gain - middle)))
        return AlignedPair(
            source, target, round(float(score), 4), {name: round(value, 4) for name, value in values.items()}
        )


class _Structure:
    """Titles and paragraph ends of one side, summed over spans."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        titles = np.array([segment.kind == "heading" for segment in segments], dtype=float)
        ends = np.array([here.block != after.block for here, after in pairwise(segments)], dtype=float)
        self.titles = [span_sums(titles, length) for length in range(LONGEST_SPAN + 1)]
        inner = [span_sums(np.append(ends, 0.0), max(0, length - 1)) for length in range(LONGEST_SPAN + 1)]
        self.crossings = inner


def _band(evidence: Mapping[str, Evidence], weights: Weights, rows: int, columns: int) -> Band:
    """The whole grid where it is small, else the surroundings of pairs that choose one another."""
    if rows * columns <= _SMALL_GRID:
        return Band(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64))
    if weights.leads:
        corners = _leading_pairs([evidence[name] for name in weights.leads], rows, columns)
        margin = _MARGIN
    else:
        # Lengths alone lead nowhere: follow the diagonal, and leave room for what one side has more.
        corners = [(row, row * columns // rows) for row in range(0, rows, _MARGIN)]
        margin = max(4 * _MARGIN, columns // 10)
    first, last = np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64)
    for (i0, j0), (i1, j1) in zip([(0, 0), *corners], [*corners, (rows, columns)], strict=True):
        first[i0 : i1 + 1] = np.maximum(0, j0 - margin)
        last[i0 : i1 + 1] = np.minimum(columns, j1 + margin)
    # Rows near a corner must see what lies beyond it, as columns do.
    first = np.minimum.accumulate(_shifted(first, margin, 0)[::-1])[::-1]
    last = np.maximum.accumulate(_shifted(last, -margin, columns))
    first[0], last[rows] = 0, columns
    return Band(first, last)


def _shifted(values: NDArray[np.int64], by: int, beyond: int) -> NDArray[np.int64]:
    """The values as they stand ``by`` rows earlier; the ends are filled with what lies beyond them."""
    if by == 0 or abs(by) >= len(values):
        return np.full(len(values), beyond, dtype=np.int64)
    filler = np.full(abs(by), beyond, dtype=np.int64)
    return np.concatenate([filler, values[:-by]]) if by > 0 else np.concatenate([values[-by:], filler])


def _leading_pairs(leads: Sequence[Evidence], rows: int, columns: int) -> list[tuple[int, int]]:
    """Pairs of single segments that choose one another by a clear lead, as the longest chain in order of both."""
    best_column, lead_in_row = np.zeros(rows, dtype=np.int64), np.zeros(rows)
    best_row, best_in_column = np.zeros(columns, dtype=np.int64), np.full(columns, -np.inf)
    for start in range(0, rows, 256):
        end = min(start + 256, rows)
        likeness = sum(lead.block((1, 1), start, end, 0, columns) for lead in leads)
        assert isinstance(likeness, np.ndarray)
        best_column[start:end] = likeness.argmax(axis=1)
        ranked = np.partition(likeness, -2, axis=1)
        lead_in_row[start:end] = ranked[:, -1] - ranked[:, -2]
        highest = likeness.max(axis=0)
        better = highest > best_in_column
        best_row[better] = likeness.argmax(axis=0)[better] + start
        best_in_column[better] = highest[better]
    chosen = [
        (row, int(best_column[row]))
        for row in range(rows)
        if best_row[best_column[row]] == row and lead_in_row[row] >= _LEAD
    ]
    return _longest_chain(chosen)


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs, which are sorted by row, in which columns rise too."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for number, (_, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        before.append(at_tail[place - 1] if place else -1)
        if place == len(tails):
            tails.append(column)
            at_tail.append(number)
        else:
            tails[place], at_tail[place] = column, number
    chain = []
    number = at_tail[-1] if at_tail else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
