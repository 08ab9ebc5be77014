"""``dafu ingest``: files and folders to records in the database; a second run changes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from app.options import database_option


@click.command("ingest", help="提取文件或文件夹中的记录并存入数据库；重复运行结果不变。")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@database_option
def COMMAND(paths: tuple[Path, ...], db: str | None) -> None:  # noqa: N802 - looked up by name
    """Save the records of every file, each file in a transaction of its own."""
    from app.database import open_database
    from app.intake import ingest_files

    report = ingest_files(open_database(db), paths)
    for failure in report.failures:
        click.echo(f"错误：{failure}", err=True)
    click.echo(
        f"读取 {report.files} 个文件，{report.documents} 份文档；新增或更新 {report.changed} 份，"
        f"未变 {report.documents - report.changed} 份，未能读取 {len(report.failures)} 个。",
        err=True,
    )
    if report.failures:
        raise SystemExit(1)
