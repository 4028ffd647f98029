"""A phrase in its sentences: every place in the memory, with the counterpart beside it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request

from glossary.lookup_marks import Span
from glossary.model import ConceptEntry
from tmx.languages import LANGUAGES, is_chinese
from tmx.model import ConcordanceLine
from web.marks import places_of
from web.reading_room import reading_room
from web.rows import unit_row
from web.safety import number_asked, query_text, wants_fragment

blueprint = Blueprint("concordance", __name__)

#: Sentences at first and at most.
SENTENCES, MOST_SENTENCES = 30, 500


@blueprint.get("/concordance")
def page() -> str:
    """The concordance page, or, for its own script, the sentences alone."""
    room, query, language = reading_room(), query_text(), _language()
    limit = number_asked("limit", SENTENCES, MOST_SENTENCES)
    lines = room.memory.concordance(query, language, limit=limit + 1) if room.memory is not None and query else []
    concepts = room.index.concepts_named(query) if query else []
    equivalents = _equivalents(concepts)
    return render_template(
        "_sentences.html" if wants_fragment() else "concordance.html",
        room=room,
        query=query,
        language=language or "",
        languages=LANGUAGES,
        rows=[unit_row(line.unit, _spans(line, equivalents)) for line in lines[:limit]],
        more=min(MOST_SENTENCES, limit * 4) if len(lines) > limit and limit < MOST_SENTENCES else None,
        total=room.memory.count(query, language) if room.memory is not None and query else 0,
        concepts=concepts,
        equivalents=_other_language(query, equivalents),
    )


@blueprint.get("/concordance.json")
def answer() -> Response:
    """The same lines as JSON: the texts by language, what is marked in each, the document and the alignment."""
    room, query = reading_room(), query_text()
    limit = number_asked("limit", SENTENCES, MOST_SENTENCES)
    lines = room.memory.concordance(query, _language(), limit=limit) if room.memory is not None and query else []
    equivalents = _equivalents(room.index.concepts_named(query)) if query else {}
    rows = [(unit_row(line.unit, {}), _spans(line, equivalents)) for line in lines]
    return jsonify(
        {
            "query": query,
            "results": [
                {
                    "unit": row.unit.id,
                    "document": row.document,
                    "alignment": row.score,
                    "texts": {variant.language: variant.text for variant in row.unit.variants},
                    "spans": {language: [list(span) for span in found] for language, found in spans.items()},
                }
                for row, spans in rows
            ],
        }
    )


def _language() -> str | None:
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else None


def _equivalents(concepts: list[ConceptEntry]) -> dict[str, list[str]]:
    """Every form of some concepts, accepted or proposed, by ``en`` and ``zh``."""
    forms: dict[str, list[str]] = {"en": [], "zh": []}
    for concept in concepts:
        for language, term in concept.terms():
            forms["zh" if is_chinese(language) else "en"].append(term.term)
        for language, proposals in concept.proposals.items():
            forms["zh" if is_chinese(language) else "en"] += [proposal.term for proposal in proposals]
    return forms


def _other_language(query: str, equivalents: dict[str, list[str]]) -> list[str]:
    """The forms in the language that was not asked."""
    from tmx.languages import judge_language

    return list(dict.fromkeys(equivalents["en" if is_chinese(judge_language(query)) else "zh"]))


def _spans(line: ConcordanceLine, equivalents: dict[str, list[str]]) -> dict[str, tuple[Span, ...]]:
    """What to mark: the phrase where it was found, its equivalents in the other languages of the unit."""
    spans = {line.language: line.spans}
    for variant in line.unit.variants:
        if variant.language != line.language:
            forms = equivalents.get("zh" if is_chinese(variant.language) else "en", [])
            spans[variant.language] = places_of(forms, variant.text)
    return spans
