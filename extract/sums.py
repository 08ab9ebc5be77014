"""Parts and their totals, recomputed; a breakdown that leaves a gap is worth a look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.model import FigureCheck, Statistic, Verdict
from extract.precision import ZERO, Interval, interval_of, is_exact, printed
from extract.tables import Table

_NEW_BREAKDOWN = re.compile(r"[。！？\n]|其中|按|从.{1,12}看")
_OTHERS = re.compile(r"其他|其它|其余|剩余|另外|余下")
# Words that between them leave nothing over: a breakdown is whole when every group of a row has its part.
_COMPLEMENTS = tuple(
    tuple(frozenset(group.split("|")) for group in row.split())
    for row in (
        "公办|公立|公建 民办|私立|民营",
        "城镇|城市|城区|社区 农村|乡村|行政村|村",
        "男 女",
        "专职|全职 兼职",
        "新建 改建|扩建|改造|改扩建|续建",
        "住院 门诊",
        "已完工|完工|已完成|已建 在建|正在|未完工|未开工|拟建",
        "小学 初中|初级中学|中学|高中",
        "小学阶段 初中阶段",
        "人大 政协",
        "A类 B类",
        "满意 基本满意",
        "县道 乡道 村道",
        "公共 专用|个人|私人|自用|专属",
        "全日制 半日制|计时|临时",
        "线上 线下",
        "室内|地上 室外|地下",
        "合格 不合格",
        "工作日 节假日|周末",
        "机动 非机动|电动",
        "大型 中型 小型",
        "东 西 南 北",
        "东 西",
        "南 北",
    )
)


# Who pays: these make up a sum of money, not a number of things (省级3家、市级11家 of 86).
_PURSES = tuple(
    tuple(frozenset(group.split("|")) for group in row.split())
    for row in (
        "中央|上级|省级|国家|专项 市级|县级|区级|本级|配套|自筹|自有|地方|财政",
        "财政 自筹|社会|居民|企业|个人",
    )
)


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
    elif difference > 0 or _is_whole(text, whole, parts, -difference):
        verdict = "fails"
    else:
        verdict = "look"
    return FigureCheck("sum", verdict, (total, *group), _message(whole, parts, verdict, difference))


def _is_whole(text: str, whole: Statistic, parts: list[Statistic], missing: Decimal) -> bool:
    """Whether the parts claim to be all there is: 其他, 公办/民办, or nearly the whole."""
    ends = [whole.end, *(part.end for part in parts[:-1])]
    words = [text[max(end, part.start - 14) : part.start] for end, part in zip(ends, parts, strict=True)]
    if any(_OTHERS.search(word) for word in words):
        return True
    for row in _COMPLEMENTS + (_PURSES if whole.unit == "元" else ()):
        if all(any(_says(word, group) for group in row) for word in words) and all(
            any(_says(word, group) for word in words) for group in row
        ):
            return True
    share = missing / whole.value if whole.value else Decimal(1)
    by_place = len(parts) >= 3 and len({part.place for part in parts}) == len(parts)
    return by_place or share <= (Decimal("0.4") if len(parts) >= 3 else Decimal("0.12"))


def _says(word: str, group: frozenset[str]) -> bool:
    return any(name in word for name in group)


def _message(whole: Statistic, parts: list[Statistic], verdict: Verdict, difference: Decimal) -> str:
    listed = "、".join(f"{part.indicator}{part.text}" for part in parts)
    stated = f"{whole.indicator}{whole.text}"
    if verdict == "holds":
        return f"分项合计与总数相符：{listed}，合计即{stated}。"
    added = printed((whole.value or Decimal(0)) + difference)
    how = f"多出{printed(difference)}" if difference > 0 else f"少{printed(-difference)}"
    if verdict == "fails":
        return f"分项合计与总数不符：{listed}，合计{added}{whole.unit or ''}，比{stated}{how}{whole.unit or ''}。"
    return f"分项合计与总数不等，请看分项是否列全：{listed}，合计{added}{whole.unit or ''}，比{stated}{how}{whole.unit or ''}。"


def total_check(statistics: Sequence[Statistic], total: int, group: list[int]) -> FigureCheck:
    """The check of a total whose parts are known to be all there is."""
    whole, parts = statistics[total], [statistics[index] for index in group]
    added: Interval = sum((interval_of(part) for part in parts), ZERO)
    difference = sum((part.value or Decimal(0) for part in parts), Decimal(0)) - (whole.value or Decimal(0))
    verdict: Verdict = "holds" if added.meets(interval_of(whole)) else "fails"
    return FigureCheck("sum", verdict, (total, *group), _message(whole, parts, verdict, difference))
