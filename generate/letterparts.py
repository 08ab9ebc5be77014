"""Where the parts of a letter stand: title, number, class, salutation, opening, body, signature, date, ...

Written for letters with faults in them: a part is recognised by what it is about, not by being well formed.
A file may hold several letters (two units' replies on one page); each has its own parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

HAN = "\u4e00-\u9fff"
OPENING = re.compile(
    r"收悉|收到|已阅|(?:您|你|你们|您们)(?:们)?[^。]{0,20}(?:提出|提交)|(?:交|由)[^。]{0,12}(?:办理|研究)|如下[：:。]?\s*$"
)
TITLE_END = re.compile(
    r"(?:答复|复函|答复函|的函|回复|回复函|答复意见|会办意见|协办意见|办理意见|办理情况|情况说明|情况|报告)\s*(?:[（(][^（）()]*[）)])?\s*$"
)
TITLE_START = re.compile(r"关于|^\s*对|^\s*就|提案|建议")
ROLE = r"(?:委员|代表)"
SALUTATION = re.compile(
    rf"^\s*(?:尊敬的)?\s*(?P<names>[^：:。！？!?《“\"]{{0,70}}?)\s*(?:政协)?(?P<role>{ROLE})?\s*"
    r"(?P<others>[（(]?等[^）)：:，,]{0,8}[）)]?(?:委员|代表)?)?\s*(?P<mark>[：:，,；;。.!！]?)\s*(?P<hello>(?:您|你|你们|您们)好[！!。]?)?\s*$"
)
INLINE = re.compile(rf"^\s*(?:尊敬的)?[{HAN}·、\s]{{2,40}}{ROLE}\s*(?P<mark>[：:，,])")
NUMBER = re.compile(
    rf"[{HAN}]{{1,14}}\s*(?:字\s*)?[〔【\[（(［〈﹝{{]?\s*(?:(?:19|20)\d{{2}}|\d{{2}}|二[〇○零]二[〇○零一二三四五六七八九])\s*(?:年)?\s*[〕】\]）)］〉﹞}}]?\s*第?\s*\d{{1,5}}\s*号"
)
NUMBER_MARKS = re.compile(r"[〔【\[（(［〈{〕】\]）)］〉}﹝﹞]")
CLASS = re.compile(
    r"^\s*[（(\[【]?\s*(?P<letter>[A-Da-d]\d?)\s*[）)\]】]?\s*类?\s*[）)\]】]?\s*$"
    r"|(?:类\s*别|结\s*果|分\s*类|答复类型|办理类型)\s*[：:]\s*[（(]?\s*(?P<labelled>[A-Da-d]\d?|[^\s：:]*(?:采纳|解决|列入|参考|说明))"
    rf"|^\s*(?P<lead>[A-D]\d?)类(?=[{HAN}])|(?<![A-Za-z])(?P<beside>[A-D]\d?)\s*类(?![{HAN}])"
)
LABELLED = re.compile(
    rf"^\s*[（(]?\s*(?:[{HAN}]\s*){{2,10}}[：:]|^\s*[（(]?\s*(?:同意公开|不予公开|主动公开|依申请公开|不同意公开)"
)
DIGIT = "0-9０-９〇○零一二三四五六七八九十OoＯ"
DATE = re.compile(
    rf"(?:[{DIGIT}]{{2,4}}\s*年\s*[{DIGIT}]{{1,3}}\s*月(?:\s*[{DIGIT}]{{1,3}}\s*[日号])?"
    r"|(?:19|20)\d{2}\s*[.．/\-－—]\s*\d{1,2}\s*[.．/\-－—]\s*\d{1,2}日?"
    r"|[_＿\s]*年[_＿\s]+月[_＿\s]*日)"
)
CONTACT = re.compile(
    r"联\s*系\s*人|承\s*办\s*人|经\s*办\s*人|联\s*系\s*(?:电\s*话|方\s*式)|(?<![\u4e00-\u9fff])电\s*话\s*[：:]"
)
COPIES = re.compile(r"^\s*抄\s*[送报]\s*[：:]?")
NOTE = re.compile(
    r"^\s*(?:附\s*注\s*[：:])?\s*[（(]?\s*(?:此|本)(?:件|文|复函)[^（）()]{0,14}公开[^（）()]*[）)]?\s*$"
)
CLOSING = re.compile(r"(?:特此|专此|谨此)(?:函复|答复|回复|复函|复告)?|此复|此函|此致|敬礼")
ORGAN_END = "局委会办厅部院社处站所队校园馆库署行团室府心司股科企"
ORGAN = re.compile(
    rf"^\s*(?:(?:承办|主办|答复|会办|分办)单位[：:])?\s*(?P<name>[{HAN}（）()]{{3,34}}[{ORGAN_END}])\s*(?:[（(]?(?:盖章|印章|公章|章)[）)]?)?\s*$"
)
UNIT_LABEL = re.compile(r"^\s*(?:承办|主办|答复)单位[：:]\s*\S{4,30}\s*$")
SENTENCE_MARKS = re.compile(r"[，。；！？,;!?“”《》]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the file's text, with its words; a title broken over lines has its line ends left out."""

    start: int
    end: int
    text: str


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
    body: Spot = Spot(0, 0, "")
    lines: tuple[Spot, ...] = ()
    closing: Spot | None = None
    signatures: tuple[Spot, ...] = ()
    date: Spot | None = None
    contacts: tuple[Spot, ...] = ()
    copies: tuple[Spot, ...] = ()
    note: Spot | None = None
    labels: tuple[Spot, ...] = ()


def lines_of(text: str, start: int = 0, end: int | None = None) -> tuple[Spot, ...]:
    """The lines of ``text[start:end]`` that hold something, without surrounding white space."""
    found, at = [], start
    for line in text[start:end].split("\n"):
        words = line.strip(" \t\r\v\f\u3000\xa0")
        if words:
            inner = at + line.index(words)
            found.append(Spot(inner, inner + len(words), words))
        at += len(line) + 1
    return tuple(found)


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


def is_note(line: str) -> bool:
    """Whether a line is the note on publication."""
    return bool(NOTE.match(line))


def read_parts(text: str, lines: tuple[Spot, ...], salutation: int | None) -> Parts:
    """The parts of one letter from its lines; ``salutation`` is the position of its salutation."""
    if not lines:
        return Parts(0, 0)
    opening = opening_line(lines, 0 if salutation is None else salutation + 1)
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


def first_match(pattern: re.Pattern[str], lines: Iterable[Spot]) -> Spot | None:
    """The first stretch of the lines that matches."""
    for line in lines:
        found = pattern.search(line.text)
        if found:
            return Spot(line.start + found.start(), line.start + found.end(), found[0])
    return None


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
