"""TMX, the exchange format of translation memories: 1.1 to 1.4b in, 1.4b out.

What was learnt from other tools' readers is built in: one target script per file (OmegaT, told ``zh-CN``, takes
traditional text for it when a unit holds both), ``zh-CN`` and ``zh-TW`` rather than scripts, a header with every
attribute, and nothing but the text between ``<seg>`` and ``</seg>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from tmx.errors import BrokenUnit
from tmx.formats import Remark, WriteReceipt, _settling, _tmx_reading, _tmx_writing
from tmx.model import TranslationUnit

EXTENSIONS = (".tmx",)

_SCRIPTS = {"zh-Hans": "simplified", "zh-Hant": "traditional"}


def read(stream: BinaryIO, *, name: str) -> Iterator[TranslationUnit | BrokenUnit]:
    """Yield the units of a TMX file in their order; a unit that cannot be used is yielded as the error it is.

    Attributes, notes, properties and inline codes are kept in their order. A unit without ``tuid`` is called by
    its content (``u-…``).

    :param name: the file's name, for messages.
    :raises BrokenFile: when the file is empty, not XML, not TMX, or (when that place is reached) not well-formed.

    >>> import io
    >>> text = '<tmx version="1.4"><header/><body><tu tuid="1"><tuv lang="EN-US"><seg>five guarantees</seg></tuv>'
    >>> text += '<tuv xml:lang="zh"><seg>五保</seg></tuv></tu><tu/></body></tmx>'
    >>> unit, broken = read(io.BytesIO(text.encode()), name="a.tmx")
    >>> unit.id, unit.text("en"), unit.text("zh-Hans"), str(broken)
    ('1', 'five guarantees', '五保', 'a.tmx:1: a unit without <tuv>')
    """
    elements = _tmx_reading.elements(stream, name)
    return _settling.settled(_tmx_reading.unit_of(element, name) for element in elements)


def write(
    units: Iterable[TranslationUnit],
    stream: BinaryIO,
    *,
    source_language: str = "en",
    script: str | None = None,
    name: str = "",
) -> WriteReceipt:
    """Write units as TMX 1.4b, valid against its DTD, and say what was left out.

    A file holds one script of Chinese: ``script``, or that of the first unit with Chinese. Units of the other
    script are left out. A unit that holds both is written with the variant of ``script`` only, or left out where
    no script was asked for.

    :param source_language: the header's ``srclang``.
    :param script: ``zh-Hans`` or ``zh-Hant``.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        tool_version = version("policy-glossary")
    except PackageNotFoundError:
        tool_version = "0"
    stream.write(_tmx_writing.header(tool_version, source_language).encode())
    chosen = script
    written = 0
    left_out: list[Remark] = []
    adjusted: list[Remark] = []
    for unit in units:
        fitting, why = _one_script(unit, script, chosen)
        if fitting is None:
            left_out.append(Remark(unit.id, why))
            continue
        try:
            element, losses = _tmx_writing.unit_element(fitting)
        except _tmx_writing.Unwritable as reason:
            left_out.append(Remark(unit.id, str(reason)))
            continue
        stream.write(element.encode())
        written += 1
        chosen = chosen or next((tag for tag in fitting.languages if tag in _SCRIPTS), None)
        adjusted += [Remark(unit.id, loss) for loss in ([why] if why else []) + losses]
    stream.write(_tmx_writing.FOOTER.encode())
    return WriteReceipt(written, tuple(left_out), tuple(adjusted), chosen)


def _one_script(unit: TranslationUnit, asked: str | None, chosen: str | None) -> tuple[TranslationUnit | None, str]:
    """The unit as it may stand in a file of the chosen script, or None; and what had to be said about it."""
    why = ""
    scripts = {tag for tag in unit.languages if tag in _SCRIPTS}
    if len(scripts) > 1 and asked is None:
        return None, "holds both scripts of Chinese; ask for one"
    if chosen is not None and scripts - {chosen}:
        if chosen not in scripts:
            return None, f"is {_SCRIPTS[min(scripts)]} Chinese in a file of {_SCRIPTS[chosen]}"
        kept = tuple(variant for variant in unit.variants if variant.language not in scripts - {chosen})
        unit = replace(unit, variants=kept)
        why = "the variant in the other script"
    if len(unit.variants) < 2:
        return None, "has no counterpart"
    return unit, why
