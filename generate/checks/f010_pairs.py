"""F010: quotation marks, title marks and brackets are Chinese and balanced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Edit, Hit
from generate.letterlines import Spot, lines_of
from generate.specimen import changed, clean

PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】"}
CLOSERS = {close: opener for opener, close in PAIRS.items()}
STRAIGHT = re.compile(r"(?<=[\u4e00-\u9fff，。：；、（《》”“])[\"']|[\"'](?=[\u4e00-\u9fff《（])")

ANGLES = re.compile(r"<{1,2}([\u4e00-\u9fff][^<>\n]{2,60})>{1,2}")


def find(case: Case) -> Iterator[Hit]:
    """Straight quotes beside Han, then marks without their partner, paragraph by paragraph."""
    title = case.parts.title
    for line in lines_of(case.text, case.parts.start, case.parts.end):
        for found in ANGLES.finditer(line.text):
            start, end = line.start + found.start(), line.start + found.end()
            better = f"《{found[1]}》"
            yield Hit(start, end, "书名号应为《》，不用半角尖括号", better, edits=(Edit(start, end, better),))
        straight = [line.start + found.start() for found in STRAIGHT.finditer(line.text)]
        if straight:
            yield straight_hit(case, straight)
        elif title is None or not title.start <= line.start < title.end:
            yield from unbalanced(line)
    if title is not None and "\n" not in case.text[title.start : title.end]:
        yield from unbalanced(title)


def straight_hit(case: Case, places: list[int]) -> Hit:
    """Straight quotes of one paragraph, mended in turn to an opening and a closing mark."""
    edits: tuple[Edit, ...] = ()
    if len(places) % 2 == 0 and len({case.text[place] for place in places}) == 1:
        marks = "“”" if case.text[places[0]] == '"' else "‘’"
        edits = tuple(Edit(place, place + 1, marks[number % 2]) for number, place in enumerate(places))
    return Hit(
        places[0], places[0] + 1, f"使用了半角直引号（{len(places)}处），应为中文引号“ ”", "“ ”", edits=edits
    )


def unbalanced(line: Spot) -> Iterator[Hit]:
    """The first mark of a line that lacks its partner; a closing bracket after a number is a list's."""
    stack: list[tuple[str, int]] = []
    for place, mark in enumerate(line.text):
        if mark in PAIRS:
            if stack and stack[-1][0] == mark and mark in "“《":
                inner = {"“": "‘ ’", "《": "〈 〉"}[mark]
                if PAIRS[mark] in line.text[place:]:
                    yield Hit(
                        line.start + place,
                        line.start + place + 1,
                        f"“{mark}”里又套“{mark}”：内层应改用{inner}，或前面缺“{PAIRS[mark]}”",
                        inner,
                    )
                    return
            stack.append((mark, place))
        elif mark in CLOSERS:
            if stack and stack[-1][0] == CLOSERS[mark]:
                stack.pop()
            elif not (
                mark == "）"
                and re.search(r"(?:^|[；。，])\s*[\d一二三四五六七八九十a-z]{1,2}$", line.text[:place])
            ):
                yield Hit(
                    line.start + place, line.start + place + 1, f"“{mark}”前面缺少配对的“{CLOSERS[mark]}”"
                )
                return
    if stack:
        mark, place = stack[0]
        yield Hit(line.start + place, line.start + place + 1, f"“{mark}”没有配对的“{PAIRS[mark]}”")


CHECK = Check(
    code="F010",
    severity="warning",
    message="引号、书名号、括号使用中文标点并且成对",
    source="GB/T 15834-2011 4.8、4.9、4.15",
    strength="standard",
    find=find,
    bad=(
        changed(("提案》（第38号）", "提案（第38号）")),
        changed(("《关于加强寒暑假", "关于加强寒暑假")),
        changed(("征询意见表", '"征询意见表"')),
        changed(("（第38号）收悉", "（第38号收悉")),
        changed(("征询意见表", "“征询意见表“")),
    ),
    good=(clean(), changed(("征询意见表", "“征询意见表”"))),
    fix_is_safe=True,
)
