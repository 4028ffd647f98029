"""Pairs and term lists to measure equivalents with: TICO-19 and the Python documentation, both CC0, in windows."""

from __future__ import annotations

import csv
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

Pair = tuple[str, str]
Gold = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Window:
    """Consecutive pairs, and the terms whose listed equivalent stands in the pairs in which they stand."""

    pairs: tuple[Pair, ...]
    gold: Gold


def comparable(text: str) -> str:
    """A Chinese form as answers are compared: without blanks, 的, and case."""
    return re.sub(r"\s", "", text).replace("的", "").lower()


def tico() -> tuple[list[Pair], Gold]:
    """TICO-19: public health, 3,071 pairs and a list of terms."""
    from lxml import etree

    pairs = []
    for unit in etree.parse(DATA / "tico19" / "all.en-zh.tmx").iter("tu"):
        english, chinese = ("".join(map(str, segment.itertext())) for segment in unit.iter("seg"))
        pairs.append((english, chinese))
    gold: dict[str, set[str]] = {}
    with (DATA / "tico19" / "f_en-zh_CN.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            gold.setdefault(row["sourceString"].strip(), set()).add(comparable(row["targetString"]))
    return pairs, {term: frozenset(forms) for term, forms in gold.items()}


def python_docs(limit: int = 20_000) -> tuple[list[Pair], Gold]:
    """The Python documentation: prose entries without markup, and the terms of its glossary."""
    import polib

    pairs: list[Pair] = []
    gold: dict[str, set[str]] = {}
    with tarfile.open(DATA / "python-docs-zh.tar.xz") as archive:
        members = sorted((item for item in archive.getmembers() if item.name.endswith(".po")), key=lambda m: m.name)
        for member in members:
            stream = archive.extractfile(member)
            if stream is None:
                continue
            glossary = member.name.endswith("/glossary.po")
            for entry in polib.pofile(stream.read().decode("utf-8")):
                if not entry.translated() or entry.obsolete:
                    continue
                english, chinese = _bare(entry.msgid), _bare(entry.msgstr)
                if glossary and re.fullmatch(r"[A-Za-z][A-Za-z -]{2,40}", english):
                    form = re.sub(r"\s*[(（].*", "", chinese.rsplit("--", 1)[-1])
                    if re.search("[\u4e00-\u9fff]", form):
                        gold.setdefault(english, set()).add(comparable(form))
                elif not glossary and 5 < len(english.split()) < 60:
                    pairs.append((english, chinese))
    return pairs[:limit], {term: frozenset(forms) for term, forms in gold.items()}


def windows(pairs: list[Pair], gold: Gold, size: int, count: int) -> Iterator[Window]:
    """Yield windows of consecutive pairs, evenly spread."""
    from glossary.proposers._occurrences import Occurrences

    room = max(0, len(pairs) - size)
    count = count if room else 1
    for number in range(count):
        start = room * number // max(1, count - 1) if count > 1 else 0
        chosen = pairs[start : start + size]
        standing = Occurrences([english for english, _ in chosen], "en")
        targets = [comparable(chinese) for _, chinese in chosen]
        met = {
            term: forms
            for term, forms in gold.items()
            if any(form in targets[at] for at in standing.of(term) for form in forms)
        }
        if met:
            yield Window(tuple(chosen), met)


def _bare(text: str) -> str:
    text = re.sub(r":[a-z:+-]+:`[!~]?([^`<]*)(?:\s*<[^`>]*>)?`", r"\1", text)
    return " ".join(re.sub(r"[`*|]+", "", text).split())
