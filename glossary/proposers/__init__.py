"""Proposers: each answers "what is this term called in the other language?" from one kind of evidence.

The kinds are aligned pairs, glosses in the text, a lexicon, a dictionary. A proposer says how sure its own evidence
makes it and gives its reasons; :mod:`glossary.equivalents` brings the answers together. A new proposer is a new file
here with one name, ``propose``; it is found, tested and can be switched off by its file name, unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from glossary.model import Glossary


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What the proposers are asked: terms of one language, and the pairs in which to look."""

    terms: tuple[str, ...]
    #: (text in the terms' language, text in the other language), in the order of the pairs.
    pairs: tuple[tuple[str, str], ...]
    #: ``en``, ``zh-Hans`` or ``zh-Hant``.
    source_language: str
    target_language: str
    lexicon: Glossary | None = None
    #: Told how much of the work is done, 0 to 1.
    report: Callable[[float], None] | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One answer of one proposer for one term."""

    text: str
    #: How sure this evidence alone makes it, 0 to 1.
    confidence: float
    #: Numbers (from 0) of the pairs that show it.
    evidence: tuple[int, ...] = ()
    #: Name of a feature -> its value, or words; empty where the proposer's name says it all.
    reasons: Mapping[str, float | str] = field(default_factory=dict, hash=False)


class Proposer(Protocol):
    """What a file of this folder offers."""

    def propose(self, question: Question) -> Sequence[Sequence[Proposed]]:
        """For each term of the question, in their order, what is proposed, best first."""
        ...
