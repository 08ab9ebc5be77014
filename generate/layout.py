"""The measures of GB/T 9704-2012 for letters, in Word's units, and how a title is broken at words.

Twips are twentieths of a point. Exact pitch 579 with character spacing -5 and ``docGrid type="lines"``
gives 22 lines of
28 characters on a type area of 156 × 225 mm (measured by rendering; 580 gives 21 lines, no spacing 27
characters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, pairwise

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 2098, 1984, 1587, 1474
LINE_PITCH = 579
CHARACTER_SPACING = -5
CHARACTERS_PER_LINE = 28
LINES_PER_PAGE = 22
CHARACTER = 315
"""One 3号 character with its spacing."""
SMALL_CHARACTER = 280
"""One 4号 character."""
BODY_SIZE, TITLE_SIZE, SMALL_SIZE = 16, 22, 14
RULE_WIDTH = 9638
"""170 mm (clause 10.1)."""
RED = "FF0000"
MM = 56.6929


@dataclass(frozen=True, slots=True)
class StyleRow:
    """One paragraph style of the base document: its name people see, size, fonts by role, and indents
    in twips."""

    name: str
    font: str
    size: float
    align: str = "both"
    first_line_chars: int = 0
    pitch: int = LINE_PITCH
    spacing: int = CHARACTER_SPACING
    color: str | None = None
    right: int = 0
    left: int = 0
    before: int = 0
    keep_with_next: bool = False


STYLES: dict[str, StyleRow] = {
    "mark": StyleRow("发文机关标志", "title", 42, "center", pitch=920, spacing=0, color=RED),
    "number": StyleRow("发文字号", "body", BODY_SIZE, "right"),
    "outcome": StyleRow("办理结果", "body", BODY_SIZE, "right"),
    "title": StyleRow("公文标题", "title", TITLE_SIZE, "center", pitch=660, spacing=0, before=2 * LINE_PITCH),
    "salutation": StyleRow("主送", "body", BODY_SIZE, before=LINE_PITCH),
    "heading1": StyleRow("一级标题", "heading", BODY_SIZE, first_line_chars=200, keep_with_next=True),
    "heading2": StyleRow("二级标题", "subheading", BODY_SIZE, first_line_chars=200, keep_with_next=True),
    "paragraph": StyleRow("公文正文", "body", BODY_SIZE, first_line_chars=200),
    "signature": StyleRow("署名", "body", BODY_SIZE, "right", keep_with_next=True),
    "date": StyleRow("成文日期", "body", BODY_SIZE, "right", right=4 * CHARACTER),
    "contact": StyleRow("附注", "body", BODY_SIZE, first_line_chars=200),
    "note": StyleRow("附注", "body", BODY_SIZE, first_line_chars=200),
    "copies": StyleRow(
        "抄送", "body", SMALL_SIZE, left=SMALL_CHARACTER * 4, right=SMALL_CHARACTER, pitch=520, spacing=0
    ),
    "printed": StyleRow(
        "印发", "body", SMALL_SIZE, left=SMALL_CHARACTER, right=SMALL_CHARACTER, pitch=520, spacing=0
    ),
    "rule": StyleRow("红线", "body", 1, "center", pitch=20, spacing=0),
    "page_number": StyleRow("页码", "page_number", SMALL_SIZE, pitch=400, spacing=0),
}


def millimetres(value: float) -> int:
    """Millimetres in twips."""
    return round(value * MM)


def text_width(text: str) -> float:
    """The width in characters: Latin letters, digits and half-width marks count half."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def centred_over_date(name: str, date_words: str) -> int:
    """The right indent that centres ``name`` over a date indented by four characters (clause 7.3.5.1)."""
    excess = (text_width(name) - text_width(date_words)) / 2
    return max(0, round((4 - excess) * CHARACTER))


_BREAKS = re.compile(
    r"(?<=关于)|(?<=委员会)|(?<=代表大会)|(?<=会议)|(?<=\d号)|(?<=提案)|(?<=建议)|(?=答复的函)|(?=第[^届次]{1,8}号)|(?=第[^届次]{1,4}[届次])|(?=关于)|(?=政协)"
)


def title_indent(title: str) -> int:
    """The indent on both sides, in twips, at which the title breaks at words (clause 7.3.1: 词意完整)."""
    if text_width(title) <= _TITLE_WIDTH:
        return 0
    best = _best_width(title)
    spare = (PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT) - (best * TITLE_SIZE * 20 + TITLE_SIZE * 10)
    return max(0, spare // 2)


_TITLE_WIDTH = int((PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT) / (TITLE_SIZE * 20))


def _best_width(title: str) -> int:
    good = {match.start() for match in _BREAKS.finditer(title)}
    widths = range(max(10, _TITLE_WIDTH // 2), _TITLE_WIDTH + 1)
    return max(widths, key=lambda width: _title_score(title, width, good))


def title_lines(title: str) -> tuple[str, ...]:
    """The title's lines where no width breaks it at words by itself: cut at words, as even as can be.

    One line when the title fits or an indent (``title_indent``) does.
    """
    good = sorted({match.start() for match in _BREAKS.finditer(title)} - {0, len(title)})
    ends = _line_ends(title, _best_width(title))
    if text_width(title) <= _TITLE_WIDTH or all(end in good for end in ends):
        return (title,)
    for count in (1, 2, 3):
        cuts = [(0, *chosen, len(title)) for chosen in combinations(good, count)]
        rows = [tuple(title[a:b] for a, b in pairwise(cut)) for cut in cuts]
        fitting = [row for row in rows if max(map(text_width, row)) <= _TITLE_WIDTH - 1]
        if fitting:
            return min(fitting, key=lambda row: max(map(text_width, row)) - min(map(text_width, row)))
    return (title,)


def _title_score(title: str, width: int, good: set[int]) -> tuple[float, int]:
    ends = _line_ends(title, width)
    hits = sum(1 for end in ends if end in good)
    lines = len(ends) + 1
    last = text_width(title[ends[-1] :]) if ends else width
    return (hits / max(1, len(ends)) - 0.25 * max(0, lines - 3) - (0.5 if last < 4 else 0.0), width)


def _line_ends(title: str, width: float) -> list[int]:
    ends, used = [], 0.0
    for index, char in enumerate(title):
        size = text_width(char)
        if used + size > width + 0.01:
            ends.append(index)
            used = 0.0
        used += size
    return ends
