"""How is a paragraph put together from lines, and what does the bracket at its head say?

What plain text and Markdown share: joining hard-wrapped lines (a space in English, nothing between Chinese
characters) and taking the heading off a paragraph that begins ``【Overview】``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tmx.languages import zh
from tmx.model import Block, BlockKind

_BRACKETED = re.compile(r"(【[^】\n]{1,120}】)\s*(.*)", re.DOTALL)


def columns(text: str) -> int:
    """How many columns of a terminal a text fills: two for each Chinese or full-width character.

    >>> columns("扶贫 aid")
    8
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def join_lines(lines: Sequence[str]) -> str:
    """One text from the lines it was wrapped into.

    >>> join_lines(["off-site", "relocation"]), join_lines(["易地", "搬迁，", "脱贫"]), join_lines(["共", "26 个"])
    ('off-site relocation', '易地搬迁，脱贫', '共 26 个')
    """
    text = ""
    for line in (line.strip() for line in lines):
        if text and line and not (_wide(text[-1]) and _wide(line[0])):
            text += " "
        text += line
    return text


def _wide(character: str) -> bool:
    return zh.is_han(character) or character in "“”‘’…—" or unicodedata.east_asian_width(character) in "WF"


def with_bracket_heading(text: str, kind: BlockKind, line: int) -> Iterator[Block]:
    """The blocks of one paragraph: ``【…】`` at its head is a heading of its own, kept with its brackets.

    >>> [(block.kind, block.text) for block in with_bracket_heading("【综述】 2010年是第三年。", "paragraph", 1)]
    [('heading', '【综述】'), ('paragraph', '2010年是第三年。')]
    """
    match = _BRACKETED.match(text)
    if match is None:
        yield Block(text, kind, line)
        return
    yield Block(match[1], "heading", line)
    if match[2]:
        yield Block(match[2], kind, line)
