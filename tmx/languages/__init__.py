"""What is true of each language, and what its tag is.

A fact about a language lives in that language's file (``en.py``, ``zh.py``) and nowhere else. Here is only what
they share: the shape of the facts, and the tags. Inside the project a language is ``en``, ``zh-Hans`` or
``zh-Hant``; other tools write ``EN-US``, ``zh_CN``, ``zho`` ..., which are read here and written here (BCP 47,
RFC 5646).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

#: The languages a document, a segment or a term can be in.
LANGUAGES = ("en", "zh-Hans", "zh-Hant")

_CHINESE = {"zh", "zho", "chi", "cmn"}
_ENGLISH = {"en", "eng"}
_SCRIPT_OF_REGION = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
_MAIN_REGION = {"zh-Hans": "CN", "zh-Hant": "TW"}


@dataclass(frozen=True, slots=True)
class Language:
    """Facts about one language that the shared code asks for."""

    #: ``en`` or ``zh``: the subtag that both scripts of Chinese share.
    code: str
    #: Whether words are written with spaces between them.
    uses_spaces: bool
    #: Signs that end a sentence.
    sentence_ends: str
    #: What stands between two sentences of one paragraph.
    joiner: str
    #: Name of the language in itself, for pages.
    name: str


def parse_tag(tag: str) -> tuple[str, str]:
    """Read any tool's language tag: (our tag, region).

    Our tag is ``en``, ``zh-Hans``, ``zh-Hant``, bare ``zh`` where the tag does not say which script, or, for
    other languages, the lower-case language (and script). The region is in capitals, or empty.

    >>> parse_tag("zh_CN"), parse_tag("ZH-HK"), parse_tag("EN-us"), parse_tag("zho"), parse_tag("cmn-Hans")
    (('zh-Hans', 'CN'), ('zh-Hant', 'HK'), ('en', 'US'), ('zh', ''), ('zh-Hans', ''))
    >>> parse_tag("zh-Hant-HK"), parse_tag("pt_BR"), parse_tag("sr-Latn-RS")
    (('zh-Hant', 'HK'), ('pt', 'BR'), ('sr-Latn', 'RS'))
    """
    parts = [part for part in tag.strip().replace("_", "-").split("-") if part]
    language = parts[0].lower() if parts else ""
    script = region = ""
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha() and not script and not region:
            script = part.title()
        elif (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
            region = region or part.upper()
    if language in _CHINESE:
        script = script or _SCRIPT_OF_REGION.get(region, "")
        return (f"zh-{script}" if script else "zh"), region
    if language in _ENGLISH:
        return "en", region
    return (f"{language}-{script}" if script else language), region


def exchange_tag(language: str, region: str = "") -> str:
    """The tag that other tools expect: Chinese by region, never by script.

    OmegaT, Trados and memoQ compare regions and ignore scripts, so ``zh-Hans`` would be taken for either.

    >>> exchange_tag("zh-Hans"), exchange_tag("zh-Hant"), exchange_tag("zh-Hant", "HK"), exchange_tag("en", "GB")
    ('zh-CN', 'zh-TW', 'zh-HK', 'en-GB')
    """
    if language in _MAIN_REGION:
        fits = _SCRIPT_OF_REGION.get(region) == language.removeprefix("zh-")
        return f"zh-{region if fits else _MAIN_REGION[language]}"
    return f"{language}-{region}" if region else language


def is_chinese(language: str) -> bool:
    """Whether a tag of ours means Chinese, in either script."""
    return language.split("-")[0] == "zh"


def speaks(language: str, wanted: str | None) -> bool:
    """Whether a tag of ours is the language wanted; ``zh`` wants both scripts, None wants all.

    >>> speaks("zh-Hant", "zh"), speaks("zh-Hant", "zh-Hans"), speaks("en", None)
    (True, False, True)
    """
    return wanted is None or language == wanted or language.startswith(f"{wanted}-")


@cache
def facts(language: str) -> Language:
    """The facts about a language, by one of our tags.

    :raises KeyError: for a language that has no file here.
    """
    from tmx import discovery, languages

    plugin: Language = discovery.load_plugin(languages, language.split("-")[0]).LANGUAGE
    return plugin


def judge_language(text: str) -> str:
    """The language of a text, judged by its script: ``en``, ``zh-Hans`` or ``zh-Hant``.

    Chinese when Han characters outnumber a third of the Latin words: Chinese policy text quotes English names,
    and English text glosses Chinese terms.

    >>> judge_language("易地搬迁 (relocation)"), judge_language("對口幫扶"), judge_language("five guarantee (五保)")
    ('zh-Hans', 'zh-Hant', 'en')
    """
    from tmx.languages import en, zh

    han = len(zh.HAN_CHARACTER.findall(text))
    if han == 0 or han * 3 < len(en.WORD.findall(text)) * 4:
        return "en"
    return zh.judge_script(text)
