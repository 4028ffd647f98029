"""What stands in the translations of the sentences in which the term stands?

For each term, every stretch of the aligned sentences that could be its equivalent is measured: does it keep company
with the term, does the dictionary translate one by the other, both ways, is it near in meaning, alike in length and
place, and is it a word in its own right? The measures are weighted (the weights are fitted, see
``tests/benchmarks/fit_equivalents.py``), and how sure the best one is follows from its score and from how far the
next one is behind. One pair of sentences is enough to propose; nothing is filtered by frequency.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glossary.proposers import Proposed, Question
from glossary.proposers._candidates import Candidates
from glossary.proposers._features import Coverage, dice, harmonic, length_fit, log_likelihood
from glossary.proposers._occurrences import Occurrences, english_words
from glossary.unithood import zh_simplified
from tmx.dictionary import Dictionary, load_dictionary
from tmx.encoder import Encoder, load_encoder
from tmx.errors import StoreError
from tmx.languages import is_chinese

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: How many candidates of a term are measured in full, and how many of the best are trimmed by characters.
SHORTLIST = 40
TRIMMED = 10
#: Pairs looked at for one term; a term met more often is known well enough by these.
PAIRS_READ = 150
#: How many answers of a term are handed on.
KEPT = 12

#: Measures that count for more, or less, the more often the term is met.
OFTEN = ("dice", "presence", "strength", "nearness", "recall", "precision", "coverage", "inside", "length")

#: Weight of each measure; fitted. A measure that cannot be taken (no encoder, no dictionary) counts nothing.
WEIGHTS: Mapping[str, float] = {
    "complete": 0.90,
    "coverage": 1.30,
    "coverage, often": -0.71,
    "dice": 1.16,
    "dice, often": 0.90,
    "edges": 2.34,
    "excess": -0.82,
    "headword": 0.18,
    "inside": -0.78,
    "inside, often": -0.32,
    "lacking": 0.74,
    "length": 2.27,
    "length, often": 0.78,
    "likelihood": 0.79,
    "nearness": 7.68,
    "nearness, often": 1.32,
    "place": 1.58,
    "precision": 0.26,
    "precision, often": -1.10,
    "presence": 1.39,
    "presence, often": 0.34,
    "recall": 0.84,
    "recall, often": -0.70,
    "strength": 1.08,
    "strength, often": 0.44,
    "translation": 1.50,
}
#: Logistic from (1, score, margin to the next) to confidence; fitted.
CONFIDENCE = (-5.222, 0.312, 0.521)


@dataclass(slots=True)
class Measured:
    """A candidate for one term, with its measures."""

    key: str
    evidence: tuple[int, ...]
    #: In how many pairs the term stands.
    asked: int = 0
    measures: dict[str, float] = field(default_factory=dict)
    score: float = 0.0


def propose(question: Question) -> Sequence[Sequence[Proposed]]:
    """For each term, the stretches of the other language that its sentences' translations offer, best first."""
    if not question.pairs or not question.terms:
        return [[] for _ in question.terms]
    evidence = Parallel(question)
    answers = evidence.measured()
    for ranked in answers:
        weigh(ranked)
    return [_proposed(ranked, evidence.candidates) for ranked in answers]


class Parallel:
    """The measures of every term's candidates.

    :param question: the terms and the pairs.
    """

    def __init__(self, question: Question) -> None:
        self._question = question
        self._from_chinese = is_chinese(question.source_language)
        self._sources = [source for source, _ in question.pairs]
        targets = [target for _, target in question.pairs]
        self._occurrences = Occurrences(self._sources, question.source_language)
        self.candidates = Candidates(targets, question.target_language)
        self._dictionary = _dictionary()
        self._coverage = None if self._dictionary is None else Coverage(self._dictionary)
        self._encoder = load_encoder()

    def measured(self) -> list[list[Measured]]:
        """For each term its candidates with their measures, not yet weighed."""
        shortlists = []
        for number, term in enumerate(self._question.terms):
            shortlists.append(self._shortlist(term))
            self._tell(0.5 * (number + 1) / len(self._question.terms))
        self._measure_nearness(shortlists)
        for met in shortlists:
            for item in met:
                many = min(1.0, math.log2(1 + item.asked) / 7)
                item.measures |= {f"{name}, often": item.measures.get(name, 0.0) * many for name in OFTEN}
        self._tell(1.0)
        return shortlists

    def _tell(self, share: float) -> None:
        if self._question.report is not None:
            self._question.report(share)

    def _shortlist(self, term: str) -> list[Measured]:
        standing = self._occurrences.of(term)
        if not standing:
            return []
        read = standing[:: max(1, len(standing) // PAIRS_READ)][:PAIRS_READ]
        counts = Counter(key for number in read for key in self.candidates.of_text[number])
        enough = max(1, round(0.12 * len(read)))
        context = _Term(term, frozenset(standing), frozenset(read), len(self._question.pairs), self._from_chinese)
        met = [self._measure(key, context) for key, count in counts.items() if count >= enough]
        met.sort(key=_first_look, reverse=True)
        met = met[:SHORTLIST]
        trims = self.candidates.trims(item.key for item in met[:TRIMMED])
        met += [self._measure(key, context) for key in trims]
        met.sort(key=_first_look, reverse=True)
        met = met[:SHORTLIST]
        self._measure_inside(met)
        for item in met:
            self._measure_place(item, term)
        return met

    def _measure(self, key: str, term: _Term) -> Measured:
        texts = self.candidates.texts_of(key)
        together = [number for number in texts if number in term.standing]
        measures = {
            "dice": dice(len(together), len(term.standing), len(texts)),
            "likelihood": log_likelihood(len(together), len(term.standing), len(texts), term.pairs + 1),
            "presence": len(together) / len(term.standing),
            "strength": log_likelihood(len(together), len(term.standing), len(texts), term.pairs + 1)
            / (log_likelihood(len(term.standing), len(term.standing), len(term.standing), term.pairs + 1) or 1.0),
            "edges": 1.0 if self.candidates.at_word_edges(key) else 0.0,
        }
        words = self.candidates.words_of(key)
        if term.chinese:
            english, chinese = key, term.words
            measures["length"] = length_fit(len(term.text), len(words))
        else:
            english, chinese = term.text, words
            measures["length"] = length_fit(len(key), len(term.words))
        if self._coverage is not None and self._dictionary is not None:
            of_english, of_chinese = self._coverage.both_ways(english, chinese)
            recall, precision = (of_chinese, of_english) if term.chinese else (of_english, of_chinese)
            whole = "".join(chinese)
            known = whole in self._dictionary
            measures |= {
                "recall": recall,
                "precision": precision,
                "coverage": harmonic(recall, precision),
                "complete": float(recall > 0.99 and precision > 0.99),
                "headword": float(known),
                "translation": float(known and self._translates(whole, english)),
            }
        return Measured(key, tuple(together), len(term.standing), measures)

    def _translates(self, chinese: str, english: str) -> bool:
        wanted = english_words(english)
        assert self._dictionary is not None
        return any(_gloss_words(gloss) == wanted for gloss in self._dictionary.translations(chinese))

    def _measure_inside(self, met: Sequence[Measured]) -> None:
        """Compare each with the longer candidates that hold it and the shorter ones inside it.

        ``inside``: how often it is met only as a piece of a longer one; ``lacking``: how much more of the term a
        longer one accounts for; ``excess``: how much longer it is than a piece of it that accounts for as much.
        """
        for item in met:
            own = item.measures
            inside = lacking = excess = 0.0
            for other in met:
                if other is item or not other.measures["edges"]:
                    continue
                if len(other.key) > len(item.key) and item.key in other.key:
                    share = min(1.0, len(other.evidence) / len(item.evidence))
                    inside = max(inside, share)
                    lacking = max(lacking, share * (other.measures.get("recall", 0.0) - own.get("recall", 0.0)))
                elif other.key in item.key and other.measures.get("recall", 0.0) >= own.get("recall", 0.0):
                    excess = max(excess, len(other.key) / len(item.key))
            own["inside"] = inside if len(item.evidence) > 1 else 0.5
            own["lacking"] = max(0.0, lacking)
            own["excess"] = excess if own.get("recall") else 0.0

    def _measure_place(self, item: Measured, term: str) -> None:
        distances = []
        for number in item.evidence[:10]:
            here = self._occurrences.places(term, number)
            there = self.candidates.places(item.key, number)
            if here and there:
                distances.append(min(abs(left - right) for left in here for right in there))
        item.measures["place"] = 1 - sum(distances) / len(distances) if distances else 0.5

    def _measure_nearness(self, shortlists: Sequence[Sequence[Measured]]) -> None:
        if self._encoder is None:
            return
        texts = dict.fromkeys(zh_simplified(term) for term in self._question.terms)
        texts |= dict.fromkeys(item.key for met in shortlists for item in met)
        vectors = _encoded(self._encoder, list(texts), self._tell)
        numbers = {text: number for number, text in enumerate(texts)}
        for term, met in zip(self._question.terms, shortlists, strict=True):
            if met:
                own = vectors[numbers[zh_simplified(term)]]
                for item, nearness in zip(met, vectors[[numbers[item.key] for item in met]] @ own, strict=True):
                    item.measures["nearness"] = float(nearness)


class _Term:
    """A term asked for, and where it stands."""

    def __init__(self, text: str, standing: frozenset[int], read: frozenset[int], pairs: int, chinese: bool) -> None:
        from glossary.unithood import words

        self.text = text
        self.standing = standing
        self.read = read
        self.pairs = pairs
        self.chinese = chinese
        self.words = tuple(zh_simplified(word) for word, _ in words(text)) if chinese else tuple(english_words(text))


def weigh(met: list[Measured]) -> None:
    """Score the candidates of a term by the weights, and put them in order, best first."""
    for item in met:
        item.score = sum(WEIGHTS.get(name, 0.0) * value for name, value in item.measures.items())
    met.sort(key=lambda item: (-item.score, -len(item.evidence), item.key))


def confidence(score: float, margin: float) -> float:
    """How sure a best answer with this score is, when the next one is so far behind: 0 to 1."""
    base, of_score, of_margin = CONFIDENCE
    return 1 / (1 + math.exp(-(base + of_score * score + of_margin * min(margin, 4.0))))


def _proposed(met: Sequence[Measured], candidates: Candidates) -> list[Proposed]:
    if not met:
        return []
    margin = met[0].score - met[1].score if len(met) > 1 else 4.0
    best = confidence(met[0].score, margin)
    # What is left of certainty goes to the others by their distance from the best.
    others = [math.exp(item.score - met[0].score) for item in met[1:KEPT]]
    found = [_one(met[0], best, candidates)]
    for item, share in zip(met[1:KEPT], others, strict=True):
        sure = min((1 - best) * share / (sum(others) or 1.0), 0.98 * best)
        found.append(_one(item, sure, candidates))
    return found


def _one(item: Measured, sure: float, candidates: Candidates) -> Proposed:
    reasons: dict[str, float | str] = {
        name: round(value, 3)
        for name, value in item.measures.items()
        if name in ("dice", "recall", "precision", "nearness", "likelihood")
    }
    if item.measures.get("translation"):
        reasons["dictionary"] = "a whole entry of CC-CEDICT says so"
    return Proposed(candidates.surface(item.key), sure, item.evidence, reasons)


def _first_look(item: Measured) -> tuple[float, int, str]:
    """By which the shortlist is chosen, before the encoder is asked."""
    measures = item.measures
    score = measures["dice"] + measures["likelihood"] + 1.5 * measures.get("coverage", 0.0) + 0.5 * measures["length"]
    return score + measures.get("translation", 0.0), len(item.evidence), item.key


def _dictionary() -> Dictionary | None:
    try:
        return load_dictionary()
    except StoreError:
        return None


def _gloss_words(gloss: str) -> list[str]:
    found = english_words(gloss)
    return found[1:] if found[:1] in (["to"], ["a"], ["the"]) else found


def _encoded(encoder: Encoder, texts: Sequence[str], tell: Any) -> NDArray[np.float32]:
    import numpy as np

    step = 2000
    blocks = []
    for start in range(0, len(texts), step):
        blocks.append(encoder.encode(texts[start : start + step]))
        tell(0.5 + 0.5 * min(1.0, (start + step) / len(texts)))
    return np.concatenate(blocks)
