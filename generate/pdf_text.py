"""The text of a PDF proposal: lines as set, joined to paragraphs by their margins."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from extract.pdf import Row, page_pieces, page_rows
from generate.header_intake import opens_with_label
from generate.passages import marker_at

_PAGE_NUMBER = re.compile(
    r"^[-—–\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–\s]*$"
)


class EncryptedPdfError(ValueError):
    """A PDF that cannot be opened."""


def pdf_text(body: bytes) -> str:
    """The paragraphs of a PDF, one a line; raises EncryptedPdfError for a damaged or locked file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise EncryptedPdfError("打不开，文件损坏或加了密") from error
    try:
        rows = [row for page in document for row in page_rows(page_pieces(page))]
    finally:
        document.close()
    return "\n".join(_joined([row for row in rows if not _PAGE_NUMBER.match(row.text)]))


def _joined(rows: list[Row]) -> list[str]:
    """A full row goes on in the next unless that one is indented or opens with a list marker."""
    if not rows:
        return []
    right = max(row.right for row in rows)
    size = median(row.height for row in rows)
    left = min(row.left for row in rows)
    paragraphs = [rows[0].text]
    for before, row in pairwise(rows):
        is_full = before.right >= right - 2.2 * size
        centred = abs(row.left + row.right - before.left - before.right) < size
        is_indented = row.left > left + 1.3 * size and not centred
        closes = before.text[-1] in "。！？：" and marker_at(row.text, 0) is not None
        closes = closes or opens_with_label(row.text)
        if is_full and not is_indented and not closes:
            paragraphs[-1] += row.text
        else:
            paragraphs.append(row.text)
    return paragraphs
