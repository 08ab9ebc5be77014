"""Opens the database: makes its folder, brings its schema up to date, and sets what SQLite needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from store.errors import DatabaseError

# Any number known to no other program: two processes that open a new PostgreSQL database take turns.
MIGRATION_LOCK = 0x64616675

# What SQLite says (sqlite.org, Result and Error Codes), for people; anything rarer keeps its own words.
SQLITE_WORDS = {
    "file is not a database": "这个文件不是数据库",
    "unable to open database file": "打不开这个文件（文件夹不存在或没有权限）",
    "attempt to write a readonly database": "文件是只读的",
    "database or disk is full": "磁盘已满",
    "database is locked": "另一个程序正在写入，请稍后再试",
    "disk I/O error": "读写磁盘出错",
    "database disk image is malformed": "数据库文件已损坏",
}


def open_store(url: str) -> Engine:
    """The engine of the database at ``url`` with its schema up to date; makes an SQLite file's folder.

    Raises DatabaseError, with a Chinese sentence, when it cannot be opened.
    """
    parsed = read_url(url)
    refuse_foreign(parsed)
    try:
        make_folder(parsed)
        engine = create_engine(parsed)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", set_up_sqlite)
            event.listen(engine, "begin", begin_sqlite)
        if engine.dialect.name == "postgresql":
            event.listen(engine, "connect", set_up_postgresql)
        with engine.connect() as connection:
            upgrade(connection)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise DatabaseError(f"没有这种数据库的驱动：{shown(parsed)}（{error}）") from error
    except DBAPIError as error:
        raise DatabaseError(f"无法打开数据库 {shown(parsed)}：{reason(error)}") from error
    except OSError as error:
        raise DatabaseError(f"无法打开数据库 {shown(parsed)}：{error.strerror or error}") from error
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that will write: committed at the end, undone on any error.

    On SQLite it takes the write lock at once, so that two writers wait for each other instead of failing.
    """
    with engine.connect().execution_options(dafu_writes=True) as connection, connection.begin():
        yield connection


def read_url(url: str) -> URL:
    """The parsed address of a database; raises DatabaseError for something else."""
    try:
        return make_url(url)
    except ArgumentError as error:
        raise DatabaseError(f"数据库地址写法不对：{url}（例：sqlite:///dafu.sqlite）") from error


def make_folder(url: URL) -> None:
    """Make the folder of an SQLite file."""
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def shown(url: URL) -> str:
    """The address without its password."""
    return url.render_as_string(hide_password=True)


def reason(error: DBAPIError) -> str:
    """What the driver says, on one line; in Chinese where it is one of SQLite's usual reasons."""
    words = str(error.orig).strip().splitlines()
    said = words[0] if words else type(error.orig).__name__
    return SQLITE_WORDS.get(said, said)


def set_up_sqlite(connection: Any, _record: object) -> None:
    """Per connection: own transactions, a log that readers and a writer share, and room in memory."""
    connection.isolation_level = None
    for pragma in (
        "busy_timeout = 30000",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "cache_size = -16384",
        "mmap_size = 4294967296",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def set_up_postgresql(connection: Any, _record: object) -> None:
    """Per connection: plans made for the words asked, not for any words, and carried out in their order.

    Reading an entry's tokens costs far more than the planner thinks: no table is read through where an index
    leads. ``work_mem`` keeps bitmaps of hits exact.
    """
    if hasattr(connection, "prepare_threshold"):
        # psycopg would prepare a statement seen five times, and PostgreSQL then plan it without its words.
        connection.prepare_threshold = None
    with connection.cursor() as cursor:
        for setting in (
            "jit = off",
            "plan_cache_mode = force_custom_plan",
            "enable_seqscan = off",
            "max_parallel_workers_per_gather = 0",
            "work_mem = '32MB'",
        ):
            cursor.execute(f"SET {setting}")
    connection.commit()


def begin_sqlite(connection: Connection) -> None:
    """Begin as the transaction means to go on: a writer asks for the lock now."""
    writes = connection.get_execution_options().get("dafu_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def upgrade(connection: Connection) -> None:
    """Run the migrations that this database has not seen, one process at a time."""
    with connection.begin():
        if is_current(connection):
            return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.set_main_option("path_separator", "os")
    writer = connection.execution_options(dafu_writes=True)
    config.attributes["connection"] = writer
    with writer.begin():
        if writer.dialect.name == "postgresql":
            writer.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise DatabaseError(
                f"数据库由更新版本的 dafu 建立，请升级程序：{shown(writer.engine.url)}"
            ) from error


def refuse_foreign(url: URL) -> None:
    """Raise DatabaseError for an SQLite file that another program filled: not a byte is written into it."""
    if url.get_backend_name() != "sqlite" or not url.database or not Path(url.database).is_file():
        return
    try:
        with closing(sqlite3.connect(f"{Path(url.database).absolute().as_uri()}?mode=ro", uri=True)) as file:
            tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    except sqlite3.Error:
        return  # no database at all, or one that is in use: opening it says so
    if tables and "alembic_version" not in tables:
        raise DatabaseError(f"这不是 dafu 的数据库：{shown(url)}（里面是别的表：{tables[0]}）")


def is_current(connection: Connection) -> bool:
    """Whether the newest migration has been run; told without Alembic, which is slow to import."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    versions = (file.name for file in files("store.migrations").joinpath("versions").iterdir())
    newest = max(name for name in versions if name.endswith(".py") and name[0].isdigit())
    known = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
    return known == [newest.removesuffix(".py")]
