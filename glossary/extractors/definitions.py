"""Terms that a text itself introduces: "known as X", "X means ...", 简称X, 即“X”, 以下简称“X”.

A drafter who writes "hereinafter referred to as" or 以下简称 has just coined a term, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossary.extractors import Sighting
from glossary.model import Glossary
from glossary.tagging import Token, tokens
from glossary.unithood import zh_simplified
from tmx.languages import is_chinese
from tmx.languages.zh import HAN
from tmx.model import Segment

LANGUAGES = ("en", "zh")

_CUE = re.compile(
    r"(?:(?:known|referred to|defined|hereinafter|abbreviated) as|so-called|the term|called)\s+"
    r"(?:the\s+|an?\s+)?[“\"']?",
    re.IGNORECASE,
)
_CHINESE_CUE = re.compile(
    f'(?:以下统称|以下简称|下称|简称|俗称|统称|所谓|称为|又称|亦称|即)[为作：]?[“「"]?([{HAN}]{{2,10}})'
)
_CHINESE_END = re.compile("[的是了在和与及为将]")


def extract(segments: Sequence[Segment], language: str, lexicon: Glossary | None = None) -> Iterable[Sighting]:
    """Yield terms that a cue introduces.

    >>> text = "households known as five guarantee households receive support"
    >>> [text[seen.start : seen.end] for seen in extract([Segment(text)], "en")]
    ['five guarantee households']
    >>> text = "农村五保供养（以下简称“五保”）"
    >>> [text[seen.start : seen.end] for seen in extract([Segment(text)], "zh-Hans")]
    ['五保']
    """
    for number, segment in enumerate(segments):
        if is_chinese(language):
            yield from _chinese(number, segment.text)
        else:
            yield from _english(number, segment.text)


def _english(number: int, text: str) -> Iterator[Sighting]:
    for cue in _CUE.finditer(text):
        words: list[Token] = []
        for word in tokens(text):
            if word.start < cue.end():
                continue
            if not words and word.start != cue.end():
                break
            if words and not word.joined:
                break
            if word.tag not in "JNPD" and not (word.tag == "M" and not words and word.text.isalpha()):
                break
            words.append(word)
        while words and words[-1].tag not in "NP":
            words.pop()
        if words and len(words) < 6 and not (len(words) == 1 and words[0].tag == "P"):
            yield Sighting(number, words[0].start, words[-1].end, "definition")


def _chinese(number: int, text: str) -> Iterator[Sighting]:
    text = zh_simplified(text)  # character by character, so the places stay
    for cue in _CHINESE_CUE.finditer(text):
        start, end = cue.span(1)
        closed = end < len(text) and text[end] in '”」"）)'
        stop = _CHINESE_END.search(text, start, end)
        if stop is not None and not closed:
            end = stop.start()
        if cue.group().startswith("即") and not closed:
            continue
        if end - start >= 2:
            yield Sighting(number, start, end, "definition")
