"""A phrase in its sentences: every place in the memory, with the counterpart beside it."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, jsonify, render_template, request

from glossary.counterparts import Span, concordance_to_plain, opposite
from glossary.model import ConceptEntry
from tmx.languages import LANGUAGES, is_chinese, judge_language
from tmx.model import ConcordanceLine
from web.reading_room import ReadingRoom, reading_room
from web.rows import concept_row, unit_row
from web.safety import number_asked, query_text, wants_fragment

blueprint = Blueprint("concordance", __name__)

#: Sentences at first and at most.
SENTENCES, MOST_SENTENCES = 30, 500
#: Entries of the glossary that a phrase is linked to.
ENTRIES = 3


@blueprint.get("/concordance")
def page() -> str:
    """The concordance page, or, for its own script, the sentences alone."""
    room, query, language = reading_room(), query_text(), _language()
    limit = number_asked("limit", SENTENCES, MOST_SENTENCES)
    lines, total = _lines(room, query, language, limit)
    concepts = room.index.concepts_named(query) if query else []
    return render_template(
        "_sentences.html" if wants_fragment() else "concordance.html",
        room=room,
        query=query,
        language=language or "",
        languages=LANGUAGES,
        rows=[unit_row(line.unit, _spans(room, line)) for line in lines],
        more=min(MOST_SENTENCES, limit * 4) if total > len(lines) and limit < MOST_SENTENCES else None,
        total=total,
        entries=[(concept.id, _name(room, concept)) for concept in concepts[:ENTRIES]],
        equivalents=_other_language(query, concepts),
    )


@blueprint.get("/concordance.json")
def answer() -> Response:
    """The same as ``glossary concordance --json``."""
    room, query = reading_room(), query_text()
    lines, total = _lines(room, query, _language(), number_asked("limit", SENTENCES, MOST_SENTENCES))
    return jsonify(concordance_to_plain(query, total, [(line, opposite(line, room.counterparts)) for line in lines]))


def _lines(room: ReadingRoom, query: str, language: str | None, limit: int) -> tuple[list[ConcordanceLine], int]:
    """The first lines of a concordance, and how many there are in all."""
    if room.memory is None or not query:
        return [], 0
    return room.memory.concordance(query, language, limit=limit), room.memory.count(query, language)


def _language() -> str | None:
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else None


def _name(room: ReadingRoom, concept: ConceptEntry) -> str:
    line = concept_row(concept, room.glossary).name
    return concept.id if line is None else line.text


def _other_language(query: str, concepts: Sequence[ConceptEntry]) -> list[str]:
    """What some concepts are called, or proposed to be called, in the language that was not asked."""
    wanted = not is_chinese(judge_language(query))
    names = [term.term for concept in concepts for tag, term in concept.terms() if is_chinese(tag) == wanted]
    for concept in concepts:
        for tag, proposals in concept.proposals.items():
            names += [proposal.term for proposal in proposals if is_chinese(tag) == wanted]
    return list(dict.fromkeys(names))


def _spans(room: ReadingRoom, line: ConcordanceLine) -> dict[str, tuple[Span, ...]]:
    """What to mark: the phrase where it was found, its counterpart in the other languages of the unit."""
    others = opposite(line, room.counterparts)
    return {line.language: line.spans} | {variant.language: there.spans for variant, there in others}
