"""The tail of a letter: closing, signature, date, contacts, note and copies, and where the body ends."""

from __future__ import annotations

import re
from typing import Any

from generate.letterlines import (
    CLASS,
    CLOSING,
    CONTACT,
    COPIES,
    DATE,
    LABELLED,
    ORGAN,
    SENTENCE_MARKS,
    UNIT_LABEL,
    Spot,
    is_note,
)


def read_tail(lines: tuple[Spot, ...]) -> dict[str, Any]:
    """Signature, date, contacts, copies, note and closing of the lines after the opening.

    ``cut`` lines belong to the body, ``until`` lines to the letter; what follows is an annex or a page's
    remains.
    """
    dates = [number for number, line in enumerate(lines) if is_date_line(line.text)]
    at = dates[-1] if dates else None
    contacts = tuple(i for i, line in enumerate(lines) if is_contact(line.text))
    copies = tuple(i for i, line in enumerate(lines) if COPIES.match(line.text))
    notes = tuple(i for i, line in enumerate(lines) if is_note(line.text))
    signed = signature_lines(lines, at)
    closings = tuple(i for i, line in enumerate(lines) if len(line.text) < 14 and CLOSING.search(line.text))
    classes = tuple(i for i, line in enumerate(lines) if len(line.text) < 16 and CLASS.search(line.text))
    tail = sorted(
        {*contacts, *copies, *notes, *signed, *closings, *classes, *([at] if at is not None else [])}
    )
    used = tail[-1] + 1 if tail else len(lines)
    late = [i for i in tail if i >= used * 0.3 or used < 12]
    return {
        "cut": late[0] if late else used,
        "until": used,
        "date": None if at is None else date_spot(lines[at]),
        "signatures": tuple(lines[i] if i != at else issuer_spot(lines[i]) for i in signed),
        "contacts": tuple(lines[i] for i in contacts),
        "copies": tuple(lines[i] for i in copies),
        "note": lines[notes[-1]] if notes else None,
        "closing": lines[closings[0]] if closings else inline_closing(lines),
    }


def inline_closing(lines: tuple[Spot, ...]) -> Spot | None:
    """A closing formula at the end of a paragraph."""
    for line in reversed(lines):
        found = re.search(r"(?:特此|专此|谨此)(?:函复|答复|回复|复函)。?$|此复。?$", line.text)
        if found:
            return Spot(line.start + found.start(), line.end, found[0])
    return None


def is_contact(line: str) -> bool:
    """Whether a short line names whom to call."""
    return len(line) < 60 and bool(CONTACT.search(line)) and not re.search(r"。\S", line)


def is_date_line(line: str) -> bool:
    """Whether a line is a date, alone or after the issuer's name."""
    found = DATE.search(line)
    if found is None or len(line) > 44 or SENTENCE_MARKS.search(line):
        return False
    rest = (line[: found.start()] + line[found.end() :]).strip(" \t\u3000（）()")
    return not rest or bool(ORGAN.match(rest))


def date_spot(line: Spot) -> Spot:
    """The date alone of a date line."""
    found = DATE.search(line.text)
    if found is None:
        return line
    words = found[0].strip()
    start = line.start + line.text.index(words, found.start())
    return Spot(start, start + len(words), words)


def issuer_spot(line: Spot) -> Spot:
    """The issuer alone of a line that holds the date too."""
    words = DATE.sub("", line.text).strip(" \t\u3000")
    start = line.start + line.text.index(words)
    return Spot(start, start + len(words), words)


def signature_lines(lines: tuple[Spot, ...], date: int | None) -> tuple[int, ...]:
    """Positions of the issuers: organ names around the date, or the last ones when there is no date."""
    near = (
        range(max(date - 6, 0), min(date + 4, len(lines)))
        if date is not None
        else range(max(len(lines) - 12, 0), len(lines))
    )
    found = []
    for number in near:
        words = lines[number].text
        if number == date:
            words = DATE.sub("", words).strip(" \t\u3000")
        organ = (
            ORGAN.match(words)
            and not CONTACT.search(words)
            and not LABELLED.match(words)
            and not is_numbered(words)
        )
        if UNIT_LABEL.match(words) or organ:
            found.append(number)
    return tuple(found)


def is_numbered(words: str) -> bool:
    """Whether a line is a heading by its number."""
    return bool(re.match(r"\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)])", words))
