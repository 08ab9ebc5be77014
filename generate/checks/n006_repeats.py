"""N006: one value for different things is worth a look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Statistic
from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

OWNER = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:小学|中学|学校|幼儿园|社区|村|镇|乡|街道|公司|医院|中心|园区|小区|项目|福利院|敬老院)"
)


def find(case: Case) -> Iterator[Hit]:
    """Repeats that the extract stage found, then equal figures of two named units, at the later figure."""
    seen: set[int] = set()
    for check in case.record.checks:
        values = {case.record.statistics[position].value for position in check.statistics}
        if check.kind == "repeat" and len(values) == 1 and not is_told_again(case, check.statistics):
            later = case.record.statistics[check.statistics[-1]]
            seen.add(later.start)
            yield Hit(case.offset + later.start, case.offset + later.end, check.message)
    statistics = [row for row in case.record.statistics if is_countable(row)]
    for number, second in enumerate(statistics):
        for first in statistics[max(number - 8, 0) : number]:
            if second.start in seen or first.value != second.value or first.unit != second.unit:
                continue
            one, other = (owner(case, row) for row in (first, second))
            between = case.text[case.offset + first.end : case.offset + second.start]
            if one and other and one != other and "\n" not in between:
                seen.add(second.start)
                start, end = case.offset + second.start, case.offset + second.end
                yield Hit(start, end, f"{one}与{other}的数字都是{second.text}，请核对是否误抄")


def is_told_again(case: Case, positions: tuple[int, ...]) -> bool:
    """Whether the later figure names the earlier one's thing again in another sentence (680米线路已更换)."""
    first, later = (case.record.statistics[position] for position in (positions[0], positions[-1]))
    named = later.indicator in first.indicator or first.indicator in later.indicator
    one, other = owner(case, first), owner(case, later)
    between = case.record.text[first.end : later.start]
    return named and (one == other or other is None) and any(mark in between for mark in "。；\n")


def is_countable(statistic: Statistic) -> bool:
    """Whether equal values are worth a look: above 100, no round sum of money, no percentage, no range."""
    if (
        statistic.value is None
        or statistic.value <= 100
        or statistic.upper is not None
        or statistic.unit == "%"
    ):
        return False
    return not (statistic.unit == "元" and statistic.value % 100 == 0)


def owner(case: Case, statistic: Statistic) -> str | None:
    """The school, village, town or the like that a figure is told of: the last one named in its sentence."""
    start = case.offset + statistic.start
    first = max(case.text.rfind(mark, 0, start) for mark in "。；\n") + 1
    names = OWNER.findall(case.text[first:start])
    return names[-1] if names else None


CHECK = Check(
    code="N006",
    severity="warning",
    message="不同对象的数字完全相同，疑似误抄",
    source="《统计法》第七条（真实、准确）",
    strength="law",
    find=find,
    bad=(
        changed(
            (
                "2024年暑期，我局招募",
                "城区有两所小学，一是第一小学，在校学生2605名；二是第二小学，在校学生2605名。2024年暑期，我局招募",
            )
        ),
    ),
    good=(
        clean(),
        changed(
            (
                "2024年暑期，我局招募",
                "城区有两所小学，一是第一小学，在校学生2605名；二是第二小学，在校学生1983名。2024年暑期，我局招募",
            )
        ),
    ),
)
