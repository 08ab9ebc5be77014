"""A record's text as marked paragraphs with margin notes, ready for a template; pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extract.model import Record


@dataclass(frozen=True, slots=True)
class Mark:
    """Something read at ``text[start:end]``: how it looks, its anchor and its margin note."""

    start: int
    end: int
    style: str
    anchor: str
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; ``anchors`` start here."""

    text: str
    style: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text as pieces, with the marks that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Mark, ...]
    flush: bool


def marked_paragraphs(record: Record, marks: tuple[Mark, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of the record in order; marks may overlap and may not cross a line end."""
    found, offset = [], 0
    for line in record.text.split("\n"):
        end = offset + len(line)
        here = tuple(mark for mark in marks if offset <= mark.start < end)
        pieces = cut_at_marks(record.text, offset, end, here)
        found.append(Paragraph(pieces, here, flush=line.endswith(("：", ":")) and len(line) < 60))
        offset = end + 1
    return tuple(found)


def cut_at_marks(text: str, start: int, end: int, marks: tuple[Mark, ...]) -> tuple[Piece, ...]:
    """``text[start:end]`` cut wherever a mark begins or ends, each piece with the styles that cover it."""
    cuts = sorted({start, end, *(min(edge, end) for mark in marks for edge in (mark.start, mark.end))})
    pieces = []
    for left, right in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= left and right <= mark.end]
        styles = " ".join(dict.fromkeys(mark.style for mark in over))
        pieces.append(Piece(text[left:right], styles, tuple(m.anchor for m in over if m.start == left)))
    return tuple(pieces)
