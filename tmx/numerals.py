"""What is the value of this numeral, written in figures, in words, or in both?

``1亿2000万``, ``二〇〇三``, ``half a million`` and ``twenty-nine`` are read exactly, as fractions; what only
looks like a numeral (``百姓``) has no value. Finding numerals in running text is another file's work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tmx.languages import en, zh

_FIGURE = r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
#: A longer run of signs is an account number or rubbish, not a quantity.
LONGEST_NUMERAL = 40
_HAN_SIGNS = "".join((*zh.NUMBER_DIGITS, *zh.SMALL_SCALES, *zh.LARGE_SCALES))
#: 千 before one of these belongs to the unit: 千米, 千克, 千瓦.
_HAN_SIGN = rf"(?:(?![千仟][米克瓦卡])[{_HAN_SIGNS}])"
_CHINESE_TOKEN = re.compile(rf"{_FIGURE}|[{_HAN_SIGNS}{zh.AND_MORE}]")

#: The shape of a Chinese numeral in running text; not everything of this shape is one.
CHINESE_NUMERAL = (
    rf"(?:(?:{_FIGURE})(?!\d)(?:\s?[{zh.AND_MORE}]?\s?(?:{_HAN_SIGN}(?:\s?(?:{_FIGURE})(?!\d))?)+)?[{zh.AND_MORE}]?"
    rf"|{_HAN_SIGN}+(?:[{zh.AND_MORE}][{''.join(zh.LARGE_SCALES)}]+)?(?:点{_HAN_SIGN}+)?[{zh.AND_MORE}]?)"
)
_WORDS = "|".join(sorted((*en.NUMBER_WORDS, *en.SCALES), key=len, reverse=True))
#: The shape of an English numeral in running text.
ENGLISH_NUMERAL = (
    rf"(?:(?:{_FIGURE})(?:[\s-](?:{'|'.join(en.SCALES)})\b(?!ths?\b))*"
    rf"|\b(?:half\s+a\s+(?:{'|'.join(en.SCALES)})|a\s+(?:{'|'.join(en.SCALES)})(?:\s+(?:{'|'.join(en.SCALES)}))?)\b"
    rf"|\b(?:{_WORDS})(?:(?:[\s-]|\s+and\s+)(?:{_WORDS}))*\b)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral says."""

    value: Fraction
    #: What its last scale words multiply by (``万`` in ``15万``), 1 without one: in a range it covers both ends.
    scale: Fraction = Fraction(1)
    #: Whether it said "and more": ``300多``.
    and_more: bool = False


def chinese_numeral(text: str) -> Numeral | None:
    """The value of a Chinese numeral, or None where the text is none.

    >>> chinese_numeral("2万4801").value, chinese_numeral("1亿2000万").value, chinese_numeral("三点五").value
    (Fraction(24801, 1), Fraction(120000000, 1), Fraction(7, 2))
    >>> chinese_numeral("300多万").and_more, chinese_numeral("百"), chinese_numeral("五八")
    (True, None, None)
    """
    whole, point, decimals = text.partition("点")
    tokens: list[str] = _CHINESE_TOKEN.findall(whole)
    if not tokens or len(text) > LONGEST_NUMERAL or "".join(tokens) != re.sub(r"\s", "", whole):
        return None
    and_more = any(token in zh.AND_MORE for token in tokens)
    scale = _trailing_scale(tokens)
    if point:
        places = "".join(str(zh.NUMBER_DIGITS.get(sign, "")) for sign in decimals)
        before = _chinese_value(tokens)
        if before is None or len(places) < len(decimals):
            return None
        return Numeral(before + Fraction(int(places), 10 ** len(places)))
    value = _chinese_value(tokens)
    return None if value is None else Numeral(value, scale, and_more)


def _trailing_scale(tokens: list[str]) -> Fraction:
    scale = Fraction(1)
    for token in reversed(tokens):
        if token in zh.AND_MORE:
            continue
        factor = zh.SMALL_SCALES.get(token) or zh.LARGE_SCALES.get(token)
        if factor is None:
            break
        scale *= factor
    return scale


def _chinese_value(tokens: list[str]) -> Fraction | None:
    """Add up the groups: what stands before 万 or 亿 is multiplied by it, and a larger scale takes all before it."""
    with_more = tokens
    tokens = [token for token in tokens if token not in zh.AND_MORE]
    if len(tokens) > 2 and all(token in zh.NUMBER_DIGITS for token in tokens):
        return Fraction(int("".join(str(zh.NUMBER_DIGITS[token]) for token in tokens)))
    bare_scale = len(with_more) > len(tokens) == 1  # 万余, 千余: a scale alone counts when it says "and more"
    total = section = Fraction(0)
    current: Fraction | None = None
    smallest_large = None
    scales = zh.SMALL_SCALES | zh.LARGE_SCALES
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        if token in zh.SMALL_SCALES:
            ten_alone = token in "十拾" and (not before or before in "零〇百佰千仟" or before in zh.LARGE_SCALES)
            if current is None and not (ten_alone or bare_scale):
                return None
            section += (1 if current is None else current) * zh.SMALL_SCALES[token]
            current = None
        elif token in zh.LARGE_SCALES:
            large = Fraction(zh.LARGE_SCALES[token])
            group = section + (current or 0)
            if not group and not total:
                if not bare_scale:
                    return None
                group = Fraction(1)
            if smallest_large is None or large < smallest_large:
                total += group * large
            else:
                total = (total + group) * large
            smallest_large, section, current = large, Fraction(0), None
        elif token in zh.NUMBER_DIGITS:
            if current:
                return None
            current = Fraction(zh.NUMBER_DIGITS[token])
            if index == len(tokens) - 1 and scales.get(before, 0) > 10:
                current *= Fraction(scales[before], 10)  # 两万五: 千 is swallowed
        else:
            if current is not None:
                return None
            current = Fraction(token.replace(",", ""))
    return total + section + (current or 0)


def english_numeral(text: str) -> Numeral | None:
    """The value of an English numeral, or None where the text is none.

    >>> english_numeral("12.6 billion").value, english_numeral("twenty-nine").value
    (Fraction(12600000000, 1), Fraction(29, 1))
    """
    if any(len(token) > LONGEST_NUMERAL for token in text.split()):
        return None
    if len(text) > 3 * LONGEST_NUMERAL:
        return None
    tokens = [token for token in re.split(r"[\s-]+", text.lower()) if token not in ("a", "and", "")]
    total = section = Fraction(0)
    scale = Fraction(1)
    last = ""
    for token in tokens:
        if token in en.SCALES:
            factor = en.SCALES[token]
            scale = scale * factor if last in en.SCALES else Fraction(factor)
            section = section or (Fraction(1) if not total else Fraction(0))
            if factor == 100 or not section:
                section *= factor
                total *= 1 if section else factor
            else:
                total, section = total + section * factor, Fraction(0)
        elif token == "half":
            section, scale = Fraction(1, 2), Fraction(1)
        else:
            value = en.NUMBER_WORDS.get(token)
            if value is not None and last in en.NUMBER_WORDS and not (en.NUMBER_WORDS[last] >= 20 > 10 > value > 0):
                return None
            if value is not None:
                section += value
            else:
                section += Fraction(token.replace(",", ""))
            scale = Fraction(1)
        last = token
    return Numeral(total + section, scale) if tokens else None
