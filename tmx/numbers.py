"""Which numbers does a text state, and do two texts state the same?

Every figure, in either notation, becomes a value: ``126亿元`` and ``12.6 billion yuan`` are both 12,600,000,000 yuan,
``三成`` and ``30 percent`` both 3/10. Spans are in code points of the text as written. The words live in
``languages/en.py`` and ``languages/zh.py``, the arithmetic in ``numerals.py``; here numerals are found in running
text and told from words that only look like them (统一, 一带一路).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from tmx.languages import en, is_chinese, zh
from tmx.numerals import (
    CHINESE_NUMERAL,
    ENGLISH_NUMERAL,
    LONGEST_NUMERAL,
    Numeral,
    chinese_numeral,
    english_numeral,
)

NumberKind = Literal["quantity", "ratio", "points", "multiple", "ordinal", "year", "month", "day", "decade"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text states it."""

    #: Span [start, end) in code points, with its unit.
    start: int
    end: int
    text: str
    #: Exact: 0.3 for 三成 and 30 %, 12600000000 for 126亿.
    value: Fraction
    #: Canonical unit (``yuan``, ``mu``, ``person`` ...), or None where the text names none that is known.
    unit: str | None
    kind: NumberKind
    #: Whether it said about, nearly, more than.
    approximate: bool = False


def numbers_in(text: str, language: str) -> list[Number]:
    """The numbers of a text, in order.

    :param language: ``en``, ``zh-Hans`` or ``zh-Hant``.

    >>> [(str(n.value), n.unit, n.kind) for n in numbers_in("投入126亿元，占百分之三十", "zh-Hans")]
    [('12600000000', 'yuan', 'quantity'), ('3/10', None, 'ratio')]
    >>> [(str(n.value), n.unit, n.kind) for n in numbers_in("invested 12.6 billion yuan, or 30 percent", "en")]
    [('12600000000', 'yuan', 'quantity'), ('3/10', None, 'ratio')]
    >>> numbers_in("统一规划，一带一路", "zh-Hans")
    []
    """
    chinese = is_chinese(language)
    idioms = zh.NUMBER_IDIOMS if chinese else en.NUMBER_IDIOMS
    # Every idiom gives way to signs that mean nothing, one for one, so that spans stay true.
    shown = idioms.sub(lambda match: "\0" * len(match[0]), text.translate(_WIDTHS))
    found: list[_Found] = []
    at = 0
    rules = _CHINESE_RULES if chinese else _ENGLISH_RULES
    pattern, shape = (_CHINESE_START, _CHINESE_SHAPE) if chinese else (_ENGLISH_START, _ENGLISH_SHAPE)
    while (start := pattern.search(shown, at)) is not None:
        at = start.start()
        for rule, read in rules:
            match = rule.match(shown, at)
            result = list(read(match)) if match is not None else []
            if match is not None and result:
                found += result
                at = match.end()
                break
        else:
            heap = shape.match(shown, at)
            # A heap of signs longer than any numeral is passed over whole, not sign by sign.
            at = heap.end() if heap is not None and len(heap[0]) > LONGEST_NUMERAL else start.end()
    about = zh.ABOUT if chinese else en.ABOUT
    ranged = _spread_over_ranges(found, shown, chinese)
    return [_number(item, text, about.search(shown[max(0, item.start - 24) : item.start])) for item in ranged]


def same_number(first: Number, second: Number) -> bool:
    """Whether two numbers state the same: the same value and kind, and units that do not contradict.

    >>> same_number(numbers_in("7.8万人", "zh-Hans")[0], numbers_in("78,000 people", "en")[0])
    True
    >>> same_number(numbers_in("8亿元", "zh-Hans")[0], numbers_in("US$800 million", "en")[0])
    False
    """
    units_agree = first.unit is None or second.unit is None or first.unit == second.unit
    return first.value == second.value and first.kind == second.kind and units_agree


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: Fraction
    kind: NumberKind = "quantity"
    unit: str | None = None
    scale: Fraction = Fraction(1)
    approximate: bool = False


#: Full-width figures and signs to their narrow twins, one for one, so that spans stay true.
_WIDTHS = {ord("％"): "%", ord("．"): ".", ord("＄"): "$"} | {0xFF10 + digit: str(digit) for digit in range(10)}

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[_Found]]]


def _number(found: _Found, text: str, about: object) -> Number:
    return Number(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        value=found.value,
        unit=found.unit or None,
        kind=found.kind,
        approximate=found.approximate or about is not None,
    )


def _spread_over_ranges(found: list[_Found], text: str, chinese: bool) -> list[_Found]:
    """In a range the last scale, unit and kind cover both ends: 10—15万元 is from 100,000 yuan."""
    spread = list(found)
    separator = _CHINESE_RANGE if chinese else _ENGLISH_RANGE
    for index in range(len(spread) - 2, -1, -1):
        low, high = spread[index], spread[index + 1]
        if low.kind != "quantity" or low.unit or not separator.fullmatch(text, low.end, high.start):
            continue
        if high.kind == "ratio" and low.scale == 1:
            spread[index] = replace(low, value=low.value / 100, kind="ratio")
        elif high.kind == "year" and 1000 <= low.value <= 2999 and low.scale == 1:
            spread[index] = replace(low, kind="year", unit=None)
        elif high.kind == "quantity":
            covered = low.value * high.scale if low.scale == 1 and low.value <= high.value / high.scale else low.value
            spread[index] = replace(low, value=covered, unit=high.unit)
    return spread


_CHINESE_RANGE = re.compile(r"\s*(?:[-–—~～]{1,2}|至|到)\s*")
_ENGLISH_RANGE = re.compile(r"\s*[-–—~]\s*|\s+(?:to|and)\s+")


# Chinese

_ZH_NUMERAL = CHINESE_NUMERAL
_ZH_DIGIT = f"[{''.join(zh.NUMBER_DIGITS)}]"
_ZH_UNITS = "|".join(re.escape(unit) for unit in sorted(zh.UNITS, key=len, reverse=True))
_ZH_SIGNS = "".join((*zh.NUMBER_DIGITS, *zh.SMALL_SCALES, *zh.LARGE_SCALES))
_CHINESE_START = re.compile(rf"(?<![A-Za-z\d.])\d|[{_ZH_SIGNS}第]")
_CHINESE_SHAPE = re.compile(CHINESE_NUMERAL)
_ZH_DAY = rf"\d{{1,2}}|[二三]?十?{_ZH_DIGIT}|[二三]?十"
_ZH_MONTH = rf"\d{{1,2}}|十?{_ZH_DIGIT}|十"


def _zh_value(text: str) -> Fraction | None:
    numeral = chinese_numeral(text)
    return None if numeral is None else numeral.value


def _simple(kind: NumberKind, factor: Fraction = Fraction(1)) -> Callable[[re.Match[str]], Iterator[_Found]]:
    """A reader for a rule whose group ``n`` is a Chinese numeral and that says the kind by its shape."""

    def read(match: re.Match[str]) -> Iterator[_Found]:
        numeral = chinese_numeral(match["n"])
        if numeral is not None:
            yield _Found(match.start(), match.end(), numeral.value * factor, kind, approximate=numeral.and_more)

    return read


def _per_cent(match: re.Match[str]) -> Iterator[_Found]:
    scales = zh.SMALL_SCALES | zh.LARGE_SCALES
    whole = _zh_value(match["whole"]) or Fraction(scales.get(match["whole"], 0))
    part = Fraction(100) if match["n"] == "百" else _zh_value(match["n"])
    if whole and part is not None:
        yield _Found(match.start(), match.end(), part / whole, "ratio")


def _tenths(match: re.Match[str]) -> Iterator[_Found]:
    value = _zh_value(match["n"])
    if value is not None and 0 < value < 10:
        yield _Found(match.start(), match.end(), (value + (Fraction(1, 2) if match["half"] else 0)) / 10, "ratio")


def _zh_year(match: re.Match[str]) -> Iterator[_Found]:
    value = _zh_value(match["n"])
    if value is not None and 1000 <= value <= 2999:
        yield _Found(match.start(), match.end(), value, "year")


def _zh_decade(match: re.Match[str]) -> Iterator[_Found]:
    value = _zh_value(match["n"])
    if value is not None and value % 10 == 0:
        yield _Found(match.start(), match.end(), value % 100, "decade")


def _zh_month(match: re.Match[str]) -> Iterator[_Found]:
    month, day = _zh_value(match["n"]), _zh_value(match["day"] or "")
    if month is None or not 1 <= month <= 12:
        return
    month_end = match.end("month")
    yield _Found(match.start(), month_end, month, "month")
    if day is not None and 1 <= day <= 31:
        yield _Found(match.start("day"), match.end(), day, "day")


def _zh_plan(match: re.Match[str]) -> Iterator[_Found]:
    yield _Found(match.start(), match.end(), Fraction(10 + zh.NUMBER_DIGITS[match["n"]]), "ordinal")


def _zh_half(match: re.Match[str]) -> Iterator[_Found]:
    yield _Found(match.start(), match.end(), Fraction(1, 2), "ratio")


def _zh_quantity(match: re.Match[str]) -> Iterator[_Found]:
    unit = zh.UNITS.get(match["unit"]) if match["unit"] else None
    numeral: Numeral | None = chinese_numeral(match["n"])
    in_words = zh.is_han(match["n"][0])
    if numeral is None:
        return
    if in_words and numeral.value < 10 and unit is None:
        return  # 四川, 三农, 一定: a digit in words counts only before what it counts
    if in_words and numeral.value == 1 and not unit:
        return  # 一个, 一项 say "a"
    yield _Found(match.start(), match.end(), numeral.value, "quantity", unit, numeral.scale, numeral.and_more)


_CHINESE_RULES: tuple[_Rule, ...] = (
    (re.compile(r"十(?P<n>[一二三四])五(?=[”\"』」]|规划|計|计|期间|期間|时期|時期)"), _zh_plan),
    (re.compile(rf"(?P<whole>百|千|万|萬|{_ZH_NUMERAL})分之(?P<n>百(?![分])|{_ZH_NUMERAL})"), _per_cent),
    (re.compile(rf"(?P<n>{_ZH_NUMERAL})\s?%"), _simple("ratio", Fraction(1, 100))),
    (re.compile(rf"(?P<n>{_ZH_NUMERAL})\s?‰"), _simple("ratio", Fraction(1, 1000))),
    (re.compile(rf"(?P<n>{_ZH_NUMERAL})\s?(?:个|個)?百分点"), _simple("points")),
    (re.compile(rf"(?P<n>{_ZH_DIGIT}|\d)成(?P<half>半)?(?![立为為员員果功本就长長分都效绩績品熟型人])"), _tenths),
    (re.compile(r"(?P<n>一)半(?![年天夜月])"), _zh_half),
    (re.compile(rf"第\s?(?P<n>{_ZH_NUMERAL})"), _simple("ordinal")),
    (re.compile(rf"(?P<n>\d{{2,4}}|{_ZH_DIGIT}?十)年代"), _zh_decade),
    (re.compile(rf"(?P<n>\d{{4}}|{_ZH_DIGIT}{{4}})\s?年(?![多来來间間])"), _zh_year),
    (re.compile(rf"(?P<month>(?P<n>{_ZH_MONTH})\s?月份?)(?:\s?(?P<day>{_ZH_DAY})\s?[日号號])?"), _zh_month),
    (re.compile(rf"(?P<n>{_ZH_NUMERAL})\s?倍"), _simple("multiple")),
    (re.compile(rf"(?P<n>{_ZH_NUMERAL})\s?(?P<unit>{_ZH_UNITS})?"), _zh_quantity),
)


# English

_EN_NUMERAL = ENGLISH_NUMERAL
_EN_UNITS = "|".join(re.escape(unit) for unit in sorted(en.UNITS, key=len, reverse=True))
_EN_CURRENCY = "|".join(re.escape(sign) for sign in sorted(en.CURRENCY_SIGNS, key=len, reverse=True))
_EN_MONTHS = "|".join(sorted((month for month in en.MONTHS if month != "may"), key=len, reverse=True))
_EN_ORDINALS = "|".join(sorted(en.ORDINAL_WORDS, key=len, reverse=True))
_EN_FRACTIONS = "|".join(sorted(en.FRACTION_WORDS, key=len, reverse=True))
_ENGLISH_START = re.compile(r"(?<![A-Za-z\d.])(?=[\dA-Za-z¥￥$€£])(?:\d|[A-Za-z]|[¥￥$€£])")
_ENGLISH_SHAPE = re.compile(ENGLISH_NUMERAL, re.IGNORECASE)


def _en_number(text: str) -> Fraction | None:
    numeral = english_numeral(text)
    return None if numeral is None else numeral.value


def _en_money(match: re.Match[str]) -> Iterator[_Found]:
    numeral = english_numeral(match["n"])
    if numeral is not None:
        short = en.MONEY_SCALES.get((match["short"] or "").lower(), 1)
        unit = en.CURRENCY_SIGNS[match["sign"].lower()]
        yield _Found(match.start(), match.end(), numeral.value * short, "quantity", unit, numeral.scale * short)


def _en_scaled(kind: NumberKind, factor: Fraction = Fraction(1)) -> Callable[[re.Match[str]], Iterator[_Found]]:
    """A reader for a rule whose group ``n`` is an English numeral and that says the kind by its shape."""

    def read(match: re.Match[str]) -> Iterator[_Found]:
        value = _en_number(match["n"])
        if value is not None:
            yield _Found(match.start(), match.end(), value * factor, kind)

    return read


def _en_fraction(match: re.Match[str]) -> Iterator[_Found]:
    part = Fraction(1) if match["n"].lower() in ("a", "one") else _en_number(match["n"])
    if part is not None:
        yield _Found(match.start(), match.end(), part / en.FRACTION_WORDS[match["whole"].lower()], "ratio")


def _en_half(match: re.Match[str]) -> Iterator[_Found]:
    yield _Found(match.start(), match.end(), Fraction(1, 2), "ratio")


def _en_ordinal(match: re.Match[str]) -> Iterator[_Found]:
    words = (match["words"] or "").lower()
    value = en.ORDINAL_WORDS[words] if words else int(match["n"])
    yield _Found(match.start(), match.end(), Fraction(value), "ordinal")


def _en_date(match: re.Match[str]) -> Iterator[_Found]:
    """A month with its day, on either side, and its year."""
    if match["day"]:
        yield _Found(match.start("day"), match.end("day"), Fraction(match["day"]), "day")
    yield _Found(match.start("month"), match.end("month"), Fraction(en.MONTHS[match["month"].lower()]), "month")
    if match["after"]:
        yield _Found(match.start("after"), match.end("after"), Fraction(match["after"]), "day")


def _en_decade(match: re.Match[str]) -> Iterator[_Found]:
    yield _Found(match.start(), match.end(), Fraction(int(match["n"]) % 100), "decade")


def _en_quantity(match: re.Match[str]) -> Iterator[_Found]:
    numeral = english_numeral(match["n"])
    unit = en.UNITS.get(" ".join((match["unit"] or "").lower().split()))
    if numeral is None or (match["n"].lower() in ("one", "zero") and unit is None):
        return
    kind: NumberKind = "quantity"
    if unit is None and re.fullmatch(r"(?:1[5-9]|20)\d\d", match["n"]):
        kind = "year"
    yield _Found(match.start(), match.end(), numeral.value, kind, unit, numeral.scale)


_ENGLISH_RULES: tuple[_Rule, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (
            rf"(?P<sign>{_EN_CURRENCY})\s?(?P<n>{_EN_NUMERAL})(?:\s?(?P<short>{'|'.join(en.MONEY_SCALES)})\b)?",
            _en_money,
        ),
        (rf"(?P<n>{_EN_NUMERAL})[\s-]?percentage[\s-]points?\b", _en_scaled("points")),
        (rf"(?P<n>{_EN_NUMERAL})(?:\s?%|[\s-]?(?:per\s?cent|percent|pct)\b)", _en_scaled("ratio", Fraction(1, 100))),
        (rf"\b(?P<n>a|{_EN_NUMERAL})[\s-](?P<whole>{_EN_FRACTIONS})s?\b(?!\s+(?:a|of the year)\b)", _en_fraction),
        (r"\bhalf\b(?=\s+(?:of|the)\b)", _en_half),
        (r"(?P<n>\d{1,3})(?:st|nd|rd|th)\b|\b(?P<words>" + _EN_ORDINALS + r")\b", _en_ordinal),
        (r"\b(?P<n>(?:1[5-9]|20)?\d0)['’]?s\b", _en_decade),
        (
            rf"(?:\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{_EN_MONTHS})\b\.?"
            r"(?:\s+(?P<after>[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d))?",
            _en_date,
        ),
        (
            r"(?:\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+)?\b(?P<month>(?-i:May))\b"
            r"(?:(?<=\d May)|(?=\s+\d)|(?<=[io]n May))(?:\s+(?P<after>[0-3]?\d)\b(?![,.]?\d))?",
            _en_date,
        ),
        (rf"(?P<n>{_EN_NUMERAL})[\s-]?(?:times\b|fold\b)", _en_scaled("multiple")),
        (rf"(?P<n>{_EN_NUMERAL})(?:[\s-](?P<unit>{_EN_UNITS})\b)?", _en_quantity),
    )
)
