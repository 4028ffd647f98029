"""English: facts only."""

from __future__ import annotations

import re

from tmx.languages import Language

LANGUAGE = Language(code="en", uses_spaces=True, sentence_ends=".!?", joiner=" ", name="English")

#: A word: letters and digits with inner hyphens and apostrophes; a hyphenated word is one word, because
#: "off-site relocation" cut to "site relocation" is another thing.
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ0-9]+(?:[-‐‑'’][A-Za-zÀ-ÖØ-öø-ɏ0-9]+)*")

#: Hyphens that stand inside words: hyphen-minus, hyphen, non-breaking hyphen.
HYPHENS = "-‐‑"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Abbreviations that a name or further words follow: the stop after them ends no sentence.
ABBREVIATIONS_BEFORE_NAMES = _words(
    "mr mrs ms dr prof gen sen rep gov pres hon rev st col lt sgt capt messrs e.g i.e cf viz vs approx incl esp"
)
#: Abbreviations that end no sentence when a figure follows.
ABBREVIATIONS_BEFORE_FIGURES = _words(
    "no nos art arts sec para paras p pp fig figs ch vol ed eq app cl reg tel ext c ca"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
