"""What a rendered letter shows: lines a page, characters a line, line pitch; measured in its PDF."""

from __future__ import annotations

from ctypes import c_double
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """One page: its lines of body size, the most characters of a line, and the usual distance of lines in
    points.
    """

    lines: int
    characters: int
    pitch: float | None


def measure_pdf(pdf: bytes, size: float = 16.0) -> tuple[RenderedPage, ...]:
    """The pages of a PDF; characters smaller than ``size`` points (page numbers, copies) do not count."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(measure_page(baselines(document, number, size)) for number in range(len(document)))
    finally:
        document.close()


def baselines(document: Any, number: int, size: float) -> list[float]:
    """The height above the foot of the page of each character's baseline, in points; spaces left out."""
    import pypdfium2.raw as pdfium

    page = document[number]
    text = page.get_textpage()
    try:
        found: list[float] = []
        x, y = c_double(), c_double()
        for place in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, place))
            if letter.isspace() or pdfium.FPDFText_GetFontSize(text.raw, place) < size - 0.6:
                continue
            if pdfium.FPDFText_GetCharOrigin(text.raw, place, x, y):
                found.append(y.value)
        return found
    finally:
        text.close()
        page.close()


def measure_page(feet: list[float]) -> RenderedPage:
    """Characters grouped by baseline: those within three points stand on one line."""
    lines: list[list[float]] = []
    for foot in sorted(feet, reverse=True):
        if lines and lines[-1][0] - foot < 3:
            lines[-1].append(foot)
        else:
            lines.append([foot])
    gaps = [above[0] - below[0] for above, below in pairwise(lines)]
    near = [gap for gap in gaps if gap < 36]
    pitch = round(median(near), 2) if len(near) >= 3 else None
    return RenderedPage(len(lines), max((len(line) for line in lines), default=0), pitch)
