"""Files that are no web page, known by their first bytes: .docx, .pdf, .doc, .wps, gzip, pictures."""

from __future__ import annotations

import zlib

from extract.docx import UnreadableFileError, docx_lines
from extract.lines import Line
from extract.pdf import pdf_lines

ZIP = b"PK\x03\x04"
PDF = b"%PDF-"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GZIP = b"\x1f\x8b"
MAX_UNPACKED = 64 << 20

NEEDS_OFFICE = "是旧版 Word/WPS 文件；安装 LibreOffice 后可读取，或另存为 .docx。"
FOREIGN = (
    (b"\x89PNG", "是图片，没有文字；请提供文本或 .docx。"),
    (b"\xff\xd8\xff", "是图片，没有文字；请提供文本或 .docx。"),
    (b"GIF8", "是图片，没有文字；请提供文本或 .docx。"),
    (b"Rar!", "是 RAR 压缩包，请解压后再提取。"),
    (b"7z\xbc\xaf", "是 7z 压缩包，请解压后再提取。"),
    (b"SQLite format 3\x00", "是数据库文件，不是文档。"),
    (b"\x7fELF", "是程序文件，不是文档。"),
)


def file_lines(body: bytes) -> tuple[Line, ...] | None:
    """The lines of a file of a known kind; None when ``body`` is text; raises UnreadableFileError."""
    if body.startswith(ZIP):
        return docx_lines(body)
    if PDF in body[:1024]:
        return pdf_lines(body)
    if body.startswith((OLE, b"{\\rtf")):
        raise UnreadableFileError(NEEDS_OFFICE)
    for magic, message in FOREIGN:
        if body.startswith(magic):
            raise UnreadableFileError(message)
    return None


def unpack(body: bytes) -> bytes:
    """``body`` without its gzip wrapping, at most 64 MB of it; raises UnreadableFileError for a gzip bomb."""
    if not body.startswith(GZIP):
        return body
    reader = zlib.decompressobj(wbits=31)
    try:
        plain = reader.decompress(body, MAX_UNPACKED + 1)
    except zlib.error as error:
        raise UnreadableFileError("gzip 压缩损坏。") from error
    if len(plain) > MAX_UNPACKED:
        raise UnreadableFileError("gzip 解压后过大，疑似压缩炸弹，未读取。")
    return plain
