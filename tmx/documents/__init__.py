"""What does a document say, block by block? One file here for each kind of document.

A plug-in says which extensions it reads (``EXTENSIONS``) and turns a text into blocks (``read_blocks``): headings,
paragraphs, list items and cells, which no sentence crosses. Bytes become text here, once for all of them, and a
file that is not text is refused with its reason, the place, and what to try.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Literal

from tmx.documents._decoding import decode
from tmx.errors import UnreadableDocument, UnsupportedFormat
from tmx.file_names import language_in_name
from tmx.languages import LANGUAGES, is_chinese, judge_language, parse_tag, zh
from tmx.model import Block, Document

#: The name under which standard input is read.
STANDARD_INPUT = Path("-")


def document_extensions() -> dict[str, str]:
    """Extension -> name of the plug-in that reads it, sorted.

    >>> document_extensions()[".md"]
    'markdown'
    """
    from tmx import documents
    from tmx.discovery import load_plugins

    plugins = load_plugins(documents)
    return dict(sorted((extension, name) for name, plugin in plugins.items() for extension in plugin.EXTENSIONS))


def read_text(path: Path, encoding: str | None = None) -> tuple[str, bytes]:
    """The text of a file of whatever kind, and its bytes; ``-`` is standard input.

    :raises UnreadableDocument: when there is no such file, or it is empty, binary, or in another encoding.
    """
    content = _content(path)
    return decode(content, path, encoding), content


def read_document(path: Path, *, language: str | None = None, encoding: str | None = None) -> Document:
    """Read a file; ``-`` is standard input, read as plain text.

    :param language: the language, when the name is not to be trusted: ``en``, ``zh-Hans``, ``zh-Hant`` or ``zh``.
    :param encoding: the encoding; UTF-8, and UTF-16 with a byte order mark, are known without it.
    :raises UnreadableDocument: when there is no such file, or it is empty, binary, or in another encoding.
    :raises UnsupportedFormat: when no plug-in reads such a file.
    """
    if path == STANDARD_INPUT:
        return document_from_bytes(_content(path), "standard input", language=language, encoding=encoding)
    _plugin_name(path)
    return document_from_bytes(_content(path), path, language=language, encoding=encoding)


def _content(path: Path) -> bytes:
    """The bytes of a file, or the reason why there are none."""
    try:
        return sys.stdin.buffer.read() if path == STANDARD_INPUT else path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument("there is no such file", file=path) from error
    except IsADirectoryError as error:
        raise UnreadableDocument("is a folder, not a document", file=path, hint="name a file in it") from error
    except OSError as error:
        raise UnreadableDocument(f"cannot be read: {error.strerror or error}", file=path) from error


def document_from_bytes(
    content: bytes, name: Path | str, *, language: str | None = None, encoding: str | None = None
) -> Document:
    """Read the bytes of a document that has this name.

    :raises UnreadableDocument: when they are empty, binary, or in another encoding.
    :raises UnsupportedFormat: when no plug-in reads a document of that name.

    >>> document = document_from_bytes("对口帮扶\\n\\n易地搬迁7.8万人。".encode(), "报告.zh.txt")
    >>> document.language, [(block.kind, block.text) for block in document.blocks]
    ('zh-Hans', [('heading', '对口帮扶'), ('paragraph', '易地搬迁7.8万人。')])
    """
    from tmx import documents
    from tmx.discovery import load_plugin

    path = Path(name)
    plugin = load_plugin(documents, _plugin_name(path))
    text = decode(content, path, encoding)
    blocks: list[Block] = plugin.read_blocks(text)
    if not any(block.text for block in blocks):
        raise UnreadableDocument("holds no text", file=path)
    known, known_from = language_of(path, text, language)
    return Document(
        name=path.name,
        digest=hashlib.sha256(content).hexdigest(),
        language=known,
        blocks=tuple(blocks),
        language_from=known_from,
    )


def _plugin_name(path: Path) -> str:
    """The plug-in that reads a file of this name; a name without an extension is plain text."""
    extensions = document_extensions()
    extension = path.suffix.lower()
    if not extension:
        return "txt"
    if extension not in extensions:
        raise UnsupportedFormat(
            f"no reader for {extension} documents", file=path, hint=f"known: {' '.join(extensions)}"
        )
    return extensions[extension]


def language_of(path: Path, text: str, asked: str | None = None) -> tuple[str, Literal["name", "script", "option"]]:
    """The language of a document, and how it is known: it was asked for, its name says it, or its text does.

    :raises UnreadableDocument: when a language is asked for that is not one of ours.

    >>> language_of(Path("plan.zh.txt"), "對口幫扶"), language_of(Path("plan.txt"), "Pairing assistance")
    (('zh-Hant', 'name'), ('en', 'script'))
    """
    if asked is not None:
        tag = parse_tag(asked)[0]
        if tag != "zh" and tag not in LANGUAGES:
            raise UnreadableDocument(
                "not a language of ours", file=path, text=asked, hint=f"known: {' '.join(LANGUAGES)}"
            )
        return (zh.judge_script(text) if tag == "zh" else tag), "option"
    said = language_in_name(path)
    if said is None:
        return judge_language(text), "script"
    if said.said_by == "folder" and is_chinese(said.language) != is_chinese(judge_language(text)):
        return judge_language(text), "script"
    return (zh.judge_script(text) if said.language == "zh" else said.language), "name"
