"""How do documents become a glossary and a memory? The straight line, from one end to the other.

documents -> segments -> aligned pairs -> memory -> candidates -> equivalents -> glossary: each arrow is a function of
its own module, and this one only lays them end to end. A document that cannot be read is skipped and said. Nothing is
written before everything is known, and then each file in one step; one that is cut off is completed by the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.entries import make_entries
from glossary.evidence import HarvestedText
from glossary.model import Source
from glossary.naming import concept_id
from tmx.errors import UnreadableDocument, UnsupportedFormat
from tmx.languages import is_chinese
from tmx.model import AlignedPair, Document, TranslationUnit
from tmx.pairing import Skipped, find_documents

if TYPE_CHECKING:
    from glossary.workspace import Workspace
    from tmx.alignment import Alignment
    from tmx.memory import TranslationMemory

#: Reports a stage's name and how much of it is done, 0 to 1.
Report = Callable[[str, float], None]

#: Up to this size the whole memory is searched for equivalents; above it, only what this harvest brought.
UNITS_SEARCHED = 20_000


@dataclass(frozen=True, slots=True)
class HarvestSummary:
    """What a harvest read, found and wrote."""

    texts: tuple[HarvestedText, ...]
    skipped: tuple[Skipped, ...]
    #: Aligned pairs with text on both sides, how many of them are scored low, and how many segments stand alone.
    pairs: int
    low: int
    one_sided: int
    #: The aligner that ran, and what the stages had to say (that the encoder is missing, for one).
    aligner: str
    remarks: tuple[str, ...]
    units_added: int
    units_in_memory: int
    #: Language -> how many candidates were ranked.
    candidates: Mapping[str, int]
    entries_added: int
    entries_updated: int
    entries_unchanged: int
    entries_left_to_people: int
    entries_rejected: int
    entries_in_glossary: int
    #: Stage -> seconds.
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """What aligning the documents gave."""

    texts: tuple[HarvestedText, ...]
    units: tuple[TranslationUnit, ...]
    alignments: tuple[Alignment, ...]


class Stopwatch:
    """Seconds by stage, and word of each stage's progress."""

    def __init__(self, report: Report | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._report = report

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[float], None]]:
        """Time a stage; what is yielded takes how much of it is done."""
        started = time.perf_counter()
        self._tell(name, 0.0)
        yield lambda share: self._tell(name, share)
        self._tell(name, 1.0)
        self.seconds[name] = round(time.perf_counter() - started, 2)

    def _tell(self, name: str, share: float) -> None:
        if self._report is not None:
            self._report(name, share)


def harvest(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    pairs: Sequence[tuple[Path, Path]] = (),
    lexicon: Sequence[Path] | None = None,
    entries: int = 250,
    aligner: str = "full",
    encoding: str | None = None,
    without: Sequence[str] = (),
    report: Report | None = None,
) -> HarvestSummary:
    """Harvest documents into a workspace.

    :param paths: files and folders; pairs are found by their names.
    :param pairs: (English, Chinese) files that belong together whatever their names.
    :param lexicon: glossary files to take terms from; the workspace's own by default.
    :param entries: how many of the first candidates become draft entries.
    :param without: proposers of equivalents to leave out.
    :raises UnreadableDocument: when not one document could be read.
    :raises tmx.errors.PolicyGlossaryError: when the glossary, a lexicon or the memory cannot be used; nothing is
        written then.
    """
    from glossary import harvest_files
    from glossary.decisions import rejected_candidates
    from glossary.workspace import create_workspace
    from tmx.memory import TranslationMemory

    watch = Stopwatch(report)
    known = harvest_files.read_known(workspace)
    rejected = rejected_candidates(workspace.decisions_path)
    chosen_lexicon = workspace.lexicon_paths() if lexicon is None else lexicon
    lexicons = harvest_files.read_lexicons([] if "lexicon" in without else chosen_lexicon)

    with watch.stage("reading") as done:
        documents, skipped = _read(paths, pairs, encoding, done)
    with watch.stage("aligning") as done:
        aligned = _align(documents, aligner, {**lexicons.sources, **known.glossary.sources}, done)
    create_workspace(workspace)
    with TranslationMemory.open(workspace.memory_location) as memory:
        with watch.stage("finding terms") as done:
            made = make_entries(
                aligned.texts,
                _searched(aligned.units, memory),
                known=known.glossary,
                lexicon=lexicons,
                rejected=rejected,
                limit=entries,
                without=without,
                report=done,
            )
        with watch.stage("writing"):
            added = memory.add(aligned.units, on_duplicate="overwrite")
            for pair in documents:
                harvest_files.note_documents(memory, pair)
            merged = harvest_files.write_entries(workspace, known, made)
            remarks = harvest_files.write_memory_tmx(workspace, memory)
            harvest_files.write_rankings(workspace, made.rankings)
        in_memory = len(memory)
    alignments = aligned.alignments
    return HarvestSummary(
        texts=aligned.texts,
        skipped=tuple(skipped),
        pairs=sum(len(alignment.pairs) - len(alignment.one_sided) for alignment in alignments),
        low=sum(len(alignment.low) for alignment in alignments),
        one_sided=sum(len(pair.source + pair.target) for alignment in alignments for pair in alignment.one_sided),
        aligner=alignments[0].aligner if alignments else "",
        remarks=(*dict.fromkeys(alignment.remark for alignment in alignments if alignment.remark), *remarks),
        units_added=added.added,
        units_in_memory=in_memory,
        candidates={language: len(ranking) for language, ranking in made.rankings.items()},
        entries_added=merged.added,
        entries_updated=merged.updated,
        entries_unchanged=merged.unchanged,
        entries_left_to_people=merged.left_to_people,
        entries_rejected=made.rejected,
        entries_in_glossary=len(known.glossary.concepts) + merged.added,
        seconds=watch.seconds,
    )


def _read(
    paths: Sequence[Path],
    pairs: Sequence[tuple[Path, Path]],
    encoding: str | None,
    done: Callable[[float], None],
) -> tuple[list[tuple[Document, ...]], list[Skipped]]:
    """Read every document: pairs as (English, Chinese), the others alone.

    One side of a pair that cannot be read is skipped; the other side is harvested alone.
    """
    from tmx.documents import read_document

    found = find_documents(paths, pairs)
    skipped = list(found.skipped)
    groups: list[tuple[Path, ...]] = [(pair.source, pair.target) for pair in found.pairs]
    groups += [(path,) for path in found.singles]
    documents: list[tuple[Document, ...]] = []
    for number, group in enumerate(groups, start=1):
        readable = []
        for path in group:
            try:
                readable.append(read_document(path, encoding=encoding))
            except (UnreadableDocument, UnsupportedFormat) as error:
                skipped.append(Skipped(path, error.why))
        readable.sort(key=lambda document: is_chinese(document.language))
        if len(readable) == 2 and is_chinese(readable[0].language) == is_chinese(readable[1].language):
            why = f"its counterpart {readable[0].name} is {readable[0].language} too; a pair is English and Chinese"
            skipped.append(Skipped(group[1], why))
            readable.pop()
        if readable:
            documents.append(tuple(readable))
        done(number / len(groups))
    if not documents:
        raise _nothing_read(paths, skipped)
    return documents, skipped


def _nothing_read(paths: Sequence[Path], skipped: Sequence[Skipped]) -> UnreadableDocument:
    if not skipped:
        return UnreadableDocument(
            "holds no document", file=paths[0] if paths else None, hint="name .txt or .md files, or a folder of them"
        )
    first = skipped[0]
    if len(skipped) == 1:
        return UnreadableDocument(first.why, file=first.path)
    return UnreadableDocument(
        f"nothing to harvest, {len(skipped)} files skipped; the first of them {first.why}", file=first.path
    )


def _align(
    documents: Sequence[tuple[Document, ...]],
    aligner: str,
    sources: Mapping[str, Source],
    done: Callable[[float], None],
) -> _Aligned:
    """Segment every document, align the pairs, and make units of all of it."""
    from tmx.alignment import align
    from tmx.segmentation import segment
    from tmx.units import units_from_alignment, units_from_document

    texts: list[HarvestedText] = []
    units: list[TranslationUnit] = []
    alignments: list[Alignment] = []
    taken = dict(sources)
    for number, group in enumerate(documents):
        segments = [segment(document.blocks, document.language) for document in group]
        if len(group) == 2:
            alignment = align(
                segments[0],
                segments[1],
                source_language=group[0].language,
                target_language=group[1].language,
                aligner=aligner,
                report=_part(done, number, len(documents)),
            )
            made = units_from_alignment(group[0], group[1], segments[0], segments[1], alignment.pairs)
            homes = _homes(alignment.pairs, made)
            alignments.append(alignment)
        else:
            made = units_from_document(group[0], segments[0])
            homes = [[unit.id for unit in made]]
        units += made
        source = _source(group, taken)
        for document, cut, home in zip(group, segments, homes, strict=True):
            # An English text with a counterpart in each script is harvested once.
            if all(text.document != document for text in texts):
                texts.append(HarvestedText(document, tuple(cut), tuple(home), source))
        done((number + 1) / len(documents))
    return _Aligned(tuple(texts), tuple(units), tuple(alignments))


def _part(done: Callable[[float], None], number: int, parts: int) -> Callable[[float], None]:
    """Reports the share of one part as a share of the whole."""
    return lambda share: done((number + share) / parts)


def _homes(pairs: Sequence[AlignedPair], units: Sequence[TranslationUnit]) -> list[list[str]]:
    """For each side, the id of the unit that each segment rests in, in the order of the segments."""
    homes: list[dict[int, str]] = [{}, {}]
    for pair, unit in zip(pairs, units, strict=True):
        for home, indexes in zip(homes, (pair.source, pair.target), strict=True):
            home.update(dict.fromkeys(indexes, unit.id))
    return [[home[index] for index in sorted(home)] for home in homes]


def _source(group: Sequence[Document], taken: dict[str, Source]) -> Source:
    """The source under which evidence cites a document or a pair; the title is the file names."""
    from tmx.units import BOTH, stem

    title = BOTH.join(document.name for document in group)
    for source in taken.values():
        if source.title == title:
            return source
    id_ = concept_id(stem(group[0].name), taken)
    taken[id_] = Source(id_, title)
    return taken[id_]


def _searched(new: Sequence[TranslationUnit], memory: TranslationMemory) -> list[TranslationUnit]:
    """The units in which equivalents are looked for: this harvest's, and the memory's while it is small."""
    ids = {unit.id for unit in new}
    units = list(new)
    if len(memory) <= UNITS_SEARCHED:
        units += [unit for unit in memory.units() if unit.id not in ids]
    return [unit for unit in units if len(unit.variants) > 1]
