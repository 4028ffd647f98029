"""What every format of translation units must hold; a new file in tmx/formats is picked up unasked."""

from __future__ import annotations

import contextlib
import io
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tmx.formats
from tmx.discovery import load_plugins
from tmx.errors import BrokenFile, BrokenUnit
from tmx.formats import WriteReceipt
from tmx.model import Note, Property, TranslationUnit, Variant

FORMATS = load_plugins(tmx.formats)
NAMES = [(name, extension) for name, plugin in FORMATS.items() for extension in plugin.EXTENSIONS]
every_format = pytest.mark.parametrize(("name", "extension"), NAMES)

#: Any character that a file can hold, odd ones more often than chance would have it.
characters = st.one_of(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    st.sampled_from("\t\n\r\u2028\u00a0\ufeff'\"=+-@<>&;,]扶貧𠮷é"),
)
texts = st.text(characters, min_size=1, max_size=12).filter(lambda text: text.strip())
names = st.text(st.sampled_from("abcx-:_ idnote"), min_size=1, max_size=8)
units = st.builds(
    lambda id_, english, chinese, notes, properties: TranslationUnit(
        id_,
        (Variant("en", (english,)), Variant("zh-Hans", (chinese,), "CN")),
        tuple(Note(text) for text in notes),
        tuple(Property(type_, text) for type_, text in properties),
    ),
    st.text(characters, min_size=1, max_size=6).filter(lambda text: text.strip() == text),
    texts,
    texts,
    st.lists(texts, max_size=2),
    st.lists(st.tuples(names, texts), max_size=3),
)


def written(plugin: ModuleType, wanted: list[TranslationUnit], extension: str) -> tuple[bytes, WriteReceipt]:
    stream = io.BytesIO()
    receipt: WriteReceipt = plugin.write(wanted, stream, name=f"memory{extension}")
    return stream.getvalue(), receipt


def read(plugin: ModuleType, content: bytes, extension: str) -> list[TranslationUnit | BrokenUnit]:
    return list(plugin.read(io.BytesIO(content), name=f"memory{extension}"))


@every_format
@given(wanted=st.lists(units, max_size=3))
def test_what_is_written_is_read_again(name: str, extension: str, wanted: list[TranslationUnit]) -> None:
    content, receipt = written(FORMATS[name], wanted, extension)
    assert receipt.written == len(wanted)
    back = read(FORMATS[name], content, extension)
    assert [told(unit) for unit in back] == [told(unit) for unit in wanted]


@every_format
@given(wanted=st.lists(units, max_size=3))
def test_reading_and_writing_again_gives_the_same_bytes(
    name: str, extension: str, wanted: list[TranslationUnit]
) -> None:
    content, _ = written(FORMATS[name], wanted, extension)
    back = [unit for unit in read(FORMATS[name], content, extension) if isinstance(unit, TranslationUnit)]
    assert written(FORMATS[name], back, extension)[0] == content


@every_format
def test_a_unit_without_an_id_keeps_having_none(name: str, extension: str) -> None:
    unit = TranslationUnit("", (Variant("en", ("five guarantees",)), Variant("zh-Hans", ("五保",))))
    content, _ = written(FORMATS[name], [unit], extension)
    [named] = read(FORMATS[name], content, extension)
    assert isinstance(named, TranslationUnit)
    assert named.id.startswith("u-")
    assert written(FORMATS[name], [named], extension)[0] == content


@every_format
def test_every_unit_is_accounted_for(name: str, extension: str) -> None:
    wanted = [
        TranslationUnit("both", (Variant("en", ("help",)), Variant("zh-Hans", ("帮扶",)))),
        TranslationUnit("alone", (Variant("en", ("help",)),)),
        TranslationUnit("empty", ()),
    ]
    content, receipt = written(FORMATS[name], wanted, extension)
    assert receipt.written + len(receipt.left_out) == len(wanted)
    assert len(read(FORMATS[name], content, extension)) == receipt.written


@every_format
@pytest.mark.parametrize("content", [b"", b"\n \n", b"\x00\x01\x02\x03", b"PK\x03\x04zip", b"just words\n"])
def test_what_is_no_such_file_is_refused_in_one_line(name: str, extension: str, content: bytes) -> None:
    with pytest.raises(BrokenFile) as refused:
        read(FORMATS[name], content, extension)
    assert str(refused.value).startswith(f"memory{extension}")
    assert "\n" not in str(refused.value)


@every_format
@given(content=st.binary(max_size=60))
def test_no_bytes_whatever_end_in_another_error(name: str, extension: str, content: bytes) -> None:
    with contextlib.suppress(BrokenFile):
        read(FORMATS[name], content, extension)


@every_format
def test_the_stream_is_left_open(name: str, extension: str) -> None:
    unit = TranslationUnit("1", (Variant("en", ("help",)), Variant("zh-Hans", ("帮扶",))))
    stream = io.BytesIO()
    FORMATS[name].write([unit], stream, name=f"memory{extension}")
    stream.seek(0)
    assert len(list(FORMATS[name].read(stream, name=f"memory{extension}"))) == 1
    assert not stream.closed


@every_format
def test_its_files_have_an_extension_with_a_dot(name: str, extension: str) -> None:
    assert extension == extension.lower()
    assert extension.startswith(".")


def told(unit: TranslationUnit | BrokenUnit) -> object:
    """What a unit says, properties by type, since a table brings its columns in an order of its own."""
    assert isinstance(unit, TranslationUnit), unit
    return (
        unit.id,
        [(variant.language, variant.text) for variant in unit.variants],
        [note.text for note in unit.notes],
        sorted((item.type, item.text) for item in unit.properties),
    )
