"""Which files are documents, and which two of them say the same?

A folder is searched in sorted order. ``NAME.en.EXT`` goes with ``NAME.zh-Hans.EXT`` (or ``zh``, ``zh-TW`` ...), and
``en/NAME.EXT`` with ``zh-Hans/NAME.EXT``; a pair may also be named outright. What is no document is listed with the
reason, so that nothing is left out in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tmx.documents import document_extensions
from tmx.file_names import language_in_name
from tmx.languages import is_chinese

#: What a workspace holds; these are results, not documents.
WORKSPACE_FILES = frozenset({"glossary.yaml", "glossary.toml", "memory.db", "memory.tmx", "decisions.jsonl"})
WORKSPACE_FOLDERS = frozenset({"concepts"})
#: Ending of a file that holds the true links of a pair, kept beside it: known, and not a document.
LINKS = ".links.txt"


class DocumentPair(NamedTuple):
    """An English document and its Chinese counterpart."""

    source: Path
    target: Path
    #: ``zh-Hans``, ``zh-Hant``, or ``zh`` where the name does not say which and the text must.
    target_language: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not read, and why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """What a search found, each part sorted by path but the pairs named outright, which come first."""

    pairs: tuple[DocumentPair, ...] = ()
    #: Documents without a counterpart.
    singles: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def find_documents(paths: Sequence[Path], pairs: Sequence[tuple[Path, Path]] = ()) -> FoundDocuments:
    """Find the documents among files and folders, and pair them.

    :param paths: files, read whatever their name, and folders, searched through and through.
    :param pairs: (English, Chinese) files that belong together whatever their names.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("扶贫.zh-CN.md", "扶贫.en.md", "plan.txt", "scan.pdf"):
    ...         _ = Path(folder, name).write_text("…", encoding="utf-8")
    ...     found = find_documents([Path(folder)])
    >>> [(pair.source.name, pair.target.name, pair.target_language) for pair in found.pairs]
    [('扶贫.en.md', '扶贫.zh-CN.md', 'zh-Hans')]
    >>> [path.name for path in found.singles], [(item.path.name, item.why) for item in found.skipped]
    (['plan.txt'], [('scan.pdf', 'no reader for .pdf documents')])
    """
    skipped: dict[Path, str] = {}
    named = [_named_pair(source, target) for source, target in pairs]
    taken = {path.resolve() for pair in named for path in (pair.source, pair.target)}
    documents: list[Path] = []
    for path in paths:
        for candidate, why_not in _candidates(path):
            if candidate.resolve() in taken:
                continue
            taken.add(candidate.resolve())
            if why_not is None:
                documents.append(candidate)
            else:
                skipped[candidate] = why_not
    found = _pair_up(sorted(documents))
    paired = {path for pair in found for path in (pair.source, pair.target)}
    return FoundDocuments(
        pairs=(*named, *found),
        singles=tuple(path for path in sorted(documents) if path not in paired),
        skipped=tuple(Skipped(path, why) for path, why in sorted(skipped.items())),
    )


def _named_pair(source: Path, target: Path) -> DocumentPair:
    said = language_in_name(target)
    return DocumentPair(source, target, said.language if said is not None and is_chinese(said.language) else "zh")


def _candidates(path: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the files that a path names or holds, each with the reason why it is no document, or None."""
    if not path.exists():
        yield path, "there is no such file or folder"
    elif not path.is_dir():
        yield path, _unread(path)
    else:
        for file in _files(path):
            if file.name.upper().startswith("README"):
                yield file, "a README is not a document; name it to read it"
            elif file.name.endswith(LINKS):
                continue
            else:
                yield file, _unread(file)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and those below it, sorted; hidden ones and a workspace's own are passed by."""
    for root, folders, names in os.walk(folder):
        is_workspace = "glossary.toml" in names
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (is_workspace and name in WORKSPACE_FOLDERS)
        )
        for name in sorted(names):
            if not name.startswith(".") and name not in WORKSPACE_FILES:
                yield Path(root, name)


def _unread(path: Path) -> str | None:
    """Why a file cannot be read, as far as its name tells; None when it can."""
    if path.suffix and path.suffix.lower() not in document_extensions():
        return f"no reader for {path.suffix.lower()} documents"
    return None


def _pair_up(documents: Sequence[Path]) -> list[DocumentPair]:
    """The pairs among documents whose names say their languages; one English text may have two in Chinese."""
    english: dict[tuple[str, ...], list[Path]] = {}
    chinese: dict[tuple[tuple[str, ...], str], list[Path]] = {}
    for path in documents:
        said = language_in_name(path)
        if said is None:
            continue
        if is_chinese(said.language):
            chinese.setdefault((said.key, said.language), []).append(path)
        else:
            english.setdefault(said.key, []).append(path)
    pairs = []
    for (key, language), targets in chinese.items():
        sources = list(english.get(key, ()))
        # Of several files with the same name, those with the same extension belong together.
        for target in sorted(targets, key=lambda path: (path.suffix not in {item.suffix for item in sources}, path)):
            if not sources:
                break
            source = next((item for item in sources if item.suffix == target.suffix), sources[0])
            sources.remove(source)
            pairs.append(DocumentPair(source, target, language))
    return sorted(pairs)
