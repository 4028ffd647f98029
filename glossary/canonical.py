"""What does a glossary file look like when it is tidy?

One order of fields, one indentation, entries in the order of their ids, a blank line between them, ``\\n`` at the end
of each line. Comments are never lost: those above an entry go with it, and an entry with comments inside is left as
its owner wrote it. Tidying twice changes nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from glossary.blocks import Block, blocks_in, blocks_of, comments_in, next_line
from glossary.errors import BrokenGlossary
from glossary.model import Glossary
from glossary.plain import (
    MODELINE,
    concept_to_plain,
    glossary_from_yaml,
    glossary_to_plain,
    glossary_to_yaml,
    source_to_plain,
)
from glossary.plain_yaml import dump_item, dump_mapping
from glossary.strict_yaml import ParsedYaml, parse

_INDENT = 2


@dataclass(frozen=True, slots=True)
class Canonical:
    """A tidy text, and what was left as it is because it holds comments: (line in the old text, id)."""

    text: str
    left: tuple[tuple[int, str], ...] = field(default=())


def canonical(text: str, *, file: object = None) -> Canonical:
    """Tidy the text of a glossary file.

    :raises BrokenGlossary: when the text is no glossary, or cannot be tidied without losing a comment.

    >>> text = "schema: 1\\nconcepts:\\n- langs: {zh-Hans: [{term: 五保}]}\\n  id: wubao\\n# 低\\n- id: dibao # x\\n"
    >>> print(canonical(text + "  langs: {zh-Hans: [{term: 低保}]}").text, end="")
    # yaml-language-server: $schema=./glossary.schema.json
    schema: 1
    concepts:
      # 低
      - id: dibao # x
        langs: {zh-Hans: [{term: 低保}]}
    <BLANKLINE>
      - id: wubao
        state: draft
        langs:
          zh-Hans:
            - term: 五保
    """
    parsed = parse(text.replace("\r\n", "\n"), file=file)
    glossary = glossary_from_yaml(parsed, file=file)
    writer = _Writer(parsed, glossary)
    new = writer.written()
    if new is None:
        if comments_in(parsed, 0, len(parsed.text)):
            hint = "give each entry its own lines, or take the comments out"
            raise BrokenGlossary("holds comments among brackets", file=None if file is None else str(file), hint=hint)
        return Canonical(glossary_to_yaml(glossary))
    again = glossary_from_yaml(parse(new, file=file), file=file)
    if glossary_to_plain(again) != glossary_to_plain(glossary) or _all_comments(parse(new)) != _all_comments(parsed):
        raise BrokenGlossary(
            "cannot be tidied without changing its meaning", file=None if file is None else str(file)
        )
    return Canonical(new, tuple(sorted(writer.left)))


class _Writer:
    """Writes the parts of a file in canonical order, each with the comments that stood above it."""

    def __init__(self, parsed: ParsedYaml, glossary: Glossary) -> None:
        self.parsed, self.text = parsed, parsed.text
        self.left: list[tuple[int, str]] = []
        self.plain: dict[str, dict[str, Any]] = {
            "sources": {id_: source_to_plain(source) for id_, source in glossary.sources.items()},
            "concepts": {entry.id: concept_to_plain(entry) for entry in glossary.concepts},
        }

    def written(self) -> str | None:
        """The tidy text, or None where something has no lines of its own."""
        assert self.parsed.place is not None
        sections = blocks_in(self.parsed, self.parsed.place, 0)
        if sections is None:
            return None
        gaps = {
            block.key: self._gap(before.end if before else 0, block.start, 0)
            for before, block in _with_before(sections)
        }
        blocks = {block.key: block for block in sections}
        first = gaps[sections[0].key]
        gaps[sections[0].key] = ""
        parts = [first if "yaml-language-server" in first else MODELINE + first]
        for name in ("schema", "glossary", "sources", "concepts"):
            if name in blocks:
                section = self._section(name, blocks[name])
                if section is None:
                    return None
                parts += [gaps[name], section]
        return "".join([*parts, self._gap(sections[-1].end, len(self.text), 0)])

    def _section(self, name: str, block: Block) -> str | None:
        value = self.parsed.value[name]
        if name in ("schema", "glossary"):
            if comments_in(self.parsed, block.start, block.end):
                return _ended(self.text[block.start : block.end])
            return dump_mapping({name: value}) if value else ""
        place = self.parsed.place.children[name]  # type: ignore[union-attr, index, call-overload]
        inner = blocks_of(self.parsed, name)
        if inner is None:
            return None
        head_end = next_line(self.text, place.key)
        if not inner:
            if name == "sources" and not comments_in(self.parsed, block.start, block.end):
                return ""
            return _ended(self.text[block.start : block.end])
        comments = comments_in(self.parsed, block.start, head_end)
        parts = [" ".join([f"{name}:", *comments]) + "\n"]
        items = sorted(
            (each.key, number, self._gap(before.end if before else head_end, each.start, _INDENT), each)
            for number, (before, each) in enumerate(_with_before(inner))
        )
        for number, (_, _, gap, each) in enumerate(items):
            apart = name == "concepts" or "\n\n" in gap
            parts += ["\n" if number and apart else "", gap, self._item(name, each)]
        tail = self._gap(inner[-1].end, block.end, _INDENT)
        return "".join([*parts, "\n" if tail else "", tail])

    def _item(self, name: str, block: Block) -> str:
        if comments_in(self.parsed, block.start, block.end):
            self.left.append((self.parsed.line_at(block.start), block.key))
            return _shifted(_ended(self.text[block.start : block.end]), _INDENT - block.indent)
        plain = self.plain[name][block.key]
        return dump_item(plain, _INDENT) if name == "concepts" else dump_mapping({block.key: plain}, _INDENT)

    def _gap(self, start: int, end: int, indent: int) -> str:
        """The comments between two blocks, single blank lines between them; a last blank line keeps them apart."""
        lines = [line.strip() for line in self.text[start:end].split("\n")[:-1]]
        if end == len(self.text) and not self.text.endswith("\n"):
            lines.append(self.text[start:end].split("\n")[-1].strip())
        kept: list[str] = []
        for line in lines:
            if line or (kept and kept[-1]):
                kept.append(f"{' ' * indent}{line}" if line else "")
        if end == len(self.text):
            while kept and not kept[-1]:
                kept.pop()
        return "".join(f"{line}\n" for line in kept)


def _with_before(blocks: list[Block]) -> list[tuple[Block | None, Block]]:
    return list(zip([None, *blocks], blocks, strict=False))


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _shifted(text: str, columns: int) -> str:
    """A block moved to the right or to the left, all its lines alike."""
    if columns >= 0:
        return "".join(f"{' ' * columns if line.strip() else ''}{line}" for line in _lines(text))
    return "".join(line[-columns:] if not line[:-columns].strip() else line for line in _lines(text))


def _all_comments(parsed: ParsedYaml) -> list[str]:
    comments = comments_in(parsed, 0, len(parsed.text))
    return sorted(comment for comment in comments if "yaml-language-server" not in comment)


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")]
