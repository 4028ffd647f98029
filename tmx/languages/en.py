"""English: facts only."""

from __future__ import annotations

import re

from tmx.languages import Language

LANGUAGE = Language(code="en", uses_spaces=True, sentence_ends=".!?", joiner=" ", name="English")

#: A word: letters and digits with inner hyphens and apostrophes; a hyphenated word is one word, because
#: "off-site relocation" cut to "site relocation" is another thing.
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ0-9]+(?:[-‐‑'’][A-Za-zÀ-ÖØ-öø-ɏ0-9]+)*")

#: Hyphens that stand inside words: hyphen-minus, hyphen, non-breaking hyphen.
HYPHENS = "-‐‑"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Abbreviations that a name or further words follow: the stop after them ends no sentence.
ABBREVIATIONS_BEFORE_NAMES = _words(
    "mr mrs ms dr prof gen sen rep gov pres hon rev st col lt sgt capt messrs e.g i.e cf viz vs approx incl esp"
)
#: Abbreviations that end no sentence when a figure follows.
ABBREVIATIONS_BEFORE_FIGURES = _words(
    "no nos art arts sec para paras p pp fig figs ch vol ed eq app cl reg tel ext c ca"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)

# Numbers: words for figures, what multiplies them, what is counted.

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {word: value for value, word in enumerate(f"{_ONES} seventeen eighteen nineteen".split())} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
#: Short for a scale, but only in sums of money: 137m is a length.
MONEY_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}

_ORDINAL_ONES = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
#: "first" and "second" are left out: they say "to begin with" as often as they count.
ORDINAL_WORDS = {
    word: value
    for value, word in enumerate(f"{_ORDINAL_ONES} sixteenth seventeenth eighteenth nineteenth".split(), 3)
} | {"twentieth": 20, "thirtieth": 30}
FRACTION_WORDS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
#: Words in which a figure counts nothing of its own.
NUMBER_IDIOMS = re.compile(r"\b(?:five-year(?= plan)|one-to-one|two-way|one-stop|first-hand)\b", re.IGNORECASE)
ABOUT = re.compile(
    r"(?:about|around|some|nearly|almost|approximately|roughly|more than|over|less than|fewer than|at least|up to"
    r"|exceeding|exceeded|no less than)\s+(?:[A-Z]{2,3}\s?\$?|[¥￥$€£]\s?)?\Z",
    re.IGNORECASE,
)

#: Counted thing -> canonical unit; the same names as in Chinese.
UNITS = {
    "yuan": "yuan",
    "rmb": "yuan",
    "renminbi": "yuan",
    "us dollars": "US dollar",
    "dollars": "US dollar",
    "hong kong dollars": "Hong Kong dollar",
    "euros": "euro",
    "yen": "yen",
    "mu": "mu",
    "hectares": "hectare",
    "hectare": "hectare",
    "ha": "hectare",
    "square kilometers": "square kilometre",
    "square kilometres": "square kilometre",
    "square meters": "square metre",
    "square metres": "square metre",
    "cubic meters": "cubic metre",
    "cubic metres": "cubic metre",
    "kilometers": "kilometre",
    "kilometres": "kilometre",
    "km": "kilometre",
    "meters": "metre",
    "metres": "metre",
    "kilograms": "kilogram",
    "kg": "kilogram",
    "jin": "jin",
    "tons": "tonne",
    "tonnes": "tonne",
    "people": "person",
    "persons": "person",
    "person": "person",
    "person-times": "person-time",
    "households": "household",
    "household": "household",
    "years": "year",
    "year": "year",
    "months": "month",
    "month": "month",
    "days": "day",
    "day": "day",
    "weeks": "week",
    "hours": "hour",
}
#: Signs of money that stand before a figure.
CURRENCY_SIGNS = {
    "rmb": "yuan",
    "cny": "yuan",
    "¥": "yuan",
    "￥": "yuan",
    "us$": "US dollar",
    "usd": "US dollar",
    "$": "US dollar",
    "hk$": "Hong Kong dollar",
    "hkd": "Hong Kong dollar",
    "nt$": "Taiwan dollar",
    "€": "euro",
    "£": "pound",
}

#: Words that hold sentences together; they say nothing of what a sentence is about.
FUNCTION_WORDS = _words(
    "a an the this that these those such some any each every all both no not nor and or but if then than as at by for"
    " from in into of off on onto out over per to toward towards under until up upon via with within without about"
    " above across after against along among around before behind below between beyond during since through"
    " throughout be is are was were been being am do does did done doing have has had having will would shall should"
    " can could may might must he him his she her hers it its they them their we us our you your i me my who whom"
    " whose which what when where why how there here also only own same so too very just more most other another"
)

_STEM_ENDINGS = (
    *("isation", "ization", "ational", "fulness", "ousness", "iveness", "ations", "ation", "ising", "izing"),
    *("ments", "ment", "ities", "ated", "ates", "ating", "ate", "ness", "ions", "ion", "ings", "ing", "ised", "ized"),
    *(
        "ies",
        "ied",
        "ive",
        "ise",
        "ize",
        "ity",
        "ers",
        "ors",
        "ance",
        "ence",
        "ed",
        "er",
        "or",
        "al",
        "ly",
        "es",
        "s",
        "e",
    ),
    "y",
)


def stem(word: str) -> str:
    """The part that the forms of a word share; rough, and the same for every form that matters here.

    A dozen endings of English are taken off where at least three letters stay, then a doubled last consonant.

    >>> [stem(word) for word in ("relocation", "Relocated", "poverty", "planning", "plans", "counties", "county")]
    ['reloc', 'reloc', 'povert', 'plan', 'plan', 'count', 'count']
    """
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in _STEM_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word


def singular(word: str) -> str:
    """A noun without its plural; for looking words up whole.

    >>> [singular(word) for word in ("counties", "households", "taxes", "process", "status", "analysis", "Gas")]
    ['county', 'household', 'tax', 'process', 'status', 'analysis', 'gas']
    """
    word = word.lower()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
