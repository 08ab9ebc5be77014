"""A .pdf to its lines: text layer in reading order, without running heads and page numbers, lines joined.

Reading is by the place of each character: characters of one height on the page are one line, whatever their
fonts (a quotation mark is often set in another one, and pdfium then gives it at the end of the line); a line
that reaches the right margin goes on in the next one, unless that is indented. Chinese needs no hyphen where
lines join.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.docx import CELL_BREAK, UnreadableFileError
from extract.lines import BLANK, Line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 1_000
MAX_CHARACTERS = 20_000
"""Of one page."""
PAGE_NUMBER = re.compile(
    r"^[\s—\-–－·.]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，共]+\s*\d{1,4}\s*页?)?[\s—\-–－·.]*$"
)
NEW_PARAGRAPH = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|附件|附：|抄送|联系)"
)
COLUMN_GAP = 1.5
"""Widths are in heights of the line's characters: from this gap on, another column begins."""
HAN_GAP, MIXED_GAP, LATIN_GAP = 0.6, 0.35, 0.15
"""Gaps that are a blank: between Chinese characters, where a Western one stands next to them (a word
processor sets a quarter of a character there, which is none), and between Western ones."""
STRETCHED = 6
"""Characters of a line by which its usual gap can be told: justified lines are set apart."""
WESTERN = re.compile(r"[!-~]+")
NO_CHARACTER = ("\ufffe", "\uffff", "\x02")
"""What pdfium gives for a hyphen it made itself, or for no character."""
SCANNED = "是扫描件，没有文字层；安装 tesseract（含 chi_sim 中文包）后可识别。"


@dataclass(frozen=True, slots=True)
class Piece:
    """A character, or a run of them, with its place on the page in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its font's characters, at least a point."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: text, left and right edge, height of its characters."""

    text: str
    left: float
    right: float
    height: float


def pdf_lines(body: bytes) -> tuple[Line, ...]:
    """The paragraphs and table rows of a PDF; raises UnreadableFileError (locked, broken, scanned)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        message = (
            "PDF 有密码，无法读取。"
            if "password" in str(error).lower()
            else "不是有效的 PDF 文件（损坏或不完整）。"
        )
        raise UnreadableFileError(message) from error
    try:
        pages = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError("PDF 的页面损坏，无法读取。") from error
    finally:
        document.close()
    if not any(pages):
        raise UnreadableFileError(SCANNED)
    return tuple(Line(text) for text in join_rows(_without_running_heads(pages)))


def _pages(document: PdfDocument) -> list[list[Row]]:
    return [page_rows(page_pieces(document[number])) for number in range(min(len(document), MAX_PAGES))]


def page_pieces(page: PdfPage) -> list[Piece]:
    """The characters of a page in the order they were written, without blanks; closes the page.

    Their boxes are those of the font, not of the ink, so that a comma is as high as the character beside it.
    """
    layer = page.get_textpage()
    try:
        pieces = []
        for number in range(min(layer.count_chars(), MAX_CHARACTERS)):
            character = layer.get_text_range(number, 1)
            if not character.strip(BLANK) or character in NO_CHARACTER:
                continue
            left, bottom, right, top = layer.get_charbox(number, loose=True)
            if right > left:
                pieces.append(Piece(character, left, bottom, right, top))
        return pieces
    finally:
        layer.close()
        page.close()


def page_rows(pieces: list[Piece]) -> list[Row]:
    """Pieces at one height as one row, top row first; a wide gap between pieces is a column break."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.bottom - piece.top, piece.left)):
        if rows and _same_row(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_row(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _same_row(row: list[Piece], piece: Piece) -> bool:
    first = row[0]
    overlap = min(first.top, piece.top) - max(first.bottom, piece.bottom)
    return overlap > 0.5 * min(piece.height, first.height)


def _row(pieces: list[Piece]) -> Row:
    height = median(piece.height for piece in pieces)
    gaps = [(piece.left - before.right) / height for before, piece in pairwise(pieces)]
    usual = max(0.0, median(gaps)) if len(gaps) >= STRETCHED else 0.0
    text = pieces[0].text
    for gap, before, piece in zip(gaps, pieces, pieces[1:], strict=False):
        if gap > COLUMN_GAP:
            text = text.rstrip(BLANK) + CELL_BREAK
        elif gap - usual > _blank(before.text[-1], piece.text[0]):
            text += " "
        text += piece.text
    return Row(text.strip(BLANK), pieces[0].left, pieces[-1].right, height)


def _blank(before: str, after: str) -> float:
    """The gap that is a blank between two characters."""
    if before.isascii() != after.isascii():
        return MIXED_GAP
    return LATIN_GAP if before.isascii() else HAN_GAP


def _without_running_heads(pages: list[list[Row]]) -> list[Row]:
    """The rows of all pages without page numbers and without first or last rows that most pages repeat."""
    edges = Counter(
        row.text for rows in pages for row in {row.text: row for row in rows[:2] + rows[-2:]}.values()
    )
    often = {text for text, count in edges.items() if len(pages) >= 3 and count * 3 >= len(pages) * 2}
    kept: list[Row] = []
    for rows in pages:
        for place, row in enumerate(rows):
            edge = place < 2 or place >= len(rows) - 2
            if not row.text or (edge and (row.text in often or PAGE_NUMBER.match(row.text))):
                continue
            kept.append(row)
    return kept


def join_rows(rows: list[Row]) -> list[str]:
    """Rows joined to paragraphs by their margins: a full row goes on in a row that is not indented."""
    if not rows:
        return []
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    paragraphs = [rows[0].text]
    for before, row in pairwise(rows):
        full = before.right + max(1.8, _first_word(row.text)) * before.height >= right
        indented = row.left > left + 1.2 * row.height
        table = CELL_BREAK in row.text or CELL_BREAK in before.text
        if full and not indented and not table and not NEW_PARAGRAPH.match(row.text):
            paragraphs[-1] += _joint(paragraphs[-1], row.text) + row.text
        else:
            paragraphs.append(row.text)
    return paragraphs


def _first_word(text: str) -> float:
    """About how wide the Western word or address is that a line begins with, which cannot be broken."""
    found = WESTERN.match(text)
    return 0.55 * len(found[0]) if found else 0.0


def _joint(before: str, after: str) -> str:
    """A space between two Latin words, nothing between Chinese characters or digits of one number."""
    return (
        " "
        if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
        else ""
    )
