"""A .docx to its lines: body, tables and footnotes; tracked changes accepted, comments left out.

A .docx comes from anybody: the archive's entries, sizes and ratio are capped before anything is unpacked, and
the XML is read without entities and without a document type.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.docx_numbering import Numbering, read_numbering
from extract.lines import BLANK, Line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MAX_ENTRIES = 5_000
MAX_UNPACKED = 256 << 20
MAX_PART = 48 << 20
MAX_RATIO = 300
BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for archives that are cut off, mutated, locked or packed in a way it does not know."""
SKIPPED = frozenset(
    {
        f"{WORD}{name}"
        for name in ("txbxContent", "del", "moveFrom", "instrText", "delText", "rPr", "pPr", "annotationRef")
    }
    | {f"{COMPATIBILITY}Fallback"}
)
TEXT_BOX = f"{WORD}txbxContent"
CELL_BREAK = "　"


class UnreadableFileError(ValueError):
    """The bytes are no readable file of their kind; the message is one Chinese sentence."""


def docx_lines(body: bytes) -> tuple[Line, ...]:
    """The lines of a .docx: paragraphs, table rows, then footnotes; raises UnreadableFileError."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            check_archive(archive)
            document = _part(archive, "word/document.xml")
            notes = _part(archive, "word/footnotes.xml", required=False)
            numbering = read_numbering(
                _part(archive, "word/numbering.xml", required=False),
                _part(archive, "word/styles.xml", required=False),
            )
    except UnreadableFileError:
        raise
    except BROKEN_ARCHIVE as error:
        raise UnreadableFileError("不是有效的 .docx 文件（压缩包损坏、加密或不完整）。") from error
    if document is None:
        raise UnreadableFileError("压缩包里没有 Word 正文（word/document.xml）。")
    texts = list(_block_texts(document, numbering))
    if notes is not None:
        texts += [text for text in _block_texts(notes, numbering) if text.strip(BLANK)]
    lines = (line.strip(BLANK) for text in texts for line in text.split("\n"))
    return tuple(Line(line) for line in lines if line)


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raise UnreadableFileError when the archive holds too many entries or would unpack to too much."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise UnreadableFileError("压缩包内容过大，疑似压缩炸弹，未打开。")
    if unpacked > (8 << 20) and unpacked > MAX_RATIO * max(packed, 1):
        raise UnreadableFileError("压缩包压缩比异常，疑似压缩炸弹，未打开。")


def _part(archive: zipfile.ZipFile, name: str, *, required: bool = True) -> Element | None:
    """The root element of one part; None when it is missing and not required."""
    from lxml import etree

    try:
        with archive.open(name) as stream:
            content = stream.read(MAX_PART + 1)
    except KeyError:
        return None
    if len(content) > MAX_PART:
        raise UnreadableFileError("文件内容过大，未打开。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if not required:
            return None
        raise UnreadableFileError("Word 正文的 XML 损坏。") from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack it
        raise UnreadableFileError("Word 正文含有文档类型声明，可能有害，未打开。")
    return root


def _block_texts(root: Element, numbering: Numbering) -> Iterator[str]:
    """Texts of paragraphs and table rows under ``root``, in order; content controls are opened."""
    counters = numbering.counters()
    for element in _blocks(root):
        if element.tag == f"{WORD}tbl":
            yield from _row_texts(element)
        else:
            yield counters.label(element) + _run_text(element)


def _blocks(root: Element) -> Iterator[Element]:
    """Paragraphs and outermost tables in order, those of a text box after the paragraph that anchors it.

    Without recursion: a hostile file may nest deeply.
    """
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in (f"{WORD}p", f"{WORD}tbl"):
            yield element
            stack.extend(iter(box) for box in _boxes(element))
        elif element.tag not in SKIPPED:
            stack.append(iter(element))


def _boxes(paragraph: Element) -> list[Element]:
    """The contents of text boxes anchored in a paragraph, last first; their fallback copies left out."""
    if paragraph.tag != f"{WORD}p":
        return []
    boxes = [
        box
        for box in paragraph.iter(TEXT_BOX)
        if not any(
            above.tag == f"{COMPATIBILITY}Fallback" or above.tag == TEXT_BOX for above in box.iterancestors()
        )
    ]
    return boxes[::-1]


def _row_texts(table: Element) -> Iterator[str]:
    for row in table.iter(f"{WORD}tr"):
        cells = []
        for cell in row.iter(f"{WORD}tc"):
            paragraphs = (_run_text(paragraph).strip(BLANK) for paragraph in cell.iter(f"{WORD}p"))
            cells.append(" ".join(text for text in paragraphs if text).replace("\n", " "))
        if len(cells) == 1:
            # A frame around the whole letter, not a table: its paragraphs stay lines.
            yield from (_run_text(paragraph) for paragraph in row.iter(f"{WORD}p"))
        elif any(cells):
            yield CELL_BREAK.join(cells)


def _run_text(paragraph: Element) -> str:
    """The words of a paragraph with all changes accepted, without hidden runs and field codes."""
    parts: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        tag = element.tag
        if tag == f"{WORD}t":
            parts.append(element.text or "")
        elif tag in (f"{WORD}br", f"{WORD}cr"):
            parts.append("\n")
        elif tag == f"{WORD}tab":
            parts.append("\u3000")
        elif tag == f"{WORD}noBreakHyphen":
            parts.append("-")
        elif tag not in SKIPPED and not (tag == f"{WORD}r" and _is_hidden(element)):
            stack.append(iter(element))
    return "".join(parts)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{WORD}rPr/{WORD}vanish")
    return hidden is not None and hidden.get(f"{WORD}val") not in ("0", "false")
