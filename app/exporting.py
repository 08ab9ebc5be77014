"""All records to a folder: one table a kind in each format, the data dictionary, licence and citation."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.writers import open_writer, today_metadata
from store.export import TABLES, export_columns, export_rows
from store.tables import DOCUMENTS


def count_documents(connection: Connection) -> int:
    """How many documents there are."""
    return connection.scalar(select(func.count()).select_from(DOCUMENTS)) or 0


def export_folder(
    connection: Connection,
    folder: Path,
    formats: Sequence[str],
    day: date,
    advance: Callable[[], None] | None = None,
) -> dict[str, int]:
    """Write all tables in all ``formats`` to ``folder``; how many rows each table has.

    ``day`` is the day of export, for the citation; ``advance`` is called once a document.
    """
    folder.mkdir(parents=True, exist_ok=True)
    total = count_documents(connection)
    metadata = today_metadata(day, total)
    writers = {
        table: [open_writer(kind, folder, table, export_columns(table), metadata) for kind in formats]
        for table in TABLES
    }
    counts: dict[str, int] = dict.fromkeys(TABLES, 0)
    for rows in export_rows(connection):
        for table in TABLES:
            counts[table] += len(rows[table])
            for writer in writers[table]:
                writer.write(rows[table])
        if advance:
            advance()
    for some in writers.values():
        for writer in some:
            writer.close()
    write_dictionary(folder)
    write_notes(folder, counts, day)
    return counts


def write_dictionary(folder: Path) -> None:
    """The data dictionary as a table of its own."""
    with (folder / "dictionary.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["表", "列", "类型", "名称", "说明"])
        for table in TABLES:
            writer.writerows(
                [table, column.name, column.type, column.label, column.description]
                for column in export_columns(table)
            )


def write_notes(folder: Path, counts: dict[str, int], day: date) -> None:
    """What the tables are, how they may be used, how to cite them."""
    notes = files("data").joinpath("export_notes.md").read_text(encoding="utf-8")
    values = {
        **counts,
        "day": f"{day.year}年{day.month}月{day.day}日",
        "year": day.year,
        "iso": day.isoformat(),
    }
    (folder / "README.md").write_text(notes.format_map(values), encoding="utf-8")
