"""Of two figures of one thing only one stands in a letter: the newest, the unit's own before a record's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from generate.material import Material, Refusal


def newest_figures(
    materials: tuple[Material, ...],
) -> tuple[tuple[Material, ...], tuple[Refusal, ...]]:
    """Of the same place's figures of one indicator only the newest, in figures and measures alike.

    Two figures of one day that differ: the unit's own row stands, the other is refused. 全县在岗村医 and
    在岗村医 count the same.
    """
    newest: dict[tuple[str | None, str, str | None], Material] = {}
    for item in materials:
        for name, _ in _counted(item):
            if name not in newest or _recency(item) > _recency(newest[name]):
                newest[name] = item
    rows = [item for item in materials if item.fact is not None and item.relation == "same"]
    kept: list[Material] = []
    refused: list[Refusal] = []
    for item in materials:
        better = next(iter(_outdated_by(item, newest)), None) or _contradicts(item, rows)
        if better is None:
            kept.append(item)
        else:
            other = better.citations[0]
            reason = f"同一指标另有更近或本单位的数据（{other.source}），两处数字不一致，用后者"
            refused.append(Refusal(item.citations[0].quote, item.citations[0].source, reason))
    return tuple(kept), tuple(refused)


NAME_LENGTH = 3
"""Last characters of an indicator's name that tell what it counts (老年助餐点, 农村互助助餐点)."""
_COUNT_WORDS = re.compile(
    r"^(?:截至|目前|现有|全[省市县区州旗]|我[省市县区州旗局]|城区|累计|共有?|建成|已建成?|已|现|在?)+|总数|总量|数量|人数|个数|总"
)


def _counted(item: Material) -> list[tuple[tuple[str | None, str, str | None], Decimal]]:
    """What the material counts, by place, bare indicator and unit, and how many; plans count nothing."""
    if item.status == "planned":
        return []
    return [
        ((item.place, _COUNT_WORDS.sub("", figure.indicator), figure.unit), figure.value)
        for figure in item.citations[0].statistics
    ]


def _outdated_by(
    item: Material, newest: dict[tuple[str | None, str, str | None], Material]
) -> Iterable[Material]:
    """The newer materials that give another number for something the item counts, or the same number in a
    sentence about nothing else.
    """
    for name, value in _counted(item):
        other = newest[name]
        said = dict(_counted(other)).get(name)
        if other is not item and (said != value or item.status == "figure"):
            yield other


def _contradicts(item: Material, rows: list[Material]) -> Material | None:
    """The unit's own row that gives another number, of a later day, for what the record counts in passing
    (助餐点63个 beside 老年助餐点46个 of this year); what was added is another matter.
    """
    if item.fact is not None or item.relation != "same":
        return None
    for row in rows:
        fact = row.fact
        if fact is None or _recency(item) > _recency(row):
            continue
        name = re.escape(_COUNT_WORDS.sub("", fact.indicator)[-NAME_LENGTH:])
        said = re.search(
            rf"(?<!新增)(?<!新建)(?<!增加)(?<!增设)(?<!改造){name}[共有达到为约]{{0,3}}([\d.,]+万?){re.escape(fact.unit)}",
            item.text,
        )
        if said and said[1].replace(",", "") != fact.written.replace(",", ""):
            return row
    return None


def _recency(item: Material) -> tuple[str, bool]:
    return (item.citations[0].dated or "", item.fact is not None)
