"""Which language does a file's name say, and which files are one document in two languages?

``policy.en.md`` and ``policy.zh-Hans.md`` say it in the name, ``en/policy.md`` and ``zh-CN/policy.md`` in a folder.
What is left of a path when the language is taken out is the same for both: the key under which they are paired.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tmx.languages import parse_tag

_TAG = (
    r"(?:en|eng)(?:[-_](?:gb|us|au|ca|nz|ie|in|za|hk|sg))?"
    r"|(?:zh|zho|chi|cmn)(?:[-_](?:hans|hant))?(?:[-_](?:cn|sg|my|tw|hk|mo))?"
)
_WHOLE = re.compile(_TAG, re.IGNORECASE)
_AT_END = re.compile(rf"(?P<rest>.+?)[._-](?P<tag>{_TAG})", re.IGNORECASE)

#: Stands in a key where the language stood in the path.
_GAP = "*"


@dataclass(frozen=True, slots=True)
class LanguageInName:
    """The language that a path says, and the rest of the path, which its counterpart shares."""

    #: ``en``, ``zh-Hans``, ``zh-Hant`` or bare ``zh``.
    language: str
    #: The path without its language and its extension.
    key: tuple[str, ...]
    #: Whether the file's own name says it, or only a folder above it.
    said_by: Literal["file", "folder"]


def language_in_name(path: Path) -> LanguageInName | None:
    """The language that a file name or, failing that, the nearest folder says; None where neither does.

    >>> language_in_name(Path("docs/扶贫.zh_CN.md"))
    LanguageInName(language='zh-Hans', key=('docs', '扶贫'), said_by='file')
    >>> language_in_name(Path("en/plan.md")).key == language_in_name(Path("zh-Hant/plan.txt")).key
    True
    >>> language_in_name(Path("garden.md")) is None
    True
    """
    *folders, _ = path.parts
    stem = path.stem
    at_end = _AT_END.fullmatch(stem)
    if at_end is not None:
        stem, tag = at_end["rest"], at_end["tag"]
    elif _WHOLE.fullmatch(stem):
        stem, tag = _GAP, stem
    else:
        tag = ""
    # A folder that says the language too must not keep en/a.en.md from zh/a.zh.md.
    for index in range(len(folders) - 1, -1, -1):
        if _WHOLE.fullmatch(folders[index]):
            said_by: Literal["file", "folder"] = "file" if tag else "folder"
            tag = tag or folders[index]
            folders[index] = _GAP
            return LanguageInName(parse_tag(tag)[0], (*folders, stem), said_by)
    return LanguageInName(parse_tag(tag)[0], (*folders, stem), "file") if tag else None
