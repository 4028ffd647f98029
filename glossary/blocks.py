"""Which lines of a glossary file belong to which entry?

A block is the lines of one entry (or one source): from the line of its dash to its last value, the comments directly
above it, and the comments after it that are indented deeper than its dash. Blank lines, and comments that stand
apart, belong to nobody. Blocks are found from the places of the parsed values, not by guessing at the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossary.strict_yaml import ParsedYaml, Place

_COMMENT_SIGN = re.compile(r"(?:(?<=\s)|^)#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one entry or source, as offsets in the text; each begins a line."""

    #: Id of the entry or source; empty where an entry has none.
    key: str
    #: Where the comments above it begin; the same as ``start`` when there are none.
    lead: int
    start: int
    end: int
    #: Column of its dash or key.
    indent: int


def blocks_of(parsed: ParsedYaml, section: str) -> list[Block] | None:
    """The blocks of ``concepts`` or ``sources``, in the order of the file.

    :returns: None where entries do not have lines of their own, as when they stand in brackets.

    >>> from glossary.strict_yaml import parse
    >>> text = "schema: 1\\nconcepts:\\n  # 低保 too?\\n  - id: wu-bao\\n    langs: {zh-Hans: [{term: 五保}]}\\n"
    >>> (block,) = blocks_of(parse(text), "concepts")
    >>> block.key, text[block.lead : block.end]
    ('wu-bao', '  # 低保 too?\\n  - id: wu-bao\\n    langs: {zh-Hans: [{term: 五保}]}\\n')
    """
    root = parsed.place.children if parsed.place is not None else None
    place = root.get(section) if isinstance(root, dict) else None
    if place is None or not place.children:
        return []
    return blocks_in(parsed, place, next_line(parsed.text, place.key))


def blocks_in(parsed: ParsedYaml, place: Place, after: int) -> list[Block] | None:
    """The blocks of the items of a list, or of the keys of a mapping; None where they have no lines of their own.

    :param after: offset of the line on which the first of them may begin.
    """
    if place.flow:
        return None
    found: list[Block] = []
    for key, child in place.children.items() if isinstance(place.children, dict) else enumerate(place.children or ()):
        start, mark = _first_line(parsed.text, child)
        if not mark or start < after:
            return None
        indent = len(mark) - len(mark.lstrip())
        if found:
            found[-1] = _with_comments_below(parsed.text, found[-1], start)
            after = found[-1].end
        lead = _comments_above(parsed.text, after, start)
        end = next_line(parsed.text, max(child.start, _content_end(parsed, child) - 1))
        found.append(Block(key if isinstance(key, str) else _id(parsed, key), lead, start, end, indent))
        after = end
    if found:
        found[-1] = _with_comments_below(parsed.text, found[-1], len(parsed.text))
    return found


def next_line(text: str, offset: int) -> int:
    """Where the line after the one of an offset begins; the end of the text after the last."""
    at = text.find("\n", offset)
    return len(text) if at < 0 else at + 1


def comments_in(parsed: ParsedYaml, start: int, end: int) -> list[str]:
    """The comments between two offsets, each from its sign to the end of its line.

    >>> from glossary.strict_yaml import parse
    >>> parsed = parse('a: "五保 # y" # first\\nb: z # second\\n')
    >>> comments_in(parsed, 0, len(parsed.text))
    ['# first', '# second']
    """
    text = parsed.text
    if "#" not in text[start:end]:
        return []
    spans = sorted(_text_spans(parsed, parsed.place, start, end)) if parsed.place is not None else []
    ends = [span[1] for span in spans]
    found = []
    match = _COMMENT_SIGN.search(text, start, end)
    while match is not None:
        index = bisect_right(ends, match.start())
        at = match.end()
        if index == len(spans) or match.start() < spans[index][0]:
            at = next_line(text, match.start())
            found.append(text[match.start() : at].rstrip())
        match = _COMMENT_SIGN.search(text, at, end)
    return found


def _text_spans(parsed: ParsedYaml, place: Place, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of keys and texts, in which a number sign is no comment."""
    yield place.key, place.key_end
    if place.children is None:
        begin = place.start
        if parsed.text[begin : begin + 1] in ("|", ">"):
            # A comment may follow the sign of a block text; the text itself begins on the next line.
            begin = min(next_line(parsed.text, begin), place.end)
        yield begin, place.end
    for child in place.inner():
        if child.key < end and child.end >= start:
            yield from _text_spans(parsed, child, start, end)


def _first_line(text: str, place: Place) -> tuple[int, str]:
    """Start of the line of a dash or key, and what stands there up to it; empty when it does not begin its line."""
    start = text.rfind("\n", 0, place.key) + 1
    before = text[start : place.key]
    if place.key_end > place.key:
        return start, before + "k" if not before.strip() else ""
    while start > 0 and not before.strip(" \r\n"):
        # The dash stands alone on a line above.
        start = text.rfind("\n", 0, start - 1) + 1
        before = text[start : next_line(text, start)].partition("#")[0].rstrip()
    return start, before.rstrip() if before.strip() == "-" else ""


def _comments_above(text: str, after: int, start: int) -> int:
    """Where the unbroken run of comments right above a line begins."""
    lead = start
    while lead > after:
        line = text.rfind("\n", 0, lead - 1) + 1
        if line < after or not text[line:lead].lstrip().startswith("#"):
            break
        lead = line
    return lead


def _with_comments_below(text: str, block: Block, limit: int) -> Block:
    """A block with the comments after it that are indented deeper than its dash."""
    at = end = block.end
    while at < limit:
        line = text[at : next_line(text, at)]
        at += len(line)
        words = line.lstrip()
        if words.startswith("#") and len(line) - len(words) > block.indent:
            end = at
        elif words:
            break
    return replace(block, end=end)


def _content_end(parsed: ParsedYaml, place: Place) -> int:
    """Where the last value inside ends, without the blank lines that follow it."""
    while not place.flow and place.children:
        place = list(place.inner())[-1]
    written = parsed.text[place.start : place.end]
    header = written.partition("\n")[0].partition("#")[0]
    if written[:1] in ("|", ">") and "+" in header:
        # "keep": its blank lines are part of the text.
        return place.end
    return max(place.start + len(written.rstrip()), place.key_end)


def _id(parsed: ParsedYaml, index: int) -> str:
    entry = parsed.value["concepts"][index]
    return str(entry.get("id", "")) if isinstance(entry, dict) else ""
