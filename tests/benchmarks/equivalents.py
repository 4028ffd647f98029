"""How often is the right equivalent first, or among five? On TICO-19 and the Python documentation, in windows.

Exact match (but for blanks, 的 and case), beside plain Dice over the same candidates; then how often answers marked
high are right, and the processor time. The weights were fitted on windows of the same sets (``fit_equivalents``
prints the figures that were fitted on one and measured on the other).
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.benchmarks._equivalent_sets import DATA, Gold, Pair, comparable, python_docs, tico, windows

#: (pairs in a window, windows).
SIZES = ((60, 12), (500, 4), (5000, 1))


def run() -> None:
    """Print the table."""
    if not DATA.is_dir():
        print("skipped: the shared data is not there")
        return
    print(f"{'':24}{'terms':>6}  {'top-1':>6}{'top-5':>7}  {'Dice':>6}{'top-5':>7}  {'high':>6}{'right':>7}  seconds")
    for name, load in (("tico", tico), ("python-docs", python_docs)):
        pairs, gold = load()
        for size, count in SIZES:
            _measure(name, pairs, gold, size, count)


def _measure(name: str, pairs: list[Pair], gold: Gold, size: int, count: int) -> None:
    from glossary.equivalents import HIGH, find_equivalents

    first = five = plain_first = plain_five = terms = high = high_right = 0
    seconds = 0.0
    for window in windows(pairs, gold, size, count):
        started = time.process_time()
        found = find_equivalents(list(window.gold), window.pairs)
        seconds += time.process_time() - started
        plain = _by_dice(list(window.gold), window.pairs)
        for row, other, forms in zip(found, plain, window.gold.values(), strict=True):
            answers = [comparable(item.text) for item in row.equivalents]
            right = answers[:1] != [] and answers[0] in forms
            terms += 1
            first += right
            five += any(answer in forms for answer in answers[:5])
            plain_first += any(answer in forms for answer in other[:1])
            plain_five += any(answer in forms for answer in other[:5])
            if row.equivalents and row.equivalents[0].confidence >= HIGH:
                high += 1
                high_right += right
    size = min(size, len(pairs))
    label = f"{name} {size} pairs x{count if len(pairs) > size else 1}"
    shares = [value / terms for value in (first, five, plain_first, plain_five, high)]
    sure = high_right / high if high else 0.0
    print(
        f"{label:24}{terms:>6}  {shares[0]:>6.3f}{shares[1]:>7.3f}  {shares[2]:>6.3f}{shares[3]:>7.3f}"
        f"  {shares[4]:>6.2f}{sure:>7.2f}  {seconds:.1f}",
        flush=True,
    )


def _by_dice(terms: Sequence[str], pairs: Sequence[Pair]) -> list[list[str]]:
    """The same candidates in the order of plain Dice, longer before shorter where they tie."""
    from glossary.proposers import Question
    from glossary.proposers.parallel import Parallel

    evidence = Parallel(Question(tuple(terms), tuple(pairs), "en", "zh-Hans"))

    ranked = []
    for met in evidence.measured():
        met.sort(key=lambda item: (-item.measures["dice"], -len(item.key), item.key))
        ranked.append([comparable(evidence.candidates.surface(item.key)) for item in met])
    return ranked


if __name__ == "__main__":
    run()
