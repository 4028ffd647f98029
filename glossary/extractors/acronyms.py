"""English acronyms, and the long forms that introduce them: "Generalized System of Preferences (GSP)".

A pair of long form and acronym in brackets is as good as certain. The rule is that of Schwartz and Hearst (2003),
"A simple algorithm for identifying abbreviation definitions in biomedical text": the letters of the short form must
occur in this order in the words before the bracket, the first letter at the start of a word. Capitals without a long
form are sighted too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossary.extractors import Sighting
from glossary.model import Glossary
from tmx.model import Segment

LANGUAGES = ("en",)

_SHORT = r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9&-]*"
_LONG_THEN_SHORT = re.compile(rf"\(({_SHORT})\)")
_SHORT_THEN_LONG = re.compile(rf"\b({_SHORT})\s*\(([A-Z][^()\n]{{4,80}})\)")
_CAPITALS = re.compile(r"\b[A-Z](?:[A-Z0-9&]|-(?=[A-Z0-9]))*[A-Z0-9](?![\w-])")
_WORD = re.compile(r"[^\s()“”\",;:]+")
_ROMAN = re.compile(r"[IVXLC]+")


def extract(segments: Sequence[Segment], language: str, lexicon: Glossary | None = None) -> Iterable[Sighting]:
    """Yield long forms with their acronyms, and acronyms alone.

    >>> text = "the Leading Group of Poverty Alleviation (LGPA) and the GDP"
    >>> [(text[seen.start : seen.end], seen.kind, seen.form_of) for seen in extract([Segment(text)], "en")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Leading Group of Poverty Alleviation', 'term', ''),
     ('LGPA', 'acronym', 'Leading Group of Poverty Alleviation'), ('GDP', 'acronym', '')]
    """
    for number, segment in enumerate(segments):
        yield from _in_segment(number, segment.text)


def _in_segment(number: int, text: str) -> Iterator[Sighting]:
    paired: set[int] = set()
    for match in _LONG_THEN_SHORT.finditer(text):
        start = _long_form(text[: match.start()].rstrip(), match.group(1))
        if start is not None:
            end = len(text[: match.start()].rstrip())
            paired.add(match.start(1))
            yield Sighting(number, start, end, "acronym")
            yield Sighting(number, *match.span(1), "acronym", "acronym", form_of=text[start:end])
    for match in _SHORT_THEN_LONG.finditer(text):
        start = _long_form(match.group(2), match.group(1))
        if start == 0:
            paired.add(match.start(1))
            yield Sighting(number, *match.span(2), "acronym")
            yield Sighting(number, *match.span(1), "acronym", "acronym", form_of=match.group(2))
    if text.isupper():
        return
    for match in _CAPITALS.finditer(text):
        if match.start() not in paired and not _ROMAN.fullmatch(match.group()) and not _shouted(text, match):
            yield Sighting(number, *match.span(), "capitals", "acronym")


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the neighbours are in capitals too: a shouted title, not an acronym."""
    after = _WORD.match(text, match.end() + 1)
    return after is not None and len(after.group()) > 1 and after.group().isupper() and after.group().isalpha()


def _long_form(before: str, short: str) -> int | None:
    """Where in ``before``, which ends with it, the long form of an acronym begins; None if it is none.

    >>> _long_form("under the Generalized System of Preferences", "GSP")
    10
    """
    letters = [letter.lower() for letter in short if letter.isalnum()]
    at = len(before)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (
            before[at].lower() != letters[index] or (index == 0 and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    words = _WORD.findall(before[at:])
    if len(words) < 2 or len(words) > min(len(letters) + 5, len(letters) * 2):
        return None
    return at if before[at:].lower() != short.lower() else None
