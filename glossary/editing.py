"""What does a glossary file look like after an edit?

A person's file is theirs: comments, blank lines, order, line ends. So an edit cuts out the lines of one block and
puts others in their place; every other byte stays. New entries go where the order of ids has them. Where a changed
block held comments inside, they move above it: none is lost. Many edits are one pass over the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from glossary.blocks import Block, blocks_of, comments_in, next_line
from glossary.errors import BrokenGlossary
from glossary.model import ConceptEntry, Source
from glossary.plain import broken, concept_from_plain, concept_to_plain, source_to_plain
from glossary.plain_yaml import dump_item, dump_mapping
from glossary.schema import Problem, problems
from glossary.strict_yaml import ParsedYaml, parse

#: Id -> what is to stand there, or None for what is to go.
Wanted = Mapping[str, dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class PutConcept:
    """Replace the entry of that id, or insert it at its place in the order of ids."""

    concept: ConceptEntry


@dataclass(frozen=True, slots=True)
class RemoveConcept:
    """Take the entry of that id out, with the comments that belong to it; no such entry, no change."""

    id: str


@dataclass(frozen=True, slots=True)
class PutSource:
    """Replace the source of that id, or insert it at its place in the order of ids."""

    source: Source


Edit = PutConcept | RemoveConcept | PutSource


def apply_edits(parsed: ParsedYaml, edits: Iterable[Edit], *, file: object = None) -> str:
    """The text of a file after some edits; the same text where they change no meaning.

    The result is read again and compared: what comes back means what was asked for, and nothing else changed.

    :raises BrokenGlossary: when an entry is not what the schema asks for, when its id stands in the file twice, or
        when the file's layout has no lines for single entries.

    >>> from glossary.model import Term
    >>> text = "schema: 1\\nconcepts:\\n# 三农 follows\\n- id: wu-bao\\n  langs: {zh-Hans: [{term: 五保}]}\\n"
    >>> print(apply_edits(parse(text), [PutConcept(ConceptEntry("di-bao", {"zh-Hans": (Term("低保"),)}))]), end="")
    schema: 1
    concepts:
    - id: di-bao
      state: draft
      langs:
        zh-Hans:
          - term: 低保
    <BLANKLINE>
    # 三农 follows
    - id: wu-bao
      langs: {zh-Hans: [{term: 五保}]}
    """
    name = None if file is None else str(file)
    concepts: dict[str, dict[str, Any] | None] = {}
    sources: dict[str, dict[str, Any] | None] = {}
    for edit in edits:
        if isinstance(edit, RemoveConcept):
            concepts[edit.id] = None
        elif isinstance(edit, PutConcept):
            concepts[edit.concept.id] = _checked("concept", edit.concept.id, concept_to_plain(edit.concept))
        else:
            sources[edit.source.id] = _checked("source", edit.source.id, source_to_plain(edit.source))
    if not isinstance(parsed.value, dict):
        raise broken(problems(parsed.value), parsed, file=file)
    known_concepts = _list_of_entries(parsed, file)
    known_sources = parsed.value.get("sources") or {}
    if not isinstance(known_sources, dict):
        raise broken([Problem(("sources",), "is not a mapping")], parsed, file=file)
    plan = _Plan(parsed, name)
    plan.section("sources", list(known_sources), _changed(known_sources, sources, "source"))
    by_id = {str(entry["id"]): entry for entry in known_concepts}
    plan.section("concepts", [str(entry["id"]) for entry in known_concepts], _changed(by_id, concepts, "concept"))
    if not plan.pieces:
        return parsed.text
    text = plan.carried_out()
    _compare(parsed, text, concepts, sources, name)
    return text


class _Plan:
    """Collects what to cut and what to put in, on offsets of the old text, and carries it out in one pass."""

    def __init__(self, parsed: ParsedYaml, file: str | None) -> None:
        self.parsed, self.text, self.file = parsed, parsed.text, file
        self.line_end = "\r\n" if re.match(r"[^\n]*\r\n", self.text) else "\n"
        #: (start, end, what to put there); cuts never overlap.
        self.pieces: list[tuple[int, int, str]] = []

    def section(self, name: str, ids: Sequence[str], wanted: Wanted) -> None:
        """Plan the edits of ``concepts`` or ``sources``."""
        if not wanted:
            return
        blocks = blocks_of(self.parsed, name)
        if blocks is None or self.parsed.place is None or self.parsed.place.flow:
            hint = "run glossary fmt, which gives each entry its own lines"
            raise BrokenGlossary(f"{name} are not written line by line", file=self.file, hint=hint)
        for id_ in wanted:
            if ids.count(id_) > 1:
                raise BrokenGlossary("this id stands there twice", file=self.file, text=id_, hint="remove one")
        fresh = {id_: value for id_, value in sorted(wanted.items()) if id_ not in ids and value is not None}
        going = [block for block in blocks if block.key in wanted and wanted[block.key] is None]
        if going and len(going) == len(blocks) and not fresh:
            self._hollow(name)
        for block in going:
            self.pieces.append((block.lead, self._blank_lines_end(block.end), ""))
        for block in blocks:
            value = wanted.get(block.key)
            if value is not None:
                self._replace(name, block, value)
        if blocks and fresh:
            self._insert(name, blocks, fresh)
        elif fresh:
            self._begin(name, fresh)

    def carried_out(self) -> str:
        """The new text."""
        parts, at = [], 0
        for start, end, new in sorted(self.pieces, key=lambda piece: piece[:2]):
            parts += [self.text[at:start], new]
            at = max(at, end)
        return "".join([*parts, self.text[at:]])

    def _written(self, name: str, id_: str, value: dict[str, Any], indent: int) -> str:
        text = dump_item(value, indent) if name == "concepts" else dump_mapping({id_: value}, indent)
        return text.replace("\n", self.line_end)

    def _comments(self, start: int, end: int, indent: int) -> str:
        return "".join(f"{' ' * indent}{comment}{self.line_end}" for comment in comments_in(self.parsed, start, end))

    def _replace(self, name: str, block: Block, value: dict[str, Any]) -> None:
        new = self._comments(block.start, block.end, block.indent)
        new += self._written(name, block.key, value, block.indent)
        if not self.text.endswith("\n", 0, block.end):
            new = new.removesuffix(self.line_end)
        self.pieces.append((block.start, block.end, new))

    def _insert(self, name: str, blocks: Sequence[Block], fresh: Mapping[str, dict[str, Any]]) -> None:
        """Before the first block with a greater id, as a sorted file has it; behind the last where there is none."""
        greatest: list[str] = []
        for block in blocks:
            greatest.append(max(block.key, greatest[-1]) if greatest else block.key)
        blank = self.line_end if name == "concepts" and self._spaced(blocks) else ""
        places: dict[int, list[str]] = {}
        for id_, value in fresh.items():
            written = self._written(name, id_, value, blocks[0].indent)
            places.setdefault(bisect_right(greatest, id_), []).append(written)
        for index, texts in places.items():
            if index < len(blocks):
                offset = blocks[index].lead
                self.pieces.append((offset, offset, "".join(text + blank for text in texts)))
            else:
                offset = blocks[-1].end
                first = "" if self.text.endswith("\n", 0, offset) else self.line_end
                # A text may own the blank lines at its end (|+): one more would become part of it.
                apart = "" if self.text[:offset].endswith(("\n\n", "\n\r\n")) else blank
                self.pieces.append((offset, offset, first + apart + blank.join(texts)))

    def _begin(self, name: str, fresh: Mapping[str, dict[str, Any]]) -> None:
        """The first blocks of a section that is missing, says nothing, or says ``[]``."""
        assert self.parsed.place is not None
        assert isinstance(self.parsed.place.children, dict)
        sections = self.parsed.place.children
        blank = self.line_end if name == "concepts" else ""
        body = blank.join(self._written(name, id_, value, 2) for id_, value in fresh.items())
        place = sections.get(name)
        if place is not None:
            before = place.key_end + len(self.text[place.key_end : place.start].rstrip())
            if place.end > place.start:
                body = self._comments(place.start, place.end, 2) + body
                self.pieces.append((before, place.end, ""))
            offset = next_line(self.text, place.end if place.end > place.start else place.key_end)
        elif "concepts" in sections:
            offset = self.text.rfind("\n", 0, sections["concepts"].key) + 1
            body = f"{name}:{self.line_end}{body}"
        else:
            offset = len(self.text)
            body = f"{name}:{self.line_end}{body}"
        first = "" if self.text.endswith("\n", 0, offset) else self.line_end
        self.pieces.append((offset, offset, first + body))

    def _hollow(self, name: str) -> None:
        """Every block goes: the section must say that it holds nothing."""
        assert self.parsed.place is not None
        assert isinstance(self.parsed.place.children, dict)
        colon = self.text.index(":", self.parsed.place.children[name].key_end) + 1
        self.pieces.append((colon, colon, " []" if name == "concepts" else " {}"))

    def _spaced(self, blocks: Sequence[Block]) -> bool:
        """Whether the entries of this file stand apart by blank lines."""
        gaps = [self.text[one.end : other.lead] for one, other in pairwise(blocks)]
        return sum("\n" in gap for gap in gaps) * 2 >= len(gaps)

    def _blank_lines_end(self, offset: int) -> int:
        while offset < len(self.text) and not self.text[offset : next_line(self.text, offset)].strip():
            offset = next_line(self.text, offset)
        return offset


def _checked(part: str, id_: str, plain: dict[str, Any]) -> dict[str, Any]:
    """A plain value, once it is known that the schema takes it."""
    found = problems(plain, part)
    if part == "source":
        found += problems(id_, "id")
    if found:
        raise broken(found, ParsedYaml(plain, "", None), file=f"{part} {id_}")
    return plain


def _list_of_entries(parsed: ParsedYaml, file: object) -> list[dict[str, Any]]:
    """The entries as they stand; what has no id cannot be told from the others."""
    entries = parsed.value.get("concepts") or []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and "id" in entry for entry in entries):
        raise broken(problems(parsed.value), parsed, file=file)
    return entries


def _changed(known: Mapping[str, Any], wanted: Wanted, part: str) -> Wanted:
    """What is wanted without what already means the same."""
    return {id_: value for id_, value in wanted.items() if _meaning(known.get(id_), part) != value}


def _meaning(plain: Any, part: str) -> Any:
    """An entry as it would be written, so that ``state: draft`` left out is no difference."""
    if part == "concept" and plain is not None and not problems(plain, part):
        return concept_to_plain(concept_from_plain(plain))
    return plain


def _compare(parsed: ParsedYaml, text: str, concepts: Wanted, sources: Wanted, file: str | None) -> None:
    """Refuse a result that does not say what was asked for, or that says anything else differently."""
    old, new = parsed.value, parse(text, file=file).value
    entries = {entry["id"]: entry for entry in old.get("concepts") or []}
    result = {entry["id"]: entry for entry in new.get("concepts") or []}
    expected = {id_: entry for id_, entry in entries.items() if id_ not in concepts}
    same = {id_: entry for id_, entry in result.items() if id_ not in concepts} == expected
    same = same and list(expected) == [id_ for id_ in result if id_ not in concepts]
    same = same and all(_meaning(result.get(id_), "concept") == value for id_, value in concepts.items())
    known = {id_: source for id_, source in (old.get("sources") or {}).items() if id_ not in sources}
    after = new.get("sources") or {}
    same = same and {id_: source for id_, source in after.items() if id_ not in sources} == known
    same = same and all(after.get(id_) == value for id_, value in sources.items())
    rest = {name: value for name, value in old.items() if name not in ("concepts", "sources")}
    same = same and {name: value for name, value in new.items() if name not in ("concepts", "sources")} == rest
    if not same:
        hint = "run glossary fmt and try again"
        raise BrokenGlossary("an edit would have changed something else; nothing was written", file=file, hint=hint)
