"""Which stretches of the other language can be an equivalent at all?

Every run of up to six words whose edges can be a term's, indexed once over all sentences; and, around the promising
ones, the same run with a character or two less, because jieba's words are not always a terminologist's (武汉市 for
武汉).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from glossary.proposers._occurrences import english_words
from glossary.tagging import tokens
from glossary.unithood import may_begin, may_end, runs, spans, words, zh_simplified
from tmx.languages import is_chinese, zh

LONGEST_ENGLISH = 6
_NO_EDGE = frozenset("ITCOXM")
_LEFT_OF_TERM = frozenset("NPJGDVM")


class Candidates:
    """The candidates of each text, and the texts of each candidate.

    A candidate is known by its key: simplified Chinese, or the base forms of English words.

    >>> Candidates(["推进對口幫扶"], "zh-Hant").surface("对口帮扶")
    '對口幫扶'
    """

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._chinese = is_chinese(language)
        self._texts = texts
        self._plain = [zh_simplified(text) if self._chinese else text for text in texts]
        self.of_text: list[tuple[str, ...]] = []
        self._texts_of: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, tuple[str, ...]] = {}
        self._surfaces: dict[str, Counter[str]] = {}
        self._trimmed: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            found: dict[str, None] = {}
            for start, end, held in self._spans(text):
                surface = text[start:end]
                key = "".join(held) if self._chinese else " ".join(english_words(surface))
                if key not in self._words:
                    self._words[key] = held
                found[key] = None
                if surface != key or key in self._surfaces:
                    self._surfaces.setdefault(key, Counter())[surface] += 1
            self.of_text.append(tuple(found))
            for key in found:
                self._texts_of[key].append(number)

    def _spans(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        return _chinese_spans(text) if self._chinese else _english_spans(text)

    def texts_of(self, key: str) -> list[int]:
        """Numbers of the texts that hold the candidate, ascending."""
        if key in self._texts_of:
            return self._texts_of[key]
        if key not in self._trimmed:
            self._trimmed[key] = [number for number, text in enumerate(self._plain) if key in text]
        return self._trimmed[key]

    def words_of(self, key: str) -> tuple[str, ...]:
        """The words that it holds; cut anew where its edges are not those of words."""
        if key not in self._words:
            self._words[key] = tuple(word for word, _ in words(key)) if self._chinese else tuple(key.split())
        return self._words[key]

    def at_word_edges(self, key: str) -> bool:
        """Whether it is a run of whole words."""
        return key in self._texts_of

    def surface(self, key: str) -> str:
        """How it is mostly written in the texts."""
        if key in self._surfaces:
            forms = self._surfaces[key]
            # A capital at the head of a sentence or in a title says nothing where the word is met without it too.
            return max(forms, key=lambda form: (form == form.lower(), forms[form], form))
        for number in self.texts_of(key)[:1]:
            at = self._plain[number].find(key)
            if at >= 0:
                return self._texts[number][at : at + len(key)]
        return key

    def places(self, key: str, number: int) -> list[float]:
        """Where in a text it stands, each place as a share of the text's length, 0 to 1."""
        text, wanted = self._plain[number], key
        if not self._chinese:
            text, wanted = f" {' '.join(english_words(text))} ", f" {key} "
        found = []
        at = text.find(wanted)
        while at >= 0:
            found.append((at + len(wanted) / 2) / max(1, len(text)))
            at = text.find(wanted, at + 1)
        return found

    def trims(self, keys: Iterable[str]) -> list[str]:
        """The candidates made from these by taking one or two characters off one end, or one off both."""
        if not self._chinese:
            return []
        made: dict[str, None] = {}
        for key in keys:
            for left, right in ((0, 1), (1, 0), (0, 2), (2, 0), (1, 1)):
                inner = key[left : len(key) - right]
                if len(inner) >= 2 and may_begin(inner[0]) and may_end(inner[-1]):
                    made[inner] = None
        return [key for key in made if key not in self._texts_of]


def _chinese_spans(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for run in runs(text):
        simple = [zh_simplified(word) for word, _ in run]
        for first, last in spans(run):
            yield run[first][1], run[last - 1][1] + len(run[last - 1][0]), tuple(simple[first:last])
        for (word, at), plain in zip(run, simple, strict=True):
            # A single character is an equivalent now and then (茶 for tea).
            if len(word) == 1 and may_begin(plain) and may_end(plain):
                yield at, at + 1, (plain,)
    yield from _mixed_spans(text)


def _mixed_spans(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield words in Latin letters and digits, alone and with the Chinese words next to them: MERS冠状病毒."""
    found = words(text)
    for at, (word, _) in enumerate(found):
        if not (word.isascii() and any(character.isalpha() for character in word)):
            continue
        first = last = at
        while first and _continues(found[first - 1][0]):
            first -= 1
        while last + 1 < len(found) and _continues(found[last + 1][0]):
            last += 1
        begin = found[first][1]
        end = found[last][1] + len(found[last][0])
        if end - begin > 1:
            yield begin, end, (text[begin:end],)
        following = last + 1
        held = [text[begin:end]]
        if following < len(found) and found[following][0] == " ":
            following += 1
        while following < len(found) and following < last + 5 and zh.HAN_RUN.fullmatch(found[following][0]):
            held.append(zh_simplified(found[following][0]))
            if may_end(held[-1]):
                yield begin, found[following][1] + len(found[following][0]), tuple(held)
            following += 1


def _continues(word: str) -> bool:
    return word.isascii() and (word.isalnum() or word in ("-", "‑", "."))


def _english_spans(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    found = tokens(text)
    for first, word in enumerate(found):
        if (
            word.tag not in _LEFT_OF_TERM
            or word.lower == "capita"
            or (word.tag == "M" and word.text[0].isdigit() and word.text.isdigit())
        ):
            continue
        for last in range(first, min(len(found), first + LONGEST_ENGLISH)):
            token = found[last]
            if last > first and not token.joined:
                break
            if token.tag in "OX":
                break
            if token.tag in _NO_EDGE or (token.tag in "RVJD" and last > first):
                continue
            yield word.start, token.end, tuple(item.lower for item in found[first : last + 1])
