"""For each term: what is it called in the other language, how sure is that, and which sentences show it?

The proposers (:mod:`glossary.proposers`) each answer from their own kind of evidence; here their answers become one
list for each term. Where independent kinds agree, confidence rises; where a sure one speaks, the guesses fall back.
Nothing is accepted here: a proposal becomes a term when a person says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from glossary.errors import WrongUse
from glossary.model import Equivalent, Glossary
from glossary.proposers import Proposed, Question
from tmx.folding import fold_text
from tmx.languages import is_chinese, zh

#: No answer is surer than this: only a person is certain.
SUREST = 0.99
#: At and above this, an answer is shown as "high".
HIGH = 0.9
#: Proposers whose answer is somebody's own word for it, so that it pushes mere guesses back.
_SAID = ("gloss", "lexicon")


@dataclass(frozen=True, slots=True)
class TermEquivalents:
    """A term, as it was asked for, and its equivalents, best first."""

    term: str
    equivalents: tuple[Equivalent, ...]


def find_equivalents(
    terms: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    *,
    language: str = "en",
    target_language: str = "zh-Hans",
    top: int = 5,
    without: Sequence[str] = (),
    lexicon: Glossary | None = None,
    report: Callable[[float], None] | None = None,
) -> list[TermEquivalents]:
    """The equivalents of terms, found in aligned pairs and wherever else the proposers look.

    :param terms: the terms; their case does not matter.
    :param pairs: (English, Chinese), whatever the direction; evidence counts them from 0.
    :param language: language of the terms: ``en``, or ``zh`` for Chinese ones.
    :param target_language: which Chinese the pairs hold, ``zh-Hans`` or ``zh-Hant``; answers stay in it.
    :param top: how many equivalents a term gets at most; 0 is all.
    :param without: names of proposers to leave out.
    :param lexicon: a glossary to consult.
    :param report: told how much is done, 0 to 1.
    :raises WrongUse: when a proposer to leave out does not exist.

    >>> pairs = [("Off-site relocation helps farmers.", "易地搬迁帮助农民。"),
    ...     ("It funds off-site relocation.", "资助易地搬迁。")]
    >>> found = find_equivalents(["off-site relocation"], pairs)[0].equivalents[0]
    >>> found.text, found.evidence
    ('易地搬迁', (0, 1))
    >>> find_equivalents(["易地搬迁"], pairs, language="zh")[0].equivalents[0].text.lower()
    'off-site relocation'
    """
    import glossary.proposers
    from tmx.discovery import load_plugin, plugin_names

    names = plugin_names(glossary.proposers)
    for name in without:
        if name not in names:
            raise WrongUse("no such proposer", text=name, hint=f"known: {' '.join(names)}")
    from_chinese = is_chinese(language)
    chinese = target_language if is_chinese(target_language) else "zh-Hans"
    question = Question(
        terms=tuple(" ".join(term.split()) for term in terms),
        pairs=tuple((right, left) if from_chinese else (left, right) for left, right in pairs),
        source_language=chinese if from_chinese else "en",
        target_language="en" if from_chinese else chinese,
        lexicon=lexicon,
        report=report,
    )
    answers = {name: load_plugin(glossary.proposers, name).propose(question) for name in names if name not in without}
    return [
        TermEquivalents(
            term, _combined({name: rows[number] for name, rows in answers.items()}, question)[: top or None]
        )
        for number, term in enumerate(terms)
    ]


def judge_chinese(pairs: Sequence[tuple[str, str]]) -> str:
    """The script of the Chinese side of some pairs: ``zh-Hans`` or ``zh-Hant``.

    >>> judge_chinese([("pairing assistance", "對口幫扶")])
    'zh-Hant'
    """
    return zh.judge_script("\n".join(chinese for _, chinese in pairs))


@dataclass(slots=True)
class _Merged:
    """The answers that say the same, by proposer."""

    text: str
    by_proposer: dict[str, Proposed]


def _combined(proposed: dict[str, Sequence[Proposed]], question: Question) -> tuple[Equivalent, ...]:
    merged: dict[str, _Merged] = {}
    for name, answers in proposed.items():
        for answer in answers:
            same = merged.setdefault(fold_text(answer.text), _Merged(answer.text, {}))
            same.by_proposer.setdefault(name, answer)
            if name == "lexicon":
                same.text = answer.text  # as its owner writes it
    said = {
        key: max((item.by_proposer[name].confidence for name in _SAID if name in item.by_proposer), default=0.0)
        for key, item in merged.items()
    }
    found = []
    for key, item in merged.items():
        sure = _agreed(item)
        against = max((value for other, value in said.items() if other != key), default=0.0)
        if not said[key]:
            sure *= 1 - 0.8 * against
        found.append(_equivalent(item, min(SUREST, sure)))
    return tuple(sorted(found, key=lambda answer: (-answer.confidence, -len(answer.evidence), answer.text)))


def _agreed(item: _Merged) -> float:
    """How sure the proposers are together: each further kind of evidence takes off a part of the doubt left."""
    doubt = 1.0
    for name, answer in item.by_proposer.items():
        if name == "dictionary" and "parallel" in item.by_proposer:
            continue  # the dictionary is among what the pairs were measured by
        doubt *= 1 - answer.confidence
    return 1 - doubt


def _equivalent(item: _Merged, sure: float) -> Equivalent:
    evidence = sorted({number for answer in item.by_proposer.values() for number in answer.evidence})
    reasons: dict[str, float | str] = {}
    for name, answer in sorted(item.by_proposer.items()):
        reasons[name] = round(answer.confidence, 3)
        reasons |= {feature: value for feature, value in answer.reasons.items() if feature not in reasons}
    return Equivalent(item.text, round(sure, 4), tuple(evidence), reasons)
