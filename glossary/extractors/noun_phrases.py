"""English noun phrases: runs of adjectives and nouns that end in a noun, and every such run inside them.

Half of the terms of a short document occur once, and many only inside a longer phrase, so the nested spans are
sighted too; the ranking decides. A phrase never crosses punctuation. Policy English also lives on "X of Y" (reform of
the household registration system) and on pairs (science and technology correspondents): these are sighted as whole
phrases of their own, told apart by their reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from glossary.extractors import Sighting
from glossary.model import CandidateKind, Glossary
from glossary.tagging import Token, listed, tokens
from tmx.model import Segment

LANGUAGES = ("en",)

#: The longest phrase, in words, that a terminologist would list as one term.
LONGEST = 5
LONGEST_WITH_OF = 8
#: Nouns that make "X of Y" the name of a thing, not a sentence about it.
OF_HEADS = listed(
    "system reform standard plan planning fund mechanism right law regulation policy scheme programme program"
    " project management protection transfer division distribution freedom rule cost price balance department"
    " ministry committee office bureau source state degree period allocation administration supervision"
    " integration development construction prevention control treatment relief reduction alleviation insurance"
    " responsibility responsibilities principle model pattern structure mode transformation restructuring"
    " economy society community association federation bank court congress council commission charter code"
    " declaration convention treaty agreement certificate licence license permit approval registration"
    " upgrading opening modernization modernisation equalization equalisation convergence coordination"
    " rejuvenation revitalization revitalisation inheritance recognition enforcement breach burden abuse"
    " exchange flow provision delegation separation combination return conversion quality rate level line"
    " income grant security guarantee students children families people households farmers villages areas"
    " regions workers persons ratio output value area unit base zone park centre center station network"
    " platform window point pillar belt market industry service services support assistance cooperation aid"
    " training education care science organ crime offence offense duty liability power document catalogue list"
    " record register book"
)
_INSIDE = frozenset("JNPDG")


def extract(segments: Sequence[Segment], language: str, lexicon: Glossary | None = None) -> Iterable[Sighting]:
    """Yield the noun phrases of English segments, nested ones too.

    >>> text = "The county raised the rural subsistence allowance."
    >>> [text[seen.start : seen.end] for seen in extract([Segment(text)], "en")]  # doctest: +NORMALIZE_WHITESPACE
    ['county', 'rural subsistence allowance', 'rural subsistence', 'subsistence allowance', 'subsistence',
     'allowance']
    """
    for number, segment in enumerate(segments):
        words = tokens(segment.text)
        runs = list(_runs(words))
        for first, last in runs:
            yield from _nested(number, words, first, last)
        yield from _joined(number, words, runs)


def _runs(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield maximal runs [first, last) of words that can be inside a noun phrase and end as one."""
    first = 0
    count = len(words)
    while first < count:
        if not _may_be_inside(words, first):
            first += 1
            continue
        last = first + 1
        while last < count and words[last].joined and words[last].tag in _INSIDE and not _opens_clause(words, last):
            last += 1
        end = last
        while end > first and words[end - 1].tag not in "NP":
            end -= 1
        while first < end and words[first].tag == "G":
            first += 1
        if end > first:
            yield first, end
        first = last


def _may_be_inside(words: Sequence[Token], at: int) -> bool:
    word = words[at]
    if word.tag in _INSIDE:
        return True
    # "five guarantee system", "12th Five-Year Plan": the number is part of the name.
    if word.tag != "M" or at + 2 >= len(words) or not (words[at + 1].joined and words[at + 2].joined):
        return False
    if word.text[0].isdigit():
        return word.text[-1].isalpha() and words[at + 1].tag == "P"
    return words[at + 1].tag == "N" and words[at + 2].tag == "N" and not words[at + 1].lower.endswith("s")


def _opens_clause(words: Sequence[Token], at: int) -> bool:
    """Whether an -ing form after a noun opens a clause: "agreements covering ..."."""
    return words[at].tag == "G"


def _nested(number: int, words: Sequence[Token], first: int, last: int) -> Iterator[Sighting]:
    for start in range(first, last):
        for end in range(min(last, start + LONGEST), start, -1):
            kind = _kind(words[start:end])
            if kind is not None and not (start and _cut_name(words, start, end, first, last)):
                yield Sighting(
                    number,
                    words[start].start,
                    words[end - 1].end,
                    "phrase",
                    kind,
                    alone=(start == first or _leads_in(words[first:start])) and end == last,
                )


def _cut_name(words: Sequence[Token], start: int, end: int, first: int, last: int) -> bool:
    """Whether a span cuts a name in two: "Alleviation Office" of "Poverty Alleviation Office"."""
    before = start > first and words[start - 1].tag == "P" and words[start].tag == "P"
    after = end < last and words[end - 1].tag == "P" and words[end].tag == "P"
    return before or after


def _leads_in(words: Sequence[Token]) -> bool:
    """Whether words before a phrase only say whose it is: a place, "the country's"."""
    return all(word.tag == "P" for word in words) or words[-1].lower.endswith("'s")


def _kind(words: Sequence[Token]) -> CandidateKind | None:
    """What the span is, or None where it cannot be a term."""
    tags = [word.tag for word in words]
    if tags[-1] not in "NP" or tags[0] == "G" or "G" in tags[:-1] or len(words[-1].text) < 2:
        return None
    if words[0].lower == "capita" or (words[0].lower.endswith("'s") and len(words) == 1):
        return None
    proper = [tag == "P" for tag in tags]
    if all(proper) or (tags[0] == "M" and all(proper[1:]) and len(tags) > 1):
        return "acronym" if len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1 else "name"
    # "Zhejiang enterprises" is about enterprises; "COVID-19 outbreak" and "WTO accession" are terms.
    for at, word in enumerate(words):
        if tags[at] == "P" and not (word.text.isupper() or word.text[-1].isdigit()):
            return None
    if tags[0] == "M":
        return "term" if len(tags) > 2 else None
    return "term"


def _joined(number: int, words: Sequence[Token], runs: Sequence[tuple[int, int]]) -> Iterator[Sighting]:
    """Yield "X of Y" and "X and Y Z": phrases that hold two runs."""
    for (first, last), (second, end) in pairwise(runs):
        gap = words[last:second]
        if not gap or len(gap) > 2 or not all(word.joined for word in words[last : second + 1]):
            continue
        link = gap[0].lower
        if link in ("of", "on", "for") and (len(gap) == 1 or gap[1].lower == "the"):
            yield from _of(number, words, first, last, second, end, link)
        elif link == "and" and len(gap) == 1 and end - second > 1 and words[last - 1].tag == words[second].tag:
            start = last - 1
            if words[start].tag == "N" and words[start].lower.endswith("s"):
                continue
            for stop in range(second + 2, min(end, second + 4) + 1):
                if words[stop - 1].tag == "N":
                    yield Sighting(number, words[start].start, words[stop - 1].end, "coordination", alone=stop == end)


def _of(
    number: int, words: Sequence[Token], first: int, last: int, second: int, end: int, link: str
) -> Iterator[Sighting]:
    names = words[last - 1].tag == "P" and words[second].tag == "P"
    if names:
        yield Sighting(number, words[first].start, words[end - 1].end, f"name with {link}", "name")
        return
    if link != "of" or words[last - 1].tag == "P" or words[second].tag == "P":
        return
    head = words[last - 1].lower
    reason = "of" if head in OF_HEADS or head.rstrip("s") in OF_HEADS else "of, loose"
    for start in range(max(first, last - 3), last):
        if words[start].tag == "P" or words[start].tag == "M":
            continue
        for stop in range(second + 1, end + 1):
            if words[stop - 1].tag == "N" and stop - start <= LONGEST_WITH_OF:
                yield Sighting(
                    number,
                    words[start].start,
                    words[stop - 1].end,
                    reason if stop == end else "of, loose",
                    alone=start == first and stop == end,
                )
