"""Small pieces of WordprocessingML, and zip files that are the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from typing import Any

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# The order that the schema wants for the children we write (CT_PPr, CT_RPr, CT_SectPr).
_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "framePr",
    "widowControl",
    "pBdr",
    "overflowPunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "rStyle",
    "rFonts",
    "b",
    "color",
    "sz",
    "szCs",
    "lang",
    "rPr",
    "headerReference",
    "footerReference",
    "pgSz",
    "pgMar",
    "pgNumType",
    "cols",
    "titlePg",
    "docGrid",
)


def qualified(tag: str) -> str:
    """The tag in Word's namespace."""
    return f"{{{_MAIN}}}{tag}"


def element(tag: str, **attributes: object) -> Any:
    """A new element ``w:tag`` with ``w:`` attributes."""
    from docx.oxml import OxmlElement

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qualified(name), str(value))
    return made


def child(parent: Any, tag: str, **attributes: object) -> Any:
    """Sets ``parent``'s child ``w:tag``, in the order the schema wants; an old one is replaced."""
    for old in parent.findall(qualified(tag)):
        parent.remove(old)
    made = element(tag, **attributes)
    if tag == "spacing" and parent.tag == qualified("rPr"):
        after = {"sz", "szCs", "lang"}
    else:
        after = set(_ORDER[_ORDER.index(tag) + 1 :]) if tag in _ORDER else set()
    for index, sibling in enumerate(parent):
        if sibling.tag.rpartition("}")[2] in after:
            parent.insert(index, made)
            return made
    parent.append(made)
    return made


def paragraph_with(container: Any, style: str) -> Any:
    """A new paragraph of a header, footer or document in the style of that name."""
    paragraph = container.add_paragraph()
    paragraph.style = style
    return paragraph


def fixed_zip(body: bytes) -> bytes:
    """The same archive with fixed times and order of parts, so that equal content gives equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as source, zipfile.ZipFile(stream, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name), compresslevel=6)
    return stream.getvalue()
