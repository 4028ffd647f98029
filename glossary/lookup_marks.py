"""Where does what was found stand in a text as written? Spans to mark, [start, end) in code points."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.lookup_keys import is_latin
from tmx.folding import Folded

Span = tuple[int, int]


def occurrences(needle: str, folded: Folded, *, starts_only: bool = False) -> list[tuple[int, int]]:
    """Where a folded text stands in another, as spans of the text as written; Latin letters only from a word's start.

    >>> from tmx.folding import fold
    >>> occurrences("reloc", fold("Off-site Relocation")), occurrences("扶", fold("对口帮扶"))
    ([(9, 14)], [(3, 4)])
    >>> occurrences("site", fold("website"))
    []
    """
    spans = []
    at = folded.text.find(needle) if needle else -1
    while at >= 0 and not (starts_only and at):
        if at == 0 or not (is_latin(needle[0]) and is_latin(folded.text[at - 1])):
            spans.append(folded.span(at, at + len(needle)))
            at = folded.text.find(needle, at + len(needle))
        else:
            at = folded.text.find(needle, at + 1)
    return spans


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one.

    >>> merge_spans([(4, 6), (0, 2), (1, 3)])
    ((0, 3), (4, 6))
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
