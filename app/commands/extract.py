"""``dafu extract``: files and folders to records, one JSON object a document, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from app.errors import InputError, UsageError, system_reason


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="文件.jsonl", type=click.Path(path_type=Path), help="写入文件；默认写到标准输出"
)
@click.option("--jobs", metavar="数", type=int, default=1, show_default=True, help="同时读取的进程数")
@click.pass_context
def COMMAND(ctx: click.Context, paths: tuple[Path, ...], output: Path | None, jobs: int) -> None:  # noqa: N802
    """从文件或文件夹提取记录（不用数据库），每份文档一行 JSON。

    支持 .html .htm .mht .txt .docx .pdf .warc .warc.gz .wet .wet.gz；.doc .wps 需要 LibreOffice。
    读不了的文件在标准错误中逐一说明，其余照常；有读不了的文件时退出状态为 1。
    """
    if jobs < 1:
        raise UsageError("--jobs 必须是正整数。")
    with open_output(output) as lines:
        documents, failures = write_records(paths, jobs, lines)
    if output is not None:
        click.echo(f"共 {documents} 份文档，已写入 {output}。", err=True)
    if failures:
        click.echo(f"有 {failures} 个文件读不了，见上。", err=True)
        ctx.exit(1)


def write_records(paths: tuple[Path, ...], jobs: int, lines: IO[str]) -> tuple[int, int]:
    """Write the records of all files as JSON lines; how many documents, how many files failed."""
    from app.inputs import find_files, read_files
    from app.progress import show_progress

    documents = failures = 0
    files = find_files(paths)
    with show_progress("提取", len(files)) as progress:
        for outcome in read_files(files, jobs):
            for record in outcome.records:
                lines.write(json.dumps(record.to_json(), ensure_ascii=False) + "\n")
                documents += 1
            if outcome.note:
                failures += outcome.failed
                progress.tell(
                    f"{'读不了' if outcome.failed else '没有文档'}：{outcome.source}：{outcome.note}"
                )
            progress.advance()
    return documents, failures


@contextmanager
def open_output(path: Path | None) -> Iterator[IO[str]]:
    """The file to write to, or standard output."""
    if path is None:
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"无法写入 {path}（{system_reason(error)}）。") from error
    with stream:
        yield stream
