"""What does a concept entry look like as plain dicts, lists and texts: the shape of the file, and of the JSON?

One pair of functions for each noun. What is absent stays absent: nothing is written for a field that is None or
empty, and the order of the fields is always the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from glossary.errors import BrokenGlossary
from glossary.model import (
    ConceptEntry,
    Context,
    Glossary,
    Proposal,
    Relations,
    Source,
    SourcedText,
    Term,
)
from glossary.plain_yaml import dump_item, dump_mapping
from glossary.schema import Problem, path_in_words, problems
from glossary.strict_yaml import ParsedYaml
from tmx.errors import BrokenUnit

#: Version of the format, as its first line says it.
SCHEMA_VERSION = 1

#: The line that tells an editor where the schema is.
MODELINE = "# yaml-language-server: $schema=./glossary.schema.json\n"

_TERM_TEXTS = ("status", "type", "pos")
_TERM_MORE = ("reliability", "match", "pinyin", "first_mention", "note")
_TERM_LAST = ("valid_from", "valid_until", "superseded_by")


def concept_to_plain(entry: ConceptEntry) -> dict[str, Any]:
    """An entry as the plain value that the schema describes.

    >>> entry = ConceptEntry("five-guarantees", {"zh-Hans": (Term("五保", type="short"),)}, state="approved")
    >>> concept_to_plain(entry)
    {'id': 'five-guarantees', 'state': 'approved', 'langs': {'zh-Hans': [{'term': '五保', 'type': 'short'}]}}
    """
    plain: dict[str, Any] = {"id": entry.id, "state": entry.state}
    if entry.subject:
        plain["subject"] = list(entry.subject)
    if entry.definition:
        plain["definition"] = {tag: _sourced_to_plain(text) for tag, text in entry.definition.items()}
    if entry.notes:
        plain["notes"] = {tag: _sourced_to_plain(text) for tag, text in entry.notes.items()}
    relations = _relations_to_plain(entry.relations)
    if relations:
        plain["relations"] = relations
    plain["langs"] = {tag: [term_to_plain(term) for term in terms] for tag, terms in entry.langs.items()}
    if entry.proposals:
        proposals = entry.proposals.items()
        plain["proposals"] = {tag: [_proposal_to_plain(each) for each in found] for tag, found in proposals}
    return plain


def concept_from_plain(plain: Mapping[str, Any]) -> ConceptEntry:
    """The entry that a plain value describes; the value must be what the schema allows.

    >>> plain = {"id": "pairing-assistance", "langs": {"en": [{"term": "pairing assistance"}]}}
    >>> concept_from_plain(plain).preferred("en").term
    'pairing assistance'
    """
    relations = plain.get("relations", {})
    return ConceptEntry(
        id=plain["id"],
        langs={tag: tuple(map(term_from_plain, terms)) for tag, terms in plain["langs"].items()},
        state=plain.get("state", "draft"),
        subject=tuple(plain.get("subject", ())),
        definition={tag: _sourced_from_plain(text) for tag, text in plain.get("definition", {}).items()},
        notes={tag: _sourced_from_plain(text) for tag, text in plain.get("notes", {}).items()},
        relations=Relations(
            tuple(relations.get("broader", ())),
            tuple(relations.get("narrower", ())),
            tuple(relations.get("related", ())),
            relations.get("replaced_by"),
        )
        if relations
        else Relations(),
        proposals={tag: tuple(map(_proposal_from_plain, found)) for tag, found in plain.get("proposals", {}).items()},
    )


def term_to_plain(term: Term) -> dict[str, Any]:
    """A term as a plain value."""
    plain: dict[str, Any] = {"term": term.term}
    _copy(term, plain, _TERM_TEXTS)
    if term.regions:
        plain["regions"] = list(term.regions)
    _copy(term, plain, _TERM_MORE)
    if term.sources:
        plain["sources"] = list(term.sources)
    if term.contexts:
        plain["contexts"] = [_context_to_plain(context) for context in term.contexts]
    if term.not_in:
        plain["not_in"] = list(term.not_in)
    if term.only_in:
        plain["only_in"] = list(term.only_in)
    _copy(term, plain, _TERM_LAST)
    return plain


def term_from_plain(plain: Mapping[str, Any]) -> Term:
    """The term that a plain value describes."""
    values = dict(plain)
    for name in ("regions", "sources", "not_in", "only_in"):
        if name in values:
            values[name] = tuple(values[name])
    if "contexts" in values:
        values["contexts"] = tuple(Context(**context) for context in values["contexts"])
    if "reliability" in values:
        values["reliability"] = int(values["reliability"])
    return Term(**values)


def source_to_plain(source: Source) -> dict[str, Any]:
    """A source as a plain value, without its id, which is its key in the file."""
    plain: dict[str, Any] = {"title": source.title}
    _copy(source, plain, ("url", "date", "authority"))
    return plain


def source_from_plain(id_: str, plain: Mapping[str, Any]) -> Source:
    """The source that a plain value describes."""
    return Source(id_, **plain)


def glossary_to_plain(glossary: Glossary) -> dict[str, Any]:
    """A whole glossary as a plain value, sources and entries in the order of their ids."""
    plain: dict[str, Any] = {"schema": SCHEMA_VERSION}
    if glossary.about:
        plain["glossary"] = dict(glossary.about)
    if glossary.sources:
        plain["sources"] = {id_: source_to_plain(source) for id_, source in sorted(glossary.sources.items())}
    plain["concepts"] = [concept_to_plain(entry) for entry in sorted(glossary.concepts, key=lambda entry: entry.id)]
    return plain


def glossary_from_plain(plain: Mapping[str, Any]) -> Glossary:
    """The glossary that a plain value describes; the value must be what the schema allows."""
    return Glossary(
        concepts=tuple(map(concept_from_plain, plain["concepts"])),
        sources={id_: source_from_plain(id_, source) for id_, source in plain.get("sources", {}).items()},
        about=dict(plain.get("glossary", {})),
    )


def glossary_from_yaml(parsed: ParsedYaml, *, file: object = None) -> Glossary:
    """The glossary in a parsed file.

    :raises BrokenGlossary: naming line, path and what is wrong, and how much more is.
    """
    found = problems(parsed.value)
    if found:
        raise broken(found, parsed, file=file)
    return glossary_from_plain(parsed.value)


def sound_part_from_yaml(parsed: ParsedYaml, *, file: object = None) -> tuple[Glossary, tuple[BrokenUnit, ...]]:
    """The glossary in a parsed file without the entries that are not what the schema asks for; those by their lines.

    :raises BrokenGlossary: when something is wrong outside the entries.
    """
    value = parsed.value
    entries = value.get("concepts") if isinstance(value, dict) else None
    if not isinstance(entries, list):
        return glossary_from_yaml(parsed, file=file), ()
    found = problems({**value, "concepts": []})
    if found:
        raise broken(found, parsed, file=file)
    sound, unsound = [], []
    for index, entry in enumerate(entries):
        found = [
            Problem(("concepts", index, *each.path), each.message, each.hint) for each in problems(entry, "concept")
        ]
        if found:
            error = broken(found, parsed, file=file)
            unsound.append(BrokenUnit(error.problem, file=error.file, line=error.line, hint=error.hint))
        else:
            sound.append(entry)
    return glossary_from_plain({**value, "concepts": sound}), tuple(unsound)


def glossary_to_yaml(glossary: Glossary) -> str:
    """A whole glossary in canonical form: sources and entries in the order of their ids."""
    plain = glossary_to_plain(glossary)
    entries = plain.pop("concepts")
    head = MODELINE + dump_mapping(plain)
    if not entries:
        return head + "concepts: []\n"
    return head + "concepts:\n" + "\n".join(dump_item(entry, 2) for entry in entries)


def broken(found: list[Problem], parsed: ParsedYaml, *, file: object = None) -> BrokenGlossary:
    """The error for what the schema does not allow: the first problem, and how many more there are."""
    first = found[0]
    place = path_in_words(first.path)
    problem = f"{place}: {first.message}" if place else first.message
    hints = [first.hint] if first.hint else []
    if len(found) > 1:
        hints.append(f"{len(found) - 1} more: run glossary validate")
    name = None if file is None else str(file)
    return BrokenGlossary(problem, file=name, line=parsed.line(first.path), hint="; ".join(hints) or None)


def _copy(noun: object, plain: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        value = getattr(noun, name)
        if value is not None:
            plain[name] = value


def _sourced_to_plain(text: SourcedText) -> dict[str, Any]:
    return {"text": text.text} if text.source is None else {"text": text.text, "source": text.source}


def _sourced_from_plain(plain: Mapping[str, Any]) -> SourcedText:
    return SourcedText(plain["text"], plain.get("source"))


def _context_to_plain(context: Context) -> dict[str, Any]:
    plain: dict[str, Any] = {"text": context.text}
    _copy(context, plain, ("source", "tu"))
    return plain


def _relations_to_plain(relations: Relations) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name in ("broader", "narrower", "related"):
        if getattr(relations, name):
            plain[name] = list(getattr(relations, name))
    _copy(relations, plain, ("replaced_by",))
    return plain


def _proposal_to_plain(proposal: Proposal) -> dict[str, Any]:
    plain: dict[str, Any] = {"term": proposal.term, "confidence": proposal.confidence}
    if proposal.reasons:
        plain["reasons"] = dict(proposal.reasons)
    if proposal.evidence:
        plain["evidence"] = list(proposal.evidence)
    return plain


def _proposal_from_plain(plain: Mapping[str, Any]) -> Proposal:
    reasons, evidence = dict(plain.get("reasons", {})), tuple(plain.get("evidence", ()))
    return Proposal(plain["term"], plain["confidence"], reasons, evidence)
