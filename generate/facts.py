"""The unit's own facts file (CSV or XLSX): one figure a row, with as-of date, place and source.

Columns: indicator, value, unit, as_of, place, source (English or Chinese names, data/fact_columns.csv).
"""

from __future__ import annotations

import calendar
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources

_REQUIRED = ("indicator", "value", "unit", "as_of")
_LABELS = {
    "indicator": "指标",
    "value": "数值",
    "unit": "单位",
    "as_of": "截至",
    "place": "地区",
    "source": "来源",
}
_DAY = re.compile(
    r"(?:截至)?\s*(\d{4})(?:\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2}))?)?\s*[年月日]?\s*(底|末|年底)?"
)


class FactsError(ValueError):
    """A facts file that cannot be used; the message is one Chinese line naming file, row and column."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row. ``written`` is the value as written (``1,436``); ``as_of`` is YYYY, YYYY-MM or YYYY-MM-DD."""

    indicator: str
    value: Decimal
    written: str
    unit: str
    as_of: str
    place: str | None
    source: str | None
    file: str
    row: int

    @property
    def quote(self) -> str:
        """The row in words, each number as the letter prints it."""
        place = f"{self.place} " if self.place else ""
        source = f"（{self.source}）" if self.source else ""
        return f"{place}{self.indicator} {self.written}{self.unit} {as_of_words(self.as_of)}{source}"


def read_facts(body: bytes, name: str) -> tuple[Fact, ...]:
    """The facts of a file's bytes; raises FactsError for a file that is none, a missing column or a bad
    value."""
    rows = _xlsx_rows(body, name) if name.lower().endswith(".xlsx") else _csv_rows(body, name)
    header, *rest = rows or [[]]
    columns = _columns(header, name)
    facts = []
    for number, row in enumerate(rest, 2):
        values = {field: row[index].strip() for field, index in columns.items() if index < len(row)}
        if any(values.values()):
            facts.append(_fact(values, name, number))
    return tuple(facts)


@cache
def _names() -> dict[str, str]:
    source = resources.files("data").joinpath("fact_columns.csv").read_text("utf-8")
    return {row["name"]: row["field"] for row in csv.DictReader(source.splitlines())}


def _columns(header: Sequence[str], name: str) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, title in enumerate(header):
        bare = re.split(r"[（(]", title.strip().lstrip("\ufeff").lower())[0].strip()
        field = _names().get(bare)
        if field:
            columns.setdefault(field, index)
    missing = [_LABELS[field] for field in _REQUIRED if field not in columns]
    if missing:
        raise FactsError(
            f"数据文件 {name} 的第一行缺少列：{'、'.join(missing)}"
            "（应有：指标、数值、单位、截至、地区、来源）"
        )
    return columns


def _csv_rows(body: bytes, name: str) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = text.split("\n", 1)[0]
        delimiter = max(",\t;", key=first.count)
        return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    raise FactsError(f"数据文件 {name} 不是 UTF-8 或 GB18030 编码的文本")


def _xlsx_rows(body: bytes, name: str) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise FactsError(f"数据文件 {name} 打不开，不是有效的 .xlsx 表格") from error
    sheet: Iterable[Sequence[object]] = book.worksheets[0].iter_rows(values_only=True)
    rows = [[_cell(value) for value in row] for row in sheet]
    return [row for row in rows if any(row)]


def _cell(value: object) -> str:
    from datetime import date, datetime

    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _fact(values: dict[str, str], name: str, row: int) -> Fact:
    for field in ("indicator", "value", "as_of"):
        if not values.get(field):
            raise FactsError(f"数据文件 {name} 第{row}行缺“{_LABELS[field]}”")
    written = values["value"].replace("，", ",")
    unit = values.get("unit", "")
    match = re.fullmatch(r"([\d,]+(?:\.\d+)?)\s*(.*)", written)
    if match and match[2] and (not unit or unit == match[2]):
        written, unit = match[1], match[2]
    try:
        value = Decimal(written.replace(",", ""))
    except InvalidOperation as error:
        raise FactsError(f"数据文件 {name} 第{row}行的数值“{values['value']}”不是数字") from error
    return Fact(
        indicator=values["indicator"],
        value=value,
        written=written,
        unit=unit,
        as_of=_as_of(values["as_of"], name, row),
        place=values.get("place") or None,
        source=values.get("source") or None,
        file=name,
        row=row,
    )


def _as_of(written: str, name: str, row: int) -> str:
    match = _DAY.fullmatch(written.split(" ")[0].split("T")[0].strip())
    if not match:
        raise FactsError(
            f"数据文件 {name} 第{row}行的截至时间“{written}”读不懂，应写成 2025-08-31、2025-08 或 2025"
        )
    year, month, day, is_end = match.groups()
    if month is None:
        return f"{year}-12-31" if is_end else year
    if not 1 <= int(month) <= 12:
        raise FactsError(f"数据文件 {name} 第{row}行的截至时间“{written}”没有这个月")
    last = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{int(month):02d}-{last}" if is_end else f"{year}-{int(month):02d}"
    if not 1 <= int(day) <= last:
        raise FactsError(f"数据文件 {name} 第{row}行的截至时间“{written}”没有这一天")
    return f"{year}-{int(month):02d}-{int(day):02d}"


def as_of_words(as_of: str) -> str:
    """The time as a letter says it: 2025年, 2025年8月, 2025年8月底 (the month's last day), 2025年8月12日."""
    parts = [int(part) for part in as_of.split("-")]
    if len(parts) == 1:
        return f"{parts[0]}年"
    if len(parts) == 2:
        return f"{parts[0]}年{parts[1]}月"
    if parts[1:] == [12, 31]:
        return f"{parts[0]}年底"
    is_end = parts[2] == calendar.monthrange(parts[0], parts[1])[1]
    return f"{parts[0]}年{parts[1]}月{'底' if is_end else f'{parts[2]}日'}"
