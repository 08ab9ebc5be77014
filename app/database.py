"""The database that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.errors import InputError
from app.settings import read_settings, sqlite_file

if TYPE_CHECKING:
    from sqlalchemy import Engine


def open_database(db: str | None, *, existing: bool = False) -> Engine:
    """The engine of the database named by ``--db``, the environment or the user's data folder.

    Raises InputError (exit status 1) with one Chinese line when it cannot be opened, and with ``existing``,
    for commands that only read, when ``--db`` names an SQLite file that is not there.
    """
    from store.database import open_store
    from store.errors import DatabaseError

    if existing and (missing := missing_file(db)):
        raise InputError(missing)
    try:
        return open_store(read_settings(database_url=db).database_url)
    except DatabaseError as error:
        raise InputError(str(error)) from error


def missing_file(db: str | None) -> str | None:
    """One Chinese line when ``db`` names an SQLite file that is not there, else None."""
    path = sqlite_file(db)
    if path is None or path.exists():
        return None
    return f"没有这个数据库文件：{path}（先用 dafu crawl 或 dafu ingest 建立）"


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Say in one line what the database refused (read only, full, locked, gone), without the SQL."""
    from sqlalchemy.exc import DBAPIError

    from store.database import reason

    try:
        yield
    except DBAPIError as error:
        raise InputError(f"数据库出错：{reason(error)}") from error
