"""Is this glossary right, and what is wrong with it, line by line?

First the schema: is every value what the format asks for? Then what no schema can say: ids that are given twice or
point nowhere, two terms that both want to be the one to use, a word that means two things. Everything is listed, not
just the first; errors make the glossary unusable for checks and export, warnings are worth a look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from glossary.model import ConceptEntry, Term
from glossary.plain import concept_from_plain
from glossary.schema import Path as Way
from glossary.schema import path_in_words, problems
from glossary.store import glossary_files, parse_file
from glossary.strict_yaml import ParsedYaml
from tmx.folding import fold_text

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to see to, and where it stands."""

    file: str
    line: int
    #: The way to the value, as in ``concepts[3].langs.en[0].status``.
    path: str
    level: Level
    message: str
    #: Id of the entry it is about, where there is one.
    concept: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: {self.path}: " if self.path else f"{self.file}:{self.line}: "
        return f"{place}{self.message}" + (" (warning)" if self.level == "warning" else "")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry and where it stands."""

    entry: ConceptEntry
    file: Path
    parsed: ParsedYaml
    index: int

    def finding(self, way: Way, level: Level, message: str) -> Finding:
        full = ("concepts", self.index, *way)
        line = self.parsed.line(full)
        return Finding(str(self.file), line, path_in_words(full), level, message, self.entry.id)


def validate(path: Path) -> list[Finding]:
    """Everything that is wrong with a glossary (a file or a folder), in the order of files and lines.

    :raises BrokenGlossary: when a file cannot be read as YAML at all, or is not there.
    """
    parsed = {file: parse_file(file) for file in glossary_files(path) or [path]}
    findings: list[Finding] = []
    entries: list[_Entry] = []
    sources: set[str] = set()
    for file, each in parsed.items():
        findings += _schema_findings(file, each)
        entries += _sound_entries(file, each)
        known = each.value.get("sources") if isinstance(each.value, dict) else None
        sources |= set(known) if isinstance(known, dict) else set()
    findings += _same_ids(entries)
    ids = {entry.entry.id for entry in entries}
    for entry in entries:
        findings += _references(entry, ids, sources)
        findings += _terms(entry)
    findings += _shared_terms(entries)
    order = {str(file): number for number, file in enumerate(parsed)}
    return sorted(findings, key=lambda one: (order[one.file], one.line, one.path, one.message))


def _schema_findings(file: Path, parsed: ParsedYaml) -> Iterator[Finding]:
    for problem in problems(parsed.value):
        message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
        line = parsed.line(problem.path)
        yield Finding(
            str(file), line, path_in_words(problem.path), "error", message, _id_at(parsed.value, problem.path)
        )


def _sound_entries(file: Path, parsed: ParsedYaml) -> Iterator[_Entry]:
    """The entries that the schema takes; the others are named already."""
    concepts = parsed.value.get("concepts") if isinstance(parsed.value, dict) else None
    for index, plain in enumerate(concepts if isinstance(concepts, list) else ()):
        if not problems(plain, "concept"):
            yield _Entry(concept_from_plain(plain), file, parsed, index)


def _id_at(value: Any, way: Way) -> str | None:
    if len(way) < 2 or way[0] != "concepts":
        return None
    entry = value["concepts"][way[1]]
    id_ = entry.get("id") if isinstance(entry, dict) else None
    return id_ if isinstance(id_, str) else None


def _same_ids(entries: Iterable[_Entry]) -> Iterator[Finding]:
    first: dict[str, _Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.entry.id, entry)
        if other is not entry:
            where = f"{other.file}:{other.parsed.line(('concepts', other.index, 'id'))}"
            yield entry.finding(("id",), "error", f"{entry.entry.id!r} is already the id of the entry at {where}")


def _references(entry: _Entry, ids: set[str], sources: set[str]) -> Iterator[Finding]:
    """Relations and sources that point nowhere."""
    relations = entry.entry.relations
    targets: list[tuple[Way, str]] = []
    for name in ("broader", "narrower", "related"):
        targets += [(("relations", name, number), id_) for number, id_ in enumerate(getattr(relations, name))]
    if relations.replaced_by is not None:
        targets.append((("relations", "replaced_by"), relations.replaced_by))
    for way, id_ in targets:
        if id_ == entry.entry.id:
            yield entry.finding(way, "error", "an entry has no relation to itself")
        elif id_ not in ids:
            # An entry that came from a larger glossary may name neighbours that did not come along.
            level: Level = "error" if way[-1] == "replaced_by" else "warning"
            yield entry.finding(way, level, f"there is no entry {id_!r}")
    for way, id_ in _source_ids(entry.entry):
        if id_ not in sources:
            yield entry.finding(way, "error", f"there is no source {id_!r}")


def _source_ids(entry: ConceptEntry) -> Iterator[tuple[Way, str]]:
    for field in ("definition", "notes"):
        for tag, text in getattr(entry, field).items():
            if text.source is not None:
                yield (field, tag, "source"), text.source
    for tag, terms in entry.langs.items():
        for number, term in enumerate(terms):
            for place, id_ in enumerate(term.sources):
                yield ("langs", tag, number, "sources", place), id_
            for place, context in enumerate(term.contexts):
                if context.source is not None:
                    yield ("langs", tag, number, "contexts", place, "source"), context.source


def _terms(entry: _Entry) -> Iterator[Finding]:
    """What is wrong with the terms of one entry, each and against one another."""
    for tag, terms in entry.entry.langs.items():
        for number, term in enumerate(terms):
            way: Way = ("langs", tag, number)
            if term.term != term.term.strip():
                yield entry.finding((*way, "term"), "warning", f"{term.term!r} begins or ends with a blank")
            if term.status == "deprecated" and not term.note:
                yield entry.finding(way, "warning", f"{term.term!r} is deprecated, but no note says why")
            if term.status == "superseded" and not (term.superseded_by or entry.entry.relations.replaced_by):
                hint = "say what took its place: superseded_by"
                yield entry.finding(way, "warning", f"{term.term!r} is superseded, but not by what; {hint}")
            if term.valid_from and term.valid_until and term.valid_until < term.valid_from[: len(term.valid_until)]:
                yield entry.finding((*way, "valid_until"), "error", "ends before it begins")
        for (_, one), (number, other) in combinations(enumerate(terms), 2):
            way = ("langs", tag, number)
            if one.status == other.status == "preferred" and _in_one_place(one, other):
                message = f"{one.term!r} and {other.term!r} are both preferred in one language and region"
                yield entry.finding((*way, "status"), "error", message)
            if one.term == other.term and _in_one_place(one, other):
                yield entry.finding((*way, "term"), "error", f"{one.term!r} stands here twice")


def _in_one_place(one: Term, other: Term) -> bool:
    """Whether two terms are meant for the same region; a term without one is meant for those that have no own."""
    if not one.regions or not other.regions:
        return not one.regions and not other.regions
    return bool(set(one.regions) & set(other.regions))


def _shared_terms(entries: Iterable[_Entry]) -> Iterator[Finding]:
    """Terms that two entries have: the same preferred pair is one meaning entered twice, one word may be two."""
    pairs: dict[tuple[str, str, str], _Entry] = {}
    forms: dict[tuple[str, str], _Entry] = {}
    for entry in entries:
        if entry.entry.state == "retired":
            continue
        english = entry.entry.preferred("en")
        for tag in ("zh-Hans", "zh-Hant"):
            chinese = entry.entry.preferred(tag)
            if english is None or chinese is None:
                continue
            key = (fold_text(english.term), tag, fold_text(chinese.term))
            other = pairs.setdefault(key, entry)
            if other.entry.id != entry.entry.id:
                message = f"{english.term!r} = {chinese.term!r} is what {other.entry.id!r} says too; merge them"
                yield entry.finding(("langs",), "error", message)
        for tag, terms in entry.entry.langs.items():
            for number, term in enumerate(terms):
                known = forms.setdefault((tag, fold_text(term.term)), entry)
                if known.entry.id != entry.entry.id:
                    message = f"{term.term!r} is a term of {known.entry.id!r} too"
                    yield entry.finding(("langs", tag, number, "term"), "warning", message)
