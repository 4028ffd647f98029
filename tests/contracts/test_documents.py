"""What every reader of documents keeps, whichever file it is in."""

from __future__ import annotations

from types import ModuleType
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx import documents
from tmx.discovery import load_plugins
from tmx.documents import document_extensions, document_from_bytes
from tmx.model import Block, BlockKind

PLUGINS = load_plugins(documents)
TEXT = "Overview\n\n【综述】 2010 is the third year.\n\n扶贫开发取得成效。 对口帮扶。\n"


@pytest.fixture(params=sorted(PLUGINS))
def plugin(request: pytest.FixtureRequest) -> ModuleType:
    return PLUGINS[request.param]


def test_it_says_what_it_reads(plugin: ModuleType) -> None:
    assert plugin.EXTENSIONS
    assert all(item.startswith(".") and item == item.lower() for item in plugin.EXTENSIONS)


def test_no_two_readers_claim_one_extension() -> None:
    assert len(document_extensions()) == sum(len(plugin.EXTENSIONS) for plugin in PLUGINS.values())


def test_every_character_of_prose_arrives(plugin: ModuleType) -> None:
    blocks: list[Block] = plugin.read_blocks(TEXT)
    assert "".join("".join(block.text for block in blocks).split()) == "".join(TEXT.split())


def test_blocks_have_a_known_kind_and_the_line_they_begin_on(plugin: ModuleType) -> None:
    blocks: list[Block] = plugin.read_blocks(TEXT)
    assert {block.kind for block in blocks} <= set(get_args(BlockKind))
    lines = TEXT.split("\n")
    for block in blocks:
        assert block.text[:4] in lines[block.line - 1]


def test_a_bracketed_title_is_a_heading_of_its_own(plugin: ModuleType) -> None:
    assert Block("【综述】", "heading", 3) in plugin.read_blocks(TEXT)


def test_reading_twice_gives_the_same(plugin: ModuleType) -> None:
    name = f"a.en{plugin.EXTENSIONS[0]}"
    assert document_from_bytes(TEXT.encode(), name) == document_from_bytes(TEXT.encode(), name)


@given(text=st.text(alphabet=st.sampled_from("a扶【】 \n\t#-*|`<>.。1\u2028\u3000[]()!&"), max_size=60))
@pytest.mark.parametrize("name", sorted(PLUGINS))
def test_no_text_breaks_it_and_no_block_is_blank(name: str, text: str) -> None:
    blocks: list[Block] = PLUGINS[name].read_blocks(text)
    assert all(block.text.strip() == block.text and block.text for block in blocks)
    assert [block.line for block in blocks] == sorted(block.line for block in blocks)
