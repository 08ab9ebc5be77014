"""WARC and WET archives as a stream of pages; memory holds one page at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from extract.docx import UnreadableFileError

MAX_PAGE = 64 << 20
READABLE = (
    "text/",
    "application/xhtml",
    "application/pdf",
    "application/msword",
    "application/vnd.openxml",
    "application/octet",
)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One page of an archive: address, bytes and content type; ``body`` is None when it was refused."""

    address: str
    body: bytes | None
    content_type: str | None
    note: str | None = None


def is_archive(start: bytes) -> bool:
    """Whether the first bytes (unpacked) are those of a WARC or WET file."""
    return start.startswith(b"WARC/")


def iter_pages(stream: IO[bytes]) -> Iterator[ArchivedPage]:
    """The pages of a WARC or WET stream in order; raises UnreadableFileError where it breaks off.

    A response over 64 MB once unpacked (a gzip bomb) comes without its body and with a note.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            if record.rec_type in ("response", "resource", "conversion"):
                page = _page(record)
                if page is not None:
                    yield page
    except (ArchiveLoadFailed, EOFError, zlib.error, ValueError, OSError) as error:
        raise UnreadableFileError("WARC 文件在中途损坏或不完整，后面的网页没有读到。") from error


def _page(record: object) -> ArchivedPage | None:
    headers = record.rec_headers  # type: ignore[attr-defined]  # warcio ships no types
    address = (headers.get_header("WARC-Target-URI") or "").strip("<>")
    http = record.http_headers  # type: ignore[attr-defined]
    content_type = (http.get_header("Content-Type") if http else None) or headers.get_header("Content-Type")
    if not address or (content_type and not content_type.lower().startswith(READABLE)):
        return None
    try:
        body = record.content_stream().read(MAX_PAGE + 1)  # type: ignore[attr-defined]
    except (zlib.error, ValueError, OSError):
        return ArchivedPage(address, None, content_type, "网页内容损坏或不完整。")
    if len(body) <= MAX_PAGE and getattr(record.raw_stream, "limit", 0) > 0:  # type: ignore[attr-defined]
        raise EOFError("the archive ends inside a record")
    if len(body) > MAX_PAGE:
        return ArchivedPage(address, None, content_type, "网页内容过大，未读取。")
    return ArchivedPage(address, body, content_type)
