"""Stores to test on: SQLite always, PostgreSQL where DAFU_TEST_POSTGRESQL names a server (always in CI)."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from store.database import open_store, writing
from store.save import save_record
from tests.letters_of_yunling import sample_records

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
TABLES = "documents, measures, statistics, entries, facet_values"


@pytest.fixture(scope="session")
def empty_store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the schema and no record, to be copied."""
    path = tmp_path_factory.mktemp("store") / "empty.sqlite"
    open_store(f"sqlite:///{path}").dispose()
    return path


@contextmanager
def postgresql_store(purpose: str) -> Iterator[Engine]:
    """A store in a database of this process on the server that DAFU_TEST_POSTGRESQL names."""
    server = os.environ.get("DAFU_TEST_POSTGRESQL")
    if not server:
        if os.environ.get("CI"):
            pytest.fail("CI must name a PostgreSQL server in DAFU_TEST_POSTGRESQL")
        pytest.skip("DAFU_TEST_POSTGRESQL names no server")
    name = f"dafu_test_{os.getpid()}_{purpose}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    opened = open_store(make_url(server).set(database=name).render_as_string(hide_password=False))
    yield opened
    opened.dispose()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(scope="session")
def postgresql_engine() -> Iterator[Engine]:
    """A PostgreSQL store that tests may write to."""
    with postgresql_store("scratch") as opened:
        yield opened


@pytest.fixture(scope="session", params=DATABASES)
def library(
    request: pytest.FixtureRequest, empty_store_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A store with the sample records, to be read only."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            path = tmp_path_factory.mktemp("library") / "library.sqlite"
            shutil.copy(empty_store_file, path)
            opened = open_store(f"sqlite:///{path}")
            stack.callback(opened.dispose)
        else:
            opened = stack.enter_context(postgresql_store("library"))
        with writing(opened) as connection:
            for record in sample_records():
                save_record(connection, record)
        yield opened


@pytest.fixture
def sqlite_url(empty_store_file: Path, tmp_path: Path) -> str:
    """An empty SQLite store of this test."""
    path = tmp_path / "dafu.sqlite"
    shutil.copy(empty_store_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An empty store, on each kind of database in turn."""
    if request.param == "sqlite":
        opened = open_store(request.getfixturevalue("sqlite_url"))
        yield opened
        opened.dispose()
        return
    opened = request.getfixturevalue("postgresql_engine")
    with opened.begin() as connection:
        connection.execute(text(f"TRUNCATE {TABLES} CASCADE"))
    yield opened
