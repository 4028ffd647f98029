"""Which terms does a text hold, in the order in which a terminologist would review them?

Several extractors look at the text, each in its own way. What they sight is merged here: plural and singular, hyphen
and space, capitals, American and British spelling, long form and acronym are one candidate, and every surface form
is counted. Then each candidate is scored (:mod:`glossary.termhood`) and all are ranked; nothing is filtered out by
frequency. Every row says why it is there, and every form it shows stands in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from glossary.extractors import Sighting
from glossary.model import CandidateContext, CandidateKind, Glossary, SurfaceForm, TermCandidate
from glossary.recognition import base_form
from glossary.tagging import Token, tokens
from glossary.termhood import CONJUNCTIONS, STRUCTURAL, Contrast, Facts, chinese_score, english_score
from glossary.unithood import words as chinese_words
from glossary.word_forms import plain
from tmx.folding import fold_text
from tmx.languages import is_chinese
from tmx.model import Segment

#: How many places of a candidate are kept as contexts.
CONTEXTS_KEPT = 50
#: Reasons that only say how a phrase was built; shown last.
_PLAIN_REASONS = ("phrase", "ngram", "of", "of, loose", "coordination")
#: The longest term, in words, that is looked for again where no extractor sighted it.
_LONGEST = 12


@dataclass(slots=True)
class _Group:
    """The occurrences of one candidate, whatever their surface form."""

    spans: dict[tuple[int, int, int], bool] = field(default_factory=dict)
    reasons: set[str] = field(default_factory=set)
    kinds: Counter[CandidateKind] = field(default_factory=Counter)
    parts: dict[str, float] = field(default_factory=dict)


def extract(
    segments: Sequence[Segment], language: str, *, lexicon: Glossary | None = None, names: bool = False
) -> list[TermCandidate]:
    """The term candidates of some segments, best first.

    :param segments: the text; contexts give indexes into this list.
    :param language: ``en``, ``zh-Hans`` or ``zh-Hant``.
    :param lexicon: a glossary whose terms are candidates where they occur.
    :param names: whether names of people, places and bodies stand in the ranking too.
    :returns: every candidate; the score has no unit and only orders.

    >>> text = "Off-site relocation is done. The off-site relocations helped the rural “five guarantee” system."
    >>> found = extract([Segment(text)], "en")
    >>> sorted(candidate.term for candidate in found if len(candidate.term.split()) > 1)
    ['five guarantee', 'five guarantee system', 'off-site relocation']
    >>> next(item for item in found if item.term == "off-site relocation").frequency
    2
    >>> [candidate.term for candidate in extract([Segment("推进“对口帮扶”。")], "zh-Hans")][:1]
    ['对口帮扶']
    """
    import glossary.extractors
    from tmx.discovery import load_plugins

    chinese = is_chinese(language)
    sightings: list[Sighting] = []
    for plugin in load_plugins(glossary.extractors).values():
        if language.split("-")[0] in plugin.LANGUAGES:
            sightings += plugin.extract(segments, language, lexicon)
    groups = _grouped(segments, sightings, chinese)
    _find_again(segments, groups, chinese)
    candidates = list(_judged(segments, groups, language))
    if not names:
        candidates = [candidate for candidate in candidates if candidate.kind != "name"]
    return sorted(candidates, key=lambda item: (-item.score, -item.frequency, item.term))


@lru_cache(maxsize=65536)
def key(form: str, chinese: bool) -> str:
    """What the surface forms of one candidate have in common: base forms without hyphens, blanks and capitals.

    >>> key("Poverty-stricken regions", False) == key("poverty stricken region", False)
    True
    >>> key("labour programmes", False) == key("labor program", False)
    True
    """
    if chinese:
        return fold_text(form).replace(" ", "")
    return "".join(_word_key(token.text) for token in tokens(form))


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    if len(word) > 1 and (word.isupper() or (word[:-1].isupper() and word.endswith("s"))):
        return word.rstrip("s")
    return "".join(_american(base_form(piece)) for piece in plain(word).replace("'s", "").split("-"))


_AMERICAN = {
    "programme": "program",
    "centre": "center",
    "defence": "defense",
    "licence": "license",
    "cheque": "check",
}


def _american(word: str) -> str:
    """A British spelling as the American one; only what is safe by its letters alone."""
    if word in _AMERICAN:
        return _AMERICAN[word]
    for british, american in (("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing")):
        if len(word) > len(british) + 4 and word.endswith(british):
            return word[: -len(british)] + american
    for british, american in (("abour", "abor"), ("avour", "avor"), ("olour", "olor"), ("ehaviour", "ehavior")):
        if british in word:
            return word.replace(british, american)
    return word


def _grouped(segments: Sequence[Segment], sightings: Iterable[Sighting], chinese: bool) -> dict[str, _Group]:
    groups: dict[str, _Group] = defaultdict(_Group)
    for seen in sightings:
        form = segments[seen.segment].text[seen.start : seen.end]
        group_key = key(seen.form_of or form, chinese)
        if not group_key:
            continue
        group = groups[group_key]
        place = (seen.segment, seen.start, seen.end)
        # A mark of quotation sets a term free from the words around it.
        group.spans[place] = group.spans.get(place, False) or seen.alone
        group.reasons.add(seen.reason)
        group.kinds[seen.kind if not seen.form_of else "term"] += 1
        group.parts.update(seen.parts)
        if seen.form_of:
            group.reasons.add("acronym")
    return _with_acronyms_joined(segments, groups, sightings, chinese)


def _with_acronyms_joined(
    segments: Sequence[Segment], groups: dict[str, _Group], sightings: Iterable[Sighting], chinese: bool
) -> dict[str, _Group]:
    """Give what was sighted as a bare acronym elsewhere to the candidate of its long form."""
    long_forms: dict[str, str] = {}
    for seen in sightings:
        if seen.form_of:
            short = key(segments[seen.segment].text[seen.start : seen.end], chinese)
            long_forms.setdefault(short, key(seen.form_of, chinese))
    for short, long_form in long_forms.items():
        if short in groups and short != long_form:
            moved = groups.pop(short)
            for place, alone in moved.spans.items():
                groups[long_form].spans[place] = alone
    return groups


def _find_again(segments: Sequence[Segment], groups: Mapping[str, _Group], chinese: bool) -> None:
    """Count what a heading or a quotation named wherever it stands, also where no grammar sighted it."""
    wanted = {group_key for group_key, group in groups.items() if group.reasons & STRUCTURAL}
    if chinese or not wanted:
        _find_chinese_again(segments, groups, wanted)
        return
    longest = max(map(len, wanted))
    for number, segment in enumerate(segments):
        words = tokens(segment.text)
        keys = [_word_key(word.text) for word in words]
        for first in range(len(words)):
            reached = ""
            for last in range(first, min(len(words), first + _LONGEST)):
                if last > first and not words[last].joined:
                    break
                reached += keys[last]
                if len(reached) > longest:
                    break
                if reached in wanted:
                    groups[reached].spans.setdefault((number, words[first].start, words[last].end), True)


def _find_chinese_again(segments: Sequence[Segment], groups: Mapping[str, _Group], wanted: Iterable[str]) -> None:
    for group_key in sorted(wanted):
        group = groups[group_key]
        forms = {segments[number].text[start:end] for number, start, end in group.spans}
        for number, segment in enumerate(segments):
            for form in sorted(forms):
                at = segment.text.find(form)
                while at >= 0:
                    group.spans.setdefault((number, at, at + len(form)), True)
                    at = segment.text.find(form, at + len(form))


def _judged(segments: Sequence[Segment], groups: Mapping[str, _Group], language: str) -> Iterable[TermCandidate]:
    """Yield each group as a candidate with its score."""
    chinese = is_chinese(language)
    around = _longer_candidates(groups)
    contrast = Contrast(_word_counts(segments, chinese), "zh" if chinese else "en")
    frequencies = {group_key: len(group.spans) for group_key, group in groups.items()}
    for group_key, group in groups.items():
        places = sorted(group.spans)
        forms = Counter(segments[number].text[start:end] for number, start, end in places)
        kind = _kind(group)
        shown = _shown(forms, kind, as_written="acronym" in group.reasons or bool(group.kinds["name"]))
        holders = sorted(around.get(group_key, ()))
        if chinese:
            # A long run, or two things joined by 和, is no candidate that its parts would be pieces of.
            holders = [name for name in holders if len(name) <= 8 and not CONJUNCTIONS & set(name)]
        longer = [frequencies[name] for name in holders]
        words, first_tag = _words(shown, chinese)
        facts = Facts(
            words=words,
            frequency=len(places),
            standalone=sum(group.spans.values()) / len(places),
            mean_frequency_around=sum(longer) / len(longer) if longer else 0.0,
            highest_frequency_around=max(longer, default=0),
            reasons=group.reasons,
            measures=group.parts,
            first_tag=first_tag,
        )
        parts = chinese_score(facts, contrast) if chinese else english_score(facts, contrast)
        yield TermCandidate(
            term=shown,
            language=language,
            score=parts.pop("score"),
            frequency=len(places),
            kind=kind,
            reasons=_ordered(group.reasons),
            parts=parts,
            variants=_variants(forms, kind),
            contexts=tuple(CandidateContext(*place) for place in places[:CONTEXTS_KEPT]),
        )


def _kind(group: _Group) -> CandidateKind:
    """Name where most sightings saw one; capitals in a quotation or a heading do not make a name by themselves."""
    if group.kinds["acronym"] and "acronym" not in group.reasons:
        return "acronym"
    return "name" if group.kinds["name"] > group.kinds["term"] else "term"


_QUOTATION_MARKS = str.maketrans("", "", '“”"「」『』')


def _shown(forms: Mapping[str, int], kind: CandidateKind, *, as_written: bool) -> str:
    """The form to show: the commonest, the long form before its acronym, without quotation marks inside."""
    folded: Counter[str] = Counter()
    long_forms = {form: count for form, count in forms.items() if not form.isupper()}
    for form, count in (long_forms or forms).items():
        bare = form.translate(_QUOTATION_MARKS)
        folded[bare if as_written or kind != "term" else _lowered(bare)] += count
    return max(folded, key=lambda form: (folded[form], -len(form), form))


def _lowered(form: str) -> str:
    """A form in lower case, but for acronyms and other words with inner capitals."""
    return " ".join(
        word if sum(map(str.isupper, word)) > 1 and "-" not in word else word.lower() for word in form.split()
    )


def _variants(forms: Mapping[str, int], kind: CandidateKind) -> tuple[SurfaceForm, ...]:
    ranked = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    return tuple(SurfaceForm(form, count) for form, count in ranked)


def _ordered(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(reasons, key=lambda reason: (reason in _PLAIN_REASONS, reason)))


def _words(form: str, chinese: bool) -> tuple[tuple[str, ...], str]:
    if chinese:
        return tuple(word for word, _ in chinese_words(form)), ""
    found: tuple[Token, ...] = tokens(form)
    return tuple(token.lower for token in found), found[0].tag if found else ""


def _word_counts(segments: Sequence[Segment], chinese: bool) -> Counter[str]:
    if chinese:
        return Counter(word for segment in segments for word, _ in chinese_words(segment.text))
    return Counter(token.lower for segment in segments for token in tokens(segment.text))


def _longer_candidates(groups: Mapping[str, _Group]) -> dict[str, set[str]]:
    """For each candidate, the longer ones inside which it is met."""
    by_segment: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for group_key, group in groups.items():
        for number, start, end in group.spans:
            by_segment[number].append((start, -end, group_key))
    around: dict[str, set[str]] = defaultdict(set)
    for places in by_segment.values():
        places.sort()
        open_places: list[tuple[int, int, str]] = []
        for start, minus_end, group_key in places:
            end = -minus_end
            open_places = [place for place in open_places if place[1] > start]
            for first, last, name in open_places:
                if last >= end and (first, last) != (start, end) and name != group_key:
                    around[group_key].add(name)
            open_places.append((start, end, group_key))
    return around
