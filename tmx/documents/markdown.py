"""Markdown: what does the reader see, without the marks?

CommonMark with tables. Links become their text, emphasis goes, code in a line stays; code blocks, comments, images
and the front matter are not prose and are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tmx.documents._lines import join_lines, with_bracket_heading
from tmx.model import Block, BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

EXTENSIONS = (".md", ".markdown")

_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
#: Attribute lists that kramdown and Python-Markdown add to a block: ``{: #anchor }``.
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]*\}[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|section|article|br|hr|h[1-6]|[uod]l|li|d[td]|table|thead|tbody|tr|t[dh]|blockquote|details|summary)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def read_blocks(text: str) -> list[Block]:
    """The headings, paragraphs, list items and table cells of a Markdown text.

    >>> blocks = read_blocks("# Off-site *relocation*\\n\\n- 见[易地\\n  搬迁](x.md)\\n")
    >>> [(block.kind, block.line, block.text) for block in blocks]
    [('heading', 1, 'Off-site relocation'), ('list item', 3, '见易地搬迁')]
    """
    return [
        block for kind, line, plain in _stretches(text) for block in with_bracket_heading(plain, kind, line) if plain
    ]


def _stretches(text: str) -> Iterator[tuple[BlockKind, int, str]]:
    """Yield each stretch of prose: its kind, its line from 1, and its plain text."""
    from markdown_it import MarkdownIt

    kind: BlockKind = "paragraph"
    line = 1
    lists = 0
    for token in MarkdownIt("commonmark").enable("table").parse(_without_front_matter(text)):
        if token.map is not None:
            line = token.map[0] + 1
        if token.type in ("list_item_open", "list_item_close"):
            lists += token.nesting
        elif token.type == "heading_open":
            kind = "heading"
        elif token.type == "paragraph_open":
            kind = "list item" if lists else "paragraph"
        elif token.type in ("th_open", "td_open"):
            kind = "cell"
        elif token.type == "inline":
            plain = _ATTRIBUTES.sub("", _plain(token.children or ()))
            yield kind, line, join_lines([part for part in plain.split("\n") if part.strip()])
        elif token.type == "html_block":
            for offset, part in _html_stretches(token.content):
                yield "paragraph", line + offset, part


def _without_front_matter(text: str) -> str:
    """The text with its front matter blanked, so that line numbers stay true."""
    match = _FRONT_MATTER.match(text)
    return "\n" * match[0].count("\n") + text[match.end() :] if match else text


def _plain(tokens: Sequence[Token]) -> str:
    """What a reader sees of a line: links as their text, no emphasis, code kept; breaks as line feeds."""
    return "".join(
        "\n" if token.type in ("softbreak", "hardbreak") or token.content.lower().startswith("<br") else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "softbreak", "hardbreak", "text_special")
        or (token.type == "html_inline" and token.content.lower().startswith("<br"))
    )


def _html_stretches(content: str) -> Iterator[tuple[int, str]]:
    """Yield the prose in a block of HTML, parted at its block tags, with its line in the block, from 0."""
    content = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), content)
    at = 0
    for tag in [*_BLOCK_TAG.finditer(content), None]:
        end = len(content) if tag is None else tag.start()
        part = content[at:end]
        plain = join_lines([line for line in html.unescape(_TAG.sub("", part)).split("\n") if line.strip()])
        if plain:
            yield content.count("\n", 0, at + len(part) - len(part.lstrip())), plain
        at = end if tag is None else tag.end()
