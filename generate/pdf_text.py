"""The text of a PDF proposal: lines as set, joined to paragraphs by their margins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from generate.passages import marker_at

_PAGE_NUMBER = re.compile(
    r"^[-—–\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–\s]*$"
)


class EncryptedPdfError(ValueError):
    """A PDF that cannot be opened."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    left: float
    right: float
    height: float


def pdf_text(body: bytes) -> str:
    """The paragraphs of a PDF, one a line; raises EncryptedPdfError for a damaged or locked file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise EncryptedPdfError("打不开，文件损坏或加了密") from error
    try:
        rows = [row for page in document for row in _rows(page)]
    finally:
        document.close()
    return "\n".join(_joined([row for row in rows if not _PAGE_NUMBER.match(row.text)]))


def _rows(page: Any) -> list[_Row]:
    """The page's rows from its characters' places: quotation marks of another font stay in their row."""
    text_page = page.get_textpage()
    glyphs = []
    for index in range(text_page.count_chars()):
        char = text_page.get_text_range(index, 1)
        box = text_page.get_charbox(index, loose=True)
        if char.strip() and char != "\ufffe" and box[2] > box[0]:
            glyphs.append(_Glyph(char, box[0], box[2], box[1], box[3]))
    text_page.close()
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: -each.middle):
        if rows and abs(rows[-1][0].middle - glyph.middle) < 0.5 * max(glyph.height, rows[-1][0].height):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_row(sorted(row, key=lambda each: each.left)) for row in rows]


def _row(glyphs: list[_Glyph]) -> _Row:
    text = glyphs[0].char
    for before, glyph in pairwise(glyphs):
        gap = (glyph.left - before.right) / max(glyph.height, 1.0)
        # Word processors set a quarter of a character between Han and Latin; anything else that wide is
        # a space.
        is_mixed = before.char.isascii() != glyph.char.isascii()
        text += ("\u3000" if gap > 1.2 else " " if gap > (0.35 if is_mixed else 0.15) else "") + glyph.char
    return _Row(text, glyphs[0].left, glyphs[-1].right, max(glyph.height for glyph in glyphs))


def _joined(rows: list[_Row]) -> list[str]:
    """A full row goes on in the next unless that one is indented or opens with a list marker."""
    if not rows:
        return []
    right = max(row.right for row in rows)
    size = median(row.height for row in rows)
    left = min(row.left for row in rows)
    paragraphs = [rows[0].text]
    for before, row in pairwise(rows):
        is_full = before.right >= right - 2.2 * size
        is_indented = row.left > left + 1.3 * size
        closes = before.text[-1] in "。！？：" and marker_at(row.text, 0) is not None
        if is_full and not is_indented and not closes:
            paragraphs[-1] += row.text
        else:
            paragraphs.append(row.text)
    return paragraphs
