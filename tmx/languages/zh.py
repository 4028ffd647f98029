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


@cache
def _script_of(character: str) -> str:
    """The only script that uses a character; empty for one that both use, or that is not Han."""
    if not is_han(character):
        return ""
    if simplified_character(character) != character:
        return "traditional"
    return "simplified" if _only_simplified(character) else ""


def script_counts(text: str) -> tuple[int, int]:
    """How many characters of a text only traditional, and only simplified writing uses: (traditional, simplified).

    >>> script_counts("對口帮扶"), script_counts("五保")
    ((1, 1), (0, 0))
    """
    scripts = [_script_of(character) for character in text if character > "\u2fff"]
    return scripts.count("traditional"), scripts.count("simplified")


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


# Numbers. Digits of either script and of bank notes; what multiplies a figure; what is counted.

NUMBER_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, *range(1, 10)), strict=True)) | dict(
    zip("两兩壹贰貳叁參肆伍陆陸柒捌玖", (2, 2, 1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9), strict=True)
)
#: Scales inside of a group of four digits, and those that count groups.
SMALL_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

#: Words that hold a numeral but count nothing; longer ones first where one begins like another.
NUMBER_IDIOMS = re.compile(
    "一带一路|一帶一路|万一|萬一|三三两两|七七八八|乱七八糟|五年规划|五年规劃|五年計劃|五年计划|百分百努力|十全十美|"
    "百家争鸣|千家万户|千家萬戶|成千上万|成千上萬|十分重[要视視]|十分[^之]|三亚|三亞|统一|統一|四川|九江|六安|百色|"
    "三八妇女|六一儿童|五一劳动|十一国庆|二十四节气"
)
#: Signs that say "about", before a figure, and "and more", after it.
ABOUT = re.compile(
    r"(?:约|約|大约|大約|近|将近|將近|逾|超|超过|超過|超出|不足|不到|不少于|不超过|上|达到近|至少|最多)\s*\Z"
)
AND_MORE = "多余餘"

#: Counted thing -> canonical unit; "" for a measure word that says nothing of the thing. Longest first at use.
UNITS = {
    "元人民币": "yuan",
    "元": "yuan",
    "圆": "yuan",
    "块钱": "yuan",
    "美元": "US dollar",
    "港元": "Hong Kong dollar",
    "欧元": "euro",
    "歐元": "euro",
    "日元": "yen",
    "亩": "mu",
    "畝": "mu",
    "公顷": "hectare",
    "公頃": "hectare",
    "平方公里": "square kilometre",
    "平方千米": "square kilometre",
    "平方米": "square metre",
    "平方公尺": "square metre",
    "立方米": "cubic metre",
    "公里": "kilometre",
    "千米": "kilometre",
    "公尺": "metre",
    "米": "metre",
    "公斤": "kilogram",
    "千克": "kilogram",
    "斤": "jin",
    "吨": "tonne",
    "噸": "tonne",
    "人": "person",
    "名": "person",
    "位": "person",
    "人次": "person-time",
    "户": "household",
    "戶": "household",
    "岁": "year of age",
    "歲": "year of age",
    "年": "year",
    "个月": "month",
    "個月": "month",
    "天": "day",
    "周": "week",
    "小时": "hour",
    "小時": "hour",
} | dict.fromkeys("个個项項家所座条條件次批期种種类類组組级級款章节節份辆台套头頭间間只隻层層篇册部支株", "")
