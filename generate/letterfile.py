"""A letter as Word shows it: paragraphs with their places and formats, from .docx, .pdf or .txt.

Paragraphs are numbered from 0 in reading order: the body (a text box after the paragraph that anchors it,
table
cells row by row), then headers and footers. ``LetterFile.text`` joins them with line ends; offsets of
findings count
in the text of their own paragraph, in which a line break is a line end and a tab is a tab.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

NOT_PLAIN = {"docx": "Word", "doc": "Word", "pdf": "PDF", "wps": "WPS"}
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
Area = Literal["body", "table", "textbox", "header", "footer", "footnote"]
FileFormat = Literal["docx", "pdf", "txt"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one format: ``paragraph.text[start:end]``; ``size`` in points, None where nothing sets
    it; ``mark`` is what an editor put on the words (突出显示, 下划线 ...).
    """

    start: int
    end: int
    east: str | None = None
    latin: str | None = None
    size: float | None = None
    bold: bool = False
    colour: str | None = None
    spacing: int | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A paragraph's format in twips and hundredths of a character, styles resolved; None where nothing
    sets it.
    """

    style: str | None = None
    align: str | None = None
    first_line: int | None = None
    first_line_chars: int | None = None
    left: int | None = None
    left_chars: int | None = None
    right: int | None = None
    right_chars: int | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``label`` is the number that Word puts before it, not part of ``text``."""

    text: str
    area: Area = "body"
    label: str = ""
    runs: tuple[Run, ...] = ()
    format: Format = Format()


@dataclass(frozen=True, slots=True)
class Page:
    """The page set-up of one section, in twips."""

    width: int | None = None
    height: int | None = None
    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None
    footer: int | None = None
    grid: str | None = None
    pitch: int | None = None
    first_differs: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A tracked change, comment, hidden text or unresolved field at ``paragraph``: what it says and by
    whom.
    """

    kind: Literal["insertion", "deletion", "comment", "hidden", "field"]
    paragraph: int
    start: int
    end: int
    text: str = ""
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named stretch: from ``start`` in paragraph ``first`` to ``end`` in paragraph ``last``."""

    name: str
    first: int
    start: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Footer:
    """A footer of one kind (default, even, first): whether it holds a page number, its words and side."""

    kind: str
    text: str
    has_page_number: bool
    align: str | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A double rule of the letter format: borders of a framed paragraph in a header or footer, or a line.

    ``width`` and ``offset`` (from the top edge of the paper) in twips, the two borders in eighths of a point.
    """

    part: Literal["header", "footer"]
    colour: str
    width: int | None
    offset: int | None
    upper: int
    lower: int


@dataclass(frozen=True)
class LetterFile:
    """A file to check. ``formatted`` is False for plain text and for exports without any layout of their
    own.
    """

    name: str
    format: FileFormat
    paragraphs: tuple[Paragraph, ...]
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    footers: tuple[Footer, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    ornamented: bool = False
    even_and_odd: bool = False
    formatted: bool = False

    @cached_property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each paragraph starts in ``text``."""
        starts, at = [], 0
        for paragraph in self.paragraphs:
            starts.append(at)
            at += len(paragraph.text) + 1
        return tuple(starts)

    def locate(self, offset: int) -> tuple[int, int]:
        """Paragraph and offset within it of a place in ``text``."""
        number = max(bisect_right(self.starts, offset) - 1, 0)
        return number, offset - self.starts[number]


def read_letter(body: bytes, name: str) -> LetterFile:
    """The letter in a file, by what the bytes are; raises ValueError with a Chinese sentence when there is
    none.
    """
    if body[:4] == b"PK\x03\x04":
        from generate.wordfile import read_word

        return read_word(body, name)
    if body[:5] == b"%PDF-":
        return LetterFile(name, "pdf", read_lines(extracted_text(body, name)))
    if body[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise ValueError("这是旧版 .doc 文件，请另存为 .docx 后再校核")
    kind = name.lower().rpartition(".")[2]
    if kind in NOT_PLAIN:
        raise ValueError(f"扩展名是 .{kind}，内容却不是 {NOT_PLAIN[kind]} 文件")
    if body[:2] not in (b"\xff\xfe", b"\xfe\xff") and CONTROL.search(body[:8192]):
        raise ValueError("内容不是文字（可能是图片、压缩包或别的程序的文件）")
    return LetterFile(name, "txt", read_lines(decode_plain(body)))


def read_lines(text: str) -> tuple[Paragraph, ...]:
    """Plain text to paragraphs, one a line."""
    return tuple(Paragraph(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def decode_plain(body: bytes) -> str:
    """The text of a plain file: UTF-8 with or without mark, UTF-16 with mark, else GB18030."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", errors="replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("gb18030", errors="replace")


def extracted_text(body: bytes, name: str) -> str:
    """The text stage's reading of a .pdf: heads, then text, of each letter in it."""
    from extract import read_page

    reading = read_page(body, name)
    if not reading.documents:
        raise ValueError(reading.note or "文件里没有可读的文字（扫描件须先识别文字）")
    parts = []
    for document in reading.documents:
        head = document.preamble or document.title or ""
        parts.append(f"{head}\n{document.text}".strip("\n"))
    return "\n".join(parts)
