"""How often is an alignment right? Strict F1 of every aligner, on our seeds, on laws and on mixed news sentences.

Run ``python -m tests.benchmarks.alignment``. The seeds have their true links beside them, and no weight was fitted on
them. The laws are 24 documents aligned by hand, article by article, with
insertions. The news sentences (NTREX-128) are translated one to one, so here they are mixed: neighbours joined and
long ones cut on one side only, some left out; what was done is the gold. The figures are printed as a table; the
weights in ``tmx/aligners`` were fitted on the even-numbered half of either; the table is of the odd-numbered half.
"""

from __future__ import annotations

import ast
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmx.alignment import ALIGNERS, align
from tmx.documents import read_document
from tmx.model import Segment
from tmx.segmentation import segment

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SEEDS = ROOT / "seeds" / "documents"

Link = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts and how they belong together."""

    name: str
    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    target_language: str
    gold: frozenset[Link]


def seeds() -> Iterator[Case]:
    """Yield our own document pairs, with their headings, lists and cells."""
    for links in sorted(SEEDS.glob("*.links.txt")):
        name = links.name.removesuffix(".links.txt")
        sides = [read_document(SEEDS / f"{name}.{language}.md") for language in ("en", "zh-Hans")]
        source, target = (tuple(segment(side.blocks, side.language)) for side in sides)
        yield Case(name, source, target, "zh-Hans", _links(links))


def laws() -> Iterator[Case]:
    """Yield the legal documents, in both scripts."""
    for folder in sorted((DATA / "laws-tw" / "aligned-documents").iterdir()):
        if not folder.is_dir():
            continue
        gold = _links(folder / "gold.txt")
        for language in ("zh-Hans", "zh-Hant"):
            yield Case(
                f"{folder.name} {language}",
                segments(_lines(folder / "en.txt")),
                segments(_lines(folder / f"{language}.txt")),
                language,
                gold,
            )


def held_out_laws() -> list[Case]:
    """The half of the laws that no weight has seen."""
    cases = list(laws())
    return [case for number, case in enumerate(cases) if number // 2 % 2 == 1]


def mixed_news(seed: int = 7) -> Iterator[Case]:
    """Yield the news documents, their sentences joined, cut and left out at random."""
    folder = DATA / "ntrex"
    names = _lines(folder / "DOCUMENT_IDS.tsv")
    english = _lines(folder / "newstest2019-src.eng.txt")
    for language, region in (("zh-Hans", "CN"), ("zh-Hant", "TW")):
        chinese = _lines(folder / f"newstest2019-ref.zho-{region}.txt")
        for name in sorted(set(names)):
            rows = [row for row, here in enumerate(names) if here == name]
            chance = random.Random(f"{seed} {name} {language}")
            yield _mixed(
                f"{name} {language}", [english[row] for row in rows], [chinese[row] for row in rows], language, chance
            )


def _mixed(name: str, english: Sequence[str], chinese: Sequence[str], language: str, chance: random.Random) -> Case:
    source: list[str] = []
    target: list[str] = []
    gold: set[Link] = set()
    at = 0
    while at < len(english):
        taken = 1
        dice = chance.random()
        left, right = [english[at]], [chinese[at]]
        if dice < 0.14 and at + 1 < len(english):
            taken = 2 if chance.random() < 0.8 or at + 2 >= len(english) else 3
            if chance.random() < 0.5:
                left, right = [" ".join(english[at : at + taken])], list(chinese[at : at + taken])
            else:
                left, right = list(english[at : at + taken]), ["".join(chinese[at : at + taken])]
        elif dice < 0.26:
            right = _cut(chinese[at], "，")
        elif dice < 0.38:
            left = _cut(english[at], ", ")
        elif dice < 0.43:
            left = []
        elif dice < 0.48:
            right = []
        elif dice < 0.53 and at + 1 < len(english):
            # Where one sentence ends is moved: two against two, and no smaller pair is right.
            begin, *end = _cut(chinese[at], "，")
            if end:
                taken = 2
                left, right = list(english[at : at + 2]), [begin, end[0] + chinese[at + 1]]
        gold.add(
            (tuple(range(len(source), len(source) + len(left))), tuple(range(len(target), len(target) + len(right))))
        )
        source += left
        target += right
        at += taken
    return Case(name, segments(source), segments(target), language, frozenset(gold))


def _cut(text: str, mark: str) -> list[str]:
    """A text cut in two after the mark nearest to its middle, where there is one in its middle half."""
    places = [at + len(mark) for at in range(len(text)) if text.startswith(mark, at)]
    places = [at for at in places if len(text) / 4 < at < len(text) * 3 / 4]
    if not places:
        return [text]
    place = min(places, key=lambda at: abs(at - len(text) / 2))
    return [text[:place].strip(), text[place:].strip()]


def _links(path: Path) -> frozenset[Link]:
    sides = (line.partition(":") for line in _lines(path))
    return frozenset((tuple(ast.literal_eval(left)), tuple(ast.literal_eval(right))) for left, _, right in sides)


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"))


@dataclass(slots=True)
class Tally:
    """Right, given and wanted links, with text on both sides."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, given: frozenset[Link], wanted: frozenset[Link]) -> None:
        """Count one case."""
        given, wanted = _two_sided(given), _two_sided(wanted)
        self.right += len(given & wanted)
        self.given += len(given)
        self.wanted += len(wanted)

    def f1(self) -> float:
        """Strict F1: a link counts only when both sides are exactly right."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0


def _two_sided(links: frozenset[Link]) -> frozenset[Link]:
    return frozenset(link for link in links if link[0] and link[1])


def segments(texts: Sequence[str]) -> tuple[Segment, ...]:
    """Texts as segments of one block."""
    return tuple(Segment(text) for text in texts)


def run() -> None:
    """Print the table."""
    sets = {"seeds": list(seeds())}
    if DATA.is_dir():
        sets |= {"laws, held out": held_out_laws(), "news, held out": list(mixed_news())[1::2]}
    else:
        print("laws and news are skipped: the measuring data is not beside the repository")
    print(f"{'aligner':<12}{'cases':<22}{'P':>8}{'R':>8}{'F1':>8}{'seconds':>10}")
    for aligner in ALIGNERS:
        for title, cases in sets.items():
            tally = Tally()
            begun = time.perf_counter()
            for case in cases:
                alignment = align(
                    case.source,
                    case.target,
                    target_language=case.target_language,
                    aligner=aligner,
                )
                tally.add(frozenset((pair.source, pair.target) for pair in alignment.pairs), case.gold)
            seconds = time.perf_counter() - begun
            precision, recall = tally.right / max(1, tally.given), tally.right / max(1, tally.wanted)
            print(f"{aligner:<12}{title:<22}{precision:>8.3f}{recall:>8.3f}{tally.f1():>8.3f}{seconds:>10.1f}")


if __name__ == "__main__":
    run()
