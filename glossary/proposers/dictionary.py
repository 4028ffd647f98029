"""Is the term, as a whole, an entry of CC-CEDICT?

Only whole entries count. Putting a translation together from the words of a term was measured and found wrong more
often than right ("off-site relocation" is not 地点转移安置), so it is never shown. Such an answer names the
dictionary as its source: it is a suggestion from outside of the texts, and its licence asks for the credit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.proposers import Proposed, Question
from glossary.proposers._occurrences import Occurrences
from tmx.dictionary import SOURCE, Dictionary, load_dictionary
from tmx.errors import StoreError
from tmx.languages import is_chinese

#: How sure an entry is: the pairs show both, no pair shows the term, the pairs show the term but not this answer.
SHOWN, UNTESTED, NOT_SHOWN = 0.6, 0.35, 0.04
#: A word with many senses says little; only its first ones are handed on.
KEPT = 4
_REMARK = re.compile(r"\s*\([^()]*\)\s*")


def propose(question: Question) -> Sequence[Sequence[Proposed]]:
    """For each term, the whole entries of the dictionary, with the dictionary named as their source.

    >>> found = propose(Question(("poverty alleviation",), (), "en", "zh-Hans"))[0]
    >>> ("扶贫", {"source": "CC-CEDICT"}) in [(item.text, dict(item.reasons)) for item in found]
    True
    """
    try:
        dictionary = load_dictionary()
    except StoreError:
        return [[] for _ in question.terms]
    sources = Occurrences([source for source, _ in question.pairs], question.source_language)
    targets = Occurrences([target for _, target in question.pairs], question.target_language)
    answers = []
    for term in question.terms:
        met = set(sources.of(term))
        proposed = []
        for text in _entries(dictionary, term, question):
            evidence = tuple(sorted(met.intersection(targets.of(text)))) if met else ()
            sure = SHOWN if evidence else NOT_SHOWN if met else UNTESTED
            proposed.append(Proposed(text, sure, evidence, {"source": SOURCE}))
        proposed.sort(key=lambda item: -item.confidence)
        answers.append(proposed[:KEPT])
    return answers


def _entries(dictionary: Dictionary, term: str, question: Question) -> list[str]:
    if not is_chinese(question.source_language):
        return list(dictionary.chinese_for(term, question.target_language))
    glosses = (_REMARK.sub(" ", gloss).strip() for gloss in dictionary.translations(term))
    found = (gloss.removeprefix("to ") for gloss in glosses)
    return list(dict.fromkeys(gloss for gloss in found if gloss and len(gloss.split()) <= 5 and "[" not in gloss))
