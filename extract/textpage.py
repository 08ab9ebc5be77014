"""A page saved from a browser as text: its lines without residual tags, and where its body starts."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from extract.letters import find_salutations
from extract.lines import BLANK, Line, PageText
from extract.metadata import ANY_DAY, SHOWN_DAY, SOURCE
from extract.pagewords import starts_with
from extract.prose import CLOCK, is_info, is_lead, is_prose

MAX_GAP = 12
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def text_lines(text: str) -> tuple[Line, ...]:
    """The lines of a saved text, without residual tags and blank lines."""
    plain = html.unescape(TAG.sub("", text))
    return tuple(Line(line) for line in (raw.strip(BLANK) for raw in plain.splitlines()) if line)


def find_text_body(lines: Sequence[Line]) -> PageText:
    """The body of a saved text: what follows its info line (date, source), and a lead before its title.

    Shapes: ``来源：…  编辑：…  时间：…`` on one line, or one label a line; a bare date above ``来源：``.
    Without an info line the whole text is the body; where it stands below the text, what is above it.
    """
    start = find_info(lines)
    if start is None:
        return PageText(tuple(lines), 0, len(lines), contained=False)
    if _is_at_foot(lines, start):
        # A bare date there is the letter's own, below its signature.
        return PageText(tuple(lines), 0, start + bool(CLOCK.match(lines[start].text)), contained=False)
    end = _info_end(lines, start)
    lead = tuple(line for line in lines[:start] if is_lead(line))
    rest = tuple(line for line in lines[:start] if line not in lead)
    head = rest + tuple(lines[start:end])
    return PageText(head + lead + tuple(lines[end:]), len(head), len(lines), contained=False)


def _is_at_foot(lines: Sequence[Line], start: int) -> bool:
    """Whether the info line stands below the document: a letter is above it, or most of the running text."""
    if find_salutations(lines[start:]):
        return False
    if find_salutations(lines[:start]):
        return True
    above, below = (
        sum(len(line.text) for line in part if is_prose(line)) for part in (lines[:start], lines[start:])
    )
    return above > 2 * below


def _info_end(lines: Sequence[Line], start: int) -> int:
    """Where the last block of info lines above the text ends (a metadata table may come first)."""
    salutations = find_salutations(lines[start:])
    limit = start + salutations[0] if salutations else len(lines)
    end = start + 1
    for place in range(start + 1, limit):
        line = lines[place]
        if is_info(line.text) or (_is_button(line.text) and place == end):
            end = place + 1
        elif (is_prose(line) and len(line.text) > 30) or place > end + MAX_GAP:
            break
    return end


def find_info(lines: Sequence[Line]) -> int | None:
    """Place of the first info line: it, or it and its neighbour, name a source or a labelled date."""
    for place, line in enumerate(lines):
        if not is_info(line.text):
            continue
        block = " ".join(other.text for other in lines[place : place + 3] if is_info(other.text))
        if SHOWN_DAY.search(block) or (SOURCE.search(block) and (ANY_DAY.search(block) or place > 0)):
            return place
    return None


def _is_button(text: str) -> bool:
    return len(text) <= 30 and starts_with("drop", text)
