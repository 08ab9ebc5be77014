"""F006: dates in Arabic digits with full year and without leading zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.cases import day_of
from generate.check import Case, Check, Edit, Hit
from generate.specimen import changed, clean

GOOD = re.compile(r"(?:19|20)\d{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
IN_TEXT = re.compile(
    r"(?<![\d〔（(])(?:(?:19|20)\d{2}年0\d月(?:\d{1,2}日)?|(?:19|20)\d{2}年\d{1,2}月0\d日"
    r"|(?:19|20)\d{2}[./](?:0?[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])(?![\d.])"
    r"|(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|[一二][〇○零一二三四五六七八九0]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)


def find(case: Case) -> Iterator[Hit]:
    """The letter's date and every date of the text that is not in the standard form."""
    spot = case.parts.date
    if spot is not None and not GOOD.fullmatch(spot.text):
        yield hit(spot.start, spot.end, spot.text, "成文日期")
    elif spot is not None and day_of(spot.text) is None:
        yield Hit(spot.start, spot.end, f"成文日期“{spot.text}”不是真实存在的日期")
    for found in IN_TEXT.finditer(case.text, case.parts.start, case.parts.end):
        if spot is None or not spot.start <= found.start() < spot.end:
            yield hit(found.start(), found.end(), found[0], "日期")


def hit(start: int, end: int, words: str, what: str) -> Hit:
    """A date with the form it should have, where it can be read."""
    day = day_of(words)
    better = f"{day.year}年{day.month}月{day.day}日" if day else None
    if better is None:
        better = re.sub(r"([年月])0(\d)", r"\1\2", words) if re.search(r"[年月]0\d", words) else None
    edits = (Edit(start, end, better),) if better else ()
    return Hit(start, end, f"{what}“{words}”应写成阿拉伯数字、年份四位、月日不编虚位", better, edits=edits)


CHECK = Check(
    code="F006",
    severity="error",
    message="日期用阿拉伯数字，年份写全，月、日不编虚位（2025年7月8日）",
    source="GB/T 9704-2012 7.3.5.4；GB/T 15835-2011",
    strength="standard",
    find=find,
    bad=(
        changed(("2024年5月，", "2024年05月，")),
        *(
            changed(("2025年6月8日", wrong))
            for wrong in (
                "二〇二五年六月八日",
                "2025年06月08日",
                "2025.6.8",
                "25年6月8日",
                "2025年6月",
                "2025-06-08",
                "2025年2月30日",
            )
        ),
    ),
    good=(clean(), changed(("2025年6月8日", "2025年12月31日"))),
    fix_is_safe=True,
)
