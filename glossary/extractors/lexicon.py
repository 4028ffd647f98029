"""Terms that a glossary knows already, where they stand in this text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.extractors import Sighting
from glossary.model import Glossary
from glossary.recognition import Recogniser
from tmx.model import Segment

LANGUAGES = ("en", "zh")


def extract(segments: Sequence[Segment], language: str, lexicon: Glossary | None = None) -> Iterable[Sighting]:
    """Yield the lexicon's terms found in the segments; nothing without a lexicon.

    >>> from glossary.model import ConceptEntry, Term
    >>> lexicon = Glossary((ConceptEntry("off-site-relocation", {"en": (Term("off-site relocation"),)}),))
    >>> [(seen.start, seen.end) for seen in extract([Segment("The Off-Site Relocation of farmers")], "en", lexicon)]
    [(4, 23)]
    """
    if lexicon is None:
        return
    recogniser = Recogniser(lexicon)
    for number, segment in enumerate(segments):
        for hit in recogniser.find(segment.text, language):
            yield Sighting(number, hit.start, hit.end, "lexicon")
