"""From Markdown comes what a reader sees, with the lines it stands on."""

from __future__ import annotations

import pytest

from tmx.documents.markdown import read_blocks
from tmx.model import BlockKind

DOCUMENT = """\
---
title: front matter
---

# Poverty *alleviation* {: #top }

See the [rural
poverty line](http://example.org) and `dibao`.
Effective May 4 {: datetime="2026-05-04" }

- first item
  goes on
    - 易地**搬迁**

| term | 术语 |
|------|------|
| pairing | 对口 |

> quoted

【重点】 正文在此，
换行不留空。

```
code is no prose
```

<!-- a comment -->
<div>
<p>Inside &amp; out</p></div>
"""


def read(text: str) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.line, block.text) for block in read_blocks(text)]


def test_a_document_with_everything_in_it() -> None:
    assert read(DOCUMENT) == [
        ("heading", 5, "Poverty alleviation"),
        ("paragraph", 7, "See the rural poverty line and dibao. Effective May 4"),
        ("list item", 11, "first item goes on"),
        ("list item", 13, "易地搬迁"),
        ("cell", 15, "term"),
        ("cell", 15, "术语"),
        ("cell", 17, "pairing"),
        ("cell", 17, "对口"),
        ("paragraph", 19, "quoted"),
        ("heading", 21, "【重点】"),
        ("paragraph", 21, "正文在此，换行不留空。"),
        ("paragraph", 30, "Inside & out"),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("![chart](a.png) grew", "grew"),
        ("a<br/>b", "a b"),
        ("a  \nb", "a b"),
        ("a &lt; b", "a < b"),
        ("<b>扶</b>贫", "扶贫"),
        ("2\\. 扶贫", "2. 扶贫"),
        ("<http://example.org>", "http://example.org"),
    ],
)
def test_marks_in_a_line(text: str, plain: str) -> None:
    assert [block.text for block in read_blocks(text)] == [plain]


def test_a_rule_of_dashes_is_no_front_matter_when_nothing_closes_it() -> None:
    assert [block.text for block in read_blocks("---\n\n扶贫\n")] == ["扶贫"]
