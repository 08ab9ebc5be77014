"""Writers of flat tables: CSV for Excel, XLSX, Parquet, JSON lines; each writes row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Protocol

from extract.model import as_json
from store.export import ExportColumn, Row, value_labels

FORMATS = ("csv", "xlsx", "parquet", "jsonl")
# What a spreadsheet would take for a formula (OWASP, CSV Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
LIST_MARK = "；"
XLSX_ROWS = 1_048_576
XLSX_CHARACTERS = 32_767
LICENCE = (
    "事实和数字可自由使用；原文的著作权以来源网站的声明为准，引用请注明 source；字段结构按 CC0 1.0 放弃权利"
)
PARQUET_ROWS = 5_000


class Writer(Protocol):
    """Takes rows; ``close`` ends the file."""

    def write(self, rows: Iterable[Row]) -> None:
        """Write some rows."""

    def close(self) -> None:
        """End the file."""


def plain(value: Any) -> Any:
    """A list as words between marks; anything else as it is."""
    return LIST_MARK.join(map(str, value)) if isinstance(value, tuple) else value


def labelled(value: Any, column: ExportColumn) -> Any:
    """A code, or each code of a list, as people read it; anything else as it is."""
    labels = value_labels(column)
    if isinstance(value, tuple):
        return tuple(labels.get(part, part) for part in value)
    return labels.get(value, value)


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_cell(value: Any, column: ExportColumn) -> str:
    """A cell of a CSV file; numbers are left alone."""
    if value is None:
        return ""
    if column.type in ("integer", "decimal", "date"):
        return str(as_json(value))
    return neutral(str(plain(value)))


class CsvWriter:
    """UTF-8 with a byte order mark, as Excel expects it."""

    def __init__(self, stream: IO[str], columns: Sequence[ExportColumn]) -> None:
        self.stream = stream
        self.columns = columns
        stream.write("\ufeff")
        self.csv = csv.writer(stream)
        self.csv.writerow([column.name for column in columns])

    def write(self, rows: Iterable[Row]) -> None:
        """Write some rows."""
        self.csv.writerows([csv_cell(row[column.name], column) for column in self.columns] for row in rows)

    def close(self) -> None:
        """End the file."""
        self.stream.close()


class JsonlWriter:
    """One object a line; lists stay lists, decimals are strings."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    def write(self, rows: Iterable[Row]) -> None:
        """Write some rows."""
        for row in rows:
            value = {name: as_json(part) for name, part in row.items()}
            self.stream.write(json.dumps(value, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """End the file."""
        self.stream.close()


class XlsxWriter:
    """Typed cells, a frozen header, links to sources, and the data dictionary on a sheet of its own.

    Codes are written as people read them (已完成, not done): programs read the other formats.
    """

    def __init__(self, file: Path | IO[bytes], table: str, columns: Sequence[ExportColumn]) -> None:
        from openpyxl import Workbook

        self.file = file
        self.table = table
        self.columns = columns
        self.book = Workbook(write_only=True)
        self.sheet = self.new_sheet()

    def new_sheet(self) -> Any:
        """A sheet with its header; the next one when this is full."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        number = len(self.book.sheetnames) + 1
        sheet = self.book.create_sheet(self.table if number == 1 else f"{self.table}{number}")
        sheet.freeze_panes = "A2"
        for position, column in enumerate(self.columns, 1):
            width = {"text": 24, "link": 40, "list": 24}.get(column.type, 12)
            sheet.column_dimensions[get_column_letter(position)].width = width
        header = []
        for column in self.columns:
            cell = WriteOnlyCell(sheet, f"{column.label}\n{column.name}")
            cell.font = Font(bold=True)
            header.append(cell)
        sheet.append(header)
        self.count = 1
        return sheet

    def write(self, rows: Iterable[Row]) -> None:
        """Write some rows."""
        for row in rows:
            if self.count >= XLSX_ROWS:
                self.sheet = self.new_sheet()
            self.count += 1
            self.sheet.append([self.cell(row[column.name], column) for column in self.columns])

    def cell(self, value: Any, column: ExportColumn) -> Any:
        """A typed cell; text is never a formula."""
        from openpyxl.cell import WriteOnlyCell

        if value is None or column.type in ("integer", "decimal", "date"):
            return value
        cell = WriteOnlyCell(self.sheet, xlsx_text(str(plain(labelled(value, column)))))
        cell.data_type = "s"
        if column.type == "link" and str(value).startswith(("http://", "https://")):
            cell.hyperlink = str(value)
            cell.style = "Hyperlink"
        return cell

    def close(self) -> None:
        """Add the dictionary and write the file."""
        sheet = self.book.create_sheet("数据字典")
        sheet.append(["列", "名称", "类型", "说明"])
        for column in self.columns:
            sheet.append([column.name, column.label, column.type, column.description])
        self.book.save(self.file)


def xlsx_text(text: str) -> str:
    """Text as a cell can hold it: without control characters, cut at Excel's limit with a mark."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return clean if len(clean) <= XLSX_CHARACTERS else clean[: XLSX_CHARACTERS - 6] + "……（截断）"[:6]


class ParquetWriter:
    """Typed columns; lists are lists, decimals exact to nine places."""

    def __init__(
        self, file: Path | IO[bytes], columns: Sequence[ExportColumn], metadata: dict[str, str]
    ) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        types = {
            "integer": pa.int64(),
            "decimal": pa.decimal128(38, 9),
            "date": pa.date32(),
            "list": pa.list_(pa.string()),
        }
        fields = [
            pa.field(column.name, types.get(column.type, pa.string()), metadata=field_metadata(column))
            for column in columns
        ]
        self.schema = pa.schema(fields, metadata=metadata)
        self.file = parquet.ParquetWriter(file, self.schema, compression="zstd")
        self.rows: list[Row] = []

    def write(self, rows: Iterable[Row]) -> None:
        """Write some rows, a group at a time."""
        self.rows += rows
        if len(self.rows) >= PARQUET_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered."""
        import pyarrow as pa

        rows = [{name: parquet_value(value) for name, value in row.items()} for row in self.rows]
        self.file.write_table(pa.Table.from_pylist(rows, schema=self.schema))
        self.rows = []

    def close(self) -> None:
        """End the file."""
        if self.rows:
            self.flush()
        self.file.close()


def field_metadata(column: ExportColumn) -> dict[str, str]:
    """The row of the data dictionary that belongs to a column."""
    return {"label": column.label, "description": column.description}


def parquet_value(value: Any) -> Any:
    """A value as Arrow takes it."""
    if isinstance(value, tuple):
        return list(value)
    return round(value, 9) if isinstance(value, Decimal) else value


def open_writer(
    kind: str, folder: Path, table: str, columns: Sequence[ExportColumn], metadata: dict[str, str]
) -> Writer:
    """A writer of ``folder/table.kind``."""
    path = folder / f"{table}.{kind}"
    if kind == "xlsx":
        return XlsxWriter(path, table, columns)
    if kind == "parquet":
        return ParquetWriter(path, columns, metadata)
    stream = path.open("w", encoding="utf-8", newline="")
    return CsvWriter(stream, columns) if kind == "csv" else JsonlWriter(stream)


def today_metadata(day: date, count: int) -> dict[str, str]:
    """What a Parquet file says of itself: licence and citation are those of data/export_notes.md."""
    return {
        "generator": "dafu",
        "exported_on": day.isoformat(),
        "documents": str(count),
        "licence": LICENCE,
        "citation": f"提案答复数据[DS/OL]. dafu, {day.year}[{day.isoformat()}]. 逐条来源见 source 列.",
    }
