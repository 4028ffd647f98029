"""Documents are read, or refused in one clear line that says what, where, and what to try."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tmx.documents import read_document
from tmx.errors import PolicyGlossaryError, UnreadableDocument, UnsupportedFormat

CHINESE = "扶贫开发工作取得了成效，这是全国人民的大事。\n\n我们要继续做好对口帮扶。\n"
ENGLISH = "Poverty was reduced in the province.\n"
DATA = Path(__file__).parents[3].parent / "shared" / "data" / "udhr"


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_being_told(tmp_path: Path, encoding: str) -> None:
    content = CHINESE.replace("\n", "\r\n").encode(encoding)
    document = read_document(written(tmp_path, "a.txt", content))
    assert [block.text for block in document.blocks] == [line for line in CHINESE.split("\n") if line]
    assert [block.line for block in document.blocks] == [1, 3]
    assert (document.name, document.digest) == ("a.txt", hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le", "hz"])
def test_another_encoding_is_read_when_it_is_named(tmp_path: Path, encoding: str) -> None:
    content = "對口幫扶與易地搬遷。".encode(encoding) if encoding == "big5" else CHINESE.encode(encoding)
    assert read_document(written(tmp_path, "a.txt", content), encoding=encoding).blocks


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.txt: is empty"),
        (b"\xef\xbb\xbf \r\n", "a.txt: holds no text"),
        (
            (ENGLISH + CHINESE).encode("gb18030"),
            "a.txt:2: is not UTF-8 (byte 0xB7 at offset 37); it looks like GB18030; try --encoding gb18030",
        ),
        (
            "這是一個對口幫扶的計畫，我們要做好。".encode("big5"),
            "a.txt:1: is not UTF-8 (byte 0xB3 at offset 0); it looks like Big5; try --encoding big5hkscs",
        ),
        (
            (CHINESE + "扶").encode()[:-1],
            "a.txt:4: ends in the middle of a character (byte 105); the file was cut off; get the whole file",
        ),
        (
            CHINESE.encode()[:60] + b"\xff" + CHINESE.encode()[60:],
            "a.txt:1: is damaged: byte 0xFF at offset 60 is not UTF-8",
        ),
        (
            CHINESE.encode("utf-16-le"),
            "a.txt: looks like UTF-16 without a byte order mark; try --encoding utf-16-le",
        ),
        (
            ENGLISH.encode("utf-16-be"),
            "a.txt: looks like UTF-16 without a byte order mark; try --encoding utf-16-be",
        ),
        (b"PK\x03\x04\x14\x00", "a.txt: is a ZIP or Office file (.docx, .xlsx ...), not text; save it as text first"),
        (bytes(range(256)) * 4, "a.txt: is not text (NUL byte at offset 0); save it as text first"),
        (bytes(range(1, 9)) * 40, "a.txt: is not text: it is full of control characters; save it as text first"),
        (CHINESE.encode("hz"), "a.txt: looks like HZ-encoded Chinese; try --encoding hz"),
        (
            "Qu\xe9 poverty; na\xefve plans were made in 2010".encode("latin-1"),
            "a.txt:1: is not UTF-8 (byte 0xE9 at offset 2); it looks like Windows-1252 (Western European);"
            " try --encoding cp1252",
        ),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, content: bytes, said: str) -> None:
    path = written(tmp_path, "a.txt", content)
    with pytest.raises(UnreadableDocument) as refusal:
        read_document(path)
    assert str(refusal.value).removeprefix(f"{tmp_path}/") == said


@pytest.mark.parametrize(
    ("name", "options", "kind", "said"),
    [
        ("missing.txt", {}, UnreadableDocument, "there is no such file"),
        ("folder.txt", {}, UnreadableDocument, "is a folder"),
        ("scan.pdf", {}, UnsupportedFormat, "no reader for .pdf documents"),
        ("good.txt", {"encoding": "utf-99"}, UnreadableDocument, "no such encoding: 'utf-99'"),
        ("good.txt", {"encoding": "ascii"}, UnreadableDocument, "is not ascii at byte 0"),
        ("good.txt", {"language": "fr"}, UnreadableDocument, "not a language of ours: 'fr'"),
    ],
)
def test_wrong_requests(
    tmp_path: Path, name: str, options: dict[str, str], kind: type[PolicyGlossaryError], said: str
) -> None:
    (tmp_path / "folder.txt").mkdir()
    written(tmp_path, "good.txt", CHINESE.encode())
    with pytest.raises(kind) as refusal:
        read_document(tmp_path / name, **options)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "text", "language", "known_from"),
    [
        ("x.en.md", ENGLISH, "en", "name"),
        ("x.zh-Hans.txt", CHINESE, "zh-Hans", "name"),
        ("x.zh_TW.txt", "對口幫扶。", "zh-Hant", "name"),
        ("x.zh.txt", "對口幫扶。", "zh-Hant", "name"),
        ("x.zh.txt", CHINESE, "zh-Hans", "name"),
        ("zh-CN/x.txt", CHINESE, "zh-Hans", "name"),
        ("zh-CN/x.txt", ENGLISH, "en", "script"),
        ("x.txt", ENGLISH, "en", "script"),
        ("x.txt", "對口幫扶。", "zh-Hant", "script"),
    ],
)
def test_the_language_is_known_from_the_name_or_judged(
    tmp_path: Path, name: str, text: str, language: str, known_from: str
) -> None:
    document = read_document(written(tmp_path, name, text.encode()))
    assert (document.language, document.language_from) == (language, known_from)


def test_the_language_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path, "x.en.txt", "對口幫扶。".encode())
    assert read_document(path, language="zh").language == "zh-Hant"
    assert read_document(path, language="zh-CN").language == "zh-Hans"
    assert read_document(path, language="zh-CN").language_from == "option"


def test_a_name_without_an_extension_is_plain_text(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "notes", ENGLISH.encode())).blocks[0].kind == "paragraph"


@pytest.mark.skipif(not DATA.is_dir(), reason="the measuring data is not beside the repository")
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Chinese_Mandarin-GB2312", "try --encoding gb18030"),
        ("Chinese_Mandarin-HZ", "try --encoding hz"),
        ("Chinese_Mandarin-UTF8", "ends in the middle of a character"),
        ("NigerianPidginEnglish-Latin1", "try --encoding cp1252"),
    ],
)
def test_real_files_in_other_encodings_are_named_for_what_they_are(name: str, hint: str) -> None:
    with pytest.raises(UnreadableDocument, match=hint):
        read_document(DATA / name)
