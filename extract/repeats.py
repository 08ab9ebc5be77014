"""The same value for different things, and one thing with two values: worth a person's look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.model import FigureCheck, Statistic


def repeat_checks(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """One check a pair, verdict ``look``."""
    yield from _same_value(text, statistics)
    yield from _two_values(statistics)


def _same_value(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """The same value above 100 for two different things in one paragraph (GUIDELINES, "Checks")."""
    for index, first in enumerate(statistics):
        for other in range(index + 1, min(index + 12, len(statistics))):
            second = statistics[other]
            if "\n" in text[first.end : second.start]:
                break
            if _is_copied(first, second):
                message = f"同一数值写给了两件事，请核对：{_named(first)}与{_named(second)}均为{first.text}。"
                yield FigureCheck("repeat", "look", (index, other), message)


def _is_copied(first: Statistic, second: Statistic) -> bool:
    if first.value != second.value or first.unit != second.unit or first.upper or second.upper:
        return False
    if first.value is None or first.value <= 100 or first.unit in ("%", "百分点"):
        return False
    different = first.indicator != second.indicator or first.place != second.place
    return different and not (first.unit == "元" and first.value % 100 == 0)


def _two_values(statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """The same indicator of one place and time with two values."""
    seen: dict[tuple[object, ...], int] = {}
    for index, each in enumerate(statistics):
        if not _is_comparable(each):
            continue
        key = (each.indicator, each.unit, each.place, each.period)
        first = seen.setdefault(key, index)
        if statistics[first].value != each.value:
            message = (
                f"同一指标前后数值不同，请核对：{_named(each)}先写{statistics[first].text}，后写{each.text}。"
            )
            yield FigureCheck("repeat", "look", (first, index), message)


def _is_comparable(statistic: Statistic) -> bool:
    return (
        statistic.kind == "level"
        and statistic.status == "actual"
        and statistic.part_of is None
        and len(statistic.indicator) >= 4
        and statistic.period is not None
        and (statistic.value or Decimal(0)) > 20
        and statistic.unit != "元"
    )


def _named(statistic: Statistic) -> str:
    return (statistic.place.name if statistic.place else "") + statistic.indicator
