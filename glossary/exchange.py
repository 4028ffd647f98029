"""Concept entries in and out of files of other formats: which plug-in speaks, what is taken in, what may go out.

What goes out is what people have reviewed: other states must be asked for, proposals never leave. What comes in meets
what is there by its id, or by its terms where it has none; importing the same file twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import glossary.formats
from glossary.editing import Edit, PutConcept, PutSource
from glossary.formats import EntriesRead, EntriesReceipt, Remark
from glossary.merge import TermIndex
from glossary.model import ConceptEntry, Glossary, Relations, SourcedText
from glossary.naming import concept_id
from glossary.plain import concept_from_plain, concept_to_plain
from glossary.schema import path_in_words, problems
from tmx.discovery import load_plugins
from tmx.errors import BrokenFile, BrokenUnit, UnsupportedFormat
from tmx.folding import fold_text

OnDuplicate = Literal["add", "overwrite", "keep", "keep-newest"]

#: States whose entries are exported unless more are asked for.
EXPORTED_STATES = ("reviewed", "approved")


@dataclass(frozen=True, slots=True)
class EntriesImported:
    """What taking in some entries means for a glossary."""

    #: The changes to make; none for what is known already.
    edits: tuple[Edit, ...] = ()
    #: New entries; known ones that say all this; known ones that grew or gave way; known ones that were let be.
    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    kept: int = 0
    broken: tuple[BrokenUnit, ...] = field(default=())


def format_of(path: Path, format: str | None = None) -> tuple[str, ModuleType]:
    """The plug-in for a file, by name or by extension.

    :raises UnsupportedFormat: naming the extensions that are known.
    """
    plugins = load_plugins(glossary.formats)
    if format is not None:
        if format not in plugins:
            raise UnsupportedFormat("no such format of terms", text=format, hint=f"known: {', '.join(plugins)}")
        return format, plugins[format]
    for name, plugin in plugins.items():
        if path.suffix.lower() in plugin.EXTENSIONS:
            return name, plugin
    known = ", ".join(extension for plugin in plugins.values() for extension in plugin.EXTENSIONS)
    raise UnsupportedFormat("no format of terms has this extension", file=path, hint=f"known: {known}")


def read_entries(
    path: Path, format: str | None = None, *, source_language: str = "en", target_language: str = "zh-Hans"
) -> EntriesRead:
    """Read the entries of a file; those that are not what the schema asks for are among the broken ones.

    :raises UnsupportedFormat: when no plug-in reads such a file.
    :raises BrokenFile: when the file cannot be opened, or is not what it says it is.
    """
    _, plugin = format_of(path, format)
    try:
        with path.open("rb") as stream:
            found: EntriesRead = plugin.read(
                stream, name=str(path), source_language=source_language, target_language=target_language
            )
    except OSError as error:
        raise BrokenFile(f"cannot be read: {error.strerror}", file=path) from error
    sound: list[ConceptEntry] = []
    broken = list(found.broken)
    for entry in found.glossary.concepts:
        # An entry without id gets one when it is known where it goes.
        named = entry if entry.id else replace(entry, id="x")
        wrong = problems(concept_to_plain(named), "concept")
        if wrong:
            first = next((term.term for _, term in entry.terms()), entry.id)
            problem = f"{path_in_words(wrong[0].path)}: {wrong[0].message}"
            broken.append(BrokenUnit(problem, file=path, text=first, hint=wrong[0].hint))
        else:
            sound.append(entry)
    return EntriesRead(replace(found.glossary, concepts=tuple(sound)), tuple(broken))


def take_in(known: Glossary, read: EntriesRead, on_duplicate: OnDuplicate = "add") -> EntriesImported:
    """What to change in a glossary so that it holds the entries that were read.

    An entry that is known, by its id or by its terms, and says more or other than what is there:

    - ``add`` gives the known entry the terms and texts it lacks and leaves what it has;
    - ``overwrite`` puts what the file says in the place of what is there; what the file says nothing about stays;
    - ``keep`` and ``keep-newest`` leave the known entry as it is (entries bear no dates).

    >>> from glossary.model import Term
    >>> read = EntriesRead(Glossary((ConceptEntry("", {"en": (Term("Five guarantees"),)}),)))
    >>> take_in(Glossary(), read).edits[0].concept.id
    'five-guarantees'
    >>> there = ConceptEntry("wu-bao", {"en": (Term("five guarantees"),), "zh-Hans": (Term("五保"),)})
    >>> take_in(Glossary((there,)), read, "keep").unchanged
    1
    """
    by_id = {entry.id: entry for entry in known.concepts}
    index = TermIndex(known.concepts)
    counts = {"added": 0, "unchanged": 0, "replaced": 0, "kept": 0}
    changed: dict[str, ConceptEntry] = {}
    for entry in read.glossary.concepts:
        id_ = entry.id or _home(entry, index, by_id)
        entry = replace(entry, id=id_)
        there = by_id.get(id_)
        if there is None:
            counts["added"] += 1
            by_id[id_] = changed[id_] = entry
            index.add(entry)
            continue
        grown = _added(there, entry)
        if on_duplicate == "overwrite":
            grown = _overlaid(there, entry)
        if grown == there:
            counts["unchanged"] += 1
        elif on_duplicate in ("keep", "keep-newest"):
            counts["kept"] += 1
        else:
            counts["replaced"] += 1
            by_id[id_] = changed[id_] = grown
    edits: list[Edit] = [
        PutSource(source) for id_, source in sorted(read.glossary.sources.items()) if id_ not in known.sources
    ]
    edits += [PutConcept(entry) for _, entry in sorted(changed.items())]
    return EntriesImported(tuple(edits), **counts, broken=read.broken)


def exported(known: Glossary, include: Collection[str] = ()) -> tuple[Glossary, tuple[Remark, ...]]:
    """The part of a glossary that may leave, and what stays behind and why.

    Proposals are no terms and stay; so do relations to entries that stay, and sources nobody names.

    :param include: states to export besides reviewed and approved.
    """
    states = {*EXPORTED_STATES, *include}
    chosen = [entry for entry in known.concepts if entry.state in states]
    left_out = tuple(Remark(entry.id, entry.state) for entry in known.concepts if entry.state not in states)
    ids = {entry.id for entry in chosen}
    concepts = tuple(replace(entry, proposals={}, relations=_within(entry.relations, ids)) for entry in chosen)
    used = {id_ for entry in concepts for id_ in _sources(entry)}
    sources = {id_: source for id_, source in known.sources.items() if id_ in used}
    return Glossary(concepts, sources, known.about), left_out


def write_entries(
    known: Glossary,
    path: Path | None,
    format: str,
    *,
    include: Collection[str] = (),
    source_language: str = "en",
    target_language: str = "zh-Hans",
) -> tuple[bytes, EntriesReceipt]:
    """The bytes of an export, and the receipt; they are written to ``path`` where one is given, whole or not at all.

    :param format: name of the plug-in, or ``tsv``.
    :raises UnwritableFile: when the file cannot be written.
    """
    from tmx.atomic import writing

    name = str(path) if path is not None else f"terms.{format}"
    _, plugin = format_of(Path(name), "csv" if format == "tsv" else format)
    chosen, left_out = exported(known, include)
    stream = BytesIO()
    if format == "tsv" and not name.lower().endswith(".tsv"):
        name += ".tsv"
    receipt: EntriesReceipt = plugin.write(
        chosen, stream, name=name, source_language=source_language, target_language=target_language
    )
    if path is not None:
        with writing(path) as file:
            file.write(stream.getvalue())
    return stream.getvalue(), replace(receipt, left_out=(*left_out, *receipt.left_out))


def reasons(remarks: Sequence[Remark]) -> dict[str, int]:
    """Why: reason -> how many entries, in the order in which the reasons were first met."""
    counts: dict[str, int] = {}
    for remark in remarks:
        counts[remark.why] = counts.get(remark.why, 0) + 1
    return counts


def _home(entry: ConceptEntry, index: TermIndex, taken: Collection[str]) -> str:
    """The id of the entry that has the same English term (or Chinese, where there is no English); else a new id."""
    for tag in ("en", "zh-Hans", "zh-Hant"):
        if tag in entry.langs:
            forms = [term.term for term in entry.langs[tag]]
            return index.claimed_by(tag, *forms) or concept_id(forms[0], taken)
    raise AssertionError("the schema asks for a language")


def _added(there: ConceptEntry, entry: ConceptEntry) -> ConceptEntry:
    """What is there, with the terms and texts it lacks."""
    langs = dict(there.langs)
    for tag, terms in entry.langs.items():
        have = langs.get(tag, ())
        # A term that would rival the preferred one comes in as one more that may be used.
        rivals = any(term.status == "preferred" for term in have)
        forms = {fold_text(term.term) for term in have}
        fresh = [term for term in terms if fold_text(term.term) not in forms]
        fresh = [replace(term, status=None) if rivals and term.status == "preferred" else term for term in fresh]
        if fresh:
            langs[tag] = (*have, *fresh)
    return replace(
        there,
        langs=langs,
        subject=there.subject or entry.subject,
        definition={**there.definition, **_missing(entry.definition, there.definition)},
        notes={**there.notes, **_missing(entry.notes, there.notes)},
    )


def _missing(texts: Mapping[str, SourcedText], have: Collection[str]) -> dict[str, SourcedText]:
    return {tag: text for tag, text in texts.items() if tag not in have}


def _overlaid(there: ConceptEntry, entry: ConceptEntry) -> ConceptEntry:
    """What the file says in the place of what is there, field by field; terms are known by their text.

    A draft in a file takes no review back: many formats have no state, and an entry without one is a draft.
    """
    old, new = concept_to_plain(there), concept_to_plain(entry)
    if new["state"] == "draft":
        new["state"] = old["state"]
    langs = dict(old["langs"])
    for tag, terms in new["langs"].items():
        known: dict[str, dict[str, Any]] = {term["term"]: term for term in langs.get(tag, ())}
        langs[tag] = [_overlaid_term(known.get(term["term"], {}), term) for term in terms]
    for name in ("definition", "notes"):
        if name in new and name in old:
            new[name] = {**old[name], **{tag: _fuller(old[name].get(tag), text) for tag, text in new[name].items()}}
    if "relations" in old:
        # An export names no entries that stayed behind: a relation it does not have is not one it denies.
        new["relations"] = _together(old["relations"], new.get("relations", {}))
    return concept_from_plain({**old, **new, "langs": langs})


def _overlaid_term(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    term = {**old, **new}
    known = {context["text"] for context in old.get("contexts", ())}
    if all(context["text"] in known for context in new.get("contexts", ())) and known:
        # A table holds one bare sentence; that is no reason to forget where it stands, or the others.
        term["contexts"] = old["contexts"]
    return term


def _together(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    lists = {
        name: list(dict.fromkeys([*old.get(name, ()), *new.get(name, ())]))
        for name in ("broader", "narrower", "related")
    }
    return {**old, **new, **{name: ids for name, ids in lists.items() if ids}}


def _fuller(old: dict[str, Any] | None, new: dict[str, Any]) -> dict[str, Any]:
    """The new text; the old one with its source where the words are the same."""
    return {**old, **new} if old is not None and old["text"] == new["text"] else new


def _within(relations: Relations, ids: Collection[str]) -> Relations:
    return Relations(
        tuple(id_ for id_ in relations.broader if id_ in ids),
        tuple(id_ for id_ in relations.narrower if id_ in ids),
        tuple(id_ for id_ in relations.related if id_ in ids),
        relations.replaced_by if relations.replaced_by in ids else None,
    )


def _sources(entry: ConceptEntry) -> list[str]:
    texts = (*entry.definition.values(), *entry.notes.values())
    found = [text.source for text in texts if text.source is not None]
    for _, term in entry.terms():
        found += [*term.sources, *(context.source for context in term.contexts if context.source is not None)]
    return found
