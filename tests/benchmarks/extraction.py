"""How well does extraction rank? Against ACTER's wind domain (gold by hand, for measuring only), and in seconds.

Strict match of lower-case strings, all surface forms of a candidate emitted, with and without names: best-cut F1,
precision at 100, 500 and 1,000, and average precision.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
ACTER = SHARED / "data" / "acter-wind" / "annotated"


def run() -> None:
    """Print the table."""
    if not ACTER.is_dir():
        print(f"skipped: {ACTER.parent.name} is not there")
        return
    from glossary.extraction import extract
    from glossary.model import TermCandidate
    from tmx.documents import read_document
    from tmx.model import Segment
    from tmx.segmentation import segment

    segments: list[Segment] = []
    for path in sorted((ACTER / "texts").glob("*.txt")):
        segments += segment(read_document(path, language="en").blocks, "en")
    extract(segments[:5], "en")
    words = sum(len(item.text.split()) for item in segments)
    print(f"{words} words, {len(segments)} segments")
    for names, file in ((False, "wind_en_terms.tsv"), (True, "wind_en_terms_nes.tsv")):
        gold = _gold(ACTER / "annotations" / "unique_annotation_lists" / file)
        started = time.process_time()
        ranking: list[TermCandidate] = extract(segments, "en", names=names)
        seconds = time.process_time() - started
        print(_row("with names" if names else "terms", _forms(ranking), gold), f"{seconds:.2f} s")


def _gold(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return {_plain(line.split("\t")[0]) for line in lines if line.strip()}


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("–", "-").replace("’", "'").split())


def _forms(ranking: Sequence[object]) -> list[str]:
    forms: dict[str, None] = {}
    for candidate in ranking:
        for variant in candidate.variants:  # type: ignore[attr-defined]
            forms[_plain(variant.text)] = None
    return list(forms)


def _row(name: str, forms: Sequence[str], gold: Collection[str]) -> str:
    hits = 0
    best = precision_sum = 0.0
    at: dict[int, float] = {}
    for number, form in enumerate(forms, start=1):
        if form in gold:
            hits += 1
            precision_sum += hits / number
        precision, recall = hits / number, hits / len(gold)
        if hits:
            best = max(best, 2 * precision * recall / (precision + recall))
        at[number] = precision
    shown = "/".join(f"{at.get(cut, 0):.0%}" for cut in (100, 500, 1000))
    average = precision_sum / len(gold)
    return (
        f"{name:11} gold {len(gold)}  found {hits / len(gold):.1%}  best F1 {best:.1%}  P@ {shown}  AP {average:.1%}"
    )
