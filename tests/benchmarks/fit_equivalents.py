"""Fits the weights of ``glossary/proposers/parallel.py``: run it, and copy what it prints into the constants there.

A softmax over each term's candidates, by gradient descent with a pull towards zero, on windows of TICO-19 and the
Python documentation (both CC0); each is also fitted on one and measured on the other, which is the honest figure.
The confidence is a logistic of the best score and its margin, fitted on the same windows. All of it repeats.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.benchmarks._equivalent_sets import DATA, comparable, python_docs, tico, windows

#: The measures of a term's candidates, and the numbers of the right ones.
Example = tuple[Any, list[int]]

SIZES = ((60, 24), (500, 5), (5000, 1))


def run() -> None:
    """Fit, print the constants."""
    if not DATA.is_dir():
        print("skipped: the shared data is not there")
        return
    import numpy as np

    sets = {"tico": _examples(*tico()), "python-docs": _examples(*python_docs())}
    names = sorted({name for examples in sets.values() for rows, _ in examples for row in rows for name in row})
    arrays = {
        key: [(np.array([[row.get(name, 0.0) for name in names] for row in rows]), right) for rows, right in examples]
        for key, examples in sets.items()
    }
    for train, test in (("python-docs", "tico"), ("tico", "python-docs")):
        weights = _fitted(arrays[train])
        here, there = _top(arrays[train], weights), _top(arrays[test], weights)
        print(f"fitted on {train}: top-1 there {here:.3f}, on {test} {there:.3f}")
    everything = [example for examples in arrays.values() for example in examples]
    weights = _fitted(everything)
    print("WEIGHTS = {")
    for name, value in zip(names, weights, strict=True):
        print(f'    "{name}": {value:.2f},')
    print("}")
    print("CONFIDENCE =", _confidence(everything, weights))


def _examples(pairs: list[tuple[str, str]], gold: dict[str, frozenset[str]]) -> list[Example]:
    """For every term of every window: the measures of its candidates, and the numbers of the right ones."""
    from glossary.proposers import Question
    from glossary.proposers.parallel import Parallel

    found = []
    for size, count in SIZES:
        for window in windows(pairs, gold, size, count):
            evidence = Parallel(Question(tuple(window.gold), window.pairs, "en", "zh-Hans"))
            for (_, forms), met in zip(window.gold.items(), evidence.measured(), strict=True):
                right = [
                    number
                    for number, item in enumerate(met)
                    if comparable(evidence.candidates.surface(item.key)) in forms
                ]
                found.append(([item.measures for item in met], right))
    return found


def _fitted(examples: Sequence[Example], steps: int = 600, rate: float = 0.5, pull: float = 0.002) -> Any:
    import numpy as np

    usable = [(rows, right) for rows, right in examples if right and len(rows) > 1]
    weights = np.zeros(usable[0][0].shape[1])
    first = np.zeros_like(weights)
    second = np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = pull * weights
        for rows, right in usable:
            scores = rows @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            wanted = np.zeros(len(scores))
            wanted[right] = chances[right] / chances[right].sum()
            slope += (chances - wanted) @ rows / len(usable)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        weights -= rate * 0.2 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def _top(examples: Sequence[Example], weights: Any) -> float:
    hits = sum(1 for rows, right in examples if len(rows) and int((rows @ weights).argmax()) in right)
    return hits / len(examples)


def _confidence(examples: Sequence[Example], weights: Any) -> tuple[float, ...]:
    import numpy as np

    inputs, answers = [], []
    for rows, right in examples:
        if not len(rows):
            continue
        scores = np.sort(rows @ weights)[::-1]
        margin = scores[0] - scores[1] if len(scores) > 1 else 4.0
        inputs.append((1.0, scores[0], min(margin, 4.0)))
        answers.append(float(int((rows @ weights).argmax()) in right))
    features, wanted = np.array(inputs), np.array(answers)
    chosen = np.zeros(3)
    for _ in range(60):  # Newton's method
        sure = 1 / (1 + np.exp(-(features @ chosen)))
        slope = features.T @ (sure - wanted) + 0.1 * chosen
        curve = (features * (sure * (1 - sure))[:, None]).T @ features + 0.1 * np.eye(3)
        chosen -= np.linalg.solve(curve, slope)
    return tuple(round(float(value), 3) for value in chosen)
