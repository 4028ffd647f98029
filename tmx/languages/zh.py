"""Chinese: facts only, and the few instruments that need a Chinese library.

The Han ranges are written once, here, with their names. jieba and OpenCC cost a second and some memory, so both
are loaded at first use; jieba's cache lies in a folder of its own user, not in the shared temporary one.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from tmx.languages import Language

LANGUAGE = Language(code="zh", uses_spaces=False, sentence_ends="。！？", joiner="", name="中文")

_HAN_RANGES = (
    ("々", "々"),  # iteration mark
    ("〇", "〇"),  # zero, as in 二〇二一
    ("\u3400", "\u4dbf"),  # Extension A
    ("\u4e00", "\u9fff"),  # CJK Unified Ideographs
    ("\uf900", "\ufaff"),  # Compatibility Ideographs
    ("\U00020000", "\U0002a6df"),  # Extension B
    ("\U0002a700", "\U0002ee5d"),  # Extensions C, D, E, F and I, which follow one another
    ("\U0002f800", "\U0002fa1f"),  # Compatibility Supplement
    ("\U00030000", "\U00033479"),  # Extensions G, H and J
)

#: Inside of a character class that holds every Han character: ``re.compile(f"[{HAN}]+")``.
HAN = "".join(first if first == last else f"{first}-{last}" for first, last in _HAN_RANGES)

HAN_CHARACTER = re.compile(f"[{HAN}]")

#: Characters that running text in either script cannot do without; they tell Chinese from bytes read wrongly.
COMMONEST = frozenset(
    "的一是不了在人有我他这这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於"
    "着下自之年过過发發后後作里用道行所然家种種事成方多经經么去法学學如都同现現当當没動动面起看定天分还進进"
    "好小部其些主样樣理心本前开開但因只从從想实實日者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關"
)
HAN_RUN = re.compile(f"[{HAN}]+")

#: Words after a quotation that say who spoke: a few characters, a verb of saying, and the stop or pause.
SPEECH_TAG = re.compile(
    rf"[{HAN}·]{{0,10}}?(?:说|說|问|問|道|喊|叫|答|指出|强调|強調|表示|写道|寫道|认为|認為|补充|補充|解释|解釋)"
    r"[道着著说說]?[。，！？：；]"
)


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one.

    >>> is_han("扶"), is_han("𠮷"), is_han("〇"), is_han("，"), is_han("a")
    (True, True, True, False, False)
    """
    return HAN_CHARACTER.fullmatch(character) is not None


@cache
def _converter(configuration: str) -> Any:
    from opencc import OpenCC

    return OpenCC(configuration)


@cache
def simplified_character(character: str) -> str:
    """The simplified form of one character; itself where there is none.

    Character by character on purpose: the length never changes, so spans found in folded text hold in the text
    as written.

    >>> simplified_character("幫"), simplified_character("扶")
    ('帮', '扶')
    """
    if not is_han(character):
        return character
    converted: str = _converter("t2s").convert(character)
    return converted if len(converted) == 1 else character


@cache
def _only_simplified(character: str) -> bool:
    return bool(_converter("s2t").convert(character) != character)


def script_counts(text: str) -> tuple[int, int]:
    """How many characters of a text only traditional, and only simplified writing uses: (traditional, simplified).

    >>> script_counts("對口帮扶"), script_counts("五保")
    ((1, 1), (0, 0))
    """
    traditional = simplified = 0
    for character in HAN_CHARACTER.findall(text):
        if simplified_character(character) != character:
            traditional += 1
        elif _only_simplified(character):
            simplified += 1
    return traditional, simplified


def judge_script(text: str) -> str:
    """``zh-Hans`` or ``zh-Hant``, by the characters that only one of them uses; ``zh-Hans`` on a draw.

    >>> judge_script("對口幫扶"), judge_script("对口帮扶"), judge_script("扶")
    ('zh-Hant', 'zh-Hans', 'zh-Hans')
    """
    traditional, simplified = script_counts(text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def convert(text: str, language: str) -> str:
    """The text in the script of ``language`` (``zh-Hans`` or ``zh-Hant``), by words where words differ.

    >>> convert("易地搬迁", "zh-Hant"), convert("對口幫扶", "zh-Hans")
    ('易地搬遷', '对口帮扶')
    """
    converted: str = _converter("t2s" if language == "zh-Hans" else "s2t").convert(text)
    return converted


@cache
def _segmenter() -> Any:
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42.1 is older than the warnings it sets off
        import jieba

    jieba.setLogLevel(logging.ERROR)
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "policy-glossary"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        pass  # no home to write in: jieba then builds its table anew each time, a second more
    else:
        jieba.dt.tmp_dir = str(folder)
    return jieba.dt


def cut_words(text: str) -> list[str]:
    """The words of a Chinese text in order, by jieba without its guesses for unknown words.

    The glossary is never loaded into it, so that a term cannot vouch for its own edges.

    >>> cut_words("农村五保供养")
    ['农村', '五保', '供养']
    """
    return list(_segmenter().cut(text, HMM=False))


@cache
def _tagger() -> Any:
    _segmenter()
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg

    return jieba.posseg.POSTokenizer(_segmenter())


def tagged_words(text: str) -> list[tuple[str, str]]:
    """The words of a Chinese text with jieba's part-of-speech flags (``n``, ``v``, ``u`` ...)."""
    return [(pair.word, pair.flag) for pair in _tagger().cut(text, HMM=False)]


def pinyin(text: str) -> list[str]:
    """The pinyin of each Han run's characters, without tones; other characters are left out.

    >>> pinyin("对口帮扶")
    ['dui', 'kou', 'bang', 'fu']
    """
    from pypinyin import Style, lazy_pinyin

    return [syllable for run in HAN_RUN.findall(text) for syllable in lazy_pinyin(run, style=Style.NORMAL)]
