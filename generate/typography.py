"""How a letter is set, against GB/T 9704-2012: kinds of paragraphs, font families, tolerances.

Lengths are twips (1 mm = 56.7, 1 pt = 20). Tolerances are those of the standard or of the house where it
has none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from generate.check import Case
from generate.letterfile import Paragraph, Run
from generate.letterlines import Spot

MM = 1440 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
TOP, LEFT, TYPE_WIDTH, TYPE_HEIGHT = 37 * MM, 28 * MM, 156 * MM, 225 * MM
TOLERANCE = MM + 3  # ±1 mm, and what rounding to twips adds
HEADING1 = re.compile(r"^\s*[一二三四五六七八九十]+、")
HEADING2 = re.compile(r"^\s*[（(][一二三四五六七八九十]+[）)]")
HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Set:
    """A paragraph of the letter with its place in the text and what it is."""

    kind: str
    paragraph: Paragraph
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the file's text."""
        return self.start + len(self.paragraph.text)


@cache
def font_families() -> dict[str, str]:
    """Family by font name, lower case."""
    text = resources.files("data").joinpath("fonts.csv").read_text("utf-8")
    return {row["name"].lower(): row["family"] for row in csv.DictReader(text.splitlines())}


def family_of(font: str | None) -> str | None:
    """The family of a font, or the font's own name when it belongs to none of ours."""
    return None if font is None else font_families().get(font.strip().lower(), font)


def is_laid_out(case: Case) -> bool:
    """Whether layout rules apply: a Word file that somebody laid out, looked at once a file."""
    return case.file.format == "docx" and case.file.formatted and case.first


def paragraphs_of(case: Case) -> Iterator[Set]:
    """The letter's paragraphs that hold something, with their kinds."""
    for number, paragraph in enumerate(case.file.paragraphs):
        if paragraph.area == "body" and paragraph.text.strip():
            start = case.file.starts[number]
            yield Set(kind_of(case, paragraph, start), paragraph, start)


def kind_of(case: Case, paragraph: Paragraph, start: int) -> str:
    """What a paragraph is: title, salutation, heading1, heading2, body, signature, date, copies, note or
    head.
    """
    parts, end = case.parts, start + len(paragraph.text)
    for kind, spots in (
        ("title", (parts.title,)),
        ("number", (parts.number,)),
        ("outcome", (parts.outcome,)),
        ("salutation", (parts.salutation,)),
        ("date", (parts.date,)),
        ("signature", parts.signatures),
        ("copies", parts.copies),
        ("note", (*parts.contacts, parts.note, parts.closing)),
    ):
        if any(meets(spot, start, end) for spot in spots):
            return kind
    first = parts.opening.start if parts.opening else parts.body.start
    if end <= first:
        return "head"
    if start >= parts.body.end:
        return "tail"
    words = paragraph.label + paragraph.text
    if HEADING1.match(words):
        return "heading1"
    return "heading2" if HEADING2.match(words) else "body"


def meets(spot: Spot | None, start: int, end: int) -> bool:
    """Whether a part shares a character with a stretch."""
    return spot is not None and start < spot.end and spot.start < end


def han_runs(paragraph: Paragraph) -> Iterator[Run]:
    """The runs that hold Chinese characters."""
    return (run for run in paragraph.runs if HAN.search(paragraph.text[run.start : run.end]))


def points(twips: float) -> str:
    """Twips as points for people."""
    return f"{twips / 20:g}磅"


def millimetres(twips: float) -> str:
    """Twips as millimetres for people."""
    return f"{twips / MM:.1f}毫米"
