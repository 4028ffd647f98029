"""The nouns of the segment side: block, segment, aligned pair, translation unit, variant, match.

Every other file in :mod:`tmx` is a function from some of these to others. They are frozen, hold no open files
and know no formats; a reader who knows this page can read any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list item", "cell"]

#: Names of the properties that harvest writes on a unit. The ``x-`` prefix is what Trados asks of foreign ones.
PROPERTY_DOCUMENT = "x-document"
PROPERTY_SEGMENT = "x-segment"
PROPERTY_SCORE = "x-alignment-score"
PROPERTY_KIND = "x-alignment-kind"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that no sentence crosses: a paragraph, a heading, a list item, a table cell."""

    text: str
    kind: BlockKind
    #: Line of the file on which the block begins, counted from 1.
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file that has been read: its name, what it holds, and how its language was known."""

    #: File name without folders; with the digest, this is how a document is known again.
    name: str
    #: SHA-256 of the file's bytes, in hexadecimal.
    digest: str
    language: str
    blocks: tuple[Block, ...]
    #: "name" when the file name said the language, "script" when the text had to be judged.
    language_from: Literal["name", "script", "option"] = "name"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text handled at once; usually a sentence, but a title is one too."""

    text: str
    kind: BlockKind = "paragraph"
    #: Number of the block it was cut from, counted from 0.
    block: int = 0
    #: Line of the file on which its block begins, counted from 1; None where there is no file.
    line: int | None = None
    #: White space between this segment and the next of its block: joining text and trailing gives the block.
    trailing: str = ""


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Segments of two languages judged to say the same, by their indexes (from 0) in the two lists.

    One side may be empty: what one language has and the other leaves out is kept, never dropped in silence.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    #: How sure the aligner is, 0 to 1.
    score: float
    #: What the score was made of: name of the feature -> its value.
    reasons: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def kind(self) -> str:
        """How many segments stand on each side, as in ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"


@dataclass(frozen=True, slots=True)
class InlineCode:
    """Markup inside a segment, kept as it was met: ``bpt``, ``ept``, ``ph``, ``it``, ``hi``, ``sub``, ``ut``."""

    element: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: tuple[str | InlineCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A remark for people, with whatever attributes it carried (language, encoding)."""

    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """A remark for programs: a type and a value. Types we do not know are kept."""

    type: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One language's text in a unit."""

    #: ``en``, ``zh-Hans``, ``zh-Hant``, or another BCP 47 tag without its region.
    language: str
    content: tuple[str | InlineCode, ...]
    #: Region of the tag as it was met (``GB``, ``HK``), so that it can be written again; empty if none.
    region: str = ""
    notes: tuple[Note, ...] = ()
    properties: tuple[Property, ...] = ()
    #: Further attributes as they were met (dates, tool, ids), in their order.
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """What a person reads: the text without its inline codes."""
        return "".join(_visible(self.content))


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A stored pair (or more): what was said, by language. A unit with one variant has no counterpart."""

    id: str
    variants: tuple[Variant, ...]
    notes: tuple[Note, ...] = ()
    properties: tuple[Property, ...] = ()
    #: Further attributes as they were met (``creationdate``, ``changedate``, ``usagecount`` ...), in their order.
    attributes: tuple[tuple[str, str], ...] = ()

    def variant(self, language: str) -> Variant | None:
        """The first variant in that language, or None."""
        return next((variant for variant in self.variants if variant.language == language), None)

    def text(self, language: str) -> str | None:
        """The plain text in that language, or None."""
        variant = self.variant(language)
        return None if variant is None else variant.text

    def property_text(self, type_: str) -> str | None:
        """The value of the first property of that type, or None."""
        return next((item.text for item in self.properties if item.type == type_), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it holds, in the order of its variants."""
        return tuple(variant.language for variant in self.variants)

    @property
    def document(self) -> str | None:
        """Name of the document it was harvested from, or None."""
        return self.property_text(PROPERTY_DOCUMENT)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document whose units are in the memory; known again by its name and digest, never by its path."""

    name: str
    digest: str
    language: str
    #: Name of the document it was aligned with, or None.
    counterpart: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a match departs from the segment asked for; spans are [start, end) in code points."""

    kind: Literal["replaced", "inserted", "deleted"]
    #: Span in the segment that was asked for, and the text there.
    segment_span: tuple[int, int]
    segment_text: str
    #: Span in the source text of the memory, and the text there.
    source_span: tuple[int, int]
    source_text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A unit found for a segment.

    :attr:`score` is 0 to 100: 100 only for text identical after NFC and white space, 99 when equal after folding,
    never rounded up.
    """

    score: int
    source: str
    target: str
    unit: TranslationUnit
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A unit in which a text occurs, and where: spans are [start, end) in code points of :attr:`text`."""

    unit: TranslationUnit
    language: str
    spans: tuple[tuple[int, int], ...]
    #: The text of the variant it was found in: a unit may hold two in one language.
    text: str = ""


def _visible(content: tuple[str | InlineCode, ...]) -> Iterator[str]:
    """Yield the text a reader sees; only ``hi`` wraps such text, the other codes hold markup."""
    for part in content:
        if isinstance(part, str):
            yield part
        elif part.element == "hi":
            yield from _visible(part.content)
