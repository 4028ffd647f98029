"""The glossary file of OmegaT: one pair a line, source TAB target TAB comment, UTF-8.

OmegaT shows every line whose source term stands in the segment, and knows no status. So a term that is not to be
used must not be in the file, and of several targets only the preferred ones are offered where there are any.
Lines that begin with a number sign are comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from glossary.formats import EntriesRead, EntriesReceipt, Remark
from glossary.model import ConceptEntry, Glossary, Term
from tmx.errors import BrokenFile, BrokenUnit

EXTENSIONS = (".utf8", ".tab", ".txt")

_NOT_TO_BE_USED = ("deprecated", "superseded")


def read(
    stream: BinaryIO, *, name: str, source_language: str = "en", target_language: str = "zh-Hans"
) -> EntriesRead:
    """Read pairs; lines with the same source term are one entry, the first comment is that term's note.

    :raises BrokenFile: when the file is not UTF-8 or UTF-16 with a byte order mark.

    >>> import io
    >>> lines = "pairing assistance\\t对口帮扶\\tone city helps another\\nfive guarantees\\n"
    >>> found = read(io.BytesIO(lines.encode()), name="glossary.utf8")
    >>> [term.term for _, term in found.glossary.concepts[0].terms()], str(found.broken[0])
    (['pairing assistance', '对口帮扶'], "glossary.utf8:2: no tab between two terms: 'five guarantees'")
    """
    entries: dict[str, ConceptEntry] = {}
    broken: list[BrokenUnit] = []
    for number, line in enumerate(_text(stream, name).split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        source, _, rest = line.partition("\t")
        target, _, comment = (part.strip() for part in rest.partition("\t"))
        source = source.strip()
        if not source or not target:
            problem = "a term is missing" if "\t" in line else "no tab between two terms"
            broken.append(BrokenUnit(problem, file=name, line=number, text=line))
            continue
        known = entries.get(source)
        targets = known.langs[target_language] if known else ()
        if target not in (term.term for term in targets):
            targets = (*targets, Term(target))
        note = known.langs[source_language][0].note if known else None
        langs = {source_language: (Term(source, note=note or comment or None),), target_language: targets}
        entries[source] = ConceptEntry("", langs)
    return EntriesRead(Glossary(tuple(entries.values())), tuple(broken))


def write(
    glossary: Glossary,
    stream: BinaryIO,
    *,
    name: str = "",
    source_language: str = "en",
    target_language: str = "zh-Hans",
) -> EntriesReceipt:
    """Write one line for each usable source term and each target to offer for it, in the order of the entries."""
    written = lines = 0
    left_out: list[Remark] = []
    adjusted: list[Remark] = []
    for entry in sorted(glossary.concepts, key=lambda entry: entry.id):
        sources, targets = _usable(entry, source_language), _offered(entry, target_language)
        missing = [tag for tag, terms in ((source_language, sources), (target_language, targets)) if not terms]
        if missing:
            left_out.append(Remark(entry.id, f"no usable {missing[0]} term"))
            continue
        shared = list(_comments(entry, source_language, target_language))
        rows = {
            (_cell(source.term), _cell(target.term)): _cell(
                "; ".join([*shared, *([source.note] if source.note else [])])
            )
            for source in sources
            for target in targets
            if not source.term.lstrip().startswith("#")
        }
        if not rows:
            left_out.append(Remark(entry.id, "begins with a number sign, which OmegaT takes for a comment"))
            continue
        for tag in (source_language, target_language):
            if any(entry.effective_status(tag, term) in _NOT_TO_BE_USED for term in entry.langs[tag]):
                adjusted.append(Remark(entry.id, f"without {tag} terms that are not to be used"))
        for (source, target), comment in rows.items():
            lines += 1
            stream.write(f"{source}\t{target}\t{comment}".rstrip("\t").encode("utf-8") + b"\n")
        written += 1
    return EntriesReceipt(written, lines, tuple(left_out), tuple(adjusted))


def _text(stream: BinaryIO, name: str) -> str:
    content = stream.read()
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenFile(f"not {error.encoding}", file=name, line=line, hint="save it as UTF-8") from error


def _usable(entry: ConceptEntry, language: str) -> list[Term]:
    terms = entry.langs.get(language, ())
    return [term for term in terms if entry.effective_status(language, term) not in _NOT_TO_BE_USED]


def _offered(entry: ConceptEntry, language: str) -> list[Term]:
    """The preferred terms; where none is, every one that may be used."""
    usable = _usable(entry, language)
    return [term for term in usable if entry.effective_status(language, term) == "preferred"] or usable


def _comments(entry: ConceptEntry, *languages: str) -> Iterator[str]:
    for tag in languages:
        if tag in entry.definition:
            yield entry.definition[tag].text
    for tag in languages:
        if tag in entry.notes:
            yield entry.notes[tag].text
    yield from entry.subject


def _cell(text: str) -> str:
    return " ".join(text.split())
