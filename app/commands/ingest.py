"""``dafu ingest``: files and folders to records in the database; a second run changes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from app.options import database_option


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path))
@click.option(
    "--jobs", metavar="数", type=click.IntRange(1), default=1, show_default=True, help="同时读取的进程数"
)
@database_option
@click.pass_context
def COMMAND(ctx: click.Context, paths: tuple[Path, ...], jobs: int, db: str | None) -> None:  # noqa: N802
    """提取文件或文件夹中的记录并存入数据库，原件一并存档；重复运行结果不变。

    支持 dafu extract 的各种文件。读不了的文件逐一说明，其余照常；有读不了的文件时退出状态为 1。
    """
    from app.database import one_line_errors, open_database
    from app.inputs import Outcome, find_files
    from app.intake import ingest_files
    from app.progress import show_progress
    from app.settings import read_settings

    engine = open_database(db)
    with one_line_errors(), show_progress("存入", len(find_files(paths))) as progress:

        def advance(outcome: Outcome) -> None:
            if outcome.note:
                head = "读不了" if outcome.failed else "没有文档"
                progress.tell(f"{head}：{outcome.source}：{outcome.note}")
            progress.advance()

        archive = read_settings(database_url=db).archive_dir
        report = ingest_files(engine, paths, archive, jobs=jobs, advance=advance)
    engine.dispose()
    click.echo(
        f"读取 {report.files} 个文件，得到 {report.documents} 份文档：新增或更新 {report.changed} 份，"
        f"未变 {report.documents - report.changed} 份；读不了 {len(report.failures)} 个文件。",
        err=True,
    )
    if report.failures:
        ctx.exit(1)
