"""Which characters do these bytes stand for, and if none, what are they?

UTF-8 is expected, a byte order mark is obeyed, an encoding that was asked for is used. Nothing is ever guessed in
silence: where the bytes are something else, the error names what they look like, the place, and what to try.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from tmx.errors import UnreadableDocument
from tmx.languages import zh

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARIES = (
    (b"PK\x03\x04", "is a ZIP or Office file (.docx, .xlsx ...)"),
    (b"%PDF", "is a PDF file"),
    (b"\xd0\xcf\x11\xe0", "is an old Office file (.doc, .xls ...)"),
    (b"{\\rtf", "is an RTF file"),
    (b"SQLite format 3", "is a SQLite database"),
    (b"\x1f\x8b", "is a gzip file"),
)
_SAVE_AS_TEXT = "save it as text first"

#: Signs that no text holds: the control characters but tab, line feed, form feed, carriage return and escape.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
#: Chinese sent as ASCII: pairs of printable characters between ~{ and ~} (RFC 1843).
_HZ = re.compile(rb"~\{(?:[!-}][!-~])+~\}")

#: Share of the Han characters that must be among the commonest before bytes are taken for Chinese.
_COMMON_SHARE = 0.1
#: Share of the characters that must be ASCII or among the commonest before bytes are taken for UTF-16.
_USUAL_SHARE = 0.2


def decode(content: bytes, path: Path, encoding: str | None = None) -> str:
    """The text of a file, with its line ends as ``\\n``.

    :raises UnreadableDocument: with the line and the byte, what the bytes look like, and what to try.

    >>> decode("扶贫\\r\\n".encode(), Path("a.txt"))
    '扶贫\\n'
    """
    if not content:
        raise UnreadableDocument("is empty", file=path)
    for start, what in _KNOWN_BINARIES:
        if content.startswith(start):
            raise UnreadableDocument(f"{what}, not text", file=path, hint=_SAVE_AS_TEXT)
    text = _forced(content, path, encoding) if encoding else _known(content, path)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")  # as on old Macintoshes; elsewhere a lone one is white space
    controls = len(_CONTROLS.findall(text))
    if controls * 50 > len(text):
        raise UnreadableDocument("is not text: it is full of control characters", file=path, hint=_SAVE_AS_TEXT)
    if not text.strip():
        raise UnreadableDocument("holds no text", file=path)
    return text


def _forced(content: bytes, path: Path, encoding: str) -> str:
    """The text in an encoding that the person named."""
    try:
        return content.decode(encoding)
    except LookupError as error:
        raise UnreadableDocument(
            "no such encoding", file=path, text=encoding, hint="try utf-8, gb18030, big5, utf-16 or cp1252"
        ) from error
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise UnreadableDocument(f"is not {encoding} at byte {at}", file=path, line=_line(content, at)) from error


def _known(content: bytes, path: Path) -> str:
    """The text in the encoding that its mark says, or in UTF-8."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refusal(content, path, encoding, error) from error
    if "\0" in text:
        raise _with_nul(content, path)
    if content.isascii() and _HZ.search(content) and _common_share(content.decode("hz", "ignore")) >= _COMMON_SHARE:
        raise UnreadableDocument("looks like HZ-encoded Chinese", file=path, hint="try --encoding hz")
    return text


def _refusal(content: bytes, path: Path, encoding: str, error: UnicodeDecodeError) -> UnreadableDocument:
    """What to say of bytes that are not the encoding they were taken for."""
    at, line = error.start, _line(content, error.start)
    if encoding not in ("utf-8", "utf-8-sig"):
        return UnreadableDocument(f"is broken {encoding.upper()} at byte {at}", file=path, line=line)
    if encoding == "utf-8-sig":
        at += len(codecs.BOM_UTF8)
    if b"\0" in content:
        return _with_nul(content, path)
    good = sum(not character.isascii() for character in content[: error.start].decode("utf-8", "ignore"))
    replaced = content.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    good = max(good, sum(not character.isascii() for character in replaced) - bad)
    if good > 4 * bad or (good and bad == 1):
        if not content[at:].decode("utf-8", "ignore").strip():
            return UnreadableDocument(
                f"ends in the middle of a character (byte {at})",
                file=path,
                line=line,
                hint="the file was cut off; get the whole file",
            )
        return UnreadableDocument(
            f"is damaged: byte 0x{content[at]:02X} at offset {at} is not UTF-8", file=path, line=line
        )
    problem = f"is not UTF-8 (byte 0x{content[at]:02X} at offset {at})"
    looks_like = _looks_like(content)
    if looks_like is None:
        return UnreadableDocument(problem, file=path, line=line, hint="say which it is with --encoding")
    name, option = looks_like
    return UnreadableDocument(
        f"{problem}; it looks like {name}", file=path, line=line, hint=f"try --encoding {option}"
    )


def _looks_like(content: bytes) -> tuple[str, str] | None:
    """The name of the encoding that makes most sense of the bytes, and what to call it on the command line."""
    shares = [
        (_common_share(content.decode(option, "ignore")), name, option)
        for name, option in (("GB18030", "gb18030"), ("Big5", "big5hkscs"))
    ]
    share, name, option = max(shares, key=lambda item: item[0])
    if share >= _COMMON_SHARE:
        return name, option
    high = sum(byte > 127 for byte in content)
    if high * 10 < len(content):
        return "Windows-1252 (Western European)", "cp1252"
    return None


def _with_nul(content: bytes, path: Path) -> UnreadableDocument:
    """What to say of bytes that hold NUL: UTF-16 without its mark, or no text at all."""
    even = content[: len(content) // 2 * 2]
    shares = [(_usual_share(even.decode(encoding, "replace")), encoding) for encoding in ("utf-16-le", "utf-16-be")]
    share, encoding = max(shares)
    if share >= _USUAL_SHARE:
        return UnreadableDocument(
            "looks like UTF-16 without a byte order mark", file=path, hint=f"try --encoding {encoding}"
        )
    at = content.find(b"\0")
    return UnreadableDocument(f"is not text (NUL byte at offset {at})", file=path, hint=_SAVE_AS_TEXT)


def _usual_share(text: str) -> float:
    """How much of a text is ASCII or belongs to the commonest Han characters."""
    usual = sum(" " <= character <= "~" or character in "\t\r\n" or character in zh.COMMONEST for character in text)
    return usual / len(text) if text else 0.0


def _common_share(text: str) -> float:
    """How much of the Han characters of a text belongs to the commonest of either script."""
    han = zh.HAN_CHARACTER.findall(text)
    return sum(character in zh.COMMONEST for character in han) / len(han) if han else 0.0


def _line(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1
