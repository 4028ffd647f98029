"""What is a new concept called, and when are two candidates the same one?

An id is made from the English term, or from the pinyin of a Chinese one, once; it never changes afterwards, because
decisions, links and other files point at it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container

from tmx.folding import fold_text
from tmx.languages import is_chinese, zh

_LONGEST_ID = 60
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def concept_id(term: str, taken: Container[str] = ()) -> str:
    """An id for a concept led by this term: lower-case ASCII words joined by hyphens, and not taken yet.

    >>> concept_id("Off-site relocation"), concept_id("对口帮扶"), concept_id("8-7 plan")
    ('off-site-relocation', 'dui-kou-bang-fu', 'c-8-7-plan')
    >>> concept_id("five guarantees", taken={"five-guarantees"})
    'five-guarantees-2'
    """
    spelled = zh.HAN_RUN.sub(lambda run: f" {' '.join(zh.pinyin(run[0]))} ", term)
    slug = _NOT_IN_IDS.sub("-", fold_text(spelled)).strip("-")[:_LONGEST_ID].strip("-")
    if not slug:
        slug = hashlib.sha256(term.encode()).hexdigest()[:8]
    if not slug[0].isalpha():
        slug = f"c-{slug}"
    unique, number = slug, 1
    while unique in taken:
        number += 1
        unique = f"{slug}-{number}"
    return unique


def candidate_key(language: str, term: str) -> str:
    """How a candidate is known again in ``decisions.jsonl``: by its language and folded form, in either script.

    >>> candidate_key("zh-Hant", "對口幫扶") == candidate_key("zh-Hans", "对口帮扶")
    True
    >>> candidate_key("en", "Pairing assistance") == candidate_key("en", "pairing  assistance")
    True
    """
    family = "zh" if is_chinese(language) else language
    return hashlib.sha256(f"{family}\n{fold_text(term)}".encode()).hexdigest()[:16]
