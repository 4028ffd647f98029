"""Which way through the grid of two texts gains most?

Aligning is a path from the upper left to the lower right of a grid whose rows are source segments and whose columns
are target segments; each step is a bead, some segments of one side against some of the other. The best path is found
by dynamic programming (Gale and Church 1993) inside a band, a few columns for each row, so that long documents cost
no more than their length.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: A step: how many source and how many target segments it takes.
Step = tuple[int, int]

#: The beads with text on both sides, most usual first: of two that gain the same, the earlier wins.
BEADS: tuple[Step, ...] = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (1, 5), (5, 1),
)  # fmt: skip
_SKIP_SOURCE: Step = (1, 0)
_SKIP_TARGET: Step = (0, 1)
STEPS: tuple[Step, ...] = (*BEADS, _SKIP_SOURCE, _SKIP_TARGET)

#: Rows whose gains are worked out together.
BLOCK = 64


@dataclass(frozen=True, slots=True)
class Band:
    """For each row 0..n of the grid, the columns [first, last] that the path may pass."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]


#: Gains of every bead of a step that begins in rows [i0, i1) and columns [j0, j1): one row, one column each.
Gains = Callable[[Step, int, int, int, int], Floats]


def best_path(
    rows: int,
    columns: int,
    gains: Gains,
    gap: float,
    band: Band,
    report: Callable[[float], None] | None = None,
) -> list[tuple[int, int, Step]]:
    """The steps of the best path: (row, column, step), in order.

    :param gains: what a bead gains; minus infinity where it may not stand.
    :param gap: what a segment gains that has no counterpart (less than nothing).
    """
    reached = [np.full(band.last[row] - band.first[row] + 1, -np.inf) for row in range(rows + 1)]
    step_taken = [np.full(len(values), -1, dtype=np.int8) for values in reached]
    reached[0][0 - band.first[0]] = 0.0
    for start in range(0, rows + 1, BLOCK):
        end = min(start + BLOCK, rows + 1)
        low, high = int(band.first[start]), int(band.last[end - 1]) + 1
        block = {step: gains(step, start, end, low, high) for step in BEADS} if end > start else {}
        for row in range(start, end):
            _skip_targets(reached[row], step_taken[row], gap)
            first = int(band.first[row])
            for number, step in enumerate(STEPS):
                if step == _SKIP_TARGET or row + step[0] > rows:
                    continue
                values = reached[row] + (
                    gap
                    if step == _SKIP_SOURCE
                    else block[step][row - start, first - low : first - low + len(reached[row])]
                )
                _push(reached, step_taken, band, row, first, step, number, values)
        if report is not None:
            report(end / (rows + 1))
    return _walk_back(rows, columns, step_taken, band)


def _push(
    reached: Sequence[Floats],
    step_taken: Sequence[NDArray[np.int8]],
    band: Band,
    row: int,
    first: int,
    step: Step,
    number: int,
    values: Floats,
) -> None:
    """Offer the places that a step leads to what they would gain by it."""
    there = row + step[0]
    begin = max(first + step[1], int(band.first[there]))
    end = min(first + step[1] + len(values), int(band.last[there]) + 1)
    if begin >= end:
        return
    offered = values[begin - first - step[1] : end - first - step[1]]
    at = slice(begin - int(band.first[there]), end - int(band.first[there]))
    better = offered > reached[there][at]
    reached[there][at][better] = offered[better]
    step_taken[there][at][better] = number


def _skip_targets(values: Floats, taken: NDArray[np.int8], gap: float) -> None:
    """Within a row, let the path go right over target segments without a counterpart."""
    ramp = gap * np.arange(len(values))
    best = np.maximum.accumulate(values - ramp) + ramp
    better = best > values + 1e-9
    values[better] = best[better]
    taken[better] = STEPS.index(_SKIP_TARGET)


def _walk_back(
    rows: int, columns: int, step_taken: Sequence[NDArray[np.int8]], band: Band
) -> list[tuple[int, int, Step]]:
    path = []
    row, column = rows, columns
    while row > 0 or column > 0:
        step = STEPS[step_taken[row][column - band.first[row]]]
        row, column = row - step[0], column - step[1]
        path.append((row, column, step))
    return path[::-1]
