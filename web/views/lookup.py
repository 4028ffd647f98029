"""The first page: one box, results while typing; with nothing typed, what there is to look up."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, jsonify, render_template, request

from glossary.lookup import LookupResult
from glossary.lookup_answer import lookup_to_plain
from glossary.model import ConceptEntry
from tmx.folding import fold_text
from tmx.languages import is_chinese
from web.reading_room import ReadingRoom, reading_room
from web.rows import ConceptRow, concept_row
from web.safety import number_asked, query_text, wants_fragment

blueprint = Blueprint("lookup", __name__)

#: Concepts on one page of the list, results at first and at most, examples offered.
PAGE, RESULTS, MOST_RESULTS, EXAMPLES = 50, 20, 200, 5


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
    rows = sorted((concept_row(concept, room.glossary) for concept in room.glossary.concepts), key=_alphabetical)
    pages = max(1, -(-len(rows) // PAGE))
    number = number_asked("page", 1, pages)
    memory = room.memory
    return {
        "rows": rows[(number - 1) * PAGE : number * PAGE],
        "page": number,
        "pages": pages,
        "concepts": len(rows),
        "units": None if memory is None else len(memory),
        "documents": None if memory is None else len(memory.documents()),
        "examples": _examples(room.glossary.concepts),
        "path": request.path,
    }


def _alphabetical(row: ConceptRow) -> tuple[bool, str, str]:
    name = row.name
    text = fold_text(name.text) if name else ""
    return (not text[:1].isascii(), text, row.concept.id)


def _examples(concepts: tuple[ConceptEntry, ...]) -> list[str]:
    """A few queries that show what can be typed, made of the glossary's own terms: a part, pinyin, initials."""
    from glossary.lookup_keys import pinyin_key

    usable = [concept for concept in concepts if concept.state != "retired"]
    usable.sort(key=lambda concept: (concept.state not in ("approved", "reviewed"), concept.id))
    texts = [
        (language, term.term)
        for concept in usable
        for language in concept.langs
        if (term := concept.preferred(language)) is not None
    ]
    chinese = [text for language, text in texts if is_chinese(language) and text.isalpha()]
    english = [text for language, text in texts if not is_chinese(language)]
    four = [text for text in chinese if len(text) == 4] or chinese
    two_words = [text for text in english if " " in text] or english
    examples = [two_words[0]] if two_words else []
    if four:
        first, second, last = four[0], four[len(four) // 3], four[-1]
        syllables = pinyin_key(second).syllables
        examples += [first[-2:], " ".join(syllables[:2]), pinyin_key(last).initials]
    if len(two_words) > 1:
        examples.append(two_words[-1].split()[-1])
    return list(dict.fromkeys(examples))[:EXAMPLES]
