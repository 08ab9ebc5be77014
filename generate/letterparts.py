"""Where the parts of a letter stand: title, number, class, salutation, opening, body, signature, date, ...

Written for letters with faults in them: a part is recognised by what it is about, not by being well formed.
A file may hold several letters (two units' replies on one page); each has its own parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from generate.letterlines import (
    CLASS,
    CLOSING,
    CONTACT,
    COPIES,
    DATE,
    HAN,
    INLINE,
    LABELLED,
    NUMBER,
    NUMBER_MARKS,
    OPENING,
    SALUTATION,
    TITLE_END,
    TITLE_START,
    UNIT_LABEL,
    Spot,
    first_match,
    is_note,
    lines_of,
)
from generate.lettertail import read_tail

NOTHING = Spot(0, 0, "")
RECEIVED = re.compile(r"收悉|答复如下|回复如下|函复如下")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one letter; offsets count in the file's text. ``body`` runs from after the opening to
    the tail.
    """

    start: int
    end: int
    head: tuple[Spot, ...] = ()
    title: Spot | None = None
    number: Spot | None = None
    outcome: Spot | None = None
    salutation: Spot | None = None
    names: tuple[str, ...] = ()
    role: str | None = None
    others: str | None = None
    opening: Spot | None = None
    body: Spot = NOTHING
    lines: tuple[Spot, ...] = ()
    closing: Spot | None = None
    signatures: tuple[Spot, ...] = ()
    date: Spot | None = None
    contacts: tuple[Spot, ...] = ()
    copies: tuple[Spot, ...] = ()
    note: Spot | None = None
    labels: tuple[Spot, ...] = ()


def find_letters(text: str) -> tuple[Parts, ...]:
    """Every letter of a text in order; a text without any salutation or opening is one letter."""
    lines = lines_of(text)
    openers = tuple(salutation_lines(lines))
    if not openers:
        return (read_parts(text, lines, None),)
    bounds = [0]
    for before, after in pairwise(openers):
        bounds.append(head_start(lines, before, after))
    bounds.append(len(lines))
    letters: list[Parts] = []
    for i, opener in enumerate(openers):
        parts = read_parts(text, lines[bounds[i] : bounds[i + 1]], opener - bounds[i])
        if parts.title is None and letters:
            parts = replace(parts, title=letters[0].title)
        letters.append(parts)
    return tuple(letters)


def salutation_lines(lines: tuple[Spot, ...]) -> Iterator[int]:
    """Positions of the salutations: a line that addresses somebody, an opening formula right after it."""
    last = -9
    for number, line in enumerate(lines):
        followed = any(OPENING.search(item.text[:300]) for item in lines[number + 1 : number + 3])
        addressed = INLINE.match(line.text) and OPENING.search(line.text)
        if number - last > 2 and (addressed or (followed and is_salutation(line.text))):
            last = number
            yield number


def is_salutation(line: str) -> bool:
    """Whether a short line addresses persons or an organ; titles, labels and dates do not."""
    found = SALUTATION.match(unbracketed(line))
    if not found or len(line) > 90 or TITLE_END.search(line) or DATE.search(line) or COPIES.match(line):
        return False
    if found["role"] or (found["others"] or "").endswith(("委员", "代表")):
        return True
    if CONTACT.search(line) or not found["mark"] or found["mark"] in "。.，,；;":
        return False
    return bool(re.search(rf"[{HAN}]{{2}}", found["names"])) and not re.search(r"如下|方面|情况", line)


def head_start(lines: tuple[Spot, ...], before: int, after: int) -> int:
    """Where the head of the letter at ``after`` starts: after the last tail line of the letter before it."""
    for number in range(after - 1, before, -1):
        words = lines[number].text
        if DATE.search(words) or CONTACT.search(words) or COPIES.match(words) or UNIT_LABEL.match(words):
            return number + 1
        if CLOSING.search(words) or words.endswith(("。", "！")) or is_note(words):
            return number + 1
    return after


def read_parts(text: str, lines: tuple[Spot, ...], salutation: int | None) -> Parts:
    """The parts of one letter from its lines; ``salutation`` is the position of its salutation."""
    if not lines:
        return Parts(0, 0)
    opening = opening_line(lines, salutation + 1) if salutation is not None else lone_opening(lines)
    top = salutation if salutation is not None else (opening if opening is not None else title_line(lines))
    head = lines[:top]
    title = find_title(head)
    greeting: dict[str, Any] = read_salutation(lines[salutation]) if salutation is not None else {}
    if opening is None and salutation is not None and INLINE.match(lines[salutation].text):
        opening = salutation
    first = (opening if opening is not None else top - 1) + 1
    tail = read_tail(lines[first:])
    last, until = tail.pop("cut"), first + tail.pop("until")
    body_start = (
        lines[opening].end if opening is not None else (lines[first].start if first < len(lines) else 0)
    )
    body_end = lines[first + last - 1].end if last else body_start
    outcome = first_match(CLASS, head) or first_match(CLASS, lines[first + last : until])
    return Parts(
        start=lines[0].start,
        end=lines[max(until, 1) - 1].end,
        head=head,
        title=title,
        number=find_number(head, title),
        outcome=outcome,
        opening=None if opening is None else lines[opening],
        body=Spot(body_start, body_end, text[body_start:body_end]),
        lines=lines[first : first + last],
        labels=tuple(line for line in (*head, *lines[first + last : until]) if LABELLED.match(line.text)),
        **greeting,
        **tail,
    )


def title_line(lines: tuple[Spot, ...]) -> int:
    """How many lines belong to the head when nothing else tells."""
    for number, line in enumerate(lines[:12]):
        if TITLE_END.search(line.text) and TITLE_START.search(line.text):
            return number + 1
    return 0


def opening_line(lines: tuple[Spot, ...], first: int) -> int | None:
    """The paragraph with the opening formula, within three lines of the salutation."""
    wanted = re.compile(r"收悉|收到|如下|办理|提出|提交")
    for number in range(first, min(first + 3, len(lines))):
        if wanted.search(lines[number].text) and len(lines[number].text) > 8:
            return number
    return None


def lone_opening(lines: tuple[Spot, ...]) -> int | None:
    """The paragraph with the opening formula of a letter that addresses nobody, wherever its head ends."""
    first = opening_line(lines, 0)
    if first is not None:
        return first
    formulas = (n for n, line in enumerate(lines) if OPENING.search(line.text) and RECEIVED.search(line.text))
    return next(formulas, None)


def read_salutation(line: Spot) -> dict[str, Any]:
    """Salutation, names, role and the words for others (等3名委员)."""
    inline = INLINE.match(line.text)
    found = SALUTATION.match(unbracketed(line.text))
    if found is None or (inline and OPENING.search(line.text)):
        words = line.text[: inline.end() if inline else 0]
        spot = Spot(line.start, line.start + len(words), words)
        found = SALUTATION.match(words)
    else:
        spot = line
    if found is None:
        return {"salutation": spot}
    others = found["others"]
    role = found["role"] or (others[-2:] if others and others.endswith(("委员", "代表")) else None)
    stem = found["names"] if role else re.sub(r"\s", "", found["names"])
    names = [
        name.strip()
        for name in re.split(r"[、，,；;]|和|(?<=[^\s])\s+(?=\S{2,4}(?:\s|$))", stem)
        if name.strip()
    ]
    cleaned = tuple(re.sub(r"\s|（.*|\(.*|委员$|代表$|政协$", "", name) for name in names)
    return {"salutation": spot, "names": cleaned, "role": role, "others": others}


def unbracketed(words: str) -> str:
    """A salutation without what stands in brackets after a name; brackets that count (等3位) stay."""
    return re.sub(r"[（(](?!等)[^（）()]*[）)]", "", words)


def find_title(head: tuple[Spot, ...]) -> Spot | None:
    """The letter's title, lines joined: the last one of the head that reads like one."""
    for last in range(len(head) - 1, -1, -1):
        if not TITLE_END.search(head[last].text) or LABELLED.match(head[last].text):
            continue
        for first in range(last, max(last - 4, -1), -1):
            joined = "".join(line.text for line in head[first : last + 1])
            if LABELLED.match(head[first].text) or (
                first < last and find_number(head[first : first + 1], None)
            ):
                break
            if re.search(r"关于|对|就|提案|建议", joined) and len(joined) > 6:
                return widened(head, first, last, joined)
    starts = (line for line in reversed(head) if re.match(rf"[{HAN}]{{0,20}}关于", line.text))
    return next(starts, None)


def widened(head: tuple[Spot, ...], first: int, last: int, joined: str) -> Spot:
    """A title whose issuer or 关于 stands on the line above, taken along."""
    while first > 0 and "关于" not in joined and not re.match(r"对|就|\S+对", joined):
        above = head[first - 1].text
        if (
            LABELLED.match(above)
            or DATE.search(above)
            or NUMBER.search(above)
            or (CLASS.search(above) and "关于" not in above)
        ):
            break
        first, joined = first - 1, above + joined
        if "关于" in above:
            break
    return Spot(head[first].start, head[last].end, joined)


def find_number(head: tuple[Spot, ...], title: Spot | None) -> Spot | None:
    """The document number, well formed or not; item numbers (第38号提案) and titles are none."""
    for line in head:
        if title is not None and title.start <= line.start < title.end:
            continue
        words = re.sub(r"^\s*(?:文\s*号|发文字号)\s*[：:]\s*", "", line.text)
        found = NUMBER.search(words)
        if found is None or re.search(r"会议第|提案|建议|次第", words[: found.end()]):
            continue
        if NUMBER_MARKS.search(found[0]) or re.search(r"[函字复提]\s*(?:19|20)\d{2}", found[0]):
            start = line.start + line.text.index(found[0])
            return Spot(start, start + len(found[0]), found[0])
    return None
