"""Extractors: each answers "where might a term stand?" in its own way; one file each.

An extractor sights; it does not rank. It hands back spans with the reason for each, and
:mod:`glossary.extraction` merges what all of them saw into candidates, scores them and puts them in order. A new
extractor is a new file here with two names, ``LANGUAGES`` and ``extract``; it is found and tested unasked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from glossary.model import CandidateKind, Glossary
from tmx.model import Segment


@dataclass(frozen=True, slots=True)
class Sighting:
    """A span of a segment in which an extractor sees a term, and why."""

    #: Index of the segment, and the span [start, end) in its text.
    segment: int
    start: int
    end: int
    #: ``phrase``, ``heading``, ``quoted``, ``acronym``, ``definition``, ``lexicon`` ...
    reason: str
    kind: CandidateKind = "term"
    #: Whether it stands by itself there, not as a part of a longer phrase.
    alone: bool = True
    #: What it is another form of: the full form's text, for an acronym.
    form_of: str = ""
    #: Measures of the sighted form that only the extractor can take: name -> value.
    parts: Mapping[str, float] = field(default_factory=dict, hash=False)


class Extractor(Protocol):
    """What a file of this folder offers."""

    #: The languages it can read: ``en``, ``zh``.
    LANGUAGES: tuple[str, ...]

    def extract(self, segments: Sequence[Segment], language: str, lexicon: Glossary | None) -> Iterable[Sighting]:
        """Yield what it sees in the segments.

        :param language: ``en``, ``zh-Hans`` or ``zh-Hant``.
        :param lexicon: a glossary of terms known already, where there is one.
        """
        ...
