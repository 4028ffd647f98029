"""How do aligned segments become translation units that can be found again, and say where they came from?

A unit's id is the name of its document and a hash of its words: ``report:1f0c9a2e``. Nothing about its place goes
into it, so a paragraph added at the top of a document leaves the ids below as they were. Where it came from stands
in its properties:

``x-document``
    the file, ``report.en.md``; for a pair both files, ``report.en.md + report.zh-Hans.md``
``x-segment``
    the numbers (from 0) of its segments in that file, ``12`` or ``12-13``; for a pair both, ``12 + 13-14``
``x-alignment-score``, ``x-alignment-kind``
    how sure the aligner was (0 to 1), and how many segments stand on each side, ``1-2``
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from tmx.file_names import language_in_name
from tmx.languages import facts
from tmx.model import (
    PROPERTY_DOCUMENT,
    PROPERTY_KIND,
    PROPERTY_SCORE,
    PROPERTY_SEGMENT,
    AlignedPair,
    Document,
    Property,
    Segment,
    TranslationUnit,
    Variant,
)

#: What stands between the two sides of a property that speaks of both.
BOTH = " + "

_LONGEST_STEM = 60


def units_from_alignment(
    source: Document,
    target: Document,
    source_segments: Sequence[Segment],
    target_segments: Sequence[Segment],
    pairs: Sequence[AlignedPair],
) -> list[TranslationUnit]:
    """The units of a pair of documents, in the order of their aligned pairs.

    Segments of one side are joined with what stands between sentences of that language. A pair with an empty side
    gives a unit with one variant: it has no counterpart, but a concordance still finds it.

    >>> english = Document("plan.en.txt", "", "en", ())
    >>> chinese = Document("plan.zh-Hans.txt", "", "zh-Hans", ())
    >>> [unit] = units_from_alignment(
    ...     english, chinese, [Segment("Pairing assistance.")], [Segment("对口"), Segment("帮扶。")],
    ...     [AlignedPair((0,), (0, 1), 0.9)])
    >>> unit.text("zh-Hans"), unit.document, unit.property_text("x-segment"), unit.property_text("x-alignment-kind")
    ('对口帮扶。', 'plan.en.txt + plan.zh-Hans.txt', '0 + 0-1', '1-2')
    """
    drafts = []
    for pair in pairs:
        sides = (
            (source, pair.source, _joined(source_segments, pair.source, source.language)),
            (target, pair.target, _joined(target_segments, pair.target, target.language)),
        )
        filled = [side for side in sides if side[2]]
        variants = tuple(Variant(document.language, (text,)) for document, _, text in filled)
        places = (
            Property(PROPERTY_DOCUMENT, BOTH.join(document.name for document, _, _ in filled)),
            Property(PROPERTY_SEGMENT, BOTH.join(_numbers(indexes) for _, indexes, _ in filled)),
        )
        alignment = (Property(PROPERTY_SCORE, f"{pair.score:.3f}"), Property(PROPERTY_KIND, pair.kind))
        drafts.append((variants, places + alignment))
    return _named(stem(source.name), drafts)


def units_from_document(document: Document, segments: Sequence[Segment]) -> list[TranslationUnit]:
    """The units of a document that has no counterpart: one variant each, in the order of the text.

    >>> plan = Document("plan.txt", "", "en", ())
    >>> [unit.id for unit in units_from_document(plan, [Segment("Five guarantees"), Segment("Five guarantees")])]
    ['plan:79432357', 'plan:79432357.2']
    """
    drafts = []
    for index, segment in enumerate(segments):
        variants = (Variant(document.language, (segment.text,)),) if segment.text else ()
        places = (Property(PROPERTY_DOCUMENT, document.name), Property(PROPERTY_SEGMENT, str(index)))
        drafts.append((variants, places))
    return _named(stem(document.name), drafts)


def stem(name: str) -> str:
    """What the units of a document are called: its file name without language and extension, in plain ASCII.

    Chinese names are kept as pinyin, so that an id can be typed and stands in an address.

    >>> stem("Gansu report.en.md"), stem("甘肃报告.zh-Hans.txt"), stem("a.b.txt"), stem("扶贫2021.md"), stem("en.txt")
    ('Gansu-report', 'gan-su-bao-gao', 'a.b', 'fu-pin-2021', 'en')
    """
    path = Path(PurePath(name).name)
    said = language_in_name(path)
    base = said.key[-1] if said is not None and said.key[-1].strip("*") else path.stem
    plain = "".join(character for character in unicodedata.normalize("NFKD", _spelled(base)) if character.isascii())
    slug = re.sub(r"[^A-Za-z0-9._]+", "-", plain)[:_LONGEST_STEM].strip("-.")
    return slug or "document"


def short_name(document: str) -> str:
    """A document as a line can bear it: of a pair of files, what their names share; both where that is nothing.

    >>> short_name("plan.en.md + plan.zh-Hans.md"), short_name("plan.en.md"), short_name("plan.md + 计划.md")
    ('plan', 'plan.en.md', 'plan.md + 计划.md')
    """
    first, *others = document.split(BOTH)
    shared = first
    while not all(other.startswith(shared) for other in others):
        shared = shared[:-1]
    return (shared.rstrip(".-_ ") if others else first) or document


def _spelled(text: str) -> str:
    """The text with its Han runs as pinyin syllables; pinyin is loaded only where there are any."""
    from tmx.languages import zh

    return zh.HAN_RUN.sub(lambda run: "-" + "-".join(zh.pinyin(run.group())) + "-", text)


def _joined(segments: Sequence[Segment], indexes: Sequence[int], language: str) -> str:
    try:
        joiner = facts(language).joiner
    except KeyError:  # a language that has no file of facts: most put a space between sentences
        joiner = " "
    return joiner.join(segments[index].text for index in indexes)


def _numbers(indexes: Sequence[int]) -> str:
    """Segments of one side follow one another, so first and last say it all."""
    return str(indexes[0]) if len(indexes) == 1 else f"{indexes[0]}-{indexes[-1]}"


def _named(
    document_stem: str, drafts: Iterable[tuple[tuple[Variant, ...], tuple[Property, ...]]]
) -> list[TranslationUnit]:
    """Give each draft its id; the second unit with the same words is ``.2``, the third ``.3``."""
    met: dict[str, int] = {}
    units = []
    for variants, properties in drafts:
        if not variants:
            continue
        words = "\x1e".join(f"{variant.language}\x1f{variant.text}" for variant in variants)
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        met[digest] = met.get(digest, 0) + 1
        repeated = f".{met[digest]}" if met[digest] > 1 else ""
        units.append(TranslationUnit(f"{document_stem}:{digest}{repeated}", variants, properties=properties))
    return units
