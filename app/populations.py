"""The population table that a person gives: place, people, year."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation

from extract.regions import find_region
from store.compare import Population

COLUMNS = ("地区", "人口", "年份")


def read_population_table(body: bytes) -> tuple[Population, ...]:
    """The rows of a CSV with the columns 地区, 人口, 年份 (UTF-8 or GB 18030).

    Raises ValueError, in Chinese, naming the line that cannot be read.
    """
    rows = csv.DictReader(decoded(body).splitlines())
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise ValueError(f"缺少列：{'、'.join(missing)}（应有：{'、'.join(COLUMNS)}）")
    return tuple(population_of(row, number) for number, row in enumerate(rows, 2))


def decoded(body: bytes) -> str:
    """Text of a CSV as Excel saves it."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("gb18030", errors="replace")


def population_of(row: dict[str, str], number: int) -> Population:
    """One row."""
    place = find_region(row["地区"] or "")
    if place is None:
        raise ValueError(f"第 {number} 行的地区不认识：{row['地区']}")
    try:
        people = Decimal((row["人口"] or "").replace(",", "").strip())
    except InvalidOperation:
        raise ValueError(f"第 {number} 行的人口不是数字：{row['人口']}") from None
    year = (row["年份"] or "").strip()
    if not (len(year) >= 4 and year[:4].isdigit()):
        raise ValueError(f"第 {number} 行的年份不对：{row['年份']}")
    return Population(place, people, year[:4])
