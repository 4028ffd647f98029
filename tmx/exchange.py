"""Files of translation units in and out, whatever their format: the extension says which plug-in speaks.

A file is written whole or not at all; what was left out of it is in the receipt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import tmx.formats
from tmx.atomic import writing
from tmx.discovery import load_plugins
from tmx.errors import BrokenFile, BrokenUnit, UnsupportedFormat
from tmx.formats import WriteReceipt
from tmx.model import TranslationUnit


def read_units(path: Path, format: str | None = None) -> Iterator[TranslationUnit | BrokenUnit]:
    """Yield the units of a file in their order; those that cannot be used come as the errors they are.

    :param format: name of the format's plug-in (``tmx``, ``csv``); by default the extension decides.
    :raises UnsupportedFormat: at once, when no plug-in reads such a file.
    :raises BrokenFile: at once when the file cannot be opened, and while reading where it breaks.
    """
    plugin = format_of(path, format)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise BrokenFile(f"cannot be read: {error.strerror}", file=path) from error

    def units() -> Iterator[TranslationUnit | BrokenUnit]:
        with stream:
            yield from plugin.read(stream, name=str(path))

    return units()


def write_units(
    units: Iterable[TranslationUnit],
    path: Path,
    format: str | None = None,
    *,
    source_language: str = "en",
    script: str | None = None,
) -> WriteReceipt:
    """Write units to a file, which is replaced only when all is well.

    :param format: name of the format's plug-in; by default the extension decides.
    :param script: ``zh-Hans`` or ``zh-Hant``, for formats that hold one script a file.
    :raises UnsupportedFormat: when no plug-in writes such a file.
    :raises UnwritableFile: when the file cannot be written.

    >>> import tempfile
    >>> from tmx.model import Variant
    >>> unit = TranslationUnit("1", (Variant("en", ("five guarantees",)), Variant("zh-Hans", ("五保",))))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "memory.tmx")
    ...     write_units([unit], path).written, [unit.text("zh-Hans") for unit in read_units(path)]
    (1, ['五保'])
    """
    plugin = format_of(path, format)
    with writing(path) as stream:
        receipt: WriteReceipt = plugin.write(
            units, stream, source_language=source_language, script=script, name=str(path)
        )
    return receipt


def format_of(path: Path, format: str | None = None) -> ModuleType:
    """The plug-in for a file, by name or by extension.

    :raises UnsupportedFormat: naming the extensions that are known.
    """
    plugins = load_plugins(tmx.formats)
    if format is not None:
        if format not in plugins:
            raise UnsupportedFormat("no such format of units", text=format, hint=f"known: {', '.join(plugins)}")
        return plugins[format]
    for plugin in plugins.values():
        if path.suffix.lower() in plugin.EXTENSIONS:
            return plugin
    known = ", ".join(extension for plugin in plugins.values() for extension in plugin.EXTENSIONS)
    raise UnsupportedFormat("no format of units has this extension", file=path, hint=f"known: {known}")


def extensions() -> tuple[str, ...]:
    """Every extension that can be read and written, sorted."""
    plugins = load_plugins(tmx.formats).values()
    return tuple(sorted(extension for plugin in plugins for extension in plugin.EXTENSIONS))
