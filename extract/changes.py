"""Differences whose terms the text gives, recomputed: 由71.5%提高到88.2%，提高16.7个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.model import FigureCheck, Statistic
from extract.precision import Interval, interval_of, is_exact, percentage, printed

_FROM = re.compile(r"(?:由|从|自)[^，。；]{0,14}$")
_THAN = re.compile(r"^[，,]?(?:同?比|较)[^，。；增减升降提多少]{1,12}(?:的|为)$")
_TO = re.compile(r"[^，。；]{0,16}(?:到|至|为)[^，。；]{0,12}$")
ZERO_VALUE = Decimal(0)
_BY = re.compile(
    r"[，,、（(]?(?:每[一-龥]{1,3})?(?:同比|实际|共|累计|净|较[^，。；]{1,8})?(?:增长|增加|提高|上升|"
    r"提升|增|新增|净增|下降|降低|减少|减|降|缩短|压缩|扩大|上涨|降幅|增幅|多|少|跌|涨)[了约达为出]{0,2}$"
)


def change_checks(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """One check a difference that follows its old and its new value."""
    for index in range(len(statistics) - 2):
        old, new = statistics[index], statistics[index + 1]
        turned = _is_later(text, new, old)
        moved = turned or _is_move(text, old, new) or _is_later(text, old, new)
        if old.unit != new.unit or not moved:
            continue
        for third in range(index + 2, min(index + 4, len(statistics))):
            by = statistics[third]
            if re.search(r"[。；\n]", text[new.end : by.start]):
                break
            if _BY.fullmatch(text[statistics[third - 1].end : by.start].strip()):
                check = _check(statistics, index + turned, index + 1 - turned, third)
                if check is not None:
                    yield check
    yield from _compared(text, statistics)
    yield from _grown(text, statistics)


_LESS_OR_MORE = re.compile(r"[，,（(]?(?:同?比|较|同期)?[^，。；\d]{0,8}(?:\d{4}年)?[^，。；\d]{0,10}$")


def _grown(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """资金380万元，比上年增加50万元，增长15.2%: what stands now, the difference, its share of what stood."""
    for index in range(len(statistics) - 2):
        new, by, rate = statistics[index : index + 3]
        moved = by.kind == rate.kind and by.kind in ("increase", "decrease") and new.kind == "level"
        if not moved or rate.unit != "%" or by.unit != new.unit:
            continue
        beside = _LESS_OR_MORE.fullmatch(text[new.end : by.start])
        if beside and _BY.fullmatch(text[by.end : rate.start].strip()) and _are_exact(new, by, rate):
            yield _growth_check(statistics, index)


def _growth_check(statistics: Sequence[Statistic], index: int) -> FigureCheck:
    new, by, rate = statistics[index : index + 3]
    old = interval_of(new) - interval_of(by) if by.kind == "increase" else interval_of(new) + interval_of(by)
    share = percentage(interval_of(by), old)
    where = (index + 2, index + 1, index)
    terms = f"{new.indicator}{new.text}，{'增加' if by.kind == 'increase' else '减少'}{by.text}"
    if share is None or share.meets(interval_of(rate)):
        return FigureCheck("change", "holds", where, f"增减相符：{terms}，即{rate.text}。")
    stood = (new.value or ZERO_VALUE) - (1 if by.kind == "increase" else -1) * (by.value or ZERO_VALUE)
    value = printed(100 * (by.value or ZERO_VALUE) / stood)
    return FigureCheck("change", "fails", where, f"增减不符：{terms}，得{value}%，文中写{rate.text}。")


def _are_exact(*figures: Statistic) -> bool:
    return all(is_exact(each) for each in figures)


def _is_later(text: str, old: Statistic, new: Statistic) -> bool:
    """2022年培训1000人，2023年培训1250人: one thing in two years."""
    if not old.period or not new.period or not (old.kind == new.kind == "level"):
        return False
    spans = [(each.start or "", each.end or "") for each in (old.period, new.period)]
    alike = [edge[4:] for edge in spans[0]] == [edge[4:] for edge in spans[1]]
    rises = alike and spans[0][1] < spans[1][0]
    one = new.indicator.startswith(old.indicator[:2]) or old.indicator in new.indicator
    first, last = sorted((old, new), key=lambda each: each.start)
    return rises and one and not re.search("[。；\n]", text[first.end : last.start])


def _compared(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """2023年培训1200人，比上年的1000人增加200人: new, old, difference."""
    for index in range(len(statistics) - 2):
        new, old, by = statistics[index : index + 3]
        stated = _THAN.search(text[new.end : old.start]) and _BY.fullmatch(text[old.end : by.start].strip())
        check = _check(statistics, index + 1, index, index + 2) if stated and new.unit == old.unit else None
        if check is not None:
            yield check


def _is_move(text: str, old: Statistic, new: Statistic) -> bool:
    return bool(_FROM.search(text[max(0, old.start - 18) : old.start])) and bool(
        _TO.fullmatch(text[old.end : new.start])
    )


def _check(statistics: Sequence[Statistic], old: int, new: int, by: int) -> FigureCheck | None:
    first, last, stated = statistics[old], statistics[new], statistics[by]
    if not _are_exact(first, last, stated):
        return None
    moved = _moved(first, last, stated)
    if moved is None:
        return None
    interval, value = moved
    terms = f"{first.indicator}由{first.text}到{last.text}"
    if interval.meets(interval_of(stated)):
        return FigureCheck("change", "holds", (by, old, new), f"增减相符：{terms}，即{stated.text}。")
    unit = stated.unit or ""
    return FigureCheck(
        "change",
        "fails",
        (by, old, new),
        f"增减不符：{terms}，相差{printed(value)}{unit}，文中写{stated.text}。",
    )


def _moved(first: Statistic, last: Statistic, stated: Statistic) -> tuple[Interval, Decimal] | None:
    """The difference in the unit of ``stated``: an amount, points, or per cent of the old value."""
    gap = interval_of(last) - interval_of(first)
    value = (last.value or ZERO_VALUE) - (first.value or ZERO_VALUE)
    if value < 0:
        gap, value = Interval(-gap.high, -gap.low), -value
    if stated.unit == first.unit or (stated.unit == "百分点" and first.unit == "%"):
        return gap, value
    if stated.unit == "%":
        share = percentage(gap, interval_of(first))
        return None if share is None or not first.value else (share, 100 * value / first.value)
    return None
