"""The first page: one box, results while typing; with nothing typed, what there is to look up."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from flask import Blueprint, Response, jsonify, render_template

from glossary.lookup import LookupResult
from glossary.lookup_answer import lookup_to_plain
from glossary.lookup_keys import pinyin_key
from glossary.model import ConceptEntry
from tmx.languages import is_chinese, zh
from web.reading_room import ReadingRoom, reading_room
from web.rows import ConceptRow, concept_row
from web.safety import number_asked, query_text, wants_fragment

blueprint = Blueprint("lookup", __name__)

#: Concepts on one page of the list, results at first and at most.
PAGE, RESULTS, MOST_RESULTS = 50, 20, 200
#: Fewer reviewed concepts than this give no good examples.
_FEW_REVIEWED = 10


@blueprint.get("/")
def page() -> str:
    """The lookup page, or, for its own script, the results alone."""
    room, query = reading_room(), query_text()
    template = "_results.html" if wants_fragment() else "lookup.html"
    if not query:
        return render_template(template, room=room, query="", **_contents(room))
    limit = number_asked("limit", RESULTS, MOST_RESULTS)
    results = room.index.lookup(query, limit + 1)
    return render_template(
        template,
        room=room,
        query=query,
        rows=[_row(room, result) for result in results[:limit]],
        more=min(MOST_RESULTS, limit * 5) if len(results) > limit and limit < MOST_RESULTS else None,
        attested=0 if results else _attested(room, query),
        near=[] if results else room.index.near_spellings(query),
    )


@blueprint.get("/lookup.json")
def answer() -> Response:
    """The same as ``glossary lookup --json``."""
    query = query_text()
    results = reading_room().index.lookup(query, number_asked("limit", RESULTS, MOST_RESULTS))
    return jsonify(lookup_to_plain(query, results))


def _row(room: ReadingRoom, result: LookupResult) -> ConceptRow:
    row = concept_row(result.concept, room.glossary, result)
    for lines in (row.english, row.chinese):
        usable = next((line for line in lines if not line.outdated), None)
        if usable is not None and (count := room.attestations(usable.text, usable.language)):
            return replace(row, attested=(usable.text, usable.language, count))
    return row


def _attested(room: ReadingRoom, query: str) -> int:
    return 0 if room.memory is None else room.memory.count(query)


def _contents(room: ReadingRoom) -> dict[str, object]:
    """What the empty page shows: how much there is, examples to try, and a page of the list of concepts."""
    concepts = room.alphabetical
    pages = max(1, -(-len(concepts) // PAGE))
    number = number_asked("page", 1, pages)
    shown = concepts[(number - 1) * PAGE : number * PAGE]
    memory = room.memory
    return {
        "groups": [
            (drafts, [concept_row(concept, room.glossary, outdated=False) for concept in group])
            for drafts, group in groupby(shown, key=lambda concept: concept.state == "draft")
        ],
        "page": number,
        "pages": pages,
        "concepts": len(concepts),
        "units": None if memory is None else len(memory),
        "documents": None if memory is None else len(memory.documents()),
        "examples": _examples(room),
    }


def _examples(room: ReadingRoom) -> list[str]:
    """A few queries that show what can be typed, made of well attested terms: whole, part, pinyin, initials."""
    terms = [
        (language, term.term)
        for concept in _exemplary(room)
        for language in concept.langs
        if (term := concept.preferred(language)) is not None
    ]
    english = _best_attested(
        room, [(tag, text) for tag, text in terms if not is_chinese(tag) and 1 <= text.count(" ") <= 2]
    )
    chinese = _best_attested(
        room, [(tag, text) for tag, text in terms if is_chinese(tag) and len(text) == 4 and text.isalpha()]
    )
    examples = english[:1]
    if len(chinese) >= 3:
        whole, sounded, initialled = chinese[:3]
        examples += [whole[-2:], " ".join(zh.pinyin(sounded)[:2]), pinyin_key(initialled).initials]
    return examples + [text.split()[-1] for text in english[1:2]]


def _exemplary(room: ReadingRoom) -> list[ConceptEntry]:
    """The concepts that people have looked at; the drafts too where there are hardly any of those."""
    concepts = [concept for concept in room.glossary.concepts if concept.state != "retired"]
    reviewed = [concept for concept in concepts if concept.state != "draft"]
    return reviewed if len(reviewed) >= _FEW_REVIEWED else concepts


def _best_attested(room: ReadingRoom, terms: list[tuple[str, str]]) -> list[str]:
    """The texts of some terms, those that stand in most sentences first; of very many, an even sample."""
    sample = terms[:: 1 + len(terms) // 150]
    return [text for _, text in sorted(sample, key=lambda term: (-room.attestations(term[1], term[0]), term[1]))]
