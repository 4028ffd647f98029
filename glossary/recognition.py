"""Which known terms stand in a text, and where?

English is read by base forms, so "relocations", "Off-Site Relocation" and "off site relocation" are all the term
"off-site relocation"; an acronym keeps its capitals. Chinese is read as a string of characters, traditional and
simplified alike; because 五保 also stands inside 五保险, a short Chinese term is not believed where a longer
dictionary word straddles its edge, and an entry can say in which longer strings it is not meant. Where terms overlap,
the leftmost and then the longest wins. Spans are in the text as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from glossary.model import Glossary, Term, TermHit
from glossary.word_forms import is_noun, is_verb, lemma, plain, verb_forms
from tmx.folding import Folded, find_folded, fold, fold_text
from tmx.languages import en, is_chinese, zh

#: Chinese terms up to this many characters are tested for words that straddle their edges.
SHORT = 4


@dataclass(frozen=True, slots=True)
class _Known:
    concept: str
    language: str
    term: Term


@dataclass(slots=True)
class _Node:
    """A step of the tree of terms: what may follow, and the terms that end here."""

    after: dict[str, _Node] = field(default_factory=dict)
    terms: list[_Known] = field(default_factory=list)


#: Double quotes as blanks, one for one, so that places stay what they were.
_UNQUOTED = dict.fromkeys(map(ord, '"“”„«»'), " ")


class Recogniser:
    """Finds the terms of a glossary in texts.

    :param glossary: the glossary whose terms are looked for.

    >>> from glossary.model import ConceptEntry
    >>> entry = ConceptEntry("five-guarantee", {"en": (Term("five guarantee"),),
    ...     "zh-Hans": (Term("五保", not_in=("五保险",)),)})
    >>> recogniser = Recogniser(Glossary((entry,)))
    >>> [hit.text for hit in recogniser.find("rural Five-Guarantees system", "en")]
    ['Five-Guarantees']
    >>> [(hit.start, hit.end) for hit in recogniser.find("農村五保供養，五保险", "zh-Hant")]
    [(2, 4)]
    """

    def __init__(self, glossary: Glossary) -> None:
        self._english = _Node()
        self._chinese = _Node()
        for entry in glossary.concepts:
            for language, term in entry.terms():
                known = _Known(entry.id, language, term)
                if is_chinese(language):
                    _plant(self._chinese, fold_text(term.term), known)
                elif language == "en":
                    for steps in _sequences(term):
                        _plant(self._english, steps, known)

    def find(self, text: str, language: str) -> list[TermHit]:
        """The terms in a text, leftmost-longest, by where they begin.

        :param language: language of the text; Chinese of either script finds terms of both.
        """
        return list(self._in_chinese(text) if is_chinese(language) else self._in_english(text))

    def _in_english(self, written: str) -> Iterator[TermHit]:
        # A writer who puts half a term in quotes still means the whole of it: the "five guarantee" system.
        text = written.translate(_UNQUOTED)
        parts = list(_parts(text))
        at = 0
        while at < len(parts):
            found = self._longest_english(text, parts, at)
            if found is None:
                at += 1
            else:
                last, known = found
                yield _hit(written, parts[at].start, parts[last].end, known)
                at = last + 1

    def _longest_english(self, text: str, parts: Sequence[_Part], first: int) -> tuple[int, _Known] | None:
        best = None
        # The word as written is tried before its base form, so that "means" is not "mean" where both are terms.
        open_nodes = [self._english]
        for last in range(first, len(parts)):
            part = parts[last]
            if last > first and not part.joined:
                break
            steps = dict.fromkeys((part.word, part.base))
            open_nodes = [node.after[step] for node in open_nodes for step in steps if step in node.after]
            if not open_nodes:
                break
            if last + 1 < len(parts) and parts[last + 1].inside:
                continue  # the term would end inside a hyphenated word
            terms = [known for node in open_nodes for known in node.terms]
            known = _meant(terms, text, parts[first].start, part.end)
            if known is not None and not parts[first].inside:
                best = last, known
        return best

    def _in_chinese(self, text: str) -> Iterator[TermHit]:
        folded = fold(text)
        words: list[tuple[int, int]] | None = None
        at = 0
        while at < len(folded.text):
            candidates = list(self._chinese_from(folded, at))
            for end, terms in reversed(candidates):
                start_written, end_written = folded.span(at, end)
                known = _meant(terms, text, start_written, end_written)
                if known is None:
                    continue
                if end - at <= SHORT:
                    words = _word_spans(folded.text) if words is None else words
                    if not known.term.only_in and _straddled(words, at, end):
                        continue
                yield _hit(text, start_written, end_written, known)
                at = end
                break
            else:
                at += 1

    def _chinese_from(self, folded: Folded, first: int) -> Iterator[tuple[int, list[_Known]]]:
        node: _Node | None = self._chinese
        for at in range(first, len(folded.text)):
            node = node.after.get(folded.text[at]) if node is not None else None
            if node is None:
                return
            if node.terms:
                yield at + 1, node.terms


@dataclass(frozen=True, slots=True)
class _Part:
    """A word, or a part of a hyphenated word."""

    start: int
    end: int
    word: str
    base: str
    #: Whether only blanks or a hyphen stand before it, and whether it continues a hyphenated word.
    joined: bool
    inside: bool


def _parts(text: str) -> Iterator[_Part]:
    before = 0
    for match in en.WORD.finditer(text):
        start = match.start()
        joined = bool(text[before:start]) and text[before:start].strip(" \t\u00a0'’") == ""
        inside = False
        for piece in plain(match.group()).split("-"):
            end = start + len(piece)
            yield _Part(start, end, piece, base_form(piece), joined or inside, inside)
            start, joined, inside = end + 1, True, True
        before = match.end()


def base_form(word: str) -> str:
    """A lower-case word as terms are compared: nouns without their plural, other words as they are.

    Participles stay: "developed regions" and "developing regions" are two terms.

    >>> base_form("households"), base_form("developing"), base_form("supplied")
    ('household', 'developing', 'supplied')
    """
    return lemma(word) if is_noun(word) else word


def _sequences(term: Term) -> Iterator[tuple[str, ...]]:
    """Yield the sequences of words by which a term is known in text."""
    pieces = [part.word for part in _parts(term.term)]
    if not pieces:
        return
    if term.match in ("exact", "case") or _is_acronym(term.term):
        yield tuple(pieces)
        return
    yield tuple(base_form(piece) for piece in pieces)
    first = pieces[0]
    if term.pos == "verb" or (len(pieces) > 1 and is_verb(first) and not is_noun(first)):
        for form in verb_forms(first):
            yield (form, *(base_form(piece) for piece in pieces[1:]))


def _is_acronym(term: str) -> bool:
    return len(term) > 1 and term.isupper()


def _meant(terms: Iterable[_Known], text: str, start: int, end: int) -> _Known | None:
    """The term that the text means there: the one as it is written before its inflected kin, else the first.

    What a term asks for must hold: its capitals, its exact form, the strings it must or must not be in.
    """
    written = text[start:end]
    folded = fold_text(written)
    for known in sorted(terms, key=lambda known: fold_text(known.term.term) != folded):
        term = known.term
        if term.match == "exact" and fold_text(term.term) != folded:
            continue
        if (term.match == "case" or (_is_acronym(term.term) and not is_chinese(known.language))) and not (
            written == term.term or (written.endswith("s") and written[:-1] == term.term)
        ):
            continue
        if term.not_in and _lies_in(term.not_in, text, start, end):
            continue
        if term.only_in and not _lies_in(term.only_in, text, start, end):
            continue
        return known
    return None


def _lies_in(longer: Sequence[str], text: str, start: int, end: int) -> bool:
    return any(first <= start and end <= last for string in longer for first, last in find_folded(string, text))


def _word_spans(folded: str) -> list[tuple[int, int]]:
    spans = []
    at = 0
    for word in zh.cut_words(folded):
        spans.append((at, at + len(word)))
        at += len(word)
    return spans


def _straddled(words: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a word of the text lies across an edge of the span: 平等 across that of 和平 in 和平等协商.

    A word that begins or ends with the whole span does not count: 扶贫 is meant in 扶贫办, but 中国 is not in
    发展中国家.
    """
    for first, last in words:
        if first >= end:
            break
        across = first < start < last or first < end < last
        if across and not (first <= start and end <= last and (first == start or last == end)):
            return True
    return False


def _plant(root: _Node, steps: Iterable[str], known: _Known) -> None:
    node = root
    for step in steps:
        node = node.after.setdefault(step, _Node())
    if node is not root:
        node.terms.append(known)


def _hit(text: str, start: int, end: int, known: _Known) -> TermHit:
    return TermHit(start, end, text[start:end], known.concept, known.term.term, known.language)
