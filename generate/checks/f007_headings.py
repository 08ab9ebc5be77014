"""F007: the ladder of headings 一、（一）1.（1） without skips, gaps or wrong marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generate.check import Case, Check, Edit, Hit
from generate.letterlines import Spot
from generate.specimen import changed, clean

HAN = "一二三四五六七八九十"
SHAPES = (
    (
        1,
        re.compile(
            rf"(?P<number>[{HAN}]{{1,3}})(?P<mark>[、，,.．：:；;])(?![{HAN}]{{1,2}}(?:、|年?级|[楼期月]))"
        ),
    ),
    (1, re.compile(rf"(?P<number>[{HAN}]{{1,3}})(?P<mark>\s+)(?=[\u4e00-\u9fff])")),
    (2, re.compile(rf"(?P<open>[（(])(?P<number>[{HAN}]{{1,3}})(?P<close>[）)])(?P<mark>[、，,.．：:]?)")),
    (4, re.compile(r"(?P<open>[（(])(?P<number>\d{1,2})(?P<close>[）)])(?P<mark>[、，,.．：:]?)")),
    (3, re.compile(r"(?P<number>\d{1,2})(?P<mark>[.．、，,：:])(?!\d)")),
)
LADDER = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered paragraph: level, number, and the words of its number in the text."""

    level: int
    number: int
    label: str
    start: int
    end: int


def find(case: Case) -> Iterator[Hit]:
    """Wrong marks, then gaps and repeats of the count, then skips of a level."""
    headings = tuple(heading for line in case.parts.lines for heading in heading_of(line, case))
    for heading in headings:
        better = mended(heading)
        if better != heading.label and heading.start < heading.end:
            edits = (Edit(heading.start, heading.end, better),)
            yield Hit(
                heading.start,
                heading.end,
                f"层次序号“{heading.label}”写法不规范，应为“{better}”",
                better,
                edits=edits,
            )
    yield from count_hits(headings)
    yield from order_hits(headings)


def order_hits(headings: tuple[Heading, ...]) -> Iterator[Hit]:
    """A letter that begins with a lower level (（一）) and comes to a higher one (一、) later."""
    higher = next((row for row in headings[1:] if headings[0].level - row.level == 1), None)
    if (
        higher is not None
        and headings[0].number == 1
        and all(row.level == headings[0].level for row in headings[: headings.index(higher)])
    ):
        first = headings[0]
        reason = f"层次颠倒：先用“{first.label}”，后面才用高一级的“{higher.label}”"
        yield Hit(higher.start, max(higher.end, higher.start + 1), reason)


def heading_of(line: Spot, case: Case) -> Iterator[Heading]:
    """The heading of a line, typed or put by Word's numbering."""
    paragraph, offset = case.file.locate(line.start)
    automatic = case.file.paragraphs[paragraph].label if offset == 0 else ""
    words = automatic or line.text
    for level, shape in SHAPES:
        found = shape.match(words)
        if found:
            end = line.start if automatic else line.start + found.end()
            yield Heading(level, number_of(found["number"]), found[0].rstrip(), line.start, end)
            return


def number_of(words: str) -> int:
    """一 to 九十九, or Arabic digits, as a number."""
    if words.isdigit():
        return int(words)
    tens, mark, ones = words.partition("十")
    digits = "零" + HAN
    if not mark:
        return digits.index(tens[0]) if len(tens) == 1 else 0
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)


def mended(heading: Heading) -> str:
    """The label in its standard form."""
    inner = re.sub(r"[^\d一二三四五六七八九十]", "", heading.label)
    return {1: f"{inner}、", 2: f"（{inner}）", 3: f"{inner}.", 4: f"（{inner}）"}[heading.level]


def count_hits(headings: tuple[Heading, ...]) -> Iterator[Hit]:
    """Numbers that do not follow the one before on their level; a level that is jumped over."""
    counts: dict[int, int] = {}
    skipped = False
    for heading in headings:
        outer = [level for level in counts if level < heading.level]
        if outer and heading.level not in counts and max(outer) < heading.level - 1 and not skipped:
            skipped = True
            wanted = LADDER[max(outer) + 1]
            yield Hit(
                heading.start,
                max(heading.end, heading.start + 1),
                f"层次跳级：“{LADDER[max(outer)]}”之下直接用“{heading.label}”，应先用“{wanted}”",
                severity="info",
            )
        expected = counts.get(heading.level, 0) + 1
        if heading.number != expected and heading.number:
            what = "重复" if heading.number < expected else "跳号"
            yield Hit(
                heading.start,
                max(heading.end, heading.start + 1),
                f"层次序号{what}：这里应是第{expected}，写成了“{heading.label}”",
            )
        counts = {level: number for level, number in counts.items() if level < heading.level}
        counts[heading.level] = heading.number or expected


CHECK = Check(
    code="F007",
    severity="warning",
    message="层次序号依次为“一、”“（一）”“1.”“（1）”，不跳号、不重号、标点正确",
    source="GB/T 9704-2012 7.3.3",
    strength="standard",
    find=find,
    bad=(
        changed(("二、关于建立", "二，关于建立")),
        changed(("二、关于建立", "三、关于建立")),
        changed(("三、关于加强", "二、关于加强")),
        changed(("\n截至2025", "\n（一）、截至2025")),
        changed(
            ("一、关于扩大", "（一）关于扩大"),
            ("二、关于建立", "一、关于建立"),
            ("三、关于", "二、关于"),
            ("四、下", "三、下"),
        ),
        changed(("\n截至2025", "\n1、截至2025")),
        changed(("\n截至2025", "\n1.截至2025")),
    ),
    good=(clean(), changed(("\n截至2025", "\n（一）截至2025"))),
    fix_is_safe=True,
)
