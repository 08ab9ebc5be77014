"""Totals that follow their parts: 人大代表建议96件、政协提案174件，合计270件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.complements import is_complete
from extract.model import Statistic
from extract.naming import Named

_SUMMED = re.compile(r"(?P<sure>合计|共计|总计|总共|一共|累计共)|共")
_ONLY_SUM = re.compile(
    r"^[，,、；;]?(?:合计|共计|总计|总共|一共|共)(?:有|为|达到?|约)?(?:建议|提案)?(?:总数)?(?:约|近)?$"
)


def link_forward(statistics: Sequence[Statistic], named: Sequence[Named]) -> list[Statistic]:
    """The statistics with the parts of each later total pointing to it."""
    linked = list(statistics)
    for index, name in enumerate(named):
        match = _SUMMED.search(name.figure.left)
        if match is None or name.figure.joint not in ("clause", "list") or name.total is not None:
            continue
        parts = _row_before(linked, named, index)
        added = sum(part.value or 0 for part in (linked[i] for i in parts))
        says_so = bool(match["sure"]) and bool(_ONLY_SUM.match(name.figure.left))
        if len(parts) < 2 or not (says_so or added == linked[index].value):
            continue
        for part in parts:
            linked[part] = replace(linked[part], part_of=index)
        if _ONLY_SUM.match(name.figure.left):
            joined = "、".join(linked[part].indicator for part in parts)
            linked[index] = replace(linked[index], indicator=joined[:24])
    return linked


def link_rows(statistics: Sequence[Statistic], named: Sequence[Named]) -> list[Statistic]:
    """中小学校62所，小学41所、初中15所、高中6所: a row that adds up to the figure before it."""
    linked = list(statistics)
    totals = {each.part_of for each in statistics}
    for index, whole in enumerate(statistics):
        if whole.part_of is not None or whole.kind != "level" or index in totals:
            continue
        row = _row_behind(linked, named, index)
        for size in range(len(row), 1, -1):
            if _adds_up(linked, row[:size], whole) or (size <= 6 and _is_whole_row(named, row[:size])):
                for place in row[:size]:
                    linked[place] = replace(linked[place], part_of=index)
                break
    return linked


def _adds_up(statistics: Sequence[Statistic], row: list[int], whole: Statistic) -> bool:
    return sum(statistics[place].value or 0 for place in row) == whole.value


def _is_whole_row(named: Sequence[Named], row: list[int]) -> bool:
    """小学、初中、高中: kinds that leave nothing over, named without a verb of their own."""
    wordings = [named[place].wording for place in row]
    if any((wording.verb and wording.noun) or wording.per for wording in wordings):
        return False
    if named[row[0]].figure.quantity.unit == "元":
        return False
    words = [named[place].figure.left for place in row]
    # 企业47家，接入管网的44家，自建设施的3家
    kinds = len(row) >= 2 and all(len(word) > 3 and word.endswith("的") for word in words)
    return kinds or is_complete(words, money=False)


def _row_behind(statistics: Sequence[Statistic], named: Sequence[Named], index: int) -> list[int]:
    """The figures of the same unit behind one in its sentence, none of them a part of something."""
    row = []
    for place in range(index + 1, min(len(statistics), index + 12)):
        if named[place].figure.sentence != named[index].figure.sentence:
            break
        each = statistics[place]
        if each.unit == statistics[index].unit and each.part_of is None and each.kind == "level":
            row.append(place)
    return row


def _row_before(statistics: Sequence[Statistic], named: Sequence[Named], index: int) -> list[int]:
    """The figures of the same unit and sentence directly before, none of them a part of something."""
    row: list[int] = []
    for place in range(index - 1, -1, -1):
        each = statistics[place]
        if each.unit != statistics[index].unit or named[place].figure.run != named[index].figure.run:
            break
        if each.part_of is not None or each.kind == "share" or index - place > 40:
            break
        if any(other.part_of == place for other in statistics[place : index + 1]):
            break
        row.insert(0, place)
    return row
