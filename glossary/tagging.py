"""What part of speech is each word of an English sentence?

A term is a run of adjectives and nouns, so all that must be known is where such runs begin and end. A dictionary of
inflected forms (:mod:`glossary.word_forms`) says what a word can be; a few rules over its neighbours say what it is
here. On term extraction that scores as a trained tagger does, loads in a quarter of a second and needs no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.word_forms import ADJECTIVE, ADVERB, NOUN, VERB, is_verb, lemma, plain, possible_parts
from tmx.languages import en

#: N noun, P proper noun, J adjective, V finite or base verb, G -ing form, D -ed form or participle, X auxiliary,
#: R adverb, T determiner or quantifier, I preposition or subordinator, C and/or, O pronoun, M number.
Tag = str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, how it is written, what it is."""

    start: int
    end: int
    text: str
    tag: Tag
    #: Whether only blanks stand between it and the token before it.
    joined: bool

    @property
    def lower(self) -> str:
        """The word in lower case, with straight apostrophes and plain hyphens."""
        return plain(self.text)


def listed(words: str) -> frozenset[str]:
    """The words of a list written as one string, as a set.

    >>> sorted(listed("的 了"))
    ['了', '的']
    """
    return frozenset(words.split())


def _words(tag: Tag, words: str) -> dict[str, Tag]:
    return dict.fromkeys(words.split(), tag)


_CLOSED: dict[str, Tag] = (
    _words(
        "T",
        "a an the this that these those each every some any no all both either neither another such its his her"
        " their our my your whose which what many much more most less least few fewer several various certain same"
        " own other others half said last next enough whatever whichever numerous",
    )
    | _words(
        "O",
        "i you he she it we they me him us them who whom myself yourself himself herself itself ourselves themselves"
        " there nobody nothing none someone somebody something anyone anybody anything everyone everybody everything"
        " here mine yours hers ours theirs whoever",
    )
    | _words(
        "I",
        "of in on at by for with from to into onto upon about above across after against along amid among"
        " amongst around as before behind below beneath beside besides between beyond despite down during"
        " except inside like near off out outside over past per regarding since through throughout till toward"
        " towards under until up versus worth via within without that if because although though while whereas"
        " when where whether unless than lest how why once amidst notwithstanding according including"
        " excluding concerning pursuant thereof therein",
    )
    | _words("C", "and or but nor yet plus")
    | _words(
        "X",
        "be am is are was were been being have has had having do does did doing done will would shall should can"
        " could may might must ought cannot let",
    )
    | _words(
        "R",
        "not very also too so thus then just only even still already again ever never always often soon now today"
        " ago away back together however therefore moreover furthermore meanwhile nevertheless otherwise hence"
        " accordingly instead rather quite almost nearly further namely hereinafter etc respectively forward ahead"
        " onwards onward apart yesterday tomorrow well far yet perhaps indeed thereby whereby thereafter",
    )
    | _words(
        "M",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
        " trillion first second third fourth fifth sixth seventh eighth ninth tenth dozen dozens hundreds thousands"
        " millions billions yuan rmb percent kilometers kilometres km mu hectares tons tonnes",
    )
    | _words(
        "V", "make makes made take takes took give gives gave get gets got keep keeps say says become becomes became"
    )
)
_MONTHS_AND_DAYS = listed(
    "january february march april may june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec"
)
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|s)?", re.IGNORECASE)
_SUFFIXES: tuple[tuple[str, Tag], ...] = (
    ("ly", "R"),
    ("ing", "G"),
    ("ed", "D"),
    ("ous", "J"),
    ("ful", "J"),
    ("less", "J"),
    ("able", "J"),
    ("ible", "J"),
    ("ical", "J"),
    ("ial", "J"),
    ("ional", "J"),
    ("ive", "J"),
    ("ic", "J"),
    ("ary", "J"),
    ("ward", "J"),
)
#: Participles and -ing forms that are adjectives before a noun, though the tables list them as verbs alone.
_ADJECTIVES = listed(
    "leading impoverished featured pairing supporting existing developing developed supplied planned"
    " designated assisted disabled displaced reserved protected processed subsidized subsidised insured"
    " registered licensed unified contracted retired aging ageing floating matching emerging remaining"
    " relocated concentrated combined revised amended mixed shared guaranteed targeted accumulated"
    " standardized standardised joined"
)
#: Nouns in -ing that lead other nouns; any other -ing word before a noun is taken for a verb.
_ING_NOUNS = listed(
    "processing training building financing housing funding planning engineering manufacturing farming"
    " breeding marketing banking learning teaching accounting mining fishing shipping drinking living"
    " operating working meeting pricing purchasing monitoring advertising lending borrowing trading recycling"
    " dumping nursing logging voting bargaining mortgaging bidding tendering auditing licensing zoning parking"
    " publishing broadcasting policing counselling counseling cleaning heating lighting packaging spending"
    " saving opening reading"
)
#: Words that can be nouns but before a noun are nearly always verbs: "to raise living standards".
_MAINLY_VERBS = listed("win help seek run call urge join raise guide lift solve absorb improve reduce let wins helps")


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of an English text with their tags; a hyphenated word is one token.

    >>> [(token.text, token.tag) for token in tokens("The province completed the off-site relocation of farmers.")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('The', 'T'), ('province', 'N'), ('completed', 'V'), ('the', 'T'), ('off-site', 'J'), ('relocation', 'N'),
     ('of', 'I'), ('farmers', 'N')]
    """
    found = list(en.WORD.finditer(text))
    words = [plain(match.group()) for match in found]
    joined = [
        bool(number) and _blank_or_possessive(text, found[number - 1].end(), match.start())
        for number, match in enumerate(found)
    ]
    capital = [match.group()[0].isupper() for match in found]
    long_words = [capital[number] for number, word in enumerate(words) if len(word) > 3 and not word[0].isdigit()]
    # In a title every word is capitalised, so a capital says nothing there about names.
    title = len(long_words) > 1 and sum(long_words) > 0.75 * len(long_words)
    shouting = text.isupper()
    tags: list[Tag] = []
    for number, word in enumerate(words):
        written = found[number].group()
        first = number == 0 or (not joined[number] and _opens(text, found[number - 1].end(), found[number].start()))
        tags.append(
            _tag(
                written,
                word,
                tags,
                words,
                joined,
                () if title else capital,
                number,
                named=capital[number] and not title and not first,
                first=capital[number] and first,
                shouting=shouting or title,
            )
        )
    if title:
        _complete_names(found, tags, joined)
    _settle(words, tags, joined)
    return tuple(
        Token(match.start(), match.end(), match.group(), tags[number], joined[number])
        for number, match in enumerate(found)
    )


def _complete_names(found: Sequence[re.Match[str]], tags: list[Tag], joined: Sequence[bool]) -> None:
    """In a title, take the capitalised noun after a name into the name: "Zhejiang Province"."""
    for number in range(1, len(tags)):
        before = found[number - 1].group()
        capital = found[number].group()[0].isupper()
        if joined[number] and tags[number - 1] == "P" and not before.isupper() and capital and tags[number] in "Nv":
            tags[number] = "P"


def _blank_or_possessive(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    if gap[:1] in ("'", "’") and start and text[start - 1] in "sS":
        gap = gap[1:]
    return bool(gap) and gap.isspace() and "\n" not in gap


def _opens(text: str, start: int, end: int) -> bool:
    """Whether what stands between two words ends a sentence or opens a quotation or a heading."""
    return any(sign in '.!?:;“"【】《(（\n。' for sign in text[start:end])


def _tag(
    written: str,
    word: str,
    tags: Sequence[Tag],
    words: Sequence[str],
    joined: Sequence[bool],
    capitals: Sequence[bool],
    number: int,
    *,
    named: bool,
    first: bool,
    shouting: bool,
) -> Tag:
    if _NUMBER.fullmatch(word):
        return "M"
    if written.isupper() and len(written) > 1 and (not shouting or not possible_parts(word)) and word not in _CLOSED:
        return "P"
    if word == "per" and words[number + 1 : number + 2] == ["capita"]:
        return "J"
    if word in _CLOSED and not (named and word == "may"):
        return _CLOSED[word]
    if word in _MONTHS_AND_DAYS and (named or first):
        return "M"
    if first and _leads_a_name(words, capitals, joined, number):
        return "P"
    if "-" in word:
        return _hyphenated(word, named)
    if named or (first and not possible_parts(word) and not possible_parts(lemma(word))):
        return "P"
    if word.endswith("'s"):
        return "N"
    if (
        written[0].isupper()
        and not first
        and (not shouting or not (possible_parts(word) or possible_parts(lemma(word))))
    ):
        return "P"
    return _by_neighbours(word, tags, words, joined, number)


def _leads_a_name(words: Sequence[str], capitals: Sequence[bool], joined: Sequence[bool], number: int) -> bool:
    """Whether the capitalised first word of a sentence goes on as a name: "Poverty Alleviation Office"."""
    after = number + 1
    if after >= len(capitals) or not capitals[after] or not joined[after]:
        return False
    return words[after] not in _CLOSED and not words[after][0].isdigit()


def _hyphenated(word: str, named: bool) -> Tag:
    last = word.rsplit("-", 1)[-1]
    if word[0].isdigit() and not any(character.isalpha() for character in last):
        return "M"
    if _CLOSED.get(last) in ("I", "R") and not named:
        return "J"
    if named:
        return "P"
    return "J" if last.endswith(("ed", "ing")) or NOUN not in possible_parts(last) else "h"


def _by_neighbours(word: str, tags: Sequence[Tag], words: Sequence[str], joined: Sequence[bool], number: int) -> Tag:
    possible = possible_parts(word)
    before = tags[-1] if tags and joined[number] else ""
    to = bool(before) and words[number - 1] == "to"
    if not possible:
        if word == "capita" and before:
            return "J"
        if word.endswith(("ing", "ed")) and not _from_verb(word):
            return "N"
        return next((tag for suffix, tag in _SUFFIXES if len(word) > 4 and word.endswith(suffix)), "N")
    if word in _ADJECTIVES:
        return "p"
    if ADVERB in possible and (ADJECTIVE not in possible and NOUN not in possible):
        return "R"
    if VERB in possible:
        base = possible[VERB] == word
        if word.endswith("ing") and not base:
            return "g" if NOUN in possible or ADJECTIVE in possible else "G"
        if not base and not word.endswith("s"):
            if before == "X" or (before == "R" and len(tags) > 1 and tags[-2] == "X"):
                return "V"
            return "p" if ADJECTIVE in possible else "d"
        if len(possible) == 1:
            return "V"
        if base and (to or before == "O" or (before in "X" and before and not _be(words[number - 1]))):
            return "V"
        if before == "R" and len(tags) > 1 and tags[-2] in ("I", "O", "X") and words[number - 2] in ("to",):
            return "V"
        return "j" if ADJECTIVE in possible else "v"
    if ADJECTIVE in possible:
        return "j" if NOUN in possible else "J"
    return "N" if NOUN in possible else "R"


def _from_verb(word: str) -> bool:
    """Whether a word in -ing or -ed that no table lists is made from a verb: not so "wellbeing"."""
    stem = word[:-3] if word.endswith("ing") else word[:-2]
    return any(is_verb(base) for base in (stem, stem + "e", stem[:-1]) if len(base) > 2)


def _be(word: str) -> bool:
    return word in ("be", "am", "is", "are", "was", "were", "been", "being")


def _settle(words: Sequence[str], tags: list[Tag], joined: Sequence[bool]) -> None:
    """Decide what the word alone left open (lower-case tags), looking at both neighbours, from left to right."""
    count = len(tags)
    for number, tag in enumerate(tags):
        if not tag.islower():
            continue
        before = tags[number - 1] if number and joined[number] else ""
        after = tags[number + 1] if number + 1 < count and joined[number + 1] else ""
        after_nominal = after in ("N", "P", "J", "j", "v", "h", "g", "p")
        if tag == "h":
            tags[number] = "J" if after_nominal or after == "d" else "N"
        elif tag == "j":
            noun = NOUN in possible_parts(words[number]) and not after_nominal and before in ("J", "N", "T", "D", "G")
            tags[number] = "N" if noun else "J"
        elif tag == "g":
            tags[number] = _ing(words[number], before, after, after_nominal)
        elif tag == "p":
            tags[number] = "V" if _participle_is_verb(words, tags, number, before, after, after_nominal) else "J"
        elif tag == "d":
            finite = before in ("N", "P", "O", "X", "R") or not after_nominal
            coordinated = before == "C" and number > 1 and tags[number - 2] not in ("J", "D")
            finite = finite or _clause_so_far(tags, number, before)
            tags[number] = "V" if finite or coordinated or after == "T" else "D"
        elif tag == "v":
            tags[number] = "V" if _finite(words, tags, number, before, after) else "N"


def _ing(word: str, before: Tag, after: Tag, after_nominal: bool) -> Tag:
    possible = possible_parts(word)
    if NOUN not in possible:
        return "J"
    if after in ("T", "O") or (after_nominal and word not in _ING_NOUNS and before not in ("J", "N", "T", "D")):
        return "G"
    return "N"


def _participle_is_verb(
    words: Sequence[str], tags: Sequence[Tag], number: int, before: Tag, after: Tag, after_nominal: bool
) -> bool:
    """Whether a form that is an adjective in "less developed regions" is a verb, as in "it developed tourism"."""
    if not words[number].endswith("ed") and words[number] not in ("held", "paid", "built", "set"):
        return False
    if before in ("X", "O", "P") or after in ("T", "I"):
        return True
    if before == "R":
        return number < 2 or tags[number - 2] in ("N", "P", "O", "X", "C", "M") or words[number - 1].endswith("ly")
    if _clause_so_far(tags, number, before):
        return True
    return before == "N" and (after == "M" or (after_nominal and words[number] not in _ADJECTIVES))


def _clause_so_far(tags: Sequence[Tag], number: int, before: Tag) -> bool:
    """Whether "the province" stands before: then an -ed form is what the province did."""
    return before == "N" and number > 1 and tags[number - 2] == "T"


def _finite(words: Sequence[str], tags: Sequence[Tag], number: int, before: Tag, after: Tag) -> bool:
    """Whether a word that can be noun or verb is a verb here: "caves limits surface water", "Enshi boasts tea"."""
    word = words[number]
    plural = word.endswith("s") and not word.endswith("ss")
    if word in _MAINLY_VERBS and before not in ("T", "J") and after in tuple("JNPjvhgp"):
        return True
    if after == "T" or after == "O":
        return before in ("N", "P", "O", "R", "C", "I", "") and not (before == "I" and words[number - 1] != "to")
    if not before or before in ("T", "J", "D", "M", "I", "G"):
        return False
    if before == "R":
        return after in ("J", "N", "j", "v", "h")
    earlier = words[number - 1]
    if plural and before == "P":
        return after in ("J", "N", "j", "v", "h", "g", "G", "d")
    if (
        plural
        and before == "N"
        and earlier.endswith("s")
        and lemma(earlier) != earlier
        and not earlier.endswith("'s")
    ):
        return after in ("J", "N", "j", "v", "h", "M", "R")
    return False
