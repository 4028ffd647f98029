"""Terms that the layout of a text points at: headings, and what stands in quotation marks.

A policy document names its subjects in headings (【Off-site relocation】) and puts its coined terms in quotes
(“pairing assistance”, “五保”, 《规划纲要》). Both are near to what a terminologist would pick. A quoted fragment is
often the front of a longer term ("five guarantee" system), so the nouns after the closing mark are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossary.extractors import Sighting
from glossary.model import Glossary
from glossary.tagging import Token, tokens
from tmx.languages import is_chinese
from tmx.languages.zh import HAN
from tmx.model import Segment

LANGUAGES = ("en", "zh")

#: Longest heading or quotation that can be one term: words of English, characters of Chinese.
LONGEST_ENGLISH = 10
LONGEST_CHINESE = 14
_QUOTED = re.compile(r"“([^“”\"\n]{2,90})[”\"]|\"([^“”\"\n]{2,90})[\"”]|「([^「」\n]{2,40})」|『([^『』\n]{2,40})』")
_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_BRACKETED = re.compile(r"^\s*【([^】]+)】")
_COUNTER = re.compile(
    r"\s*#*\s*(?:第[一二三四五六七八九十百\d]+[章节条编]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d+(?:\.\d+)*[.、．)）](?!\d))?\s*【?"
)
_HEADING_END = re.compile(r"[\s】*:：.。]+$")
_GLOSS_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_CLAUSE_TAGS = frozenset("OX")
_CHINESE_CLAUSE = re.compile("[，。；：！？、,;:!?]|的|了|是|在")


def extract(segments: Sequence[Segment], language: str, lexicon: Glossary | None = None) -> Iterable[Sighting]:
    """Yield headings and quotations that can be terms.

    >>> text = "covered by the rural “five guarantee” system"
    >>> [(text[seen.start : seen.end], seen.reason) for seen in extract([Segment(text)], "en")]
    [('five guarantee', 'quoted'), ('five guarantee” system', 'quoted front')]
    >>> text = "实施“五保”供养和《农村工作条例》"
    >>> [text[seen.start : seen.end] for seen in extract([Segment(text)], "zh-Hans")]
    ['五保', '农村工作条例']
    """
    chinese = is_chinese(language)
    for number, segment in enumerate(segments):
        yield from _heading(number, segment, chinese)
        yield from _quotations(number, segment.text, chinese)


def _heading(number: int, segment: Segment, chinese: bool) -> Iterator[Sighting]:
    text = segment.text
    bracketed = _BRACKETED.match(text)
    if bracketed is not None:
        start, end = bracketed.span(1)
    elif segment.kind == "heading":
        front, tail = _COUNTER.match(text), _HEADING_END.search(text)
        start = front.end() if front is not None else 0
        end = tail.start() if tail is not None else len(text)
    else:
        return
    inner = text[start:end]
    if chinese:
        if 2 <= len(inner) <= LONGEST_CHINESE and re.fullmatch(f"[{HAN}]+", inner):
            yield Sighting(number, start, end, "heading")
        return
    words = [word for word in tokens(text) if start <= word.start and word.end <= end]
    if not words or len(words) > LONGEST_ENGLISH or any(sign in inner for sign in '“”"'):
        return
    if _is_phrase(words) and len(words) > 1 and not _names_a_place(words):
        yield Sighting(number, words[0].start, words[-1].end, "heading")
    elif len(words) == 1 and words[0].tag in "NJP":
        yield Sighting(number, words[0].start, words[0].end, "single heading")
    for first, last in _noun_runs(words):
        if any(word.tag == "P" and not word.text.isupper() for word in words[first:last]):
            continue
        if last - first > 1 and (first, last) != (0, len(words)):
            yield Sighting(number, words[first].start, words[last - 1].end, "heading")


def _noun_runs(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate([*words, None]):
        if word is None or word.tag not in "JNPD" or (at > first and not word.joined):
            end = at
            while end > first and words[end - 1].tag not in "NP":
                end -= 1
            if end > first:
                yield first, end
            first = at + 1 if word is None or word.tag not in "JNPD" else at


def _is_phrase(words: Sequence[Token]) -> bool:
    if words[-1].tag not in "NP" or words[0].tag in "CIXOTV":
        return False
    if not all(word.joined for word in words[1:]):
        return False
    return not any(word.tag in _CLAUSE_TAGS or (word.tag == "V" and word is not words[0]) for word in words)


def _names_a_place(words: Sequence[Token]) -> bool:
    """Whether a name stands in the phrase: then it is about that place, and the phrases in it are the terms."""
    return any(word.tag == "P" and not word.text.isupper() for word in words)


def _quotations(number: int, text: str, chinese: bool) -> Iterator[Sighting]:
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 1
        start, end = match.span(group)
        if chinese:
            yield from _chinese_quotation(number, text, start, end)
        else:
            yield from _english_quotation(number, text, start, end)
    if chinese:
        for match in _TITLE.finditer(text):
            yield Sighting(number, *match.span(1), "title", "name" if len(match.group(1)) > 6 else "term")


def _chinese_quotation(number: int, text: str, start: int, end: int) -> Iterator[Sighting]:
    inner = text[start:end]
    if 2 <= len(inner) <= LONGEST_CHINESE and not _CHINESE_CLAUSE.search(inner) and re.search(f"[{HAN}]", inner):
        yield Sighting(number, start, end, "quoted")


def _english_quotation(number: int, text: str, start: int, end: int) -> Iterator[Sighting]:
    inner = text[start:end]
    bare = _GLOSS_IN_BRACKETS.sub("", inner)
    if bare != inner:
        return  # an acronym with its long form: the extractor of acronyms reads it
    words = [word for word in tokens(text) if start <= word.start and word.end <= end]
    if not words or len(words) > LONGEST_ENGLISH or not all(word.joined for word in words[1:]):
        return
    if any(word.tag in "XO" for word in words) or inner[-1] in ".!?" or words[0].tag in "IC":
        return
    if words[-1].tag in "IXCTR" or (len(words) == 1 and words[0].tag not in "NP"):
        return
    yield Sighting(number, words[0].start, words[-1].end, "quoted")
    outward = [word for word in tokens(text) if word.start >= end]
    taken = 0
    while taken < min(2, len(outward)) and outward[taken].tag == "N":
        before = end if taken == 0 else outward[taken - 1].end
        gap = text[before : outward[taken].start].strip('”"')
        if gap.strip() or not gap:
            break
        taken += 1
    if taken and len(words) <= 4 and words[-1].tag in "NJ":
        yield Sighting(number, words[0].start, outward[taken - 1].end, "quoted front", alone=False)
