"""Parts and their totals, recomputed; a breakdown that leaves a gap is worth a look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.complements import is_complete
from extract.model import FigureCheck, Statistic, Verdict
from extract.precision import ZERO, Interval, interval_of, is_exact, printed
from extract.tables import Table

_NEW_BREAKDOWN = re.compile(r"[。！？\n]|其中|按|从.{1,12}看")
_OTHERS = re.compile(r"其他|其它|其余|剩余|另外|余下")


def sum_checks(
    text: str, statistics: Sequence[Statistic], tables: tuple[Table, ...]
) -> Iterator[FigureCheck]:
    """One check a breakdown in prose."""
    inside = [(table.start, table.end) for table in tables]
    parts: dict[int, list[int]] = {}
    for index, statistic in enumerate(statistics):
        if statistic.part_of is not None and not any(a <= statistic.start < b for a, b in inside):
            parts.setdefault(statistic.part_of, []).append(index)
    for total, members in sorted(parts.items()):
        for group in _breakdowns(text, statistics, members):
            check = _check(text, statistics, total, group)
            if check is not None:
                yield check
    yield from _remainders(text, statistics)


_REST = re.compile(r"(?:(?:其余|剩余|余下|剩下)[^，。；\d]{0,6}|(?:没有|尚?未)[一-龥]{1,6}的)$")


def _remainders(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """项目19个，已完工11个，其余8个在建: what is done and what is left make up the whole."""
    for index in range(2, len(statistics)):
        rest = statistics[index]
        if not _REST.search(text, max(0, rest.start - 10), rest.start):
            continue
        before = [i for i in range(max(0, index - 6), index) if _beside(text, statistics[i], rest)]
        if len(before) < 2 or statistics[before[-1]].part_of not in (None, before[-2]):
            continue
        whole, done = before[-2:]
        linked = rest.part_of == whole == statistics[done].part_of
        if linked or not all(is_exact(statistics[i]) for i in (whole, done, index)):
            continue
        check = total_check(statistics, whole, [done, index])
        least = min(statistics[done].value or 0, rest.value or 0)
        sure = len(before) == 2 and (statistics[whole].value or 0) > least
        if check.verdict == "holds" or (sure and rest.part_of is None):
            yield check


def _beside(text: str, each: Statistic, rest: Statistic) -> bool:
    """Whether a figure before, of the same unit and paragraph, can be what something is left of."""
    return each.unit == rest.unit and each.kind == "level" and "\n" not in text[each.end : rest.start]


def _breakdowns(text: str, statistics: Sequence[Statistic], members: list[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for index in members:
        if group and _NEW_BREAKDOWN.search(text, statistics[group[-1]].end, statistics[index].start):
            yield group
            group = []
        group.append(index)
    yield group


def _check(text: str, statistics: Sequence[Statistic], total: int, group: list[int]) -> FigureCheck | None:
    whole, parts = statistics[total], [statistics[index] for index in group]
    if not parts or not all(part.unit == whole.unit and part.kind != "share" for part in parts):
        return None
    added = sum((interval_of(part) for part in parts), ZERO)
    difference = sum((part.value or Decimal(0) for part in parts), Decimal(0)) - (whole.value or Decimal(0))
    if len(parts) < 2 and difference <= 0:
        return None
    verdict: Verdict
    if added.meets(interval_of(whole)):
        verdict = "holds"
    elif not all(is_exact(each) for each in (whole, *parts)):
        verdict = "look"
    elif difference > 0:
        verdict = "look" if _overlap(text, whole, parts, difference) else "fails"
    else:
        verdict = "fails" if _is_whole(text, whole, parts, -difference) else "look"
    return FigureCheck("sum", verdict, (total, *group), _message(whole, parts, verdict, difference))


def _overlap(text: str, whole: Statistic, parts: list[Statistic], over: Decimal) -> bool:
    """Three kinds or more set off by commas may overlap; a row with 、 may not.

    教师3620人，其中小学1860人，初中1020人，本科以上3210人.
    """
    commas = ["，" in text[part.end : after.start] for part, after in pairwise(parts)]
    return len(parts) > 2 and any(commas) and over > (whole.value or 0) * Decimal("0.6")


def _is_whole(text: str, whole: Statistic, parts: list[Statistic], missing: Decimal) -> bool:
    """Whether the parts claim to be all there is: 其他, 公办/民办, or nearly the whole."""
    ends = [whole.end, *(part.end for part in parts[:-1])]
    words = [text[max(end, part.start - 14) : part.start] for end, part in zip(ends, parts, strict=True)]
    if any(_OTHERS.search(word) for word in words):
        return True
    if is_complete(words, whole.unit == "元"):
        return True
    share = missing / whole.value if whole.value else Decimal(1)
    by_place = len(parts) >= 3 and len({part.place for part in parts}) == len(parts)
    return by_place or share <= (Decimal("0.4") if len(parts) >= 3 else Decimal("0.12"))


def _message(whole: Statistic, parts: list[Statistic], verdict: Verdict, difference: Decimal) -> str:
    listed = "、".join(f"{part.indicator}{part.text}" for part in parts)
    stated = f"{whole.indicator}{whole.text}"
    if verdict == "holds":
        return f"分项合计与总数相符：{listed}，合计即{stated}。"
    added = printed((whole.value or Decimal(0)) + difference)
    how = f"多出{printed(difference)}" if difference > 0 else f"少{printed(-difference)}"
    if verdict == "fails":
        return (
            f"分项合计与总数不符：{listed}，合计{added}{whole.unit or ''}，比{stated}{how}{whole.unit or ''}"
            f"。"
        )
    return (
        f"分项合计与总数不等，请看分项是否列全：{listed}，合计{added}{whole.unit or ''}，"
        f"比{stated}{how}{whole.unit or ''}。"
    )


def total_check(statistics: Sequence[Statistic], total: int, group: list[int]) -> FigureCheck:
    """The check of a total whose parts are known to be all there is."""
    whole, parts = statistics[total], [statistics[index] for index in group]
    added: Interval = sum((interval_of(part) for part in parts), ZERO)
    difference = sum((part.value or Decimal(0) for part in parts), Decimal(0)) - (whole.value or Decimal(0))
    verdict: Verdict = "holds" if added.meets(interval_of(whole)) else "fails"
    return FigureCheck("sum", verdict, (total, *group), _message(whole, parts, verdict, difference))
