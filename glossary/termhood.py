"""How much does a candidate look like a term of its subject?

Three measures that the literature agrees on, multiplied: the C-value (Frantzi, Ananiadou and Mima 2000), which
counts a phrase less where it is only met inside a longer one; the contrast between how often its words are met here
and in the language at large (wordfreq); and what the text itself says by a heading, quotation marks, an acronym.
Nothing is cut off by frequency: half of the true terms of a short document occur once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from glossary.tagging import listed
from glossary.word_forms import lemma

#: Zipf value (log10 of occurrences per billion words) above which a single word is everyday language.
EVERYDAY = 3.5
#: Contrast lies between these, so that one odd word cannot outweigh everything.
CONTRAST = (0.15, 3.2)
#: What a reason multiplies the score by; the strongest counts, the others add a little.
REASON_WEIGHTS = {
    "lexicon": 2.6,
    "heading": 1.7,
    "quoted": 1.9,
    "acronym": 2.2,
    "quoted front": 1.2,
    "definition": 1.6,
    "title": 1.5,
    "single heading": 1.2,
    "capitals": 1.1,
    "of": 0.75,
    "of, loose": 0.3,
    "coordination": 0.7,
    "name with of": 1.2,
    "name with on": 1.2,
    "name with for": 1.2,
}
#: Reasons that vouch for a single word.
STRUCTURAL = frozenset({"heading", "quoted", "acronym", "definition", "lexicon", "title", "capitals"})

#: Reasons by which a text itself makes a phrase a term, however everyday its words: "five guarantee".
VOUCHED = frozenset({"quoted", "acronym", "definition", "lexicon"})
VOUCHED_CONTRAST = 1.5

#: Adjectives that begin a description rather than a term.
GENERIC_FIRST = listed(
    "large small big great good better best new old high low important main major minor key relevant"
    " corresponding total overall whole entire previous current present past recent last next early late"
    " actual specific certain different similar possible necessary significant considerable general active"
    " effective further additional former latter above-mentioned following full complete clear strong long"
    " short young real true difficult easy many aforesaid increasing increased rapid steady continuous"
    " constant huge vast rich extensive heavy meticulous strict correct comprehensive detailed convenient"
    " adequate inadequate remarkable outstanding fundamental annual average sound wide broad deep close"
    " respective so-called least most remote scheduled sustained model ever separated biggest largest local"
)
#: Nouns that are too general to be the head of a term, or a term themselves.
GENERIC_HEADS = listed(
    "number amount kind type way part lot range series basis accordance time times year years month day"
    " people person thing things case cases example fact matter end beginning place stage aspect aspects field"
    " respect view purpose result results reason total percentage percent rest member members use advantage"
    " addition line order difficulty difficulties situation situations condition conditions requirement"
    " requirements minute side degree spirit sense bid lack role face focus need needs issue issues problem"
    " problems point points objective objectives goal goals task tasks main content contents principle idea"
    " ideas effort efforts question progress leadership effect effects factor factors experience achievement"
    " achievements city county province country town village measure measures round mind minds worth trend"
    " thousand director level levels characteristic characteristics meeting meetings cooperation gathering"
    " ability importance influence position success title period area areas region regions department"
    " departments government governments cities counties provinces capital completion implementation"
    " establishment enhancement improvement strengthening promotion acceleration expansion upgrading increase"
    " decrease decline reduction growth strength support construction cause causes creation formation"
    " continuation exploration realization realisation start launch step steps"
)
#: Heads that make the description of an action, not the name of a thing, unless the text says otherwise.
_GENERIC_PHRASE_HEADS = listed(
    "number amount kind type lot range series basis time times year years month day thing things fact matter"
    " end beginning place aspect aspects respect result results reason total percentage rest spirit sense lack"
    " worth director main minute bid"
)

#: Chinese words that say too little to be a term alone, or to lead or close one.
GENERIC_CHINESE = listed(
    "工作 问题 情况 方面 基础 水平 能力 条件 作用 发展 建设 项目 活动 单位 部门 地区 人员 群众 重点 任务 目标"
    " 措施 要求 内容 原则 关系 过程 结果 成果 成效 工程 机制 体系 制度 政策 管理 服务 组织 社会 经济 国家 政府"
    " 企业 产业 生产 生活 资金 投资 增长 收入 人口 农村 城市 人民 干部 领导 会议 全省 全国 规划 方案 办法"
)


#: Chinese words that join two things.
CONJUNCTIONS = frozenset("和与及暨或")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted about one candidate, before it is judged."""

    #: Words of its commonest form, as written there in lower case (English) or jieba's (Chinese).
    words: tuple[str, ...]
    frequency: int
    #: Occurrences that are not part of a longer candidate, as a share of all.
    standalone: float
    #: Mean frequency of the longer candidates that hold it, and the highest of them; 0 where none does.
    mean_frequency_around: float
    highest_frequency_around: int
    reasons: Set[str]
    #: Measures from the extractors (branching entropy ...).
    measures: Mapping[str, float]
    #: Tag of the first word (English).
    first_tag: str = ""


@cache
def reference_frequencies(language: str) -> Mapping[str, float]:
    """Share of each word in the language at large (wordfreq), for ``en`` or ``zh``."""
    from wordfreq import get_frequency_dict

    frequencies: Mapping[str, float] = get_frequency_dict(language, wordlist="large")
    return frequencies


def zipf(word: str, language: str) -> float:
    """Zipf value of a word in the language at large: 7 for the commonest, 3 for once in a million, 1 for unknown.

    >>> zipf("household", "en") > EVERYDAY > zipf("microfinance", "en")
    True
    """
    frequencies = reference_frequencies(language)
    share = frequencies.get(word, 0.0)
    if not share and "-" in word:
        return min(zipf(part, language) for part in word.split("-") if part) - 0.5 if word.strip("-") else 1.0
    if not share and word.endswith("'s"):
        return zipf(word[:-2], language)
    return max(1.0, math.log10(share * 1e9)) if share else 1.0


class Contrast:
    """How much commoner each word is in the texts at hand than in the language at large, in powers of ten."""

    def __init__(self, counts: Mapping[str, int], language: str) -> None:
        self._counts = counts
        self._total = max(1, sum(counts.values()))
        self._language = language

    def of(self, words: Sequence[str]) -> float:
        """Mean over the words; of a single word, its own.

        >>> Contrast({"household": 50, "the": 400}, "en").of(["household"]) > 1
        True
        """
        lowest, highest = CONTRAST
        values = [self._one(word) for word in words]
        return max(lowest, min(highest, sum(values) / len(values))) if values else lowest

    def _one(self, word: str) -> float:
        share = (self._counts.get(word, 0) + 0.5) / self._total
        reference = zipf(word, self._language)
        if reference == 1.0 and self._language == "zh" and len(word) > 1:
            reference = 2.0
        return math.log10(share * 1e9) - reference


def english_score(facts: Facts, contrast: Contrast) -> dict[str, float]:
    """Score of an English candidate and the parts that it was multiplied from; ``score`` is the product."""
    words = facts.words
    parts = _common_parts(facts, contrast, words)
    factor = 1.0
    structural = bool(STRUCTURAL & facts.reasons)
    if len(words) == 1:
        reference = zipf(words[0], "en")
        if not structural:
            factor *= 0.55 if reference < EVERYDAY else 0.22
        if words[0] in GENERIC_HEADS or lemma(words[0]) in GENERIC_HEADS:
            factor *= 0.3
    else:
        # Met again, what looked like chance is a usage.
        if facts.frequency > 1 and facts.reasons == {"coordination"}:
            factor /= REASON_WEIGHTS["coordination"]
        if facts.frequency > 2 and facts.reasons == {"of, loose"}:
            factor *= REASON_WEIGHTS["of"] / REASON_WEIGHTS["of, loose"]
        if words[0] in GENERIC_FIRST:
            factor *= 0.7 if structural else 0.35
        if words[0].endswith("'s") and not structural:
            factor *= 0.6 if words[0] == "people's" else 0.25
        if words[-1] in _GENERIC_PHRASE_HEADS:
            factor *= 0.35
        elif lemma(words[-1]) in GENERIC_HEADS and facts.frequency == 1 and not structural:
            factor *= 0.7
        if facts.first_tag in "DG" and facts.frequency == 1 and not structural and "-" not in words[0]:
            factor *= 0.35
        elif facts.frequency == 1 and not structural and words[0].endswith(("ing", "ed")) and words[0] != "leading":
            factor *= 0.6
        if len(words) > 5 and not structural:
            factor *= 0.7
    if any(len(word) == 1 for word in words):
        factor *= 0.4
    parts["form"] = round(factor, 4)
    parts["score"] = round(parts["score"] * factor, 4)
    return parts


def chinese_score(facts: Facts, contrast: Contrast) -> dict[str, float]:
    """Score of a Chinese candidate and the parts that it was multiplied from; ``score`` is the product."""
    words = facts.words
    length = sum(len(word) for word in words)
    parts = _common_parts(facts, contrast, words, nested_keeps=0.7)
    factor = 1.0
    structural = bool(STRUCTURAL & facts.reasons)
    branching = facts.measures.get("branching", 0.0)
    parts["branching"] = branching
    factor *= 0.6 + 0.25 * min(branching, 3.0)
    if len(words) == 1 and not structural:
        factor *= 0.2 if words[0] in GENERIC_CHINESE else 0.5 if length < 4 else 0.9
    if len(words) > 1 and (words[0] in GENERIC_CHINESE) + (words[-1] in GENERIC_CHINESE) == 2:
        factor *= 0.5
    if length > 8 and not structural:
        factor *= 0.4
    if "led by a place" in facts.measures and not structural:
        factor *= 0.3
    if CONJUNCTIONS & set(words[1:-1]) and not structural:
        factor *= 0.3
    parts["form"] = round(factor, 4)
    parts["score"] = round(parts["score"] * factor, 4)
    return parts


def _common_parts(
    facts: Facts, contrast: Contrast, words: Sequence[str], nested_keeps: float = 0.25
) -> dict[str, float]:
    vouched = bool(VOUCHED & facts.reasons)
    around = 0.0 if vouched else facts.mean_frequency_around
    c_value = math.log2(1 + len(words)) * max(0.0, facts.frequency - around)
    difference = max(contrast.of(words), VOUCHED_CONTRAST if vouched else 0.0)
    reason = reason_weight(facts.reasons)
    alone = nested_keeps + (1 - nested_keeps) * facts.standalone
    # What is only ever met inside one longer candidate is a piece of it.
    whole = (
        0.3 if not vouched and facts.standalone == 0 and facts.highest_frequency_around >= facts.frequency else 1.0
    )
    score = math.log2(2 + c_value) * difference * reason * alone * whole
    return {
        "score": round(score, 4),
        "c_value": round(c_value, 4),
        "contrast": round(difference, 4),
        "standalone": round(facts.standalone, 4),
        "reason": round(reason, 4),
    }


def reason_weight(reasons: Set[str]) -> float:
    """What the reasons multiply a score by: the strongest, and a tenth more for each further structural one.

    >>> reason_weight({"phrase"}), reason_weight({"phrase", "of"}), reason_weight({"of"})
    (1.0, 1.0, 0.75)
    """
    strongest = max(REASON_WEIGHTS.get(reason, 1.0) for reason in reasons) if reasons else 1.0
    further = sum(1 for reason in reasons if REASON_WEIGHTS.get(reason, 1.0) > 1.0) - 1
    return strongest * (1 + 0.1 * max(0, further))
