"""Which segments of two texts say the same, and how was it judged?

The aligner asked for is used when it has what it needs; when it has not, the next best one is, and the alignment
says so. Segments without text are never put with anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tmx.aligners import Progress
from tmx.errors import PolicyGlossaryError
from tmx.model import AlignedPair, Segment

#: From the best to the plainest: each stands in for those before it.
ALIGNERS = ("full", "dictionary", "length")

#: Pairs with a lower score than this should be looked at by a person.
LOW_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Alignment:
    """The aligned pairs of two texts, and how they came about."""

    #: In the order of the texts; every segment that has text is in exactly one.
    pairs: tuple[AlignedPair, ...]
    #: The aligner that ran.
    aligner: str
    #: What a person should know about it, or empty.
    remark: str = ""

    @property
    def low(self) -> tuple[AlignedPair, ...]:
        """The two-sided pairs that a person should look at."""
        return tuple(pair for pair in self.pairs if pair.source and pair.target and pair.score < LOW_SCORE)

    @property
    def one_sided(self) -> tuple[AlignedPair, ...]:
        """The segments that have no counterpart."""
        return tuple(pair for pair in self.pairs if not (pair.source and pair.target))


def align(
    source: Sequence[Segment],
    target: Sequence[Segment],
    *,
    source_language: str = "en",
    target_language: str = "zh-Hans",
    aligner: str = "full",
    report: Progress | None = None,
) -> Alignment:
    """Align two texts.

    :param aligner: ``full`` (length, dictionary, numbers and encoder), ``dictionary`` (all but the encoder),
        ``length``, or another file of :mod:`tmx.aligners`.
    :raises PolicyGlossaryError: when there is no such aligner.

    >>> english = [Segment("Poverty alleviation goes on."), Segment(""), Segment("In 2010 it rose by 3 percent.")]
    >>> alignment = align(english, [Segment("扶贫工作继续进行。"), Segment("2010年增长3%。")], aligner="dictionary")
    >>> [(pair.source, pair.target, pair.kind) for pair in alignment.pairs]
    [((0,), (0,), '1-1'), ((2,), (1,), '1-1')]
    """
    from tmx import aligners
    from tmx.discovery import load_plugin, plugin_names

    known = plugin_names(aligners)
    if aligner not in known:
        raise PolicyGlossaryError("no such aligner", text=aligner, hint=f"known: {', '.join(known)}")
    chosen, remark = aligner, ""
    plugin = load_plugin(aligners, chosen)
    stand_ins = ALIGNERS[ALIGNERS.index(aligner) + 1 :] if aligner in ALIGNERS else ALIGNERS[1:]
    for stand_in in stand_ins:
        lacks = plugin.missing()
        if lacks is None:
            break
        chosen, plugin = stand_in, load_plugin(aligners, stand_in)
        remark = f"aligned by {chosen}, not {aligner}: {lacks} is not installed"
    rows = [index for index, segment in enumerate(source) if segment.text.strip()]
    columns = [index for index, segment in enumerate(target) if segment.text.strip()]
    pairs: list[AlignedPair] = plugin.align(
        [source[index] for index in rows],
        [target[index] for index in columns],
        source_language,
        target_language,
        report,
    )
    return Alignment(
        pairs=tuple(
            AlignedPair(
                tuple(rows[index] for index in pair.source),
                tuple(columns[index] for index in pair.target),
                pair.score,
                pair.reasons,
            )
            for pair in pairs
        ),
        aligner=chosen,
        remark=remark,
    )
