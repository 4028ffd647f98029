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
