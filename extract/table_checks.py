"""Totals and rates inside tables of figures, recomputed along columns and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.model import FigureCheck, Statistic
from extract.precision import interval_of, percentage
from extract.shares import share_check
from extract.sums import total_check
from extract.tables import Cell, Table

_NOT_ADDED = re.compile(r"率|占比|比例|比重|人均|平均|均价|单价|标准|价格|每|同比|增[长幅]|年份|面积比")
_SUBTOTAL = re.compile(r"小\s*计")
_OF_TOTAL = re.compile(r"占比|比重|比例|占")
_REACHED = re.compile(r"(?:完成|达成|到位|执行|达标)(?:率|比例|进度)")
_PLANNED = re.compile(r"计划|任务|目标|应[一-龥]|总数|总量")
_RATE = re.compile(r"(?P<stem>[一-龥]{2})率")


def table_checks(table: Table, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """One check a total of the table and one a rate whose terms stand in its row."""
    at = {statistic.start: index for index, statistic in enumerate(statistics)}
    grid = {(cell.row_number, cell.column_number): cell for cell in table.cells if cell.start in at}
    rows, columns = sorted({row for row, _ in grid}), sorted({column for _, column in grid})
    for column in columns:
        line = [grid[row, column] for row in rows if (row, column) in grid]
        yield from _column_checks(line, at, statistics)
    for row in rows:
        line = [grid[row, column] for column in columns if (row, column) in grid]
        yield from _row_checks(line, at, statistics)
    yield from _rate_checks(grid, rows, at, statistics)
    yield from _against_prose(grid, rows, columns, at, statistics)


def _is_added(cell: Cell) -> bool:
    return cell.unit != "%" and not _NOT_ADDED.search(cell.column)


def _column_checks(
    line: list[Cell], at: dict[int, int], statistics: Sequence[Statistic]
) -> Iterator[FigureCheck]:
    """Each 小计 over the rows since the last, 合计 over subtotals and the rest; or a total row first."""
    if not line or not _is_added(line[0]) or len({cell.unit for cell in line}) != 1:
        return
    if line[0].row_total and len(line) > 2 and not any(cell.row_total for cell in line[1:]):
        yield total_check(statistics, at[line[0].start], [at[cell.start] for cell in line[1:]])
        return
    group: list[Cell] = []
    sections: list[Cell] = []
    for cell in line:
        if not cell.row_total:
            group.append(cell)
            continue
        is_part = bool(_SUBTOTAL.search(cell.row))
        parts = group if is_part else sections + group
        if len(parts) >= 2:
            yield total_check(statistics, at[cell.start], [at[part.start] for part in parts])
        group = []
        sections = [*sections, cell] if is_part else []


def _row_checks(
    line: list[Cell], at: dict[int, int], statistics: Sequence[Statistic]
) -> Iterator[FigureCheck]:
    """A 合计 column over the columns before it, or over those behind it if it comes first."""
    totals = [place for place, cell in enumerate(line) if cell.column_total and _is_added(cell)]
    if len(totals) != 1:
        return
    place = totals[0]
    others = line[place + 1 :] if place == 0 else line[:place]
    parts = [cell for cell in others if _is_added(cell) and cell.unit == line[place].unit]
    if len(parts) >= 2:
        yield total_check(statistics, at[line[place].start], [at[cell.start] for cell in parts])


def _rate_checks(
    grid: dict[tuple[int, int], Cell], rows: list[int], at: dict[int, int], statistics: Sequence[Statistic]
) -> Iterator[FigureCheck]:
    for (row, column), cell in sorted(grid.items()):
        if cell.unit != "%":
            continue
        before = [grid[row, other] for other in range(column) if (row, other) in grid]
        before = [other for other in before if other.unit != "%"]
        terms = _rate_terms(cell, before, grid, rows)
        if terms is None or terms[0].unit != terms[1].unit:
            continue
        part, whole = at[terms[0].start], at[terms[1].start]
        if percentage(interval_of(statistics[part]), interval_of(statistics[whole])) is not None:
            yield share_check(statistics, at[cell.start], part, whole)


def _rate_terms(
    cell: Cell, before: list[Cell], grid: dict[tuple[int, int], Cell], rows: list[int]
) -> tuple[Cell, Cell] | None:
    """占比 is the figure before it over its column's total; 办结率 is 办结数 over the first column."""
    if not before:
        return None
    if _OF_TOTAL.search(cell.column):
        part = before[-1]
        totals = [grid[row, part.column_number] for row in rows if (row, part.column_number) in grid]
        totals = [each for each in totals if each.row_total and not _SUBTOTAL.search(each.row)]
        return (part, totals[0]) if len(totals) == 1 else None
    planned = [each for each in before if _PLANNED.search(each.column)]
    reached = [each for each in before if not _PLANNED.search(each.column)]
    if _REACHED.search(cell.column) and len(planned) == 1 and reached:
        return reached[-1], planned[0]
    match = _RATE.search(cell.column)
    parts = [each for each in before if match and match["stem"] in each.column]
    wholes = [each for each in before if parts and each.column_number < parts[0].column_number]
    return (parts[0], wholes[0]) if match and match["stem"] != "满意" and len(parts) == 1 and wholes else None


def _against_prose(
    grid: dict[tuple[int, int], Cell],
    rows: list[int],
    columns: list[int],
    at: dict[int, int],
    statistics: Sequence[Statistic],
) -> Iterator[FigureCheck]:
    """A column without a total row against the figure of its name in the text before the table."""
    if any(cell.row_total for cell in grid.values()):
        return
    for column in columns:
        line = [grid[row, column] for row in rows if (row, column) in grid]
        if len(line) < 2 or not _is_added(line[0]):
            continue
        added = sum((cell.value for cell in line), Decimal(0))
        for index, each in enumerate(statistics):
            if each.end >= line[0].start:
                break
            if each.value == added and each.unit == line[0].unit and _names_column(each, line[0]):
                yield total_check(statistics, index, [at[cell.start] for cell in line])
                break


def _names_column(statistic: Statistic, cell: Cell) -> bool:
    return statistic.indicator == cell.column or (cell.column_total and statistic.part_of is None)
