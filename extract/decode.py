"""Bytes to text: byte order mark, then UTF-8, then GB18030; what the page declares is a hint only.

On real government pages the declared charset is missing or wrong one time in five, so the bytes decide.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MAX_ZEROS = 0.02
MAX_CONTROL, FEW = 0.05, 8
HIGH = re.compile(rb"[\x80-\xff]")

USER_AREAS = ((0xAA, 0xAF, 0xE000), (0xF8, 0xFE, 0xE234))
"""Lead bytes of GBK's user-defined rows (trail A1-FE) and the private-use character of the first."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, its encoding, and whether another charset was declared or bytes were lost."""

    text: str
    encoding: str
    damaged: bool = False
    misdeclared: bool = False


def decode(body: bytes, content_type: str | None = None) -> Decoded | None:
    """The text of ``body``; None when the bytes are no text in any encoding that is tried."""
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], encoding, None)
    declared = _declared_charset(body, content_type)
    wide = _wide_encoding(body[:4096])
    if wide:
        return _decoded(body, wide, declared)
    if b"\0" in body:
        # A few stray ones in a text are dropped; a file full of them is none, and is refused below.
        if body.count(0) > MAX_ZEROS * len(body):
            return _decoded(body, "utf-8", declared)
        body = body.replace(b"\0", b"")
    try:
        return Decoded(body.decode("utf-8"), "utf-8", misdeclared=_differs(declared, "utf-8"))
    except UnicodeDecodeError:
        pass
    if _is_nearly_utf8(body):
        return _decoded(body, "utf-8", declared)
    if declared in ("big5", "big5-hkscs"):
        taiwanese = body.decode("big5hkscs", "replace")
        if _commonness(taiwanese) > _commonness(body.decode("gb18030", "replace")):
            return Decoded(taiwanese, "big5", damaged="\ufffd" in taiwanese)
    return _decoded(body, "gb18030", declared)


def _wide_encoding(start: bytes) -> str | None:
    """UTF-16 by its zero bytes: many, and all in the even or all in the odd places."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if 16 * (even + odd) < len(start) or min(even, odd) * 20 > even + odd:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _commonness(text: str) -> int:
    """How often the commonest characters of Chinese stand in ``text``; in a wrong encoding hardly ever."""
    return sum(map(text.count, "，。的在有和中人")) - 5 * text.count("\ufffd")


def _is_nearly_utf8(body: bytes) -> bool:
    """Whether bytes that are no strict UTF-8 are UTF-8 with few bytes broken, by those first in line."""
    first = HIGH.search(body)
    sample = body[first.start() if first else 0 :][:6000]
    lost = sample.decode("utf-8", "replace").count("\ufffd")
    return lost <= 2 or lost * 150 < len(HIGH.findall(sample))


def _decoded(body: bytes, encoding: str, declared: str | None) -> Decoded | None:
    """Decoded with replacement; None when so much is lost or control characters that it is no text."""
    text = body.decode(encoding, "replace")
    lost = text.count("\ufffd")
    sample = text[:20000]
    control = len(CONTROL.findall(sample))
    if 20 * lost > len(text) or control > max(FEW, MAX_CONTROL * len(sample)):
        return None
    return Decoded(text, encoding, damaged=lost > 0, misdeclared=_differs(declared, encoding))


def _declared_charset(body: bytes, content_type: str | None) -> str | None:
    found = DECLARED.search((content_type or "").encode()) or DECLARED.search(body[:2048])
    return found.group(1).decode("ascii", "replace").lower() if found else None


def _differs(declared: str | None, encoding: str) -> bool:
    if declared is None:
        return False
    family = "gb18030" if declared in ("gb2312", "gbk", "gb18030", "cp936", "gb_2312-80") else declared
    return family.replace("utf8", "utf-8") != encoding


def gbk_bytes(text: str) -> bytes | None:
    """``text`` in GBK as Windows writes it, private-use characters included; None where it has no place.

    Code page 936 keeps its user-defined and unassigned positions as U+E000-E864 (FE 9F is U+E863), which
    Python's codecs do not know or map to characters that were added to Unicode later.
    """
    try:
        return text.encode("gbk")
    except UnicodeEncodeError:
        pass
    parts = []
    for character in text:
        code = _gbk_code(character)
        if code is None:
            return None
        parts.append(code)
    return b"".join(parts)


def _gbk_code(character: str) -> bytes | None:
    try:
        return character.encode("gbk")
    except UnicodeEncodeError:
        point = ord(character)
    for lead, last, first in USER_AREAS:
        if first <= point < first + 94 * (last - lead + 1):
            row, cell = divmod(point - first, 94)
            return bytes((lead + row, 0xA1 + cell))
    if 0xE4C6 <= point <= 0xE765:
        row, cell = divmod(point - 0xE4C6, 96)
        return bytes((0xA1 + row, 0x40 + cell + (cell >= 0x3F)))
    if 0xE815 <= point <= 0xE864:
        cell = 0x50 + point - 0xE815
        return bytes((0xFE, cell + (cell >= 0x7F)))
    try:
        code = character.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return code if len(code) == 2 else None
