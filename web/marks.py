"""How is a part of a text marked on a page without letting the text become markup? By escaping every piece.

Spans are [start, end) in code points of the text as written; whatever the text holds, only our own ``<mark>`` gets
through.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from glossary.lookup_keys import stem
from glossary.lookup_marks import Span, merge_spans
from tmx.folding import find_folded


def mark(text: str, spans: Sequence[Span]) -> Markup:
    """A text with its spans marked, safe to put on a page.

    >>> mark("对口帮扶", [(2, 4)])
    Markup('对口<mark>帮扶</mark>')
    >>> mark("<img onerror=x>", [(1, 4)])
    Markup('&lt;<mark>img</mark> onerror=x&gt;')
    """
    pieces, at = [], 0
    for start, end in merge_spans(spans):
        pieces.append(Markup("{}<mark>{}</mark>").format(text[at:start], text[start:end]))
        at = end
    pieces.append(Markup("{}").format(text[at:]))
    return Markup("").join(pieces)


def places_of(terms: Iterable[str], text: str) -> tuple[Span, ...]:
    """Where any of some terms stands in a text, whatever its case, width or script; an English one also in plural.

    >>> places_of(["five guarantee", "五保"], "Five guarantees and 五保")
    ((0, 15), (20, 22))
    """
    spans: list[Span] = []
    for term in terms:
        for form in (term, term + "s", stem(term)) if term.isascii() else (term,):
            spans += find_folded(form, text)
    return merge_spans(spans)
