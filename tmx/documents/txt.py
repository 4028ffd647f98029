"""Plain text: where does a paragraph begin and end, when nothing says so?

Three habits are met. A blank line between paragraphs; every line a paragraph; lines wrapped by hand near one width.
The third is known by its own law: no line had room for the first word of the next one. A short line alone,
without a stop, is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmx.documents._lines import columns, join_lines, with_bracket_heading
from tmx.languages import zh
from tmx.model import Block, BlockKind

EXTENSIONS = (".txt", ".text")

#: No one wraps text by hand wider than this; a longer line is a paragraph of its own.
_WIDEST_WRAP = 120
#: Nor narrower than this.
_NARROWEST_WRAP = 40
#: By how many columns a hand may miss the width it wraps at.
_SLACK = 6
#: A heading fills no more columns than this.
_WIDEST_HEADING = 90

_BULLET = re.compile(r"[-*+•●○■□◆▪·–]\s+(?=\S)")
#: A line that begins so begins something: a numbered clause, an article, a bracketed heading.
_BEGINNING = re.compile(
    r"【|[-*+•●○■□◆▪·–]\s|\(?[0-9]{1,3}[.)、．]\s*\D|[（(][一二三四五六七八九十0-9]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百零〇0-9]{1,6}[条條章节節款项項编編部]|Article\s+[0-9IVX]+\b"
)
_SENTENCE_ENDS = ".!?。！？…"
_CLOSERS = "\"'”’」』）)】］]》>*"
_PAUSES = ",;:，；：、"


def read_blocks(text: str) -> list[Block]:
    """The headings, paragraphs and list items of a plain text.

    >>> [(block.kind, block.line, block.text) for block in read_blocks("Overview\\n\\n【综述】2010年是第三年。\\n")]
    [('heading', 1, 'Overview'), ('heading', 3, '【综述】'), ('paragraph', 3, '2010年是第三年。')]
    """
    return [block for number, lines in _paragraphs(text) for block in _blocks(number, lines)]


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each paragraph's lines and the number of its first line, from 1."""
    group: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            group.append(line)
        elif group:
            yield from _unwrapped(number - len(group), group)
            group = []


def _unwrapped(first: int, group: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Part lines that stand together into paragraphs: runs of wrapped lines, and lines that stand for themselves."""
    width = max(columns(line.strip()) for line in group)
    start = 0
    for index in range(1, len(group) + 1):
        if index < len(group) and _runs_on(group[index - 1], group[index], width):
            continue
        run = group[start:index]
        if all(_ends_sentence(line) for line in run[:-1]):
            yield from ((first + start + offset, [line]) for offset, line in enumerate(run))
        else:
            yield first + start, run
        start = index


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line was wrapped: it is full (the next word had no room), and the next one begins nothing new."""
    text, rest = line.strip(), following.strip()
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or columns(text) < _NARROWEST_WRAP:
        return False
    if _indent(following) > _indent(line) or _BEGINNING.match(rest):
        return False
    # Chinese breaks anywhere, but signs that may not begin or end a line can pull it in by two characters.
    needed = 4 if zh.is_han(rest[0]) else 1 + columns(rest.split()[0])
    return columns(text) + needed + _SLACK > width


def _blocks(number: int, lines: list[str]) -> Iterator[Block]:
    text = join_lines(lines)
    bullet = _BULLET.match(text)
    if bullet is not None:
        yield Block(text[bullet.end() :], "list item", number)
        return
    kind: BlockKind = "heading" if len(lines) == 1 and _is_heading(text) else "paragraph"
    yield from with_bracket_heading(text, kind, number)


def _is_heading(text: str) -> bool:
    """Whether a line that stands alone is a title: short, without a stop, and not beginning in small letters."""
    if columns(text) > _WIDEST_HEADING or text[-1] in _PAUSES or _ends_sentence(text):
        return False
    return any(character.isalpha() for character in text) and not text[0].islower()


def _ends_sentence(line: str) -> bool:
    return line.rstrip().rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS))


def _indent(line: str) -> int:
    return columns(line) - columns(line.lstrip())
