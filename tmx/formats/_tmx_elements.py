"""What TMX 1.4 allows where: facts from its DTD (tmx14.dtd), shared by reading and writing."""

from __future__ import annotations

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Inline codes and the attributes they may carry.
CODES: dict[str, tuple[str, ...]] = {
    "bpt": ("i", "x", "type"),
    "ept": ("i",),
    "hi": ("x", "type"),
    "it": ("pos", "x", "type"),
    "ph": ("x", "assoc", "type"),
    "sub": ("datatype", "type"),
    "ut": ("x",),
}

#: Attributes that a code must carry.
REQUIRED: dict[str, tuple[str, ...]] = {"bpt": ("i",), "ept": ("i",), "it": ("pos",)}

#: What may stand directly in the text, in a code, and in ``hi`` or ``sub``.
IN_TEXT = frozenset({"bpt", "ept", "ph", "it", "hi", "ut"})
IN_CODE = frozenset({"sub"})
INSIDE: dict[str, frozenset[str]] = {
    "seg": IN_TEXT,
    "hi": IN_TEXT,
    "sub": IN_TEXT,
    **dict.fromkeys(("bpt", "ept", "it", "ph", "ut"), IN_CODE),
}

_COMMON = (
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationdate",
    "creationid",
    "changedate",
    "changeid",
    "o-tmf",
)
UNIT_ATTRIBUTES = frozenset((*_COMMON, "segtype", "srclang"))
VARIANT_ATTRIBUTES = frozenset(_COMMON)
REMARK_ATTRIBUTES = frozenset(("o-encoding", "xml:lang"))
SEGMENT_TYPES = frozenset(("block", "paragraph", "sentence", "phrase"))

#: An attribute that TMX has not is written as a property with this before its name, and read back as it was.
ATTRIBUTE_PROPERTY = "x-attribute-"
