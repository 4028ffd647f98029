"""Which forms does an English word have, and what is its base form?

The tables inside the ``lemminflect`` package are read as plain data, found without importing the package, which would
pull in spaCy and unpickle a model. A word that no table knows keeps its form but for a plural ending.
"""

from __future__ import annotations

import gzip
import importlib.util
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
#: The parts of speech that the tables tell apart.
NOUN, VERB, ADJECTIVE, ADVERB = "nvjr"
_LETTERS = {"noun": NOUN, "verb": VERB, "adj": ADJECTIVE, "adv": ADVERB}


def plain(word: str) -> str:
    """A word in lower case with straight apostrophes and plain hyphens.

    >>> plain("Off‑Site"), plain("Farmers’")
    ('off-site', "farmers'")
    """
    return word.lower().translate(_PLAIN)


@cache
def tables_folder() -> Path | None:
    """The folder of the tables inside the lemminflect package, found without importing it; None where missing."""
    found = importlib.util.find_spec("lemminflect")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "resources"
    return folder if (folder / "lemma_lu.csv.gz").is_file() else None


@cache
def _lemmas() -> Mapping[str, Mapping[str, str]]:
    """Inflected form -> part of speech (n, v, j, r) -> base form."""
    folder = tables_folder()
    found: dict[str, dict[str, str]] = {}
    if folder is None:
        return found
    with gzip.open(folder / "lemma_lu.csv.gz", "rt", encoding="utf-8") as stream:
        for line in stream.read().split("\n"):
            form, _, rest = line.partition(",")
            part, _, bases = rest.partition(",")
            letter = _LETTERS.get(part)
            if letter is not None:
                options = bases.split("/")
                found.setdefault(form, {})[letter] = form if form in options else options[0]
    return found


@cache
def _inflections() -> Mapping[str, tuple[str, ...]]:
    """Base form of a verb -> its other forms."""
    folder = tables_folder()
    found: dict[str, tuple[str, ...]] = {}
    if folder is None:
        return found
    with gzip.open(folder / "infl_lu.csv.gz", "rt", encoding="utf-8") as stream:
        for line in stream.read().split("\n"):
            base, _, rest = line.partition(",")
            part, _, forms = rest.partition(",")
            if part == "verb":
                found[base] = tuple(sorted({form for slot in forms.split(",") for form in slot.split("/") if form}))
    return found


def verb_forms(word: str) -> tuple[str, ...]:
    """The inflected forms of a verb; nothing for a word that is no verb.

    >>> verb_forms("alleviate")
    ('alleviated', 'alleviates', 'alleviating')
    """
    return _inflections().get(word, ())


def possible_parts(word: str) -> Mapping[str, str]:
    """What a lower-case word can be: part of speech (``NOUN`` ...) -> base form; empty for a word no table knows.

    >>> possible_parts("plans")
    {'n': 'plan', 'v': 'plan'}
    """
    table = _lemmas()
    return table.get(word) or {}


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str = "N") -> str:
    """The base form of a word, read with the given tag; the word itself where neither table nor rule knows one.

    >>> lemma("households"), lemma("relocated", "D"), lemma("policies"), lemma("livestreams"), lemma("news")
    ('household', 'relocate', 'policy', 'livestream', 'news')
    """
    lower = plain(word)
    if tag in "VGDX":
        return possible_parts(lower).get(VERB, lower)
    if tag in "JR":
        return possible_parts(lower).get(ADJECTIVE if tag == "J" else ADVERB, lower)
    if lower.endswith("'s"):
        return lower[:-2]
    possible = possible_parts(lower)
    if NOUN in possible:
        return possible[NOUN]
    if not possible and len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        if lower.endswith("ies"):
            return lower[:-3] + "y"
        if lower.endswith(("sses", "xes", "zes", "ches", "shes")):
            return lower[:-2]
        return lower[:-1]
    return lower


def is_noun(word: str) -> bool:
    """Whether a lower-case word can be a noun; words that the table does not know can."""
    possible = possible_parts(word)
    return not possible or NOUN in possible


def is_verb(word: str) -> bool:
    """Whether a lower-case word can be a verb."""
    return VERB in possible_parts(word)
