"""``dafu export``: all records as tables, with a data dictionary, licence and citation."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from app.options import database_option

FORMATS = ("csv", "xlsx", "parquet", "jsonl")


@click.command("export", help="导出全部记录：每类一张表，附数据字典、使用许可和引用格式；个人信息已遮蔽。")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--format", "formats", default=",".join(FORMATS), show_default=True, help="格式，逗号分隔")
@database_option
def COMMAND(folder: Path, formats: str, db: str | None) -> None:  # noqa: N802 - looked up by name
    """Write the tables."""
    from app.database import one_line_errors, open_database
    from app.errors import InputError, system_reason
    from app.exporting import count_documents, export_folder
    from app.progress import show_progress

    chosen = read_formats(formats)
    engine = open_database(db, existing=True)
    with one_line_errors(), engine.connect() as connection:
        try:
            with show_progress("导出", count_documents(connection)) as progress:
                day = datetime.now(UTC).astimezone().date()
                counts = export_folder(connection, folder, chosen, day, progress.advance)
        except OSError as error:
            raise InputError(f"无法写入 {folder}：{system_reason(error)}") from error
    engine.dispose()
    rows = "，".join(f"{table} {count} 行" for table, count in counts.items())
    click.echo(f"已导出到 {folder}：{rows}（{'、'.join(chosen)}）。说明见 README.md。", err=True)


def read_formats(text: str) -> tuple[str, ...]:
    """The formats asked for, each once."""
    from app.errors import UsageError

    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [part for part in chosen if part not in FORMATS]
    if unknown or not chosen:
        raise UsageError(f"没有这种格式：{'、'.join(unknown) or text}（可用：{'、'.join(FORMATS)}）")
    return chosen
