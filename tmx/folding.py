"""When are two spellings the same word? And where did the folded characters stand?

People type full-width letters, curly quotes, traditional characters, capitals, hyphens or spaces as they come.
Folding brings them to one form, character by character, and remembers where each folded character came from,
because folding changes lengths (``ß`` becomes ``ss``) and a mark on a page must sit on the text as written.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tmx.languages import zh

_HYPHENS = frozenset("-‐‑‒–—―−－_/·•・")
_QUOTES = dict.fromkeys("‘’‚‛′＇`´", "'") | dict.fromkeys("“”„‟″＂«»「」『』", '"')


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the index of the character it came from."""

    text: str
    origins: tuple[int, ...]
    #: Length of the text as written.
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span [start, end) of the folded text, as a span of the text as written."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else self.length
            return at, at
        return self.origins[start], self.origins[end - 1] + 1


@lru_cache(maxsize=65536)
def fold_character(character: str) -> str:
    """One character folded: width, case, script, accents; hyphens and blanks become a space.

    >>> fold_character("Ａ"), fold_character("幫"), fold_character("—"), fold_character("é")
    ('a', '帮', ' ', 'e')
    """
    if character in _QUOTES:
        return _QUOTES[character]
    folded = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        if part in _HYPHENS or part.isspace():
            folded.append(" ")
        elif not unicodedata.combining(part):
            folded.append(_QUOTES.get(part) or zh.simplified_character(part))
    return "".join(folded)


def fold(text: str) -> Folded:
    """Fold a text: width, case, script, accents, hyphens; runs of blanks become one, outer blanks go.

    >>> fold("Off-Site  Ｒelocation").text
    'off site relocation'
    >>> folded = fold("Straße 對口")
    >>> folded.text, folded.span(4, 6), folded.span(8, 10)
    ('strasse 对口', (4, 5), (7, 9))
    """
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for part in fold_character(character):
            if part == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(part)
            origins.append(index)
    if characters and characters[-1] == " ":
        characters.pop()
        origins.pop()
    return Folded("".join(characters), tuple(origins), len(text))


class _Table(dict[int, str]):
    """Every character met so far, folded; ``str.translate`` asks for the others as it meets them."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold_text(text: str) -> str:
    """The folded text alone; many times faster than :func:`fold`, which also says where each character stood.

    >>> fold_text("對口幫扶") == fold_text("对口帮扶")
    True
    """
    return " ".join(text.translate(_TABLE).split())


def signature() -> str:
    """What folding depends on: an index of folded texts is out of date when this has changed."""
    from importlib.metadata import version

    return f"1 unicode {unicodedata.unidata_version} opencc {version('opencc')}"


def find_folded(needle: str, text: str, *, prefix: bool = False) -> list[tuple[int, int]]:
    """Where a text occurs in another, whatever the width, case, script or hyphens: spans as written.

    A needle that begins or ends with a Latin letter or digit must begin or end a word there.

    :param prefix: let the needle end inside a word, as one does who searches for ``relocat``.

    >>> find_folded("幫扶", "对口帮扶和结对帮扶")
    [(2, 4), (7, 9)]
    >>> find_folded("site", "off-site, website")
    [(4, 8)]
    >>> find_folded("relocat", "relocation"), find_folded("relocat", "relocation", prefix=True)
    ([], [(0, 7)])
    """
    return spans_folded(fold_text(needle), fold(text), prefix=prefix)


def spans_folded(wanted: str, folded: Folded, *, prefix: bool = False) -> list[tuple[int, int]]:
    """Like :func:`find_folded`, for a needle and a text that have been folded already."""
    spans = []
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if _free(folded.text, at - 1, at) and (prefix or _free(folded.text, end, end - 1)):
            spans.append(folded.span(at, end))
            at = folded.text.find(wanted, end)
        else:
            at = folded.text.find(wanted, at + 1)
    return spans


def _free(text: str, outside: int, inside: int) -> bool:
    """Whether a match edge is a word edge: Han has none, Latin letters and digits do."""
    if not 0 <= outside < len(text):
        return True
    return not (_latin(text[outside]) and _latin(text[inside]))


def _latin(character: str) -> bool:
    return character.isalnum() and not zh.is_han(character)
