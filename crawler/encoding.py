"""Content codings undone, and just enough decoding to read links; the full reading of pages is extract's."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

MAX_BODY = 64 * 1024 * 1024
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
# GBK and GB2312 are subsets of GB 18030; pages that declare them often go beyond them.
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"}


def content_coding(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The content coding the headers name, ``""`` for none."""
    return next((value.decode("latin-1").strip().lower() for name, value in headers
                 if name.lower() == b"content-encoding"), "")  # fmt: skip


def header_text(value: bytes) -> str:
    """A header's text: UTF-8, which servers send though they should not, else Latin-1."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def unpack(body: bytes, coding: str, cap: int = MAX_BODY) -> bytes:
    """The body without its content coding, cut at ``cap`` bytes.

    A server that names a coding it did not use is believed by its bytes: they come back as they are. What
    decompresses before a cut is returned.
    """
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, 31, cap) if body[:2] == b"\x1f\x8b" else body
    if coding == "deflate":
        return _inflated(body, 15 if body[:1] == b"\x78" else -15, cap)
    return body


def _inflated(body: bytes, window: int, cap: int) -> bytes:
    inflater = zlib.decompressobj(window)
    try:
        found = inflater.decompress(body, cap)
    except zlib.error:
        return _inflated_prefix(body, window, cap)
    return found


def _inflated_prefix(body: bytes, window: int, cap: int) -> bytes:
    inflater = zlib.decompressobj(window)
    found = bytearray()
    try:
        for start in range(0, len(body), 512):
            found += inflater.decompress(body[start : start + 512], cap - len(found))
            if len(found) >= cap:
                break
    except zlib.error:
        pass
    return bytes(found) or body


def decode(body: bytes, content_type: str | None) -> str:
    """The text of a page, good enough for links and titles; never raises."""
    for name in _candidates(body, content_type):
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("gb18030", "replace")


def _candidates(body: bytes, content_type: str | None) -> list[str]:
    names = ["utf-8-sig"]
    for source in ((content_type or "").encode("latin-1", "replace"), body[:2048]):
        declared = _DECLARED.search(source)
        if declared:
            name = declared[1].decode("ascii").lower()
            names.append("gb18030" if name in _CHINESE else name)
    return [*names, "gb18030"]
