"""The cells of a table as statistics: the column names them, the row the place, the caption the time."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Period, Place, Statistic
from extract.periods import FoundPeriod
from extract.regions import FoundPlace
from extract.tables import Cell, Table, indicator_of


def cell_statistics(
    text: str,
    table: Table,
    first: int,
    home: Place | None,
    periods: tuple[FoundPeriod, ...],
    places: tuple[FoundPlace, ...],
) -> Iterator[Statistic]:
    """One statistic a cell, in order; ``first`` is the position of the table's first in the record's list."""
    period = _period(table, periods)
    rows = {cell.row_start for cell in table.cells}
    named = {each.start: each.place for each in places if each.start in rows}
    totals = {cell.column_number: first + index for index, cell in enumerate(table.cells) if cell.row_total}
    for cell in table.cells:
        total = None if cell.row_total or cell.unit == "%" else totals.get(cell.column_number)
        yield Statistic(
            start=cell.start,
            end=cell.end,
            text=text[cell.start : cell.end],
            indicator=indicator_of(cell),
            value=cell.value,
            unit=cell.unit,
            kind="share" if cell.unit == "%" else "level",
            status="target" if _is_planned(table, cell) else "actual",
            period=period,
            place=named.get(cell.row_start, home),
            part_of=total,
        )


def _period(table: Table, periods: tuple[FoundPeriod, ...]) -> Period | None:
    stated = [
        each for each in periods if table.caption_start <= each.start < table.start and each.role != "basis"
    ]
    return stated[0].period if stated else None


def _is_planned(table: Table, cell: Cell) -> bool:
    return any(
        word in table.caption or word in cell.column for word in ("计划", "目标", "任务", "拟建", "规划")
    )
