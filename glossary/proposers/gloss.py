"""Does the text itself say what the term is called in the other language?

"five guarantees (五保)" and 五保（five guarantees） are a writer's own word for it. In front of a bracket the reader
must guess where the glossed term begins, so an answer that had to be cut out there is less sure than one that
stands between marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.proposers import Proposed, Question
from glossary.proposers._features import length_fit
from glossary.proposers._occurrences import english_words
from glossary.tagging import tokens
from glossary.unithood import may_begin, may_end, words, zh_simplified
from tmx.folding import fold_text
from tmx.languages import is_chinese
from tmx.languages.zh import HAN

#: How sure an answer between marks is, one that follows punctuation, and one that had to be cut out.
MARKED, FREE, CUT = 0.95, 0.8, 0.5

_HAN_IN_BRACKETS = re.compile(f'\\s*[“"]?\\s*[(（]\\s*[“"]?([{HAN}、]{{2,16}})[”"]?\\s*[)）]')
_ENGLISH_IN_BRACKETS = re.compile(r"[”\"」]?\s*[(（]\s*[“\"]?([A-Za-z][A-Za-z0-9 ’'\-]{1,70}?)[”\"]?\s*[,;，；)）]")


def propose(question: Question) -> Sequence[Sequence[Proposed]]:
    """For each term, what the texts gloss it as.

    >>> pairs = (("the five guarantees (五保) system", "农村“五保”（five guarantees）供养"),)
    >>> question = Question(("five guarantee",), pairs, "en", "zh-Hans")
    >>> [(item.text, item.evidence) for item in propose(question)[0]]
    [('五保', (0,))]
    >>> [item.text for item in propose(Question(("五保",), tuple((b, a) for a, b in pairs), "zh-Hans", "en"))[0]][:1]
    ['five guarantees']
    """
    from_chinese = is_chinese(question.source_language)
    found: dict[str, dict[str, tuple[float, list[int]]]] = {}
    for number, pair in enumerate(question.pairs):
        for text in pair:
            for english, chinese, sure in _glosses(text):
                asked, answer = (fold_text(chinese), english) if from_chinese else (_key(english), chinese)
                best, evidence = found.setdefault(asked, {}).get(answer, (0.0, []))
                if number not in evidence:
                    evidence.append(number)
                found[asked][answer] = max(best, sure), evidence
    answers = []
    for term in question.terms:
        asked = fold_text(term) if from_chinese else _key(term)
        proposed = [
            Proposed(text, sure, tuple(evidence), {"gloss": "the text says so in brackets"})
            for text, (sure, evidence) in found.get(asked, {}).items()
        ]
        answers.append(sorted(proposed, key=lambda item: (-item.confidence, -len(item.evidence), item.text)))
    return answers


def _key(english: str) -> str:
    return " ".join(english_words(english))


def _glosses(text: str) -> Iterator[tuple[str, str, float]]:
    """Yield (English, Chinese, how sure) for every gloss in brackets."""
    for match in _HAN_IN_BRACKETS.finditer(text):
        if not _is_term(match.group(1)):
            continue
        # Every phrase that ends at the bracket could be the glossed one; the term asked for decides.
        before = [word for word in tokens(text) if word.end <= match.start()]
        if before and not text[before[-1].end : match.start()].strip("”\"’' "):
            for size in range(1, 7):
                held = before[-size:]
                if len(held) < size or not all(word.joined for word in held[1:]):
                    break
                if held[0].tag not in "ICTOX":
                    whole = len(before) == size or not held[0].joined or before[-size - 1].tag in "ICTOXV"
                    yield text[held[0].start : held[-1].end], match.group(1), MARKED if whole else FREE
    for match in _ENGLISH_IN_BRACKETS.finditer(text):
        for chinese, sure in _chinese_before(text, match.start(), _length(match.group(1))):
            yield match.group(1), chinese, sure


def _is_term(chinese: str) -> bool:
    """Whether what stands in brackets can be a term, not an explanation: 五保, but not 即低收入者 or 或元类."""
    run = words(chinese)
    simple = [zh_simplified(word) for word, _ in run]
    explains = simple[0][0] in "即或如见指例含" or any(
        word in ("其", "的", "等", "了", "、", "是") for word in simple
    )
    return not explains and may_begin(simple[0]) and may_end(simple[-1])


def _length(english: str) -> int:
    """How many words an English gloss stands for; a letter of an acronym is most of one."""
    letters = sum(map(str.isupper, english))
    return max(2, round(0.8 * letters)) if letters > 1 and english.isupper() else len(english_words(english))


def _chinese_before(text: str, end: int, english: int) -> Iterator[tuple[str, float]]:
    """Yield what Chinese term may end at the bracket, with how sure that is."""
    if end < len(text) and text[end] in "”」":
        opening = max(text.rfind("“", 0, end), text.rfind("「", 0, end))
        if 0 <= opening < end - 1:
            yield text[opening + 1 : end], MARKED
        return
    run = re.search(f"[{HAN}]+$", text[:end])
    if run is None:
        return
    cut = words(run.group())
    fits = [
        (length_fit(len(run.group()) - at, english), run.group()[at:])
        for word, at in cut
        if may_begin(word) and len(run.group()) - at >= 2
    ]
    if fits:
        best = max(fits)[1]
        yield best, FREE if best == run.group() else CUT
