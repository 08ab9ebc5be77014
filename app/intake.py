"""Files into the store: read, extract, save."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from extract import extract_page
from extract.page import read_page
from store.database import writing
from store.save import save_records


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of an intake: counts, and one Chinese line for each file that could not be read."""

    files: int
    documents: int
    changed: int
    failures: tuple[str, ...]


def ingest_files(engine: Engine, paths: Iterable[Path]) -> Intake:
    """Save the records of all files, in order, each file whole or not at all."""
    files = documents = changed = 0
    failures: list[str] = []
    for path in paths:
        for file in files_under(path):
            files += 1
            try:
                body = file.read_bytes()
            except OSError as error:
                failures.append(f"无法读取 {file}：{error.strerror or error}")
                continue
            records = extract_page(body, str(file))
            if not records:
                failures.append(f"{file} 中没有读到文档：{read_page(body, str(file)).note or '内容为空'}")
                continue
            with writing(engine) as connection:
                changed += save_records(connection, records, hashlib.sha256(body).hexdigest())
            documents += len(records)
    return Intake(files, documents, changed, tuple(failures))


def files_under(path: Path) -> Iterator[Path]:
    """The file itself, or all files under a folder, in order of their names."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file())
    else:
        yield path
