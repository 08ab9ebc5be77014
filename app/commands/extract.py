"""``dafu extract``: files and folders to records, one JSON object a document."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.command("extract", help="从文件或文件夹提取记录，每份文档一行 JSON。")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="写入文件（默认标准输出）"
)
@click.option("--jobs", type=int, default=1, show_default=True, help="并行进程数")
def COMMAND(paths: tuple[Path, ...], output: Path | None, jobs: int) -> None:  # noqa: N802 - looked up by name
    from extract import extract_page

    files = [
        f for p in paths for f in (sorted(x for x in p.rglob("*") if x.is_file()) if p.is_dir() else [p])
    ]
    out = output.open("w", encoding="utf-8") if output else sys.stdout
    for f in files:
        for r in extract_page(f.read_bytes(), str(f)):
            out.write(json.dumps(r.to_json(), ensure_ascii=False) + "\n")
    if output:
        out.close()
