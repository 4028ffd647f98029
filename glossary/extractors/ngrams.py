"""Chinese terms as runs of jieba's words, held together by what stands around them.

jieba over-splits and hardly ever crosses a term's edge, so the terms are among the runs of up to six words whose
edges are not stop words. How varied the words on both sides are (branching entropy) tells a term from a piece of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from glossary.extractors import Sighting
from glossary.model import CandidateKind, Glossary
from glossary.tagging import listed
from glossary.unithood import entropy, is_place, runs, spans
from tmx.model import Segment

LANGUAGES = ("zh",)


def extract(segments: Sequence[Segment], language: str, lexicon: Glossary | None = None) -> Iterable[Sighting]:
    """Yield every run of words that can be a term, with the lesser of its two branching entropies as ``branching``.

    >>> segments = [Segment("推进对口帮扶工作。"), Segment("开展对口帮扶，")]
    >>> seen = {segments[item.segment].text[item.start : item.end] for item in extract(segments, "zh-Hans")}
    >>> "对口帮扶" in seen, "推进对口帮扶" in seen
    (True, False)
    """
    met: dict[str, list[tuple[int, int, int, bool]]] = defaultdict(list)
    kinds: dict[str, CandidateKind] = {}
    led: set[str] = set()
    left: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    right: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    edges = 0
    for number, segment in enumerate(segments):
        for run in runs(segment.text):
            for first, last in spans(run):
                start = run[first][1]
                end = run[last - 1][1] + len(run[last - 1][0])
                form = segment.text[start:end]
                # Each edge of a run is a neighbour of its own: standing free is the best sign of a term.
                edges += 1
                left[form][run[first - 1][0] if first else f"<{edges}"] += 1
                right[form][run[last][0] if last < len(run) else f">{edges}"] += 1
                if form not in kinds:
                    place = is_place(run[first][0])
                    kinds[form] = "name" if place and _is_rest_of_name(run[first + 1 : last]) else "term"
                    if place and kinds[form] == "term":
                        led.add(form)
                met[form].append((number, start, end, first == 0 and last == len(run)))
    for form, places in met.items():
        parts = {"branching": round(min(entropy(left[form]), entropy(right[form])), 4)}
        if form in led:
            parts["led by a place"] = 1.0
        for number, start, end, alone in places:
            yield Sighting(number, start, end, "ngram", kinds[form], alone=alone, parts=parts)


def _is_rest_of_name(words: Sequence[tuple[str, int]]) -> bool:
    """Whether what follows a place completes its name: 恩施 + 州."""
    return all(word in _PLACE_ENDS or is_place(word) for word, _ in words)


_PLACE_ENDS = listed("省 市 县 区 州 乡 镇 村 自治州 自治区 自治县 地区 河 江 山 岛 湖")
