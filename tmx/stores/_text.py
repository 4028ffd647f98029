"""What every store must agree on: where a text is found in another.

For an index of words and Han characters a folded text becomes two streams of tokens. Words and single characters
go into one, overlapping pairs of characters into the other: 五保供养 is ``五 保 供 养`` and ``五保 保供 供养``. So
a query of one character is found as readily as a longer one, which is a phrase of pairs. The index may offer too
much, never too little; what it offers is proven by :func:`spans`. For a query of one word or one run of Han
characters it is exact, because a sign stands between the pairs of two runs.
"""

from __future__ import annotations

import re

from tmx import folding
from tmx.languages import zh

#: Stands between two runs of Han characters; folding leaves none in a text.
_GAP = "·"
_RUN = re.compile(f"([{zh.HAN}]+)|[^\\W_{zh.HAN}]+")


def spans(wanted: str, folded: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the folded ``wanted`` occurs in a text; ``folded`` is that text folded, which rules most out at once."""
    if wanted not in folded:
        return ()
    return tuple(folding.spans_folded(wanted, folding.fold(text), prefix=True))


def streams(folded: str) -> tuple[str, str]:
    """The two token streams of a folded text: words and characters; pairs of characters.

    >>> streams("五保供养 (five guarantees), 扶贫")
    ('五 保 供 养 five guarantees 扶 贫', '五保 保供 供养 · 扶贫')
    """
    singles: list[str] = []
    pairs: list[str] = []
    for run in _RUN.finditer(folded):
        if run.group(1):
            singles += run.group()
            pairs += [*([_GAP] if pairs else []), *_pairs(run.group())]
        else:
            singles.append(run.group())
    return " ".join(singles), " ".join(pairs)


def full_text_query(folded: str) -> str | None:
    """The FTS5 query that offers every text which may hold a folded one; None when it has nothing to look up.

    >>> full_text_query("五保 relocat"), full_text_query("扶"), full_text_query("《")
    ('pairs : "五保" AND singles : "relocat" *', 'singles : "扶"', None)
    """
    phrases = []
    for run in _RUN.finditer(folded):
        if not run.group(1):
            open_end = " *" if run.end() == len(folded) else ""
            phrases.append(f'singles : "{run.group()}"{open_end}')
        elif len(run.group()) == 1:
            phrases.append(f'singles : "{run.group()}"')
        else:
            phrases.append(f'pairs : "{" ".join(_pairs(run.group()))}"')
    return " AND ".join(phrases) or None


def is_exact(folded: str) -> bool:
    """Whether the index answers for a folded text exactly: one word, or one run of Han characters.

    >>> is_exact("五保供养"), is_exact("relocat"), is_exact("off site")
    (True, True, False)
    """
    return _RUN.fullmatch(folded) is not None


def _pairs(run: str) -> list[str]:
    return [run[index : index + 2] for index in range(len(run) - 1)]
