"""Where does a sentence end?

``sentencex`` proposes the places; what it cannot know is mended here: in Chinese, a quotation and the words that
say who spoke (``“为什么？”他问。``) are one sentence, and a stop inside of brackets ends none; in English, an
abbreviation before a name or a figure ends nothing. Nothing is ever lost: joining ``text`` and ``trailing`` of the
segments of a block gives the block back, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tmx.languages import en, is_chinese, zh
from tmx.model import Block, Segment

#: A Chinese sentence end with the quotation marks that close on it. A closing bracket is not among them: what ends
#: inside of a bracket ends no sentence.
_CHINESE_END = re.compile(r"(?:[。！？!?]+|…{2,}|\.{3,})[”’」』\"']*\s*")
_QUOTE_CLOSERS = tuple("”’」』")
#: sentencex takes everything from a bracket at the head of a text to the last bracket for one; it is shown none.
_WITHOUT_BRACKETS = str.maketrans("()[]", "____")
#: How far around a place one must look to judge it: longer than any abbreviation, tag or run of stops.
_NEAR = 40
#: A number or a letter that counts a clause: "1.", "(2)", "a.", "iv.".
_ONLY_A_COUNTER = re.compile(
    r"\s*(?:\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|[（(][一二三四五六七八九十0-9]+[）)])\s*"
)
_ENGLISH_ABBREVIATION_END = re.compile(r"(?:^|[\s(“\"‘'\[/])(?P<word>[A-Za-z][A-Za-z.]*)\.[\s]*$")
_ENGLISH_STOP = re.compile(r"[.!?][\"'”’)\]]*\s*$")


def segment(blocks: Sequence[Block], language: str) -> list[Segment]:
    """Cut every block of a document into segments.

    :param blocks: as :func:`tmx.documents.read_document` gives them.
    :param language: ``en``, ``zh-Hans`` or ``zh-Hant``.

    >>> blocks = [Block("【综述】", "heading", 1), Block("一是改革；二是发展。收入增长。", "paragraph", 1)]
    >>> [(item.block, item.kind, item.text) for item in segment(blocks, "zh-Hans")]
    [(0, 'heading', '【综述】'), (1, 'paragraph', '一是改革；二是发展。'), (1, 'paragraph', '收入增长。')]
    """
    return [
        Segment(text=text, kind=block.kind, block=number, line=block.line, trailing=trailing)
        for number, block in enumerate(blocks)
        for text, trailing in _cut(block.text, language)
    ]


def segment_text(text: str, language: str) -> list[Segment]:
    """Cut one text, a paragraph, into segments.

    >>> [item.text for item in segment_text("他问：“为什么？”老人答道。“不知道。”", "zh-Hans")]
    ['他问：“为什么？”老人答道。', '“不知道。”']
    >>> [item.text for item in segment_text("Incomes rose 3.5 percent, i.e. 2,500 yuan (Fig. 2). They fell.", "en")]
    ['Incomes rose 3.5 percent, i.e. 2,500 yuan (Fig. 2).', 'They fell.']
    """
    return [Segment(text=piece, trailing=trailing) for piece, trailing in _cut(text, language)]


def _cut(text: str, language: str) -> list[tuple[str, str]]:
    """The pieces of a text, each with the white space after it (that before the first stays with the first)."""
    if not text:
        return []
    ends = _chinese_ends(text) if is_chinese(language) else _english_ends(text)
    pieces = []
    start = 0
    last = len(text.rstrip())
    for end in [*sorted(end for end in ends if 0 < end < last), len(text)]:
        piece = text[start:end]
        if piece.strip() or end == len(text):
            bare = piece.rstrip()
            pieces.append((bare, piece[len(bare) :]))
            start = end
    return pieces


def _proposed_ends(text: str, code: str) -> list[int]:
    """Where sentencex would cut, as offsets; it gives back every character, so lengths add up."""
    import sentencex

    ends = []
    at = 0
    for sentence in sentencex.segment(code, text):
        found = text.find(sentence, at)
        if found < 0:  # it left something out: trust no further cut
            break
        at = found + len(sentence)
        while at < len(text) and text[at].isspace():
            at += 1
        ends.append(at)
    return ends


def _chinese_ends(text: str) -> set[int]:
    """Cuts of a Chinese text: after every full stop outside of brackets, proposed or not, mended."""
    proposed = set(_proposed_ends(text, "zh"))
    depths = _depths(text)
    kept = set()
    for match in _CHINESE_END.finditer(text):
        stopped, end = match[0].rstrip(), match.end()
        if stopped[0] in ".!?" and end not in proposed:
            continue  # a half-width stop may stand in a name (Yahoo!) or a figure
        rest = text[end : end + _NEAR]
        if depths[match.start() + len(stopped)] > 0 or rest.startswith(tuple("，、；：。！？,;:）)")):
            continue
        if stopped.endswith(_QUOTE_CLOSERS) and (zh.SPEECH_TAG.match(rest) or _is_quoted_word(stopped, rest)):
            continue
        kept.add(end)
    return kept


def _is_quoted_word(stopped: str, rest: str) -> bool:
    """Whether a quotation is a word of its sentence: ``在“为什么？”的问题上``."""
    return stopped[0] in "！？!?…" and rest[:1] in ("的", "地", "得", "之")


def _depths(text: str, opening: str = "（(《“「『〈［[", closing: str = "）)》”」』〉］]") -> list[int]:
    """For every place between characters, how many brackets and quotation marks are open there."""
    pairs = dict(zip(opening, closing, strict=True))
    closers = {close: opener for opener, close in pairs.items()}
    opened: list[str] = []
    depths = [0]
    for character in text:
        if character in pairs:
            opened.append(character)
        elif character in closers and closers[character] in opened:
            while opened.pop() != closers[character]:
                pass
        depths.append(len(opened))
    if not opened:
        return depths
    # Something is never closed: a slip must not swallow the rest of the paragraph.
    return [0] * (len(text) + 1)


def _english_ends(text: str) -> set[int]:
    """Cuts of an English text: those proposed, but for abbreviations and the counters of clauses."""
    kept: set[int] = set()
    start = 0
    depths = _depths(text, "([", ")]")
    for end in _proposed_ends(text.translate(_WITHOUT_BRACKETS), "en"):
        if depths[end] > 0:
            continue
        piece, rest = text[max(start, end - _NEAR) : end], text[end : end + _NEAR]
        if _ONLY_A_COUNTER.fullmatch(piece) or _continues(piece, rest):
            continue
        kept.add(end)
        start = end
    return kept


def _continues(piece: str, rest: str) -> bool:
    """Whether an English sentence goes on although a stop was met."""
    if not rest or not _ENGLISH_STOP.search(piece):
        return bool(rest) and rest[0].islower() and not piece.endswith("\n")
    if piece.rstrip().endswith(".") and rest[0].islower():
        return True
    abbreviation = _ENGLISH_ABBREVIATION_END.search(piece)
    if abbreviation is None:
        return False
    word = abbreviation["word"].lower()
    if word in en.ABBREVIATIONS_BEFORE_NAMES:
        return True
    return word in en.ABBREVIATIONS_BEFORE_FIGURES and rest[0].isdigit()
