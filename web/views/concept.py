"""A concept entry in full: its terms, what was proposed, and the sentences that are the evidence for it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, abort, jsonify, render_template

from glossary.lookup_answer import is_outdated
from glossary.model import ConceptEntry, Relations
from glossary.plain import concept_to_plain
from tmx.languages import is_chinese, zh
from tmx.model import TranslationUnit
from web.catalogue import translate as t
from web.marks import mark, places_of
from web.reading_room import ReadingRoom, reading_room
from web.rows import TermLine, UnitRow, concept_row, unit_row

blueprint = Blueprint("concept", __name__, url_prefix="/concepts")

#: Sentences of the memory shown for one concept, and asked of it for each term.
EVIDENCE, EVIDENCE_PER_TERM = 12, 6


@blueprint.get("/<id_>")
def page(id_: str) -> str:
    """The page of one concept."""
    room, concept = reading_room(), _concept(id_)
    row = concept_row(concept, room.glossary)
    named = {other.id: concept_row(other, room.glossary).name for other in _neighbours(room, concept.relations)}
    evidence = _evidence(room, concept)
    shown = {row.unit.id for row in evidence}
    contexts = [
        (language, mark(context.text, places_of(_surfaces(concept), context.text)), context)
        for language, term in concept.terms()
        for context in term.contexts
        if context.tu not in shown
    ]
    return render_template(
        "concept.html",
        room=room,
        concept=concept,
        row=row,
        named=named,
        contexts=contexts,
        evidence=evidence,
        pinyin_of=_pinyin,
    )


@blueprint.get("/<id_>.json")
def answer(id_: str) -> Response:
    """The entry as the glossary file has it, with the ids of the units that show it."""
    room, concept = reading_room(), _concept(id_)
    units = [row.unit.id for row in _evidence(room, concept)]
    return jsonify({**concept_to_plain(concept), "units": units})


def _concept(id_: str) -> ConceptEntry:
    concept = reading_room().glossary.concept(id_)
    if concept is None:
        abort(404, t("There is no concept “{id}” here.").format(id=id_))
    return concept


def _pinyin(line: TermLine) -> str:
    """How a Chinese term is read: as the glossary says, else by character."""
    if not is_chinese(line.language):
        return ""
    return (line.term.pinyin if line.term else None) or " ".join(zh.pinyin(line.text))


def _neighbours(room: ReadingRoom, relations: Relations) -> Iterator[ConceptEntry]:
    ids = {*relations.broader, *relations.narrower, *relations.related, relations.replaced_by}
    return (concept for concept in room.glossary.concepts if concept.id in ids)


def _surfaces(concept: ConceptEntry) -> list[str]:
    """Every form of the concept, accepted or proposed."""
    proposed = [proposal.term for proposals in concept.proposals.values() for proposal in proposals]
    return [*(term.term for _, term in concept.terms()), *proposed]


def _evidence(room: ReadingRoom, concept: ConceptEntry) -> list[UnitRow]:
    """Sentences of the memory: those the entry names and those in which its terms stand; with both marked first."""
    if room.memory is None:
        return []
    units: dict[str, TranslationUnit] = {}
    for id_ in _named_units(concept):
        unit = room.memory.get(id_)
        if unit is not None:
            units.setdefault(id_, unit)
    surfaces = _surfaces(concept)
    for language, term in concept.terms():
        if is_outdated(term.status or "") or len(units) >= EVIDENCE:
            continue
        for line in room.memory.concordance(term.term, language, limit=EVIDENCE_PER_TERM):
            units.setdefault(line.unit.id, line.unit)
    rows = [
        unit_row(unit, {variant.language: places_of(surfaces, variant.text) for variant in unit.variants})
        for unit in units.values()
    ]
    rows.sort(key=lambda row: (-_marked_sides(row), -(row.score or 0.0)))
    return rows[:EVIDENCE]


def _named_units(concept: ConceptEntry) -> Iterator[str]:
    for _, term in concept.terms():
        yield from (context.tu for context in term.contexts if context.tu)
    for proposals in concept.proposals.values():
        for proposal in proposals:
            yield from proposal.evidence


def _marked_sides(row: UnitRow) -> int:
    """How many languages of a sentence pair show a term: a pair that shows both is the better evidence."""
    return sum(side is not None and "<mark>" in side.shown for side in (row.english, row.chinese))
