"""How is a TMX file of any size and any tool read without trusting it?

The file is fed to the parser piece by piece and every unit is dropped as soon as it has been turned into ours, so
memory does not grow with the file. Nothing outside the file is ever fetched, entities are not expanded, and the
parser's own limits on depth and length stay on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tmx.errors import BrokenFile, BrokenUnit
from tmx.formats import _settling
from tmx.formats._tmx_elements import ATTRIBUTE_PROPERTY, CODES, XML_LANG
from tmx.model import InlineCode, Note, Property, TranslationUnit, Variant

if TYPE_CHECKING:
    from lxml.etree import _Element

_PIECE = 1 << 16
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"


def elements(stream: BinaryIO, name: str) -> Iterator[_Element]:
    """Yield each ``tu`` element; it is emptied before the next one is yielded.

    :raises BrokenFile: when the file is empty, not XML, not TMX, or not well-formed.
    """
    from lxml import etree

    piece = stream.read(_PIECE)
    _refuse_what_is_not_xml(piece, name)
    safe: dict[str, Any] = {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
    roots = etree.XMLPullParser(events=("start",), **safe)
    units = etree.XMLPullParser(events=("end",), tag=("tu", "{*}tu"), **safe)
    root: _Element | None = None
    try:
        while piece:
            if root is None:
                roots.feed(piece)
                root = next((cast("_Element", element) for _, element in roots.read_events()), None)
                _refuse_what_is_not_tmx(root, name)
            units.feed(piece)
            for _, met in units.read_events():
                element = cast("_Element", met)
                yield element
                _forget(element)
            piece = stream.read(_PIECE)
        units.close()
    except etree.XMLSyntaxError as error:
        problem = str(error.msg).split(", line ")[0]
        hint = "save it as UTF-8" if "encod" in problem.lower() or "UTF-8" in problem else None
        raise BrokenFile(
            f"not well-formed XML: {problem}", file=name, line=error.lineno or None, hint=hint
        ) from error


def unit_of(element: _Element, name: str) -> TranslationUnit | BrokenUnit:
    """One ``tu`` element as a unit, or what is wrong with it. Language ``zh`` and an empty id are left open."""
    line = cast("int | None", element.sourceline)
    id_ = element.get("tuid", "")
    try:
        notes, properties, restored = _remarks(element)
        variants = tuple(_variant(child) for child in element if _local(child) == "tuv")
        if not variants:
            raise _Unusable("a unit without <tuv>")
    except _Unusable as reason:
        text = id_ or "".join(str(part) for part in element.itertext()).strip()
        return BrokenUnit(str(reason), file=name, line=line, text=text or None)
    return TranslationUnit(id_, variants, notes, properties, _attributes(element, {"tuid"}) + restored)


class _Unusable(Exception):
    """Why a unit cannot be used; becomes a BrokenUnit with its place."""


def _variant(element: _Element) -> Variant:
    tag = element.get(XML_LANG) or element.get("lang") or ""
    if not tag.strip():
        raise _Unusable("a variant without a language")
    read = _settling.language_of(tag)
    if read is None:
        raise _Unusable(f"a variant in an unknown language {tag!r}")
    segments = [child for child in element if _local(child) == "seg"]
    if len(segments) != 1:
        raise _Unusable(f"a variant ({tag}) with {len(segments) or 'no'} <seg>")
    notes, properties, restored = _remarks(element)
    attributes = _attributes(element, {XML_LANG, "lang"}) + restored
    return Variant(read[0], _content(segments[0]), read[1], notes, properties, attributes)


def _content(element: _Element) -> tuple[str | InlineCode, ...]:
    """The text and codes inside a ``seg`` or a code, in order."""
    text = element.text
    if not len(element):
        return (text,) if text else ()
    parts: list[str | InlineCode] = [text] if text else []
    for child in element:
        kind = _local(child)
        if kind not in CODES:
            met = f"<{kind}>" if kind else "an entity of its own"
            raise _Unusable(f"{met} inside the text, which TMX has not")
        parts.append(InlineCode(kind, _attributes(child, set()), _content(child)))
        if child.tail:
            parts.append(child.tail)
    return tuple(parts)


def _remarks(
    element: _Element,
) -> tuple[tuple[Note, ...], tuple[Property, ...], tuple[tuple[str, str], ...]]:
    """Notes, properties, and the attributes that had to be written as properties (see the writer)."""
    notes: list[Note] = []
    properties: list[Property] = []
    restored: list[tuple[str, str]] = []
    for child in element:
        kind = _local(child)
        if kind == "note":
            notes.append(Note(child.text or "", _attributes(child, set())))
        elif kind == "prop":
            type_ = child.get("type", "")
            if type_.startswith(ATTRIBUTE_PROPERTY):
                restored.append((type_.removeprefix(ATTRIBUTE_PROPERTY), child.text or ""))
            else:
                properties.append(Property(type_, child.text or "", _attributes(child, {"type"})))
    return tuple(notes), tuple(properties), tuple(restored)


def _attributes(element: _Element, without: set[str]) -> tuple[tuple[str, str], ...]:
    """The attributes in their order, ``xml:`` ones by that prefix, the old ``lang`` by its new name."""
    found = []
    for key, value in element.attrib.items():
        key, value = str(key), str(value)
        if key not in without:
            key = "xml:lang" if key == "lang" else key.replace(_XML_NAMESPACE, "xml:")
            found.append((key, value))
    return tuple(found)


def _local(element: _Element) -> str:
    """The element's name without namespace; empty for an entity, which has none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _forget(element: _Element) -> None:
    """Empty an element and drop those before it, so that the tree never grows."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_what_is_not_xml(piece: bytes, name: str) -> None:
    if not piece.strip():
        raise BrokenFile("the file is empty", file=name)
    if piece.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        raise BrokenFile("the file is compressed", file=name, hint="unpack it first")
    start = piece[:200]
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    if not start.replace(b"\x00", b"").lstrip().startswith(b"<"):
        raise BrokenFile("not XML", file=name, hint="a TMX file begins with <?xml or <tmx")


def _refuse_what_is_not_tmx(root: _Element | None, name: str) -> None:
    if root is not None and _local(root) != "tmx":
        raise BrokenFile(f"not TMX: the file begins with <{_local(root)}>", file=name)
