"""Arithmetic across the clauses of one sentence.

Last year's figure told beside, a part told after its share, a total told after its parts.
The figures are those of the record; the words between them say how they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.model import Statistic
from extract.precision import interval_of, percentage
from generate.arithmetic import before, is_exact, shown, spot
from generate.check import Case, Hit

Rows = Sequence[Statistic]
SAME_PERIOD = re.compile(
    r"^20\d\d年[^，。；\d]{0,8}$|(?:去年|上年|前年|20\d\d年)?同期[^，。；\d]{0,12}$|(?:去年|上年)[^，。；\d]{0,8}(?:为|是|仅)$"
)
THAN = re.compile(r"^[，（(]?(?:同?比|较|相比)[^，。；]{0,14}?(?:的|为)?$")
MORE_BY = re.compile(r"^[，的]?(?:净|共|累计|实际)?(?P<way>增加|增长|多|提高|减少|下降|少|降低)了?$")
THEN_PART = re.compile(r"^[，,（(]?(?:即|共计?|计|合计|约|有|为|达)[^，。；\d]{0,6}$")
BARE_SHARE = re.compile(r"^[，,（(]?占比?(?:约|达到?|为|到)?$")
TOTAL = re.compile(r"(?:^|[，；])(?:共计?|合计|总计|一共|累计)[^，。；、\d占]{0,8}$")
BREAK = re.compile(r"[。！？\n]")
OPPOSITES = (
    ("本地", "外地"),
    ("本市", "外市"),
    ("本县", "外县"),
    ("本省", "外省"),
    ("公办", "民办"),
    ("公立", "民营"),
    ("男", "女"),
    ("城镇", "农村"),
    ("城市", "农村"),
    ("城区", "乡镇"),
    ("城区", "农村"),
    ("国有", "民营"),
    ("国有", "非国有"),
    ("室内", "室外"),
    ("地上", "地下"),
    ("线上", "线下"),
    ("已", "未"),
    ("专职", "兼职"),
    ("在编", "编外"),
)
FEWEST_PARTS = 2


def comparison_hits(case: Case) -> Iterator[Hit]:
    """Growths, differences and parts that do not fit the other figures of their sentence."""
    used = {n for check in case.record.checks if check.kind in ("change", "share") for n in check.statistics}
    for first, rows in sentences_of(case):
        for place in range(len(rows) - 2):
            three = rows[place : place + 3]
            if any(first + place + n in used for n in range(3)) or not is_exact(*three):
                continue
            yield from last_year_hits(case, three)
            yield from compared_hits(case, three)
            yield from later_part_hits(case, three)


def sentences_of(case: Case) -> Iterator[tuple[int, Rows]]:
    """The figures of each sentence in order, with the position of the first one in the record."""
    rows, first = case.record.statistics, 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or BREAK.search(case.record.text, rows[place - 1].end, rows[place].start):
            yield first, rows[first:place]
            first = place


def last_year_hits(case: Case, three: Rows) -> Iterator[Hit]:
    """查处156起，同比上升12.2%；去年同期查处124起: now, rate, then."""
    now, rate, then = three
    moved = rate.unit == "%" and rate.kind in ("increase", "decrease") and now.unit == then.unit
    if not moved or not SAME_PERIOD.search(before(case, then)) or not now.value or not then.value:
        return
    gap = now.value - then.value if rate.kind == "increase" else then.value - now.value
    right = round(100 * gap / then.value, 1)
    if abs(right - (rate.value or Decimal(0))) > Decimal("0.1"):
        reason = f"增减幅度不符：{then.text}到{now.text}，应为{right}%，文中写{rate.text}"
        yield spot(case, rate, reason, f"{right}%")


def compared_hits(case: Case, three: Rows) -> Iterator[Hit]:
    """620万人次，较2023年560万人次增加80万人次: now, then, difference."""
    now, then, by = three
    if not now.unit == then.unit == by.unit or now.value is None or then.value is None or by.value is None:
        return
    text = case.record.text
    way = MORE_BY.match(text[then.end : by.start].strip())
    if not way or not THAN.match(text[now.end : then.start].strip()):
        return
    gap = interval_of(now) - interval_of(then)
    if way["way"] in ("减少", "下降", "少", "降低"):
        gap = interval_of(then) - interval_of(now)
    if not gap.meets(interval_of(by)):
        right = shown(abs(now.value - then.value), by)
        yield spot(case, by, f"增减数不符：{then.text}到{now.text}相差{right}，文中写{by.text}", right)


def later_part_hits(case: Case, three: Rows) -> Iterator[Hit]:
    """培训学员320人次，其中青年学员占61%，共计211人次: whole, share, part."""
    whole, share, part = three
    if share.unit != "%" or share.kind != "share" or whole.unit != part.unit or not whole.value:
        return
    if not THEN_PART.match(case.record.text[share.end : part.start]) or (part.value or 0) >= whole.value:
        return
    got = percentage(interval_of(part), interval_of(whole))
    if got is not None and not got.meets(interval_of(share)):
        right = round(100 * (part.value or Decimal(0)) / whole.value, 1)
        yield spot(
            case, share, f"百分比不符：{part.text}占{whole.text}的{right}%，文中写{share.text}", f"{right}%"
        )


def bare_share_hits(case: Case) -> Iterator[Hit]:
    """村医46人，占24.2%: no figure of the paragraph before is the whole of which the part is that share."""
    used = {n for check in case.record.checks if check.kind == "share" for n in check.statistics}
    rows = case.record.statistics
    for number in range(1, len(rows)):
        part, share = rows[number - 1], rows[number]
        bare = BARE_SHARE.match(case.record.text[part.end : share.start])
        if number in used or share.unit != "%" or not bare or not is_exact(part, share):
            continue
        paragraph = case.record.text.rfind("\n", 0, part.start) + 1
        wholes = [
            row
            for row in rows[: number - 1]
            if row.start >= paragraph and row.unit == part.unit and (row.value or 0) > (part.value or 0)
        ]
        shares = [percentage(interval_of(part), interval_of(whole)) for whole in wholes]
        if wholes and not any(got is not None and got.meets(interval_of(share)) for got in shares):
            reason = f"百分比不符：前文没有哪个数能使{part.text}占{share.text}"
            yield spot(case, share, reason, None)


def complement_hits(case: Case) -> Iterator[Hit]:
    """公办占45%，民办占65%: shares of opposite halves of one thing that exceed the whole."""
    rows = case.record.statistics
    for one, other in pairwise(rows):
        between = case.record.text[one.end : other.start]
        both = one.unit == other.unit == "%" and one.kind == other.kind == "share" and is_exact(one, other)
        if not both or BREAK.search(between) or one.value is None or other.value is None:
            continue
        if is_opposite(one.indicator, other.indicator) and one.value + other.value > Decimal("100.2"):
            total = one.value + other.value
            reason = (
                f"占比合计超过100%：{one.indicator}{one.text}、{other.indicator}{other.text}，合计{total}%"
            )
            yield spot(case, other, reason, None)


def is_opposite(one: str, other: str) -> bool:
    """Whether two names differ only in words that exclude and complete each other (本地企业, 外地企业)."""
    return any(
        (a in one and one.replace(a, b, 1) == other) or (b in one and one.replace(b, a, 1) == other)
        for a, b in OPPOSITES
    )


def trailing_total_hits(case: Case) -> Iterator[Hit]:
    """甲处新增86个，乙处新增54个，共新增150个: a total behind its parts, all of one thing and unit."""
    summed = {check.statistics[0] for check in case.record.checks if check.kind == "sum"}
    for first, rows in sentences_of(case):
        for place, total in enumerate(rows):
            if place < FEWEST_PARTS or first + place in summed:
                continue
            parts = parts_before(rows[:place], total)
            if (
                len(parts) < FEWEST_PARTS
                or not TOTAL.search(lead_of(case, total))
                or not is_exact(total, *parts)
            ):
                continue
            added = sum((row.value or Decimal(0) for row in parts), Decimal(0))
            if total.value is not None and added != total.value and near(added, total.value):
                words = "＋".join(row.text for row in parts)
                reason = f"合计与分项不符：{words}＝{shown(added, total)}，合计写{total.text}"
                yield spot(case, total, reason, shown(added, total))


def parts_before(rows: Rows, total: Statistic) -> list[Statistic]:
    """The figures right before a total that have its unit, kind and the end of its name."""
    parts: list[Statistic] = []
    for row in reversed(rows):
        if row.unit != total.unit or row.kind != total.kind or row.indicator[-2:] != total.indicator[-2:]:
            break
        parts.insert(0, row)
    return parts


def lead_of(case: Case, row: Statistic) -> str:
    """The words between the figure before and this one, at most a clause."""
    start = case.offset + row.start
    return case.text[max(start - 16, 0) : start]


def near(one: Decimal, other: Decimal) -> bool:
    """Whether two sums are close enough for one to be a slip of the other."""
    return other * 2 > one > other / 2
