"""What every format of concept entries must hold; a new file in glossary/formats is picked up unasked."""

from __future__ import annotations

import io
from types import ModuleType

import pytest

import glossary.formats
from glossary.formats import EntriesRead, EntriesReceipt
from glossary.model import ConceptEntry, Glossary, Source, SourcedText, Term
from tmx.discovery import load_plugins
from tmx.errors import PolicyGlossaryError

FORMATS = load_plugins(glossary.formats)
NAMES = [(name, extension) for name, plugin in FORMATS.items() for extension in plugin.EXTENSIONS]
every_format = pytest.mark.parametrize(("name", "extension"), NAMES)

ENTRIES = Glossary(
    (
        ConceptEntry(
            "five-guarantees",
            {
                "en": (
                    Term("five guarantees", "preferred"),
                    Term("five guarantee", "deprecated", note="number error"),
                ),
                "zh-Hans": (Term("五保"), Term("五保供养")),
            },
            "approved",
            definition={"en": SourcedText("Food, clothing, housing,\nmedical care and burial\twithout cost.")},
        ),
        ConceptEntry(
            "pairing-assistance",
            {"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶", sources=("wp2016",)),)},
            "reviewed",
            subject=("poverty",),
        ),
        ConceptEntry("odd", {"en": (Term('=1+1, "a"; 𠮷😀\u2028'),), "zh-Hans": (Term("'+五保"),)}, "reviewed"),
    ),
    {"wp2016": Source("wp2016", "人类减贫的中国实践")},
)


def written(plugin: ModuleType, entries: Glossary, extension: str) -> tuple[bytes, EntriesReceipt]:
    stream = io.BytesIO()
    receipt: EntriesReceipt = plugin.write(entries, stream, name=f"terms{extension}")
    return stream.getvalue(), receipt


def read(plugin: ModuleType, content: bytes, extension: str) -> EntriesRead:
    found: EntriesRead = plugin.read(io.BytesIO(content), name=f"terms{extension}")
    return found


def forms(entries: Glossary) -> set[tuple[str, str]]:
    return {(tag, " ".join(term.term.split())) for entry in entries.concepts for tag, term in entry.terms()}


def usable(entries: Glossary) -> set[tuple[str, str]]:
    return {
        (tag, " ".join(term.term.split()))
        for entry in entries.concepts
        for tag, term in entry.terms()
        if term.status not in ("deprecated", "superseded")
    }


@every_format
def test_what_is_written_is_read_again(name: str, extension: str) -> None:
    content, receipt = written(FORMATS[name], ENTRIES, extension)
    back = read(FORMATS[name], content, extension)
    assert back.broken == ()
    assert receipt.written == len(back.glossary.concepts) == 3
    assert usable(ENTRIES) <= forms(back.glossary) <= forms(ENTRIES)


@every_format
def test_reading_and_writing_again_says_the_same(name: str, extension: str) -> None:
    content, _ = written(FORMATS[name], ENTRIES, extension)
    back = read(FORMATS[name], content, extension).glossary
    again, _ = written(FORMATS[name], back, extension)
    assert forms(read(FORMATS[name], again, extension).glossary) == forms(back)
    assert written(FORMATS[name], back, extension)[0] == again


@every_format
def test_the_same_entries_are_always_written_alike(name: str, extension: str) -> None:
    turned = Glossary(ENTRIES.concepts[::-1], ENTRIES.sources)
    assert written(FORMATS[name], turned, extension) == written(FORMATS[name], ENTRIES, extension)


@every_format
@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_makes_no_difference(name: str, extension: str, start: bytes) -> None:
    content, _ = written(FORMATS[name], ENTRIES, extension)
    assert read(FORMATS[name], start + content, extension) == read(FORMATS[name], content, extension)


@every_format
@pytest.mark.parametrize("content", [b"\xff", "五保".encode("gb18030"), b"a\tb\n\x80"])
def test_what_is_no_utf_8_is_one_clear_error(name: str, extension: str, content: bytes) -> None:
    with pytest.raises(PolicyGlossaryError, match=rf"^terms{extension}:\d: not UTF-8|utf-8"):
        read(FORMATS[name], content, extension)


@every_format
def test_no_entries_make_a_file_that_is_read_as_none(name: str, extension: str) -> None:
    content, receipt = written(FORMATS[name], Glossary(), extension)
    assert receipt.written == 0
    assert read(FORMATS[name], content, extension) == EntriesRead(Glossary())
